"""Where files of items lie: encrypted, in the data folder, under the key of the item and never the user's name."""

import datetime
import os
import uuid
from pathlib import Path
from typing import Final

from django.conf import settings
from django.db import connection

from regiehuis.kern.versleutelen import seal, unseal

# A file without a row that is younger may be of a transaction that still runs.
WACHT: Final = datetime.timedelta(hours=1)


def keep_file(informatie_id: uuid.UUID, inhoud: bytes) -> None:
    """Write the file of an item, whole or not at all; what a rollback leaves behind `sweep_files` takes away."""
    place = _place(informatie_id)
    place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = place.with_suffix(".deel")
    with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        file.write(seal(inhoud, context=informatie_id.bytes))
    draft.replace(place)


def read_file(informatie_id: uuid.UUID) -> bytes:
    """The file of an item that the asker may read: the caller has judged that. Raises FileNotFoundError, Unreadable."""
    return unseal(_place(informatie_id).read_bytes(), context=informatie_id.bytes)


def sweep_files(now: datetime.datetime) -> int:
    """Take away files whose item is not there: left by a rollback, a crash or a destruction; answers how many."""
    old = {}
    for place in _folder().glob("*"):
        try:
            if now.timestamp() - place.stat().st_mtime > WACHT.total_seconds():
                old[place] = uuid.UUID(place.stem)
        except (ValueError, FileNotFoundError):  # not ours, or gone meanwhile
            continue
    with connection.cursor() as cursor:
        cursor.execute("SELECT regiehuis_zonder_informatie(%s)", [list(old.values())])
        gone = {row[0] for row in cursor.fetchall()}
    left = [place for place, key in old.items() if key in gone or place.suffix]
    for place in left:
        place.unlink(missing_ok=True)
    return len(left)


def _folder() -> Path:
    return Path(settings.DATA_DIR) / "documenten"


def _place(informatie_id: uuid.UUID) -> Path:
    return _folder() / str(informatie_id)
