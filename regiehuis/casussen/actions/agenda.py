"""The points of a meeting: made from due cases, moved, postponed (A7, R26)."""

import contextlib
import datetime
import uuid

from django.db import IntegrityError, connection, transaction
from django.db.models import Max, ProtectedError, QuerySet

from regiehuis.kern.errors import NotFound, Refusal
from regiehuis.kern.models import made_before, sole
from regiehuis.kern.prepared import prepared
from regiehuis.logboek.actions import record
from regiehuis.samenwerking.access import AMSTERDAM, Asker

from ..access.agenda import candidates, casus_ids_on_other_agendas
from ..access.overleg import may_discuss, overleg_to_run, punt_to_run
from ..models import Agendapunt, Overleg
from ..rules.overleg import RICHTINGEN, Kandidaat, agenda_order, fill_agenda, moved, reason
from .aanwezigheid import invite

CAPTURED = "Bij dit punt is al iets vastgelegd. Sluit het af in plaats van het door te schuiven."


class UnableToChangeAgenda(Refusal):
    """The agenda cannot be changed like this."""


def make_agenda(*, asker: Asker, overleg_id: uuid.UUID) -> list[Agendapunt]:
    """Fill the agenda from due cases: overdue agreements first, then what is due longest, up to the form's capacity.

    What stands on the agenda stays. Invites the members of each case. Answers the points that were added.
    """
    with transaction.atomic():
        overleg = overleg_to_run(asker, overleg_id, "agenda")
        if overleg.rondetafel:
            return []
        day = _day(overleg)
        standing = set(overleg.agendapunten.values_list("casus_id", flat=True))
        elsewhere = standing | casus_ids_on_other_agendas(overleg)
        due = agenda_order([k for k in candidates(overleg) if k.casus_id not in elsewhere], day)
        chosen = fill_agenda(due, capaciteit=overleg.overlegvorm.capaciteit, bezet=len(standing))
        return [_add(asker, overleg, kandidaat, reason(kandidaat, day)) for kandidaat in chosen]


def add_agendapunt(
    *, asker: Asker, overleg_id: uuid.UUID, casus_id: uuid.UUID, reden: str = "", nieuw_id: uuid.UUID | None = None
) -> Agendapunt:
    """Put one case of this meeting form on the agenda, also beyond what is due; invites its members.

    Raises UnableToChangeAgenda when it stands there already or the sitting is full.
    """
    with transaction.atomic():
        overleg = overleg_to_run(asker, overleg_id, "agenda")
        if before := made_before(Agendapunt, nieuw_id):
            return before
        kandidaat = next((k for k in candidates(overleg) if k.casus_id == casus_id), None)
        if kandidaat is None:
            raise NotFound("casus", casus_id)
        if overleg.agendapunten.filter(casus_id=casus_id).exists():
            raise UnableToChangeAgenda("Deze casus staat al op de agenda.", field="casus")
        if overleg.agendapunten.count() >= overleg.overlegvorm.capaciteit:
            raise UnableToChangeAgenda("De agenda is vol. Schuif eerst een punt door.", field="casus")
        if len(reden) > 200:
            raise UnableToChangeAgenda("Houd de reden bij maximaal 200 tekens.", field="reden")
        words = reden.strip() or reason(kandidaat, _day(overleg)) or "Op verzoek"
        return _add(asker, overleg, kandidaat, words, nieuw_id)


def add_spoedpunt(
    *, asker: Asker, overleg_id: uuid.UUID, casus_id: uuid.UUID, reden: str, nieuw_id: uuid.UUID | None = None
) -> Agendapunt:
    """Put an urgent case on the agenda with its reason: before what did not begin yet, also when the sitting is full.

    When it waited on a later agenda, it leaves that one with what was written for it; not with what was said there.
    Raises UnableToChangeAgenda, or NotFound for another case.
    """
    with transaction.atomic():
        overleg = overleg_to_run(asker, overleg_id, "agenda")
        if before := made_before(Agendapunt, nieuw_id):
            return before
        if not reden.strip() or len(reden) > 150:
            raise UnableToChangeAgenda("Vul in waarom dit punt spoed heeft, in maximaal 150 tekens.", field="reden")
        kandidaat = next((k for k in candidates(overleg) if k.casus_id == casus_id), None)
        if kandidaat is None:
            raise NotFound("casus", casus_id)
        if overleg.agendapunten.filter(casus_id=casus_id).exists():
            raise UnableToChangeAgenda("Deze casus staat al op de agenda.", field="casus")
        waiting = list(Agendapunt.objects.filter(casus_id=casus_id, behandeld_op=None, overleg__status="gepland"))
        punt = _add(asker, overleg, kandidaat, f"Spoed: {reden.strip()}", nieuw_id, spoed=True)
        for earlier in waiting:
            with contextlib.suppress(UnableToChangeAgenda):
                _take_off(earlier, punt)
        _put_first(overleg, punt)
        return punt


def _put_first(overleg: Overleg, urgent: Agendapunt) -> None:
    """The urgent point before every one that did not begin; the order of the others stays."""
    points = list(overleg.agendapunten.order_by("volgorde", "id"))
    begun = [p for p in points if p.begonnen_op or p.behandeld_op]
    rest = [p for p in points if p not in begun and p.id != urgent.id]
    for place, point in enumerate([*begun, urgent, *rest], 1):
        Agendapunt.objects.filter(id=point.id).exclude(volgorde=place).update(volgorde=place)


