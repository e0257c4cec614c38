"""Samples for the FG of the house; the database draws them (R35)."""

import dataclasses
import datetime
import uuid

from django.db import connection

from regiehuis.kern.errors import NotAllowed, NotFound
from regiehuis.kern.models import sole
from regiehuis.logboek.actions import record
from regiehuis.samenwerking.access import Asker

from ..models import Steekproef, Steekproefregel
from ..rules.steekproef import readable_until
from .toezicht import require_fg


def draw_steekproef(
    asker: Asker, steekproef_id: uuid.UUID, *, soort: str, van: datetime.date, tot: datetime.date, omvang: int
) -> int | None:
    """Have the database draw rows of the log into a new sample: how many, 0 when there is none to draw from.

    None when as many samples run as may.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT regiehuis_trek_steekproef(%s, %s, %s, %s, %s, %s)",
            [steekproef_id, asker.huis_id, soort, van, tot, omvang],
        )
        drawn: int | None = cursor.fetchone()[0]
    return drawn


def fetch_steekproef(asker: Asker, steekproef_id: uuid.UUID) -> Steekproef:
    """A sample of the house, for its FG. Raises NotFound."""
    require_fg(asker, "steekproef", steekproef_id)
    rows = Steekproef.objects.select_related("getrokken_door", "afgesloten_door")
    found = sole(rows.filter(id=steekproef_id, veiligheidshuis_id=asker.huis_id))
    if found is None:
        raise NotFound("steekproef", steekproef_id)
    return found


@dataclasses.dataclass(frozen=True)
class Inhoud:
    """One item of information as the FG reads it in a sample: its words and marks, no name."""

    id: uuid.UUID
    persoon_id: uuid.UUID | None
    soort: str
    categorie: str
    bron: str
    ontvangen_op: datetime.date
    tekst: str


def read_inhoud(asker: Asker, regel_id: uuid.UUID) -> tuple[Steekproefregel, Inhoud | None]:
    """The item that a row of a running sample is about, for the FG for fourteen days; each look is logged (R15).

    None when there is none that may be read here: the database tells no more. Raises NotFound, NotAllowed after that.
    """
    row = fetch_steekproefregel(asker, regel_id)
    if not readable_until(row.steekproef.getrokken_op, row.steekproef.afgesloten_op, asker.moment):
        raise NotAllowed("De inhoud bij deze steekproef is niet meer te lezen: de tijd is om of hij is afgesloten.")
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM regiehuis_steekproef_inhoud(%s)", [regel_id])
        found = cursor.fetchone()
    item = Inhoud(*found) if found else None
    about = [item.persoon_id] if item and item.persoon_id else []
    record(asker=asker, handeling="lezen", object_soort="steekproefregel", object_id=regel_id, doel="steekproef")
    if item:
        record(asker=asker, handeling="lezen", object_soort="informatie", object_id=item.id, personen=about,
               doel="steekproef")  # fmt: skip
    return row, item


def fetch_steekproefregel(asker: Asker, regel_id: uuid.UUID) -> Steekproefregel:
    """A row of a sample with that sample, for the FG. Raises NotFound."""
    require_fg(asker, "steekproefregel", regel_id)
    rows = Steekproefregel.objects.select_related("steekproef", "beoordeeld_door")
    found = sole(rows.filter(id=regel_id, veiligheidshuis_id=asker.huis_id))
    if found is None:
        raise NotFound("steekproefregel", regel_id)
    return found
