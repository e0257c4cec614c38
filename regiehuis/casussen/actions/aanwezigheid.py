"""Who is invited for a point of an agenda, and who was there: people come and go (A7, R26)."""

import uuid
from collections.abc import Iterable, Sequence

from django.db import connection, transaction
from django.db.models import QuerySet

from regiehuis.kern.errors import NotFound, Refusal
from regiehuis.kern.models import sole
from regiehuis.kern.prepared import prepared
from regiehuis.logboek.actions import record
from regiehuis.samenwerking.access import Asker
from regiehuis.samenwerking.actions import notify

from ..access.overleg import punt_to_run
from ..models import Aanwezigheid, Agendapunt
from ..rules.woorden import AANWEZIGHEDEN


class UnableToMarkAanwezigheid(Refusal):
    """Attendance cannot be marked like this."""


def invite_leden(*, asker: Asker, agendapunt_id: uuid.UUID) -> int:
    """Invite who became a member of the case since; answers how many."""
    with transaction.atomic():
        punt = punt_to_run(asker, agendapunt_id, "aanwezigheid")
        with connection.cursor() as cursor:
            cursor.execute("SELECT agendapunt_id, leden FROM regiehuis_agendapunten(%s)", [punt.overleg_id])
            leden: dict[uuid.UUID, Sequence[uuid.UUID]] = dict(cursor.fetchall())
        number = invite(asker, punt, leden.get(punt.id, ()))
        record(asker=asker, handeling="wijzigen", object_soort="agendapunt", object_id=punt.id)
        return number


def mark_aanwezigheid(*, asker: Asker, agendapunt_id: uuid.UUID, medewerker_id: uuid.UUID, status: str) -> Aanwezigheid:
    """Mark who is there at this point: aanwezig, afwezig, vertrokken, or back to uitgenodigd; only of those invited.

    Who was there can leave (`vertrokken`): the moment is kept, and what is said after it he does not read (R26).
    """
    with transaction.atomic():
        punt = punt_to_run(asker, agendapunt_id, "aanwezigheid")
        if status not in dict(AANWEZIGHEDEN):
            raise UnableToMarkAanwezigheid("Kies aanwezig of afwezig.", field="status")
        aanwezigheid = sole(_place_of(punt.id, medewerker_id))
        if aanwezigheid is None:
            raise NotFound("aanwezigheid", medewerker_id)
        if status == "vertrokken" and aanwezigheid.status not in ("aanwezig", "vertrokken"):
            raise UnableToMarkAanwezigheid("Alleen wie als aanwezig staat genoteerd, kan eerder weggaan.")
        if aanwezigheid.status != status:
            left = asker.moment if status == "vertrokken" else None
            Aanwezigheid.objects.filter(id=aanwezigheid.id).update(status=status, vertrokken_op=left)
            aanwezigheid.status, aanwezigheid.vertrokken_op = status, left
            record(asker=asker, handeling="wijzigen", object_soort="aanwezigheid", object_id=aanwezigheid.id)
        return aanwezigheid


@prepared
def _place_of(punt_id: uuid.UUID, medewerker_id: uuid.UUID) -> QuerySet[Aanwezigheid]:
    return Aanwezigheid.objects.filter(agendapunt_id=punt_id, medewerker_id=medewerker_id)


def mark_all_aanwezig(*, asker: Asker, agendapunt_id: uuid.UUID) -> int:
    """Mark everybody who was invited and not marked yet as present; answers how many."""
    with transaction.atomic():
        punt = punt_to_run(asker, agendapunt_id, "aanwezigheid")
        number = Aanwezigheid.objects.filter(agendapunt=punt, status="uitgenodigd").update(status="aanwezig")
        record(asker=asker, handeling="wijzigen", object_soort="agendapunt", object_id=punt.id, doel="allen aanwezig")
        return number


def invite(asker: Asker, punt: Agendapunt, leden: Iterable[uuid.UUID]) -> int:
    """Invite for a point whoever was not; answers how many. Part of what another action does."""
    known = set(punt.aanwezigheden.values_list("medewerker_id", flat=True))
    new = [medewerker_id for medewerker_id in leden if medewerker_id not in known]
    Aanwezigheid.objects.bulk_create(
        Aanwezigheid(
            agendapunt=punt, casus_id=punt.casus_id, overlegvorm_id=punt.overlegvorm_id, medewerker_id=medewerker_id
        )
        for medewerker_id in new
    )
    _tell_invited(asker, punt, new)
    return len(new)


def _tell_invited(asker: Asker, punt: Agendapunt, new: Sequence[uuid.UUID]) -> None:
    """One word for each sitting, however many points somebody has there."""
    others = Aanwezigheid.objects.filter(agendapunt__overleg_id=punt.overleg_id).exclude(agendapunt=punt)
    told = {asker.medewerker_id, *others.values_list("medewerker_id", flat=True)}
    for medewerker_id in new:
        if medewerker_id not in told:
            notify(
                asker=asker,
                medewerker_id=medewerker_id,
                tekst="U bent uitgenodigd voor een overleg.",
                object_soort="overleg",
                object_id=punt.overleg_id,
            )
