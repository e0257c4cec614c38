"""Another chair of a meeting form, who takes over its running cases in the same act (R14, R29)."""

import uuid
from typing import Any

from django.db import connection, transaction

from regiehuis.logboek.actions import record
from regiehuis.samenwerking.access import Asker
from regiehuis.samenwerking.actions import UnableToManage, notify, save_overlegvorm
from regiehuis.samenwerking.models import Overlegvorm

from ..models import Overleg

GEEN_OVERNAME = (
    "Deze voorzitter kan de lopende casussen van dit overleg niet overnemen. Kies iemand anders dan uzelf, die nu"
    " procesregisseur is en van wie de organisatie het convenant heeft getekend."
)


def change_overlegvorm(
    *, asker: Asker, overlegvorm_id: uuid.UUID, voorzitter_id: uuid.UUID | None, **velden: Any
) -> list[str]:
    """Change a meeting form; answers the numbers of the cases that went to another chair with it.

    The old chair's membership ends today, the new one's begins; planned meetings follow. All or nothing: when the new
    chair may not take a case, the change is refused. Raises NotFound, NotAllowed, UnableToManage.
    """
    with transaction.atomic():
        before = Overlegvorm.objects.filter(id=overlegvorm_id).values_list("voorzitter_id", flat=True).first()
        vorm = save_overlegvorm(asker=asker, overlegvorm_id=overlegvorm_id, voorzitter_id=voorzitter_id, **velden)
        if before == vorm.voorzitter_id or vorm.voorzitter_id is None:
            return []
        moved = _hand_over(asker, vorm.id)
        Overleg.objects.filter(overlegvorm=vorm, status="gepland", voorzitter_id=before).update(
            voorzitter_id=vorm.voorzitter_id
        )
        if moved:
            how_many = f"{len(moved)} {'casus' if len(moved) == 1 else 'casussen'}"
            _tell(asker, vorm.voorzitter_id, f"U bent nu procesregisseur van {how_many} van {vorm.naam}.")
            if before:
                _tell(asker, before, f"De casussen van {vorm.naam} hebben een andere procesregisseur.")
    return moved


def _hand_over(asker: Asker, overlegvorm_id: uuid.UUID) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT casus_id, nummer, mee, personen FROM regiehuis_draag_procesregie_over(%s)", [overlegvorm_id]
        )
        rows = cursor.fetchall()
    if not all(mee for _casus, _nummer, mee, _personen in rows):
        raise UnableToManage(GEEN_OVERNAME, field="voorzitter")
    for casus_id, _nummer, _mee, personen in rows:
        record(
            asker=asker,
            handeling="wijzigen",
            object_soort="casus",
            object_id=casus_id,
            personen=personen,
            doel="procesregie overgedragen",
        )
    return [nummer for _casus, nummer, _mee, _personen in rows]


def _tell(asker: Asker, medewerker_id: uuid.UUID, tekst: str) -> None:
    notify(asker=asker, medewerker_id=medewerker_id, tekst=tekst)
