"""Requests of the data subject: kinds, clocks, grounds, and what may be done when (R30–R32). Pure."""

import calendar
import dataclasses
import datetime
from collections.abc import Sequence

from regiehuis.kern.datum import parse_datum

VERZOEKSOORTEN = [
    ("inzage", "Inzage"),
    ("rectificatie", "Rectificatie"),
    ("wissing", "Wissing"),
    ("bezwaar", "Bezwaar"),
    ("beperking", "Beperking van het gebruik"),
]
WETTEN = [("avg", "AVG"), ("wpg", "Wpg (politiegegevens)")]
KANALEN = [("brief", "Per brief"), ("mail", "Per mail"), ("balie", "Aan de balie"), ("telefoon", "Per telefoon")]
IDENTITEITSWIJZEN = [
    ("legitimatie", "Aan de balie, met een geldig identiteitsbewijs"),
    ("digid", "Met DigiD"),
    ("beeldbellen", "Per beeldbellen, met een geldig identiteitsbewijs"),
    ("anders", "Op een andere wijze"),
]
VERTEGENWOORDIGINGEN = [
    ("", "De persoon vraagt het zelf"),
    ("wettelijk", "Wettelijk vertegenwoordiger (ouder, voogd of curator)"),
    ("gemachtigde", "Gemachtigde, bijvoorbeeld een advocaat"),
]
BESLUITEN = [("verstrekken", "Verstrekken"), ("weigeren", "Weigeren")]
# UAVG art. 41 and Wpg art. 27, in our own words; there is no other ground.
WEIGERGRONDEN = [
    ("onderzoek", "Lopend onderzoek of vervolging"),
    ("openbare_veiligheid", "Openbare veiligheid"),
    ("veiligheid_ander", "Veiligheid van een ander"),
    ("rechten_ander", "Rechten van een ander: het gaat ook over iemand anders"),
    ("melder", "Bescherming van wie iets meldde"),
    ("beroepsgeheim", "Beroepsgeheim"),
    ("toezicht", "Toezicht of inspectie"),
]
# What is never given by default (R17): by its kind, in words.
BESCHERMINGEN = {
    "melder": "Beschermde melder",
    "zorggeheim": "Beroepsgeheim",
    "geheim_adres": "Geheim adres",
}
ANTWOORDEN = [("geen_bezwaar", "Geen bezwaar tegen verstrekken"), ("bezwaar", "Bezwaar tegen verstrekken")]
UITKOMSTEN = [
    ("toegewezen", "Toegewezen"),
    ("deels", "Deels toegewezen"),
    ("afgewezen", "Afgewezen"),
    ("niet_gevonden", "Er zijn geen gegevens gevonden"),
    ("ingetrokken", "Ingetrokken door de verzoeker"),
    ("niet_vastgesteld", "Identiteit niet vastgesteld"),
]
# An end of the request without a decision on each item.
ZONDER_BESLUIT = ("niet_gevonden", "ingetrokken", "niet_vastgesteld")

LANGSTE_TEKST = 4000
ZES_WEKEN, VIER_WEKEN = datetime.timedelta(weeks=6), datetime.timedelta(weeks=4)
# Access to the person's data ends so long after the term, also when nobody closes the request.
TOEGANG_NA_TERMIJN = datetime.timedelta(days=28)
# From receipt on, whatever was extended: three months and four weeks.
LANGSTE_TOEGANG = datetime.timedelta(days=92 + 28)
# So long before its term a request is called for again, and at the term itself.
HERINNERINGEN = (14, 7, 0)
ZIENSWIJZE_TERMIJN = datetime.timedelta(days=10)
VEEL_VERLENGD = 2
MEERDERJARIG = 16

Fout = tuple[str, str] | None


