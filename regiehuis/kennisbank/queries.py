"""The menukaart as screens show it."""

import dataclasses
import uuid

from django.db.models import Q, QuerySet

from regiehuis.kern.errors import NotFound
from regiehuis.kern.prepared import prepared
from regiehuis.samenwerking.access import Asker
from regiehuis.samenwerking.models import Organisatie

from .models import Menukaartitem


@dataclasses.dataclass(frozen=True)
class Menuregel:
    """One intervention that a unit can do."""

    id: uuid.UUID
    naam: str
    soort: str
    soort_tekst: str
    onderdeel: str
    onderdeel_id: uuid.UUID
    organisatie: str
    voor_wie: str
    doorlooptijd_dagen: int | None
    voorwaarde: str
    actief: bool
    versie: int


def menukaart(
    asker: Asker,
    *,
    soort: str = "",
    zoek: str = "",
    organisatie_id: uuid.UUID | None = None,
    binnen: int | None = None,
    ook_oud: bool = False,
) -> list[Menuregel]:
    """The interventions on offer in the house, by kind and name; each filter keeps less.

    `zoek` looks in name, for whom, condition and who; `binnen` keeps what starts within so many days; `ook_oud` adds
    what is no longer on offer.
    """
    if not (soort or zoek or organisatie_id or binnen is not None or ook_oud):
        return [_regel(row) for row in _on_offer()]
    rows = _all()
    rows = rows if ook_oud else rows.filter(actief=True)
    if soort:
        rows = rows.filter(soort=soort)
    if organisatie_id:
        rows = rows.filter(onderdeel__organisatie_id=organisatie_id)
    if binnen is not None:
        rows = rows.filter(doorlooptijd_dagen__lte=binnen)
    for word in zoek.split():
        rows = rows.filter(
            Q(naam__icontains=word)
            | Q(voor_wie__icontains=word)
            | Q(voorwaarde__icontains=word)
            | Q(onderdeel__naam__icontains=word)
            | Q(onderdeel__organisatie__naam__icontains=word)
        )
    return [_regel(row) for row in rows]


def _all() -> QuerySet[Menukaartitem]:
    return Menukaartitem.objects.select_related("onderdeel__organisatie").order_by("soort", "naam", "id")


@prepared
def _on_offer() -> QuerySet[Menukaartitem]:
    return _all().filter(actief=True)


def menukaartitem(asker: Asker, menukaartitem_id: uuid.UUID) -> Menuregel:
    """One intervention, also when it is no longer on offer. Raises NotFound."""
    row = Menukaartitem.objects.select_related("onderdeel__organisatie").filter(id=menukaartitem_id).first()
    if row is None:
        raise NotFound("menukaartitem", menukaartitem_id)
    return _regel(row)


def aanbieders(asker: Asker) -> list[tuple[str, str]]:
    """The organisations that have something on the menukaart, to choose from."""
    found = Organisatie.objects.filter(id__in=Menukaartitem.objects.values("onderdeel__organisatie_id"))
    return [(str(row.id), row.naam) for row in found.order_by("naam")]


def _regel(row: Menukaartitem) -> Menuregel:
    return Menuregel(
        id=row.id,
        naam=row.naam,
        soort=row.soort,
        soort_tekst=row.get_soort_display(),
        onderdeel=row.onderdeel.naam,
        onderdeel_id=row.onderdeel_id,
        organisatie=row.onderdeel.organisatie.naam,
        voor_wie=row.voor_wie,
        doorlooptijd_dagen=row.doorlooptijd_dagen,
        voorwaarde=row.voorwaarde,
        actief=row.actief,
        versie=row.versie,
    )
