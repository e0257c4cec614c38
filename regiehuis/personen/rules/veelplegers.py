"""Which definition of a repeat offender fits somebody, and of each why it does or does not. Pure.

A definition is a fact of figures and age on one day: no score, no ranking, and nothing follows from it but that an
analyst looks (R39).
"""

import calendar
import dataclasses
import datetime
from collections.abc import Sequence
from typing import Final

from regiehuis.kern.datum import Datum, parse_datum

from .veelplegerdefinities import DEFINITIES, Definitie

JA, NEE, ONBEKEND = "ja", "nee", "onbekend"
_ONBEKEND: Final = "niet vast te stellen: "


@dataclasses.dataclass(frozen=True, slots=True)
class Tellingen:
    """The antecedents of somebody: in all, in five years and in the reference year; None was not delivered."""

    totaal: int | None = None
    vijf_jaar: int | None = None
    peiljaar: int | None = None


@dataclasses.dataclass(frozen=True, slots=True)
class Oordeel:
    """What one definition comes to for somebody (JA, NEE or ONBEKEND), and why in words with the figures.

    `van_leeftijd` when the definition is about people of this age, or may be.
    """

    code: str
    uitkomst: str
    reden: str
    van_leeftijd: bool = True


@dataclasses.dataclass(frozen=True, slots=True)
class Uitslag:
    """The heaviest definition that surely fits, if any, and what each comes to."""

    definitie: Definitie | None
    oordelen: tuple[Oordeel, ...]

    @property
    def onbekend(self) -> bool:
        """Whether none fits for sure and one of them might."""
        return self.definitie is None and any(oordeel.uitkomst == ONBEKEND for oordeel in self.oordelen)

    @property
    def reden(self) -> str:
        """In one line why nobody can say, or why it is none of them."""
        if self.definitie:
            return next(oordeel.reden for oordeel in self.oordelen if oordeel.code == self.definitie.code)
        if self.onbekend:
            wat = [oordeel.reden.removeprefix(_ONBEKEND) for oordeel in self.oordelen if oordeel.uitkomst == ONBEKEND]
            return _ONBEKEND + "; ".join(dict.fromkeys(wat))
        lichtste = [oordeel.reden for oordeel in self.oordelen if oordeel.van_leeftijd]
        return lichtste[-1] if lichtste else self.oordelen[-1].reden


def add_tellingen(delen: Sequence[Tellingen]) -> Tellingen:
    """The counts of several records of one person together; what one of them lacks is known of none."""

    def samen(waarden: Sequence[int | None]) -> int | None:
        known = [waarde for waarde in waarden if waarde is not None]
        return sum(known) if known and len(known) == len(waarden) else None

    return Tellingen(
        samen([deel.totaal for deel in delen]),
        samen([deel.vijf_jaar for deel in delen]),
        samen([deel.peiljaar for deel in delen]),
    )


@dataclasses.dataclass(frozen=True, slots=True)
class Deel:
    """What one delivered record says of somebody."""

    tellingen: Tellingen
    geboortedatum: str
    peildatum: datetime.date | None


@dataclasses.dataclass(frozen=True, slots=True)
class Samen:
    """What the records of one person come to together; no reference date when theirs differ."""

    tellingen: Tellingen
    geboortedatum: str
    peildatum: datetime.date | None
    uitslag: Uitslag


def judge(delen: Sequence[Deel]) -> Samen:
    """Somebody with one or several records at one partner: counts added, and which definition fits.

    Birth dates that contradict each other are a doubt as soon as the outcome hangs on them.
    """
    tellingen = add_tellingen([deel.tellingen for deel in delen])
    dagen = {deel.peildatum for deel in delen}
    peildatum = dagen.pop() if len(dagen) == 1 else None
    geboren = _births([deel.geboortedatum for deel in delen])
    uitslagen = [toets(tellingen, dag, peildatum, verschillend=bool(dagen)) for dag in geboren]
    oordelen = tuple(
        samen[0]
        if len({oordeel.uitkomst for oordeel in samen}) == 1
        else _unknown(samen[0].code, "geboortedata verschillen")
        for samen in zip(*(uitslag.oordelen for uitslag in uitslagen), strict=True)
    )
    return Samen(tellingen, geboren[0], peildatum, _heaviest(oordelen))


def _births(gegeven: Sequence[str]) -> list[str]:
    """The birth dates that are named, without those of which another says the same more exactly; [''] when none is."""
    known = sorted({dag for dag in gegeven if dag}, reverse=True)
    return [dag for dag in known if not any(ander != dag and _says_more(ander, dag) for ander in known)] or [""]


def _says_more(ander: str, dag: str) -> bool:
    return all(deel in ("00", meer) for deel, meer in zip(dag.split("-"), ander.split("-"), strict=True))


def _heaviest(oordelen: tuple[Oordeel, ...]) -> Uitslag:
    past = next((d for d, o in zip(DEFINITIES, oordelen, strict=True) if o.uitkomst == JA), None)
    return Uitslag(past, oordelen)


def ages(geboortedatum: str, dag: datetime.date) -> tuple[int, int] | None:
    """The youngest and the oldest that somebody can be on a day; None when nothing is known of the birth date.

    Raises InvalidDatum for a text that is no date.
    """
    if not geboortedatum:
        return None
    datum = parse_datum(geboortedatum)
    return _age(_last(datum), dag), _age(datum.first, dag)


