"""Warnings for the safety of staff, as they stand at the head of a case and of its agenda item (R17)."""

import dataclasses
import datetime
import uuid
from collections.abc import Iterable, Sequence

from regiehuis.personen.rules import full_name
from regiehuis.samenwerking.access import Asker

from ..access.informatie import warnings_for
from ..models import Deelname, Informatie


@dataclasses.dataclass(frozen=True)
class Waarschuwing:
    """One warning: what, about whom, from whom, since when."""

    id: uuid.UUID
    tekst: str
    over: str
    bron: str
    sinds: datetime.date


def waarschuwingen(asker: Asker, deelnames: Sequence[Deelname]) -> list[Waarschuwing]:
    """The warnings in force of a case that these memberships may read, newest first. One query."""
    if not deelnames:
        return []
    return as_waarschuwingen(warnings_for(asker, *deelnames))


def as_waarschuwingen(items: Iterable[Informatie]) -> list[Waarschuwing]:
    """Of items that were judged already: those that warn."""
    return [
        Waarschuwing(
            id=item.id,
            tekst=item.tekst,
            over=full_name(item.persoon) if item.persoon else "",
            bron=f"{item.bron.organisatie.naam}, {item.bron.naam}",
            sinds=item.ontvangen_op,
        )
        for item in items
        if item.soort == "waarschuwing" and item.vervallen_op is None
    ]
