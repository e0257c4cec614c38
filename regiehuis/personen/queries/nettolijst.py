"""What the screens and the document show of one net list: its people, and of one of them why (B4)."""

import dataclasses
import datetime
import uuid
from collections import Counter
from collections.abc import Iterable

from django.db import transaction
from django.db.models import Q

from regiehuis.kern.datum import parse_datum
from regiehuis.logboek.actions import record, record_verstrekking
from regiehuis.logboek.rules import Bewijs, Ontvanger, Stuk
from regiehuis.samenwerking.access import Asker

from ..access import fetch_nettolijst, fetch_nettolijstregel
from ..models import Aanlevering, Koppelbesluit, Koppeling, Koppelrun, Nettolijst, Nettolijstregel
from ..rules import full_name, sort_key
from ..rules.koppeling import OPEN
from ..rules.nettolijst import NETTOBESLUITEN, VERSCHILLEN
from ..rules.veelplegerdefinities import DEFINITIES, NAMEN
from .nettolijsten import Kop, kop_of

_VERSCHIL = dict(VERSCHILLEN)
MET_DE_HAND = "Met de hand op de lijst"


@dataclasses.dataclass(frozen=True)
class Oordeelregel:
    """A definition with what it comes to for somebody, and why."""

    naam: str
    uitkomst: str
    reden: str


@dataclasses.dataclass(frozen=True)
class Regel:
    """Somebody of a net list as a page shows him."""

    id: uuid.UUID
    versie: int
    naam: str
    geboren: str
    definitie: str
    aantal: int | None
    vijf_jaar: int | None
    peiljaar: int | None
    peildatum: datetime.date | None
    records: int
    opgenomen: bool
    verschil: str
    verschil_naam: str
    verschil_tekst: str
    waarom: str
    besluit: str
    besluit_door: str
    besluit_op: datetime.datetime | None
    paren: tuple[uuid.UUID, ...] = ()


@dataclasses.dataclass(frozen=True)
class Groep:
    """The people of one definition; what the definition says, empty for who was put on the list by hand."""

    naam: str
    regel: str
    regels: list[Regel]


@dataclasses.dataclass(frozen=True)
class Lijst:
    """A net list with its people: on it by definition, taken off or undecidable, dropped; and what stands open.

    `verouderd` when something was delivered or linked since it was drawn up.
    """

    kop: Kop
    groepen: list[Groep]
    buiten: list[Regel]
    afgevallen: list[Regel]
    verschillen: list[tuple[str, int]]
    verouderd: bool = False

    @property
    def open_paren(self) -> int:
        """How many doubtful pairs touch somebody of the list."""
        groepen = [groep.regels for groep in self.groepen]
        return len({paar for regels in (*groepen, self.buiten) for regel in regels for paar in regel.paren})


@dataclasses.dataclass(frozen=True)
class Persoonblad:
    """Somebody of a net list on his page: each definition with why, and what can be decided."""

    regel: Regel
    kop: Kop
    oordelen: list[Oordeelregel]
    keuzes: list[tuple[str, str]]


def nettolijst(asker: Asker, lijst_id: uuid.UUID) -> Lijst:
    """One net list with everybody of it; the look is logged. Raises NotFound."""
    row = fetch_nettolijst(asker, lijst_id)
    regels = list(row.regels.select_related("besluit_door").defer("oordelen"))
    record(asker=asker, handeling="lezen", object_soort="nettolijst", object_id=row.id, personen=_wie(regels))
    open_ = _open_pairs(asker, regels) if row.stand == "concept" else {}
    return _lijst(row, regels, open_, verouderd=row.stand == "concept" and _stale(asker, row))


def nettolijst_document(
    asker: Asker, lijst_id: uuid.UUID, *, doel: str, grondslag: str, ontvanger: str
) -> tuple[Lijst, Bewijs]:
    """The net list as a document: a disclosure about everybody of it (R21). Raises NotFound."""
    with transaction.atomic():
        row = fetch_nettolijst(asker, lijst_id)
        regels = list(row.regels.select_related("besluit_door").defer("oordelen"))
        bewijs = record_verstrekking(
            asker=asker,
            vorm="pdf",
            stukken=[Stuk("nettolijst", row.id, tuple(_wie(regels)))],
            ontvanger=Ontvanger(naam=ontvanger) if ontvanger else Ontvanger((asker.organisatie_id,)),
            doel=doel,
            grondslag=grondslag,
        )
        return _lijst(row, regels, {}), bewijs


def persoon(asker: Asker, regel_id: uuid.UUID, *, doel: str = "") -> Persoonblad:
    """Somebody of a net list with why each definition fits or not; the look is logged. Raises NotFound."""
    row = fetch_nettolijstregel(asker, regel_id)
    record(
        asker=asker,
        handeling="lezen",
        object_soort="nettolijst",
        object_id=row.lijst_id,
        personen=[row.persoonsleutel],
        doel=doel,
    )
    open_ = _open_pairs(asker, [row]) if row.lijst.stand == "concept" else {}
    keuzes = [keuze for keuze in NETTOBESLUITEN if (keuze[0] == "af") == row.opgenomen]
    mag = row.lijst.stand == "concept" and bool(row.records)
    oordelen = [Oordeelregel(NAMEN.get(code, code), uitkomst, reden) for code, uitkomst, reden in row.oordelen]
    return Persoonblad(_regel(row, open_), kop_of(row.lijst, 0), oordelen, keuzes if mag else [])


