"""The journal of destructions: outside the database, so that a restore destroys them again (R36).

It holds certificates: keys of rows that no longer exist, counts and terms; nothing of anybody.
"""

import json
import os
from pathlib import Path
from typing import Any
from uuid import UUID

from django.db import connections, transaction

from regiehuis.kern.errors import Refusal
from regiehuis.logboek.segmenten import LOGSEGMENT, certificates, destroy_segment_again


class UnableToRead(Refusal):
    """A journal that is damaged: what it lost would stay restored."""


def export_journaal(path: Path, *, using: str = "owner") -> int:
    """Append the certificates that the journal does not hold yet; the number of lines added.

    The file is made also when there is nothing to write, so that its absence tells something.
    """
    known = {line["id"] for line in read_journaal(path)} if path.exists() else set()
    with connections[using].cursor() as cursor:
        cursor.execute("SELECT id::text, to_jsonb(v)::text FROM verantwoording_vernietiging v ORDER BY op, nummer")
        new = [json.dumps(json.loads(row)) for key, row in cursor.fetchall() if key not in known]
    new += [json.dumps(line) for line in certificates(using) if line["id"] not in known]
    descriptor = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    with os.fdopen(descriptor, "a", encoding="utf-8") as file:
        file.writelines(f"{line}\n" for line in new)
        file.flush()
        os.fsync(file.fileno())
    return len(new)


def read_journaal(path: Path) -> list[dict[str, Any]]:
    """The lines of the journal in their order. Raises UnableToRead for one that is damaged."""
    try:
        lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
        for line in lines:
            UUID(line["id"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise UnableToRead(f"Het vernietigingsjournaal {path} is niet te lezen of beschadigd.") from error
    return lines


def destroy_again(path: Path, *, using: str = "owner") -> int:
    """Destroy what was destroyed since the back-up, all or nothing; answers how many certificates came back.

    Runs as the owner, on a database that nobody uses yet. Raises UnableToRead.
    """
    again = 0
    lines = read_journaal(path)
    with transaction.atomic(using=using), connections[using].cursor() as cursor:
        for line in lines:
            if line.get("soort") == LOGSEGMENT:
                again += destroy_segment_again(line, using=using)
                continue
            cursor.execute("SELECT regiehuis_vernietig_opnieuw(%s::jsonb)", [json.dumps(line)])
            again += bool(cursor.fetchone()[0])
    return again
