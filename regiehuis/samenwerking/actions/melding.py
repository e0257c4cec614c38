"""Telling somebody that something waits for him."""

import dataclasses
import uuid
from collections.abc import Iterable

from django.db import transaction

from regiehuis.logboek.actions import record_many
from regiehuis.samenwerking.access import Asker, Systeem

from ..models import Melding


def notify(
    *,
    asker: Asker,
    medewerker_id: uuid.UUID,
    tekst: str,
    object_soort: str = "",
    object_id: uuid.UUID | None = None,
) -> None:
    """Leave a notification for one employee of the house; `tekst` holds no content of a case."""
    Melding.objects.create(
        medewerker_id=medewerker_id,
        veiligheidshuis_id=asker.huis_id,
        tekst=tekst[:200],
        object_soort=object_soort,
        object_id=object_id,
        op=asker.moment,
    )


@dataclasses.dataclass(frozen=True)
class Bericht:
    """A notification by the system. `kenmerk` says what it is about, with the date or step that makes it news."""

    medewerker_id: uuid.UUID
    tekst: str
    object_soort: str
    object_id: uuid.UUID
    kenmerk: str


def notify_once(*, asker: Systeem, berichten: Iterable[Bericht]) -> int:
    """Leave these notifications, except what the same employee was told before; answers how many are new.

    `tekst` holds no content of a case. Each new one is logged.
    """
    wanted = {(bericht.medewerker_id, bericht.kenmerk): bericht for bericht in berichten}
    told = Melding.objects.filter(
        medewerker_id__in={who for who, _ in wanted}, kenmerk__in={kenmerk for _, kenmerk in wanted}
    )
    for known in told.values_list("medewerker_id", "kenmerk"):
        wanted.pop(known, None)
    made = [
        Melding(veiligheidshuis_id=asker.huis_id, op=asker.moment, **dataclasses.asdict(bericht))
        for bericht in wanted.values()
    ]
    Melding.objects.bulk_create(made)
    record_many(
        asker=asker, handeling="aanmaken", object_soort="melding", objecten=[(melding.id, ()) for melding in made]
    )
    return len(made)


def mark_melding_read(*, asker: Asker, melding_id: uuid.UUID | None = None) -> int:
    """Mark one of the asker's notifications as read, or all of them; answers how many."""
    with transaction.atomic():
        unread = Melding.objects.filter(medewerker_id__in=asker.namens, gelezen_op=None)
        if melding_id is not None:
            unread = unread.filter(id=melding_id)
        return unread.update(gelezen_op=asker.moment)
