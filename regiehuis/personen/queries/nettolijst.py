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
BUITEN = (
    "Niet op de lijst",
    "Niet vast te stellen, of met de hand van de lijst gehaald. Kies iemand om te zien waarom, en beslis.",
)
PER_BLAD = 100
"""So many people of a group stand on one page."""


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
    """People of a net list that belong together, such as those of one definition, with what it says in words."""

    code: str
    naam: str
    regel: str
    regels: list[Regel]


@dataclasses.dataclass(frozen=True)
class Blok:
    """A page of one group: how many there are, who stands on it; the pages before and after, 0 without one."""

    groep: Groep
    regels: list[Regel]
    vorige: int = 0
    volgende: int = 0


@dataclasses.dataclass(frozen=True)
class Lijst:
    """A net list with its people: on it by definition or by hand; not on it (`buiten`); `afgevallen` since the last.

    `verouderd` when something was delivered or linked since it was drawn up; `open_paren` is how many doubtful pairs
    touch somebody of it; `blokken` is what a page shows.
    """

    kop: Kop
    groepen: list[Groep]
    buiten: Groep
    afgevallen: Groep
    verschillen: list[tuple[str, int]]
    verouderd: bool = False
    open_paren: int = 0
    blokken: list[Blok] = dataclasses.field(default_factory=list)


@dataclasses.dataclass(frozen=True)
class Persoonblad:
    """Somebody of a net list on his page: each definition with why, and what can be decided."""

    regel: Regel
    kop: Kop
    oordelen: list[Oordeelregel]
    keuzes: list[tuple[str, str]]


def nettolijst(asker: Asker, lijst_id: uuid.UUID, *, groep: str = "", pagina: int = 1) -> Lijst:
    """One net list with the first people of each group, or with a page of one; who is shown is logged. Raises NotFound.

    Args:
        asker: the information analyst.
        lijst_id: the list.
        groep: code of the only group that is shown; all of them when there is no such group.
        pagina: which page of that group, from 1.
    """
    row = fetch_nettolijst(asker, lijst_id)
    regels = list(row.regels.select_related("besluit_door").defer("oordelen"))
    open_ = _open_pairs(asker, regels) if row.stand == "concept" else {}
    found = _lijst(row, regels, open_)
    blokken = _blokken([*found.groepen, found.buiten, found.afgevallen], groep, pagina)
    shown = {regel.id for blok in blokken for regel in blok.regels}
    wie = _wie(regel for regel in regels if regel.id in shown)
    record(asker=asker, handeling="lezen", object_soort="nettolijst", object_id=row.id, personen=wie)
    return dataclasses.replace(
        found,
        verouderd=row.stand == "concept" and _stale(asker, row),
        open_paren=len({paar for regel in regels for paar in open_.get(regel.persoonsleutel, ())}),
        blokken=blokken,
    )


def _blokken(groepen: list[Groep], code: str, pagina: int) -> list[Blok]:
    """What a page shows of these groups: the first people of each, or a page of the one that was asked for."""
    with_people = [groep for groep in groepen if groep.regels]
    chosen = next((groep for groep in with_people if groep.code == code), None)
    if chosen is None:
        return [Blok(groep, groep.regels[:PER_BLAD]) for groep in with_people]
    pagina = min(pagina, -(-len(chosen.regels) // PER_BLAD))
    van = (pagina - 1) * PER_BLAD
    meer = len(chosen.regels) > van + PER_BLAD
    return [Blok(chosen, chosen.regels[van : van + PER_BLAD], pagina - 1, pagina + 1 if meer else 0)]


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
) -> Lijst:
    regels = [_regel(regel, open_) for regel in sorted(rows, key=sort_key)]
    op = [regel for regel in regels if regel.opgenomen]
    groepen = [
        Groep(
            definitie.code,
            definitie.naam,
            definitie.regel,
            [regel for regel in op if regel.definitie == definitie.code],
        )
        for definitie in DEFINITIES
    ]
    groepen.append(Groep("hand", MET_DE_HAND, "", [regel for regel in op if not regel.definitie]))
    buiten = [regel for regel in regels if not regel.opgenomen and regel.verschil != "afgevallen"]
    afgevallen = [regel for regel in regels if regel.verschil == "afgevallen"]
    counted = Counter(regel.verschil for regel in regels)
    return Lijst(
        kop_of(row, len(op)),
        [groep for groep in groepen if groep.regels],
        Groep("buiten", *BUITEN, buiten),
        Groep("afgevallen", _VERSCHIL["afgevallen"], "", afgevallen),
        [(naam, counted[soort]) for soort, naam in VERSCHILLEN if counted[soort]],
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
