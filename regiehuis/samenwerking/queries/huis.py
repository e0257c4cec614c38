"""The house, its partners, themes and meeting forms as screens show them (C1, C2, C5)."""

import dataclasses
import datetime
import uuid
from collections import defaultdict
from typing import Any

from django.db.models import QuerySet

from regiehuis.kern.errors import NotFound
from regiehuis.kern.period import holds, on_day

from ..access import Asker
from ..models import (
    Aansluiting,
    Functie,
    Organisatie,
    Organisatieonderdeel,
    Overlegdeelnemer,
    Overlegvorm,
    Thema,
    Veiligheidshuis,
)
from ..rules import FUNCTIES, KETENS

Choices = list[tuple[str, str]]
HUIS_WIJZIGBAAR = (
    "naam",
    "doel",
    "adres",
    "telefoon",
    "klimdagen",
    "sluiting_weekdag",
    "sluiting_tijd",
    "triage_weekdag",
    "piket_minuten",
    "afgewezen_dagen",
    "logboek_jaren",
)


@dataclasses.dataclass(frozen=True)
class HuisProfiel:
    """The house itself, and who holds its own functions today."""

    naam: str
    gemeente: str
    doel: str
    adres: str
    telefoon: str
    klimdagen: int
    piket_minuten: int
    afgewezen_dagen: int
    logboek_jaren: int
    sluiting: str
    triage: str
    bezetting: tuple[tuple[str, str], ...]
    versie: int
    waarden: dict[str, Any]


@dataclasses.dataclass(frozen=True)
class Partner:
    """One affiliation: an organisation with its units, its ring, mandate and promised hours a week."""

    id: uuid.UUID
    organisatie_id: uuid.UUID
    naam: str
    soort: str
    soortorganisatie: str
    ring: str
    mandaat: str
    uren: int
    van: datetime.date
    tot: datetime.date | None
    loopt: bool
    onderdelen: tuple[str, ...]
    versie: int
    waarden: dict[str, Any]


@dataclasses.dataclass(frozen=True)
class Keten:
    """The partners of one chain."""

    naam: str
    partners: tuple[Partner, ...]


@dataclasses.dataclass(frozen=True)
class OverlegvormRegel:
    """One meeting form with its chair, secretary, rhythm, capacity and standing participants."""

    id: uuid.UUID
    naam: str
    soort: str
    thema: str
    niveau: str
    ritme: str
    weekdag: str
    aanvang: datetime.time
    duur_minuten: int
    capaciteit: int
    plaats: str
    voorzitter: str
    secretaris: str
    deelnemers: tuple[str, ...]
    deelnemer_keuzes: Choices
    versie: int
    waarden: dict[str, Any]


@dataclasses.dataclass(frozen=True)
class ThemaRegel:
    """One theme of the house."""

    id: uuid.UUID
    naam: str
    actief: bool
    versie: int


def huis_profiel(asker: Asker) -> HuisProfiel:
    """The house of the asker and who holds which function of it today."""
    huis = Veiligheidshuis.objects.get(id=asker.huis_id)
    held = (
        Functie.objects.filter(on_day(asker.dag)).exclude(soort__in=("liaison", "piket")).select_related("medewerker")
    )
    by_soort: dict[str, list[str]] = defaultdict(list)
    for functie in held.select_related("medewerker").order_by("medewerker__naam"):
        by_soort[functie.soort].append(functie.medewerker.naam)
    return HuisProfiel(
        naam=huis.naam,
        gemeente=huis.gemeente,
        doel=huis.doel,
        adres=huis.adres,
        telefoon=huis.telefoon,
        klimdagen=huis.klimdagen,
        piket_minuten=huis.piket_minuten,
        afgewezen_dagen=huis.afgewezen_dagen,
        logboek_jaren=huis.logboek_jaren,
        sluiting=f"{huis.get_sluiting_weekdag_display()} {huis.sluiting_tijd:%H.%M} uur",
        triage=huis.get_triage_weekdag_display(),
        bezetting=tuple((naam, ", ".join(by_soort[code])) for code, naam in FUNCTIES if code in by_soort),
        versie=huis.versie,
        waarden={name: getattr(huis, name) for name in HUIS_WIJZIGBAAR},
    )


def partners(asker: Asker) -> list[Keten]:
    """The partners by chain; within it those of today first."""
    units: dict[uuid.UUID, list[str]] = defaultdict(list)
    for organisatie_id, naam in _units().values_list("organisatie_id", "naam"):
        units[organisatie_id].append(naam)
    by_keten: dict[str, list[Partner]] = defaultdict(list)
    for row in Aansluiting.objects.select_related("organisatie").order_by("organisatie__naam", "van"):
        by_keten[row.organisatie.keten].append(_partner(row, tuple(units[row.organisatie_id]), asker.dag))
    return [
        Keten(naam, tuple(sorted(by_keten[code], key=lambda partner: not partner.loopt)))
        for code, naam in KETENS
        if code in by_keten
    ]


def partner(asker: Asker, aansluiting_id: uuid.UUID) -> Partner:
    """One affiliation. Raises NotFound."""
    for keten in partners(asker):
        for found in keten.partners:
            if found.id == aansluiting_id:
                return found
    raise NotFound("aansluiting", aansluiting_id)


