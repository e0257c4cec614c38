"""Recording and ending what lets a case be discussed (R4)."""

import datetime
import uuid

from django.db import transaction

from regiehuis.kern.errors import GEWIJZIGD, NotFound, Refusal
from regiehuis.kern.models import change_row, made_before, new_id
from regiehuis.logboek.actions import record
from regiehuis.logboek.rules import Handeling
from regiehuis.samenwerking.access import Asker

from ..access.casus import led_casus, persons_of_casus
from ..models import Overlegmachtiging
from ..rules.machtiging import Machtiging, check_machtiging


class UnableToAuthorise(Refusal):
    """The authorisation cannot be recorded or ended as asked."""


def record_machtiging(
    *, asker: Asker, casus_id: uuid.UUID, machtiging: Machtiging, nieuw_id: uuid.UUID | None = None
) -> Overlegmachtiging:
    """Record on what ground this case may be discussed; who leads it does. Raises NotFound, NotAllowed, UnableTo…."""
    with transaction.atomic():
        if before := made_before(Overlegmachtiging, nieuw_id):
            return before
        casus = led_casus(asker, casus_id)
        if wrong := check_machtiging(machtiging):
            raise UnableToAuthorise(wrong[1], field=wrong[0])
        made = Overlegmachtiging(
            id=nieuw_id or new_id(),
            casus=casus,
            soort=machtiging.soort,
            verwijzing=machtiging.verwijzing.strip(),
            motivering=machtiging.motivering.strip(),
            deelnemers=machtiging.deelnemers.strip(),
            doel=machtiging.doel.strip(),
            wijze=machtiging.wijze.strip(),
            van=machtiging.van,
            tot=machtiging.tot,
            vastgelegd_door_id=asker.medewerker_id,
            vastgelegd_op=asker.moment,
        )
        made.save(force_insert=True)
        _log(asker, "aanmaken", made)
    return made


def end_machtiging(
    *, asker: Asker, machtiging_id: uuid.UUID, versie: int | None, tot: datetime.date
) -> Overlegmachtiging:
    """End it earlier; from that day the case is not discussed on it. Raises NotFound, NotAllowed, UnableTo…."""
    with transaction.atomic():
        found = Overlegmachtiging.objects.filter(id=machtiging_id).first()
        if found is None:
            raise NotFound("overlegmachtiging", machtiging_id)
        led_casus(asker, found.casus_id)
        if not found.van <= tot < found.tot:
            raise UnableToAuthorise("Kies een dag na het begin en voor het einde.", field="tot")
        if not change_row(found, versie, tot=tot):
            raise UnableToAuthorise(GEWIJZIGD)
        _log(asker, "wijzigen", found)
    return found


def _log(asker: Asker, handeling: Handeling, row: Overlegmachtiging) -> None:
    personen = persons_of_casus(row.casus_id)
    record(asker=asker, handeling=handeling, object_soort="overlegmachtiging", object_id=row.id, personen=personen)
