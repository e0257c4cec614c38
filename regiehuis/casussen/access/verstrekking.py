"""What goes out of a case, in references, and to whom: for the one way out of the log (R21)."""

import dataclasses
import uuid
from collections import defaultdict
from collections.abc import Iterable, Sequence

from regiehuis.logboek.actions import record_verstrekking
from regiehuis.logboek.rules import Bewijs, Ontvanger, Stuk
from regiehuis.samenwerking.access import Asker
from regiehuis.samenwerking.models import Medewerker

from ..models import Casuspersoon, Deelname, Informatie


@dataclasses.dataclass(frozen=True)
class Mee:
    """What somebody says who takes something along; without a recipient it is for the own organisation."""

    doel: str
    grondslag: str = "convenant"
    ontvanger: str = ""
    vorm: str = "pdf"


def take_along(asker: Asker, stukken: Sequence[Stuk], mee: Mee) -> Bewijs:
    """Record what the asker takes along by his own decision (R21)."""
    return record_verstrekking(
        asker=asker,
        vorm=mee.vorm,
        stukken=stukken,
        ontvanger=Ontvanger(naam=mee.ontvanger) if mee.ontvanger else Ontvanger((asker.organisatie_id,)),
        doel=mee.doel,
        grondslag=mee.grondslag,
    )


def whole(soort: str, key: uuid.UUID, casus_id: uuid.UUID, personen: Iterable[uuid.UUID]) -> Stuk:
    """A document of a case as a whole, about its persons."""
    return Stuk(soort, key, tuple(personen), casus_id)


def items_of(items: Iterable[Informatie]) -> list[Stuk]:
    """Items of information that stand in a document."""
    return [Stuk("informatie", item.id, (item.persoon_id,) if item.persoon_id else (), item.casus_id) for item in items]


def of_casussen(soort: str, keys: Iterable[tuple[uuid.UUID, uuid.UUID]]) -> list[Stuk]:
    """Things of several cases as (key, case), each about the persons of its case that the asker sees. One query."""
    pairs = list(keys)
    persons: dict[uuid.UUID, list[uuid.UUID]] = defaultdict(list)
    rows = Casuspersoon.objects.filter(casus_id__in={casus_id for _, casus_id in pairs}, tot=None)
    for casus_id, persoon_id in rows.values_list("casus_id", "persoon_id"):
        persons[casus_id].append(persoon_id)
    return [Stuk(soort, key, tuple(dict.fromkeys(persons[casus_id])), casus_id) for key, casus_id in pairs]


def member_organisations(asker: Asker, casus_id: uuid.UUID) -> Ontvanger:
    """The organisations whose people are members of a case today."""
    rows = Deelname.objects.filter(casus_id=casus_id, van__lte=asker.dag, tot__gt=asker.dag)
    return Ontvanger(tuple(rows.values_list("medewerker__onderdeel__organisatie_id", flat=True).distinct()))


def organisations_of(medewerkers: Iterable[uuid.UUID]) -> Ontvanger:
    """The organisations of these employees."""
    rows = Medewerker.objects.filter(id__in=list(medewerkers))
    return Ontvanger(tuple(rows.values_list("onderdeel__organisatie_id", flat=True).distinct()))
