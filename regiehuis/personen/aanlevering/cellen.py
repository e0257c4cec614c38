"""The check of one cell: what it means, what was put right and told, or in Dutch why it is refused.

What the same cell says is worked out once: names, towns and dates come back many times in a list.
"""

import datetime
import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache
from typing import Final, NamedTuple

from regiehuis.kern.bsn import InvalidBsn, parse_bsn
from regiehuis.kern.datum import Datum, InvalidDatum, parse_datum
from regiehuis.kern.namen import normalise

from .bestand import CEL

_DAG_NUL: Final = datetime.date(1899, 12, 30)
"""Day 0 of a spreadsheet."""
_GETAL: Final = re.compile(r"[0-9]+")
_MACHT: Final = re.compile(r"[0-9][.,][0-9]+E\+?[0-9]+", re.IGNORECASE)
_POSTCODE: Final = re.compile(r"([1-9][0-9]{3})\s?([A-Z]{2})|([1-9][0-9]{3})")
_HUISNUMMER: Final = re.compile(r"[0-9]{1,5}[\w \-/.]{0,8}")
_GESLACHTEN: Final = {
    **dict.fromkeys(("m", "man", "mannelijk", "jongen", "male", "1"), "man"),
    **dict.fromkeys(("v", "vrouw", "vrouwelijk", "meisje", "female", "f", "2"), "vrouw"),
    **dict.fromkeys(("x", "anders", "divers", "non binair", "nonbinair"), "anders"),
    **dict.fromkeys(("o", "onbekend", "0", "9", "niet bekend", "onb"), ""),
}
_IN_NAMEN: Final = frozenset(" '’‘`´-.,/()")
_LENGTES: Final = {"voorletters": 20, "tussenvoegsel": 20, "huisnummer": 12, "woonplaats": 80, "bronrecord": 80}
_LANGST: Final = 120


class Uitkomst(NamedTuple):
    """What a cell comes to: its value, why it is refused (or ''), and what was put right (or '')."""

    waarde: str
    reden: str = ""
    opmerking: str = ""


LEEG: Final = Uitkomst("")
_EIGEN: Final = frozenset({"bsn", "kenmerk"})
"""What differs from row to row, and is not worth remembering."""


def toets_cel(toets: str, veld: str, tekst: str, vandaag: datetime.date) -> Uitkomst:
    """Check one cell by the name of its check; an empty cell is empty."""
    if not tekst:
        return LEEG
    return (_toets if toets in _EIGEN else _bekend)(toets, veld, tekst, vandaag)


@lru_cache(maxsize=1 << 17)
def _bekend(toets: str, veld: str, tekst: str, vandaag: datetime.date) -> Uitkomst:
    return _toets(toets, veld, tekst, vandaag)


def _toets(toets: str, veld: str, tekst: str, vandaag: datetime.date) -> Uitkomst:
    kaal = " ".join(unicodedata.normalize("NFC", tekst).split())
    if not kaal:
        return LEEG
    if len(kaal) > CEL or len(kaal) > _LENGTES.get(veld, _LANGST):
        return Uitkomst("", f"is langer dan {_LENGTES.get(veld, _LANGST)} tekens")
    if kaal[0] == "=":
        return Uitkomst("", "is een formule; lever de waarde zelf aan")
    if toets in _TOETSEN_DAG:
        return _TOETSEN_DAG[toets](kaal, vandaag)
    return _TOETSEN[toets](kaal)


def _bsn(tekst: str) -> Uitkomst:
    """Nine digits that pass the eleven-test; zeros that a spreadsheet ate are put back, and told (R19)."""
    if _MACHT.fullmatch(tekst):
        return Uitkomst("", "is afgerond door een rekenprogramma (1,23E+08); maak de kolom tekst en lever opnieuw aan")
    cijfers = tekst.removesuffix(".0")
    if _GETAL.fullmatch(cijfers) and set(cijfers) == {"0"}:
        return Uitkomst("", "bestaat alleen uit nullen; laat de cel leeg als het BSN niet bekend is")
    kort = _GETAL.fullmatch(cijfers) is not None and 7 <= len(cijfers) <= 8
    try:
        gevonden = parse_bsn(cijfers.zfill(9) if kort else cijfers)
    except InvalidBsn as fout:
        return Uitkomst("", "heeft geen negen cijfers" if "negen" in fout.message else "is geen geldig BSN")
    return Uitkomst(gevonden, "", "nul vooraan aangevuld" if kort else "")


def _naam(tekst: str) -> Uitkomst:
    for teken in tekst:
        if teken.isdigit():
            return Uitkomst("", "bevat een cijfer; zijn de kolommen verschoven?")
        if teken in "ªº" or not (teken.isalpha() or teken in _IN_NAMEN):
            return Uitkomst("", f"bevat een teken dat niet in een naam hoort ({teken}); klopt de codering?")
    if not any(teken.isalpha() for teken in tekst):
        return Uitkomst("", "bevat geen letters")
    return Uitkomst(tekst)


def _geboren(tekst: str, vandaag: datetime.date) -> Uitkomst:
    """A birth date, of which day and month may be unknown."""
    gevonden = _datum(tekst)
    if isinstance(gevonden, Uitkomst):
        return gevonden
    datum, opmerking = gevonden
    if datum.first > vandaag:
        return Uitkomst("", "ligt in de toekomst")
    if datum.jaar < vandaag.year - 125:
        return Uitkomst("", "ligt te ver terug")
    return Uitkomst(datum.text, "", opmerking)