def _last(datum: Datum) -> datetime.date:
    """The last day that a date may be."""
    maand = datum.maand or 12
    return datetime.date(datum.jaar, maand, datum.dag or calendar.monthrange(datum.jaar, maand)[1])


def _age(geboren: datetime.date, dag: datetime.date) -> int:
    return dag.year - geboren.year - ((dag.month, dag.day) < (geboren.month, geboren.day))


def toets(
    tellingen: Tellingen, geboortedatum: str, peildatum: datetime.date | None, *, verschillend: bool = False
) -> Uitslag:
    """Which definition fits somebody on the reference date, and of each why it does or does not.

    Args:
        tellingen: the antecedents.
        geboortedatum: the birth date as it is stored, of which a part may be unknown; '' when none is.
        peildatum: the day of the counts; the age is that of this day.
        verschillend: the records of this person have different reference dates, so that nothing can be said.
    """
    if verschillend or peildatum is None:
        waarom = "peildata verschillen" if verschillend else "geen peildatum"
        return Uitslag(None, tuple(_unknown(definitie.code, waarom) for definitie in DEFINITIES))
    leeftijden = ages(geboortedatum, peildatum)
    return _heaviest(tuple(_judge(definitie, tellingen, leeftijden, peildatum.year) for definitie in DEFINITIES))


def _unknown(code: str, waarom: str) -> Oordeel:
    return Oordeel(code, ONBEKEND, _ONBEKEND + waarom)


def _judge(definitie: Definitie, tellingen: Tellingen, leeftijden: tuple[int, int] | None, peiljaar: int) -> Oordeel:
    """A certain no goes before what is not known: it stays a no, whatever the rest would be."""
    leeftijd = _of_age(definitie, leeftijden)
    delen = [
        leeftijd,
        _of_year(definitie, tellingen, peiljaar),
        _of_five(definitie, tellingen),
        _of_total(definitie, tellingen.totaal),
    ]
    for uitkomst in (NEE, ONBEKEND):
        found = [reden for gevonden, reden in delen if gevonden == uitkomst]
        if found and uitkomst == ONBEKEND:
            return _unknown(definitie.code, " en ".join(found))
        if found:
            return Oordeel(definitie.code, NEE, found[0], leeftijd[0] != NEE)
    return Oordeel(definitie.code, JA, ", ".join(reden for _, reden in reversed(delen) if reden))


def _of_age(definitie: Definitie, leeftijden: tuple[int, int] | None) -> tuple[str, str]:
    if leeftijden is None:
        return ONBEKEND, "geboortedatum onbekend"
    jongst, oudst = leeftijden
    told = f"{jongst} jaar" if jongst == oudst else f"{jongst} of {oudst} jaar"
    if oudst < definitie.vanaf_leeftijd:
        return NEE, f"jonger dan {definitie.vanaf_leeftijd} ({told})"
    if definitie.tot_leeftijd is not None and jongst > definitie.tot_leeftijd:
        return NEE, f"{definitie.tot_leeftijd + 1} jaar of ouder ({told})"
    if jongst < definitie.vanaf_leeftijd or (definitie.tot_leeftijd is not None and oudst > definitie.tot_leeftijd):
        return ONBEKEND, "geboortedatum onvolledig"
    return JA, told


def _of_total(definitie: Definitie, totaal: int | None) -> tuple[str, str]:
    tot = definitie.totaal_tot_en_met
    if not definitie.totaal_vanaf:
        return JA, ""
    if totaal is None:
        return ONBEKEND, "totaal niet geleverd"
    if totaal < definitie.totaal_vanaf:
        return NEE, f"{telling(totaal)} in totaal, minder dan {definitie.totaal_vanaf}"
    if tot is not None and totaal > tot:
        return NEE, f"{telling(totaal)} in totaal, meer dan {tot}"
    return JA, f"{telling(totaal)} in totaal"


def _of_five(definitie: Definitie, tellingen: Tellingen) -> tuple[str, str]:
    """In five years there are never more than in all, so that a low total says no too."""
    vanaf, vijf = definitie.vijf_jaar_vanaf, tellingen.vijf_jaar
    if not vanaf:
        return JA, ""
    if vijf is None:
        if tellingen.totaal is not None and tellingen.totaal < vanaf:
            return NEE, f"{telling(tellingen.totaal)} in totaal, minder dan {vanaf}"
        return ONBEKEND, "aantal in vijf jaar niet geleverd"
    if vijf < vanaf:
        return NEE, f"{telling(vijf)} in vijf jaar, minder dan {vanaf}"
    return JA, f"{telling(vijf)} in vijf jaar"


def _of_year(definitie: Definitie, tellingen: Tellingen, peiljaar: int) -> tuple[str, str]:
    aantal = tellingen.peiljaar
    if aantal is None:
        if tellingen.vijf_jaar == 0:
            return NEE, f"geen antecedent in {peiljaar}"
        return ONBEKEND, f"aantal in {peiljaar} niet geleverd"
    if aantal < definitie.peiljaar_vanaf:
        return NEE, f"geen antecedent in {peiljaar}"
    return JA, f"{aantal} in {peiljaar}"


def telling(aantal: int) -> str:
    """So many antecedents, in words."""
    return f"{aantal} antecedent" if aantal == 1 else f"{aantal} antecedenten"
