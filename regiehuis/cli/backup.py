"""`regiehuis backup` and `restore`: all data to one encrypted file, and back into an empty installation (R36).

The keys of the installation are not in it. What was destroyed since is destroyed again before anybody can look.
"""

import argparse
import hashlib
import hmac
import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connections
from django.db.migrations.loader import MigrationLoader

from regiehuis.cli import archive, database, journaal, keys, logboek
from regiehuis.cli.archive import DATABASE, FILES, MANIFEST, Writer
from regiehuis.cli.folders import POINTER
from regiehuis.cli.installation import MARK, PLAYING, RESTORING, Installation, UnableToRun
from regiehuis.verantwoording.actions.journaal import UnableToRead, destroy_again, read_journaal

FORM = 1
# Of the data folder: made again by itself, or of this machine.
NOT_OURS = {"postgres", "staticfiles", "mail", POINTER, MARK, PLAYING, RESTORING}
OTHER_KEYS = (
    "De sleutels van deze installatie zijn niet die van de back-up: BSN's en het logboek zouden onleesbaar zijn.\n"
    "Zet eerst de bewaarde sleutels in {place}. Er is niets teruggezet."
)
NO_JOURNAL = (
    "Er is geen vernietigingsjournaal ({path}). Zonder journaal komt terug wat na de back-up is vernietigd.\n"
    "Leg het terug, of geef --zonder-journaal als er sindsdien niets is vernietigd. Er is niets teruggezet."
)
NOT_EMPTY = "Deze installatie is niet leeg. Zet terug in een nieuwe map (--data-dir) of een lege database."
NEWER = "De back-up is van een nieuwere versie van Regiehuis ({names}). Werk eerst Regiehuis bij."


def backup(asked: argparse.Namespace, found: Installation) -> int:
    """Write the back-up; the house can go on working."""
    recipients = archive.read_recipients(asked.to)
    if asked.file.exists():
        raise UnableToRun(f"{asked.file} bestaat al. Kies een andere naam.")
    if not database.has_house():
        raise UnableToRun("Er is nog geen huis om een back-up van te maken.")
    journaal.keep_up(found.data_dir)
    logboek.keep_up(found.data_dir)
    archive.encrypt(asked.file, recipients, lambda writer: _write(writer, found))
    print(f"Back-up gemaakt: {asked.file} ({asked.file.stat().st_size / 1e6:.1f} MB).")
    print(f"De sleutels zitten er niet in. Bewaar {keys.folder(found.data_dir)} apart.")
    return 0


def restore(asked: argparse.Namespace, found: Installation) -> int:
    """Put a back-up into an empty installation, whole or not at all, and destroy again what was destroyed since."""
    identities = archive.read_identities(asked.identity)
    path = journaal.journal_file(found.data_dir)
    _require_empty(found)
    _require_journal(path, asked.zonder_journaal)
    manifest = _check(asked.file, identities, found)
    with _all_or_nothing(found):
        _fill(asked.file, identities, found)
        database.migrate()
        again = destroy_again(path) if path.exists() else 0
        journaal.log_restore(manifest["moment"], again)
    print(f"Teruggezet: de back-up van {manifest['moment'][:16].replace('T', ' ')} (UTC).")
    print(f"{again} vernietigingen van daarna zijn opnieuw uitgevoerd.")
    return 0


def _write(writer: Writer, found: Installation) -> None:
    writer.add(MANIFEST, json.dumps(_manifest(found)).encode())
    with _tool(found, "pg_dump", "--format=custom", "--no-owner", "--no-comments", stdout=True) as process:
        assert process.stdout is not None
        writer.add_stream(DATABASE, process.stdout)
    for path in sorted(_files(found.data_dir)):
        with path.open("rb") as source:
            writer.add_stream(f"{FILES}{path.relative_to(found.data_dir).as_posix()}\n", source)


def _manifest(found: Installation) -> dict[str, Any]:
    with connections["owner"].cursor() as cursor:
        cursor.execute("SELECT app || '.' || name FROM django_migrations ORDER BY 1")
        applied = [row[0] for row in cursor.fetchall()]
    return {
        "vorm": FORM,
        "soort": found.soort,
        "moment": datetime.now(UTC).isoformat(),
        "migraties": applied,
        "sleutels": _key_marks(),
    }


def _key_marks() -> dict[str, str]:
    """By what a key is recognised, without a way back to it."""
    return {
        name: hmac.new(bytes.fromhex(value), b"regiehuis back-up", hashlib.sha256).hexdigest()
        for name, value in (("bsn", settings.BSN_KEY), ("logboek", settings.LOGBOEK_KEY))
    }


