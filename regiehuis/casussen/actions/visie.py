"""The person's own view put into the plan, and taken out of it (R5)."""

import uuid

from django.db import transaction

from regiehuis.kern.errors import NotFound
from regiehuis.kern.models import made_before, new_id
from regiehuis.logboek.actions import record
from regiehuis.logboek.rules import Handeling
from regiehuis.samenwerking.access import Asker

from ..access.casus import led_casus, memberships
from ..access.informatie import items_for
from ..access.plan import UnableToChange, plan_of
from ..models import Informatie, PlanVanAanpak, Planvisie


def attach_visie(
    *, asker: Asker, casus_id: uuid.UUID, informatie_id: uuid.UUID, nieuw_id: uuid.UUID | None = None
) -> Planvisie:
    """Put a view that the asker may read into the plan; who may not read the item does not meet it there (R5, R17).

    Raises NotFound, NotAllowed for who does not lead the case, UnableToChange.
    """
    with transaction.atomic():
        if before := made_before(Planvisie, nieuw_id):
            return before
        plan = _plan(asker, casus_id)
        item = next(iter(items_for(asker, *memberships(asker, casus_id), id=informatie_id)), None)
        if item is None or item.soort != "eigen_visie":
            raise UnableToChange("Kies een eigen visie uit deze casus.", field="informatie")
        if Planvisie.objects.filter(plan=plan, informatie=item).exists():
            raise UnableToChange("Deze visie staat al in het plan.", field="informatie")
        visie = Planvisie.objects.create(
            id=nieuw_id or new_id(),
            casus_id=casus_id,
            plan=plan,
            informatie=item,
            op=asker.moment,
            door_id=asker.medewerker_id,
        )
        _log(asker, "aanmaken", item)
    return visie


def detach_visie(*, asker: Asker, casus_id: uuid.UUID, visie_id: uuid.UUID) -> None:
    """Take a view out of the plan; the item itself stays. Raises NotFound, NotAllowed, UnableToChange."""
    with transaction.atomic():
        plan = _plan(asker, casus_id)
        visie = Planvisie.objects.select_related("informatie").filter(id=visie_id, plan=plan).first()
        if visie is None:
            raise NotFound("planvisie", visie_id)
        Planvisie.objects.filter(id=visie_id).delete()
        _log(asker, "wijzigen", visie.informatie)


def _plan(asker: Asker, casus_id: uuid.UUID) -> PlanVanAanpak:
    casus = led_casus(asker, casus_id)
    if casus.fase in ("nazorg", "afgesloten"):
        raise UnableToChange("Deze casus is afgesloten. Heropen hem eerst.")
    plan = plan_of(casus_id)
    if plan is None:
        raise NotFound("plan_van_aanpak", casus_id)
    return plan


def _log(asker: Asker, handeling: Handeling, item: Informatie) -> None:
    personen = [item.persoon_id] if item.persoon_id else []
    record(asker=asker, handeling=handeling, object_soort="planvisie", object_id=item.id, personen=personen)
