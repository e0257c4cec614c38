"""Keys and passwords of one installation, made once, kept beside the data folder (R19, R33).

They lie outside the data folder and outside every dump of the database: who has the one has not the other.
"""

import os
import secrets
from dataclasses import dataclass, fields
from pathlib import Path


class KeysMissing(Exception):
    """The data exist but their keys do not: new ones would make every BSN and log seal unreadable."""


@dataclass(frozen=True)
class Keys:
    """Each 32 random bytes, in hex."""

    secret_key: str
    bsn_key: str
    logboek_key: str
    database_owner: str
    database_web: str
    database_worker: str


def folder(data_dir: Path) -> Path:
    """The folder of the keys: REGIEHUIS_KEYS_DIR, else `<data folder>-keys`."""
    named = os.environ.get("REGIEHUIS_KEYS_DIR")
    return Path(named).resolve() if named else data_dir.with_name(f"{data_dir.name}-keys")


def load(place: Path, *, create: bool) -> Keys:
    """Read the keys in `place`; with `create` make those that are not there yet."""
    names = [each.name for each in fields(Keys)]
    missing = [name for name in names if not (place / name).exists()]
    if missing and not create:
        told = f"The keys {', '.join(missing)} are not in {place}."
        raise KeysMissing(f"{told} Put them back, or start with new data.")
    if missing:
        place.mkdir(mode=0o700, parents=True, exist_ok=True)
    for name in missing:
        _make(place / name)
    return Keys(**{name: (place / name).read_text().strip() for name in names})


def _make(path: Path) -> None:
    """Write one key whole or not at all; the process that comes second keeps the first one's."""
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(secrets.token_hex(32) + "\n")
    try:
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        draft.unlink()
