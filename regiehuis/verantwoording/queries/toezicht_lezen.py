"""Unusual reading in a period, by rules that anybody can read; for the FG (R35, R39)."""

import dataclasses
import datetime
import uuid
from collections import defaultdict
from collections.abc import Mapping, Sequence

from regiehuis.logboek.actions import record
from regiehuis.samenwerking.access import Asker
from regiehuis.samenwerking.queries import namen

from ..access.toezicht_lezen import count_lezen, explained_since
from ..rules.toezicht_lezen import LEESREGELS, Drempels, Leesregel


@dataclasses.dataclass(frozen=True)
class Verklaard:
    """Why it was in order, who says so, and when."""

    reden: str
    door: str
    op: datetime.datetime


@dataclasses.dataclass(frozen=True)
class Vondst:
    """Somebody whom a rule names, with how often; which rows is for the log to show."""

    medewerker_id: uuid.UUID
    naam: str
    aantal: int
    laatst: datetime.datetime
    verklaring: Verklaard | None = None


@dataclasses.dataclass(frozen=True)
class Regelvondst:
    """One rule with whom it names, most often first."""

    regel: Leesregel
    vondsten: Sequence[Vondst]

    @property
    def open(self) -> int:
        """How many were not explained."""
        return sum(vondst.verklaring is None for vondst in self.vondsten)


def ongewoon_lezen(asker: Asker, *, van: datetime.date, tot: datetime.date, drempels: Drempels) -> list[Regelvondst]:
    """What the rules name from the day `van` up to and with `tot`, by the clock of the log; the look is logged.

    Raises NotFound for who is not FG.
    """
    rows = count_lezen(asker, van=van, tot=tot, drempels=drempels)
    record(asker=asker, handeling="zoeken", object_soort="logregel", doel="ongewoon lezen")
    names = namen(asker)
    found: dict[str, list[Vondst]] = {regel.code: [] for regel in LEESREGELS}
    explained = _explained(asker, van, names)
    for row in rows:
        why = next((one for until, one in explained.get((row.regel, row.wie), []) if until >= row.laatst), None)
        found[row.regel].append(Vondst(row.wie, names.get(row.wie, "onbekend"), row.aantal, row.laatst, why))
    return [Regelvondst(regel, sorted(found[regel.code], key=_open_first)) for regel in LEESREGELS]


def _explained(
    asker: Asker, van: datetime.date, names: Mapping[uuid.UUID, str]
) -> dict[tuple[str, uuid.UUID], list[tuple[datetime.datetime, Verklaard]]]:
    """What was explained of a period that begins here or before, by rule and employee, with up to which row."""
    found: dict[tuple[str, uuid.UUID], list[tuple[datetime.datetime, Verklaard]]] = defaultdict(list)
    for row in explained_since(asker, van):
        why = Verklaard(row.reden, names.get(row.verklaard_door_id, "onbekend"), row.verklaard_op)
        found[row.regel, row.medewerker_id].append((row.gelezen_tot, why))
    return found


def _open_first(vondst: Vondst) -> tuple[bool, int, str]:
    return (vondst.verklaring is not None, -vondst.aantal, vondst.naam)
