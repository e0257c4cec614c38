"""What the system does about alarms of a release: mail without content, and climbing when nobody answers (R9)."""

import dataclasses
import datetime
import uuid

from django.conf import settings
from django.db import connection, transaction

from regiehuis.logboek.actions import record
from regiehuis.samenwerking.access import Systeem
from regiehuis.samenwerking.actions import Bericht, UnableToMail, mail_bericht, notify_once
from regiehuis.samenwerking.models import Veiligheidshuis

from ..rules.piket import climbed_to


@dataclasses.dataclass(frozen=True)
class _Open:
    """An alarm that nobody answered: to whom it was put, who of them had mail, whether it climbed."""

    id: uuid.UUID
    soort: str
    gemeld_op: datetime.datetime
    aan: list[uuid.UUID]
    gemaild: list[uuid.UUID]
    klimtrede: int


def climb_alarmen(*, asker: Systeem) -> int:
    """Put an alarm of an early release that waited longer than the minutes of the house to the ketenmanager; how many.

    Who leads and guards the case and piket had it from the first moment. Once an alarm, however often this runs.
    """
    minuten = Veiligheidshuis.objects.values_list("piket_minuten", flat=True).get(id=asker.huis_id)
    climbed = 0
    for alarm in _open():
        if climbed_to(gemeld_op=alarm.gemeld_op, moment=asker.moment, minuten=minuten):
            climbed += _climb(asker, alarm)
    return climbed


def mail_alarmen(*, asker: Systeem) -> tuple[int, int]:
    """Tell by mail, without content, everybody alarmed who had none; answers (mailed, failed).

    What the mail server refuses waits for the next round. Without a mail server nothing is marked as mailed.
    """
    if not settings.SENDS_MAIL:
        return 0, 0
    waiting = [(alarm, key) for alarm in _open() for key in alarm.aan if key not in alarm.gemaild]
    mailed = sum(_mail(asker, alarm, key) for alarm, key in waiting)
    return mailed, len(waiting) - mailed


def _mail(asker: Systeem, alarm: _Open, medewerker_id: uuid.UUID) -> bool:
    """Whether the server took the mail; it is marked with it, or not at all."""
    soort = "vrijlating_onbeantwoord" if alarm.klimtrede else "vrijlating"
    try:
        with transaction.atomic():
            _mark_mailed(alarm, medewerker_id)
            mail_bericht(asker=asker, soort=soort, medewerker_ids=[medewerker_id])
    except UnableToMail:
        return False
    return True


def _climb(asker: Systeem, alarm: _Open) -> bool:
    """The alarm itself and a notification for who is above; False when it climbed before or was answered meanwhile."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT regiehuis_klim_alarm(%s)", [alarm.id])
        above: list[uuid.UUID] | None = cursor.fetchone()[0]
    if above is None:
        return False
    record(asker=asker, handeling="wijzigen", object_soort="alarm", object_id=alarm.id)
    tekst = "Een alarm over een vervroegde vrijlating is nog niet opgepakt. Open het en zeg wat u deed."
    notify_once(
        asker=asker,
        berichten=[
            Bericht(
                medewerker_id=medewerker_id,
                tekst=tekst,
                object_soort="alarm",
                object_id=alarm.id,
                kenmerk=f"alarm {alarm.id}",
            )
            for medewerker_id in above
        ],
    )
    return True


def _open() -> list[_Open]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM regiehuis_open_alarmen()")
        return [_Open(*row) for row in cursor.fetchall()]


def _mark_mailed(alarm: _Open, medewerker_id: uuid.UUID) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT regiehuis_alarm_gemaild(%s, %s)", [alarm.id, medewerker_id])
