"""The person's own view in the plan, for who may read that item (R5)."""

import dataclasses
import datetime
import uuid

from django.db.models import QuerySet

from regiehuis.kern.prepared import prepared
from regiehuis.personen.rules import full_name
from regiehuis.samenwerking.access import Asker

from ..access.casus import memberships
from ..access.informatie import items_for
from ..models import Planvisie


@dataclasses.dataclass(frozen=True)
class Visie:
    """A view in the plan: whose, in which words, written down by whom."""

    id: uuid.UUID
    informatie_id: uuid.UUID
    tekst: str
    van: str
    bron: str
    op: datetime.date


def plan_visies(asker: Asker, casus_id: uuid.UUID) -> list[Visie]:
    """The views in the plan of a case that the asker may read, oldest first; judged as items are (R15)."""
    keys = dict(_attached(casus_id))
    if not keys:
        return []
    items = {item.id: item for item in items_for(asker, *memberships(asker, casus_id), id__any=tuple(keys))}
    return [
        Visie(
            id=keys[key],
            informatie_id=key,
            tekst=item.tekst,
            van=full_name(item.persoon) if item.persoon else "",
            bron=f"{item.bron.organisatie.naam}, {item.bron.naam}",
            op=item.ontvangen_op,
        )
        for key in keys
        if (item := items.get(key))
    ]


@prepared
def _attached(casus_id: uuid.UUID) -> QuerySet[Planvisie, tuple[uuid.UUID, uuid.UUID]]:
    return Planvisie.objects.filter(casus_id=casus_id).order_by("op", "id").values_list("informatie_id", "id")


def visie_keuzes(asker: Asker, casus_id: uuid.UUID) -> list[tuple[uuid.UUID, str]]:
    """The views that the asker may read and that do not stand in the plan yet, as choices."""
    attached = set(Planvisie.objects.filter(casus_id=casus_id).values_list("informatie_id", flat=True))
    found = items_for(asker, *memberships(asker, casus_id), soort="eigen_visie")
    return [(item.id, _words(item.tekst)) for item in found if item.id not in attached]


def _words(tekst: str) -> str:
    return tekst if len(tekst) <= 120 else f"{tekst[:119]}…"
