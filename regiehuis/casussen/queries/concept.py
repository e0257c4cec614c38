"""A draft of the asker's own, as it was kept."""

import dataclasses
import datetime

from regiehuis.samenwerking.access import Asker

from ..models import Concept


@dataclasses.dataclass(frozen=True)
class ConceptInhoud:
    """What was typed in one form, field by field, and when."""

    velden: dict[str, list[str]]
    gewijzigd_op: datetime.datetime


def concept(asker: Asker, sleutel: str) -> ConceptInhoud | None:
    """The asker's draft for one form, unless it has expired; read by nobody else."""
    found = Concept.objects.filter(medewerker_id=asker.medewerker_id, sleutel=sleutel)
    row = found.filter(verloopt_op__gt=asker.moment).first()
    return ConceptInhoud(dict(row.inhoud), row.gewijzigd_op) if row else None
