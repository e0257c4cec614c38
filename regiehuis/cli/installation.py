"""Brings up an installation: keys, database and environment, and only then Django.

Everything below reads its settings from the environment, so this stands before every other import of the
domain: what needs the domain (`commands.py` and on) is loaded within `running(...)`.
"""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import django

from regiehuis.cli import database, keys
from regiehuis.cli.keys import Keys
from regiehuis.cli.postgres import Server

SOORTEN = ("demo", "test", "productie")
MARK = "soort"
RESTORING = "wordt-teruggezet"  # lies there while a back-up is put back
PLAYING = "wordt-gespeeld"  # lies in the data folder of a demo while its house is being played
NO_WORKER = (
    "No worker runs: set DATABASE_WORKER_URL to the database as the role regiehuis_worker.\n"
    "Until then no mail goes out, nothing climbs by notification and no term is kept."
)


HALF_RESTORED = (
    "Het terugzetten van een back-up is hier afgebroken. Draai regiehuis restore opnieuw; tot dan start dit huis niet."
)


class UnableToRun(Exception):
    """A command that cannot do what is asked; the message is for the person at the terminal."""


class WrongFolder(Exception):
    """The named data folder belongs to another kind of installation."""


@dataclass(frozen=True)
class Installation:
    """What a command may know of the installation it runs in; `server` is None with a server of others."""

    soort: str
    data_dir: Path
    server: Server | None


def default_data_dir(soort: str) -> Path:
    """REGIEHUIS_DATA_DIR, else `.data/<soort>` in the current folder."""
    named = os.environ.get("REGIEHUIS_DATA_DIR")
    return Path(named) if named else Path(".data") / soort


@contextmanager
def running(
    soort: str, data_dir: Path, *, fresh: bool = False, worker: bool = False, restoring: bool = False
) -> Iterator[Installation]:
    """The installation with its database up and Django ready, until the block ends.

    With `worker` Django asks the database as the worker role, and has neither the owner's address nor the keys of BSN
    and log. Only a restore that goes on where one was cut off (`restoring`) may enter what that left.
    """
    os.environ["REGIEHUIS_SOORT"] = soort
    data_dir = _claim(data_dir, soort)
    os.environ["REGIEHUIS_DATA_DIR"] = str(data_dir)
    if (data_dir / RESTORING).exists() and not restoring:
        raise UnableToRun(HALF_RESTORED)
    if "DATABASE_URL" in os.environ:
        if fresh:
            raise WrongFolder("--fresh only clears the embedded database, not the one of DATABASE_URL.")
        _export_keys(keys.load(keys.folder(data_dir), create=True))
        if worker:
            _become_worker()
        django.setup()
        yield Installation(soort, data_dir, None)
        return
    server = Server(data_dir, soort)
    if fresh:
        _start_over(server, soort)
    place = keys.folder(data_dir)
    secrets = keys.load(place, create=not (server.cluster / "PG_VERSION").exists())
    with server.running():
        _export_keys(secrets)
        _export_database(server, secrets)
        database.ensure_roles(server, secrets)
        database.ensure_database(server)
        if worker:
            _become_worker()
        django.setup()
        yield Installation(soort, data_dir, server)


def soort_of(data_dir: Path) -> str:
    """The kind that a data folder is marked with; '' for one without a mark."""
    mark = data_dir.expanduser() / MARK
    return mark.read_text().strip() if mark.is_file() else ""


def _claim(data_dir: Path, soort: str) -> Path:
    """Make the data folder and mark it with its kind; a folder of another kind is refused."""
    data_dir = data_dir.expanduser().resolve()
    data_dir.mkdir(parents=True, exist_ok=True)
    mark = data_dir / MARK
    if not mark.exists():
        mark.write_text(f"{soort}\n")
    found = mark.read_text().strip()
    if found != soort:
        raise WrongFolder(f"{data_dir} holds an installation of kind {found}, not {soort}.")
    return data_dir


def _start_over(server: Server, soort: str) -> None:
    if soort == "productie":
        raise WrongFolder("Only the data of a demo or test are ever thrown away.")
    server.wipe()
    for made in ("staticfiles", "mail"):
        shutil.rmtree(server.data_dir / made, ignore_errors=True)
    (server.data_dir / PLAYING).unlink(missing_ok=True)


def _export_keys(secrets: Keys) -> None:
    """Into the environment, where a key that is set there already (by a secret store) stays."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "regiehuis.settings")
    os.environ.setdefault("REGIEHUIS_SECRET_KEY", secrets.secret_key)
    os.environ.setdefault("REGIEHUIS_BSN_KEY", secrets.bsn_key)
    os.environ.setdefault("REGIEHUIS_LOGBOEK_KEY", secrets.logboek_key)


def _export_database(server: Server, secrets: Keys) -> None:
    found = database.urls(server, secrets)
    os.environ["DATABASE_URL"] = found.web
    os.environ["DATABASE_OWNER_URL"] = found.owner
    os.environ["DATABASE_WORKER_URL"] = found.worker


def _become_worker() -> None:
    """Leave this process with what the worker may use. Raises UnableToRun without an address for its role."""
    if "DATABASE_WORKER_URL" not in os.environ:
        raise UnableToRun(NO_WORKER)
    for name in ("REGIEHUIS_BSN_KEY", "REGIEHUIS_LOGBOEK_KEY", "DATABASE_OWNER_URL"):
        os.environ.pop(name, None)
    os.environ["DATABASE_URL"] = os.environ["DATABASE_WORKER_URL"]
