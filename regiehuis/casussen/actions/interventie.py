"""Interventions of the plan: put to work from the menukaart, given another period, ended with a reason (A6, R28)."""

import datetime
import uuid

from django.db import transaction
from django.db.models import F

from regiehuis.kennisbank.models import Menukaartitem
from regiehuis.kern.errors import NotFound
from regiehuis.kern.models import made_before, new_id
from regiehuis.logboek.actions import record
from regiehuis.logboek.rules import Handeling
from regiehuis.samenwerking.access import Asker

from ..access.casus import led_casus, persons_of_casus
from ..access.plan import UnableToChange, change, lead_doel, refuse
from ..models import Casus, Interventie, PlanVanAanpak
from ..rules import plan as rules


def add_interventie(
    *,
    asker: Asker,
    doel_id: uuid.UUID,
    menukaartitem_id: uuid.UUID,
    van: datetime.date,
    tot: datetime.date,
    nieuw_id: uuid.UUID | None = None,
) -> Interventie:
    """Put an item of the menukaart to work for a goal; its name, kind and unit are kept as they are today.

    Raises NotFound, NotAllowed, UnableToChange.
    """
    with transaction.atomic():
        if before := made_before(Interventie, nieuw_id):
            return before
        doel, casus = lead_doel(asker, doel_id)
        _require_open(casus)
        item = Menukaartitem.objects.filter(id=menukaartitem_id, actief=True).first()
        if item is None:
            raise UnableToChange("Kies een interventie van de menukaart.", field="menukaartitem")
        refuse(rules.check_period(van, tot))
        interventie = Interventie(
            id=nieuw_id or new_id(),
            casus=casus,
            doel=doel,
            menukaartitem=item,
            naam=item.naam,
            soort=item.soort,
            onderdeel_id=item.onderdeel_id,
            van=van,
            tot=tot,
        )
        interventie.save(force_insert=True)
        PlanVanAanpak.objects.filter(pk=doel.plan_id).update(versie=F("versie") + 1)
        _log(asker, "aanmaken", interventie.id, casus.id)
    return interventie


def change_interventie(
    *, asker: Asker, interventie_id: uuid.UUID, versie: int | None, van: datetime.date, tot: datetime.date
) -> Interventie:
    """Give a running intervention another period; `versie` is that of the plan.

    Raises NotFound, NotAllowed, UnableToChange.
    """
    with transaction.atomic():
        interventie = _running_interventie(asker, interventie_id)
        refuse(rules.check_period(van, tot))
        change(interventie.doel.plan, versie)
        Interventie.objects.filter(pk=interventie_id).update(van=van, tot=tot)
        _log(asker, "wijzigen", interventie_id, interventie.casus_id)
    interventie.refresh_from_db()
    return interventie


def end_interventie(*, asker: Asker, interventie_id: uuid.UUID, versie: int | None, reden: str) -> Interventie:
    """End an intervention before its time, with the reason; it stays in the plan. Raises as `change_interventie`."""
    with transaction.atomic():
        interventie = _running_interventie(asker, interventie_id)
        refuse(rules.check_text("reden", reden, 500, "Vul in waarom de interventie stopt."))
        change(interventie.doel.plan, versie)
        Interventie.objects.filter(pk=interventie_id).update(beeindigd_op=asker.dag, reden=reden.strip())
        _log(asker, "wijzigen", interventie_id, interventie.casus_id)
    interventie.refresh_from_db()
    return interventie


def _running_interventie(asker: Asker, interventie_id: uuid.UUID) -> Interventie:
    found = Interventie.objects.select_related("doel__plan").filter(id=interventie_id).first()
    if found is None:
        raise NotFound("interventie", interventie_id)
    _require_open(led_casus(asker, found.casus_id))
    if found.beeindigd_op is not None:
        raise UnableToChange("Deze interventie is al beëindigd.")
    return found


def _require_open(casus: Casus) -> None:
    if casus.fase in ("nazorg", "afgesloten"):
        raise UnableToChange("Deze casus is afgesloten. Heropen hem eerst.")


def _log(asker: Asker, handeling: Handeling, interventie_id: uuid.UUID, casus_id: uuid.UUID) -> None:
    personen = persons_of_casus(casus_id)
    record(asker=asker, handeling=handeling, object_soort="interventie", object_id=interventie_id, personen=personen)
