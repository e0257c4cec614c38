"""An alarm for who was alarmed until it is answered, and for members of its case (R9, R15)."""

import uuid

from regiehuis.kern.errors import NotFound
from regiehuis.kern.models import sole
from regiehuis.logboek.actions import record
from regiehuis.samenwerking.access import Asker

from ..models import Alarm
from .casus import memberships, persons_of_casus


def fetch_alarm(asker: Asker, alarm_id: uuid.UUID) -> tuple[Alarm, bool]:
    """An alarm, and whether the asker reads its case; the look is logged. Joins no case. Raises NotFound."""
    alarm = sole(Alarm.objects.filter(id=alarm_id))
    if alarm is None:
        raise NotFound("alarm", alarm_id)
    member = bool(memberships(asker, alarm.casus_id))
    if not member and not (is_alarmed(asker, alarm) and alarm.afgehandeld_op in (None, asker.moment)):
        raise NotFound("alarm", alarm_id)
    personen = persons_of_casus(alarm.casus_id) if member else []
    record(asker=asker, handeling="lezen", object_soort="alarm", object_id=alarm_id, personen=personen)
    return alarm, member


def is_alarmed(asker: Asker, alarm: Alarm) -> bool:
    """Whether the asker, or whom he stands in for, is one of those who must act."""
    return bool(set(alarm.aan) & set(asker.namens))