@dataclasses.dataclass(frozen=True)
class Wie:
    """The name of somebody in its parts, and his birth date as it is stored."""

    voornamen: str
    voorletters: str
    tussenvoegsel: str
    achternaam: str
    geboortedatum: str


def naamdelen(asker: Asker, regel_id: uuid.UUID) -> Wie:
    """The name and the birth date of somebody of a net list, to begin a signal with. Raises NotFound."""
    row = fetch_nettolijstregel(asker, regel_id)
    return Wie(row.voornamen, row.voorletters, row.tussenvoegsel, row.achternaam, row.geboortedatum)


def _wie(regels: Iterable[Nettolijstregel]) -> list[uuid.UUID]:
    return [regel.persoonsleutel for regel in regels]


def _open_pairs(asker: Asker, regels: Iterable[Nettolijstregel]) -> dict[uuid.UUID, list[uuid.UUID]]:
    """Person → the doubtful pairs that one of his records is in, on which nobody decided yet."""
    wie = _wie(regels)
    rows = Koppeling.objects.filter(
        Q(record_a__persoonsleutel__in=wie) | Q(record_b__persoonsleutel__in=wie),
        veiligheidshuis_id=asker.huis_id,
        stand__in=(*OPEN, "wacht_tweede"),
    )
    found: dict[uuid.UUID, list[uuid.UUID]] = {}
    for key, *beide in rows.order_by("id").values_list("id", "record_a__persoonsleutel", "record_b__persoonsleutel"):
        for een in beide:
            found.setdefault(een, []).append(key)
    return found


def _stale(asker: Asker, row: Nettolijst) -> bool:
    """Whether a list of the partner came in, records were linked or somebody decided on a pair since."""
    van = {"veiligheidshuis_id": asker.huis_id}
    nieuwer = Aanlevering.objects.filter(
        **van, organisatie_id=row.organisatie_id, soort="brutolijst", status="ingelezen", op__gt=row.gemaakt_op
    )
    besluit = Koppelbesluit.objects.filter(**van, op__gt=row.gemaakt_op)
    return nieuwer.exists() or besluit.exists() or _last_linked(asker) > row.gemaakt_op


def _last_linked(asker: Asker) -> datetime.datetime:
    """When the last run wrote what it found: it may have been asked for long before."""
    rows = Koppelrun.objects.filter(veiligheidshuis_id=asker.huis_id, stand="klaar").order_by("-gevraagd_op")
    run = rows.only("gevraagd_op", "begonnen_op", "seconden").first()
    if run is None:
        return datetime.datetime.min.replace(tzinfo=datetime.UTC)
    return (run.begonnen_op or run.gevraagd_op) + datetime.timedelta(seconds=run.seconden)


def _lijst(
    row: Nettolijst,
    rows: list[Nettolijstregel],
    open_: dict[uuid.UUID, list[uuid.UUID]],
    *,
    verouderd: bool = False,
) -> Lijst:
    regels = [_regel(regel, open_) for regel in sorted(rows, key=sort_key)]
    op = [regel for regel in regels if regel.opgenomen]
    groepen = [
        Groep(definitie.naam, definitie.regel, [regel for regel in op if regel.definitie == definitie.code])
        for definitie in DEFINITIES
    ]
    groepen.append(Groep(MET_DE_HAND, "", [regel for regel in op if not regel.definitie]))
    counted = Counter(regel.verschil for regel in regels)
    return Lijst(
        kop_of(row, len(op)),
        [groep for groep in groepen if groep.regels],
        [regel for regel in regels if not regel.opgenomen and regel.verschil != "afgevallen"],
        [regel for regel in regels if regel.verschil == "afgevallen"],
        [(naam, counted[soort]) for soort, naam in VERSCHILLEN if counted[soort]],
        verouderd,
    )


def _regel(row: Nettolijstregel, open_: dict[uuid.UUID, list[uuid.UUID]]) -> Regel:
    return Regel(
        row.id,
        row.versie,
        full_name(row),
        parse_datum(row.geboortedatum).display() if row.geboortedatum else "",
        row.definitie,
        row.aantal,
        row.aantal_vijf_jaar,
        row.aantal_peiljaar,
        row.peildatum,
        len(row.records),
        row.opgenomen,
        row.verschil,
        _VERSCHIL[row.verschil],
        row.verschil_tekst,
        row.waarom,
        row.besluit,
        row.besluit_door.naam if row.besluit_door else "",
        row.besluit_op,
        tuple(open_.get(row.persoonsleutel, ())),
    )
