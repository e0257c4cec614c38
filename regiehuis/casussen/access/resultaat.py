"""Results of a case for another partnership: seen by its members, kept by who leads it (R15, R23)."""

import uuid

from regiehuis.convenanten.models import Regime
from regiehuis.kern.errors import NotFound
from regiehuis.kern.models import sole
from regiehuis.samenwerking.access import Asker

from ..models import Casus, Resultaatverstrekking
from .casus import led_casus, membership


def fetch_resultaat(asker: Asker, resultaat_id: uuid.UUID) -> tuple[Resultaatverstrekking, Casus]:
    """Results with their case, for its members. Raises NotFound."""
    rows = Resultaatverstrekking.objects.select_related("voorgesteld_door", "besloten_door")
    found = sole(rows.filter(id=resultaat_id))
    if found is None:
        raise NotFound("resultaatverstrekking", resultaat_id)
    return found, membership(asker, found.casus_id).casus


def led_resultaat(asker: Asker, resultaat_id: uuid.UUID) -> tuple[Resultaatverstrekking, Casus]:
    """As `fetch_resultaat`, for who leads the case. Raises NotFound or NotAllowed."""
    found, casus = fetch_resultaat(asker, resultaat_id)
    led_casus(asker, casus.id)
    return found, casus


def named_verbanden(casus: Casus) -> tuple[str, ...]:
    """The other partnerships that the regime of a case names (R23)."""
    rows = Regime.objects.filter(convenanten=casus.convenant_id).values_list("andere_verbanden", flat=True)
    return tuple(naam for verbanden in rows for naam in verbanden)
