"""When advice of the lawfulness committee is needed, what a question and its outcome must say (R38). Pure."""

import dataclasses
import datetime
import uuid
from collections.abc import Collection

ADVIEZEN = [
    ("positief", "Positief"),
    ("voorwaarden", "Positief, onder voorwaarden"),
    ("negatief", "Negatief"),
]
BESLUITEN = [("toegestaan", "Toegestaan"), ("geweigerd", "Niet toegestaan")]
LANGSTE_VRAAG = 2000
LANGSTE_ADVIES = 4000
LANGSTE_NAAM = 200
TOEKOMST = "Kies een dag die niet in de toekomst ligt."


@dataclasses.dataclass(frozen=True)
class Adviesvraag:
    """What is asked: about which kinds of data, which recipients, and when."""

    vraag: str
    categorieen: frozenset[uuid.UUID]
    ontvangers: frozenset[uuid.UUID]
    gevraagd_op: datetime.date


@dataclasses.dataclass(frozen=True)
class Adviesuitkomst:
    """What the committee advised and what was decided; `afwijking` says why the decision departs from the advice."""

    advies: str
    advies_tekst: str
    advies_op: datetime.date
    besluit: str
    afwijking: str
    besloten_door: str
    besloten_op: datetime.date


@dataclasses.dataclass(frozen=True)
class Toegestaan:
    """What one advice that was decided as allowed covers."""

    categorieen: frozenset[uuid.UUID]
    ontvangers: frozenset[uuid.UUID]


def check_vraag(
    vraag: Adviesvraag, *, categorieen: frozenset[uuid.UUID], partners: frozenset[uuid.UUID], vandaag: datetime.date
) -> tuple[str, str] | None:
    """What is wrong with a question: field and Dutch message, or None; both sets are those of the house."""
    if not vraag.vraag.strip():
        return "vraag", "Vul in wat u de commissie vraagt."
    if len(vraag.vraag) > LANGSTE_VRAAG:
        return "vraag", f"Gebruik hoogstens {LANGSTE_VRAAG} tekens."
    if not vraag.categorieen or not vraag.categorieen <= categorieen:
        return "categorieen", "Kies één of meer categorieën."
    if not vraag.ontvangers or not vraag.ontvangers <= partners:
        return "ontvangers", "Kies één of meer partners."
    return ("gevraagd_op", TOEKOMST) if vraag.gevraagd_op > vandaag else None


def check_uitkomst(
    uitkomst: Adviesuitkomst, *, gevraagd_op: datetime.date, vandaag: datetime.date
) -> tuple[str, str] | None:
    """What is wrong with an outcome: field and Dutch message, or None."""
    if uitkomst.advies not in dict(ADVIEZEN):
        return "advies", "Kies iets uit de lijst."
    if uitkomst.besluit not in dict(BESLUITEN):
        return "besluit", "Kies iets uit de lijst."
    if wrong := _check_days(uitkomst, gevraagd_op, vandaag):
        return wrong
    if departs(uitkomst.advies, uitkomst.besluit) and not uitkomst.afwijking.strip():
        return "afwijking", "Dit besluit wijkt af van het advies. Vul in waarom."
    if not uitkomst.besloten_door.strip():
        return "besloten_door", "Vul in wie dit besloot: naam en functie."
    return _check_lengths(uitkomst)


def departs(advies: str, besluit: str) -> bool:
    """Whether a decision departs from the advice."""
    return (besluit == "toegestaan") == (advies == "negatief")


def needed_since(advies_vanaf: datetime.date | None, vandaag: datetime.date) -> datetime.date | None:
    """Since when new data and new recipients need an advice, as the regime has it; None while they do not."""
    return advies_vanaf if advies_vanaf is not None and advies_vanaf <= vandaag else None


def covers_reading(adviezen: Collection[Toegestaan], categorie_id: uuid.UUID, organisatie_id: uuid.UUID | None) -> bool:
    """Whether one advice covers that this organisation reads this kind; None is the house itself (procesregie)."""
    return any(
        categorie_id in advies.categorieen and (organisatie_id is None or organisatie_id in advies.ontvangers)
        for advies in adviezen
    )


def covers_recipient(adviezen: Collection[Toegestaan], organisatie_id: uuid.UUID) -> bool:
    """Whether one advice covers that this organisation takes part."""
    return any(organisatie_id in advies.ontvangers for advies in adviezen)


def refusal(since: datetime.date, missing: Collection[str]) -> str:
    """Why it cannot be done yet, naming what no advice covers."""
    return (
        f"Nog niet mogelijk: {', '.join(missing)}. Onder dit regime is sinds {since:%d-%m-%Y} een advies van de"
        " rechtmatigheidsadviescommissie nodig voor nieuwe gegevens en ontvangers. Vraag het aan bij Adviezen over"
        " rechtmatigheid en leg het besluit vast."
    )


def _check_days(uitkomst: Adviesuitkomst, gevraagd_op: datetime.date, vandaag: datetime.date) -> tuple[str, str] | None:
    if uitkomst.advies_op < gevraagd_op:
        return "advies_op", "Het advies kan niet van voor de vraag zijn."
    if uitkomst.advies_op > vandaag:
        return "advies_op", TOEKOMST
    if uitkomst.besloten_op < uitkomst.advies_op:
        return "besloten_op", "Het besluit kan niet van voor het advies zijn."
    return ("besloten_op", TOEKOMST) if uitkomst.besloten_op > vandaag else None


def _check_lengths(uitkomst: Adviesuitkomst) -> tuple[str, str] | None:
    longest = {"advies_tekst": LANGSTE_ADVIES, "afwijking": LANGSTE_VRAAG, "besloten_door": LANGSTE_NAAM}
    for field, most in longest.items():
        if len(getattr(uitkomst, field)) > most:
            return field, f"Gebruik hoogstens {most} tekens."
    return None
