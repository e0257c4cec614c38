"""Consent: what one must say, when it counts, and whom it lets read (R25, R31). Pure."""

import dataclasses
import datetime
import uuid

from regiehuis.convenanten.rules import GRONDSLAGEN
from regiehuis.kern.datum import parse_datum

GEVERS = [("zelf", "De persoon zelf"), ("vertegenwoordiger", "Een wettelijk vertegenwoordiger")]
WIJZEN = [
    ("mondeling", "Mondeling, hier vastgelegd"),
    ("schriftelijk", "Schriftelijk, ondertekend"),
    ("digitaal", "Digitaal, bijvoorbeeld per mail"),
]
# What a chair or secretary types for a speaker names no person, so that it cannot rest on somebody's consent.
SPREEKGRONDEN = [grond for grond in GRONDSLAGEN if grond[0] != "toestemming"]
# After this consent is asked again.
LANGSTE_TOESTEMMING = datetime.timedelta(days=366)
EIGEN_STEM = 16
GEEN_TOESTEMMING = (
    "Er is geen toestemming van deze persoon die nu geldt voor deze categorie. Leg haar eerst vast bij Toestemming en "
    "bezoek, of kies een andere grondslag."
)
NIET_BEVESTIGD = (
    "De casusregie is gewisseld nadat deze toestemming is gegeven. Vraag haar opnieuw en bevestig haar bij "
    "Toestemming en bezoek, of kies een andere grondslag."
)


def withdrawn_text(op: datetime.datetime) -> str:
    """What who writes a report reads when the consent of the door was withdrawn, during the visit or after it (R25)."""
    return (
        f"De toestemming van dit bezoek is op {op:%d-%m-%Y} om {op:%H.%M} uur ingetrokken. Toestemming is elk moment "
        "in te trekken; vanaf dan deelt u niets meer op die grondslag. Wat u typte blijft hier staan. Is er een andere "
        "grondslag, kies die; anders deelt u het niet."
    )


@dataclasses.dataclass(frozen=True)
class Bereik:
    """What somebody agreed to: what for, which categories, to which organisations, from when until when, and how."""

    gever: str
    vertegenwoordiger: str
    doel: str
    categorieen: frozenset[uuid.UUID]
    organisaties: frozenset[uuid.UUID]
    van: datetime.date
    tot: datetime.date
    wijze: str
    toelichting: str = ""


@dataclasses.dataclass(frozen=True)
class Kader:
    """What a case offers to choose from: categories of the house, organisations that take part today."""

    categorieen: frozenset[uuid.UUID]
    organisaties: frozenset[uuid.UUID]


def check_toestemming(
    bereik: Bereik, kader: Kader, *, vandaag: datetime.date, geboortedatum: str
) -> tuple[str, str] | None:
    """What is wrong with a consent: field and Dutch message, or None (R25)."""
    return _check_gever(bereik, vandaag, geboortedatum) or _check_scope(bereik, kader) or _check_dates(bereik, vandaag)


def _check_gever(bereik: Bereik, vandaag: datetime.date, geboortedatum: str) -> tuple[str, str] | None:
    """Somebody under sixteen agrees through who represents him (R31)."""
    if bereik.gever not in dict(GEVERS):
        return "gever", "Kies wie de toestemming gaf."
    if bereik.gever == "zelf" and is_young(geboortedatum, vandaag):
        return "gever", "Onder de 16 jaar geeft de wettelijk vertegenwoordiger toestemming."
    if bereik.gever == "vertegenwoordiger" and not bereik.vertegenwoordiger.strip():
        return "vertegenwoordiger", "Vul in wie de wettelijk vertegenwoordiger is."
    if bereik.wijze not in dict(WIJZEN):
        return "wijze", "Kies hoe de toestemming is gegeven."
    return None


def _check_scope(bereik: Bereik, kader: Kader) -> tuple[str, str] | None:
    if not bereik.doel.strip():
        return "doel", "Vul in waarvoor de toestemming is gegeven."
    if not bereik.categorieen or not bereik.categorieen <= kader.categorieen:
        return "categorieen", "Kies ten minste één categorie uit de lijst."
    if not bereik.organisaties or not bereik.organisaties <= kader.organisaties:
        return "organisaties", "Kies ten minste één organisatie die aan deze casus deelneemt."
    return None


def _check_dates(bereik: Bereik, vandaag: datetime.date) -> tuple[str, str] | None:
    if bereik.van > vandaag:
        return "van", "De dag waarop de toestemming is gegeven kan niet in de toekomst liggen."
    if bereik.tot <= vandaag:
        return "tot", "Kies een einddatum na vandaag."
    if bereik.tot - bereik.van > LANGSTE_TOESTEMMING:
        return "tot", "Toestemming geldt hoogstens een jaar. Vraag haar daarna opnieuw."
    return None


def is_young(geboortedatum: str, vandaag: datetime.date) -> bool:
    """Whether somebody is surely under sixteen; a birth date that is not known says nothing."""
    if not geboortedatum:
        return False
    born = parse_datum(geboortedatum).first
    return (vandaag.year - EIGEN_STEM, vandaag.month, vandaag.day) < (born.year, born.month, born.day)


def counts(
    van: datetime.date, tot: datetime.date, ingetrokken_op: datetime.datetime | None, dag: datetime.date
) -> bool:
    """Whether a consent counts on a day: given, not yet ended, not withdrawn. The policies say the same."""
    return ingetrokken_op is None and van <= dag < tot


def needs_confirmation(bevestigd_op: datetime.datetime, regie_sinds: datetime.datetime | None) -> bool:
    """Whether the lead changed since this consent was given or confirmed (R25)."""
    return regie_sinds is not None and bevestigd_op < regie_sinds
