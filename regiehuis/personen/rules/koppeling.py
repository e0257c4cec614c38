"""What becomes of a pair of delivered records: stands, who decides what when, thresholds, evidence in words. Pure."""

import datetime
import uuid
from collections.abc import Iterable, Mapping
from typing import Final

from . import KOPPELBESLUITEN, check_koppelbesluit

KOPPELEN_VANAF, VRAGEN_VANAF = 1.0, -4.0
"""The thresholds where none were chosen (docs/decisions/0021)."""
LAAGST, HOOGST = -8.0, 30.0
"""Below the first nothing is weighed any more; above the second nothing would be linked."""

RUNSTANDEN = [("gevraagd", "Gevraagd"), ("loopt", "Loopt"), ("klaar", "Klaar"), ("mislukt", "Mislukt")]
RUN_DUURT: Final = datetime.timedelta(hours=1)
"""A run that was asked for or began longer ago than this was cut off."""

KOPPELSTANDEN = [
    ("voorgesteld", "Te beslissen"),
    ("uitgesteld", "Uitgesteld"),
    ("bij_partner", "Navraag bij partner"),
    ("wacht_tweede", "Wacht op een tweede"),
    ("gekoppeld", "Dezelfde persoon"),
    ("apart", "Iemand anders"),
    ("ongedaan", "Ongedaan gemaakt"),
    ("vervallen", "Vervallen"),
]
VERBODEN: Final = ("apart", "ongedaan")
"""Pairs that no run links again, nor the people that others link them to."""
OPEN: Final = ("voorgesteld", "uitgesteld", "bij_partner")
PAARBESLUITEN = [
    *KOPPELBESLUITEN,
    ("uitstellen", "Later beslissen"),
    ("navraag", "Navraag bij de partner"),
    ("akkoord", "Eens met de eerste"),
    ("oneens", "Niet eens met de eerste"),
    ("ongedaan", "Ongedaan gemaakt"),
]
_BESLISSEN: Final = {
    "zelfde": "gekoppeld",
    "ander": "apart",
    "uitstellen": "uitgesteld",
    "navraag": "bij_partner",
}
OVERGANGEN: Final[Mapping[str, Mapping[str, str]]] = {
    "voorgesteld": _BESLISSEN,
    "uitgesteld": _BESLISSEN,
    "bij_partner": _BESLISSEN,
    "ongedaan": {"zelfde": "gekoppeld", "ander": "apart"},
    "wacht_tweede": {"akkoord": "", "oneens": "voorgesteld"},
    "gekoppeld": {"ongedaan": "ongedaan"},
    "apart": {"ongedaan": "voorgesteld"},
    "vervallen": {},
}
"""Stand of a pair → decision → what it becomes; agreeing makes it what the first decided."""


def next_stand(stand: str, besluit: str, *, vier_ogen: bool, wacht_op: str = "") -> str | None:
    """What the pair becomes, or None when this cannot be decided now (R12, R39).

    With four eyes, "the same" and "another" wait for a second person; undoing, postponing and asking do not: they link
    and part nobody for good.
    """
    nieuw = OVERGANGEN[stand].get(besluit)
    if nieuw is None:
        return None
    if besluit == "akkoord":
        return _BESLISSEN[wacht_op]
    if vier_ogen and besluit in ("zelfde", "ander"):
        return "wacht_tweede"
    return nieuw


def choices(stand: str, *, zelf: bool) -> list[tuple[str, str]]:
    """What can be decided on a pair that stands so; who decided first (`zelf`) can only take that back."""
    words = dict(PAARBESLUITEN)
    if stand == "wacht_tweede" and zelf:
        return [("oneens", "Trek mijn besluit terug")]
    if stand in ("gekoppeld", "apart"):
        return [("ongedaan", "Maak ongedaan")]
    return [(besluit, words[besluit]) for besluit in OVERGANGEN[stand]]


def check_paarbesluit(
    besluit: str, reden: str, *, tot: datetime.date | None, vandaag: datetime.date
) -> tuple[str, str] | None:
    """What is wrong with a decision on a pair of records: field and Dutch message, or None."""
    if besluit not in dict(PAARBESLUITEN):
        return "besluit", "Kies wat u besluit."
    if wrong := check_koppelbesluit(KOPPELBESLUITEN[0][0], reden):
        return wrong
    if besluit == "uitstellen" and (tot is None or tot <= vandaag):
        return "tot", "Vul in tot wanneer u het uitstelt, een dag na vandaag."
    return None


def check_tweede(besluit: str, *, eerste: uuid.UUID | None, wie: uuid.UUID) -> tuple[str, str] | None:
    """Whoever decided first cannot agree with himself; taking it back he may."""
    if besluit == "akkoord" and eerste == wie:
        return "besluit", "U besliste zelf als eerste. Een ander kijkt mee."
    return None


def check_drempels(*, koppelen_vanaf: float, vragen_vanaf: float) -> tuple[str, str] | None:
    """What is wrong with the thresholds of a house: field and Dutch message, or None."""
    if not 0 <= koppelen_vanaf <= HOOGST:
        return "koppelen_vanaf", f"Kies een gewicht van 0 tot en met {HOOGST:g}."
    if not LAAGST <= vragen_vanaf <= HOOGST:
        return "vragen_vanaf", f"Kies een gewicht van {LAAGST:g} tot en met {HOOGST:g}."
    if vragen_vanaf >= koppelen_vanaf:
        return "vragen_vanaf", "Vragen begint bij een lager gewicht dan koppelen."
    return None


def ordered(een: uuid.UUID, ander: uuid.UUID) -> tuple[uuid.UUID, uuid.UUID]:
    """The two records of a pair, the lower key first."""
    return (een, ander) if een < ander else (ander, een)


def persons(records: Iterable[uuid.UUID], links: Iterable[tuple[uuid.UUID, uuid.UUID]]) -> dict[uuid.UUID, uuid.UUID]:
    """Who each record is: the lowest key among all that links hold together, its own when nothing does."""
    boven = {wie: wie for wie in records}

    def top(wie: uuid.UUID) -> uuid.UUID:
        while boven[wie] != wie:
            boven[wie] = wie = boven[boven[wie]]
        return wie

    for een, ander in links:
        laag, hoog = ordered(top(een), top(ander))
        boven[hoog] = laag
    return {wie: top(wie) for wie in boven}
