"""Who reads an item before and after its source sets another audience; shown beforehand, then set (R17)."""

import dataclasses
import uuid
from collections.abc import Sequence

from django.db import transaction

from regiehuis.samenwerking.access import Asker

from ..access.lezers import Lezer, readers
from ..rules.afweging import Afweging
from .informatie import change_publiek, own_item


@dataclasses.dataclass(frozen=True)
class Lezersgevolg:
    """Who reads an item after a change that did not, who no longer does, and who keeps reading it."""

    erbij: Sequence[Lezer]
    kwijt: Sequence[Lezer]
    blijft: Sequence[Lezer]

    @property
    def verandert(self) -> bool:
        """Whether anybody reads more or less by it."""
        return bool(self.erbij or self.kwijt)


def preview_publiek(
    *,
    asker: Asker,
    informatie_id: uuid.UUID,
    versie: int,
    publiek: str,
    publiek_onderdelen: Sequence[uuid.UUID] = (),
    leefgebied_id: uuid.UUID | None = None,
    afweging: Afweging | None = None,
) -> Lezersgevolg:
    """What `change_publiek` would do to the readers, by doing and undoing it; refused as the change itself is."""
    with transaction.atomic():
        own_item(asker, informatie_id)
        before = readers(asker, informatie_id)
        point = transaction.savepoint()
        try:
            change_publiek(
                asker=asker,
                informatie_id=informatie_id,
                versie=versie,
                publiek=publiek,
                publiek_onderdelen=publiek_onderdelen,
                leefgebied_id=leefgebied_id,
                afweging=afweging,
            )
            after = readers(asker, informatie_id)
        finally:
            transaction.savepoint_rollback(point)
    return Lezersgevolg(sorted(after - before), sorted(before - after), sorted(before & after))
