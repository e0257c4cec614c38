"""A CSV file as rows: encoding and separator are found in the file itself, never asked."""

import codecs
import csv
import io
import re
from collections.abc import Iterator
from typing import Final

from .bestand import Bron, Geweigerd, Rij, brokken

SCHEIDINGEN: Final = ";,\t|^~"
_MONSTER: Final = 64 * 1024
_SEP: Final = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)
_BOMMEN: Final = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
# Signs that no list of people holds: the file is something else, or was read in another encoding than it was written.
_STUUR: Final = re.compile("[\x00-\x08\x0b\x0e-\x1f\ufffe\uffff]")


def rijen(bron: Bron) -> Iterator[Rij]:
    """The rows of a CSV file, the header included; an empty line counts as a row and is left out.

    Raises:
        Geweigerd: unknown encoding, no separator, or quotes that never end.
    """
    codering = codering_van(bron)
    scheiding, over = scheiding_van(bron, codering)
    with bron() as ruw, io.TextIOWrapper(ruw, encoding=codering, newline="") as tekst:
        if over:
            tekst.readline()
        lezer = csv.reader(tekst, delimiter=scheiding, strict=True)
        nummer = over
        try:
            for cellen in lezer:
                nummer += 1
                if cellen:
                    yield Rij(nummer, cellen)
        except csv.Error as fout:
            raise Geweigerd(_gezegd(str(fout), nummer + 1)) from None


def codering_van(bron: Bron) -> str:
    """The encoding of the whole file: by its mark, else UTF-8, else Windows (cp1252).

    Raises:
        Geweigerd: neither fits, or the bytes are no text.
    """
    with bron() as file:
        begin = file.read(4096)
    for merk, codering in _BOMMEN:
        if begin.startswith(merk):
            return _getoetst(bron, codering)
    if stil := _utf16_zonder_merk(begin):
        return _getoetst(bron, stil)
    waar, vreemd = _eerste_fout(bron, "utf-8")
    if waar is None:
        return _getoetst(bron, "utf-8")
    if vreemd:
        raise Geweigerd(f"Het bestand is UTF-8, maar byte {waar} niet. Is het heel overgekomen? Bewaar het opnieuw.")
    return _getoetst(bron, "cp1252")


def _utf16_zonder_merk(begin: bytes) -> str:
    """UTF-16 shows itself by a zero in every other byte."""
    even, oneven = begin[0::2].count(0), begin[1::2].count(0)
    half = len(begin) // 2
    if half and oneven > 0.7 * half and not even:
        return "utf-16-le"
    return "utf-16-be" if half and even > 0.7 * half and not oneven else ""


def _eerste_fout(bron: Bron, codering: str) -> tuple[int | None, bool]:
    """The byte where the encoding breaks, if it does, and whether a sign outside ASCII was well written before it."""
    lezer = codecs.getincrementaldecoder(codering)()
    plek, vreemd, rest = 0, False, b""
    for brok in brokken(bron):
        try:
            vreemd = not lezer.decode(brok).isascii() or vreemd
        except UnicodeDecodeError as fout:
            goed = (rest + brok)[: fout.start].decode(codering, "ignore")
            return plek - len(rest) + fout.start, vreemd or not goed.isascii()
        plek += len(brok)
        rest = lezer.getstate()[0]
    return (plek, vreemd) if rest else (None, vreemd)


def _getoetst(bron: Bron, codering: str) -> str:
    """The encoding, once all of the file is text in it."""
    lezer = codecs.getincrementaldecoder(codering)()
    try:
        for brok in _met_einde(bron):
            tekst = lezer.decode(brok, final=not brok)
            if _STUUR.search(tekst):
                raise Geweigerd("Dit bestand is geen tekst. Bewaar de lijst als XLSX, ODS, CSV of JSON.")
    except UnicodeDecodeError:
        raise Geweigerd("De tekens van dit bestand zijn niet te lezen. Bewaar het als CSV UTF-8.") from None
    return codering


def _met_einde(bron: Bron) -> Iterator[bytes]:
    yield from brokken(bron)
    yield b""


def scheiding_van(bron: Bron, codering: str) -> tuple[str, int]:
    """The separator, and how many lines at the beginning only name it (Excel's "sep=;").

    Raises:
        Geweigerd: no sign splits the first lines into columns.
    """
    with bron() as ruw, io.TextIOWrapper(ruw, encoding=codering, newline="") as tekst:
        monster = tekst.read(_MONSTER)
        heel = not tekst.read(1)
    if genoemd := _SEP.match(monster):
        return genoemd[1], 1
    if not monster.strip():
        raise Geweigerd("Het bestand is leeg.")
    if not heel:
        monster = monster[: monster.rfind("\n") + 1] or monster
    beste = max(SCHEIDINGEN, key=lambda teken: _past(monster, teken))
    if _past(monster, beste)[1] < 2:
        raise Geweigerd("In de eerste regels is geen scheidingsteken gevonden. Is dit een lijst met kolommen?")
    return beste, 0


def _past(monster: str, teken: str) -> tuple[float, int]:
    """How well a sign splits: the share of lines as wide as the first, and that width; one column is no split."""
    breed = []
    try:
        for cellen in csv.reader(io.StringIO(monster, newline=""), delimiter=teken):
            if cellen:
                breed.append(len(cellen))
            if len(breed) == 50:
                break
    except csv.Error:
        return 0.0, 0
    if not breed or breed[0] < 2:
        return 0.0, 0
    return round(breed.count(breed[0]) / len(breed), 1), breed[0]


def _gezegd(fout: str, rij: int) -> str:
    if "unexpected end" in fout:
        return f"Het bestand stopt midden in een cel: vanaf rij {rij} sluiten de aanhalingstekens niet."
    if "field larger" in fout:
        return f"Rij {rij} heeft een cel die te lang is. Staan de aanhalingstekens goed?"
    return f"Rij {rij} is niet te lezen: de aanhalingstekens kloppen niet."
