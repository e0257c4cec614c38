"""What the screens and the command line show of linkage: runs, pairs to decide on, one pair with its evidence."""

import dataclasses
import datetime
import uuid
from collections import Counter

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from regiehuis.kern.bsn import decrypt_bsn, mask_bsn
from regiehuis.kern.datum import parse_datum
from regiehuis.logboek.actions import record
from regiehuis.samenwerking.access import Asker

from ..access import check_analist, fetch_koppeling, koppelinstelling
from ..models import Aangeleverdrecord, Koppeling, Koppelinstelling, Koppelrun
from ..rules import AANLEVERSOORTEN, GESLACHTEN, full_name
from ..rules import koppeling as rules
from ..rules.koppelbewijs import Deel, evidence


@dataclasses.dataclass(frozen=True)
class Run:
    """A run: its stand in words, when it was asked for, and what it found."""

    stand: str
    klaar: bool
    bezig: bool
    gevraagd_op: datetime.datetime
    records: int
    gekoppeld: int
    gevraagd: int
    seconden: float

    @classmethod
    def of(cls, row: Koppelrun, nu: datetime.datetime | None = None) -> "Run":
        """The run as it stands; one that was cut off long ago is no longer busy."""
        open_ = row.stand in ("gevraagd", "loopt")
        bezig = open_ and (nu is None or row.gevraagd_op > nu - rules.RUN_DUURT)
        stand = "mislukt" if open_ and not bezig else row.stand
        return cls(
            dict(rules.RUNSTANDEN)[stand],
            row.stand == "klaar",
            bezig,
            row.gevraagd_op,
            row.records,
            row.gekoppeld,
            row.gevraagd,
            row.seconden,
        )


def run_in_words(run: Run) -> str:
    """One line for the terminal."""
    return (
        f"{run.records} records, {run.gekoppeld} paren gekoppeld, {run.gevraagd} paren om te beslissen"
        f" ({run.seconden:.1f} s)."
    )


def gevraagde_runs() -> list[tuple[uuid.UUID, uuid.UUID]]:
    """Runs that were asked for and nobody began, with who asked; for the server's own upkeep, asked as the owner."""
    rows = Koppelrun.objects.using("owner").filter(stand="gevraagd", gevraagd_op__gt=timezone.now() - rules.RUN_DUURT)
    return list(rows.order_by("gevraagd_op").values_list("id", "medewerker_id"))


PER_BLAD = 50
SOORTEN = [
    ("te_beslissen", "Te beslissen"),
    ("uitgesteld", "Uitgesteld"),
    ("bij_partner", "Navraag bij partner"),
    ("besloten", "Besloten"),
    ("automatisch", "Vanzelf gekoppeld"),
]
_KANTEN = [f"record_{kant}__organisatie" for kant in "ab"]
_STAND = dict(rules.KOPPELSTANDEN)


@dataclasses.dataclass(frozen=True)
class Paarregel:
    """A pair in the list: both names with who delivered them, its weight and its stand."""

    id: uuid.UUID
    namen: tuple[str, str]
    organisaties: tuple[str, str]
    gewicht: float | None
    stand: str
    stand_tekst: str
    uitgesteld_tot: datetime.date | None


@dataclasses.dataclass(frozen=True)
class Parenlijst:
    """A page of pairs of one kind, how many of each kind there are, and the last run."""

    regels: list[Paarregel]
    aantallen: dict[str, int]
    pagina: int
    meer: bool
    run: Run | None


