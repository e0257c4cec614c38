"""Terms and checks of a case, its members, its lead and its items. Pure."""

import datetime

from .woorden import FASEN

# How long the lead of a case may stand open before its owner must answer for it.
VACATURETERMIJN = datetime.timedelta(days=14)
# How long an offer of the lead waits for its answer.
AANBODTERMIJN = datetime.timedelta(days=7)
# The membership of the chair, which lives only while the function does.
PROCESREGIE_DUUR = datetime.timedelta(days=5 * 365)
# The longest membership of anybody else; then the procesregisseur looks again (R16).
LANGSTE_DEELNAME = datetime.timedelta(days=2 * 365)

GEWIJZIGD = "Iemand anders heeft dit intussen gewijzigd. Hieronder staat wat u typte; bekijk eerst de nieuwe versie."

# Norm in days for each phase, shown beside the lead time (A15); a house may think otherwise, nothing is refused on it.
NORMEN = {"analyse": 28, "plan": 21, "uitvoering": 182, "nazorg": 365}

# Widening an audience goes only this way, and only the source does it (R17).
BREEDTE = {"aanwezigen": 0, "procesregie": 0, "onderdelen": 1, "alle_leden": 2}


def days_between(begin: datetime.datetime, end: datetime.datetime) -> int:
    """Whole days from begin to end."""
    return (end - begin).days


def norm_of(fase: str) -> int | None:
    """The norm in days of a phase, None where there is none."""
    return NORMEN.get(fase)


def check_deelname(van: datetime.date, tot: datetime.date, reden: str) -> tuple[str, str] | None:
    """What is wrong with a membership: field and Dutch message, or None (R16)."""
    if not reden.strip():
        return "reden", "Vul in waarom deze medewerker toegang nodig heeft."
    if tot <= van:
        return "tot", "De einddatum moet na de begindatum liggen."
    if tot - van > LANGSTE_DEELNAME:
        return "tot", "Een deelname duurt hoogstens twee jaar. Kies een eerdere einddatum."
    return None


def needs_own_ground(juridische_klasse: str, grondslag: str) -> bool:
    """Whether a care secret is brought in on a ground that cannot carry it, such as the covenant alone (R24)."""
    carries = {"toestemming", "conflict_van_plichten", "vitaal_belang"}
    return juridische_klasse == "beroepsgeheim" and grondslag not in carries


def check_informatie(
    *, tekst: str, ontvangen_op: datetime.date, vandaag: datetime.date, persoon: bool, persoonsrol: str
) -> tuple[str, str] | None:
    """What is wrong with an item: field and Dutch message, or None (R2)."""
    if not tekst.strip():
        return "tekst", "Vul in wat u inbrengt."
    if ontvangen_op > vandaag:
        return "ontvangen_op", "De datum van ontvangst kan niet in de toekomst liggen."
    if persoon and not persoonsrol:
        return "persoonsrol", "Kies de rol van deze persoon."
    return None


def fase_naam(fase: str) -> str:
    """The Dutch name of a phase."""
    return dict(FASEN).get(fase, fase)
