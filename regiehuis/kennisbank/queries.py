"""The menukaart as screens show it."""

import dataclasses
import uuid

from regiehuis.samenwerking.access import Asker

from .models import Menukaartitem


@dataclasses.dataclass(frozen=True)
class Menuregel:
    """One intervention that a unit can do."""

    id: uuid.UUID
    naam: str
    soort: str
    soort_tekst: str
    onderdeel: str
    organisatie: str
    voor_wie: str
    doorlooptijd_dagen: int | None
    voorwaarde: str


def menukaart(asker: Asker, *, soort: str = "") -> list[Menuregel]:
    """The interventions on offer in the house, by kind and name; `soort` keeps one kind."""
    rows = Menukaartitem.objects.filter(actief=True).select_related("onderdeel__organisatie")
    if soort:
        rows = rows.filter(soort=soort)
    return [
        Menuregel(
            id=row.id,
            naam=row.naam,
            soort=row.soort,
            soort_tekst=row.get_soort_display(),
            onderdeel=row.onderdeel.naam,
            organisatie=row.onderdeel.organisatie.naam,
            voor_wie=row.voor_wie,
            doorlooptijd_dagen=row.doorlooptijd_dagen,
            voorwaarde=row.voorwaarde,
        )
        for row in rows.order_by("soort", "naam")
    ]
