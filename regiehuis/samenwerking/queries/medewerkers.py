"""The people of the house as screens show them: functions with their dates, deputies (R14)."""

import dataclasses
import datetime
import uuid
from collections import defaultdict

from django.db.models import Q, QuerySet

from regiehuis.kern.errors import NotFound
from regiehuis.kern.period import holds, on_day

from .. import herstellers
from ..access import Asker
from ..models import Functie, Medewerker, Vervanging

Choices = list[tuple[str, str]]
PER_PAGINA = 50


@dataclasses.dataclass(frozen=True)
class FunctieRegel:
    """One function of one employee, with its dates and whether it holds today."""

    id: uuid.UUID
    naam: str
    van: datetime.date
    tot: datetime.date | None
    loopt: bool
    versie: int


@dataclasses.dataclass(frozen=True)
class VervangingRegel:
    """A deputy for a dated absence."""

    id: uuid.UUID
    vervanger: str
    van: datetime.date
    tot: datetime.date
    reden: str
    loopt: bool


@dataclasses.dataclass(frozen=True)
class MedewerkerRegel:
    """One employee with functions and deputies."""

    id: uuid.UUID
    naam: str
    gebruikersnaam: str
    email: str
    telefoon: str
    onderdeel: str
    organisatie: str
    actief: bool
    uit_te_nodigen: bool
    functies: tuple[FunctieRegel, ...]
    vervangingen: tuple[VervangingRegel, ...]
    versie: int
    # R20: from that day on the account is suspended.
    bevestigd_tot: datetime.date
    opgeschort: bool


@dataclasses.dataclass(frozen=True)
class MedewerkerLijst:
    """One page of employees."""

    regels: tuple[MedewerkerRegel, ...]
    totaal: int
    pagina: int
    paginas: int


def medewerkers(asker: Asker, *, zoek: str = "", functie: str = "", pagina: int = 1) -> MedewerkerLijst:
    """The employees of the house by name; `zoek` keeps names and units, `functie` who holds it today."""
    rows = _colleagues(asker)
    for word in zoek.split():
        naam = Q(naam__icontains=word) | Q(onderdeel__naam__icontains=word)
        rows = rows.filter(naam | Q(onderdeel__organisatie__naam__icontains=word))
    if functie:
        held = Functie.objects.filter(on_day(asker.dag), soort=functie)
        rows = rows.filter(id__in=held.values("medewerker_id"))
    totaal = rows.count()
    paginas = max(1, -(-totaal // PER_PAGINA))
    pagina = min(max(pagina, 1), paginas)
    found = list(rows[(pagina - 1) * PER_PAGINA : pagina * PER_PAGINA])
    return MedewerkerLijst(tuple(_regels(found, asker.dag)), totaal, pagina, paginas)


def medewerker(asker: Asker, medewerker_id: uuid.UUID) -> MedewerkerRegel:
    """One employee of the house. Raises NotFound."""
    found = _regels(list(_colleagues(asker).filter(id=medewerker_id)), asker.dag)
    if not found:
        raise NotFound("medewerker", medewerker_id)
    return found[0]


def may_restore(asker: Asker, medewerker_id: uuid.UUID) -> bool:
    """Whether the asker helps this employee to a new way in."""
    unit = _colleagues(asker).filter(id=medewerker_id).values_list("onderdeel_id", flat=True).first()
    return unit is not None and herstellers.may_restore(asker, medewerker_id, unit)


def medewerker_choices(asker: Asker, *, functie: str = "", onderdeel_van: uuid.UUID | None = None) -> Choices:
    """Active employees to choose from: all, holders of a function today, or the colleagues of one in the same unit."""
    rows = _colleagues(asker).filter(is_active=True)
    if functie:
        held = Functie.objects.filter(on_day(asker.dag), soort=functie)
        rows = rows.filter(id__in=held.values("medewerker_id"))
    if onderdeel_van is not None:
        same = Medewerker.objects.filter(id=onderdeel_van).values("onderdeel_id")
        rows = rows.filter(onderdeel_id__in=same).exclude(id=onderdeel_van)
    return [(str(row.id), f"{row.naam} ({row.onderdeel.organisatie.naam})") for row in rows]


def _colleagues(asker: Asker) -> QuerySet[Medewerker]:
    """The employees of the asker's house; that table stands outside the policies, so the house is asked here."""
    rows = Medewerker.objects.filter(veiligheidshuis_id=asker.huis_id)
    return rows.select_related("onderdeel__organisatie").order_by("-is_active", "naam", "id")


def _regels(rows: list[Medewerker], dag: datetime.date) -> list[MedewerkerRegel]:
    keys = [row.id for row in rows]
    functies: dict[uuid.UUID, list[FunctieRegel]] = defaultdict(list)
    for f in Functie.objects.filter(medewerker_id__in=keys).order_by("-van", "soort"):
        line = FunctieRegel(f.id, f.get_soort_display(), f.van, f.tot, holds(f.van, f.tot, dag), f.versie)
        functies[f.medewerker_id].append(line)
    deputies: dict[uuid.UUID, list[VervangingRegel]] = defaultdict(list)
    standing_in = Vervanging.objects.filter(medewerker_id__in=keys, tot__gt=dag).select_related("vervanger")
    for v in standing_in.order_by("van"):
        stand_in = VervangingRegel(v.id, v.vervanger.naam, v.van, v.tot, v.reden, holds(v.van, v.tot, dag))
        deputies[v.medewerker_id].append(stand_in)
    return [
        MedewerkerRegel(
            id=row.id,
            naam=row.naam,
            gebruikersnaam=row.gebruikersnaam,
            email=row.email,
            telefoon=row.telefoon,
            onderdeel=row.onderdeel.naam,
            organisatie=row.onderdeel.organisatie.naam,
            actief=row.is_active,
            uit_te_nodigen=row.is_active and not row.has_usable_password(),
            functies=tuple(functies[row.id]),
            vervangingen=tuple(deputies[row.id]),
            versie=row.versie,
            bevestigd_tot=row.bevestigd_tot,
            opgeschort=row.bevestigd_tot <= dag,
        )
        for row in rows
    ]
