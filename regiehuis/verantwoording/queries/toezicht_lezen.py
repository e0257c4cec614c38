"""Unusual reading in a period, by rules that anybody can read; for the FG (R35, R39)."""

import dataclasses
import datetime
import uuid
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Final

from django.db import connection

from regiehuis.logboek.actions import record
from regiehuis.logboek.rules import SYSTEEM
from regiehuis.samenwerking.access import AMSTERDAM, Asker
from regiehuis.samenwerking.queries import namen

from ..access.toezicht import require_fg
from ..models import Leesverklaring
from ..rules.toezicht_lezen import LEESREGELS, Drempels, Leesregel

# The log alone tells these; the policies show the FG the rows of his house.
_VAN_HET_LOGBOEK: Final = """
WITH regel AS (
    SELECT medewerker_id AS wie, handeling, moment FROM logboek_logregel
     WHERE veiligheidshuis_id = %(huis)s AND moment >= %(van)s AND moment < %(tot)s
       AND medewerker_id IS NOT NULL AND medewerker_id <> %(systeem)s)
SELECT 'geweigerd', wie, count(*), max(moment) FROM regel WHERE handeling = 'weigering'
 GROUP BY wie HAVING count(*) >= %(weigeringen)s
UNION ALL
SELECT 'veel', wie, max(aantal), max(laatst) FROM (
    SELECT wie, count(*) AS aantal, max(moment) AS laatst FROM regel WHERE handeling = 'lezen'
     GROUP BY wie, date_trunc('hour', moment) HAVING count(*) >= %(per_uur)s) uur
 GROUP BY wie
UNION ALL
SELECT 'nacht', wie, count(*), max(moment) FROM (
    SELECT wie, moment, extract(hour FROM moment AT TIME ZONE 'Europe/Amsterdam') AS uur FROM regel
     WHERE handeling = 'lezen') gelezen
 WHERE uur >= %(nacht_van)s OR uur < %(nacht_tot)s GROUP BY wie HAVING count(*) >= %(nacht_keren)s
"""
# What this takes of persons and memberships the FG may not read; the function answers employees and numbers.
_VAN_DE_CASUSSEN: Final = "SELECT regel, medewerker_id, aantal, laatst FROM regiehuis_ongewoon_lezen(%(van)s, %(tot)s)"


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
    require_fg(asker, "logregel")
    asked = dataclasses.asdict(drempels) | {
        "huis": asker.huis_id,
        "systeem": SYSTEEM,
        "van": _midnight(van),
        "tot": _midnight(tot + datetime.timedelta(days=1)),
    }
    with connection.cursor() as cursor:
        cursor.execute(_VAN_HET_LOGBOEK, asked)
        rows = cursor.fetchall()
        cursor.execute(_VAN_DE_CASUSSEN, asked)
        rows += cursor.fetchall()
    record(asker=asker, handeling="zoeken", object_soort="logregel", doel="ongewoon lezen")
    names = namen(asker)
    found: dict[str, list[Vondst]] = {regel.code: [] for regel in LEESREGELS}
    explained = _explained(asker, van, names)
    for code, medewerker_id, number, last in rows:
        why = next((one for until, one in explained.get((code, medewerker_id), []) if until >= last), None)
        found[code].append(Vondst(medewerker_id, names.get(medewerker_id, "onbekend"), number, last, why))
    return [Regelvondst(regel, sorted(found[regel.code], key=_open_first)) for regel in LEESREGELS]


def _explained(
    asker: Asker, van: datetime.date, names: Mapping[uuid.UUID, str]
) -> dict[tuple[str, uuid.UUID], list[tuple[datetime.datetime, Verklaard]]]:
    """What was explained of a period that begins here or before, by rule and employee, with up to which row."""
    found: dict[tuple[str, uuid.UUID], list[tuple[datetime.datetime, Verklaard]]] = defaultdict(list)
    since = Leesverklaring.objects.filter(
        veiligheidshuis_id=asker.huis_id, van__lte=van, gelezen_tot__gte=_midnight(van)
    )
    for row in since.order_by("gelezen_tot"):
        why = Verklaard(row.reden, names.get(row.verklaard_door_id, "onbekend"), row.verklaard_op)
        found[row.regel, row.medewerker_id].append((row.gelezen_tot, why))
    return found


def _open_first(vondst: Vondst) -> tuple[bool, int, str]:
    return (vondst.verklaring is not None, -vondst.aantal, vondst.naam)


def _midnight(day: datetime.date) -> datetime.datetime:
    return datetime.datetime.combine(day, datetime.time(), AMSTERDAM)
