"""The one-time link for somebody who has no password yet, or lost the way in."""

import uuid

from django.db import transaction
from django_otp import devices_for_user

from regiehuis.kern.errors import NotAllowed
from regiehuis.samenwerking.access import Asker

from ..models import Medewerker
from ..uitnodiging import make_uitnodiging
from .beheer import UnableToManage, check_manager, log
from .medewerkers import find_colleague, tell_fg
from .melding import notify
from .toegang import end_all_sessies


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


def reset_toegang(*, asker: Asker, medewerker_id: uuid.UUID) -> str:
    """Take the password and second step of somebody who lost them, end his sessions, and make a new link.

    By the beheerder or the ketenmanager, never for oneself. Whoever holds the link is that person to the
    system, so the person himself and the FG are told. Raises NotAllowed, NotFound, UnableToManage.
    """
    if not (asker.has("beheerder") or asker.has("ketenmanager")):
        raise NotAllowed("Alleen de beheerder en de ketenmanager stellen toegang opnieuw in.")
    if medewerker_id == asker.medewerker_id:
        raise UnableToManage("U kunt uw eigen toegang niet opnieuw instellen.")
    with transaction.atomic():
        found = find_colleague(asker, medewerker_id)
        if not found.is_active:
            raise UnableToManage("Dit account is gesloten.")
        found.set_unusable_password()
        Medewerker.objects.filter(id=found.id).update(password=found.password)
        for device in devices_for_user(found, confirmed=None):
            device.delete()
        end_all_sessies(found.id)
        tell_fg(asker, f"{asker.naam} stelde de toegang van {found.naam} opnieuw in.")
        notify(asker=asker, medewerker_id=found.id, tekst=f"{asker.naam} stelde uw toegang opnieuw in.")
        log(asker, "toegang", found.id)
    return make_uitnodiging(found.id)
