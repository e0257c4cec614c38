"""Reminders that the system leaves when a date has come: persons not informed (R8), overdue agreements (R27)."""

import datetime
import uuid

from django.db import connection

from regiehuis.samenwerking.access import Systeem
from regiehuis.samenwerking.actions import Bericht, notify_once

from ..models import Signaalpersoon
from ..rules.plan import climbed_to


def remind_not_informed(*, asker: Systeem) -> int:
    """Remind senders whose "person informed: no" has reached its date of review; answers how many are new (R8).

    Once a signal and date; a later date of review brings a new reminder. Signals decided on or withdrawn bring
    none.
    """
    due = Signaalpersoon.objects.filter(
        geinformeerd=False, herzien_op__lte=asker.dag, signaal__veiligheidshuis_id=asker.huis_id
    ).exclude(signaal__status__in=("ingetrokken", "besloten"))
    columns = ("signaal_id", "signaal__nummer", "signaal__afzender_id", "herzien_op")
    berichten = [
        Bericht(
            medewerker_id=afzender_id,
            tekst=f"Kijk opnieuw of de persoon in signaal {nummer} geïnformeerd kan worden.",
            object_soort="signaal",
            object_id=signaal_id,
            kenmerk=f"herzien {signaal_id} {herzien_op}",
        )
        for signaal_id, nummer, afzender_id, herzien_op in due.order_by("herzien_op", "id").values_list(*columns)
    ]
    return notify_once(asker=asker, berichten=berichten)


def tell_overdue(*, asker: Systeem) -> int:
    """Tell casusregisseur or procesregisseur of overdue agreements that climbed to them; answers how many (R27).

    Where an agreement stands is decided by `rules.plan.climbed_to`, as on screen. Only who may read the case today is
    told, and nobody of an own agreement; once an agreement, term and step.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM regiehuis_over_tijd()")
        rows = cursor.fetchall()
    return notify_once(asker=asker, berichten=[bericht for row in rows if (bericht := _climbed(asker, *row))])


def _climbed(
    asker: Systeem,
    afspraak_id: uuid.UUID,
    casusnummer: str,
    termijn: datetime.date,
    status: str,
    uitvoerder_id: uuid.UUID,
    klimdagen: int,
    has_lead: bool,
    regisseur_id: uuid.UUID | None,
    procesregisseur_id: uuid.UUID | None,
) -> Bericht | None:
    """The notification that one row of `regiehuis_over_tijd` asks for; none while it is with who does it."""
    trede = climbed_to(
        termijn=termijn, status=status, dag=asker.dag, klimdagen=klimdagen, heeft_casusregisseur=has_lead
    )
    whom = {"casusregisseur": regisseur_id, "procesregisseur": procesregisseur_id}.get(trede)
    if whom is None or whom == uitvoerder_id:
        return None
    return Bericht(
        medewerker_id=whom,
        tekst=f"Een afspraak in casus {casusnummer} is over tijd en ligt nu bij u als {trede}.",
        object_soort="afspraak",
        object_id=afspraak_id,
        kenmerk=f"klim {afspraak_id} {termijn} {trede}",
    )
