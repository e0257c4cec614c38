"""What went out of a case, for who leads it (R21)."""

import uuid

from regiehuis.logboek.verstrekkingen import Verstrekt, since, verstrekkingen_of_casus
from regiehuis.personen.rules import full_name
from regiehuis.samenwerking.access import Asker

from ..access.casus import led_casus
from ..models import Casuspersoon


def uit_casus(asker: Asker, casus_id: uuid.UUID) -> tuple[list[Verstrekt], dict[uuid.UUID, str]]:
    """Four years of what went out of a case that was fetched before, newest first, and the names of its persons.

    Of a document the items stand there that the asker may read; the database leaves the others out. Raises NotFound, or
    NotAllowed for a member who does not lead the case.
    """
    led_casus(asker, casus_id)
    rows = Casuspersoon.objects.filter(casus_id=casus_id).select_related("persoon")
    names = {row.persoon_id: full_name(row.persoon) for row in rows}
    return verstrekkingen_of_casus(casus_id, since(asker.moment)), names
