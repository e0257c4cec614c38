"""The filters of the log as a search: names to choose from, and the keys of a case by its number."""

import dataclasses
import uuid
from typing import Any

from django.utils.translation import gettext as _

from regiehuis.logboek.queries import Zoekvraag
from regiehuis.samenwerking.access import Asker
from regiehuis.samenwerking.queries import namen
from regiehuis.samenwerking.queries.huis import organisatienamen
from regiehuis.verantwoording.access.toezicht import keys_of_casus

from .forms import LogboekFilter

# Equal to no object: a number that no case has finds nothing.
NIETS = uuid.UUID(int=0)


def choices_of(asker: Asker) -> dict[str, Any]:
    """What the filters of the log offer."""
    return {"medewerkers": namen(asker), "organisaties": organisatienamen(asker)}


def search_of(asker: Asker, form: LogboekFilter) -> Zoekvraag:
    """What is searched; the number of a case stands for the case and its parts. For the FG alone."""
    asked, nummer = form.zoekvraag, form.cleaned_data.get("casus", "")
    if not nummer:
        return asked
    keys = keys_of_casus(asker, nummer)
    if not keys:
        form.add_error("casus", _("Dit casusnummer bestaat niet in uw huis."))
    wanted = set(asked.object_ids)
    both = tuple(key for key in keys if not wanted or key in wanted)
    return dataclasses.replace(asked, object_ids=both or (NIETS,))
