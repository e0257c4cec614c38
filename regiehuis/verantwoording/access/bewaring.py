"""Retention fetched: the overview of what nears its end and one case of it; absent and forbidden get one answer."""

import dataclasses
import datetime
import uuid

from django.db import connection

from regiehuis.kern.errors import NotFound
from regiehuis.samenwerking.access import Asker


@dataclasses.dataclass(frozen=True)
class Bewaring:
    """How long one closed case is kept; numbers and dates, nothing of its content (R15, R36)."""

    casus_id: uuid.UUID
    nummer: str
    soort: str
    thema_id: uuid.UUID
    fase: str
    regime_id: uuid.UUID
    vanaf: str
    maanden: int
    bevestigd: bool
    waarschuwing_dagen: int
    gerekend_van: datetime.date
    verlengd_tot: datetime.date | None
    tot: datetime.date
    mag_beslissen: bool


def kept_casussen(asker: Asker) -> list[Bewaring]:
    """Closed cases with the day their term ends, soonest first.

    A ketenmanager gets those of the house, a procesregisseur own ones.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM regiehuis_bewaring_overzicht()")
        return [Bewaring(*row) for row in cursor.fetchall()]


def kept_casus(asker: Asker, casus_id: uuid.UUID) -> Bewaring:
    """One of them. Raises NotFound, the same for a case that is not there and one that is not the asker's."""
    found = next((kept for kept in kept_casussen(asker) if kept.casus_id == casus_id), None)
    if found is None:
        raise NotFound("casus", casus_id)
    return found
