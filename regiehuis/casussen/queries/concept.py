"""A draft of the asker's own, as it was kept."""

import dataclasses
import datetime
from collections.abc import Sequence

from django.db.models import QuerySet

from regiehuis.kern.prepared import prepared
from regiehuis.samenwerking.access import Asker

from ..models import Concept


@dataclasses.dataclass(frozen=True)
class ConceptInhoud:
    """What was typed in one form, field by field, and when."""

    velden: dict[str, list[str]]
    gewijzigd_op: datetime.datetime


def concept(asker: Asker, sleutel: str) -> ConceptInhoud | None:
    """The asker's draft for one form, unless it has expired; read by nobody else."""
    return concepten(asker, [sleutel]).get(sleutel)


def concepten(asker: Asker, sleutels: Sequence[str]) -> dict[str, ConceptInhoud]:
    """The asker's drafts for the forms of one page, by their names; those that have not expired."""
    rows = _kept(asker, list(sleutels))
    return {row.sleutel: ConceptInhoud(dict(row.inhoud), row.gewijzigd_op) for row in rows}


@prepared
def _kept(asker: Asker, sleutels: list[str]) -> QuerySet[Concept]:
    found = Concept.objects.filter(medewerker_id=asker.medewerker_id, sleutel__any=sleutels)
    return found.filter(verloopt_op__gt=asker.moment)
