"""Who holds piket at this moment: the rota first, else everybody with the function (R9)."""

import datetime
import uuid

from regiehuis.kern.period import on_day
from regiehuis.samenwerking.access import Asker
from regiehuis.samenwerking.models import Functie, Medewerker, Piketdienst

# A house keeps a rota as long as a shift of it ended less than so long ago.
BIJGEHOUDEN = datetime.timedelta(days=30)


def on_duty(asker: Asker) -> list[Medewerker]:
    """The holder of the shift of this moment. Without a rota: everybody who holds the function today.

    Empty when the rota has a gap, or its holder has no function or account any more: then the chair of the triage.
    """
    held = Functie.objects.filter(on_day(asker.dag), soort="piket", veiligheidshuis_id=asker.huis_id)
    held = held.filter(medewerker__is_active=True).select_related("medewerker").order_by("medewerker__naam")
    holders = {functie.medewerker_id: functie.medewerker for functie in held}
    shifts = Piketdienst.objects.filter(veiligheidshuis_id=asker.huis_id, tot__gt=asker.moment - BIJGEHOUDEN)
    rota = list(shifts.values_list("medewerker_id", "van", "tot"))
    if not rota:
        return list(holders.values())
    return [holders[key] for key in _now(rota, asker.moment) if key in holders]


def _now(
    rota: list[tuple[uuid.UUID, datetime.datetime, datetime.datetime]], moment: datetime.datetime
) -> list[uuid.UUID]:
    return [medewerker_id for medewerker_id, van, tot in rota if van <= moment < tot]
