"""A release reported, the alarm that it raises, and what was done about it (R9, A13)."""

import datetime
import uuid

from django.db import transaction

from regiehuis.kern.errors import NotAllowed, Refusal
from regiehuis.kern.models import made_before, new_id
from regiehuis.kern.wachtrij import enqueue
from regiehuis.logboek.actions import record
from regiehuis.samenwerking.access import Asker
from regiehuis.samenwerking.actions import notify
from regiehuis.samenwerking.models import Medewerker

from ..access.casus import membership, persons_of_casus
from ..access.contact import contact_persons
from ..access.huisbezoek import organisation_of_members
from ..access.piket import on_duty
from ..access.vrijlating import fetch_alarm, is_alarmed
from ..models import Alarm, Casus, Vrijlating
from ..rules.vrijlating import LANGSTE_ANTWOORD, alarm_of, check_vrijlating, to_alarm


class UnableToReportVrijlating(Refusal):
    """The release cannot be reported, or its alarm answered, as asked."""


def report_vrijlating(
    *,
    asker: Asker,
    casus_id: uuid.UUID,
    persoon_id: uuid.UUID,
    vrij_op: datetime.date,
    toelichting: str = "",
    nieuw_id: uuid.UUID | None = None,
) -> Vrijlating:
    """Report the day on which a person of the case comes free; by any member, whose unit is the source.

    The first day heard of, and each earlier one, raises an alarm at once. Raises NotFound, UnableToReportVrijlating.
    """
    with transaction.atomic():
        if before := made_before(Vrijlating, nieuw_id):
            return before
        casus = membership(asker, casus_id).casus
        if casus.fase == "afgesloten":
            raise UnableToReportVrijlating("Deze casus is afgesloten. Wie de casus leidt, kan hem heropenen.")
        if persoon_id not in persons_of_casus(casus_id):
            raise UnableToReportVrijlating("Kies een persoon van deze casus.", field="persoon")
        earlier = Vrijlating.objects.filter(casus_id=casus_id, persoon_id=persoon_id).order_by("-gemeld_op", "-id")
        known = earlier.values_list("vrij_op", flat=True).first()
        if wrong := check_vrijlating(vrij_op, toelichting, known, vandaag=asker.dag):
            raise UnableToReportVrijlating(wrong[1], field=wrong[0])
        made = Vrijlating(
            id=nieuw_id or new_id(),
            casus_id=casus_id,
            persoon_id=persoon_id,
            vrij_op=vrij_op,
            toelichting=toelichting.strip(),
            bron_id=asker.onderdeel_id,
            gemeld_op=asker.moment,
            gemeld_door_id=asker.medewerker_id,
        )
        made.save(force_insert=True)
        record(asker=asker, handeling="aanmaken", object_soort="vrijlating", object_id=made.id, personen=[persoon_id])
        if soort := alarm_of(vrij_op, known):
            _raise_alarm(asker, casus, made, soort)
    return made


def answer_alarm(*, asker: Asker, alarm_id: uuid.UUID, gedaan: str) -> Alarm:
    """Say what was done; the alarm closes for everybody and who reported it hears of it.

    By one of those alarmed. Raises NotFound, NotAllowed, UnableToReportVrijlating.
    """
    with transaction.atomic():
        alarm, _ = fetch_alarm(asker, alarm_id)
        if not is_alarmed(asker, alarm):
            raise NotAllowed("Dit alarm is aan anderen gegeven; een van hen handelt het af.")
        if not gedaan.strip() or len(gedaan) > LANGSTE_ANTWOORD:
            raise UnableToReportVrijlating(
                f"Vul in wat u heeft gedaan of afgesproken, in maximaal {LANGSTE_ANTWOORD} tekens.", field="gedaan"
            )
        answered = {"afgehandeld_op": asker.moment, "gedaan": gedaan.strip()}
        still_open = Alarm.objects.filter(id=alarm_id, afgehandeld_op=None)
        if not still_open.update(afgehandeld_door_id=asker.medewerker_id, **answered):
            raise UnableToReportVrijlating("Dit alarm is al afgehandeld.")
        record(asker=asker, handeling="wijzigen", object_soort="alarm", object_id=alarm_id)
        notify(
            asker=asker,
            medewerker_id=alarm.gemeld_door_id,
            tekst="Het alarm over een vrijlating dat u gaf, is opgepakt.",
            object_soort="alarm",
            object_id=alarm_id,
        )
        alarm.refresh_from_db()
    return alarm


def _raise_alarm(asker: Asker, casus: Casus, vrijlating: Vrijlating, soort: str) -> None:
    """Put it to everybody who must act: members of today, and piket when it is earlier. It holds no content."""
    members = organisation_of_members(asker, casus.id)
    contacts = contact_persons(casus.id).values_list("contactregel__medewerker_id", flat=True)
    people = to_alarm(
        soort,
        [key for key in (casus.regisseur_id, casus.procesregisseur_id) if key in members],
        [key for key in contacts if key in members],
        [medewerker.id for medewerker in on_duty(asker)],
    )
    alarm = Alarm(
        casus_id=casus.id,
        vrijlating=vrijlating,
        soort=soort,
        contact=_contact_of(asker),
        aan=people,
        gemeld_op=asker.moment,
        gemeld_door_id=asker.medewerker_id,
    )
    alarm.save(force_insert=True)
    for medewerker_id in people:
        notify(
            asker=asker,
            medewerker_id=medewerker_id,
            tekst="Alarm: er is een vrijlating gemeld. Open het alarm en zeg wat u deed.",
            object_soort="alarm",
            object_id=alarm.id,
        )
    record(asker=asker, handeling="aanmaken", object_soort="alarm", object_id=alarm.id)
    enqueue("piketwacht")


def _contact_of(asker: Asker) -> str:
    sender = Medewerker.objects.select_related("onderdeel__organisatie").get(id=asker.medewerker_id)
    parts = (sender.naam, sender.onderdeel.organisatie.naam, sender.telefoon or sender.email)
    return ", ".join(part for part in parts if part)[:200]
