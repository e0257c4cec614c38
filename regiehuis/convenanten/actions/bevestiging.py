"""Confirming accounts: their organisation says that they are still needed, each so many days (R20)."""

import datetime
import uuid
from collections.abc import Collection

from django.db import transaction
from django.db.models import F

from regiehuis.kern.errors import NotAllowed, NotFound
from regiehuis.logboek.actions import record_many
from regiehuis.samenwerking.access import Asker
from regiehuis.samenwerking.actions import UnableToManage
from regiehuis.samenwerking.actions.medewerkers import term
from regiehuis.samenwerking.models import Medewerker

from ..accounts import contactpersonen, has_terms, held_functies, is_for, ondertekenaars


def confirm_accounts(*, asker: Asker, medewerker_ids: Collection[uuid.UUID]) -> datetime.date:
    """Confirm accounts for another term of the house, all of them or none; answers until when they hold.

    By the contact of their organisation, or the ketenmanager where there is none; nobody his own. An organisation
    without a signature of today keeps nobody. Raises NotAllowed, NotFound, UnableToManage.
    """
    if not medewerker_ids:
        raise UnableToManage("Kies ten minste één account.", field="accounts")
    with transaction.atomic():
        people = Medewerker.objects.filter(id__in=medewerker_ids, veiligheidshuis_id=asker.huis_id, is_active=True)
        found = list(people.select_related("onderdeel").select_for_update(of=("self",)))
        if len(found) < len(set(medewerker_ids)):
            raise NotFound("medewerker")
        contacts, held, signed = contactpersonen(asker), held_functies(asker), ondertekenaars(asker)
        if not all(is_for(asker, person, contacts, held[person.id]) for person in found):
            raise NotAllowed("U bevestigt alleen accounts van uw eigen organisatie, en nooit uw eigen account.")
        if any(not has_terms(person, held[person.id], signed) for person in found):
            raise UnableToManage(
                "Deze organisatie heeft geen geldend convenant ondertekend. Haar accounts worden niet bevestigd.",
                field="accounts",
            )
        given = term(asker)
        people.update(**given, versie=F("versie") + 1)
        record_many(
            asker=asker,
            handeling="wijzigen",
            object_soort="accountbevestiging",
            objecten=[(person.id, ()) for person in found],
        )
    until: datetime.date = given["bevestigd_tot"]
    return until
