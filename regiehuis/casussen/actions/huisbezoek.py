"""A joint home visit: planned, and ended with how it went; its report is brought in as information (A10)."""

import datetime
import uuid
from collections.abc import Iterable

from django.db import transaction

from regiehuis.kern.errors import GEWIJZIGD, Refusal
from regiehuis.kern.models import change_row, made_before, new_id
from regiehuis.logboek.actions import record
from regiehuis.logboek.rules import Handeling
from regiehuis.samenwerking.access import Asker
from regiehuis.samenwerking.actions import notify

from ..access.casus import membership, persons_of_casus
from ..access.huisbezoek import organisation_of_members, visit_to_end
from ..models import Bezoeker, Huisbezoek
from ..rules.huisbezoek import check_huisbezoek, check_uitkomst


class UnableToVisit(Refusal):
    """The visit cannot be planned or ended as asked."""


def plan_huisbezoek(
    *,
    asker: Asker,
    casus_id: uuid.UUID,
    gepland_op: datetime.datetime,
    waar: str,
    doel: str,
    bezoekers: Iterable[uuid.UUID],
    nieuw_id: uuid.UUID | None = None,
) -> Huisbezoek:
    """Plan a visit by members of at least two organisations; each of them is told. Raises NotFound, UnableToVisit."""
    with transaction.atomic():
        if before := made_before(Huisbezoek, nieuw_id):
            return before
        casus = membership(asker, casus_id).casus
        if casus.fase == "afgesloten":
            raise UnableToVisit("Deze casus is afgesloten. Wie de casus leidt, kan hem heropenen.")
        going, members = frozenset(bezoekers), organisation_of_members(asker, casus_id)
        if wrong := check_huisbezoek(gepland_op, waar, doel, going, members, moment=asker.moment):
            raise UnableToVisit(wrong[1], field=wrong[0])
        bezoek = Huisbezoek(
            id=nieuw_id or new_id(),
            casus_id=casus_id,
            gepland_op=gepland_op,
            waar=waar,
            doel=doel.strip(),
            gepland_door_id=asker.medewerker_id,
        )
        bezoek.save(force_insert=True)
        rows = [Bezoeker(huisbezoek=bezoek, casus_id=casus_id, medewerker_id=key) for key in sorted(going)]
        Bezoeker.objects.bulk_create(rows)
        _log(asker, "aanmaken", bezoek)
        _tell(asker, bezoek, casus.nummer, going)
    return bezoek


def end_huisbezoek(
    *, asker: Asker, huisbezoek_id: uuid.UUID, versie: int | None, uitkomst: str, toelichting: str = ""
) -> Huisbezoek:
    """Say how a visit went: made, refused at the door, or not gone through. By who goes along or leads the case.

    Raises NotFound, NotAllowed, UnableToVisit.
    """
    with transaction.atomic():
        bezoek = visit_to_end(asker, huisbezoek_id)
        if bezoek.status != "gepland":
            raise UnableToVisit("Dit bezoek is al afgerond.")
        if wrong := check_uitkomst(uitkomst, toelichting, gepland_op=bezoek.gepland_op, moment=asker.moment):
            raise UnableToVisit(wrong[1], field=wrong[0])
        words = {"status": uitkomst, "toelichting": toelichting.strip(), "afgerond_op": asker.moment}
        if not change_row(bezoek, versie, afgerond_door_id=asker.medewerker_id, **words):
            raise UnableToVisit(GEWIJZIGD)
        _log(asker, "wijzigen", bezoek)
    return bezoek


def _tell(asker: Asker, bezoek: Huisbezoek, nummer: str, going: frozenset[uuid.UUID]) -> None:
    for medewerker_id in sorted(going - {asker.medewerker_id}):
        notify(
            asker=asker,
            medewerker_id=medewerker_id,
            tekst=f"U gaat mee op een gezamenlijk huisbezoek in casus {nummer}.",
            object_soort="huisbezoek",
            object_id=bezoek.id,
        )


def _log(asker: Asker, handeling: Handeling, bezoek: Huisbezoek) -> None:
    personen = persons_of_casus(bezoek.casus_id)
    record(asker=asker, handeling=handeling, object_soort="huisbezoek", object_id=bezoek.id, personen=personen)
