"""Alerting the duty function on acute danger, at once, and answering (R9). It waits for no triage."""

import uuid

from django.db import connection, transaction

from regiehuis.kern.errors import Refusal
from regiehuis.kern.period import on_day
from regiehuis.kern.wachtrij import enqueue
from regiehuis.logboek.actions import record
from regiehuis.samenwerking.access import Asker
from regiehuis.samenwerking.actions import notify
from regiehuis.samenwerking.models import Functie, Medewerker

from ..access.piket import on_duty
from ..access.signaal import fetch_piketmelding
from ..models import Piketmelding, Signaal


class UnableToAnswerPiketmelding(Refusal):
    """The alert cannot be answered like this."""


def alert_piket(*, asker: Asker, signaal: Signaal) -> list[uuid.UUID]:
    """Tell whoever is on duty now that there is danger; answers whom. Written in the transaction of the signal.

    A gap in the rota or nobody with the function: the chair of the triage; no chair: the ketenmanager. Mail without
    content follows, and a procesregisseur sees every alert that stays open, so that it climbs on screen also where no
    worker runs.
    """
    duty = _on_duty(asker, signaal)
    contact = _contact_of(signaal.afzender_id)
    for medewerker_id in duty:
        melding = Piketmelding.objects.create(
            veiligheidshuis_id=asker.huis_id,
            signaal=signaal,
            aan_id=medewerker_id,
            contact=contact,
            toelichting=signaal.acuut_toelichting,
            gemeld_op=asker.moment,
        )
        notify(
            asker=asker,
            medewerker_id=medewerker_id,
            tekst="Acuut: er is direct gevaar gemeld. Open de melding en neem contact op.",
            object_soort="piketmelding",
            object_id=melding.id,
        )
        record(asker=asker, handeling="aanmaken", object_soort="piketmelding", object_id=melding.id)
    enqueue("piketwacht")
    return duty


def answer_piketmelding(*, asker: Asker, melding_id: uuid.UUID, antwoord: str) -> Piketmelding:
    """Say what was done with an alert; it closes for everybody who was alerted and the sender hears of it."""
    if not antwoord.strip():
        raise UnableToAnswerPiketmelding("Vul in wat u heeft gedaan of afgesproken.", field="antwoord")
    if len(antwoord) > 2000:
        raise UnableToAnswerPiketmelding("Houd het antwoord bij maximaal 2000 tekens.", field="antwoord")
    with transaction.atomic():
        melding = fetch_piketmelding(asker, melding_id)
        open_now = Piketmelding.objects.filter(id=melding_id, beantwoord_op=None)
        if not open_now.update(beantwoord_op=asker.moment, antwoord=antwoord):
            raise UnableToAnswerPiketmelding("Deze melding is al beantwoord.")
        with connection.cursor() as cursor:
            cursor.execute("SELECT regiehuis_sluit_piket(%s, %s)", [melding.signaal_id, antwoord])
            cursor.execute("SELECT regiehuis_piketafzender(%s)", [melding_id])
            sender = cursor.fetchone()[0]
        record(asker=asker, handeling="wijzigen", object_soort="piketmelding", object_id=melding_id)
        if sender is not None:
            notify(
                asker=asker,
                medewerker_id=sender,
                tekst="Piket heeft uw melding van direct gevaar opgepakt.",
                object_soort="signaal",
                object_id=melding.signaal_id,
            )
        melding.refresh_from_db()
    return melding


def _on_duty(asker: Asker, signaal: Signaal) -> list[uuid.UUID]:
    """Who holds piket at this moment, else the chair of the triage, else the ketenmanagers."""
    duty = [medewerker.id for medewerker in on_duty(asker)]
    if duty:
        return duty
    if signaal.triagevorm.voorzitter_id:
        return [signaal.triagevorm.voorzitter_id]
    managers = Functie.objects.filter(on_day(asker.dag), soort="ketenmanager", veiligheidshuis_id=asker.huis_id)
    managers = managers.filter(medewerker__is_active=True).order_by("medewerker_id")
    return list(managers.values_list("medewerker_id", flat=True).distinct())


def _contact_of(medewerker_id: uuid.UUID) -> str:
    sender = Medewerker.objects.select_related("onderdeel__organisatie").get(id=medewerker_id)
    parts = (sender.naam, sender.onderdeel.organisatie.naam, sender.telefoon or sender.email)
    return ", ".join(part for part in parts if part)[:200]
