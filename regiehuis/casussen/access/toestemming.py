"""Consents of a case for its members, and the one that an item can rest on (R25)."""

import datetime
import uuid

from django.db.models import Max, QuerySet

from regiehuis.convenanten.models import Informatiecategorie
from regiehuis.kern.errors import NotFound
from regiehuis.kern.models import sole
from regiehuis.samenwerking.access import AMSTERDAM, Asker

from ..models import Deelname, Huisbezoek, Regieaanbod, Toestemming
from ..rules.toestemming import Kader, needs_confirmation
from .casus import membership


def fetch_toestemming(asker: Asker, toestemming_id: uuid.UUID) -> Toestemming:
    """A consent for a member of its case. Raises NotFound."""
    found = sole(Toestemming.objects.select_related("casus", "persoon").filter(id=toestemming_id))
    if found is None:
        raise NotFound("toestemming", toestemming_id)
    membership(asker, found.casus_id)
    return found


def consents_for(
    asker: Asker, casus_id: uuid.UUID, persoon_id: uuid.UUID, categorie_id: uuid.UUID
) -> QuerySet[Toestemming]:
    """The consents of a person that count today for a category, the latest first."""
    found = Toestemming.objects.filter(casus_id=casus_id, persoon_id=persoon_id, categorieen__contains=[categorie_id])
    return found.filter(ingetrokken_op=None, van__lte=asker.dag, tot__gt=asker.dag).order_by("-bevestigd_op")


def withdrawn_at_visit(bezoek: Huisbezoek, persoon_id: uuid.UUID) -> datetime.datetime | None:
    """When the consent that this person gave at the door of a visit was withdrawn, in the house's own time."""
    given = Toestemming.objects.filter(huisbezoek=bezoek, persoon_id=persoon_id)
    moment: datetime.datetime | None = given.aggregate(op=Max("ingetrokken_op"))["op"]
    return moment.astimezone(AMSTERDAM) if moment else None


def confirmed(toestemming: Toestemming) -> bool:
    """Whether nobody else took the lead since this consent was given or confirmed."""
    return not needs_confirmation(toestemming.bevestigd_op, lead_since(toestemming.casus_id))


def lead_since(casus_id: uuid.UUID) -> datetime.datetime | None:
    """When the lead of a case was last accepted."""
    accepted = Regieaanbod.objects.filter(casus_id=casus_id, status="aanvaard")
    moment: datetime.datetime | None = accepted.aggregate(op=Max("beantwoord_op"))["op"]
    return moment


def scope_of(asker: Asker, casus_id: uuid.UUID) -> Kader:
    """What a consent in this case can be about: categories of the house, organisations of the members of today."""
    members = Deelname.objects.filter(casus_id=casus_id, van__lte=asker.dag, tot__gt=asker.dag)
    return Kader(
        categorieen=frozenset(
            Informatiecategorie.objects.filter(veiligheidshuis_id=asker.huis_id).values_list("id", flat=True)
        ),
        organisaties=frozenset(members.values_list("medewerker__onderdeel__organisatie_id", flat=True)),
    )
