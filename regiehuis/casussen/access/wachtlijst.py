"""The waiting list of a meeting is its chair's; for everybody else it is not there (A2, R15)."""

import uuid

from regiehuis.kern.errors import GEWIJZIGD, NotFound, Refusal
from regiehuis.kern.models import change_row, sole
from regiehuis.logboek.actions import record
from regiehuis.samenwerking.access import Asker

from ..models import Wachtplaats


class UnableToChangeWachtlijst(Refusal):
    """The waiting list cannot be changed like this."""


def fetch_wachtplaats(asker: Asker, wachtplaats_id: uuid.UUID) -> Wachtplaats:
    """A signal that waits for a meeting that the asker chairs, for reading; logs the look. Raises NotFound."""
    found = Wachtplaats.objects.select_related("signaal__organisatie", "signaal__thema", "overlegvorm")
    place = _own(asker, sole(found.filter(id=wachtplaats_id, status="wacht")), wachtplaats_id)
    personen = place.signaal.personen.exclude(persoon=None).values_list("persoon_id", flat=True)
    record(
        asker=asker,
        handeling="lezen",
        object_soort="signaal",
        object_id=place.signaal_id,
        personen=[persoon for persoon in personen if persoon],
        doel="wachtlijst",
    )
    return place


def waiting_place(asker: Asker, wachtplaats_id: uuid.UUID) -> Wachtplaats:
    """A place on a waiting list of the asker's, to change. Raises NotFound; refuses one that has ended."""
    found = Wachtplaats.objects.select_for_update(of=("self",)).select_related("signaal", "overlegvorm")
    place = _own(asker, sole(found.filter(id=wachtplaats_id)), wachtplaats_id)
    if place.status != "wacht":
        raise UnableToChangeWachtlijst("Dit signaal staat niet meer op de wachtlijst.")
    return place


def update_wachtplaats(place: Wachtplaats, versie: int, **fields: object) -> None:
    """Write `fields` unless somebody changed the place since `versie`; then raises a refusal."""
    if not change_row(place, versie, **fields):
        raise UnableToChangeWachtlijst(GEWIJZIGD)


def _own(asker: Asker, place: Wachtplaats | None, wachtplaats_id: uuid.UUID) -> Wachtplaats:
    if place is None or place.overlegvorm_id not in asker.voorzit:
        raise NotFound("wachtplaats", wachtplaats_id)
    return place
