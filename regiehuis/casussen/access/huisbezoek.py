"""Home visits of a case for its members; who goes writes, and says how it ended (A10)."""

import uuid

from regiehuis.kern.errors import NotAllowed, NotFound
from regiehuis.kern.models import sole
from regiehuis.samenwerking.access import Asker

from ..models import Bezoeker, Deelname, Huisbezoek
from .casus import leads, membership


def fetch_huisbezoek(asker: Asker, huisbezoek_id: uuid.UUID) -> Huisbezoek:
    """A visit for a member of its case. Raises NotFound."""
    found = sole(Huisbezoek.objects.select_related("gepland_door").filter(id=huisbezoek_id))
    if found is None:
        raise NotFound("huisbezoek", huisbezoek_id)
    found.casus = membership(asker, found.casus_id).casus
    return found


def visits(asker: Asker, bezoek: Huisbezoek) -> bool:
    """Whether the asker, or whom he stands in for, goes along."""
    return Bezoeker.objects.filter(huisbezoek=bezoek, medewerker_id__in=asker.namens).exists()


def visit_to_end(asker: Asker, huisbezoek_id: uuid.UUID) -> Huisbezoek:
    """A visit for who went along or leads the case. Raises NotFound or NotAllowed."""
    bezoek = fetch_huisbezoek(asker, huisbezoek_id)
    if not visits(asker, bezoek) and not leads(asker, bezoek.casus):
        raise NotAllowed("Alleen wie meegaat of de casus leidt, rondt dit bezoek af.")
    return bezoek


def visit_to_report(asker: Asker, huisbezoek_id: uuid.UUID, casus_id: uuid.UUID) -> Huisbezoek:
    """A visit of this case for who went along, to write a part of its report. Raises NotFound or NotAllowed."""
    bezoek = fetch_huisbezoek(asker, huisbezoek_id)
    if bezoek.casus_id != casus_id:
        raise NotFound("huisbezoek", huisbezoek_id)
    if not visits(asker, bezoek):
        raise NotAllowed("Alleen wie meeging schrijft een deel van het verslag.")
    return bezoek


def organisation_of_members(asker: Asker, casus_id: uuid.UUID) -> dict[uuid.UUID, uuid.UUID]:
    """The members of a case today, each with the organisation."""
    now = Deelname.objects.filter(casus_id=casus_id, van__lte=asker.dag, tot__gt=asker.dag)
    return dict(now.values_list("medewerker_id", "medewerker__onderdeel__organisatie_id"))
