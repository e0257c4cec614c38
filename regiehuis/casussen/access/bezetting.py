"""How full meetings are, in counts: for their chair and for the ketenmanager (A2)."""

import datetime
import json
import uuid
from typing import Any

from django.db import connection

from regiehuis.samenwerking.access import Asker
from regiehuis.samenwerking.models import Overlegvorm

from ..rules.capaciteit import Bezetting, with_new


def bezetting(asker: Asker) -> dict[uuid.UUID, Bezetting]:
    """Per case meeting that the asker chairs, or of his house for a ketenmanager: how full it is. Two queries."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT vorm_id, lopend, nieuw, wachtend, zittingen FROM regiehuis_overlegbezetting()")
        rows = {row[0]: row for row in cursor.fetchall()}
    limits = Overlegvorm.objects.filter(id__in=rows, veiligheidshuis_id=asker.huis_id)
    return {
        key: _of(rows[key], per_keer, hoogste)
        for key, per_keer, hoogste in limits.values_list("id", "capaciteit", "capaciteit_lopend")
    }


def _of(row: tuple[Any, ...], per_keer: int, hoogste: int | None) -> Bezetting:
    _key, lopend, nieuw, wachtend, given = row
    sittings = json.loads(given) if isinstance(given, str) else given
    days = [(datetime.date.fromisoformat(dag), bezet) for dag, bezet in sittings]
    return Bezetting(lopend, hoogste, wachtend, with_new(days, capaciteit=per_keer, nieuw=nieuw))
