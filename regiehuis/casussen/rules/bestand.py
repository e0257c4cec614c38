"""What a file is by its content, never by its name; what lies, hides a bomb or a macro is refused in words. Pure.

Nothing is unpacked: of a ZIP file only its list of contents is read.
"""

import dataclasses
import io
import re
import struct
import unicodedata
import zipfile
from collections.abc import Callable
from typing import Final

import puremagic

MEGABYTE: Final = 1024 * 1024
# Limits, in bytes and in numbers.
GROOTSTE: Final = 20 * MEGABYTE
LANGSTE_NAAM: Final = 150
ZIP_ONDERDELEN: Final = 5_000
ZIP_UITGEPAKT: Final = 200 * MEGABYTE
ZIP_VERHOUDING: Final = 200
ZIP_VRIJ: Final = MEGABYTE

TOEGESTAAN: Final = "PDF, PNG, JPEG, ODT, ODS, DOCX, XLSX en gewone tekst"
NIET_TOEGESTAAN: Final = f"Dit soort bestand kan hier niet. U kunt {TOEGESTAAN} toevoegen."
BOM: Final = "Dit bestand pakt veel groter uit dan het is. Daarom wordt het niet aangenomen."
KAPOT: Final = "Dit bestand is beschadigd of onvolledig. Maak het opnieuw en probeer het nog eens."
MACRO: Final = "In dit bestand zit een macro. Bewaar het zonder macro's en voeg het dan toe."
WACHTWOORD: Final = "Dit bestand heeft een wachtwoord. Haal het wachtwoord eraf en voeg het dan toe."


@dataclasses.dataclass(frozen=True, slots=True)
class Bestandssoort:
    """A kind of file that is taken: its code, its media type, and the endings of a name that tell the truth."""

    code: str
    mediatype: str
    uitgangen: frozenset[str]


SOORTEN: Final = {
    soort.code: soort
    for soort in (
        Bestandssoort("pdf", "application/pdf", frozenset({"pdf"})),
        Bestandssoort("png", "image/png", frozenset({"png"})),
        Bestandssoort("jpeg", "image/jpeg", frozenset({"jpg", "jpeg", "jpe", "jfif"})),
        Bestandssoort("odt", "application/vnd.oasis.opendocument.text", frozenset({"odt"})),
        Bestandssoort("ods", "application/vnd.oasis.opendocument.spreadsheet", frozenset({"ods"})),
        Bestandssoort(
            "docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", frozenset({"docx"})
        ),
        Bestandssoort("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", frozenset({"xlsx"})),
        Bestandssoort("tekst", "text/plain; charset=utf-8", frozenset({"txt", "text", "csv", "md", "log"})),
    )
}


class Onaanvaardbaar(Exception):
    """A file that is not taken; its words are for the user."""


def clean_name(naam: str) -> str:
    """The name as it is kept: the last part of a path, without signs that cannot be seen, not longer than it may be."""
    last = re.split(r"[\\/]", naam)[-1]
    seen = "".join(sign for sign in last if unicodedata.category(sign)[0] != "C").strip(" .")
    stem, dot, ending = seen.rpartition(".")
    if not dot:
        return seen[:LANGSTE_NAAM] or "document"
    return f"{stem[: LANGSTE_NAAM - len(ending) - 1] or 'document'}.{ending[:10]}"


def judge(naam: str, inhoud: bytes) -> Bestandssoort:
    """What kind of file this is by its content. Raises Onaanvaardbaar when it is none, or the name says another."""
    if not inhoud:
        raise Onaanvaardbaar("Dit bestand is leeg.")
    if len(inhoud) > GROOTSTE:
        raise Onaanvaardbaar(f"Dit bestand is te groot. Houd het bij maximaal {GROOTSTE // MEGABYTE} MB.")
    soort = _kind(inhoud)
    ending = naam.rpartition(".")[2].lower() if "." in naam else ""
    if ending not in soort.uitgangen:
        said = f".{ending}" if ending else "geen uitgang"
        raise Onaanvaardbaar(f"De naam zegt {said}, maar de inhoud is {soort.code.upper()}. Dat klopt niet met elkaar.")
    return soort


def _kind(inhoud: bytes) -> Bestandssoort:
    for start, examine in _STARTS.items():
        if inhoud.startswith(start):
            return SOORTEN[examine(inhoud)]
    if _known_as_other(inhoud) or not _is_text(inhoud):
        raise Onaanvaardbaar(NIET_TOEGESTAAN)
    return SOORTEN["tekst"]


