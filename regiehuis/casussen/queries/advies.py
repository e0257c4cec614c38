"""Requests for advice: my own, and those to the triages that I chair or take part in (R13)."""

import dataclasses
import datetime
import uuid

from django.db.models import Q, QuerySet

from regiehuis.kern.errors import NotFound
from regiehuis.kern.models import sole
from regiehuis.logboek.actions import record
from regiehuis.samenwerking.access import Asker

from ..models import Adviesvraag


@dataclasses.dataclass(frozen=True)
class Adviesregel:
    """One request for advice; `mag_antwoorden` for the chair while it is open."""

    id: uuid.UUID
    vraag: str
    situatie: str
    vrager: str
    organisatie: str
    triage: str
    gesteld_op: datetime.datetime
    antwoord: str
    beantwoord_door: str
    beantwoord_op: datetime.datetime | None
    eigen: bool
    mag_antwoorden: bool
    versie: int


@dataclasses.dataclass(frozen=True)
class Advieslijst:
    """What I asked, and what my triages were asked; open ones first."""

    eigen: list[Adviesregel]
    triage: list[Adviesregel]


def advieslijst(asker: Asker) -> Advieslijst:
    """The last hundred of each kind. Names nobody but colleagues; logged as a look."""
    rows = list(_readable(asker).order_by("-gesteld_op", "id")[:200])
    if rows:
        record(asker=asker, handeling="zoeken", object_soort="adviesvraag")
    lines = sorted((_regel(asker, row) for row in rows), key=lambda regel: regel.beantwoord_op is not None)
    mine = [regel for regel in lines if regel.eigen]
    return Advieslijst(mine[:100], [regel for regel in lines if not regel.eigen][:100])


def adviesvraag(asker: Asker, adviesvraag_id: uuid.UUID) -> Adviesregel:
    """One request, for who asked it and for its triage; logged. Raises NotFound."""
    row = sole(_readable(asker).filter(id=adviesvraag_id))
    if row is None:
        raise NotFound("adviesvraag", adviesvraag_id)
    record(asker=asker, handeling="lezen", object_soort="adviesvraag", object_id=row.id)
    return _regel(asker, row)


def _readable(asker: Asker) -> QuerySet[Adviesvraag]:
    mine = Q(vrager_id__in=asker.namens) | Q(triagevorm_id__in=[*asker.voorzit, *asker.triageert])
    return Adviesvraag.objects.filter(mine).select_related("vrager", "organisatie", "triagevorm", "beantwoord_door")


def _regel(asker: Asker, row: Adviesvraag) -> Adviesregel:
    return Adviesregel(
        id=row.id,
        vraag=row.vraag,
        situatie=row.situatie,
        vrager=row.vrager.naam,
        organisatie=row.organisatie.naam,
        triage=row.triagevorm.naam,
        gesteld_op=row.gesteld_op,
        antwoord=row.antwoord,
        beantwoord_door=row.beantwoord_door.naam if row.beantwoord_door else "",
        beantwoord_op=row.beantwoord_op,
        eigen=row.vrager_id in asker.namens,
        mag_antwoorden=row.beantwoord_op is None and row.triagevorm_id in asker.voorzit,
        versie=row.versie,
    )
