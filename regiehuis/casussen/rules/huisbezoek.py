"""A joint home visit: who goes, when, and how it ended (A10). Pure."""

import datetime
import uuid
from collections.abc import Mapping

PLEKKEN = [
    ("thuis", "Thuis"),
    ("school", "Op school"),
    ("organisatie", "Bij een organisatie"),
    ("elders", "Ergens anders"),
]
BEZOEKSTATUSSEN = [
    ("gepland", "Gepland"),
    ("afgelegd", "Afgelegd"),
    ("geweigerd", "Aan de deur geweigerd"),
    ("niet_doorgegaan", "Niet doorgegaan"),
]
UITKOMSTEN = BEZOEKSTATUSSEN[1:]
LANGSTE_TEKST = 500
LANGST_VOORUIT = datetime.timedelta(days=366)


def check_huisbezoek(
    gepland_op: datetime.datetime,
    waar: str,
    doel: str,
    bezoekers: frozenset[uuid.UUID],
    organisatie_van: Mapping[uuid.UUID, uuid.UUID],
    *,
    moment: datetime.datetime,
) -> tuple[str, str] | None:
    """What is wrong with a plan for a visit: field and Dutch message, or None. `organisatie_van` holds the members."""
    if not moment < gepland_op <= moment + LANGST_VOORUIT:
        return "gepland_op", "Kies een dag en tijd in de toekomst, binnen een jaar."
    if waar not in dict(PLEKKEN):
        return "waar", "Kies waar het bezoek is."
    if not doel.strip() or len(doel) > LANGSTE_TEKST:
        return "doel", f"Vul in waarvoor u samen gaat, in maximaal {LANGSTE_TEKST} tekens."
    if not bezoekers <= organisatie_van.keys():
        return "bezoekers", "Kies bezoekers die aan deze casus deelnemen."
    if len({organisatie_van[key] for key in bezoekers}) < 2:
        return "bezoekers", "Een gezamenlijk huisbezoek doet u met ten minste twee organisaties."
    return None


def check_uitkomst(
    uitkomst: str, toelichting: str, *, gepland_op: datetime.datetime, moment: datetime.datetime
) -> tuple[str, str] | None:
    """What is wrong with the end of a visit: field and Dutch message, or None."""
    if uitkomst not in dict(UITKOMSTEN):
        return "uitkomst", "Kies hoe het bezoek afliep."
    if uitkomst != "niet_doorgegaan" and moment < gepland_op - datetime.timedelta(hours=12):
        return "uitkomst", "Dit bezoek is nog niet geweest. Ging het niet door, kies dan dat."
    if uitkomst != "afgelegd" and not toelichting.strip():
        return "toelichting", "Vul in wat er gebeurde en wat nu nodig is."
    if len(toelichting) > LANGSTE_TEKST:
        return "toelichting", f"Houd dit bij maximaal {LANGSTE_TEKST} tekens."
    return None
