"""The triage list per date with its capacity, and what the decision page needs (A2, R10, R12, R13)."""

import dataclasses
import datetime
import uuid
from typing import Any

from django.db.models import Count, Q, QuerySet

from regiehuis.convenanten.models import Convenant
from regiehuis.kern.prepared import number_of, prepared
from regiehuis.logboek.actions import record
from regiehuis.samenwerking.access import Asker
from regiehuis.samenwerking.models import Overlegvorm

from ..access.bezetting import bezetting
from ..access.treffers import found_before
from ..models import Criterium, Signaal, Triage
from ..rules.capaciteit import Bezetting
from ..rules.triage import Treffer
from .signaal import Keuze, SignaalDetail, signaal, themas


@dataclasses.dataclass(frozen=True)
class TriageRegel:
    """A signal on a triage."""

    id: uuid.UUID
    nummer: str
    soort: str
    thema: str
    organisatie: str
    volledig_op: datetime.datetime | None
    acuut: bool
    niet_geinformeerd: int


@dataclasses.dataclass(frozen=True)
class TriageDag:
    """One triage with its signals and how many it can take, so that it never silts up (A2)."""

    vorm: str
    dag: datetime.date
    capaciteit: int
    signalen: list[TriageRegel]
    mag_besluiten: bool

    @property
    def te_veel(self) -> int:
        """How many signals stand above what the triage can take; 0 when they fit."""
        return max(0, len(self.signalen) - self.capaciteit)


@dataclasses.dataclass(frozen=True)
class BeslotenRegel:
    """A decided signal in the chair's own list."""

    id: uuid.UUID
    nummer: str
    organisatie: str
    besluit: str
    uitzondering: bool
    besloten_op: datetime.datetime


@dataclasses.dataclass(frozen=True)
class TriageLijst:
    """All that waits for triage, and what was decided last by the asker's own triages."""

    dagen: list[TriageDag]
    besloten: list[BeslotenRegel]
    is_voorzitter: bool
    onvolledig: int


@dataclasses.dataclass(frozen=True)
class CriteriumRegel:
    """One selection criterion of the house."""

    id: uuid.UUID
    code: str
    tekst: str


@dataclasses.dataclass(frozen=True)
class OordeelRegel:
    """A judgement as it was given."""

    criterium: str
    voldaan: bool
    reden: str


@dataclasses.dataclass(frozen=True)
class BesluitDetail:
    """A decision as it was taken, with its author (R39); for the chair."""

    besluit: str
    motivering: str
    uitzondering: bool
    boven_capaciteit: bool
    verwezen_naar: str
    door: str
    op: datetime.datetime
    oordelen: list[OordeelRegel]


@dataclasses.dataclass(frozen=True)
class Ontvanger:
    """A meeting form that can receive the case, with how full it is."""

    id: uuid.UUID
    naam: str
    capaciteit: int
    bezetting: Bezetting


@dataclasses.dataclass(frozen=True)
class TriageDetail:
    """A signal with what the decision page asks."""

    signaal: SignaalDetail
    criteria: list[CriteriumRegel]
    convenanten: list[Keuze]
    ontvangers: list[Ontvanger]
    themas: list[Keuze]
    besluit: BesluitDetail | None


def triage_lijst(asker: Asker) -> TriageLijst:
    """Complete signals of the triages that the asker chairs or takes part in, oldest triage first; logged."""
    rows: list[Any] = _waiting(asker)
    dagen: dict[tuple[datetime.date, uuid.UUID], TriageDag] = {}
    if rows:
        record(asker=asker, handeling="zoeken", object_soort="signaal")
    for row in rows:
        dag = row.triage_op or asker.dag
        vorm = row.triagevorm
        new = TriageDag(vorm.naam, dag, vorm.capaciteit, [], vorm.id in asker.voorzit)
        dagen.setdefault((dag, vorm.id), new).signalen.append(_regel(row, row.niet_geinformeerd))
    return TriageLijst(
        dagen=list(dagen.values()),
        besloten=_besloten(asker),
        is_voorzitter=bool(_triages(asker)[0]),
        onvolledig=_incomplete(asker)[0] if asker.voorzit else 0,
    )


@prepared
def _waiting(asker: Asker) -> QuerySet[Signaal]:
    """Complete signals, with how many of the persons in each have no answer to "informed?"."""
    mine = Q(triagevorm_id__any=asker.voorzit) | Q(triagevorm_id__any=asker.triageert)
    return (
        Signaal.objects.filter(mine, status="volledig")
        .select_related("thema", "organisatie", "triagevorm")
        .annotate(niet_geinformeerd=Count("personen", filter=Q(personen__geinformeerd=None)))
        .order_by("triage_op", "triagevorm__naam", "volledig_op", "id")[:300]
    )


@prepared
def _triages(asker: Asker) -> QuerySet[Overlegvorm, int]:
    return number_of(Overlegvorm.objects.filter(id__any=asker.voorzit, soort="triage"))


