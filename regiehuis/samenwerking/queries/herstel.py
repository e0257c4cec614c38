"""A recovery request as the page of an employee shows it, and whether the door is locked for him."""

import dataclasses
import datetime
import uuid

from axes.models import AccessAttempt
from django.conf import settings

from ..access import Asker
from ..models import Herstelverzoek


@dataclasses.dataclass(frozen=True)
class Verzoek:
    """A request that waits for a second person."""

    reden: str
    door: str
    op: datetime.datetime
    verloopt_op: datetime.datetime
    eigen: bool


def herstelverzoek(asker: Asker, medewerker_id: uuid.UUID) -> Verzoek | None:
    """The request for this employee that waits, if any."""
    rows = Herstelverzoek.objects.filter(medewerker_id=medewerker_id, akkoord_door=None, verloopt_op__gt=asker.moment)
    row = rows.select_related("gevraagd_door").order_by("-gevraagd_op").first()
    if row is None:
        return None
    return Verzoek(
        row.reden, row.gevraagd_door.naam, row.gevraagd_op, row.verloopt_op, row.gevraagd_door_id in asker.namens
    )


def geblokkeerd(gebruikersnamen: list[str]) -> set[str]:
    """Which of these user names typed a wrong password too often within the last hour; by the server's clock."""
    since = datetime.datetime.now(datetime.UTC) - datetime.timedelta(hours=settings.AXES_COOLOFF_TIME)
    found = AccessAttempt.objects.filter(
        username__in=gebruikersnamen,
        failures_since_start__gte=settings.AXES_FAILURE_LIMIT,
        attempt_time__gt=since,
    )
    return set(found.values_list("username", flat=True))
