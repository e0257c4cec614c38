"""What the system removes when its term is over: data of rejected signals (R11), drafts, searches."""

import datetime

from django.db import connection

from regiehuis.logboek.actions import record
from regiehuis.samenwerking.access import Systeem
from regiehuis.samenwerking.models import Veiligheidshuis

from ..models import Concept, Signaal

# So many signals a round, so that one transaction stays short; the next round takes the rest.
RONDE = 200


def remove_rejected(*, asker: Systeem) -> int:
    """Remove rejected signals with everything in them once the term of the house is over; answers how many (R11).

    The database checks the term again. What stays is a log row "vernietigen" for each, with its key and no content, and
    the earlier log rows.
    """
    days = Veiligheidshuis.objects.values_list("afgewezen_dagen", flat=True).get(id=asker.huis_id)
    due = Signaal.objects.filter(
        veiligheidshuis_id=asker.huis_id,
        status="besloten",
        besluit="afwijzen",
        besloten_op__lte=asker.moment - datetime.timedelta(days=days),
    )
    removed = 0
    for signaal_id in list(due.order_by("besloten_op", "id").values_list("id", flat=True)[:RONDE]):
        with connection.cursor() as cursor:
            cursor.execute("SELECT regiehuis_vernietig_afgewezen(%s)", [signaal_id])
            personen = cursor.fetchone()[0]
        if personen is not None:
            removed += 1
            record(
                asker=asker,
                handeling="vernietigen",
                object_soort="signaal",
                object_id=signaal_id,
                personen=personen,
                doel="bewaartermijn afgewezen signaal",
            )
    return removed


def remove_expired(*, asker: Systeem) -> int:
    """Remove drafts past their end, and what searches found more than a day ago; answers how many drafts."""
    removed, _ = Concept.objects.filter(verloopt_op__lte=asker.moment).delete()
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM casussen_zoekvraag WHERE op < %s", [asker.moment - datetime.timedelta(days=1)])
    if removed:
        record(asker=asker, handeling="vernietigen", object_soort="concept", doel="verlopen concepten")
    return removed