def move_agendapunt(*, asker: Asker, agendapunt_id: uuid.UUID, richting: str) -> None:
    """Move a point one place up (`omhoog`) or down (`omlaag`)."""
    with transaction.atomic():
        punt = punt_to_run(asker, agendapunt_id, "agenda")
        if richting not in RICHTINGEN:
            raise UnableToChangeAgenda("Kies omhoog of omlaag.")
        overleg_to_run(asker, punt.overleg_id, "agenda")
        order = list(punt.overleg.agendapunten.order_by("volgorde", "id").values_list("id", flat=True))
        for place, punt_id in enumerate(moved(order, punt.id, richting), 1):
            Agendapunt.objects.filter(id=punt_id).exclude(volgorde=place).update(volgorde=place)
        record(asker=asker, handeling="wijzigen", object_soort="overleg", object_id=punt.overleg_id)


def postpone_agendapunt(*, asker: Asker, agendapunt_id: uuid.UUID, reden: str) -> Agendapunt | None:
    """Take a point off this agenda and put it on that of the next meeting of the form; None when none is planned.

    Without a next meeting the case stays due, so that the next agenda picks it up. Raises UnableToChangeAgenda without
    a reason, and when the point was handled or holds something.
    """
    with transaction.atomic():
        punt = punt_to_run(asker, agendapunt_id, "agenda")
        if punt.behandeld_op or punt.verslag or punt.besluit or punt.afspraken.exists():
            raise UnableToChangeAgenda(CAPTURED)
        if not reden.strip():
            raise UnableToChangeAgenda("Vul in waarom dit punt wordt doorgeschoven.", field="reden")
        if len(reden) > 150:
            raise UnableToChangeAgenda("Houd de reden bij maximaal 150 tekens.", field="reden")
        return _postpone(asker, punt, reden.strip())


def postpone_rest(*, asker: Asker, overleg: Overleg) -> None:
    """Move every point that was not handled to the next meeting; part of closing a meeting."""
    for punt in overleg.agendapunten.filter(behandeld_op=None).select_related("overleg").order_by("volgorde"):
        if punt.verslag or punt.besluit:
            raise UnableToChangeAgenda(f"Punt {punt.volgorde} heeft een verslag of besluit. Sluit dat punt eerst af.")
        _postpone(asker, punt, "Niet aan toegekomen")


def begin_next(asker: Asker, overleg_id: uuid.UUID) -> None:
    """The clock of the first point that was not handled starts, unless it runs or may not be discussed (R4)."""
    left = sole(_left(overleg_id))
    if left and left.begonnen_op is None and may_discuss(left.casus_id):
        Agendapunt.objects.filter(id=left.id).update(begonnen_op=asker.moment)


@prepared
def _left(overleg_id: uuid.UUID) -> QuerySet[Agendapunt]:
    """The first point of a meeting that was not handled."""
    return Agendapunt.objects.filter(overleg_id=overleg_id, behandeld_op=None).order_by("volgorde", "id")[:1]


def plan_bespreking(casus_id: uuid.UUID, op: datetime.date | None) -> None:
    """Note on the case when it is discussed next; by function, as a secretary does not see the case."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT regiehuis_plan_bespreking(%s, %s)", [casus_id, op])


def _day(overleg: Overleg) -> datetime.date:
    return overleg.aanvang.astimezone(AMSTERDAM).date()


def _add(
    asker: Asker,
    overleg: Overleg,
    kandidaat: Kandidaat,
    reden: str,
    nieuw_id: uuid.UUID | None = None,
    *,
    spoed: bool = False,
) -> Agendapunt:
    last = overleg.agendapunten.aggregate(last=Max("volgorde"))["last"] or 0
    punt = Agendapunt(
        overleg=overleg,
        overlegvorm_id=overleg.overlegvorm_id,
        casus_id=kandidaat.casus_id,
        casusnummer=kandidaat.nummer,
        volgorde=last + 1,
        reden=reden[:200],
    )
    punt.id = nieuw_id or punt.id
    punt.spoed = spoed
    Agendapunt.objects.bulk_create([punt])
    plan_bespreking(punt.casus_id, _day(overleg))
    invite(asker, punt, kandidaat.leden)
    record(asker=asker, handeling="aanmaken", object_soort="agendapunt", object_id=punt.id)
    return punt


def _postpone(asker: Asker, punt: Agendapunt, reden: str) -> Agendapunt | None:
    overleg, casus_id = punt.overleg, punt.casus_id
    words = "Doorgeschoven" + (f": {reden}" if reden else "")
    later = Overleg.objects.filter(
        overlegvorm_id=punt.overlegvorm_id, status="gepland", rondetafel=False, aanvang__gt=overleg.aanvang
    ).exclude(agendapunten__casus_id=casus_id)
    next_one = later.select_related("overlegvorm").order_by("aanvang").first()
    kandidaat = next((k for k in candidates(overleg) if k.casus_id == casus_id), None)
    record(asker=asker, handeling="wijzigen", object_soort="agendapunt", object_id=punt.id)
    moved = _add(asker, next_one, kandidaat, words) if next_one and kandidaat else None
    _take_off(punt, moved)
    if moved is None:
        plan_bespreking(casus_id, _day(overleg))
    return moved


def _take_off(punt: Agendapunt, to: Agendapunt | None) -> None:
    """Delete a point without content; what was written for it beforehand goes along, or stays with the case alone.

    What somebody captured at it may be hidden from the asker; the database knows.

    A point that ever had a text has versions, and stays too; so does one with a feedback sheet.
    """
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT regiehuis_verplaats_inbreng(%s, %s)", [punt.id, to.id if to else None])
            Agendapunt.objects.filter(id=punt.id).delete()
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")
    except (IntegrityError, ProtectedError) as error:
        raise UnableToChangeAgenda(CAPTURED) from error
