"""The national selection criteria and the outcomes of triage (R10, R11, R13). A human decides; no score does (R39)."""

import dataclasses
import uuid
from collections.abc import Iterable, Mapping

from .woorden import WACHTREDENEN

# Codes of the criteria that take part in the national rule.
LANDELIJK = ("c1", "c2", "c3", "c4")


@dataclasses.dataclass(frozen=True)
class Oordeel:
    """A judgement on one criterion with its reason."""

    criterium_id: uuid.UUID
    voldaan: bool
    reden: str


@dataclasses.dataclass(frozen=True)
class Treffer:
    """A hit in the person index: existence, house and contact, never content (R12)."""

    persoon_id: uuid.UUID
    huis: str
    contact: str
    organisatie: str


def meets(voldaan: Mapping[str, bool]) -> bool:
    """Whether judgements by code allow acceptance: (c1 and c2 and c3) or c4; a missing one counts as no (R10)."""
    c1, c2, c3, c4 = (voldaan.get(code, False) for code in LANDELIJK)
    return (c1 and c2 and c3) or c4


def explain(voldaan: Mapping[str, bool]) -> str:
    """In words why the criteria are or are not met, for sender and chair (R13, R39)."""
    if voldaan.get("c4", False):
        return "Er is een ernstig gebiedsgebonden probleem; dat is op zichzelf genoeg voor aanname."
    if meets(voldaan):
        return "Er speelt meer dan één leefgebied, meerdere ketens zijn nodig en de omgeving is geraakt."
    return (
        "De landelijke criteria zijn niet vervuld: nodig zijn criterium 1, 2 en 3 samen, of criterium 4."
        " Een partner alleen, of het wijkteam, kan dit waarschijnlijk zelf."
    )


def check_oordelen(verwacht: Iterable[uuid.UUID], oordelen: Iterable[Oordeel]) -> tuple[str, str] | None:
    """What is wrong with the judgements, as (field, message): each criterion once, each with a reason (R10)."""
    given = {oordeel.criterium_id: oordeel for oordeel in oordelen}
    for criterium_id in verwacht:
        oordeel = given.get(criterium_id)
        if oordeel is None:
            return f"voldaan_{criterium_id}", "Kies ja of nee bij dit criterium."
        if not oordeel.reden.strip():
            return f"reden_{criterium_id}", "Geef de reden bij dit criterium."
        if len(oordeel.reden) > 1000:
            return f"reden_{criterium_id}", "Houd de reden bij maximaal 1000 tekens."
    return None


@dataclasses.dataclass(frozen=True)
class Wachten:
    """Why an accepted signal waits instead of becoming a case at once (A2)."""

    reden: str
    toelichting: str = ""


@dataclasses.dataclass(frozen=True)
class Besluit:
    """An outcome of triage as it is proposed; `voldaan` by code of the criterion."""

    besluit: str
    motivering: str
    bericht: str
    voldaan: Mapping[str, bool]
    uitzondering: bool
    verwezen_naar: str
    heeft_convenant: bool
    heeft_overlegvorm: bool
    wachten: Wachten | None = None

    @property
    def waits(self) -> bool:
        """Whether it is accepted and waits for a place."""
        return self.besluit == "aannemen" and self.wachten is not None


def check_besluit(voorstel: Besluit) -> tuple[str, str] | None:
    """What is wrong with an outcome, as (field, message); None when it may be taken (R10, R11)."""
    if voorstel.besluit not in ("aannemen", "doorverwijzen", "adviseren", "afwijzen"):
        return "besluit", "Kies een besluit."
    if not voorstel.motivering.strip():
        return "motivering", "Geef de motivering van het besluit."
    if not voorstel.bericht.strip():
        return "bericht", "Schrijf een bericht aan de afzender; die hoort altijd wat er is besloten."
    if voorstel.besluit == "doorverwijzen" and not voorstel.verwezen_naar.strip():
        return "verwezen_naar", "Vul in naar wie u doorverwijst."
    return _check_acceptance(voorstel) if voorstel.besluit == "aannemen" else None


def _check_acceptance(voorstel: Besluit) -> tuple[str, str] | None:
    if not meets(voorstel.voldaan) and not voorstel.uitzondering:
        message = (
            "De criteria zijn niet vervuld. Aannemen kan alleen als gemotiveerde uitzondering: zet het vinkje"
            " en leg in de motivering uit waarom."
        )
        return "uitzondering", message
    if not voorstel.heeft_overlegvorm:
        return "overlegvorm", "Kies het overleg dat de casus ontvangt."
    if voorstel.wachten is not None:
        return check_wachten(voorstel.wachten)
    if not voorstel.heeft_convenant:
        return "convenant", "Kies het convenant waaronder de casus loopt."
    return None


def check_wachten(wachten: Wachten) -> tuple[str, str] | None:
    """What is wrong with the reason to wait, as (field, message): "other" is told in words (A2)."""
    if wachten.reden not in dict(WACHTREDENEN):
        return "wachtreden", "Kies waarom het signaal wacht."
    if wachten.reden == "anders" and not wachten.toelichting.strip():
        return "wachttoelichting", "Leg uit waarom het signaal wacht."
    if len(wachten.toelichting) > 500:
        return "wachttoelichting", "Houd de toelichting bij maximaal 500 tekens."
    return None
