"""The rota of piket: shifts planned, changed and taken off by the ketenmanager; gaps told beforehand (R9)."""

import datetime
import uuid

from django.db import transaction

from regiehuis.kern.errors import GEWIJZIGD, NotFound
from regiehuis.kern.models import made_before, sole
from regiehuis.kern.period import on_day
from regiehuis.samenwerking.access import AMSTERDAM, Asker, Systeem

from ..models import Functie, Medewerker, Piketdienst
from ..rules import ROOSTER_WAARSCHUWING, check_dienst, gaps
from .beheer import UnableToManage, change, check_manager, log, write
from .melding import Bericht, notify_once


def plan_piketdienst(
    *,
    asker: Asker,
    medewerker_id: uuid.UUID,
    van: datetime.datetime,
    tot: datetime.datetime,
    nieuw_id: uuid.UUID | None = None,
) -> Piketdienst:
    """Give somebody who holds the function piket a shift; no two shifts overlap."""
    check_manager(asker)
    with transaction.atomic():
        if before := made_before(Piketdienst, nieuw_id):
            return before
        _check(asker, medewerker_id, van, tot, None)
        fields = {"medewerker_id": medewerker_id, "van": van, "tot": tot, "veiligheidshuis_id": asker.huis_id}
        return write(asker, "piketdienst", Piketdienst, nieuw_id, **fields)


def change_piketdienst(
    *,
    asker: Asker,
    piketdienst_id: uuid.UUID,
    versie: int | None,
    medewerker_id: uuid.UUID,
    van: datetime.datetime,
    tot: datetime.datetime,
) -> Piketdienst:
    """Change a shift that is not over. Raises NotFound, UnableToManage."""
    check_manager(asker)
    with transaction.atomic():
        found = _running(asker, piketdienst_id)
        if found.van <= asker.moment and (found.van != van or found.medewerker_id != medewerker_id):
            raise UnableToManage("Deze dienst is begonnen. Wijzig alleen het einde.", field="van")
        _check(asker, medewerker_id, van, tot, piketdienst_id)
        fields = {"medewerker_id": medewerker_id, "van": van, "tot": tot}
        return change(asker, "piketdienst", Piketdienst, piketdienst_id, versie, **fields)


def cancel_piketdienst(*, asker: Asker, piketdienst_id: uuid.UUID, versie: int | None) -> None:
    """Take a shift off the rota; one that has begun ends now, and what was stays. Raises NotFound, UnableToManage."""
    check_manager(asker)
    with transaction.atomic():
        found = _running(asker, piketdienst_id)
        if found.versie != versie:
            raise UnableToManage(GEWIJZIGD)
        if found.van < asker.moment:
            change(asker, "piketdienst", Piketdienst, piketdienst_id, versie, tot=asker.moment)
            return
        Piketdienst.objects.filter(id=piketdienst_id).delete()
        log(asker, "piketdienst", piketdienst_id, "vernietigen")


def warn_gaps(*, asker: Systeem) -> int:
    """Tell each ketenmanager of the days to come that nobody holds piket; once a day without; answers how many.

    A house that keeps no rota is told nothing: there everybody who holds the function is alerted.
    """
    until = asker.moment + ROOSTER_WAARSCHUWING
    rows = Piketdienst.objects.filter(veiligheidshuis_id=asker.huis_id, tot__gt=asker.moment)
    shifts = list(rows.values_list("van", "tot"))
    if not shifts:
        return 0
    days = {begin.astimezone(AMSTERDAM).date() for begin, _end in gaps(shifts, asker.moment, until)}
    holders = Functie.objects.filter(on_day(asker.dag), soort="ketenmanager", veiligheidshuis_id=asker.huis_id)
    holders = holders.filter(medewerker__is_active=True)
    managers = list(holders.order_by("medewerker_id").values_list("medewerker_id", flat=True).distinct())
    berichten = [
        Bericht(
            medewerker_id=manager,
            tekst=f"Vanaf {day:%d-%m-%Y} heeft niemand piket. Vul het rooster aan.",
            object_soort="piketrooster",
            object_id=asker.huis_id,
            kenmerk=f"piketgat {day}",
        )
        for day in sorted(days)
        for manager in managers
    ]
    return notify_once(asker=asker, berichten=berichten)


def _running(asker: Asker, piketdienst_id: uuid.UUID) -> Piketdienst:
    rows = Piketdienst.objects.select_for_update().filter(id=piketdienst_id, veiligheidshuis_id=asker.huis_id)
    found = sole(rows)
    if found is None:
        raise NotFound("piketdienst", piketdienst_id)
    if found.tot <= asker.moment:
        raise UnableToManage("Deze dienst is al voorbij.")
    return found


def _check(
    asker: Asker, medewerker_id: uuid.UUID, van: datetime.datetime, tot: datetime.datetime, zelf: uuid.UUID | None
) -> None:
    wrong = check_dienst(van, tot, asker.moment)
    if wrong:
        raise UnableToManage(wrong[1], field=wrong[0])
    _check_holder(asker, medewerker_id, van, tot)
    # Two ketenmanagers at the same moment wait for each other; behind this stands a constraint in the database.
    list(Medewerker.objects.select_for_update().filter(id=asker.medewerker_id))
    there = Piketdienst.objects.filter(veiligheidshuis_id=asker.huis_id, van__lt=tot, tot__gt=van)
    there = there.exclude(id=zelf) if zelf else there
    other = there.select_related("medewerker").order_by("van").first()
    if other is not None:
        until = other.tot.astimezone(AMSTERDAM)
        message = f"Dan heeft {other.medewerker.naam} al piket, tot {until:%d-%m-%Y %H:%M}."
        raise UnableToManage(message, field="van")


def _check_holder(asker: Asker, medewerker_id: uuid.UUID, van: datetime.datetime, tot: datetime.datetime) -> None:
    first = van.astimezone(AMSTERDAM).date()
    last = (tot - datetime.timedelta(microseconds=1)).astimezone(AMSTERDAM).date()
    held = Functie.objects.filter(medewerker_id=medewerker_id, soort="piket", veiligheidshuis_id=asker.huis_id)
    if not held.filter(on_day(first), on_day(last), medewerker__is_active=True).exists():
        raise UnableToManage("Deze medewerker heeft in die tijd de functie piket niet.", field="medewerker")
