"""A round table: one meeting around one case, beside the calendar (A11). Agenda, minutes and agreements as any."""

import datetime
import uuid

from django.db import transaction

from regiehuis.kern.errors import Refusal
from regiehuis.kern.models import made_before
from regiehuis.samenwerking.access import Asker

from ..access.casus import guarded_casus
from ..models import Overleg
from .agenda import add_agendapunt
from .overleg import plan_overleg

LANGSTE_REDEN = 150


class UnableToPlanRondetafel(Refusal):
    """The round table cannot be planned as asked."""


def plan_rondetafel(
    *,
    asker: Asker,
    casus_id: uuid.UUID,
    aanvang: datetime.datetime,
    plaats: str,
    reden: str,
    nieuw_id: uuid.UUID | None = None,
) -> Overleg:
    """Bring everybody of one case around one table, once; all members are invited. By its procesregisseur.

    Raises NotFound, NotAllowed, UnableToPlanOverleg when the time cannot be, UnableToPlanRondetafel.
    """
    with transaction.atomic():
        if before := made_before(Overleg, nieuw_id):
            return before
        casus = guarded_casus(asker, casus_id)
        if casus.fase == "afgesloten":
            raise UnableToPlanRondetafel("Deze casus is afgesloten. Wie de casus leidt, kan hem heropenen.")
        if not reden.strip() or len(reden) > LANGSTE_REDEN:
            raise UnableToPlanRondetafel(
                f"Vul in waarvoor de rondetafel is, in maximaal {LANGSTE_REDEN} tekens.", field="reden"
            )
        vorm = casus.overlegvorm_id
        table = plan_overleg(asker=asker, overlegvorm_id=vorm, aanvang=aanvang, plaats=plaats, nieuw_id=nieuw_id)[0]
        Overleg.objects.filter(id=table.id).update(rondetafel=True)
        table.rondetafel = True
        add_agendapunt(asker=asker, overleg_id=table.id, casus_id=casus_id, reden=f"Rondetafel: {reden.strip()}")
    return table
