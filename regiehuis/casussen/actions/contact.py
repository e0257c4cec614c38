"""The contact sheet kept, and the one contact person chosen, by dated rows (A11)."""

import uuid

from django.db import transaction

from regiehuis.kern.errors import Refusal
from regiehuis.kern.models import made_before, new_id
from regiehuis.logboek.actions import record
from regiehuis.logboek.rules import Handeling
from regiehuis.samenwerking.access import Asker

from ..access.casus import led_casus, membership, persons_of_casus
from ..access.contact import contact_persons, fetch_contactregel
from ..access.huisbezoek import organisation_of_members
from ..models import Casus, Contactpersoon, Contactregel
from ..rules.contact import Contact, check_contact


class UnableToKeepContactblad(Refusal):
    """The contact sheet cannot be changed as asked."""


def add_contactregel(
    *,
    asker: Asker,
    casus_id: uuid.UUID,
    contact: Contact,
    medewerker_id: uuid.UUID | None = None,
    nieuw_id: uuid.UUID | None = None,
) -> Contactregel:
    """Put somebody on the contact sheet: a member of the case, or a worker without account. By any member.

    Raises NotFound, UnableToKeepContactblad.
    """
    with transaction.atomic():
        if before := made_before(Contactregel, nieuw_id):
            return before
        _open(membership(asker, casus_id).casus)
        if medewerker_id and medewerker_id not in organisation_of_members(asker, casus_id):
            raise UnableToKeepContactblad("Kies iemand die aan deze casus deelneemt.", field="medewerker")
        if wrong := check_contact(contact):
            raise UnableToKeepContactblad(wrong[1], field=wrong[0])
        regel = Contactregel(
            id=nieuw_id or new_id(),
            casus_id=casus_id,
            medewerker_id=medewerker_id,
            naam=contact.naam.strip(),
            organisatie=contact.organisatie.strip(),
            doet=contact.doet.strip(),
            telefoon=contact.telefoon.strip(),
            bereikbaar=contact.bereikbaar.strip(),
            van=asker.dag,
        )
        regel.save(force_insert=True)
        _log(asker, "aanmaken", "contactregel", regel.id, casus_id)
    return regel


def end_contactregel(*, asker: Asker, contactregel_id: uuid.UUID) -> Contactregel:
    """Take somebody off the sheet; the line is kept with its dates. A contact person is replaced first."""
    with transaction.atomic():
        regel = fetch_contactregel(asker, contactregel_id)
        if contact_persons(regel.casus_id).filter(contactregel=regel).exists():
            raise UnableToKeepContactblad(
                f"{regel.naam} is de vaste contactpersoon van iemand in deze casus. Kies eerst een andere."
            )
        Contactregel.objects.filter(id=regel.id).update(tot=asker.dag)
        _log(asker, "wijzigen", "contactregel", regel.id, regel.casus_id)
    return regel


def choose_contactpersoon(
    *,
    asker: Asker,
    casus_id: uuid.UUID,
    persoon_id: uuid.UUID,
    contactregel_id: uuid.UUID,
    nieuw_id: uuid.UUID | None = None,
) -> Contactpersoon:
    """Choose the one whom somebody can always turn to, from the sheet; who was it before ends today (A11).

    By who leads the case. Raises NotFound, NotAllowed, UnableToKeepContactblad.
    """
    with transaction.atomic():
        if before := made_before(Contactpersoon, nieuw_id):
            return before
        _open(led_casus(asker, casus_id))
        if persoon_id not in persons_of_casus(casus_id):
            raise UnableToKeepContactblad("Kies een persoon van deze casus.", field="persoon")
        regel = fetch_contactregel(asker, contactregel_id)
        if regel.casus_id != casus_id:
            raise UnableToKeepContactblad("Kies iemand van het contactblad.", field="contactregel")
        now = contact_persons(casus_id).filter(persoon_id=persoon_id).select_for_update(of=("self",))
        if any(found.contactregel_id == regel.id for found in now):
            raise UnableToKeepContactblad("Dit is nu al de vaste contactpersoon.", field="contactregel")
        Contactpersoon.objects.filter(casus_id=casus_id, persoon_id=persoon_id, tot=None).update(tot=asker.dag)
        chosen = Contactpersoon(
            id=nieuw_id or new_id(),
            casus_id=casus_id,
            persoon_id=persoon_id,
            contactregel=regel,
            van=asker.dag,
            gekozen_door_id=asker.medewerker_id,
        )
        chosen.save(force_insert=True)
        _log(asker, "aanmaken", "contactpersoon", chosen.id, casus_id)
    return chosen


def _open(casus: Casus) -> None:
    if casus.fase == "afgesloten":
        raise UnableToKeepContactblad("Deze casus is afgesloten. Wie de casus leidt, kan hem heropenen.")


def _log(asker: Asker, handeling: Handeling, soort: str, object_id: uuid.UUID, casus_id: uuid.UUID) -> None:
    personen = persons_of_casus(casus_id)
    record(asker=asker, handeling=handeling, object_soort=soort, object_id=object_id, personen=personen)
