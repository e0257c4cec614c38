"""Planning, starting and closing a meeting (A7). Who runs a meeting: its chair and its secretary."""

import datetime
import uuid

from django.db import transaction

from regiehuis.kern.errors import NotAllowed, NotFound, Refusal
from regiehuis.kern.models import made_before
from regiehuis.logboek.actions import record, record_many
from regiehuis.samenwerking.access import AMSTERDAM, Asker
from regiehuis.samenwerking.actions import notify
from regiehuis.samenwerking.models import Overlegvorm

from ..access.overleg import overleg_to_run, runs
from ..models import Aanwezigheid, Afspraak, Overleg
from ..rules.overleg import LONGEST_SERIES, next_dates
from .agenda import begin_next, postpone_rest


class UnableToPlanOverleg(Refusal):
    """The meeting cannot be planned like this."""


class UnableToStartOverleg(Refusal):
    """The meeting cannot begin."""


class UnableToCloseOverleg(Refusal):
    """The meeting cannot be closed yet."""


def plan_overleg(
    *,
    asker: Asker,
    overlegvorm_id: uuid.UUID,
    aanvang: datetime.datetime,
    aantal: int = 1,
    plaats: str = "",
    nieuw_id: uuid.UUID | None = None,
) -> list[Overleg]:
    """Plan a meeting, or a series of `aantal` by the rhythm of its form; dates that stand already are left alone.

    By chair or secretary of the form, or the ketenmanager. Raises UnableToPlanOverleg when it lies in the past, is too
    long a series, or stands already; NotFound for another house's form.
    """
    with transaction.atomic():
        vorm = _plannable(asker, overlegvorm_id)
        if before := made_before(Overleg, nieuw_id):
            return [before]
        _check_plan(asker, vorm, aanvang, aantal, plaats)
        moments = _moments(aanvang, vorm.ritme, aantal)
        standing = set(Overleg.objects.filter(overlegvorm=vorm, aanvang__in=moments).values_list("aanvang", flat=True))
        made = [_make(asker, vorm, moment, plaats) for moment in moments if moment not in standing]
        if not made:
            raise UnableToPlanOverleg("Dit overleg staat al gepland op deze dag en tijd.", field="aanvang")
        if nieuw_id:
            made[0].id = nieuw_id
        Overleg.objects.bulk_create(made)
        objecten = [(overleg.id, ()) for overleg in made]
        record_many(asker=asker, handeling="aanmaken", object_soort="overleg", objecten=objecten)
        return made


def _plannable(asker: Asker, overlegvorm_id: uuid.UUID) -> Overlegvorm:
    vorm = Overlegvorm.objects.select_related("voorzitter").filter(id=overlegvorm_id).first()
    if vorm is None or vorm.veiligheidshuis_id != asker.huis_id:
        raise NotFound("overlegvorm", overlegvorm_id)
    if not runs(asker, vorm.id) and not asker.has("ketenmanager"):
        raise NotAllowed("Alleen de voorzitter, de secretaris en de ketenmanager plannen dit overleg.")
    return vorm


def _check_plan(asker: Asker, vorm: Overlegvorm, aanvang: datetime.datetime, aantal: int, plaats: str) -> None:
    if vorm.voorzitter_id is None:
        raise UnableToPlanOverleg("Deze overlegvorm heeft nog geen voorzitter.", field="overlegvorm")
    if aanvang <= asker.moment:
        raise UnableToPlanOverleg("Kies een dag en tijd in de toekomst.", field="aanvang")
    if aanvang > asker.moment + datetime.timedelta(days=730):
        raise UnableToPlanOverleg("Kies een dag binnen twee jaar.", field="aanvang")
    if not 1 <= aantal <= LONGEST_SERIES:
        raise UnableToPlanOverleg(f"Plan 1 tot en met {LONGEST_SERIES} overleggen tegelijk.", field="aantal")
    if len(plaats) > 120:
        raise UnableToPlanOverleg("Houd de plaats bij maximaal 120 tekens.", field="plaats")