def _known_as_other(inhoud: bytes) -> bool:
    """Whether it begins as a program, a web page or any other kind that is known, which plain text does not."""
    try:
        found = puremagic.magic_string(inhoud[: 64 * 1024])
    except (puremagic.PureError, ValueError):
        return False
    return any(match.confidence >= 0.4 for match in found)


def _is_text(inhoud: bytes) -> bool:
    try:
        text = inhoud.decode("utf-8-sig")
    except UnicodeDecodeError:
        return False
    return all(sign in "\t\n\r\f" or unicodedata.category(sign) != "Cc" for sign in set(text))


def _pdf(inhoud: bytes) -> str:
    """A whole PDF; one that starts programs or script when it is opened is none."""
    if b"%%EOF" not in inhoud[-2048:]:
        raise Onaanvaardbaar(KAPOT)
    if re.search(rb"/(JavaScript|Launch|EmbeddedFile)\b", inhoud):
        raise Onaanvaardbaar("In deze PDF zit een script of een ander bestand. Druk hem opnieuw af als PDF.")
    return "pdf"


def _png(inhoud: bytes) -> str:
    if inhoud[12:16] != b"IHDR" or b"IEND" not in inhoud[-16:]:
        raise Onaanvaardbaar(KAPOT)
    wide, high = struct.unpack(">II", inhoud[16:24])
    if wide * high > 200_000_000:
        raise Onaanvaardbaar(BOM)
    return "png"


def _jpeg(inhoud: bytes) -> str:
    if not inhoud.rstrip(b"\0").endswith(b"\xff\xd9"):
        raise Onaanvaardbaar(KAPOT)
    return "jpeg"


def _zip(inhoud: bytes) -> str:
    """Which office document a ZIP file is; any other is none."""
    try:
        with zipfile.ZipFile(io.BytesIO(inhoud)) as packed:
            parts = packed.infolist()
            _check_packed(parts, len(inhoud))
            return _office(packed, {part.filename for part in parts})
    except (zipfile.BadZipFile, NotImplementedError, struct.error, ValueError, RuntimeError) as error:
        raise Onaanvaardbaar(KAPOT) from error


def _check_packed(parts: list[zipfile.ZipInfo], size: int) -> None:
    """The list of contents alone tells of a bomb: too many parts, too much in all, or parts that share their bytes."""
    if len(parts) > ZIP_ONDERDELEN or sum(part.file_size for part in parts) > ZIP_UITGEPAKT:
        raise Onaanvaardbaar(BOM)
    if sum(part.compress_size for part in parts) > size or len({part.header_offset for part in parts}) < len(parts):
        raise Onaanvaardbaar(BOM)
    for part in parts:
        if part.flag_bits & 0x1:
            raise Onaanvaardbaar(WACHTWOORD)
        if part.file_size > ZIP_VRIJ and part.file_size > ZIP_VERHOUDING * max(1, part.compress_size):
            raise Onaanvaardbaar(BOM)


def _office(packed: zipfile.ZipFile, names: set[str]) -> str:
    if any(name.lower().endswith(("vbaproject.bin", ".exe", ".js", ".vbs")) or "Basic/" in name for name in names):
        raise Onaanvaardbaar(MACRO)
    if "[Content_Types].xml" in names:
        for part, code in (("word/document.xml", "docx"), ("xl/workbook.xml", "xlsx")):
            if part in names:
                return code
    first = packed.infolist()[0] if names else None
    if first and first.filename == "mimetype" and first.compress_type == zipfile.ZIP_STORED and first.file_size < 100:
        told = packed.read(first).decode("ascii", "replace")
        for code in ("odt", "ods"):
            if told == SOORTEN[code].mediatype:
                return code
    raise Onaanvaardbaar(NIET_TOEGESTAAN)


_STARTS: Final[dict[bytes, Callable[[bytes], str]]] = {
    b"%PDF-": _pdf,
    b"\x89PNG\r\n\x1a\n": _png,
    b"\xff\xd8\xff": _jpeg,
    b"PK\x03\x04": _zip,
}


def size_text(bytes_: int) -> str:
    """A size in words: 12 kB, 3,4 MB."""
    if bytes_ < MEGABYTE:
        return f"{max(1, round(bytes_ / 1024))} kB"
    return f"{bytes_ / MEGABYTE:.1f} MB".replace(".", ",")
