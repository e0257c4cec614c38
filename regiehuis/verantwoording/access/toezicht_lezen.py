"""What the rules of unusual reading count in a period, for the FG of the house alone (R35, R39)."""

import dataclasses
import datetime
import uuid
from collections.abc import Iterable
from typing import Final, NamedTuple

from django.db import connection

from regiehuis.logboek.rules import SYSTEEM
from regiehuis.samenwerking.access import AMSTERDAM, Asker

from ..models import Leesverklaring
from ..rules.toezicht_lezen import Drempels
from .toezicht import require_fg

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


class Telling(NamedTuple):
    """What one rule counts of one employee, and the moment of the last row that it counted."""

    regel: str
    wie: uuid.UUID
    aantal: int
    laatst: datetime.datetime


def count_lezen(asker: Asker, *, van: datetime.date, tot: datetime.date, drempels: Drempels) -> list[Telling]:
    """What the rules count from the day `van` up to and with `tot`. Raises NotFound for who is not FG."""
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
    return [Telling(*row) for row in rows]


def explained_since(asker: Asker, van: datetime.date) -> Iterable[Leesverklaring]:
    """What was explained of a period that begins on `van` or before, and reaches into it; the oldest first."""
    since = Leesverklaring.objects.filter(veiligheidshuis_id=asker.huis_id, van__lte=van)
    return since.filter(gelezen_tot__gte=_midnight(van)).order_by("gelezen_tot")


def is_explained(asker: Asker, telling: Telling, van: datetime.date) -> bool:
    """Whether what was counted was explained up to its last row."""
    same = (row for row in explained_since(asker, van) if (row.regel, row.medewerker_id) == telling[:2])
    return any(row.gelezen_tot >= telling.laatst for row in same)


def _midnight(day: datetime.date) -> datetime.datetime:
    return datetime.datetime.combine(day, datetime.time(), AMSTERDAM)
