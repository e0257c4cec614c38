"""Sealing the log: a keyed chain per house in a table of its own, and its heads outside the database (R33).

The chain follows the order of sealing, not the clock: a transaction may commit a row after younger rows
were sealed. Such a latecomer is sealed in the next round, up to an hour late (`rules.LAATKOMERS`).
"""

import json
import os
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final
from uuid import UUID

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import connections, transaction

from regiehuis.logboek.queries import COLUMNS
from regiehuis.logboek.rules import (
    BEGIN,
    GEEN_HUIS,
    LAATKOMERS,
    RUST,
    Kop,
    Regel,
    Schakel,
    hash_regel,
    hash_schakel,
)

# One lock for all sealing; another round that finds it taken has nothing to do.
_LOCK: Final = 4_720_033

# The last link of each house. The recursion hops from house to house over the primary key; DISTINCT would
# read every link.
_HEADS: Final = """
WITH RECURSIVE huis(id) AS (
    (SELECT veiligheidshuis_id FROM logboek_zegel ORDER BY 1 LIMIT 1)
    UNION ALL
    SELECT (SELECT z.veiligheidshuis_id FROM logboek_zegel z WHERE z.veiligheidshuis_id > huis.id ORDER BY 1 LIMIT 1)
    FROM huis WHERE huis.id IS NOT NULL
)
SELECT z.veiligheidshuis_id, z.volgnummer, z.schakel, z.tot
FROM huis CROSS JOIN LATERAL (
    SELECT * FROM logboek_zegel s WHERE s.veiligheidshuis_id = huis.id ORDER BY s.volgnummer DESC LIMIT 1
) z WHERE huis.id IS NOT NULL
"""

_UNSEALED: Final = f"""
SELECT {COLUMNS} FROM logboek_logregel r
WHERE moment >= %s AND moment < %s AND NOT EXISTS (SELECT FROM logboek_zegel z WHERE z.regel_id = r.id)
ORDER BY moment, id LIMIT %s
"""  # noqa: S608

_EVER: Final = datetime(1970, 1, 1, tzinfo=UTC)

_INSERT: Final = (
    "INSERT INTO logboek_zegel"
    " (veiligheidshuis_id, volgnummer, regel_id, regel_moment, regelhash, schakel, tot)"
    " VALUES (%s, %s, %s, %s, %s, %s, %s)"
)


def get_key() -> bytes:
    """The key of the seal, kept outside the database.

    Raises:
        ImproperlyConfigured: LOGBOEK_KEY is absent or no hex.
    """
    try:
        key = bytes.fromhex(settings.LOGBOEK_KEY)
    except ValueError:
        key = b""
    if len(key) < 32:
        raise ImproperlyConfigured("REGIEHUIS_LOGBOEK_KEY must be 32 random bytes in hex.")
    return key


def seal_new(*, moment: datetime, using: str = "owner", batch: int = 1000) -> int:
    """Seal what was logged up to a few seconds before `moment` (the real clock); the number of rows sealed.

    Each batch is a transaction of its own, so that a round that is broken off goes on where it was. Runs
    as owner or worker.
    """
    sealed, since = 0, None
    while True:
        regels = _seal_batch(moment - RUST, since, using, batch)
        sealed += len(regels)
        if len(regels) < batch:
            return sealed
        since = regels[-1].moment


def read_heads(using: str = "owner") -> dict[UUID, Kop]:
    """The last link of each house's chain."""
    with connections[using].cursor() as cursor:
        cursor.execute(_HEADS)
        return {row[0]: Kop(row[0], row[1], bytes(row[2]), row[3]) for row in cursor.fetchall()}


def export_heads(path: Path, *, using: str = "owner") -> int:
    """Append the heads that changed to a file outside the database; the number of lines added.

    Whoever holds the key can rewrite the chain in the database, but not what has left it: keep the file,
    or a copy, where the database's administrator cannot write.
    """
    known = set(path.read_text(encoding="utf-8").splitlines()) if path.exists() else set()
    lines = [_head_line(head) for head in read_heads(using).values()]
    new = [line for line in lines if line not in known]
    descriptor = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    with os.fdopen(descriptor, "a", encoding="utf-8") as file:
        file.writelines(f"{line}\n" for line in new)
        file.flush()
        os.fsync(file.fileno())
    return len(new)


def _seal_batch(tot: datetime, since: datetime | None, using: str, batch: int) -> list[Regel]:
    """Seal the next rows from `since`, or from as far back as latecomers may lie; the rows sealed."""
    key = get_key()
    with transaction.atomic(using=using), connections[using].cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [_LOCK])
        if not cursor.fetchone()[0]:
            return []
        heads = read_heads(using)
        reached = max((head.tot for head in heads.values()), default=_EVER)
        since = since or max(reached, _EVER + LAATKOMERS) - LAATKOMERS
        cursor.execute(_UNSEALED, [since, tot, batch])
        regels = [Regel(*row) for row in cursor.fetchall()]
        if len(regels) == batch:  # a full batch came no further than its last row
            tot = regels[-1].moment
        cursor.executemany(_INSERT, _links(key, heads, regels, max(tot, reached)))
    return regels


def _links(key: bytes, heads: dict[UUID, Kop], regels: list[Regel], tot: datetime) -> list[tuple[Any, ...]]:
    """The rows of the seal for `regels`, each tied to the last link of its house; moves `heads` on."""
    rows: list[tuple[Any, ...]] = []
    for regel in regels:
        huis_id = regel.veiligheidshuis_id or GEEN_HUIS
        head = heads.get(huis_id, Kop(huis_id, 0, BEGIN, tot))
        link = Schakel(huis_id, head.volgnummer + 1, regel.id, regel.moment, hash_regel(key, regel), tot)
        mac = hash_schakel(key, head.hash, link)
        heads[huis_id] = replace(head, volgnummer=link.volgnummer, hash=mac, tot=tot)
        rows.append((huis_id, link.volgnummer, regel.id, regel.moment, link.regelhash, mac, tot))
    return rows


def _head_line(head: Kop) -> str:
    fields = {
        "huis": str(head.huis_id),
        "volgnummer": head.volgnummer,
        "hash": head.hash.hex(),
        "moment": head.tot.astimezone(UTC).isoformat(),
    }
    return json.dumps(fields)
