"""Telling somebody that something waits for him."""

import uuid

from django.db import transaction

from regiehuis.samenwerking.access import Asker

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


def mark_melding_read(*, asker: Asker, melding_id: uuid.UUID | None = None) -> int:
    """Mark one of the asker's notifications as read, or all of them; answers how many."""
    with transaction.atomic():
        unread = Melding.objects.filter(medewerker_id__in=asker.namens, gelezen_op=None)
        if melding_id is not None:
            unread = unread.filter(id=melding_id)
        return unread.update(gelezen_op=asker.moment)
