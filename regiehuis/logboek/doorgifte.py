"""The log in the form of the Dutch standard Logboek Dataverwerkingen, sent to an endpoint by the worker (R33, R35).

Spans of OpenTelemetry over OTLP/HTTP: references only, persons and employees as keyed pseudonyms. Rows go in the order
of their seal, so that a row that was committed late is not missed; what was sent moves a cursor in the same
transaction, so that a batch goes again after a crash, under the same span keys, and never not at all.
"""

import hashlib
import hmac
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any, Final
from urllib.parse import urlsplit
from uuid import UUID

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import DEFAULT_DB_ALIAS, connections, transaction
from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
from opentelemetry.sdk.resources import Resource
from opentelemetry.sdk.trace import ReadableSpan
from opentelemetry.sdk.trace.export import SpanExportResult
from opentelemetry.trace import SpanContext, SpanKind, Status, StatusCode, TraceFlags

from regiehuis.logboek.queries import COLUMNS
from regiehuis.logboek.rules import Regel

BATCH: Final = 500
TIMEOUT_SECONDS: Final = 5
LOOPBACK: Final = ("127.0.0.1", "localhost", "::1")
_LOCK: Final = 4_720_034
_NEXT: Final = f"""
SELECT z.volgnummer, {", ".join(f"r.{name.strip()}" for name in COLUMNS.split(","))}
  FROM logboek_zegel z JOIN logboek_logregel r ON r.id = z.regel_id AND r.moment = z.regel_moment
 WHERE z.veiligheidshuis_id = %s AND z.volgnummer > %s ORDER BY z.volgnummer LIMIT %s
"""  # noqa: S608
_CURSOR: Final = """
INSERT INTO logboek_doorgifte (veiligheidshuis_id, volgnummer, laatst_op) VALUES (%s, %s, clock_timestamp())
ON CONFLICT (veiligheidshuis_id) DO UPDATE SET volgnummer = EXCLUDED.volgnummer, laatst_op = EXCLUDED.laatst_op
"""


class UnableToForward(Exception):
    """The endpoint did not take the rows; the next round sends them again."""


def forward(huis_id: UUID, *, using: str = DEFAULT_DB_ALIAS) -> int:
    """Send what was sealed since the round before; answers how many rows went. Without an endpoint: none.

    Raises ImproperlyConfigured for an endpoint without key or TLS, UnableToForward when it does not take them.
    """
    if not settings.LDV_ENDPOINT:
        return 0
    check_settings()
    exporter: Any = OTLPSpanExporter(endpoint=settings.LDV_ENDPOINT, timeout=TIMEOUT_SECONDS)
    sent = 0
    try:
        while number := _send(exporter, huis_id, using):
            sent += number
            if number < BATCH:
                break
    finally:
        exporter.shutdown()
    return sent


def check_settings() -> None:
    """The endpoint speaks TLS, unless it is on this machine, and there is a key for the pseudonyms."""
    where = urlsplit(settings.LDV_ENDPOINT)
    if where.scheme != "https" and where.hostname not in LOOPBACK:
        raise ImproperlyConfigured("REGIEHUIS_LDV_ENDPOINT must begin with https://.")
    _key()


def spans_of(regel: Regel) -> Iterator[ReadableSpan]:
    """A row as one operation; of several persons, one child operation for each, as the standard asks."""
    subjects = [pseudonym("persoon", persoon_id) for persoon_id in regel.persoon_ids]
    alone = subjects if len(subjects) == 1 else []
    yield _span(regel, 0, alone[0] if alone else "", parent=None)
    if not alone:
        for place, subject in enumerate(subjects, 1):
            yield _span(regel, place, subject, parent=_context(regel, 0))


def pseudonym(soort: str, key: UUID) -> str:
    """The same for the same person at each look, and of no use without the key."""
    return hmac.digest(_key(), f"{soort} {key}".encode(), "sha256").hex()


def _send(exporter: Any, huis_id: UUID, using: str) -> int:
    with transaction.atomic(using=using), connections[using].cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s, hashtext(%s))", [_LOCK, str(huis_id)])
        if not cursor.fetchone()[0]:
            return 0
        cursor.execute("SELECT volgnummer FROM logboek_doorgifte WHERE veiligheidshuis_id = %s", [huis_id])
        reached = cursor.fetchone()
        cursor.execute(_NEXT, [huis_id, reached[0] if reached else 0, BATCH])
        rows: Sequence[Any] = cursor.fetchall()
        if not rows:
            return 0
        spans = [span for _number, *row in rows for span in spans_of(Regel(*row))]
        if exporter.export(spans) is not SpanExportResult.SUCCESS:
            raise UnableToForward(f"{len(rows)} rows were not taken")
        cursor.execute(_CURSOR, [huis_id, rows[-1][0]])
    return len(rows)


def _span(regel: Regel, place: int, subject: str, *, parent: SpanContext | None) -> ReadableSpan:
    moment = _nanoseconds(regel.moment)
    return ReadableSpan(
        name=f"{regel.handeling} {regel.object_soort}".strip(),
        context=_context(regel, place),
        parent=parent,
        kind=SpanKind.INTERNAL,
        resource=_resource(regel.veiligheidshuis_id),
        attributes=_attributes(regel, subject),
        status=Status(StatusCode.UNSET),
        start_time=moment,
        end_time=moment,
    )


def _attributes(regel: Regel, subject: str) -> dict[str, str]:
    activity = _register(regel.veiligheidshuis_id)
    found = {"dpl.core.processing_activity_id": activity}
    if subject:
        found |= {"dpl.core.data_subject_id": subject, "dpl.core.data_subject_id_type": f"{activity}#pseudoniem"}
    if regel.medewerker_id:
        found["enduser.pseudo.id"] = pseudonym("medewerker", regel.medewerker_id)
    return found


def _register(huis_id: UUID | None) -> str:
    """Where the processing is described: the register of the house, as an absolute URI."""
    return f"{settings.HOUSE_URL.rstrip('/')}/verwerkingsregister/" if settings.HOUSE_URL else f"urn:uuid:{huis_id}"


def _resource(huis_id: UUID | None) -> Resource:
    return Resource({"service.name": "regiehuis", "service.namespace": str(huis_id)})


def _context(regel: Regel, place: int) -> SpanContext:
    """Keys that are the same each time a row is sent, so that whoever keeps them can drop a double."""
    trace = hashlib.sha256(regel.id.bytes).digest()[:16]
    span = hashlib.sha256(regel.id.bytes + place.to_bytes(4, "big")).digest()[16:24]
    flags = TraceFlags(TraceFlags.SAMPLED)
    return SpanContext(int.from_bytes(trace, "big"), int.from_bytes(span, "big"), is_remote=False, trace_flags=flags)


def _nanoseconds(moment: datetime) -> int:
    return round(moment.timestamp() * 1_000_000) * 1000


def _key() -> bytes:
    try:
        key = bytes.fromhex(settings.LDV_SLEUTEL)
    except ValueError:
        key = b""
    if len(key) < 32:
        raise ImproperlyConfigured("REGIEHUIS_LDV_SLEUTEL must be 32 random bytes in hex.")
    return key
