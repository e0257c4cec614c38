"""The net list of a quarter: when it can be made, and how it differs from the last one, person by person. Pure."""

import dataclasses
import datetime
import uuid
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from .veelplegerdefinities import NAMEN
from .veelplegers import Tellingen, telling

STANDEN = [("concept", "Concept"), ("vastgesteld", "Vastgesteld")]
VERSCHILLEN = [
    ("nieuw", "Nieuw"),
    ("gebleven", "Gebleven"),
    ("definitie", "Andere definitie"),
    ("terug", "Weer terug"),
    ("samengevoegd", "Samengevoegd"),
    ("gesplitst", "Gesplitst"),
    ("afgevallen", "Afgevallen"),
    ("buiten", "Niet op de lijst"),
]
"""What somebody is beside the last list; *buiten* is on neither, as it cannot be said which definition fits."""
NETTOBESLUITEN = [("af", "Van de lijst halen"), ("op", "Op de lijst zetten")]
_TELWOORD: Final = ("", "eerste", "tweede", "derde", "vierde")
EERSTE_JAAR: Final = 2000


@dataclasses.dataclass(frozen=True, slots=True, order=True)
class Kwartaal:
    """A quarter of a year."""

    jaar: int
    kwartaal: int

    @classmethod
    def of(cls, dag: datetime.date) -> "Kwartaal":
        """The quarter that a day is in."""
        return cls(dag.year, (dag.month - 1) // 3 + 1)

    @property
    def vorige(self) -> "Kwartaal":
        """The quarter before."""
        return Kwartaal(self.jaar, self.kwartaal - 1) if self.kwartaal > 1 else Kwartaal(self.jaar - 1, 4)

    @property
    def tekst(self) -> str:
        """In words: "derde kwartaal 2026"."""
        return f"{_TELWOORD[self.kwartaal]} kwartaal {self.jaar}"


def check_kwartaal(kwartaal: Kwartaal, *, vandaag: datetime.date, laatste: Kwartaal | None) -> tuple[str, str] | None:
    """Why no list can be made of a quarter: field and Dutch message, or None; `laatste` is the last that was fixed."""
    if kwartaal.kwartaal not in (1, 2, 3, 4) or not EERSTE_JAAR <= kwartaal.jaar:
        return "kwartaal", "Kies een kwartaal uit de lijst."
    if kwartaal > Kwartaal.of(vandaag):
        return "kwartaal", "Dit kwartaal is nog niet begonnen."
    if laatste == kwartaal:
        return "kwartaal", "De nettolijst van dit kwartaal is al vastgesteld en verandert niet meer."
    if laatste and kwartaal < laatste:
        return "kwartaal", f"De nettolijst van het {laatste.tekst} is al vastgesteld. Een eerdere kan niet meer."
    return None


def check_nettobesluit(besluit: str, reden: str, *, opgenomen: bool, geleverd: bool) -> tuple[str, str] | None:
    """What is wrong with a decision on somebody of the list: field and Dutch message, or None (R39)."""
    if besluit not in dict(NETTOBESLUITEN):
        return "besluit", "Kies wat u besluit."
    if not reden.strip():
        return "reden", "Vul in waarom."
    if len(reden) > 500:
        return "reden", "Houd de reden bij maximaal 500 tekens."
    if besluit == "op" and not geleverd:
        return "besluit", "Deze persoon wordt niet meer aangeleverd en kan niet op de lijst."
    if (besluit == "op") == opgenomen:
        return "besluit", "Deze persoon staat al op de lijst." if opgenomen else "Deze persoon staat niet op de lijst."
    return None


@dataclasses.dataclass(frozen=True, slots=True)
class Iemand:
    """Somebody of a list: who, his records, the definition, what was counted, and whether he is on it.

    `definitie` is empty when none fits for sure; `waarom` says why nobody can tell or none does; `besluit` is the
    reason of a person who took him off or put him on.
    """

    sleutel: uuid.UUID
    naam: str
    records: frozenset[uuid.UUID]
    definitie: str
    tellingen: Tellingen
    opgenomen: bool
    waarom: str = ""
    besluit: str = ""
    peiljaar: int | None = None


@dataclasses.dataclass(frozen=True, slots=True)
class Verschil:
    """What somebody is beside the last list, and why in words; both lists were made by figures that stand there."""

    soort: str
    tekst: str


class Vorige:
    """The last fixed list, found by person: the same records, or the same key."""

    def __init__(self, regels: Sequence[Iemand]) -> None:
        """`regels` holds everybody of it, also who was taken off by hand."""
        self.regels = regels
        self._van: dict[uuid.UUID, list[int]] = {}
        for plek, regel in enumerate(regels):
            for sleutel in {regel.sleutel, *regel.records}:
                self._van.setdefault(sleutel, []).append(plek)

    def of(self, wie: Iemand) -> list[Iemand]:
        """Who of the last list this person was; several when they became one."""
        plekken = {plek for sleutel in {wie.sleutel, *wie.records} for plek in self._van.get(sleutel, [])}
        return [self.regels[plek] for plek in sorted(plekken)]


def differences(
    nu: Sequence[Iemand],
    vorige: Sequence[Iemand] | None,
    eerder: Mapping[uuid.UUID, Kwartaal],
) -> list[Verschil]:
    """For everybody of a list what he is beside the last one; `nu` holds the dropped too, as none of them.

    Args:
        nu: who fits a definition, of whom it cannot be said, and who is not on it any more.
        vorige: the last fixed list; None when there is none.
        eerder: record → the latest quarter before the last list in which it was on a list.
    """
    bekend = Vorige(vorige or ())
    delen: dict[uuid.UUID, list[Iemand]] = {}
    for wie in nu:
        for was in bekend.of(wie):
            if was.opgenomen:
                delen.setdefault(was.sleutel, []).append(wie)
    return [_difference(wie, bekend.of(wie), delen, eerder, eerste=vorige is None) for wie in nu]


def _difference(
    wie: Iemand,
    was: Sequence[Iemand],
    delen: Mapping[uuid.UUID, Sequence[Iemand]],
    eerder: Mapping[uuid.UUID, Kwartaal],
    *,
    eerste: bool,
) -> Verschil:
    stond = [regel for regel in was if regel.opgenomen]
    if not wie.opgenomen:
        return _not_on(wie, was)
    cijfers = figures(wie.tellingen, wie.peiljaar)
    if not stond:
        return _came(wie, was, eerder, cijfers, eerste=eerste)
    if len(stond) > 1:
        namen = _names(regel.naam for regel in stond)
        return Verschil("samengevoegd", f"Samengevoegd: {namen} stonden vorige keer apart op de lijst. Nu {cijfers}.")
    if len(delen.get(stond[0].sleutel, ())) > 1:
        anderen = _names(ander.naam for ander in delen[stond[0].sleutel] if ander.sleutel != wie.sleutel)
        return Verschil("gesplitst", f"Gesplitst: stond vorige keer als één persoon samen met {anderen}. Nu {cijfers}.")
    return _stayed(wie, stond[0], cijfers)


def _not_on(wie: Iemand, was: Sequence[Iemand]) -> Verschil:
    waarom = wie.besluit and wie.records and f"van de lijst gehaald: {wie.besluit}"
    waarom = waarom or wie.waarom
    if any(regel.opgenomen for regel in was):
        return Verschil("afgevallen", f"Afgevallen: {waarom}.".replace("..", "."))
    return Verschil("buiten", f"Niet op de lijst: {waarom}.".replace("..", "."))


def _came(
    wie: Iemand, was: Sequence[Iemand], eerder: Mapping[uuid.UUID, Kwartaal], cijfers: str, *, eerste: bool
) -> Verschil:
    if eerste:
        return Verschil("nieuw", f"Nieuw: {cijfers}. Dit is de eerste lijst van deze partner.")
    if gehaald := next((regel for regel in was if regel.besluit), None):
        return Verschil("terug", f"Weer terug: {cijfers}. Vorige keer van de lijst gehaald: {gehaald.besluit}")
    if toen := max((eerder[record] for record in wie.records if record in eerder), default=None):
        return Verschil("terug", f"Weer terug: {cijfers}. Stond eerder op de lijst van het {toen.tekst}.")
    return Verschil("nieuw", f"Nieuw: {cijfers}. Stond vorige keer niet op de lijst.")


def _stayed(wie: Iemand, was: Iemand, cijfers: str) -> Verschil:
    toen = f" (was {was.tellingen.totaal})" if was.tellingen.totaal not in (None, wie.tellingen.totaal) else ""
    if wie.definitie != was.definitie:
        van, naar = (NAMEN.get(code, "met de hand op de lijst").lower() for code in (was.definitie, wie.definitie))
        return Verschil("definitie", f"Van {van} naar {naar}: {cijfers}{toen}.")
    return Verschil("gebleven", f"Gebleven: {cijfers}{toen}.")


def figures(tellingen: Tellingen, peiljaar: int | None) -> str:
    """The counts in words: "12 antecedenten, 1 in 2026"; "geen telling" when none was delivered."""
    told = [telling(tellingen.totaal)] if tellingen.totaal is not None else []
    if tellingen.vijf_jaar is not None:
        told.append(f"{tellingen.vijf_jaar} in vijf jaar")
    if tellingen.peiljaar is not None and peiljaar:
        told.append(f"{tellingen.peiljaar} in {peiljaar}")
    return ", ".join(told) or "geen telling"


def _names(namen: Iterable[str]) -> str:
    told = sorted(set(namen))
    return " en ".join(filter(None, (", ".join(told[:-1]), told[-1]))) if told else ""
