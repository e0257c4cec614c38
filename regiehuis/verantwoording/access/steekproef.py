"""Samples for the FG of the house; the database draws them (R35)."""

import datetime
import uuid

from django.db import connection

from regiehuis.kern.errors import NotFound
from regiehuis.kern.models import sole
from regiehuis.samenwerking.access import Asker

from ..models import Steekproef, Steekproefregel
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


def fetch_steekproefregel(asker: Asker, regel_id: uuid.UUID) -> Steekproefregel:
    """A row of a sample with that sample, for the FG. Raises NotFound."""
    require_fg(asker, "steekproefregel", regel_id)
    rows = Steekproefregel.objects.select_related("steekproef", "beoordeeld_door")
    found = sole(rows.filter(id=regel_id, veiligheidshuis_id=asker.huis_id))
    if found is None:
        raise NotFound("steekproefregel", regel_id)
    return found
