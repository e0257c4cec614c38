"""The evidence of a pair in words: what the two have in common, field by field, and how much that tells. Pure."""

import dataclasses
from collections.abc import Mapping, Sequence
from typing import Any, Final

WOORDEN: Final[Mapping[str, Mapping[str, str]]] = {
    "bsn": {
        "gelijk": "Hetzelfde BSN",
        "een cijfer anders": "BSN scheelt één cijfer",
        "anders": "Een ander BSN",
    },
    "voornamen": {
        "alle gelijk": "Dezelfde voornamen",
        "eerste gelijk": "Dezelfde eerste voornaam",
        "roepnaam": "De een is de roepnaam van de ander",
        "klinkt gelijk": "Voornaam klinkt hetzelfde",
        "verwisseld met de achternaam": "Voornaam en achternaam verwisseld",
        "een naam gelijk": "Een van de voornamen is dezelfde",
        "tikfout": "Voornaam scheelt een tikfout",
        "voorletters gelijk": "Dezelfde voorletters",
        "voorletters passen": "Voorletters passen bij elkaar",
        "voorletter gelijk": "Alleen de eerste letter van de voornaam is dezelfde",
        "anders": "Een andere voornaam",
    },
    "achternaam": {
        "beide namen gelijk": "Dezelfde dubbele achternaam",
        "gelijk": "Dezelfde achternaam",
        "klinkt gelijk": "Achternaam klinkt hetzelfde",
        "verwisseld met de voornaam": "Achternaam en voornaam verwisseld",
        "een naam gelijk": "Een deel van de achternaam is hetzelfde",
        "tikfout": "Achternaam scheelt een tikfout",
        "lijkt": "Achternaam lijkt erop",
        "anders, beiden vrouw": "Een andere achternaam, beiden vrouw",
        "anders": "Een andere achternaam",
    },
    "geboortedatum": {
        "gelijk": "Dezelfde geboortedatum",
        "deels bekend, past": "Geboortedatum is deels bekend en past",
        "dag en maand verwisseld": "Dag en maand van de geboorte verwisseld",
        "een cijfer anders": "Geboortedatum scheelt één cijfer",
        "twee delen gelijk": "Geboortedatum komt voor twee van de drie delen overeen",
        "jaar gelijk": "Alleen het geboortejaar is hetzelfde",
        "jaar scheelt weinig": "Een andere geboortedatum, ongeveer even oud",
        "anders": "Een andere geboortedatum",
    },
    "adres": {
        "gelijk": "Hetzelfde adres",
        "straat en nummer gelijk": "Dezelfde straat en hetzelfde nummer",
        "nummer en bijna postcode gelijk": "Hetzelfde nummer, postcode scheelt één teken",
        "postcode of straat gelijk": "Dezelfde straat of postcode",
        "woonplaats gelijk": "Dezelfde woonplaats",
        "anders": "Een ander adres",
    },
    "geslacht": {"gelijk": "Hetzelfde geslacht", "anders": "Een ander geslacht"},
}
ZELDZAAM: Final = {"voornamen": 9.0, "achternaam": 11.0}
"""From this weight an equal name is rarer than an equal name on average."""
_STERK, _WEINIG = 6.0, 1.0


@dataclasses.dataclass(frozen=True)
class Deel:
    """One line of the evidence: what it is, how much it tells in words, whether it speaks for, against or neither."""

    tekst: str
    kracht: str
    toon: str
    gewicht: float


def evidence(bewijs: Sequence[Mapping[str, Any]]) -> list[Deel]:
    """The evidence in words, what tells most first."""
    return sorted((_deel(**deel) for deel in bewijs), key=lambda deel: -abs(deel.gewicht))


def _deel(veld: str, trap: str, gewicht: float) -> Deel:
    tekst = WOORDEN.get(veld, {}).get(trap) or f"{veld}: {trap}".capitalize()
    if gewicht >= ZELDZAAM.get(veld, float("inf")):
        tekst += ", zeldzaam"
    if abs(gewicht) < _WEINIG:
        return Deel(tekst, "zegt weinig", "neutraal", gewicht)
    kant = "voor" if gewicht > 0 else "tegen"
    kracht = f"sterk {kant}" if abs(gewicht) >= _STERK else kant
    return Deel(tekst, kracht, "gereed" if gewicht > 0 else "over", gewicht)
