"""A spreadsheet (XLSX or ODS) as rows, read as a stream: one sheet, plain values, no merged cells.

openpyxl reads XLSX; for ODS no library both streams and tells formulas, so the sheet is read from its XML here.
"""

import datetime
import re
import zipfile
from collections.abc import Callable, Iterator
from typing import Any, Final
from xml.etree import ElementTree

import openpyxl
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException

from .bestand import BREUK, KOLOMMEN, MEGABYTE, Bron, Geweigerd, Onleesbaar, Rij

GEDEELDE_TEKST: Final = 100 * MEGABYTE
"""Bytes of a part of an XLSX that has to stand in memory whole: its list of texts, most of all."""
SAMENGEVOEGD: Final = "Er zijn samengevoegde cellen{waar}. Splits ze, zodat elke cel een eigen waarde heeft."
TWEE_BLADEN: Final = "Het bestand heeft meer dan één blad met inhoud. Lever één blad aan."
_FORMULE: Final = "In cel {cel} staat een formule. Plak alleen de waarde."
_FOUTWAARDE: Final = "Cel {cel} geeft een fout in het rekenblad."
_VERWIJZING: Final = re.compile(rb"<(?:\w+:)?mergeCell\s[^>]*?ref=\"([A-Z0-9:]{1,24})\"")


def _heel(lees: Callable[[Bron], Iterator[Rij]]) -> Callable[[Bron], Iterator[Rij]]:
    """A reader whose every stumble over a broken file is told as such; a file never shows what broke within."""

    def rijen(bron: Bron) -> Iterator[Rij]:
        try:
            yield from lees(bron)
        except Geweigerd:
            raise
        except (*BREUK, InvalidFileException) as fout:
            raise Geweigerd("Het rekenblad is beschadigd of niet helemaal overgekomen. Bewaar het opnieuw.") from fout

    rijen.__doc__ = lees.__doc__
    return rijen


@_heel
def xlsx_rijen(bron: Bron) -> Iterator[Rij]:
    """The rows of the one sheet with content that are not empty, numbered as the spreadsheet does."""
    with bron() as file:
        with zipfile.ZipFile(file) as ingepakt:
            _bekijk_delen(ingepakt)
        boek = openpyxl.load_workbook(file, read_only=True, data_only=False, keep_links=False)
        gezien = False
        for blad in boek.worksheets:
            blad.reset_dimensions()
            for eerste, rij in enumerate(_gevuld(blad)):
                if gezien and not eerste:
                    raise Geweigerd(TWEE_BLADEN)
                gezien = True
                yield rij


def _gevuld(blad: Any) -> Iterator[Rij]:
    for nummer, cellen in enumerate(blad.rows, 1):
        waarden = [_xlsx_waarde(cel, nummer, kolom) for kolom, cel in enumerate(cellen, 1)]
        if any(waarden):
            yield Rij(nummer, waarden)


def _xlsx_waarde(cel: Any, nummer: int, kolom: int) -> str:
    waarde = cel.value
    if waarde is None:
        return ""
    if cel.data_type in "fe":
        reden = _FORMULE if cel.data_type == "f" else _FOUTWAARDE
        return Onleesbaar(waarde if isinstance(waarde, str) else "=", reden.format(cel=_plek(nummer, kolom)))
    return _plat(waarde)


def _plek(nummer: int, kolom: int) -> str:
    return f"{get_column_letter(kolom)}{nummer}"


def _plat(waarde: object) -> str:
    """A value of a spreadsheet as text: a date as YYYY-MM-DD, a whole number without a point."""
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    if isinstance(waarde, datetime.datetime):
        return waarde.date().isoformat() if waarde.time() == datetime.time() else waarde.isoformat(" ", "minutes")
    if isinstance(waarde, float) and waarde.is_integer():
        return str(int(waarde))
    return str(waarde)


def _bekijk_delen(ingepakt: zipfile.ZipFile) -> None:
    """Look in the XML for what the reader of rows does not see: merged cells, entities, too long a list of texts."""
    for deel in ingepakt.infolist():
        if not deel.filename.endswith(".xml"):
            continue
        if not deel.filename.startswith("xl/worksheets/") and deel.file_size > GEDEELDE_TEKST:
            raise Geweigerd("Dit rekenblad is te groot om als rekenblad te lezen. Bewaar het als CSV.")
        _zonder_doctype(ingepakt, deel)
        if plek := _samengevoegd(ingepakt, deel):
            raise Geweigerd(SAMENGEVOEGD.format(waar=f" ({plek})"))


def _zonder_doctype(ingepakt: zipfile.ZipFile, deel: zipfile.ZipInfo) -> None:
    """No office program writes a DOCTYPE; whoever does means to unfold entities."""
    with ingepakt.open(deel) as xml:
        if b"<!DOCTYPE" in xml.read(MEGABYTE):
            raise Geweigerd("Dit rekenblad heeft een inhoud die geen rekenprogramma maakt. Bewaar het opnieuw.")