def paren(asker: Asker, *, soort: str, pagina: int) -> Parenlijst:
    """Pairs of one kind, the heaviest first; what waits for a second and what is postponed until now comes before it.

    What people decided comes by when they did, the last first. Raises NotAllowed.
    """
    check_analist(asker)
    van = (pagina - 1) * PER_BLAD
    order = "-besloten_op" if soort == "besloten" else "-gewicht"
    rows = list(_van(asker, soort).order_by(order, "id")[van : van + PER_BLAD + 1])
    eerst = list(_nu(asker).order_by("stand", "-gewicht", "id")) if soort == "te_beslissen" and pagina == 1 else []
    shown = [*eerst, *rows[:PER_BLAD]]
    wie = {key for row in shown for key in (row.record_a_id, row.record_b_id)}
    record(asker=asker, handeling="lezen", object_soort="koppeling", personen=wie)
    return Parenlijst([_regel(row) for row in shown], _tel(asker), pagina, len(rows) > PER_BLAD, laatste_run(asker))


def laatste_run(asker: Asker) -> Run | None:
    """The run that was asked for last."""
    row = Koppelrun.objects.defer("model").order_by("-gevraagd_op").first()
    return Run.of(row, asker.moment) if row else None


def _nu(asker: Asker) -> QuerySet[Koppeling]:
    """Few, and made by people: what waits for a second, and what was postponed until today."""
    past = Q(stand="uitgesteld", uitgesteld_tot__lte=asker.dag)
    return _of_house(asker).filter(Q(stand="wacht_tweede") | past).select_related(*_KANTEN)


def _of_house(asker: Asker) -> QuerySet[Koppeling]:
    """The policy says the same; named here, the index gives them in order."""
    return Koppeling.objects.filter(veiligheidshuis_id=asker.huis_id)


def _van(asker: Asker, soort: str) -> QuerySet[Koppeling]:
    """The pairs of one kind."""
    given: dict[str, Q] = {
        "te_beslissen": Q(stand="voorgesteld"),
        "uitgesteld": Q(stand="uitgesteld", uitgesteld_tot__gt=asker.dag),
        "bij_partner": Q(stand="bij_partner"),
        "besloten": Q(stand__in=("gekoppeld", "apart", "ongedaan"), besloten_door__isnull=False),
        "automatisch": Q(stand="gekoppeld", besloten_door=None),
    }
    return _of_house(asker).filter(given[soort]).select_related(*_KANTEN)


def _tel(asker: Asker) -> dict[str, int]:
    """How many pairs are open, by kind; of what is linked nobody needs to know."""
    counts = _of_house(asker).filter(stand__in=_TE_TELLEN).values_list("stand").annotate(n=Count("id"))
    found = Counter(dict(counts))
    past = _of_house(asker).filter(stand="uitgesteld", uitgesteld_tot__lte=asker.dag).count()
    return {
        "te_beslissen": found["voorgesteld"] + found["wacht_tweede"] + past,
        "uitgesteld": found["uitgesteld"] - past,
        "bij_partner": found["bij_partner"],
    }


_TE_TELLEN = (*rules.OPEN, "wacht_tweede")


def _regel(row: Koppeling) -> Paarregel:
    kanten = (row.record_a, row.record_b)
    return Paarregel(
        row.id,
        (full_name(kanten[0]), full_name(kanten[1])),
        (kanten[0].organisatie.naam, kanten[1].organisatie.naam),
        row.gewicht,
        row.stand,
        _STAND[row.stand],
        row.uitgesteld_tot,
    )


@dataclasses.dataclass(frozen=True)
class Kant:
    """One of the two records as its page shows it; the number masked (R19)."""

    naam: str
    organisatie: str
    soort: str
    geleverd_op: datetime.datetime
    verdwenen_op: datetime.date | None
    geboren: str
    geslacht: str
    adres: str
    bsn: str


@dataclasses.dataclass(frozen=True)
class Besluitregel:
    """What somebody decided before."""

    besluit: str
    reden: str
    door: str
    op: datetime.datetime


@dataclasses.dataclass(frozen=True)
class Gevolg:
    """What a decision would bring: how many records are one person then, or the sizes that it would fall into.

    `samen` when the two are one person now; `blijft` when they would be so without this pair too, by `andere`.
    """

    samen: bool
    blijft: bool
    groot: int
    delen: tuple[int, int]
    andere: list[uuid.UUID]


