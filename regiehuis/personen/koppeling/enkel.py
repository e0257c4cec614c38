"""One record as `normaliseren` makes it, without DuckDB: for a look-up, and for a person written down by hand.

The rules are those of `normaliseren`, its words and its folding are used here; that both agree is tested on a whole
population (`tests/personen/test_opzoeken.py`). Names of the columns are the same.
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from regiehuis.personen.koppeling.woorden import (
    GEEN_NUMMER,
    ONBEKEND,
    VAN_LETTERS,
    VOEGSELS,
    VOUWEN,
    WOONPLAATSEN,
    stammen,
)

_LETTERS = str.maketrans(*VAN_LETTERS)
_ANDERS = re.compile(r"[^a-z0-9]+")
_MEDEKLINKERS = re.compile(r"[b-df-hj-np-tv-xz]{2,4}")
_DATUMS = (
    (r"[0-9]{4}[^0-9]", r"([0-9]{4})[^0-9]+([0-9]{1,2})(?:[^0-9]+([0-9]{1,2}))?", (0, 1, 2)),
    (r"[0-9]{1,2}[^0-9]+[0-9]{1,2}[^0-9]+[0-9]{4}", r"([0-9]{1,2})[^0-9]+([0-9]{1,2})[^0-9]+([0-9]{4})", (2, 1, 0)),
    (r"(?:19|20)[0-9]{6}$", r"([0-9]{4})([0-9]{2})([0-9]{2})", (0, 1, 2)),
    (r"[0-9]{8}$", r"([0-9]{2})([0-9]{2})([0-9]{4})", (2, 1, 0)),
    (r"[0-9]{4}$", r"([0-9]{4})()()", (0, 1, 2)),
)
"""How dates are written: what is tried in turn, what its parts are, and where year, month and day stand in those."""


@dataclass(frozen=True, slots=True)
class Kenmerken:
    """What is compared of one record; None where nothing is known. `bsn` is the number itself: it is hashed at once."""

    bsn: str | None = None
    voorletters: str | None = None
    letter1: str | None = None
    vn1: str | None = None
    vn: str | None = None
    vn_lijst: tuple[str, ...] = ()
    vn_klank: str | None = None
    vn_stam: str | None = None
    an1: str | None = None
    an2: str | None = None
    an_klank: str | None = None
    an2_klank: str | None = None
    an_lijst: tuple[str, ...] = ()
    jaar: int | None = None
    maand: int | None = None
    dag: int | None = None
    datum: str | None = None
    vaag: bool | None = None
    geslacht: str | None = None
    straat: str | None = None
    plaats: str | None = None
    postcode: str | None = None
    huisnummer: str | None = None
    adres: str | None = None
    straatadres: str | None = None


def normaliseer(rij: Mapping[str, str]) -> Kenmerken:
    """The columns of one record, given by the names of a delivery; what is not given is empty."""
    veld = {naam: (rij.get(naam) or "").strip() for naam in _VELDEN}
    gevonden: dict[str, object] = {
        **_voornamen(veld["voornamen"]),
        **_achternaam(veld["achternaam"]),
        **_datum(veld["geboortedatum"]),
        **_adres(veld["straat"], veld["huisnummer"], veld["postcode"], veld["woonplaats"]),
        "bsn": bsn(veld["bsn"]),
        "geslacht": {"m": "m", "1": "m", "v": "v", "f": "v", "2": "v"}.get(veld["geslacht"][:1].lower()),
    }
    return Kenmerken(**gevonden)  # type: ignore[arg-type]


_VELDEN = (
    "bsn",
    "voornamen",
    "achternaam",
    "geboortedatum",
    "geslacht",
    "straat",
    "huisnummer",
    "postcode",
    "woonplaats",
)


def kaal(tekst: str) -> str:
    """Small letters without accents; what is no letter or figure becomes one space."""
    plat = unicodedata.normalize("NFD", tekst.translate(_LETTERS).lower())
    plat = "".join(teken for teken in plat if not unicodedata.combining(teken))
    return _ANDERS.sub(" ", plat).strip()


@lru_cache(maxsize=4096)
def klank(naam: str) -> str:
    """A bare name folded by sound."""
    for oud, nieuw in VOUWEN:
        naam = naam.replace(oud, nieuw)
    return naam


@cache
def _stammen() -> dict[str, str]:
    return stammen()


def stam(naam: str) -> str:
    """The baptismal name that a calling name is taken for; any other name itself."""
    return _stammen().get(naam, naam)


def _voornamen(tekst: str) -> dict[str, object]:
    naam = kaal(tekst)
    if naam in ONBEKEND:
        return {}
    namen = list(naam) if _MEDEKLINKERS.fullmatch(naam) else naam.split(" ")
    heel = [n for n in namen if len(n) > 1]
    letters = "".join(n[0] for n in namen)
    gevonden: dict[str, object] = {"voorletters": letters, "letter1": letters[0]}
    if heel:
        gevonden |= {"vn1": heel[0], "vn": " ".join(heel), "vn_lijst": tuple(klank(n) for n in heel)}
        gevonden |= {"vn_klank": klank(heel[0]), "vn_stam": stam(heel[0])}
    return gevonden


def _achternaam(tekst: str) -> dict[str, object]:
    delen = [deel for deel in map(kaal, tekst.split("-")) if deel]
    kern = [" ".join(w for w in deel.split(" ") if w not in VOEGSELS) or deel for deel in delen]
    samen = " ".join(kern)
    if samen in ONBEKEND:
        return {}
    namen = [deel.replace(" ", "") for deel in kern]
    klanken = [klank(n) for n in namen]
    woorden = [klank(w) for w in samen.split(" ") if len(w) > 3]
    gevonden: dict[str, object] = {"an1": namen[0], "an_klank": klanken[0]}
    if len(namen) > 1:
        gevonden |= {"an2": namen[1], "an2_klank": klanken[1]}
    return {**gevonden, "an_lijst": tuple(dict.fromkeys([*klanken, *woorden]))}


def _datum(tekst: str) -> dict[str, object]:
    for als, vorm, (j, m, d) in _DATUMS:
        if re.match(als, tekst):
            gevonden = re.match(vorm, tekst)
            delen = gevonden.groups() if gevonden else ("", "", "")
            jaar, maand, dag = (int(delen[n] or 0) or None for n in (j, m, d))
            if jaar is None or not 1880 <= jaar <= 2100:
                return {}
            heel = maand is not None and dag is not None
            return {
                "jaar": jaar, "maand": maand, "dag": dag, "datum": f"{jaar:04d}{maand:02d}{dag:02d}" if heel else None,
                "vaag": not heel or (dag == 1 and maand == 1),
            }  # fmt: skip
    return {}


def _adres(straat: str, huisnummer: str, postcode: str, woonplaats: str) -> dict[str, object]:
    kale, plaats = kaal(straat), kaal(woonplaats)
    straat_klank = klank(re.sub(r"[0-9]+[a-z]?$", "", re.sub(r"str$", "straat", kale).replace(" ", ""))) or None
    achter = re.search(r"([0-9]+) ?[a-z]?$", kale)
    cijfers = re.search(r"[0-9]+", huisnummer)
    nummer = (cijfers[0] if cijfers else achter[1] if achter else "").lstrip("0") or None
    code = re.sub(r"[^0-9A-Za-z]", "", postcode).upper()
    kort = re.sub(r"^(s|den|de|het|t) ", "", plaats)
    geldig = code if 4 <= len(code) <= 7 else None
    return {
        "straat": straat_klank,
        "plaats": WOONPLAATSEN.get(kort) or plaats.replace(" ", "") or None,
        "postcode": geldig,
        "huisnummer": nummer,
        "adres": f"{code}/{nummer}" if len(code) == 6 and nummer else None,
        "straatadres": f"{straat_klank}/{nummer}" if straat_klank and nummer else None,
    }


def bsn(tekst: str) -> str | None:
    """The nine figures of a number that may be one; None for what is filled in when it is not known."""
    cijfers = re.sub(r"[^0-9]", "", tekst)
    return cijfers.zfill(9) if 7 <= len(cijfers) <= 9 and cijfers not in GEEN_NUMMER else None
