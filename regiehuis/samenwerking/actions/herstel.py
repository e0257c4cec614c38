"""Getting in again: asked for by one named person, agreed to by another, never by who gets in (R14)."""

import datetime
import uuid

from axes.utils import reset
from django.db import transaction
from django_otp import devices_for_user

from regiehuis.kern.errors import NotAllowed, NotFound
from regiehuis.kern.period import on_day
from regiehuis.samenwerking.access import Asker

from ..herstellers import FUNCTIES, contacts_of, may_restore
from ..models import Functie, Herstelverzoek, Medewerker
from ..uitnodiging import make_uitnodiging
from .beheer import UnableToManage, log, need, write
from .medewerkers import find_colleague, tell_fg
from .melding import notify
from .toegang import end_all_sessies

GELDIG = datetime.timedelta(hours=24)


def request_herstel(
    *, asker: Asker, medewerker_id: uuid.UUID, reden: str, nieuw_id: uuid.UUID | None = None
) -> Herstelverzoek:
    """Ask that somebody who lost the way in gets a new one; a second person agrees within a day.

    By the beheerder, the ketenmanager or the contact of his organisation. The other ones are told, and so are he
    and the FG. Raises NotAllowed, NotFound, UnableToManage.
    """
    found = _for_another(asker, medewerker_id)
    reden = need(reden, "reden", "Vul in hoe u vaststelde wie het is.", longest=200)
    with transaction.atomic():
        if open_verzoek(asker, medewerker_id) is not None:
            raise UnableToManage("Er staat al een verzoek open. Een tweede persoon kan daarmee akkoord gaan.")
        made = write(
            asker,
            "herstelverzoek",
            Herstelverzoek,
            nieuw_id,
            medewerker_id=found.id,
            veiligheidshuis_id=asker.huis_id,
            reden=reden,
            gevraagd_door_id=asker.medewerker_id,
            gevraagd_op=asker.moment,
            verloopt_op=asker.moment + GELDIG,
        )
        tell_fg(asker, f"{asker.naam} vraagt de toegang van {found.naam} opnieuw in te stellen.")
        for other in _approvers(asker, found) - {asker.medewerker_id, found.id}:
            tekst = f"{asker.naam} vraagt uw akkoord: {found.naam} is de toegang kwijt."
            notify(asker=asker, medewerker_id=other, tekst=tekst, object_soort="herstelverzoek", object_id=found.id)
    return made


def approve_herstel(*, asker: Asker, medewerker_id: uuid.UUID) -> str:
    """Agree as the second person: password, second steps and sessions go; answers the token of a one-time link.

    Raises NotAllowed, NotFound, UnableToManage.
    """
    found = _for_another(asker, medewerker_id)
    with transaction.atomic():
        verzoek = open_verzoek(asker, medewerker_id)
        if verzoek is None:
            raise NotFound("herstelverzoek")
        if verzoek.gevraagd_door_id in asker.namens:
            raise UnableToManage("U vroeg dit zelf. Een ander moet akkoord gaan.")
        agreed = {"akkoord_door_id": asker.medewerker_id, "akkoord_op": asker.moment}
        if not Herstelverzoek.objects.filter(id=verzoek.id, akkoord_door=None).update(**agreed):
            raise NotFound("herstelverzoek")
        take_ways_in(found)
        tell_fg(asker, f"{asker.naam} ging als tweede akkoord: de toegang van {found.naam} is opnieuw ingesteld.")
        notify(
            asker=asker, medewerker_id=found.id, tekst="Uw toegang is opnieuw ingesteld, met akkoord van twee mensen."
        )
        log(asker, "toegang", found.id)
    return make_uitnodiging(found.id)


def unlock_medewerker(*, asker: Asker, medewerker_id: uuid.UUID) -> None:
    """Open the door again for who typed a wrong password too often; by the beheerder, never for himself."""
    if not asker.has("beheerder") or medewerker_id in asker.namens:
        raise NotAllowed("Alleen de beheerder heft een blokkade op, en nooit die van zichzelf.")
    with transaction.atomic():
        found = find_colleague(asker, medewerker_id)
        reset(username=found.gebruikersnaam)
        log(asker, "aanmeldblokkade", found.id)


def open_verzoek(asker: Asker, medewerker_id: uuid.UUID) -> Herstelverzoek | None:
    """The request for this employee that waits for a second person."""
    rows = Herstelverzoek.objects.filter(medewerker_id=medewerker_id, akkoord_door=None, verloopt_op__gt=asker.moment)
    return rows.select_related("gevraagd_door").order_by("-gevraagd_op").first()


def take_ways_in(found: Medewerker) -> None:
    """Password, second steps, lock and sessions of somebody go."""
    found.set_unusable_password()
    Medewerker.objects.filter(id=found.id).update(password=found.password)
    for device in devices_for_user(found, confirmed=None):
        device.delete()
    reset(username=found.gebruikersnaam)
    end_all_sessies(found.id)


def _for_another(asker: Asker, medewerker_id: uuid.UUID) -> Medewerker:
    found = find_colleague(asker, medewerker_id)
    if not may_restore(asker, found.id, found.onderdeel_id):
        raise NotAllowed("Dit doen de beheerder, de ketenmanager of de contactpersoon, en nooit voor zichzelf.")
    if not found.is_active:
        raise UnableToManage("Dit account is gesloten.")
    return found


def _approvers(asker: Asker, found: Medewerker) -> set[uuid.UUID]:
    holders = Functie.objects.filter(on_day(asker.dag), soort__in=FUNCTIES).values_list("medewerker_id", flat=True)
    return {*holders, *contacts_of(asker, found.onderdeel_id).values_list("contactpersoon_id", flat=True)} - {None}