def _files(data_dir: Path) -> Iterator[Path]:
    for each in data_dir.iterdir():
        if each.name not in NOT_OURS and not each.name.startswith("."):
            yield from (path for path in [each, *each.rglob("*")] if path.is_file() and not path.is_symlink())


def _require_empty(found: Installation) -> None:
    if (found.data_dir / RESTORING).exists():  # a restore that was killed in the middle
        _clear(found)
    if connections["owner"].introspection.table_names():
        raise UnableToRun(NOT_EMPTY)


def _require_journal(path: Path, without: bool) -> None:
    if not path.exists() and not without:
        raise UnableToRun(NO_JOURNAL.format(path=path))
    if path.exists():
        try:
            read_journaal(path)
        except UnableToRead as refusal:
            raise UnableToRun(f"{refusal.message} Er is niets teruggezet.") from None


def _check(file: Path, identities: list[Any], found: Installation) -> dict[str, Any]:
    """Read the back-up from begin to end before anything is touched; what it says of itself. Raises UnableToRun."""
    if not file.is_file():
        raise UnableToRun(f"{file} is er niet.")
    manifest: dict[str, Any] = {}
    for name, content in archive.members(file, identities):
        if name == MANIFEST:
            manifest = json.loads(content)
    if manifest.get("vorm") != FORM:
        raise UnableToRun(archive.DAMAGED)
    if manifest["soort"] != found.soort:
        raise UnableToRun(f"De back-up is van een installatie van soort {manifest['soort']}, niet {found.soort}.")
    if manifest["sleutels"] != _key_marks():
        raise UnableToRun(OTHER_KEYS.format(place=keys.folder(found.data_dir)))
    known = {f"{app}.{name}" for app, name in MigrationLoader(None).disk_migrations}
    newer = sorted(set(manifest["migraties"]) - known)
    if newer:
        raise UnableToRun(NEWER.format(names=", ".join(newer[:3])))
    return manifest


@contextmanager
def _all_or_nothing(found: Installation) -> Iterator[None]:
    """Until the block is done nobody can start the house; when it fails the installation is empty again."""
    mark = found.data_dir / RESTORING
    mark.touch()
    try:
        yield
    except BaseException:
        _clear(found)
        raise
    mark.unlink()


def _clear(found: Installation) -> None:
    """Back to an empty installation."""
    database.empty()
    for path in _files(found.data_dir):
        path.unlink()
    (found.data_dir / RESTORING).unlink(missing_ok=True)


def _fill(file: Path, identities: list[Any], found: Installation) -> None:
    how = ("--no-owner", "--no-comments", "--exit-on-error", "--single-transaction")
    with _tool(found, "pg_restore", *how, stdout=False) as process:
        assert process.stdin is not None
        for name, content in archive.members(file, identities):
            if name.startswith(DATABASE):
                process.stdin.write(content)
            elif name.startswith(FILES):
                _put(found.data_dir, name.removeprefix(FILES).rpartition("\n")[0], content)


def _put(data_dir: Path, name: str, content: bytes) -> None:
    target = (data_dir / name).resolve()
    if not target.is_relative_to(data_dir):
        raise UnableToRun(archive.DAMAGED)
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with open(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_APPEND | os.O_NOFOLLOW, 0o600), "ab") as file:
        file.write(content)


@contextmanager
def _tool(found: Installation, name: str, *options: str, stdout: bool) -> Iterator["subprocess.Popen[bytes]"]:
    """One of PostgreSQL's own programs on our database, as its owner; the password is not on the command line."""
    program = found.server.installation.tool(name) if found.server else shutil.which(name)
    if not program:
        raise UnableToRun(f"Het programma {name} van PostgreSQL is niet gevonden.")
    where = connections["owner"].settings_dict
    address = {f"PG{name}": where[name] for name in ("HOST", "PORT", "USER", "PASSWORD")}
    connections["owner"].close()
    process = subprocess.Popen(
        [program, *options, f"--dbname={where['NAME']}"],
        env=os.environ | {key: str(value) for key, value in address.items() if value},
        stdin=subprocess.DEVNULL if stdout else subprocess.PIPE,
        stdout=subprocess.PIPE if stdout else subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    with process:
        try:
            yield process
        except BrokenPipeError:
            pass  # it ended by itself; its own words say why
        except BaseException:
            process.kill()
            raise
        _, told = process.communicate()
    if process.returncode:
        raise UnableToRun(f"{name} is gestopt: {told.decode(errors='replace').strip()[:500]}")