def _samengevoegd(ingepakt: zipfile.ZipFile, deel: zipfile.ZipInfo) -> str:
    """The first merged range of a sheet, or ''."""
    rest = b""
    with ingepakt.open(deel) as xml:
        while brok := xml.read(MEGABYTE):
            if gevonden := _VERWIJZING.search(rest + brok):
                return gevonden[1].decode()
            rest = brok[-200:]
    return ""


_OFFICE: Final = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TABEL: Final = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_TEKST: Final = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_CALC: Final = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}"
_RIJ: Final = f"{_TABEL}table-row"
_CELLEN: Final = (f"{_TABEL}table-cell", f"{_TABEL}covered-table-cell")


@_heel
def ods_rijen(bron: Bron) -> Iterator[Rij]:
    """The rows of the one sheet with content that are not empty, numbered as the spreadsheet does."""
    with bron() as file, zipfile.ZipFile(file) as ingepakt:
        _zonder_doctype(ingepakt, ingepakt.getinfo("content.xml"))
        with ingepakt.open("content.xml") as xml:
            yield from _ods_inhoud(xml)


def _ods_inhoud(xml: Any) -> Iterator[Rij]:
    """Walk the XML; each row is let go once it was read."""
    pad: list[ElementTree.Element] = []
    blad, gevuld, nummer = 0, 0, 0
    for gebeurd, deel in ElementTree.iterparse(xml, events=("start", "end")):  # noqa: S314 no DOCTYPE
        if gebeurd == "start":
            pad.append(deel)
            if _is_blad(pad):
                blad, nummer = blad + 1, 0
            continue
        pad.pop()
        if deel.tag != _RIJ or not (len(pad) > 3 and _is_blad(pad[:4])):
            continue
        keer = _keer(deel, "number-rows-repeated")
        if cellen := _ods_cellen(deel, nummer + 1):
            if gevuld not in (0, blad):
                raise Geweigerd(TWEE_BLADEN)
            gevuld = blad
            yield from (Rij(nummer + elk, cellen) for elk in range(1, keer + 1))
        nummer += keer
        pad[-1].clear()


def _is_blad(pad: list[ElementTree.Element]) -> bool:
    """Whether a path ends at a sheet; the tables of links and changes stand elsewhere."""
    return len(pad) > 1 and pad[-1].tag == f"{_TABEL}table" and pad[-2].tag == f"{_OFFICE}spreadsheet"


def _keer(deel: ElementTree.Element, naam: str) -> int:
    return max(1, int(deel.get(f"{_TABEL}{naam}", "1")))


def _ods_cellen(rij: ElementTree.Element, nummer: int) -> list[str]:
    """The values of a row up to its last that is not empty; never more than one beyond the columns that may be."""
    cellen: list[str] = []
    leeg = 0
    for cel in (deel for deel in rij.iter() if deel.tag in _CELLEN):
        keer = _keer(cel, "number-columns-repeated")
        waarde = _ods_waarde(cel, nummer, len(cellen) + leeg + 1)
        if not waarde:
            leeg += keer
            continue
        cellen += [""] * min(leeg, KOLOMMEN + 1 - len(cellen))
        cellen += [waarde] * min(keer, KOLOMMEN + 1 - len(cellen))
        leeg = 0
    return cellen


def _ods_waarde(cel: ElementTree.Element, nummer: int, kolom: int) -> str:
    if _keer(cel, "number-columns-spanned") > 1 or _keer(cel, "number-rows-spanned") > 1:
        raise Geweigerd(SAMENGEVOEGD.format(waar=f" (vanaf {_plek(nummer, kolom)})"))
    tekst = "\n".join("".join(_woorden(alinea)) for alinea in cel.findall(f"{_TEKST}p"))
    if cel.get(f"{_TABEL}formula") is not None:
        return Onleesbaar(tekst or "=", _FORMULE.format(cel=_plek(nummer, kolom)))
    if cel.get(f"{_CALC}value-type") == "error":
        return Onleesbaar(tekst, _FOUTWAARDE.format(cel=_plek(nummer, kolom)))
    return _ods_gewoon(cel, tekst)


def _ods_gewoon(cel: ElementTree.Element, tekst: str) -> str:
    soort = cel.get(f"{_OFFICE}value-type", "")
    if soort in ("float", "percentage", "currency"):
        waarde = cel.get(f"{_OFFICE}value", "")
        return _plat(float(waarde)) if "." in waarde or "E" in waarde.upper() else waarde
    if soort == "date":
        return cel.get(f"{_OFFICE}date-value", "").replace("T00:00:00", "").replace("T", " ")
    if soort == "boolean":
        return _plat(cel.get(f"{_OFFICE}boolean-value") == "true")
    return cel.get(f"{_OFFICE}string-value", tekst)


def _woorden(deel: ElementTree.Element) -> Iterator[str]:
    """The text of a paragraph; spaces, tabs and line breaks stand in it as elements."""
    yield deel.text or ""
    for kind in deel:
        if kind.tag == f"{_TEKST}s":
            yield " " * min(int(kind.get(f"{_TEKST}c", "1")), 100)
        elif kind.tag in (f"{_TEKST}tab", f"{_TEKST}line-break"):
            yield " "
        else:
            yield from _woorden(kind)
        yield kind.tail or ""
