"""Putting an accepted signal on the waiting list of a meeting, as part of the decision (A2)."""

import uuid

from regiehuis.kern.errors import Refusal
from regiehuis.logboek.actions import record
from regiehuis.samenwerking.access import Asker
from regiehuis.samenwerking.models import Overlegvorm

from ..models import Signaal, Wachtplaats
from ..rules.triage import Wachten


class UnableToPlaceOnWachtlijst(Refusal):
    """The signal cannot be put on this waiting list."""


def place_on_wachtlijst(*, asker: Asker, signaal: Signaal, overlegvorm_id: uuid.UUID, wachten: Wachten) -> Wachtplaats:
    """The place of a signal that was just accepted, in a case meeting that the asker chairs."""
    mine = Overlegvorm.objects.filter(id=overlegvorm_id, soort="casusoverleg", id__in=asker.voorzit)
    if not mine.exists():
        raise UnableToPlaceOnWachtlijst("Kies een casusoverleg dat u voorzit.", field="overlegvorm")
    place = Wachtplaats.objects.create(
        veiligheidshuis_id=asker.huis_id,
        signaal=signaal,
        overlegvorm_id=overlegvorm_id,
        reden=wachten.reden,
        toelichting=wachten.toelichting.strip(),
        sinds=asker.moment,
        geplaatst_door_id=asker.medewerker_id,
    )
    record(asker=asker, handeling="aanmaken", object_soort="wachtplaats", object_id=place.id)
    return place
