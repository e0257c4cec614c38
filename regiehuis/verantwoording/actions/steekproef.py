"""Samples of the log: drawn at random, judged row by row, closed with a conclusion (R35)."""

import datetime
import uuid

from django.db import transaction

from regiehuis.kern.errors import GEWIJZIGD
from regiehuis.kern.models import change_row, made_before, new_id
from regiehuis.logboek.actions import record
from regiehuis.samenwerking.access import Asker

from ..access.steekproef import draw_steekproef, fetch_steekproef, fetch_steekproefregel
from ..access.toezicht import require_fg
from ..models import Steekproef, Steekproefregel
from ..rules.steekproef import KLAAR, MEEST_OPEN, check_oordeel, check_trekking
from .toezicht import UnableToOversee, check_texts

GESLOTEN = "Deze steekproef is al afgesloten."


def trek_steekproef(
    *,
    asker: Asker,
    soort: str,
    van: datetime.date,
    tot: datetime.date,
    omvang: int,
    nieuw_id: uuid.UUID | None = None,
) -> Steekproef:
    """Draw so many rows of a kind from the log between two days, both included; all when there are fewer.

    Rows of the system, and of the FG who draws, are left out. Raises NotFound for who is not FG, UnableToOversee.
    """
    require_fg(asker, "steekproef")
    if wrong := check_trekking(soort=soort, van=van, tot=tot, omvang=omvang):
        raise UnableToOversee(wrong[1], field=wrong[0])
    with transaction.atomic():
        if before := made_before(Steekproef, nieuw_id):
            return before
        made_id = nieuw_id or new_id()
        drawn = draw_steekproef(asker, made_id, soort=soort, van=van, tot=tot, omvang=omvang)
        if drawn is None:
            raise UnableToOversee(f"Er lopen al {MEEST_OPEN} steekproeven. Sluit er eerst een af.")
        if not drawn:
            raise UnableToOversee("In deze periode staat hiervan niets in het logboek.", field="tot")
        record(asker=asker, handeling="aanmaken", object_soort="steekproef", object_id=made_id)
        return fetch_steekproef(asker, made_id)


def judge_steekproefregel(
    *, asker: Asker, regel_id: uuid.UUID, versie: int | None, oordeel: str, reden: str
) -> Steekproefregel:
    """Judge one row while its sample is open; a later judgement takes its place.

    Raises NotFound, UnableToOversee.
    """
    with transaction.atomic():
        found = fetch_steekproefregel(asker, regel_id)
        if found.steekproef.afgesloten_op:
            raise UnableToOversee(GESLOTEN)
        if wrong := check_oordeel(oordeel=oordeel, reden=reden):
            raise UnableToOversee(wrong[1], field=wrong[0])
        if reden.strip():
            check_texts(reden=reden)
        judged = {"oordeel": oordeel, "reden": reden.strip()}
        if not change_row(found, versie, beoordeeld_op=asker.moment, beoordeeld_door_id=asker.medewerker_id, **judged):
            raise UnableToOversee(GEWIJZIGD)
        record(asker=asker, handeling="wijzigen", object_soort="steekproefregel", object_id=found.id)
    return found


def close_steekproef(*, asker: Asker, steekproef_id: uuid.UUID, versie: int | None, conclusie: str) -> Steekproef:
    """Close a sample of which every row was judged; nothing of it changes after that.

    Raises NotFound, UnableToOversee.
    """
    with transaction.atomic():
        found = fetch_steekproef(asker, steekproef_id)
        if found.afgesloten_op:
            raise UnableToOversee(GESLOTEN)
        check_texts(conclusie=conclusie)
        waiting = Steekproefregel.objects.filter(steekproef_id=found.id).exclude(oordeel__in=KLAAR).count()
        if waiting:
            raise UnableToOversee(f"Beoordeel eerst elke regel: {waiting} nog niet beoordeeld of nog na te gaan.")
        closed = {"afgesloten_op": asker.moment, "afgesloten_door_id": asker.medewerker_id}
        if not change_row(found, versie, conclusie=conclusie.strip(), **closed):
            raise UnableToOversee(GEWIJZIGD)
        record(asker=asker, handeling="wijzigen", object_soort="steekproef", object_id=found.id)
    return found
