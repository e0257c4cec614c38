"""The agenda goes out to those invited, and each point gets its time (A7)."""

import uuid

from django.db import transaction

from regiehuis.kern.errors import Refusal
from regiehuis.logboek.actions import record, record_verstrekking
from regiehuis.logboek.rules import Stuk
from regiehuis.samenwerking.access import Asker
from regiehuis.samenwerking.actions import notify

from ..access.overleg import overleg_to_run, punt_to_run
from ..access.verstrekking import of_casussen, organisations_of
from ..models import Aanwezigheid, Agendapunt, Overleg
from ..rules.overleg import LONGEST_POINT


class UnableToSendAgenda(Refusal):
    """The agenda cannot be sent."""


class UnableToPlanTijd(Refusal):
    """The time of a point cannot be planned like this."""


def send_agenda(*, asker: Asker, overleg_id: uuid.UUID) -> int:
    """Send the agenda: everybody invited to a point gets one notification, that holds no case; answers how many.

    By chair or secretary until the meeting is closed; again after a change. When it was sent last stands on the
    meeting, and in the log. Raises UnableToSendAgenda for an empty agenda.
    """
    with transaction.atomic():
        overleg = overleg_to_run(asker, overleg_id, "agenda")
        if not overleg.agendapunten.exists():
            raise UnableToSendAgenda("De agenda is nog leeg. Maak eerst de agenda.")
        invited = Aanwezigheid.objects.filter(agendapunt__overleg=overleg).order_by("medewerker_id")
        people = set(invited.values_list("medewerker_id", flat=True)) - {asker.medewerker_id}
        again = overleg.agenda_verstuurd_op is not None
        words = "De agenda van een overleg is gewijzigd." if again else "De agenda van een overleg staat klaar."
        for medewerker_id in sorted(people):
            notify(asker=asker, medewerker_id=medewerker_id, tekst=words, object_soort="overleg", object_id=overleg.id)
        Overleg.objects.filter(id=overleg.id).update(agenda_verstuurd_op=asker.moment)
        record(asker=asker, handeling="wijzigen", object_soort="overleg", object_id=overleg.id, doel="agenda verstuurd")
        if people:
            points = overleg.agendapunten.values_list("id", "casus_id")
            record_verstrekking(
                asker=asker,
                vorm="bericht",
                stukken=[Stuk("overleg", overleg.id), *of_casussen("agendapunt", points)],
                ontvanger=organisations_of(people),
                doel="agenda verstuurd",
                besloten_door=overleg.voorzitter_id,
            )
        return len(people)


def plan_tijd(*, asker: Asker, agendapunt_id: uuid.UUID, minuten: int) -> Agendapunt:
    """How long a point may take, in minutes. Raises UnableToPlanTijd outside 1 to 180."""
    with transaction.atomic():
        punt = punt_to_run(asker, agendapunt_id, "agenda")
        if not 1 <= minuten <= LONGEST_POINT:
            raise UnableToPlanTijd(f"Vul 1 tot en met {LONGEST_POINT} minuten in.", field="minuten")
        Agendapunt.objects.filter(id=punt.id).update(minuten=minuten)
        record(asker=asker, handeling="wijzigen", object_soort="agendapunt", object_id=punt.id)
        punt.minuten = minuten
        return punt