@prepared
def _incomplete(asker: Asker) -> QuerySet[Signaal, int]:
    return number_of(Signaal.objects.filter(triagevorm_id__any=asker.voorzit, status="onvolledig"))


def triage_detail(asker: Asker, signaal_id: uuid.UUID) -> TriageDetail:
    """A signal for its triage; choices only for the chair who can still decide. Raises NotFound."""
    detail = signaal(asker, signaal_id, doel="triage")
    deciding = detail.mag_besluiten
    return TriageDetail(
        signaal=detail,
        criteria=criteria(asker) if deciding else [],
        convenanten=convenant_keuzes(asker, detail.thema_id) if deciding else [],
        ontvangers=_ontvangers(asker, detail.thema_id) if deciding else [],
        themas=themas(asker) if deciding and detail.thema_id is None else [],
        besluit=_besluit(signaal_id) if detail.is_voorzitter and detail.status == "besloten" else None,
    )


def criteria(asker: Asker) -> list[CriteriumRegel]:
    """The selection criteria of the house, in order."""
    rows = Criterium.objects.filter(veiligheidshuis_id=asker.huis_id, actief=True).order_by("volgorde", "code")
    return [CriteriumRegel(row.id, row.code, row.tekst) for row in rows]


def gevonden(signaal_id: uuid.UUID) -> list[Treffer]:
    """Which persons the asker's own searches for this signal found, by key only, to check a choice against."""
    return [Treffer(persoon_id, "", "", "") for persoon_id in sorted(found_before(signaal_id) or ())]


def _regel(row: Signaal, niet_geinformeerd: int) -> TriageRegel:
    return TriageRegel(
        id=row.id,
        nummer=row.nummer,
        soort=row.get_soort_display(),
        thema=row.thema.naam if row.thema else "",
        organisatie=row.organisatie.naam,
        volledig_op=row.volledig_op,
        acuut=bool(row.acuut),
        niet_geinformeerd=niet_geinformeerd if row.soort in ("persoon", "huishouden") else 0,
    )


def _besloten(asker: Asker) -> list[BeslotenRegel]:
    return [
        BeslotenRegel(
            row.signaal_id,
            row.signaal.nummer,
            row.signaal.organisatie.naam,
            row.get_besluit_display(),
            row.uitzondering,
            row.besloten_op,
        )
        for row in _decided(asker)
    ]


@prepared
def _decided(asker: Asker) -> QuerySet[Triage]:
    found = Triage.objects.filter(triagevorm_id__any=asker.voorzit).select_related("signaal__organisatie")
    return found.order_by("-besloten_op", "id")[:20]


def convenant_keuzes(asker: Asker, thema_id: uuid.UUID | None) -> list[Keuze]:
    """Covenants in force, signed by the asker's organisation, whose purpose covers the theme."""
    signed = Q(ondertekeningen__organisatie_id=asker.organisatie_id, ondertekeningen__van__lte=asker.dag) & (
        Q(ondertekeningen__tot=None) | Q(ondertekeningen__tot__gt=asker.dag)
    )
    rows = Convenant.objects.filter(signed).filter(Q(tot=None) | Q(tot__gt=asker.dag), van__lte=asker.dag)
    rows = rows.filter(veiligheidshuis_id=asker.huis_id).select_related("regime").order_by("naam", "id").distinct()
    if thema_id is not None:
        rows = rows.filter(themas__thema_id=thema_id)
    return [(str(row.id), f"{row.naam} ({row.regime.naam})") for row in rows]


def _ontvangers(asker: Asker, thema_id: uuid.UUID | None) -> list[Ontvanger]:
    """Meetings that the asker chairs, those of the theme first, with how full each is."""
    forms = list(Overlegvorm.objects.filter(id__in=asker.voorzit, soort="casusoverleg").order_by("naam", "id"))
    full = bezetting(asker)
    forms.sort(key=lambda form: form.thema_id != thema_id)
    return [Ontvanger(form.id, form.naam, form.capaciteit, full[form.id]) for form in forms if form.id in full]


def _besluit(signaal_id: uuid.UUID) -> BesluitDetail | None:
    triage = Triage.objects.select_related("besloten_door").filter(signaal_id=signaal_id).first()
    if triage is None:
        return None
    oordelen = triage.oordelen.select_related("criterium").order_by("criterium__volgorde", "criterium__code")
    return BesluitDetail(
        besluit=triage.get_besluit_display(),
        motivering=triage.motivering,
        uitzondering=triage.uitzondering,
        boven_capaciteit=triage.boven_capaciteit,
        verwezen_naar=triage.verwezen_naar,
        door=triage.besloten_door.naam,
        op=triage.besloten_op,
        oordelen=[OordeelRegel(row.criterium.tekst, row.voldaan, row.reden) for row in oordelen],
    )