def _moments(aanvang: datetime.datetime, ritme: str, aantal: int) -> list[datetime.datetime]:
    """Each date of the series at the same time on the clock, summer and winter."""
    local = aanvang.astimezone(AMSTERDAM)
    clock = local.time()
    return [datetime.datetime.combine(day, clock, AMSTERDAM) for day in next_dates(local.date(), ritme, aantal)]


def _make(asker: Asker, vorm: Overlegvorm, moment: datetime.datetime, plaats: str) -> Overleg:
    return Overleg(
        veiligheidshuis_id=asker.huis_id,
        overlegvorm=vorm,
        aanvang=moment,
        plaats=plaats.strip() or vorm.plaats,
        voorzitter=vorm.voorzitter,
        secretaris_id=vorm.secretaris_id,
    )


def start_overleg(*, asker: Asker, overleg_id: uuid.UUID) -> Overleg:
    """Open the meeting: from now on is captured. Who opens it is present at each point to which he was invited.

    Raises UnableToStartOverleg without a chair.
    """
    with transaction.atomic():
        overleg = overleg_to_run(asker, overleg_id, "beginnen")
        _check_chair(overleg)
        Overleg.objects.filter(id=overleg.id).update(status="bezig")
        Aanwezigheid.objects.filter(agendapunt__overleg=overleg, medewerker_id=asker.medewerker_id).update(
            status="aanwezig", vertrokken_op=None
        )
        begin_next(asker, overleg.id)
        record(asker=asker, handeling="wijzigen", object_soort="overleg", object_id=overleg.id)
        overleg.status = "bezig"
        return overleg


def _check_chair(overleg: Overleg) -> None:
    """A meeting has a chair: the form has one, and whoever chairs this sitting still works here (R14)."""
    if overleg.overlegvorm.voorzitter_id is None or not overleg.voorzitter.is_active:
        raise UnableToStartOverleg(
            "Dit overleg heeft geen voorzitter. De ketenmanager kiest er een bij Samenwerking, Overlegvormen."
        )


def close_overleg(*, asker: Asker, overleg_id: uuid.UUID, doorschuiven: bool = False) -> Overleg:
    """Close the meeting; its minutes stand. Points that were not handled go on to the next one when asked, else refuse.

    Raises UnableToCloseOverleg while points are open, or when there is no next meeting to move them to.
    """
    with transaction.atomic():
        overleg = overleg_to_run(asker, overleg_id, "afsluiten")
        left = overleg.agendapunten.filter(behandeld_op=None).count()
        if left and not doorschuiven:
            punten = "Eén agendapunt is" if left == 1 else f"{left} agendapunten zijn"
            raise UnableToCloseOverleg(f"{punten} nog niet behandeld. Behandel ze, of schuif ze door.")
        if left:
            postpone_rest(asker=asker, overleg=overleg)
        Overleg.objects.filter(id=overleg.id).update(status="afgesloten")
        _tell_organisations(asker, overleg)
        record(asker=asker, handeling="wijzigen", object_soort="overleg", object_id=overleg.id)
        overleg.status = "afgesloten"
        return overleg


def _tell_organisations(asker: Asker, overleg: Overleg) -> None:
    """Those invited of each organisation that took something up hear that its list of agreements is there."""
    made = Afspraak.objects.filter(agendapunt__overleg=overleg).exclude(status="vervallen")
    organisations = set(made.values_list("organisatie_id", flat=True))
    invited = Aanwezigheid.objects.filter(
        agendapunt__overleg=overleg, medewerker__onderdeel__organisatie_id__in=organisations
    )
    for medewerker_id in sorted(set(invited.values_list("medewerker_id", flat=True)) - {asker.medewerker_id}):
        notify(
            asker=asker,
            medewerker_id=medewerker_id,
            tekst="De afspraken van een overleg voor uw organisatie staan klaar.",
            object_soort="overleg",
            object_id=overleg.id,
        )
