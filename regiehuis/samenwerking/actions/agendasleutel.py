"""The key of one's own calendar: made, renewed, withdrawn, and its use (C6). Everybody has only his own."""

import datetime
import secrets

from django.db import connection, transaction

from regiehuis.kern.errors import NotFound, Refusal
from regiehuis.kern.models import new_id
from regiehuis.logboek.actions import record
from regiehuis.samenwerking.access import Asker, fingerprint

from ..models import Agendasleutel

# Fetches an hour for one key: some devices of one employee, each of them every five minutes.
MEEST, UUR = 60, datetime.timedelta(hours=1)


class UnableToFetchAgenda(Refusal):
    """The calendar cannot be fetched now."""


def renew_agendasleutel(*, asker: Asker) -> str:
    """Make the asker's key, or another one so that the old one opens nothing any more; the key, to be shown once."""
    sleutel = secrets.token_urlsafe(32)
    with transaction.atomic():
        _one_at_a_time(asker)
        Agendasleutel.objects.filter(medewerker_id=asker.medewerker_id).delete()
        made = Agendasleutel.objects.create(
            id=new_id(),
            medewerker_id=asker.medewerker_id,
            veiligheidshuis_id=asker.huis_id,
            vingerafdruk=fingerprint(sleutel),
            gemaakt_op=asker.moment,
        )
        record(asker=asker, handeling="aanmaken", object_soort="agendasleutel", object_id=made.id)
    return sleutel


def withdraw_agendasleutel(*, asker: Asker) -> None:
    """Take the asker's key away; from now on it opens nothing. Raises NotFound without one."""
    with transaction.atomic():
        _one_at_a_time(asker)
        found = Agendasleutel.objects.filter(medewerker_id=asker.medewerker_id).first()
        if found is None:
            raise NotFound("agendasleutel")
        found.delete()
        record(asker=asker, handeling="vernietigen", object_soort="agendasleutel", object_id=found.id)


def use_agendasleutel(*, asker: Asker) -> None:
    """Keep and log that a calendar fetches the meetings with the asker's key, so many times an hour at most.

    Counted in the database, so that it holds over all processes of the house. Raises UnableToFetchAgenda.
    """
    found = Agendasleutel.objects.select_for_update().get(medewerker_id=asker.medewerker_id)
    if found.uur_sinds is None or asker.moment - found.uur_sinds >= UUR:
        found.uur_sinds, found.keren = asker.moment, 0
    if found.keren >= MEEST:
        raise UnableToFetchAgenda("Deze agenda haalt te vaak op. Probeer het over een uur opnieuw.")
    counted = {"uur_sinds": found.uur_sinds, "keren": found.keren + 1}
    Agendasleutel.objects.filter(id=found.id).update(opgehaald_op=asker.moment, **counted)
    record(asker=asker, handeling="lezen", object_soort="agendasleutel", object_id=found.id)


def _one_at_a_time(asker: Asker) -> None:
    """A second press waits for the first, so that there never are two keys."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [str(asker.medewerker_id)])
