"""Breaches: vocabulary, the 72-hour clock, and when one is closed (R42). Pure: the moment is passed in."""

import dataclasses
import datetime
import uuid
from typing import Final

SOORTEN = [
    ("verkeerd_gestuurd", "Naar de verkeerde gestuurd"),
    ("onbevoegd_gelezen", "Gezien door wie dat niet mocht"),
    ("verloren", "Kwijt of gestolen"),
    ("gewijzigd", "Onterecht gewijzigd of gewist"),
    ("inbraak", "Inbraak of schadelijke software"),
    ("anders", "Anders"),
]
STATUSSEN = [
    ("vermoeden", "Vermoeden"),
    ("datalek", "Datalek"),
    ("geen_datalek", "Geen datalek"),
]
BESLUITEN = [("", "Nog niet besloten"), ("melden", "Melden"), ("niet_melden", "Niet melden")]
LANGSTE_TEKST = 4000
# Article 33 of the AVG: without undue delay and, where feasible, not later than 72 hours after having become aware.
MELDTERMIJN: Final = datetime.timedelta(hours=72)
BIJNA: Final = datetime.timedelta(hours=24)
LANGST_INFORMEREN: Final = datetime.timedelta(days=92)
OUDST: Final = datetime.timedelta(days=3660)


@dataclasses.dataclass(frozen=True)
class Beoordeling:
    """What the FG decides about a breach, all at once."""

    status: str = "vermoeden"
    gevolgen: str = ""
    maatregelen: str = ""
    ap_besluit: str = ""
    ap_reden: str = ""
    ap_gemeld_op: datetime.datetime | None = None
    ap_nummer: str = ""
    betrokkenen_besluit: str = ""
    betrokkenen_reden: str = ""
    informeert_id: uuid.UUID | None = None
    informeren_voor: datetime.date | None = None


@dataclasses.dataclass(frozen=True)
class Klok:
    """The clock of one breach at one moment: until when, and how it stands."""

    uiterlijk: datetime.datetime
    stand: str
    uren: int

    @property
    def tekst(self) -> str:
        """The clock in words."""
        if self.stand == "gemeld":
            return "op tijd gemeld" if self.uren >= 0 else "te laat gemeld"
        if self.stand == "stil":
            return "geen klok meer"
        if self.uren < 0:
            return "de 72 uur zijn voorbij"
        return f"nog {self.uren} uur" if self.uren else "nog minder dan een uur"


def deadline(ontdekt_op: datetime.datetime) -> datetime.datetime:
    """Until when it can be reported in time: 72 hours that really pass, also over a change of the clock (R42)."""
    return (ontdekt_op.astimezone(datetime.UTC) + MELDTERMIJN).astimezone(ontdekt_op.tzinfo)


def clock(
    ontdekt_op: datetime.datetime,
    *,
    status: str,
    ap_besluit: str,
    ap_gemeld_op: datetime.datetime | None,
    moment: datetime.datetime,
) -> Klok:
    """How the clock of a breach stands: loopt, bijna, voorbij, gemeld, or stil when nothing has to be reported."""
    until = deadline(ontdekt_op)
    left = until - (ap_gemeld_op or moment)
    hours = left // datetime.timedelta(hours=1)
    if ap_gemeld_op:
        return Klok(until, "gemeld", hours)
    if status == "geen_datalek" or ap_besluit == "niet_melden":
        return Klok(until, "stil", hours)
    return Klok(until, "voorbij" if hours < 0 else "bijna" if left <= BIJNA else "loopt", hours)


def check_ontdekt(ontdekt_op: datetime.datetime, *, moment: datetime.datetime) -> str:
    """What is wrong with the moment of discovery: a Dutch message, or empty."""
    if ontdekt_op > moment:
        return "Dit moment ligt in de toekomst."
    return "Kies een moment van de afgelopen tien jaar." if moment - ontdekt_op > OUDST else ""


def check_beoordeling(
    given: Beoordeling, *, ontdekt_op: datetime.datetime, moment: datetime.datetime
) -> list[tuple[str, str]]:
    """What is wrong with what the FG decided about a breach, as (field, Dutch message)."""
    wrong = []
    if given.status == "geen_datalek" and "melden" in (given.ap_besluit, given.betrokkenen_besluit):
        wrong.append(("status", "Wat geen datalek is, wordt niet gemeld. Kies Datalek, of pas het besluit aan."))
    if given.ap_besluit and not given.ap_reden.strip():
        wrong.append(("ap_reden", "Vul in waarom u dit besluit."))
    if given.betrokkenen_besluit and not given.betrokkenen_reden.strip():
        wrong.append(("betrokkenen_reden", "Vul in waarom u dit besluit."))
    if given.ap_gemeld_op and given.ap_besluit != "melden":
        wrong.append(("ap_gemeld_op", "Kies eerst dat u meldt bij de Autoriteit Persoonsgegevens."))
    elif given.ap_gemeld_op and not ontdekt_op <= given.ap_gemeld_op <= moment:
        wrong.append(("ap_gemeld_op", "Kies een moment na de ontdekking en niet in de toekomst."))
    return wrong + (_who_tells(given, moment) if given.betrokkenen_besluit == "melden" else [])


def _who_tells(given: Beoordeling, moment: datetime.datetime) -> list[tuple[str, str]]:
    wrong = []
    if given.informeert_id is None:
        wrong.append(("informeert", "Kies wie de betrokkenen bericht."))
    if given.informeren_voor is None:
        wrong.append(("informeren_voor", "Vul in voor wanneer."))
    elif given.informeren_voor > moment.date() + LANGST_INFORMEREN:
        wrong.append(("informeren_voor", "Kies een dag binnen drie maanden."))
    return wrong


def check_afsluiten(given: Beoordeling, *, geinformeerd: bool) -> str:
    """Why a breach cannot be closed yet: a Dutch message, or empty."""
    if given.status == "geen_datalek":
        return ""
    steps = (
        (given.status == "vermoeden", "Beslis eerst of dit een datalek is."),
        (
            not given.ap_besluit or not given.betrokkenen_besluit,
            "Beslis eerst over melden bij de Autoriteit Persoonsgegevens en aan de betrokkenen.",
        ),
        (
            given.ap_besluit == "melden" and given.ap_gemeld_op is None,
            "Vul eerst in wanneer het bij de Autoriteit Persoonsgegevens is gemeld.",
        ),
        (
            given.betrokkenen_besluit == "melden" and not geinformeerd,
            "Leg eerst vast dat de betrokkenen bericht hebben.",
        ),
        (not given.maatregelen.strip(), "Vul eerst in welke maatregelen zijn genomen."),
    )
    return next((message for wrong, message in steps if wrong), "")
