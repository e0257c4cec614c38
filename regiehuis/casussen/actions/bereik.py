"""A change of a covenant: its effect shown beforehand; then made, and kept with that effect (C3, C4)."""

import dataclasses
import datetime
import uuid
from collections.abc import Callable

from django.db import transaction

from regiehuis.convenanten.models import Convenant, Convenantwijziging
from regiehuis.kern.errors import NotFound
from regiehuis.kern.models import made_before, new_id
from regiehuis.logboek.actions import record
from regiehuis.samenwerking.access import Asker
from regiehuis.samenwerking.actions.beheer import check_manager

from ..access.bereik import Bereiken, Gevolg, bereik, compare


@dataclasses.dataclass(frozen=True)
class Wijziging:
    """A change of a covenant: from which day it counts, in words, and the act that makes it."""

    convenant_id: uuid.UUID
    per: datetime.date
    omschrijving: str
    act: Callable[[], object]


def preview(*, asker: Asker, wijziging: Wijziging) -> Gevolg:
    """What a change would give and take, measured by making it and unmaking it; refused as the change itself is."""
    check_manager(asker)
    with transaction.atomic():
        point = transaction.savepoint()
        try:
            return _effect(asker, wijziging)
        finally:
            transaction.savepoint_rollback(point)


def carry_out(*, asker: Asker, wijziging: Wijziging, nieuw_id: uuid.UUID | None = None) -> Gevolg:
    """Make a change, and keep with it how many people it gave or took something."""
    check_manager(asker)
    with transaction.atomic():
        twice = made_before(Convenantwijziging, nieuw_id)
        effect = _effect(asker, wijziging)
        if twice is not None:
            return effect
        made = Convenantwijziging.objects.create(
            id=nieuw_id or new_id(),
            convenant_id=wijziging.convenant_id,
            veiligheidshuis_id=asker.huis_id,
            medewerker_id=asker.medewerker_id,
            op=asker.moment,
            per=wijziging.per,
            omschrijving=wijziging.omschrijving,
            erbij=effect.mensen_erbij,
            kwijt=effect.mensen_kwijt,
        )
        record(
            asker=asker,
            handeling="wijzigen",
            object_soort="convenantwijziging",
            object_id=made.id,
            doel=f"erbij {effect.mensen_erbij}, kwijt {effect.mensen_kwijt}",
        )
    return effect


def _effect(asker: Asker, wijziging: Wijziging) -> Gevolg:
    """Make the change, and compare before and after on the day from which it counts. Raises NotFound."""
    if not Convenant.objects.filter(id=wijziging.convenant_id).exists():
        raise NotFound("convenant", wijziging.convenant_id)
    day = max(wijziging.per, asker.dag)
    before: Bereiken = bereik(wijziging.convenant_id, day)
    wijziging.act()
    return compare(before, bereik(wijziging.convenant_id, day), day)