def add_months(day: datetime.date, months: int) -> datetime.date:
    """The same day so many months on; the last day of a month that is shorter (Regulation 1182/71, art. 3)."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return datetime.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def term_of(soort: str, wet: str, ontvangen_op: datetime.date) -> datetime.date:
    """The last day to answer: rectification four weeks, Wpg six weeks, else one month after receipt (R30).

    A term that ends in a weekend is not moved: who answers before it is never late.
    """
    if soort == "rectificatie":
        return ontvangen_op + VIER_WEKEN
    return ontvangen_op + ZES_WEKEN if wet == "wpg" else add_months(ontvangen_op, 1)


def extended_term(ontvangen_op: datetime.date) -> datetime.date:
    """The last day after an extension: one month and two more, counted from receipt (R30)."""
    return add_months(ontvangen_op, 1 + VEEL_VERLENGD)


def may_extend(soort: str, wet: str) -> bool:
    """Only the month of the AVG can be extended (R30)."""
    return wet == "avg" and soort != "rectificatie"


def access_until(termijn: datetime.date) -> datetime.date:
    """The first day on which the data of the person are out of reach again (R30)."""
    return termijn + TOEGANG_NA_TERMIJN


def days_left(termijn: datetime.date, dag: datetime.date) -> int:
    """Days until the term; below zero when it has passed."""
    return (termijn - dag).days


def reminder_due(termijn: datetime.date, dag: datetime.date) -> int | None:
    """Which reminder holds today: 14, 7 or 0 days before the term; None while there is time."""
    left = days_left(termijn, dag)
    return min((mark for mark in HERINNERINGEN if left <= mark), default=None)


def is_minor(geboortedatum: str, dag: datetime.date) -> bool:
    """Whether somebody is under sixteen, taking what is unknown of the birth date as late as it can be (R31)."""
    if not geboortedatum:
        return False
    born = parse_datum(geboortedatum)
    latest = (born.jaar + MEERDERJARIG, born.maand or 12, born.dag or 31)
    return latest > (dag.year, dag.month, dag.day)


@dataclasses.dataclass(frozen=True)
class Binnenkomst:
    """What is written down when a request arrives."""

    soort: str
    wet: str
    kanaal: str
    ontvangen_op: datetime.date
    achternaam: str
    voornamen: str = ""
    tussenvoegsel: str = ""
    geboortedatum: str = ""
    antwoordadres: str = ""
    omschrijving: str = ""
    vertegenwoordiging: str = ""
    vertegenwoordiger: str = ""
    zelf_reden: str = ""


def check_binnenkomst(given: Binnenkomst, *, dag: datetime.date) -> Fout:
    """What is wrong with a request as it arrived: field and Dutch message, or None (R30, R31)."""
    if given.ontvangen_op > dag:
        return "ontvangen_op", "De dag van ontvangst kan niet in de toekomst liggen."
    if not given.achternaam.strip():
        return "achternaam", "Vul de achternaam in van de persoon over wie het gaat."
    if not given.omschrijving.strip():
        return "omschrijving", "Vul in wat er wordt gevraagd."
    return _check_vertegenwoordiging(given, dag)


def _check_vertegenwoordiging(given: Binnenkomst, dag: datetime.date) -> Fout:
    if given.vertegenwoordiging and not given.vertegenwoordiger.strip():
        return "vertegenwoordiger", "Vul in wie de persoon vertegenwoordigt."
    if is_minor(given.geboortedatum, dag) and given.vertegenwoordiging != "wettelijk" and not given.zelf_reden.strip():
        return (
            "vertegenwoordiging",
            "Voor wie jonger is dan 16 jaar vraagt de wettelijk vertegenwoordiger. Kan dat niet vanwege de veiligheid,"
            " vul dan hieronder in waarom.",
        )
    return None


def check_identiteit(wijze: str, toelichting: str) -> Fout:
    """What is wrong with an identity check: field and Dutch message, or None (R30)."""
    if wijze not in dict(IDENTITEITSWIJZEN):
        return "wijze", "Kies hoe u de identiteit vaststelde."
    if wijze == "anders" and not toelichting.strip():
        return "toelichting", "Vul in hoe u de identiteit vaststelde."
    return None


def check_verlenging(
    *, soort: str, wet: str, verlengd: bool, termijn: datetime.date, dag: datetime.date, reden: str
) -> Fout:
    """What is wrong with an extension: field and Dutch message, or None (R30)."""
    if not may_extend(soort, wet):
        return "reden", "Deze termijn kan niet worden verlengd: alleen de maand van de AVG kan dat."
    if verlengd:
        return "reden", "De termijn is al verlengd; dat kan één keer."
    if dag > termijn:
        return "reden", "De termijn is voorbij. Verlengen kan alleen binnen de eerste maand."
    if not reden.strip():
        return "reden", "Vul in waarom meer tijd nodig is. De verzoeker krijgt deze reden te lezen."
    return None


def check_besluit(*, besluit: str, grond: str, motivering: str, bescherming: str, zienswijze: str) -> Fout:
    """What is wrong with the decision on one item: field and Dutch message, or None (R17, R30).

    Who reported something under protection is never told; a care secret goes only when its source agreed.
    """
    if besluit not in dict(BESLUITEN):
        return "besluit", "Kies wat u besluit."
    if besluit == "weigeren":
        return _check_weigering(grond, motivering)
    if bescherming == "melder":
        return "besluit", "Een beschermde melder wordt niet bekendgemaakt. Kies weigeren."
    if bescherming == "zorggeheim" and zienswijze != "geen_bezwaar":
        return "besluit", "Beroepsgeheim gaat alleen mee als de bron liet weten geen bezwaar te hebben."
    if bescherming and not motivering.strip():
        return "motivering", "Vul in waarom u dit toewijst: het staat onder bescherming."
    if zienswijze == "bezwaar" and not motivering.strip():
        return "motivering", "De bron heeft bezwaar. Vul in waarom u het toch toewijst."
    return None


def _check_weigering(grond: str, motivering: str) -> Fout:
    if grond not in dict(WEIGERGRONDEN):
        return "grond", "Kies de grond waarop u weigert."
    if not motivering.strip():
        return "motivering", "Vul de redenen in. Ze worden apart bewaard en staan niet in de brief."
    return None


def may_decide(*, bron: bool, gevraagd: bool, antwoord: str, termijn: datetime.date | None, dag: datetime.date) -> bool:
    """Whether an item can be decided: its source answered, let its term pass, or there is no source (R30)."""
    if not bron:
        return True
    return gevraagd and (bool(antwoord) or (termijn is not None and dag > termijn))


def check_verstrekking(*, besluiten: Sequence[str], geheim: bool, opgelost: bool) -> str:
    """What stands in the way of an answer, in Dutch; empty when it can go out (R30, R31)."""
    if not besluiten:
        return "Er is nog niets bijeengebracht."
    if not all(besluiten):
        return f"Over {sum(1 for besluit in besluiten if not besluit)} van de gegevens is nog niet besloten."
    if geheim and not opgelost:
        return "Er staat een geheim adres bij. Leg eerst vast hoe het antwoord veilig aankomt."
    return ""


def outcome_of(gegeven: int, geweigerd: int) -> str:
    """The outcome that the decisions on the items add up to."""
    if not geweigerd:
        return "toegewezen" if gegeven else "niet_gevonden"
    return "deels" if gegeven else "afgewezen"


@dataclasses.dataclass(frozen=True)
class Sluitstand:
    """What of a request matters to closing it."""

    soort: str
    onbeslist: int
    gegeven: int
    geweigerd: int
    vastgesteld: bool
    verstrekt: bool
    betwist: int


def check_sluiting(
    stand: Sluitstand, *, uitkomst: str, toelichting: str, termijn: datetime.date, dag: datetime.date
) -> Fout:
    """What stands in the way of closing a request: field and Dutch message, or None (R30)."""
    if uitkomst not in dict(UITKOMSTEN):
        return "uitkomst", "Kies de uitkomst."
    if dag > termijn and not toelichting.strip():
        return "toelichting", "De termijn is voorbij. Vul in waarom het langer duurde."
    if uitkomst in ZONDER_BESLUIT:
        return _check_zonder_besluit(stand, uitkomst, toelichting)
    open_yet = _still_open(stand)
    if open_yet:
        return "uitkomst", open_yet
    if uitkomst != outcome_of(stand.gegeven, stand.geweigerd):
        return "uitkomst", "Deze uitkomst past niet bij de besluiten die u nam."
    return None


def _still_open(stand: Sluitstand) -> str:
    """What must be done before a request with decisions can be closed; empty when nothing."""
    if not stand.vastgesteld:
        return "Stel eerst de identiteit vast."
    if stand.onbeslist:
        return f"Over {stand.onbeslist} van de gegevens is nog niet besloten."
    if stand.betwist:
        return "Er staan nog betwiste gegevens open. Beslis daar eerst over."
    if stand.soort == "inzage" and stand.gegeven and not stand.verstrekt:
        return "Haal eerst de brief of de gegevens op: na sluiten kan dat niet meer."
    return ""


def _check_zonder_besluit(stand: Sluitstand, uitkomst: str, toelichting: str) -> Fout:
    if uitkomst == "niet_gevonden":
        if not stand.vastgesteld:
            return "uitkomst", "Stel eerst de identiteit vast en zoek de persoon op."
        if stand.onbeslist or stand.gegeven or stand.geweigerd:
            return "uitkomst", "Er zijn gegevens gevonden. Beslis daarover."
        return None
    return None if toelichting.strip() else ("toelichting", "Vul in wat er gebeurde.")
