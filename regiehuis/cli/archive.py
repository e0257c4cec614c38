"""The form of a back-up: a tar of chunks, written and read as a stream, encrypted with age on its way.

Nothing stands on disk unencrypted, and nothing is held in memory but one chunk. The last member says
how many bytes came before it, so that a back-up that was cut off shows.
"""

import io
import json
import os
import tarfile
import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import IO, Any

import pyrage

from regiehuis.cli.installation import UnableToRun

CHUNK = 4 * 1024 * 1024
MANIFEST, DATABASE, FILES, END = "inhoud.json", "database/", "bestanden/", "einde.json"
DAMAGED = "De back-up is beschadigd of niet volledig. Er is niets teruggezet."
WRONG_KEY = "De back-up gaat met deze sleutel niet open. Er is niets teruggezet."
Recipient = pyrage.x25519.Recipient


def read_recipients(given: Sequence[str]) -> list[Any]:
    """Public keys of age; each is a key or a file with keys. Raises UnableToRun."""
    lines: list[str] = []
    for each in given:
        lines += [each] if each.startswith("age1") else _lines(Path(each))
    try:
        found = [Recipient.from_str(line) for line in lines]
    except pyrage.RecipientError:
        raise UnableToRun("Geen geldige publieke sleutel van age (age1…).") from None
    if not found:
        raise UnableToRun("Noem met --to ten minste één publieke sleutel van age (age1…).")
    return found


def read_identities(path: Path) -> list[Any]:
    """The private halves in a key file of age. Raises UnableToRun."""
    try:
        found = [pyrage.x25519.Identity.from_str(line) for line in _lines(path)]
    except pyrage.IdentityError:
        found = []
    if not found:
        raise UnableToRun(f"In {path} staat geen sleutel van age (AGE-SECRET-KEY-…).")
    return found


class Writer:
    """Writes the members of a back-up; counts what went in."""

    def __init__(self, target: IO[bytes]) -> None:
        self._tar = tarfile.open(fileobj=target, mode="w|")
        self._bytes = 0

    def add(self, name: str, content: bytes) -> None:
        """One member."""
        info = tarfile.TarInfo(name)
        info.size = len(content)
        self._tar.addfile(info, io.BytesIO(content))
        self._bytes += len(content)

    def add_stream(self, name: str, source: IO[bytes]) -> None:
        """A source of any length, in chunks that are numbered."""
        number = 0
        while content := source.read(CHUNK):
            self.add(f"{name}{number:08d}", content)
            number += 1

    def close(self) -> None:
        """Write the end; without it a reader takes the back-up for one that was cut off."""
        self.add(END, json.dumps({"bytes": self._bytes}).encode())
        self._tar.close()


def encrypt(path: Path, recipients: Sequence[Any], write: Callable[[Writer], None]) -> None:
    """Make `path` with what `write` adds; half a file is never left under that name."""
    draft = path.with_name(f".{path.name}.half")
    failed: list[BaseException] = []
    reader, sink = (os.fdopen(each, mode) for each, mode in zip(os.pipe(), ("rb", "wb"), strict=True))

    def fill() -> None:
        try:
            with sink:
                writer = Writer(sink)
                write(writer)
                writer.close()
        except BaseException as error:
            failed.append(error)

    thread = threading.Thread(target=fill)
    try:
        with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as target, reader:
            thread.start()
            pyrage.encrypt_io(reader, target, list(recipients))
            thread.join()
            target.flush()
            os.fsync(target.fileno())
        if failed:
            raise failed[0]
        os.link(draft, path)
    except FileExistsError:
        raise UnableToRun(f"{path} bestaat al. Kies een andere naam.") from None
    finally:
        draft.unlink(missing_ok=True)


def members(path: Path, identities: Sequence[Any]) -> Iterator[tuple[str, bytes]]:
    """The members of a back-up in their order, all of them; one that is not whole ends in UnableToRun."""
    failed: list[BaseException] = []
    reader, sink = (os.fdopen(each, mode) for each, mode in zip(os.pipe(), ("rb", "wb"), strict=True))

    def fill() -> None:
        try:
            with open(path, "rb") as source, sink:
                pyrage.decrypt_io(source, sink, list(identities))
        except BaseException as error:
            failed.append(error)

    thread = threading.Thread(target=fill, daemon=True)
    thread.start()
    try:
        with reader:
            yield from _whole(reader)
            while reader.read(CHUNK):  # tar fills its last record up; whoever decrypts must get rid of that too
                pass
    except tarfile.TarError:
        thread.join()
        raise UnableToRun(_why(failed)) from None
    thread.join()
    if failed:
        raise UnableToRun(_why(failed))


def _whole(reader: IO[bytes]) -> Iterator[tuple[str, bytes]]:
    count, ended = 0, False
    with tarfile.open(fileobj=reader, mode="r|") as tar:
        for member in tar:
            found = tar.extractfile(member)
            content = found.read() if found else b""
            if member.name == END:
                ended = json.loads(content)["bytes"] == count
                continue
            count += len(content)
            yield member.name, content
    if not ended:
        raise UnableToRun(DAMAGED)


def _why(failed: list[BaseException]) -> str:
    if failed and isinstance(failed[0], pyrage.DecryptError) and "No matching keys" in str(failed[0]):
        return WRONG_KEY
    return DAMAGED


def _lines(path: Path) -> list[str]:
    try:
        lines = [line.strip() for line in path.read_text().splitlines()]
    except (OSError, UnicodeDecodeError):
        raise UnableToRun(f"{path} is niet te lezen.") from None
    return [line for line in lines if line and not line.startswith("#")]
