"""Unusual reading in a period, by rules that anybody can read; for the FG (R35, R39)."""

import dataclasses
import datetime
import uuid
from collections.abc import Sequence
from typing import Final

from django.db import connection

from regiehuis.logboek.actions import record
from regiehuis.logboek.rules import SYSTEEM
from regiehuis.samenwerking.access import AMSTERDAM, Asker
from regiehuis.samenwerking.queries import namen

from ..access.toezicht import require_fg
from ..rules.toezicht_lezen import LEESREGELS, Drempels, Leesregel

# The log alone tells these; the policies show the FG the rows of his house.
_VAN_HET_LOGBOEK: Final = """
WITH regel AS (
    SELECT medewerker_id AS wie, handeling, moment FROM logboek_logregel
     WHERE veiligheidshuis_id = %(huis)s AND moment >= %(van)s AND moment < %(tot)s
       AND medewerker_id IS NOT NULL AND medewerker_id <> %(systeem)s)
SELECT 'geweigerd', wie, count(*) FROM regel WHERE handeling = 'weigering'
 GROUP BY wie HAVING count(*) >= %(weigeringen)s
UNION ALL
SELECT 'veel', wie, max(aantal) FROM (
    SELECT wie, count(*) AS aantal FROM regel WHERE handeling = 'lezen' GROUP BY wie, date_trunc('hour', moment)) uur
 GROUP BY wie HAVING max(aantal) >= %(per_uur)s
UNION ALL
SELECT 'nacht', wie, count(*) FROM (
    SELECT wie, extract(hour FROM moment AT TIME ZONE 'Europe/Amsterdam') AS uur FROM regel
     WHERE handeling = 'lezen') gelezen
 WHERE uur >= %(nacht_van)s OR uur < %(nacht_tot)s GROUP BY wie HAVING count(*) >= %(nacht_keren)s
"""
# What this takes of persons and memberships the FG may not read; the function answers employees and numbers.
_VAN_DE_CASUSSEN: Final = "SELECT regel, medewerker_id, aantal FROM regiehuis_ongewoon_lezen(%(van)s, %(tot)s)"


@dataclasses.dataclass(frozen=True)
class Vondst:
    """Somebody whom a rule names, with how often; which rows is for the log to show."""

    medewerker_id: uuid.UUID
    naam: str
    aantal: int


@dataclasses.dataclass(frozen=True)
class Regelvondst:
    """One rule with whom it names, most often first."""

    regel: Leesregel
    vondsten: Sequence[Vondst]


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
    for code, medewerker_id, number in rows:
        found[code].append(Vondst(medewerker_id, names.get(medewerker_id, "onbekend"), number))
    return [
        Regelvondst(regel, sorted(found[regel.code], key=lambda vondst: (-vondst.aantal, vondst.naam)))
        for regel in LEESREGELS
    ]


def _midnight(day: datetime.date) -> datetime.datetime:
    return datetime.datetime.combine(day, datetime.time(), AMSTERDAM)
