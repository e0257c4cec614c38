"""What the system does about acute alerts: mail without content, and climbing when nobody answers (R9)."""

import dataclasses
import datetime
import uuid
from collections.abc import Iterator

from django.conf import settings
from django.db import connection, transaction
from django.db.models import Q

from regiehuis.kern.models import new_id
from regiehuis.logboek.actions import record
from regiehuis.samenwerking.access import Systeem
from regiehuis.samenwerking.actions import Bericht, UnableToMail, mail_bericht, notify_once
from regiehuis.samenwerking.models import Functie, Medewerker, Veiligheidshuis

from ..models import Piketmelding
from ..rules.piket import climbed_to


@dataclasses.dataclass
class _Alarm:
    """The open alert of one signal: since when, whom it was put to, who chairs its triage."""

    signaal_id: uuid.UUID
    gemeld_op: datetime.datetime
    voorzitter_id: uuid.UUID | None
    aan: set[uuid.UUID] = dataclasses.field(default_factory=set)


def climb_piketmeldingen(*, asker: Systeem) -> int:
    """Put alerts that waited too long to the chair of the triage, then to the ketenmanager; answers how many.

    After the minutes of the house, and after as many again. Who climbs on gets the alert itself, to answer it, and a
    notification; mail goes out with `mail_piketmeldingen`. Once a person and alert, however often this runs.
    """
    minuten = Veiligheidshuis.objects.values_list("piket_minuten", flat=True).get(id=asker.huis_id)
    climbed = 0
    for alarm in _open_alarms(asker):
        step = climbed_to(gemeld_op=alarm.gemeld_op, moment=asker.moment, minuten=minuten)
        for trede, medewerker_id in _whom(asker, alarm, step):
            climbed += _put_to(asker, alarm, trede, medewerker_id)
    return climbed


def mail_piketmeldingen(*, asker: Systeem) -> tuple[int, int]:
    """Tell by mail, without content, who was alerted and has no mail yet; answers (alerts mailed, alerts that failed).

    An alert whose mail the server refuses stays to be mailed at the next round; the others go on. Without a mail server
    nothing is marked as mailed.
    """
    if not settings.SENDS_MAIL:
        return 0, 0
    waiting = Piketmelding.objects.filter(veiligheidshuis_id=asker.huis_id, beantwoord_op=None, gemaild_op=None)
    mailed = failed = 0
    for melding_id, aan_id, trede in list(waiting.order_by("gemeld_op", "id").values_list("id", "aan_id", "klimtrede")):
        try:
            with transaction.atomic():
                Piketmelding.objects.filter(id=melding_id).update(gemaild_op=asker.moment)
                mail_bericht(asker=asker, soort="acuut_onbeantwoord" if trede else "acuut", medewerker_ids=[aan_id])
            mailed += 1
        except UnableToMail:
            failed += 1
    return mailed, failed


def _open_alarms(asker: Systeem) -> list[_Alarm]:
    """Per signal with an alert that nobody answered, the oldest first."""
    rows = Piketmelding.objects.filter(veiligheidshuis_id=asker.huis_id, beantwoord_op=None)
    found: dict[uuid.UUID, _Alarm] = {}
    columns = ("signaal_id", "gemeld_op", "signaal__triagevorm__voorzitter_id", "aan_id")
    for signaal_id, gemeld_op, voorzitter_id, aan_id in rows.order_by("gemeld_op", "id").values_list(*columns):
        found.setdefault(signaal_id, _Alarm(signaal_id, gemeld_op, voorzitter_id)).aan.add(aan_id)
    return list(found.values())


def _whom(asker: Systeem, alarm: _Alarm, step: int) -> Iterator[tuple[int, uuid.UUID]]:
    """Who has not had the alert yet and by now should, with the step; nobody within the minutes of the house."""
    if step >= 1 and alarm.voorzitter_id and alarm.voorzitter_id not in alarm.aan:
        if Medewerker.objects.filter(id=alarm.voorzitter_id, is_active=True).exists():
            alarm.aan.add(alarm.voorzitter_id)
            yield 1, alarm.voorzitter_id
    if step < 2:
        return
    holders = Functie.objects.filter(Q(tot=None) | Q(tot__gt=asker.dag), soort="ketenmanager", van__lte=asker.dag)
    holders = holders.filter(veiligheidshuis_id=asker.huis_id, medewerker__is_active=True)
    for medewerker_id in holders.order_by("medewerker_id").values_list("medewerker_id", flat=True).distinct():
        if medewerker_id not in alarm.aan:
            yield 2, medewerker_id


def _put_to(asker: Systeem, alarm: _Alarm, trede: int, medewerker_id: uuid.UUID) -> bool:
    """One more person gets the alert; its words are copied by the database, the system does not read them."""
    melding_id = new_id()
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT regiehuis_klim_piket(%s, %s, %s, %s)", [alarm.signaal_id, melding_id, medewerker_id, trede]
        )
        if not cursor.fetchone()[0]:
            return False
    record(asker=asker, handeling="aanmaken", object_soort="piketmelding", object_id=melding_id)
    bericht = Bericht(
        medewerker_id=medewerker_id,
        tekst="Acuut: een melding van direct gevaar is nog niet beantwoord. Open de melding en neem contact op.",
        object_soort="piketmelding",
        object_id=melding_id,
        kenmerk=f"piket {melding_id}",
    )
    notify_once(asker=asker, berichten=[bericht])
    return True
