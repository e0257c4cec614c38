"""What granted requests for erasure ask of who leads a case, and which of its rows he reads that would go (R36)."""

import dataclasses
import datetime
import uuid
from typing import Any

from django.db import connection
from django.db.models import QuerySet, Value

from regiehuis.casussen.models import (
    Casus,
    Casuspersoon,
    Contactpersoon,
    Doel,
    Informatie,
    Leefgebiedscore,
    Signaalpersoon,
    Toestemming,
    Vrijlating,
)
from regiehuis.kern.errors import NotFound
from regiehuis.samenwerking.access import Asker

# The tables of a case whose rows are about one person; a test compares them with the keys of the database.
VAN_PERSOON = (Casuspersoon, Contactpersoon, Doel, Informatie, Leefgebiedscore, Toestemming, Vrijlating)


@dataclasses.dataclass(frozen=True)
class Opdracht:
    """One person of one case whose erasure was granted; `verzoek` is the number of the request."""

    casus_id: uuid.UUID
    nummer: str
    fase: str
    persoon_id: uuid.UUID
    verzoek_id: uuid.UUID
    verzoek: str
    gesloten_op: datetime.datetime


def opdrachten(asker: Asker) -> list[Opdracht]:
    """The orders that wait for the asker, who leads those cases; nothing for anybody else."""
    if not asker.has("procesregisseur"):
        return []
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM regiehuis_wisopdrachten()")
        return [Opdracht(*row) for row in cursor.fetchall()]


def opdrachten_van(asker: Asker, casus_id: uuid.UUID) -> list[Opdracht]:
    """Those of one case. Raises NotFound, the same when there are none and when it is not the asker's."""
    found = [order for order in opdrachten(asker) if order.casus_id == casus_id]
    if not found:
        raise NotFound("casus", casus_id)
    return found


def rijen_van(casus_id: uuid.UUID, personen: list[uuid.UUID]) -> dict[uuid.UUID, list[tuple[str, uuid.UUID]]]:
    """By person the rows of a case, and of its signal, that the asker reads and that an order does not leave."""
    where = {"persoon_id__in": personen}
    signals = Casus.objects.filter(id=casus_id).values("signaal_id")
    first, *rest = [
        *(_rows(model.objects.filter(casus_id=casus_id, **where)) for model in VAN_PERSOON),
        _rows(Signaalpersoon.objects.filter(signaal_id__in=signals, **where)),
    ]
    seen = list(first.union(*rest, all=True))
    with connection.cursor() as cursor:
        cursor.execute("SELECT regiehuis_wisopdracht_blijft(%s, %s)", [casus_id, [key for _, key, _ in seen]])
        stays = set(cursor.fetchone()[0])
    found: dict[uuid.UUID, list[tuple[str, uuid.UUID]]] = {persoon: [] for persoon in personen}
    for table, key, persoon in seen:
        if key not in stays:
            found[persoon].append((table, key))
    return found


def _rows(rows: QuerySet[Any]) -> QuerySet[Any, Any]:
    named: QuerySet[Any] = rows.annotate(tabel=Value(rows.model._meta.db_table))
    return named.values_list("tabel", "id", "persoon_id")
