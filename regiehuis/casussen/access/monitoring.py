"""Who sees and answers a question on the ladder: members of the case, and the addressee until answered (R15, R29)."""

import dataclasses
import uuid

from django.db.models import Q

from regiehuis.kern.errors import NotFound
from regiehuis.kern.models import sole
from regiehuis.samenwerking.access import Asker
from regiehuis.samenwerking.models import Functie, Medewerker, Overlegdeelnemer, Overlegvorm

from ..models import Casus, Opschaling
from ..rules.monitoring import OPEN, OVERLEG_VAN_TREDE
from .casus import leads
from .plan import member_casus


@dataclasses.dataclass(frozen=True)
class Rol:
    """What the asker is to a question: addressee, lead of the case, who put it; `lid` reads the case itself."""

    geadresseerde: bool
    regie: bool
    indiener: bool
    lid: bool


def fetch_opschaling(asker: Asker, opschaling_id: uuid.UUID) -> tuple[Opschaling, Rol]:
    """A question and what the asker is to it. Joins no case: its addressee does not see that. Raises NotFound."""
    found = Opschaling.objects.select_related("geadresseerde", "voorgelegd_door__onderdeel__organisatie")
    opschaling = sole(found.filter(id=opschaling_id))
    if opschaling is None:
        raise NotFound("opschaling", opschaling_id)
    addressed = opschaling.geadresseerde_id in asker.namens
    try:
        casus = member_casus(asker, opschaling.casus_id)
    except NotFound:
        if not addressed or opschaling.status not in OPEN:
            raise NotFound("opschaling", opschaling_id) from None
        return opschaling, Rol(geadresseerde=True, regie=False, indiener=False, lid=False)
    mine = opschaling.voorgelegd_door_id in asker.namens
    return opschaling, Rol(geadresseerde=addressed, regie=leads(asker, casus), indiener=mine, lid=True)


def addressees(asker: Asker, casus: Casus, trede: str) -> list[Medewerker]:
    """Who stands on a step of the ladder: bestuurders and the table of that step; on the first the case leads."""
    people = Medewerker.objects.select_related("onderdeel__organisatie").filter(
        veiligheidshuis_id=asker.huis_id, is_active=True
    )
    if trede == "operationeel":
        return list(people.filter(id__in=[casus.procesregisseur_id, casus.regisseur_id]).order_by("naam"))
    if trede not in OVERLEG_VAN_TREDE:
        return []
    running = Q(tot__isnull=True) | Q(tot__gt=asker.dag)
    tables = Overlegvorm.objects.filter(veiligheidshuis_id=asker.huis_id, soort=OVERLEG_VAN_TREDE[trede])
    seats = Overlegdeelnemer.objects.filter(running, overlegvorm__in=tables, van__lte=asker.dag)
    office = Functie.objects.filter(running, veiligheidshuis_id=asker.huis_id, soort="bestuurder", van__lte=asker.dag)
    wanted = (
        Q(id__in=office.values("medewerker_id"))
        | Q(id__in=seats.values("medewerker_id"))
        | Q(id__in=tables.exclude(voorzitter=None).values("voorzitter_id"))
    )
    return list(people.filter(wanted).order_by("naam"))
