"""Closing: every goal judged, aftercare owned and checked, reopening (R29). Pure."""

import calendar
import dataclasses
import datetime
import uuid
from collections.abc import Iterable, Sequence

from .plan import Fout, check_text

# Months after closing at which the aftercare is checked.
CONTROLEMAANDEN = (3, 6, 12)
OORDELEN = [("bereikt", "Bereikt"), ("deels", "Deels bereikt"), ("niet", "Niet bereikt")]
TE_SLUITEN = ("analyse", "plan", "uitvoering")
TE_HEROPENEN = ("nazorg", "afgesloten")
# A check may be done so many days before its date.
VOORAF = datetime.timedelta(days=14)


@dataclasses.dataclass(frozen=True)
class Doeloordeel:
    """The judgement on one goal at closing: reached, partly, not; with its reason."""

    doel_id: uuid.UUID
    status: str
    oordeel: str


def add_months(day: datetime.date, months: int) -> datetime.date:
    """The same day so many months on; the last of the month where that day does not exist."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return datetime.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def control_dates(day: datetime.date) -> list[tuple[int, datetime.date]]:
    """Month and date of each check of the aftercare, counted from the day of closing."""
    return [(months, add_months(day, months)) for months in CONTROLEMAANDEN]


def check_oordelen(doelen: Iterable[uuid.UUID], oordelen: Sequence[Doeloordeel]) -> Fout | None:
    """Every goal is judged once, with a reason."""
    given = {oordeel.doel_id: oordeel for oordeel in oordelen}
    for doel_id in doelen:
        oordeel = given.get(doel_id)
        if oordeel is None or oordeel.status not in dict(OORDELEN):
            return f"status_{doel_id}", "Geef aan of dit doel is bereikt."
        wrong = check_text(f"oordeel_{doel_id}", oordeel.oordeel, 500, "Licht dit oordeel kort toe.")
        if wrong:
            return wrong
    return None


@dataclasses.dataclass(frozen=True)
class Sluiting:
    """What decides whether a case may be closed; `eigenaar_tot` is where the owner's membership ends."""

    dag: datetime.date
    fase: str
    resultaat: str
    eigenaar_tot: datetime.date | None


def check_closing(sluiting: Sluiting) -> Fout | None:
    """A case is closed from a running phase, with a result, and an owner who is there at the first check (R29)."""
    if sluiting.fase not in TE_SLUITEN:
        return "", "Deze casus is al afgesloten."
    wrong = check_text("resultaat", sluiting.resultaat, 4000, "Vul in wat de aanpak heeft opgeleverd.")
    if wrong:
        return wrong
    if sluiting.eigenaar_tot is None:
        return "nazorg_eigenaar", "Kies wie de nazorg bewaakt. Dat is iemand die lid is van deze casus."
    first = control_dates(sluiting.dag)[0][1]
    if sluiting.eigenaar_tot <= first:
        return (
            "nazorg_eigenaar",
            f"De deelname van deze persoon eindigt op {sluiting.eigenaar_tot:%d-%m-%Y}, voor de eerste controle"
            f" van {first:%d-%m-%Y}. Kies een ander of laat de procesregisseur de deelname verlengen.",
        )
    return None


def check_reopening(fase: str, reden: str) -> Fout | None:
    """Only a closed case is reopened, with a reason."""
    if fase not in TE_HEROPENEN:
        return "", "Deze casus is niet afgesloten."
    return check_text("reden", reden, 500, "Geef aan waarom de casus weer wordt geopend.")


def check_control(*, gepland_op: datetime.date, gedaan: bool, dag: datetime.date, bevinding: str) -> Fout | None:
    """A check is done once, not earlier than two weeks before its date, and says what was found."""
    if gedaan:
        return "", "Deze controle is al gedaan."
    if dag < gepland_op - VOORAF:
        return "", f"Deze controle staat gepland op {gepland_op:%d-%m-%Y} en kan vanaf twee weken daarvoor."
    return check_text("bevinding", bevinding, 4000, "Vul in wat u bij de controle heeft gezien.")
