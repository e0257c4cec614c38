"""What a delivered file is by its content, never by its name, and what of it is refused before a row is read.

Terms: a *bron* opens the bytes of a delivery anew, from a file or from memory; a *rij* is the number of a row as a
spreadsheet shows it (the header is mostly 1) with its cells as text.
"""

import hashlib
import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO, Final, NamedTuple

MEGABYTE: Final = 1 << 20
GROOTSTE: Final = 1024 * MEGABYTE
"""Bytes of a file as delivered."""
UITGEPAKT: Final = 2048 * MEGABYTE
"""Bytes of a spreadsheet, unpacked."""
ONDERDELEN: Final = 5_000
VERHOUDING: Final = 200
"""Times that a part of a ZIP may grow; what stays below a megabyte is free."""
KOLOMMEN: Final = 200
RIJEN: Final = 5_000_000
CEL: Final = 1_000
"""Signs in one cell."""
_BROK: Final = MEGABYTE
BREUK: Final = (
    KeyError, ValueError, TypeError, AttributeError, IndexError, OSError, EOFError, OverflowError, NotImplementedError,
    RuntimeError, AssertionError, SyntaxError, struct.error, zlib.error, zipfile.BadZipFile,
)  # fmt: skip
"""What may break on the way through a damaged spreadsheet; a ParseError of XML is a SyntaxError."""

Bron = Callable[[], BinaryIO]


class Rij(NamedTuple):
    """A row: its number in the file, and its cells."""

    nummer: int
    cellen: list[str]


class Onleesbaar(str):
    """A cell that holds no plain value (a formula, an error, a nested list): what it showed, and why it is refused."""

    __slots__ = ("reden",)
    reden: str

    def __new__(cls, tekst: str, reden: str) -> "Onleesbaar":
        """The cell as it goes back to the sender, with the reason."""
        made = super().__new__(cls, tekst)
        made.reden = reden
        return made


class Geweigerd(ValueError):
    """A delivery that is refused whole; the message says in Dutch why."""


def bron_van(inhoud: Path | bytes) -> Bron:
    """The opener of a file, or of bytes in memory. Raises Geweigerd when there is no such file."""
    if isinstance(inhoud, bytes):
        return lambda: io.BytesIO(inhoud)
    if not inhoud.is_file():
        raise Geweigerd(f"{inhoud.name}: dit bestand is er niet.")
    return lambda: inhoud.open("rb")


def brokken(bron: Bron) -> Iterator[bytes]:
    """The bytes, a megabyte at a time."""
    with bron() as file:
        while brok := file.read(_BROK):
            yield brok


def vingerafdruk(bron: Bron) -> str:
    """The SHA-256 of the content, by which the same delivery is known. Raises Geweigerd when empty or too large."""
    with bron() as file:
        omvang = file.seek(0, io.SEEK_END)
    if not omvang:
        raise Geweigerd("Het bestand is leeg.")
    if omvang > GROOTSTE:
        raise Geweigerd(
            f"Het bestand is groter dan {GROOTSTE // MEGABYTE} MB. Lever alleen de kolommen die nodig zijn."
        )
    som = hashlib.sha256()
    for brok in brokken(bron):
        som.update(brok)
    return som.hexdigest()


def soort_van(bron: Bron) -> str:
    """csv, json, xlsx or ods. Raises Geweigerd for anything else, told by what it is."""
    with bron() as file:
        begin = file.read(4096)
    if begin.startswith(b"PK\x03\x04"):
        return _rekenblad(bron)
    for start, gezegd in _ANDERS.items():
        if begin.startswith(start):
            raise Geweigerd(gezegd)
    tekst = begin.removeprefix(b"\xef\xbb\xbf").lstrip()
    return "json" if tekst[:1] in (b"{", b"[") else "csv"


_BEWAAR = "Bewaar de lijst als XLSX, ODS, CSV of JSON."
_ANDERS: Final = {
    b"\xd0\xcf\x11\xe0": f"Dit is een oud Excel-bestand, of een met een wachtwoord. {_BEWAAR}",
    b"%PDF": f"Dit is een PDF. {_BEWAAR}",
    b"\x1f\x8b": f"Dit is een ingepakt bestand. {_BEWAAR}",
    b"PK\x05\x06": "Dit is een leeg ingepakt bestand.",
    b"{\\rtf": f"Dit is een tekstdocument. {_BEWAAR}",
}


def _rekenblad(bron: Bron) -> str:
    """Which spreadsheet a ZIP is; a bomb, a macro, a password or another kind is refused."""
    try:
        with bron() as file, zipfile.ZipFile(file) as ingepakt:
            file.seek(0, 2)
            delen = ingepakt.infolist()
            _geen_bom(delen, file.tell())
            namen = {deel.filename for deel in delen}
            if any(naam.lower().endswith("vbaproject.bin") or naam.startswith("Basic/") for naam in namen):
                raise Geweigerd("In dit bestand zit een macro. Bewaar het zonder macro's.")
            if "xl/workbook.xml" in namen:
                return "xlsx"
            if "mimetype" in namen and "content.xml" in namen and _mimetype(ingepakt) == _ODS:
                return "ods"
    except Geweigerd:
        raise
    except BREUK as fout:
        raise Geweigerd("Het bestand is beschadigd of niet helemaal overgekomen.") from fout
    raise Geweigerd(f"Dit ingepakte bestand is geen rekenblad. {_BEWAAR}")


_ODS: Final = "application/vnd.oasis.opendocument.spreadsheet"


def _mimetype(ingepakt: zipfile.ZipFile) -> str:
    with ingepakt.open("mimetype") as deel:
        return deel.read(100).decode("ascii", "replace").strip()


def _geen_bom(delen: list[zipfile.ZipInfo], omvang: int) -> None:
    """The list of contents alone tells of a bomb: too many parts, too much in all, or parts that share their bytes."""
    te_veel = len(delen) > ONDERDELEN or sum(deel.file_size for deel in delen) > UITGEPAKT
    gedeeld = sum(deel.compress_size for deel in delen) > omvang
    if te_veel or gedeeld or len({deel.header_offset for deel in delen}) < len(delen):
        raise Geweigerd("Dit bestand pakt veel groter uit dan het is. Daarom wordt het niet aangenomen.")
    for deel in delen:
        if deel.flag_bits & 0x1:
            raise Geweigerd("Dit bestand heeft een wachtwoord. Haal het wachtwoord eraf.")
        if deel.file_size > MEGABYTE and deel.file_size > VERHOUDING * max(1, deel.compress_size):
            raise Geweigerd("Dit bestand pakt veel groter uit dan het is. Daarom wordt het niet aangenomen.")
