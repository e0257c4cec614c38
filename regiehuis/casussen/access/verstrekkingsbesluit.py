"""To whom a supply decision that holds lets police data go: asked of the database, which judges by the same (R3)."""

import uuid
from collections.abc import Sequence
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db.models import F, Func, UUIDField, Value

from regiehuis.convenanten.models import Informatiecategorie
from regiehuis.samenwerking.access import Asker
from regiehuis.samenwerking.models import Organisatieonderdeel


def supplied_to(convenant: Any, categorie: Any, dag: Any) -> Func:
    """The organisations that may get police data of a category under a covenant on a day; NULL for other data."""
    return Func(
        convenant,
        categorie,
        dag,
        function="regiehuis_verstrekt_aan",
        output_field=ArrayField(UUIDField()),
    )


def supplied(found: Sequence[uuid.UUID] | None) -> frozenset[uuid.UUID] | None:
    """The answer of `supplied_to` as the decision of access takes it."""
    return None if found is None else frozenset(found)


def recipients(asker: Asker, convenant_id: uuid.UUID, categorie_id: uuid.UUID) -> frozenset[uuid.UUID] | None:
    """Who may get data of this category now; None when they are no police data, nobody without a decision."""
    asked = supplied_to(Value(convenant_id), Value(categorie_id), Value(asker.dag))
    found = Informatiecategorie.objects.filter(id=categorie_id).annotate(aan=asked).values_list("aan", flat=True)
    return supplied(found.first())


def supplied_per_category(asker: Asker, convenant_id: uuid.UUID) -> dict[uuid.UUID, frozenset[uuid.UUID] | None]:
    """As `recipients`, of each category of the house."""
    asked = supplied_to(Value(convenant_id), F("id"), asker.dag)
    rows = Informatiecategorie.objects.annotate(aan=asked).values_list("id", "aan")
    return {key: supplied(found) for key, found in rows}


def named_outside(
    asker: Asker, convenant_id: uuid.UUID, categorie_id: uuid.UUID, onderdelen: Sequence[uuid.UUID]
) -> bool:
    """Whether a unit that is named as reader belongs to an organisation that may not get this; the own one may."""
    if not onderdelen:
        return False
    allowed = recipients(asker, convenant_id, categorie_id)
    if allowed is None:
        return False
    named = Organisatieonderdeel.objects.filter(id__in=onderdelen).values_list("organisatie_id", flat=True)
    return not set(named) <= allowed | {asker.organisatie_id}
