"""Segments of the log: what is past its term goes whole from the begin of a chain, leaving a certificate (R36).

A segment is the longest begin of a house's chain of which every row lies before a month that is past its term. The last
link of a chain never goes, as sealing goes on from it. Runs as the owner with the key of the seal, as sealing does.
"""

import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from django.db import connections, transaction

from regiehuis.kern.models import new_id
from regiehuis.logboek.rules import BEGIN, Segment, hash_segment, segment_border
from regiehuis.logboek.sealing import get_key

COLUMNS: Final = (
    "id, veiligheidshuis_id, van_volgnummer, tot_volgnummer, vorige, laatste, eerste_moment, laatste_moment, jaren,"
    " vernietigd_op, verklaring"
)
# What a line of the journal says of itself.
LOGSEGMENT: Final = "logsegment"
# One at a time; another round that finds it taken has nothing to do.
_LOCK: Final = 4_720_035
# Up to the first link whose row is not past its term, and never the last one.
_DUE: Final = """
WITH deel AS (
    SELECT * FROM logboek_zegel z WHERE z.veiligheidshuis_id = %(huis)s
       AND z.volgnummer < least(
            coalesce((SELECT min(j.volgnummer) FROM logboek_zegel j
                       WHERE j.veiligheidshuis_id = %(huis)s AND j.regel_moment >= %(grens)s), 9223372036854775807),
            (SELECT max(j.volgnummer) FROM logboek_zegel j WHERE j.veiligheidshuis_id = %(huis)s)))
SELECT min(volgnummer), max(volgnummer), (array_agg(schakel ORDER BY volgnummer DESC))[1],
       min(regel_moment), max(regel_moment) FROM deel HAVING count(*) > 0
"""
_CONFIDENTIAL: Final = """
SELECT EXISTS (SELECT 1 FROM logboek_zegel z JOIN logboek_logregel r ON r.id = z.regel_id AND r.moment = z.regel_moment
 WHERE z.veiligheidshuis_id = %s AND z.volgnummer BETWEEN %s AND %s AND r.vertrouwelijk_tot > %s)
"""
_INSERT: Final = f"INSERT INTO logboek_logsegment ({COLUMNS}) VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)"  # noqa: S608


def read_segments(using: str = "owner") -> list[tuple[Segment, bytes]]:
    """Every certificate with its keyed hash, by house and place."""
    with connections[using].cursor() as cursor:
        cursor.execute(f"SELECT {COLUMNS} FROM logboek_logsegment ORDER BY veiligheidshuis_id, van_volgnummer")  # noqa: S608
        return [_segment(row) for row in cursor.fetchall()]


def destroy_due_segment(
    *, huis_id: UUID, jaren: int, moment: datetime, is_held: Callable[[Segment], bool], using: str = "owner"
) -> Segment | None:
    """Destroy what is past its term of one house, in one transaction; None when nothing is, or something holds it.

    Rows that are still confidential to the person hold it too, as he is to see them in his overview (R34).
    """
    with transaction.atomic(using=using), connections[using].cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [_LOCK])
        if not cursor.fetchone()[0]:
            return None
        cursor.execute(_DUE, {"huis": huis_id, "grens": segment_border(moment, jaren)})
        found = cursor.fetchone()
        if found is None:
            return None
        first, last, head, begin, end = found
        cursor.execute(
            "SELECT laatste FROM logboek_logsegment WHERE veiligheidshuis_id = %s AND tot_volgnummer = %s",
            [huis_id, first - 1],
        )
        before = cursor.fetchone()
        previous = bytes(before[0]) if before else BEGIN
        segment = Segment(new_id(), huis_id, first, last, previous, bytes(head), begin, end, jaren, moment)
        cursor.execute(_CONFIDENTIAL, [huis_id, first, last, moment.date()])
        if cursor.fetchone()[0] or is_held(segment):
            return None
        _write(cursor, segment, hash_segment(get_key(), segment))
    return segment


def destroy_segment_again(certificate: dict[str, Any], *, using: str = "owner") -> bool:
    """Destroy after a restore what a certificate says had gone; whether it was not gone yet."""
    segment, verklaring = _segment(tuple(_parsed(name, certificate[name]) for name in COLUMNS.split(", ")))
    with transaction.atomic(using=using), connections[using].cursor() as cursor:
        cursor.execute("SELECT 1 FROM logboek_logsegment WHERE id = %s", [segment.id])
        if cursor.fetchone():
            return False
        _write(cursor, segment, verklaring)
    return True


def certificates(using: str = "owner") -> list[dict[str, Any]]:
    """Every certificate as values, for the journal outside the database."""
    with connections[using].cursor() as cursor:
        cursor.execute("SELECT to_jsonb(s)::text FROM logboek_logsegment s ORDER BY vernietigd_op, van_volgnummer")
        return [json.loads(row[0]) | {"soort": LOGSEGMENT} for row in cursor.fetchall()]


def _write(cursor: Any, segment: Segment, verklaring: bytes) -> None:
    cursor.execute(_INSERT, [*(getattr(segment, name) for name in Segment.__slots__), verklaring])
    cursor.execute("SELECT logboek_vernietig_segment(%s)", [segment.id])


def _segment(row: Sequence[Any]) -> tuple[Segment, bytes]:
    *values, verklaring = row
    segment = Segment(*values)
    return replace(segment, vorige=bytes(segment.vorige), laatste=bytes(segment.laatste)), bytes(verklaring)


def _parsed(name: str, value: Any) -> Any:
    if name in ("vorige", "laatste", "verklaring"):
        return bytes.fromhex(str(value).removeprefix("\\x"))
    if name.endswith(("_moment", "_op")):
        return datetime.fromisoformat(value)
    return UUID(value) if name == "id" or name.endswith("_id") else value