def _dag(tekst: str, vandaag: datetime.date) -> Uitkomst:
    """A day, known whole."""
    gevonden = _datum(tekst)
    if isinstance(gevonden, Uitkomst):
        return gevonden
    datum, opmerking = gevonden
    if not datum.dag:
        return Uitkomst("", "mist de dag of de maand")
    if abs(datum.jaar - vandaag.year) > 60:
        return Uitkomst("", "ligt te ver weg")
    return Uitkomst(datum.text, "", opmerking)


def _voorbij(tekst: str, vandaag: datetime.date) -> Uitkomst:
    """A day that has been, known whole."""
    gevonden = _dag(tekst, vandaag)
    if gevonden.waarde > vandaag.isoformat():
        return Uitkomst("", "ligt in de toekomst")
    return gevonden


def _datum(tekst: str) -> tuple[Datum, str] | Uitkomst:
    """A date in words, figures or as the number of a spreadsheet; that last is told."""
    kaal = re.sub(r"[ T]00:00(:00(\.0+)?)?$", "", tekst)
    heel = kaal.removesuffix(".0")
    try:
        if _GETAL.fullmatch(heel) and len(heel) != 4:
            return _datum_cijfers(heel)
        return parse_datum(kaal), ""
    except InvalidDatum as fout:
        if "bestaat niet" in fout.message:
            return Uitkomst("", f"bestaat niet als datum ({tekst[:20]})")
    return Uitkomst("", "is geen datum; schrijf 31-12-1980, 1980-12-31 of 1980")


def _datum_cijfers(cijfers: str) -> tuple[Datum, str] | Uitkomst:
    """Eight figures as YYYYMMDD or DDMMYYYY, five as the day number of a spreadsheet; else it can mean two things."""
    if len(cijfers) == 8:
        if cijfers[:2] in ("18", "19", "20") and int(cijfers[4:6]) <= 12:
            return Datum(int(cijfers[:4]), int(cijfers[4:6]), int(cijfers[6:])), ""
        return Datum(int(cijfers[4:]), int(cijfers[2:4]), int(cijfers[:2])), ""
    if len(cijfers) == 5:
        dag = _DAG_NUL + datetime.timedelta(days=int(cijfers))
        return Datum(dag.year, dag.month, dag.day), f"dagnummer {cijfers} gelezen als {dag:%d-%m-%Y}"
    return Uitkomst("", "is een getal en geen datum; schrijf 31-12-1980 of 1980-12-31")


def _geslacht(tekst: str) -> Uitkomst:
    gevonden = _GESLACHTEN.get(normalise(tekst))
    return (
        Uitkomst("", "is geen geslacht; schrijf man, vrouw, anders of onbekend")
        if gevonden is None
        else Uitkomst(gevonden)
    )


def _postcode(tekst: str) -> Uitkomst:
    """A Dutch postcode, written 1234 AB, or four figures alone (Belgium)."""
    past = _POSTCODE.fullmatch(tekst.upper())
    if not past or past[2] in ("SA", "SD", "SS"):
        return Uitkomst("", "is geen postcode; schrijf 1234 AB")
    return Uitkomst(f"{past[1]} {past[2]}" if past[1] else past[3])


def _huisnummer(tekst: str) -> Uitkomst:
    return Uitkomst(tekst.removesuffix(".0")) if _HUISNUMMER.fullmatch(tekst) else Uitkomst("", "is geen huisnummer")


def _plaats(tekst: str) -> Uitkomst:
    for teken in tekst:
        if not (teken.isalnum() or teken in _IN_NAMEN or teken in '&+:;"') or teken in "ªº":
            return Uitkomst("", f"bevat een teken dat hier niet hoort ({teken}); klopt de codering?")
    return Uitkomst(tekst)


def _kenmerk(tekst: str) -> Uitkomst:
    if _MACHT.fullmatch(tekst):
        return Uitkomst("", "is afgerond door een rekenprogramma (1,23E+08); maak de kolom tekst en lever opnieuw aan")
    return Uitkomst(tekst) if tekst.isprintable() else Uitkomst("", "bevat een teken dat niet te zien is")


def _voorletters(tekst: str) -> Uitkomst:
    return (
        Uitkomst(tekst)
        if all(teken.isalpha() or teken in " .-'’" for teken in tekst)
        else Uitkomst("", "bestaat niet uit voorletters")
    )


def _getal(tekst: str) -> Uitkomst:
    heel = tekst.removesuffix(".0")
    if not _GETAL.fullmatch(heel) or len(heel) > 6:
        return Uitkomst("", "is geen heel getal van 0 tot 999999")
    return Uitkomst(str(int(heel)))


def _periode(tekst: str) -> Uitkomst:
    """The span of time that a figure is about, in the words of the sender."""
    if len(tekst) > 40 or not re.search(r"[0-9]{4}", tekst):
        return Uitkomst("", "is geen periode; schrijf bijvoorbeeld 2020-2024")
    return _plaats(tekst)


_TOETSEN: Final[dict[str, Callable[[str], Uitkomst]]] = {
    "bsn": _bsn,
    "naam": _naam,
    "geslacht": _geslacht,
    "postcode": _postcode,
    "huisnummer": _huisnummer,
    "plaats": _plaats,
    "kenmerk": _kenmerk,
    "voorletters": _voorletters,
    "getal": _getal,
    "periode": _periode,
}
_TOETSEN_DAG: Final[dict[str, Callable[[str, datetime.date], Uitkomst]]] = {
    "geboren": _geboren,
    "dag": _dag,
    "voorbij": _voorbij,
}
