"""Findings: their vocabulary and what they may be (R35). Pure."""

import datetime
import re

BRONNEN = [
    ("steekproef", "Steekproef"),
    ("lezen", "Ongewoon lezen"),
    ("datalek", "Datalek"),
    ("logboek", "Logboek"),
    ("anders", "Anders"),
]
STATUSSEN = [
    ("open", "Open"),
    ("beantwoord", "Beantwoord"),
    ("opgelost", "Opgelost"),
    ("vervallen", "Vervallen"),
]
# What still asks something of somebody.
LOPEND = ("open", "beantwoord")
AFLOOP = [keuze for keuze in STATUSSEN if keuze[0] not in LOPEND]
LANGST_ONDERWERP = 160
LANGSTE_TEKST = 4000
BSN_ACHTIG = re.compile(r"(?<!\d)\d{8,9}(?!\d)|(?<!\d)\d{4}[. ]\d{2}[. ]\d{3}(?!\d)")
LANGST_VOORUIT = datetime.timedelta(days=366)


def check_opvolgen(opvolgen_voor: datetime.date, *, vandaag: datetime.date) -> str:
    """What is wrong with a date of follow-up: a Dutch message, or empty."""
    if opvolgen_voor < vandaag:
        return "Kies een dag vanaf vandaag."
    if opvolgen_voor > vandaag + LANGST_VOORUIT:
        return "Kies een dag binnen een jaar."
    return ""


def names_number(*teksten: str) -> bool:
    """Whether a text holds a number that looks like a BSN, which does not belong in a register without content."""
    return any(BSN_ACHTIG.search(tekst) for tekst in teksten)
