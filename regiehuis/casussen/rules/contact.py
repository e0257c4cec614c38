"""The contact sheet: what a line needs (A11). Pure."""

import dataclasses
import re

LANGST = {"naam": 120, "organisatie": 120, "doet": 300, "telefoon": 40, "bereikbaar": 200}
NODIG = {
    "naam": "Vul de naam in, of kies een deelnemer.",
    "organisatie": "Vul de organisatie in, of kies een deelnemer.",
    "doet": "Vul in wat deze persoon doet voor wie het betreft.",
    "telefoon": "Vul een telefoonnummer in.",
    "bereikbaar": "Vul in wanneer deze persoon bereikbaar is.",
}
NUMMER = re.compile(r"\+?[\d ()/-]{7,39}")


@dataclasses.dataclass(frozen=True)
class Contact:
    """What stands on one line."""

    naam: str
    organisatie: str
    doet: str
    telefoon: str
    bereikbaar: str


def check_contact(contact: Contact) -> tuple[str, str] | None:
    """What is wrong with a line: field and Dutch message, or None."""
    for field, message in NODIG.items():
        value = getattr(contact, field)
        if not value.strip():
            return field, message
        if len(value) > LANGST[field]:
            return field, f"Houd dit bij maximaal {LANGST[field]} tekens."
    if not NUMMER.fullmatch(contact.telefoon.strip()):
        return "telefoon", "Vul een telefoonnummer in met ten minste zeven cijfers."
    return None
