"""Who confirms which account, and whether its organisation signed (R20)."""

import uuid
from collections import defaultdict

from django.db.models import Q

from regiehuis.kern.period import on_day
from regiehuis.samenwerking.access import Asker
from regiehuis.samenwerking.models import Aansluiting, Functie, Medewerker
from regiehuis.samenwerking.rules import ZONDER_CONVENANT, may_confirm

from .models import Ondertekening


def is_for(asker: Asker, person: Medewerker, contacts: dict[uuid.UUID, uuid.UUID], holds: frozenset[str]) -> bool:
    """Whether the asker confirms this account."""
    contact = contacts.get(person.onderdeel.organisatie_id)
    return may_confirm(
        functies=asker.functies,
        oneself=person.id in asker.namens,
        is_contact=contact in asker.namens,
        has_contact=contact not in (None, person.id),
        holds=holds,
    )


def contactpersonen(asker: Asker) -> dict[uuid.UUID, uuid.UUID]:
    """Per organisation of today the contact who confirms its accounts, where there is one whose account works."""
    rows = Aansluiting.objects.filter(
        on_day(asker.dag), contactpersoon__is_active=True, contactpersoon__bevestigd_tot__gt=asker.dag
    )
    return dict(rows.values_list("organisatie_id", "contactpersoon_id"))


def held_functies(asker: Asker) -> defaultdict[uuid.UUID, frozenset[str]]:
    """The functions that everybody of the house holds today."""
    found: defaultdict[uuid.UUID, frozenset[str]] = defaultdict(frozenset)
    for medewerker_id, soort in Functie.objects.filter(on_day(asker.dag)).values_list("medewerker_id", "soort"):
        found[medewerker_id] |= {soort}
    return found


def ondertekenaars(asker: Asker) -> frozenset[uuid.UUID]:
    """The organisations with a signature of today under a covenant of today."""
    day = Q(convenant__van__lte=asker.dag) & (Q(convenant__tot=None) | Q(convenant__tot__gt=asker.dag))
    rows = Ondertekening.objects.filter(on_day(asker.dag), day)
    return frozenset(rows.values_list("organisatie_id", flat=True))


def has_terms(person: Medewerker, holds: frozenset[str], signed: frozenset[uuid.UUID]) -> bool:
    """Whether the organisation of this account signed, or it needs no signature as it sees no content."""
    return person.onderdeel.organisatie_id in signed or bool(holds & ZONDER_CONVENANT)
