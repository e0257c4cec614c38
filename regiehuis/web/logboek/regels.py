"""Rows of the log in words: names of employees, keys of everything else; a log holds references only."""

import datetime
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from regiehuis.logboek.rules import SYSTEEM, Regel

KLEUREN = {
    "weigering": "over",
    "vernietigen": "over",
    "verstrekken": "let_op",
    "wijzigen": "loopt",
    "aanmaken": "loopt",
}

SHOWN = 5


@dataclass(frozen=True, slots=True)
class LogboekRegel:
    """One row as the page shows it."""

    moment: datetime.datetime
    wie: str
    wie_id: str
    namens: str
    handeling: str
    kleur: str
    soort: str
    object_id: uuid.UUID | None
    object_kort: str
    personen: list[tuple[uuid.UUID, str]]
    meer: int
    doel: str


def in_words(regels: Iterable[Regel], medewerkers: Mapping[uuid.UUID, str]) -> list[LogboekRegel]:
    """Rows with the names of who acted."""
    return [_line(regel, medewerkers) for regel in regels]


def _line(regel: Regel, medewerkers: Mapping[uuid.UUID, str]) -> LogboekRegel:
    return LogboekRegel(
        moment=regel.moment,
        wie=_name(regel.medewerker_id, medewerkers),
        wie_id=str(regel.medewerker_id) if regel.medewerker_id in medewerkers else "",
        namens=_name(regel.namens, medewerkers) if regel.namens else "",
        handeling=regel.handeling_label,
        kleur=KLEUREN.get(regel.handeling, "neutraal"),
        soort=regel.object_soort,
        object_id=regel.object_id,
        object_kort=_short(regel.object_id),
        personen=[(key, _short(key)) for key in regel.persoon_ids[:SHOWN]],
        meer=max(0, len(regel.persoon_ids) - SHOWN),
        doel=regel.doel.replace("_", " "),
    )


def _name(key: uuid.UUID | None, medewerkers: Mapping[uuid.UUID, str]) -> str:
    if key == SYSTEEM:
        return _("het systeem")
    return medewerkers.get(key, _("onbekend")) if key else _("onbekend")


def _short(key: uuid.UUID | None) -> str:
    """The end of a key, which is the part that differs."""
    return f"…{str(key)[-6:]}" if key else ""
