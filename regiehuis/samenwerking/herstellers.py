"""Who may ask and agree that somebody else gets a new way in."""

import uuid

from django.db.models import QuerySet

from regiehuis.kern.period import on_day

from .access import Asker
from .models import Aansluiting

FUNCTIES = ("beheerder", "ketenmanager")


def may_restore(asker: Asker, medewerker_id: uuid.UUID, onderdeel_id: uuid.UUID) -> bool:
    """Whether the asker asks or agrees for this employee; nobody for himself or whom he stands in for."""
    if medewerker_id in asker.namens:
        return False
    own = contacts_of(asker, onderdeel_id).filter(contactpersoon_id__in=asker.namens)
    return bool(asker.functies & set(FUNCTIES)) or own.exists()


def contacts_of(asker: Asker, onderdeel_id: uuid.UUID) -> QuerySet[Aansluiting]:
    """The affiliations of today of the organisation of a unit, with its contact."""
    return Aansluiting.objects.filter(on_day(asker.dag), organisatie__onderdelen=onderdeel_id)
