"""The conflict-of-duties note of an item, for its source alone (R24)."""

import uuid

from regiehuis.kern.errors import NotFound
from regiehuis.kern.models import sole
from regiehuis.logboek.actions import record
from regiehuis.samenwerking.access import Asker

from ..models import Informatie, Plichtenafweging
from .casus import membership


def fetch_afweging(asker: Asker, casus_id: uuid.UUID, informatie_id: uuid.UUID) -> Plichtenafweging:
    """The note of an own item, logged. Raises NotFound for whoever is not of the source, in the log too as no case."""
    casus = membership(asker, casus_id).casus
    items = Informatie.objects.filter(id=informatie_id, casus_id=casus.id, bron_id=asker.onderdeel_id)
    key = items.values("afweging_id")
    found = sole(Plichtenafweging.objects.select_related("vastgelegd_door").filter(id__in=key))
    if found is None:
        raise NotFound("casus", casus_id)
    record(asker=asker, handeling="lezen", object_soort="plichtenafweging", object_id=found.id)
    return found
