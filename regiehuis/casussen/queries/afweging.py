"""The conflict-of-duties note as its source reads it back (R24)."""

import dataclasses
import datetime
import uuid

from regiehuis.samenwerking.access import Asker

from ..access.afweging import fetch_afweging


@dataclasses.dataclass(frozen=True)
class AfwegingBlad:
    """The note with who wrote it and when."""

    casus_id: uuid.UUID
    feiten: str
    alternatieven: str
    collega: str
    overlegd_op: datetime.date
    vastgelegd_door: str
    vastgelegd_op: datetime.datetime


def afweging_blad(asker: Asker, casus_id: uuid.UUID, informatie_id: uuid.UUID) -> AfwegingBlad:
    """The note of an own item. Raises NotFound for everybody else."""
    note = fetch_afweging(asker, casus_id, informatie_id)
    return AfwegingBlad(
        casus_id=note.casus_id,
        feiten=note.feiten,
        alternatieven=note.alternatieven,
        collega=note.collega,
        overlegd_op=note.overlegd_op,
        vastgelegd_door=note.vastgelegd_door.naam,
        vastgelegd_op=note.vastgelegd_op,
    )
