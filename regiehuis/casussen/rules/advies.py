"""What a request for advice may hold: a situation and a question, and nobody who can be found by it (R13). Pure."""

import re

from regiehuis.kern.bsn import is_valid_bsn

LANGST = {"situatie": 4000, "vraag": 500, "antwoord": 4000}
_NUMBERS = re.compile(r"(?<![0-9])[0-9](?:[ .-]?[0-9]){8}(?![0-9])")
_POSTCODE = re.compile(r"\b[1-9][0-9]{3} ?[A-Z]{2}\b")
_GEBOREN = re.compile(r"\bgeb(?:\.|oren|oortedatum)\W{0,12}[0-9]{1,2}[-/. ]", re.IGNORECASE)


def names_somebody(tekst: str) -> str:
    """Why a text can be traced to a person, in words; empty when nothing of the kind was found.

    A BSN, a birth date and a postcode with letters are recognised; a name is not, so whoever writes is asked as well.
    """
    if any(is_valid_bsn(number) for number in _NUMBERS.findall(tekst)):
        return "Er staat een BSN in de tekst. Haal het weg."
    if _GEBOREN.search(tekst):
        return "Er staat een geboortedatum in de tekst. Noem alleen de leeftijd."
    if _POSTCODE.search(tekst):
        return "Er staat een postcode in de tekst. Noem alleen de wijk."
    return ""


def check_vraag(situatie: str, vraag: str, *, zonder_namen: bool) -> tuple[str, str] | None:
    """What is wrong with a request for advice, as (field, message); None when it may be asked."""
    for field, text in (("situatie", situatie), ("vraag", vraag)):
        if not text.strip():
            return field, "Beschrijf de situatie." if field == "situatie" else "Stel uw vraag."
        if wrong := check_tekst(field, text):
            return wrong
    if not zonder_namen:
        return "zonder_namen", "Bevestig dat u niemand noemt."
    return None


def check_tekst(field: str, tekst: str) -> tuple[str, str] | None:
    """Whether a text fits and names nobody."""
    if len(tekst) > LANGST[field]:
        return field, f"Houd dit bij maximaal {LANGST[field]} tekens."
    traced = names_somebody(tekst)
    return (field, traced) if traced else None