@dataclasses.dataclass(frozen=True)
class Paarblad:
    """A pair on its page, with what can be decided on it."""

    id: uuid.UUID
    versie: int
    stand: str
    stand_tekst: str
    gewicht: float | None
    run_op: datetime.datetime | None
    wacht_op: str
    uitgesteld_tot: datetime.date | None
    kanten: tuple[Kant, Kant]
    bewijs: list[Deel]
    besluiten: list[Besluitregel]
    keuzes: list[tuple[str, str]]
    gevolg: Gevolg


def paar(asker: Asker, koppeling_id: uuid.UUID) -> Paarblad:
    """One pair with both records, its evidence and what was decided; the look is logged. Raises NotFound."""
    row = fetch_koppeling(asker, koppeling_id)
    wie = [row.record_a_id, row.record_b_id]
    record(asker=asker, handeling="lezen", object_soort="koppeling", object_id=row.id, personen=wie)
    gevolg = _gevolg(row)
    told = row.besluiten.select_related("door").order_by("op", "id")
    return Paarblad(
        row.id,
        row.versie,
        row.stand,
        _STAND[row.stand],
        row.gewicht,
        row.run.gevraagd_op if row.run else None,
        dict(rules.PAARBESLUITEN).get(row.wacht_op, ""),
        row.uitgesteld_tot,
        (_kant(row.record_a), _kant(row.record_b)),
        evidence(row.bewijs),
        [Besluitregel(dict(rules.PAARBESLUITEN)[b.besluit], b.reden, b.door.naam, b.op) for b in told],
        rules.choices(row.stand, zelf=row.besloten_door_id == asker.medewerker_id),
        gevolg,
    )


def _kant(rij: Aangeleverdrecord) -> Kant:
    bsn = mask_bsn(decrypt_bsn(bytes(rij.bsn_versleuteld), context=rij.id.bytes)) if rij.bsn_versleuteld else ""
    waar = f"{rij.straat} {rij.huisnummer}".strip(), f"{rij.postcode} {rij.woonplaats}".strip()
    return Kant(
        full_name(rij),
        rij.organisatie.naam,
        dict(AANLEVERSOORTEN)[rij.soort],
        rij.aanlevering.op,
        rij.verdwenen_op,
        parse_datum(rij.geboortedatum).display() if rij.geboortedatum else "",
        dict(GESLACHTEN)[rij.geslacht] if rij.geslacht else "",
        ", ".join(filter(None, waar)),
        bsn,
    )


def _gevolg(row: Koppeling) -> Gevolg:
    """What follows from linking or parting these two."""
    sleutels = {row.record_a.persoonsleutel, row.record_b.persoonsleutel}
    leden = list(Aangeleverdrecord.objects.filter(persoonsleutel__in=sleutels).values_list("id", flat=True))
    live = Koppeling.objects.filter(stand="gekoppeld", record_a__in=leden).exclude(id=row.id)
    links = {key: (een, ander) for key, een, ander in live.values_list("id", "record_a_id", "record_b_id")}
    zonder = rules.persons(leden, links.values())
    een, ander = zonder[row.record_a_id], zonder[row.record_b_id]
    grootte = Counter(zonder.values())
    blijft = een == ander
    andere = [key for key, paar_ in links.items() if {row.record_a_id, row.record_b_id} & set(paar_)] if blijft else []
    groot = grootte[een] if blijft else grootte[een] + grootte[ander]
    return Gevolg(len(sleutels) == 1, blijft, groot, (grootte[een], grootte[ander]), sorted(andere)[:10])


def instelling(asker: Asker) -> Koppelinstelling:
    """What the house chose for linkage; version 0 as long as it chose nothing. Raises NotAllowed."""
    chosen = koppelinstelling(asker)
    record(asker=asker, handeling="lezen", object_soort="koppelinstelling")
    return chosen
