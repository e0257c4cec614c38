"""What would go of a person whose erasure was granted, for who decides on it (R36)."""

import dataclasses
import uuid
from collections import Counter

from regiehuis.logboek.actions import record
from regiehuis.personen.models import Persoon
from regiehuis.personen.rules import full_name
from regiehuis.samenwerking.access import Asker

from ..access.wissing import Opdracht, opdrachten, opdrachten_van, rijen_van
from ..rules.vernietiging import in_words, running


@dataclasses.dataclass(frozen=True)
class Persoonregel:
    """One person to erase: his name as far as the asker reads it, and what would go as far as he reads that."""

    opdracht: Opdracht
    naam: str
    aantallen: list[tuple[str, int]]


@dataclasses.dataclass(frozen=True)
class Persoonblad:
    """The orders of one case; `blokkade` is the rule that stands in the way, empty when nothing does."""

    nummer: str
    fase: str
    regels: list[Persoonregel]
    blokkade: str


def open_opdrachten(asker: Asker) -> list[Opdracht]:
    """The orders that wait for the asker: one line a case."""
    return list({order.casus_id: order for order in opdrachten(asker)}.values())


def persoon_blad(asker: Asker, casus_id: uuid.UUID) -> Persoonblad:
    """What of whom would go from one case; the look is logged with the person. Raises NotFound."""
    orders = opdrachten_van(asker, casus_id)
    people = [order.persoon_id for order in orders]
    names = {row.id: full_name(row) for row in Persoon.objects.filter(id__in=people)}
    rows = rijen_van(casus_id, people)
    record(asker=asker, handeling="lezen", object_soort="bewaring", object_id=casus_id, personen=sorted(set(people)))
    fase = orders[0].fase
    return Persoonblad(
        nummer=orders[0].nummer,
        fase=fase,
        regels=[
            Persoonregel(
                order,
                names.get(order.persoon_id, ""),
                in_words(Counter(table for table, _ in rows[order.persoon_id])),
            )
            for order in orders
        ],
        blokkade="" if fase == "afgesloten" else running(fase),
    )
