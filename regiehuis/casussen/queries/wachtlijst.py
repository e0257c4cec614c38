"""Who waits for which meeting, in order, with why and since when (A2)."""

import dataclasses
import datetime
import uuid

from regiehuis.logboek.actions import record
from regiehuis.samenwerking.access import AMSTERDAM, Asker
from regiehuis.samenwerking.models import Overlegvorm

from ..access.bezetting import bezetting
from ..access.wachtlijst import fetch_wachtplaats
from ..models import Wachtplaats
from ..rules.capaciteit import Bezetting, waiting_order
from .signaal import Keuze, PersoonRegel, persoon_regels
from .triage import convenant_keuzes


@dataclasses.dataclass(frozen=True)
class Wachtregel:
    """One accepted signal that waits; `eerste` is the one whose turn it is."""

    id: uuid.UUID
    signaal_id: uuid.UUID
    nummer: str
    soort: str
    thema: str
    organisatie: str
    reden: str
    toelichting: str
    sinds: datetime.date
    dagen: int
    voorrang: str
    eerste: bool
    versie: int


@dataclasses.dataclass(frozen=True)
class Wachtrij:
    """One meeting with who waits for it."""

    id: uuid.UUID
    naam: str
    bezetting: Bezetting
    regels: list[Wachtregel]


@dataclasses.dataclass(frozen=True)
class Wachtdetail:
    """One who waits, with what opening the case asks."""

    regel: Wachtregel
    overleg: str
    bezetting: Bezetting
    personen: list[PersoonRegel]
    convenanten: list[Keuze]


def wachtlijst(asker: Asker) -> list[Wachtrij]:
    """The meetings that the asker chairs, each with how full it is and who waits, in order; logged."""
    rows = list(
        Wachtplaats.objects.filter(overlegvorm_id__in=asker.voorzit, status="wacht").select_related(
            "signaal__organisatie", "signaal__thema"
        )[:300]
    )
    if rows:
        record(asker=asker, handeling="zoeken", object_soort="wachtplaats")
    full = bezetting(asker)
    vormen = Overlegvorm.objects.filter(id__in=asker.voorzit, soort="casusoverleg").order_by("naam", "id")
    return [
        Wachtrij(vorm.id, vorm.naam, full[vorm.id], _regels(asker, [r for r in rows if r.overlegvorm_id == vorm.id]))
        for vorm in vormen
        if vorm.id in full
    ]


def wachtdetail(asker: Asker, wachtplaats_id: uuid.UUID) -> Wachtdetail:
    """One who waits, for the chair of that meeting; logged. Raises NotFound."""
    place = fetch_wachtplaats(asker, wachtplaats_id)
    waiting = Wachtplaats.objects.filter(overlegvorm_id=place.overlegvorm_id, status="wacht")
    first = waiting_order(waiting)[0].id == place.id
    return Wachtdetail(
        regel=_regel(asker, place, first),
        overleg=place.overlegvorm.naam,
        bezetting=bezetting(asker)[place.overlegvorm_id],
        personen=persoon_regels(place.signaal),
        convenanten=convenant_keuzes(asker, place.signaal.thema_id),
    )


def _regels(asker: Asker, rows: list[Wachtplaats]) -> list[Wachtregel]:
    return [_regel(asker, row, number == 0) for number, row in enumerate(waiting_order(rows))]


def _regel(asker: Asker, row: Wachtplaats, eerste: bool) -> Wachtregel:
    since = row.sinds.astimezone(AMSTERDAM).date()
    signaal = row.signaal
    return Wachtregel(
        id=row.id,
        signaal_id=signaal.id,
        nummer=signaal.nummer,
        soort=signaal.get_soort_display(),
        thema=signaal.thema.naam if signaal.thema else "",
        organisatie=signaal.organisatie.naam,
        reden=row.get_reden_display(),
        toelichting=row.toelichting,
        sinds=since,
        dagen=(asker.dag - since).days,
        voorrang=row.voorrang_reden,
        eerste=eerste,
        versie=row.versie,
    )
