"""The one-time link for somebody who has no password yet, or lost the way in."""

import uuid

from django.db import transaction

from regiehuis.samenwerking.access import Asker

from ..uitnodiging import make_uitnodiging
from .beheer import UnableToManage, check_manager, log
from .medewerkers import find_colleague


def invite_medewerker(*, asker: Asker, medewerker_id: uuid.UUID) -> str:
    """Make the token of a link with which an employee sets a first password; never for who has one already."""
    check_manager(asker)
    with transaction.atomic():
        found = find_colleague(asker, medewerker_id)
        if not found.is_active:
            raise UnableToManage("Dit account is gesloten.")
        if found.has_usable_password():
            raise UnableToManage("Deze medewerker heeft al een wachtwoord gekozen.")
        log(asker, "uitnodiging", found.id, "aanmaken")
    return make_uitnodiging(found.id)
