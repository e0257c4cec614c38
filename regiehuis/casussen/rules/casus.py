"""Terms and checks of a case, its members, its lead and its items. Pure."""

import dataclasses
import datetime
import uuid
from collections.abc import Sequence

from regiehuis.convenanten.rules import GRONDSLAGEN

from .woorden import FASEN, FASEOVERGANGEN, INFORMATIESOORTEN, PERSOONSROLLEN

# How long the lead of a case may stand open before its owner must answer for it.
VACATURETERMIJN = datetime.timedelta(days=14)
# How long an offer of the lead waits for its answer.
AANBODTERMIJN = datetime.timedelta(days=7)
# The membership of the chair, which lives only while the function does.
PROCESREGIE_DUUR = datetime.timedelta(days=5 * 365)
# The longest membership of anybody else; then the procesregisseur looks again (R16).
LANGSTE_DEELNAME = datetime.timedelta(days=2 * 365)
LANGSTE_REDEN = 300
LANGSTE_INBRENG = 8000
LANGSTE_GROND = 2000
# What a procesregisseur may give; the procesregisseur's own membership comes with the case.
UITGEEFBAAR = frozenset({"lid", "agendadeelnemer"})


# Norm in days for each phase, shown beside the lead time (A15); a house may think otherwise, nothing is refused on it.
NORMEN = {"analyse": 28, "plan": 21, "uitvoering": 182, "nazorg": 365}

# Phases that are entered and left by closing and reopening only, never by a move.
APART = frozenset({"nazorg", "afgesloten"})

# Kinds of case in which each item is about somebody.
PERSOONSGEBONDEN = frozenset({"persoon", "huishouden"})

# The audiences that a source may choose; the fourth is only for what a secretary typed on its behalf (R2, R17).
KIESBAAR = frozenset({"alle_leden", "onderdelen", "procesregie"})
# For readers that the source names, and on no screen or paper that others share (R17).
BESCHERMD = frozenset({"melder"})


def norm_of(fase: str) -> int | None:
    """The norm in days of a phase, None where there is none."""
    return NORMEN.get(fase)


def check_reden(reden: str) -> tuple[str, str] | None:
    """What is wrong with the reason of a membership, or None."""
    if not reden.strip():
        return "reden", "Vul in waarom deze medewerker toegang nodig heeft."
    if len(reden) > LANGSTE_REDEN:
        return "reden", f"Houd de reden bij maximaal {LANGSTE_REDEN} tekens."
    return None


def check_deelname(van: datetime.date, tot: datetime.date, reden: str) -> tuple[str, str] | None:
    """What is wrong with a membership: field and Dutch message, or None (R16)."""
    if wrong := check_reden(reden):
        return wrong
    if tot <= van:
        return "tot", "De einddatum moet na de begindatum liggen."
    if tot - van > LANGSTE_DEELNAME:
        return "tot", "Een deelname duurt hoogstens twee jaar. Kies een eerdere einddatum."
    return None


@dataclasses.dataclass(frozen=True)
class Last:
    """What an organisation still carries in a case: the lead, open agreements, running interventions (R29)."""

    organisatie: str
    regie: bool
    afspraken: Sequence[str]
    interventies: Sequence[str]


def check_vertrek(last: Last) -> tuple[str, str] | None:
    """An organisation leaves when its successors have accepted; until then the message names what is open (R29)."""
    carried = [
        *(["de casusregie"] if last.regie else []),
        *(f"de afspraak “{tekst}”" for tekst in last.afspraken),
        *(f"de interventie “{naam}”" for naam in last.interventies),
    ]
    if not carried:
        return None
    what = carried[0] if len(carried) == 1 else f"{', '.join(carried[:-1])} en {carried[-1]}"
    return "tot", (
        f"{last.organisatie} draagt in deze casus nog {what}. Dit is het laatste lid van {last.organisatie}: de "
        "deelname kan eindigen zodra een opvolger dit heeft aanvaard, of als eerst een collega lid wordt."
    )


def needs_own_ground(juridische_klasse: str, grondslag: str) -> bool:
    """Whether a care secret is brought in on a ground that cannot carry it, such as the covenant alone (R24)."""
    carries = {"toestemming", "conflict_van_plichten"}
    return juridische_klasse == "beroepsgeheim" and grondslag not in carries


@dataclasses.dataclass(frozen=True)
class Inbreng:
    """What of an item is checked without knowing the case (R2, R5)."""

    tekst: str
    soort: str
    ontvangen_op: datetime.date
    grondslag: str
    over_iemand: bool
    persoonsrol: str
    publiek: str
    publiek_onderdelen: frozenset[uuid.UUID]


def check_informatie(
    item: Inbreng, *, vandaag: datetime.date, onderdelen: frozenset[uuid.UUID]
) -> tuple[str, str] | None:
    """What is wrong with an item: field and Dutch message, or None (R2). `onderdelen` are the units of the members."""
    if not item.tekst.strip():
        return "tekst", "Vul in wat u inbrengt."
    if len(item.tekst) > LANGSTE_INBRENG:
        return "tekst", f"Houd dit bij maximaal {LANGSTE_INBRENG} tekens."
    if item.ontvangen_op > vandaag:
        return "ontvangen_op", "De datum van ontvangst kan niet in de toekomst liggen."
    return (
        _check_choice("soort", item.soort, INFORMATIESOORTEN, "Kies de soort.")
        or _check_choice("grondslag", item.grondslag, GRONDSLAGEN, "Kies de grondslag.")
        or (_check_choice("persoonsrol", item.persoonsrol, PERSOONSROLLEN, ROL_NODIG) if item.over_iemand else None)
        or check_publiek(item.publiek, item.publiek_onderdelen, onderdelen, soort=item.soort)
    )


ROL_NODIG = "Kies de rol van deze persoon."


def _check_choice(field: str, value: str, choices: list[tuple[str, str]], message: str) -> tuple[str, str] | None:
    return None if value in dict(choices) else (field, message)


def check_publiek(
    publiek: str, genoemd: frozenset[uuid.UUID], onderdelen: frozenset[uuid.UUID], *, soort: str
) -> tuple[str, str] | None:
    """What is wrong with an audience that a source chooses, or None; a protected reporter has named readers (R17)."""
    if publiek not in KIESBAAR:
        return "publiek", "Kies wie dit mag lezen."
    if soort in BESCHERMD and publiek != "onderdelen":
        return "publiek", "Noem bij een beschermde melder de onderdelen die dit mogen lezen."
    if publiek == "onderdelen" and not genoemd:
        return "publiek_onderdelen", "Kies ten minste één onderdeel dat dit mag lezen."
    if publiek == "onderdelen" and not genoemd <= onderdelen:
        return "publiek_onderdelen", "Kies onderdelen die aan deze casus deelnemen."
    return None


def fasen_naar(fase: str) -> list[tuple[str, str]]:
    """The phases to which a lead moves a case by hand; closing and reopening have an act of their own."""
    if fase in APART:
        return []
    return [(naar, fase_naam(naar)) for naar in FASEOVERGANGEN[fase] if naar not in APART]


def fase_naam(fase: str) -> str:
    """The Dutch name of a phase."""
    return dict(FASEN).get(fase, fase)