def overlegvormen(asker: Asker, overlegvorm_id: uuid.UUID | None = None) -> list[OverlegvormRegel]:
    """The meeting forms of the house by name; one only when its key is given."""
    rows = Overlegvorm.objects.select_related("thema", "voorzitter", "secretaris").order_by("naam")
    if overlegvorm_id is not None:
        rows = rows.filter(id=overlegvorm_id)
    people: dict[uuid.UUID, Choices] = defaultdict(list)
    standing = Overlegdeelnemer.objects.filter(on_day(asker.dag)).order_by("medewerker__naam")
    for vorm_id, key, naam in standing.values_list("overlegvorm_id", "medewerker_id", "medewerker__naam"):
        people[vorm_id].append((str(key), naam))
    return [_overlegvorm(row, people[row.id]) for row in rows]


def overlegvorm(asker: Asker, overlegvorm_id: uuid.UUID) -> OverlegvormRegel:
    """One meeting form. Raises NotFound."""
    found = overlegvormen(asker, overlegvorm_id)
    if not found:
        raise NotFound("overlegvorm", overlegvorm_id)
    return found[0]


def themas(asker: Asker) -> list[ThemaRegel]:
    """The themes of the house by name."""
    return [ThemaRegel(row.id, row.naam, row.actief, row.versie) for row in Thema.objects.order_by("naam")]


def thema(asker: Asker, thema_id: uuid.UUID) -> ThemaRegel:
    """One theme. Raises NotFound."""
    found = next((row for row in themas(asker) if row.id == thema_id), None)
    if found is None:
        raise NotFound("thema", thema_id)
    return found


def thema_choices(asker: Asker) -> Choices:
    """The themes in use, to choose from."""
    return [(str(row.id), row.naam) for row in Thema.objects.filter(actief=True).order_by("naam")]


def onderdeel_choices(asker: Asker) -> Choices:
    """The units of the partners of today, to choose from."""
    units = _units(asker.dag).select_related("organisatie").order_by("organisatie__naam", "naam")
    return [(str(row.id), f"{row.organisatie.naam}, {row.naam}") for row in units]


def _units(dag: datetime.date | None = None) -> QuerySet[Organisatieonderdeel]:
    """The units of the organisations that are, or on `dag` are, partners of the house."""
    joined = Aansluiting.objects.filter(on_day(dag)) if dag else Aansluiting.objects.all()
    return Organisatieonderdeel.objects.filter(organisatie_id__in=joined.values("organisatie_id")).order_by("naam")


def _partner(row: Aansluiting, units: tuple[str, ...], dag: datetime.date) -> Partner:
    return Partner(
        id=row.id,
        organisatie_id=row.organisatie_id,
        naam=row.organisatie.naam,
        soort=row.get_soort_display(),
        soortorganisatie=row.get_soortorganisatie_display(),
        ring=row.get_ring_display(),
        mandaat=row.mandaat,
        uren=row.capaciteit_uren,
        van=row.van,
        tot=row.tot,
        loopt=holds(row.van, row.tot, dag),
        onderdelen=units,
        versie=row.versie,
        waarden={
            name: getattr(row, name) for name in ("soortorganisatie", "soort", "ring", "mandaat", "capaciteit_uren")
        },
    )


def _overlegvorm(row: Overlegvorm, people: Choices) -> OverlegvormRegel:
    editable = ["naam", "soort", "niveau", "ritme", "weekdag", "aanvang", "duur_minuten", "capaciteit", "plaats"]
    editable += ["capaciteit_lopend", "kalender_van", "kalender_tot", "feestdagregel"]
    keys = {name: getattr(row, f"{name}_id") for name in ("thema", "voorzitter", "secretaris")}
    return OverlegvormRegel(
        id=row.id,
        naam=row.naam,
        soort=row.get_soort_display(),
        thema=row.thema.naam if row.thema else "",
        niveau=row.get_niveau_display(),
        ritme=row.get_ritme_display(),
        weekdag=row.get_weekdag_display(),
        aanvang=row.aanvang,
        duur_minuten=row.duur_minuten,
        capaciteit=row.capaciteit,
        plaats=row.plaats,
        voorzitter=row.voorzitter.naam if row.voorzitter else "",
        secretaris=row.secretaris.naam if row.secretaris else "",
        deelnemers=tuple(naam for _, naam in people),
        deelnemer_keuzes=people,
        versie=row.versie,
        waarden={name: getattr(row, name) for name in editable} | {n: str(k) for n, k in keys.items() if k},
    )


def organisatienamen(asker: Asker) -> dict[uuid.UUID, str]:
    """The organisations that are or were affiliated with the house, by name."""
    rows = Organisatie.objects.filter(aansluitingen__veiligheidshuis_id=asker.huis_id).distinct().order_by("naam")
    return dict(rows.values_list("id", "naam"))


def huis_ids() -> list[uuid.UUID]:
    """The houses of this installation, for scheduled work; the web role sees none without an asker."""
    return list(Veiligheidshuis.objects.order_by("id").values_list("id", flat=True))
