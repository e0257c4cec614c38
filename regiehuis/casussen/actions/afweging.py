"""The conflict-of-duties note is written before what rests on it, by the source itself (R24)."""

import uuid

from regiehuis.kern.errors import Refusal
from regiehuis.logboek.actions import record
from regiehuis.samenwerking.access import Asker

from ..models import Informatie, Plichtenafweging
from ..rules.afweging import GROND, Afweging, check_afweging


class UnableToWeigh(Refusal):
    """The note is not complete."""


def write_afweging(
    *, asker: Asker, casus_id: uuid.UUID, grondslag: str, afweging: Afweging | None
) -> Plichtenafweging | None:
    """Write the note that an item on this ground needs; None on any other ground. Raises UnableToWeigh at its field.

    Runs inside the transaction of the item, so that neither is there without the other.
    """
    if grondslag != GROND:
        return None
    given = afweging or Afweging()
    if wrong := check_afweging(given, vandaag=asker.dag):
        raise UnableToWeigh(wrong[1], field=wrong[0])
    assert given.overlegd_op is not None
    note = Plichtenafweging(
        casus_id=casus_id,
        bron_id=asker.onderdeel_id,
        feiten=given.feiten.strip(),
        alternatieven=given.alternatieven.strip(),
        collega=given.collega.strip(),
        overlegd_op=given.overlegd_op,
        vastgelegd_door_id=asker.medewerker_id,
        vastgelegd_op=asker.moment,
    )
    note.save(force_insert=True)
    record(asker=asker, handeling="aanmaken", object_soort="plichtenafweging", object_id=note.id)
    return note


def note_for(asker: Asker, item: Informatie, afweging: Afweging | None) -> Plichtenafweging | None:
    """The note of an item: the one that it has, or now written when its ground needs one. Raises UnableToWeigh."""
    if item.afweging_id:
        return item.afweging
    return write_afweging(asker=asker, casus_id=item.casus_id, grondslag=item.grondslag, afweging=afweging)
