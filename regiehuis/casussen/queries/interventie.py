"""Interventions under the goals of a plan, and one of them for its forms."""

import dataclasses
import datetime
import uuid

from django.db.models import QuerySet

from regiehuis.kennisbank.rules import INTERVENTIESOORTEN
from regiehuis.kern.errors import NotFound
from regiehuis.kern.prepared import prepared
from regiehuis.samenwerking.access import Asker

from ..access.plan import member_casus
from ..models import Interventie


@dataclasses.dataclass(frozen=True)
class InterventieRegel:
    """An intervention under a goal; `beeindigd_op` and `reden` when it was ended before its time."""

    id: uuid.UUID
    naam: str
    soort: str
    onderdeel: str
    organisatie: str
    van: datetime.date
    tot: datetime.date
    beeindigd_op: datetime.date | None
    reden: str


@prepared
def _rows(casus_id: uuid.UUID) -> QuerySet[Interventie]:
    rows = Interventie.objects.select_related("onderdeel__organisatie").filter(casus_id=casus_id)
    return rows.order_by("van", "id")


def interventies_van(casus_id: uuid.UUID) -> dict[uuid.UUID, list[InterventieRegel]]:
    """The interventions of a case that was fetched before, by goal, the earliest first."""
    found: dict[uuid.UUID, list[InterventieRegel]] = {}
    for row in _rows(casus_id):
        found.setdefault(row.doel_id, []).append(_line(row))
    return found


def interventie_regel(asker: Asker, casus_id: uuid.UUID, interventie_id: uuid.UUID) -> tuple[InterventieRegel, int]:
    """One running intervention of a case, for its form, with the version of the plan. Raises NotFound."""
    member_casus(asker, casus_id)
    rows = Interventie.objects.select_related("onderdeel__organisatie", "doel__plan")
    row = rows.filter(id=interventie_id, casus_id=casus_id, beeindigd_op=None).first()
    if row is None:
        raise NotFound("interventie", interventie_id)
    return _line(row), row.doel.plan.versie


def _line(row: Interventie) -> InterventieRegel:
    return InterventieRegel(
        id=row.id,
        naam=row.naam,
        soort=dict(INTERVENTIESOORTEN)[row.soort],
        onderdeel=row.onderdeel.naam,
        organisatie=row.onderdeel.organisatie.naam,
        van=row.van,
        tot=row.tot,
        beeindigd_op=row.beeindigd_op,
        reden=row.reden,
    )
