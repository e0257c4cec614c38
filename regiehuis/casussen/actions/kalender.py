"""The meetings of a coming period, made from the calendars of their forms (C6)."""

import dataclasses
import datetime
import uuid

from django.db import connection, transaction

from regiehuis.kern.errors import NotAllowed, Refusal
from regiehuis.logboek.actions import record_many
from regiehuis.samenwerking.access import AMSTERDAM, Asker
from regiehuis.samenwerking.models import Overlegvorm

from ..models import Overleg
from ..rules.kalender import Kalender, Zitdag, zitdagen

LONGEST = datetime.timedelta(days=731)
DAG = datetime.timedelta(days=1)


class UnableToPlanKalender(Refusal):
    """The calendar cannot be planned as asked."""


@dataclasses.dataclass(frozen=True)
class Gepland:
    """What one press did: how many meetings it made, how many stood already, and the forms that have no chair."""

    nieuw: int
    stonden_al: int
    zonder_voorzitter: tuple[str, ...]


def plan_kalender(*, asker: Asker, tot_en_met: datetime.date) -> Gepland:
    """Make every meeting that the calendars foresee from now up to and with a day; what stands is left alone.

    The ketenmanager plans all forms, chair and secretary their own. A day on which a form meets already gets no second
    meeting, whatever its hour, so that pressing again makes nothing. Raises NotAllowed, UnableToPlanKalender.
    """
    if not asker.has("ketenmanager") and not (asker.voorzit or asker.secretaris_van):
        raise NotAllowed("Alleen de voorzitter, de secretaris en de ketenmanager plannen overleggen.")
    if tot_en_met < asker.dag:
        raise UnableToPlanKalender("Kies een dag vanaf vandaag.", field="tot_en_met")
    if tot_en_met > asker.dag + LONGEST:
        raise UnableToPlanKalender("Kies een dag binnen twee jaar.", field="tot_en_met")
    with transaction.atomic():
        _one_at_a_time(asker)
        vormen = _forms(asker)
        standing = set(
            Overleg.objects.filter(
                overlegvorm__in=vormen, aanvang__gte=datetime.datetime.combine(asker.dag, datetime.time(), AMSTERDAM)
            ).values_list("overlegvorm_id", "aanvang__date")
        )
        foreseen = [(vorm, zitdag) for vorm in vormen for zitdag in _sittings(asker, vorm, tot_en_met)]
        led = [(vorm, zitdag) for vorm, zitdag in foreseen if vorm.voorzitter_id]
        made = [_make(asker, vorm, zitdag) for vorm, zitdag in led if not standing & _days(vorm, zitdag)]
        Overleg.objects.bulk_create(made)
        objecten = [(overleg.id, ()) for overleg in made]
        record_many(asker=asker, handeling="aanmaken", object_soort="overleg", objecten=objecten)
    headless = dict.fromkeys(vorm.naam for vorm, _ in foreseen if not vorm.voorzitter_id)
    return Gepland(len(made), len(led) - len(made), tuple(headless))


def _one_at_a_time(asker: Asker) -> None:
    """Two people who plan at once wait for each other; the second finds what the first made."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"regiehuis.kalender {asker.huis_id}"])


def _forms(asker: Asker) -> list[Overlegvorm]:
    vormen = Overlegvorm.objects.filter(veiligheidshuis_id=asker.huis_id).exclude(kalender_van=None)
    if not asker.has("ketenmanager"):
        vormen = vormen.filter(id__in=[*asker.voorzit, *asker.secretaris_van])
    return list(vormen.order_by("naam"))


def _sittings(asker: Asker, vorm: Overlegvorm, tot_en_met: datetime.date) -> list[Zitdag]:
    """The sittings of a form that are still to come and do not lapse."""
    assert vorm.kalender_van is not None
    kalender = Kalender(vorm.ritme, vorm.kalender_van, vorm.kalender_tot, vorm.feestdagregel)
    found = zitdagen(kalender, asker.dag, tot_en_met + DAG)
    return [zitdag for zitdag in found if zitdag.dag and _moment(vorm, zitdag) > asker.moment]


def _moment(vorm: Overlegvorm, zitdag: Zitdag) -> datetime.datetime:
    return datetime.datetime.combine(zitdag.dag or zitdag.bedoeld, vorm.aanvang, AMSTERDAM)


def _days(vorm: Overlegvorm, zitdag: Zitdag) -> set[tuple[uuid.UUID, datetime.date]]:
    """Where this sitting may stand already: on its day, or by hand on the holiday it was meant for."""
    return {(vorm.id, zitdag.bedoeld), (vorm.id, zitdag.dag or zitdag.bedoeld)}


def _make(asker: Asker, vorm: Overlegvorm, zitdag: Zitdag) -> Overleg:
    assert vorm.voorzitter_id is not None
    return Overleg(
        veiligheidshuis_id=asker.huis_id,
        overlegvorm=vorm,
        aanvang=_moment(vorm, zitdag),
        plaats=vorm.plaats,
        voorzitter_id=vorm.voorzitter_id,
        secretaris_id=vorm.secretaris_id,
    )
