"""Marking what a rule of unusual reading counted as explained (R35)."""

import datetime
import uuid

from django.db import transaction

from regiehuis.kern.models import made_before, new_id
from regiehuis.logboek.actions import record
from regiehuis.samenwerking.access import Asker

from ..access.toezicht import require_fg
from ..access.toezicht_lezen import count_lezen, is_explained
from ..models import Leesverklaring
from ..rules.toezicht_lezen import NAMEN, Drempels
from .toezicht import UnableToOversee, check_texts


def explain_lezen(
    *,
    asker: Asker,
    regel: str,
    medewerker_id: uuid.UUID,
    van: datetime.date,
    tot: datetime.date,
    drempels: Drempels,
    gezien: int | None,
    reden: str,
    nieuw_id: uuid.UUID | None = None,
) -> Leesverklaring:
    """Say why what a rule counts of somebody in a period was in order; a row after it counts again.

    `gezien` is how many the FG saw: when there are more by now, he looks first. Raises NotFound for who is not FG,
    UnableToOversee.
    """
    require_fg(asker, "logregel")
    check_texts(reden=reden)
    if medewerker_id == asker.medewerker_id:
        raise UnableToOversee(
            "Uw eigen inzage verklaart u niet zelf. Vraag een andere functionaris of de ketenmanager."
        )
    with transaction.atomic():
        if before := made_before(Leesverklaring, nieuw_id):
            return before
        rows = count_lezen(asker, van=van, tot=tot, drempels=drempels)
        counted = [row for row in rows if row[:2] == (regel, medewerker_id) and not is_explained(asker, row, van)]
        if regel not in NAMEN or not counted:
            raise UnableToOversee("Hier valt niets te verklaren: de regel telt niets, of het is al verklaard.")
        if gezien is not None and counted[0].aantal != gezien:
            raise UnableToOversee("Er zijn intussen regels bijgekomen. Bekijk ze eerst.")
        made = Leesverklaring(
            id=nieuw_id or new_id(),
            veiligheidshuis_id=asker.huis_id,
            regel=regel,
            medewerker_id=medewerker_id,
            van=van,
            gelezen_tot=counted[0].laatst,
            aantal=counted[0].aantal,
            reden=reden.strip(),
            verklaard_op=asker.moment,
            verklaard_door_id=asker.medewerker_id,
        )
        made.save(force_insert=True)
        record(asker=asker, handeling="aanmaken", object_soort="leesverklaring", object_id=made.id)
    return made
