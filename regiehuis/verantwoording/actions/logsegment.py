"""The log at its own term: which segment goes, what holds it back, and the row that says so (R36)."""

from datetime import datetime
from functools import partial
from typing import Any, Final

from django.db import connections, transaction

from regiehuis.logboek.actions import record
from regiehuis.logboek.rules import JAREN_OVERZICHT, Segment
from regiehuis.logboek.segmenten import destroy_due_segment
from regiehuis.samenwerking.access import Systeem

# Never shorter than the longest term of a regime: the log outlives what it speaks of.
_TERMS: Final = """
SELECT h.id, greatest(h.logboek_jaren, coalesce(max(r.bewaartermijn_jaren), 0)) FROM samenwerking_veiligheidshuis h
  LEFT JOIN convenanten_regime r ON r.veiligheidshuis_id = h.id GROUP BY h.id, h.logboek_jaren ORDER BY h.id
"""
# A sample that runs holds what it drew. A finding or breach that is not closed holds what came before it, up to a year
# back; a request that runs needs the overview of the person (R34), and disclosures have theirs of four years (R21).
_HELD: Final = """
SELECT EXISTS (
    SELECT 1 FROM verantwoording_steekproef s JOIN verantwoording_steekproefregel g ON g.steekproef_id = s.id
     WHERE s.veiligheidshuis_id = %(huis)s AND s.afgesloten_op IS NULL AND g.regel_moment <= %(eind)s
) OR EXISTS (
    SELECT 1 FROM verantwoording_bevinding b WHERE b.veiligheidshuis_id = %(huis)s AND b.afgehandeld_op IS NULL
       AND (b.gemaakt_op <= %(eind)s::timestamptz + interval '1 year' OR EXISTS (
            SELECT 1 FROM verantwoording_steekproefregel g WHERE g.id = b.bron_id AND g.regel_moment <= %(eind)s))
) OR EXISTS (
    SELECT 1 FROM verantwoording_datalek d WHERE d.veiligheidshuis_id = %(huis)s AND d.afgesloten_op IS NULL
       AND d.ontdekt_op <= %(eind)s::timestamptz + interval '1 year'
) OR EXISTS (
    SELECT 1 FROM verantwoording_verzoek v WHERE v.veiligheidshuis_id = %(huis)s AND v.gesloten_op IS NULL
) OR EXISTS (
    SELECT 1 FROM logboek_verstrekking o WHERE o.veiligheidshuis_id = %(huis)s AND o.op <= %(eind)s
       AND o.op > %(moment)s::timestamptz - make_interval(years => %(overzicht)s)
)
"""


def destroy_log_segments(*, moment: datetime, using: str = "owner") -> list[Segment]:
    """Destroy in each house what of its log is past its term and is held by nothing; the segments that went.

    Runs as the owner with the key of the seal; `moment` is the real clock. Each house in a transaction of its own.
    """
    with connections[using].cursor() as cursor:
        cursor.execute(_TERMS)
        houses = cursor.fetchall()
    gone = []
    for huis_id, jaren in houses:
        held = partial(is_held, moment=moment, using=using)
        with transaction.atomic(using=using):
            segment = destroy_due_segment(huis_id=huis_id, jaren=jaren, moment=moment, is_held=held, using=using)
            if segment is None:
                continue
            record(
                asker=Systeem(huis_id=huis_id, moment=moment),
                handeling="vernietigen",
                object_soort="logsegment",
                object_id=segment.id,
                doel="einde van de termijn van het logboek",
                using=using,
            )
        gone.append(segment)
    return gone


def is_held(segment: Segment, *, moment: datetime, using: str = "owner") -> bool:
    """Whether something that is not done yet needs the rows of a segment."""
    asked: dict[str, Any] = {"huis": segment.huis_id, "eind": segment.laatste_moment, "moment": moment}
    with connections[using].cursor() as cursor:
        cursor.execute(_HELD, asked | {"overzicht": JAREN_OVERZICHT})
        return bool(cursor.fetchone()[0])
