"""What somebody does with his own ways in: keys, app, recovery codes, password, sessions."""

import uuid

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice
from django_otp_webauthn.models import WebAuthnCredential

from regiehuis.kern.errors import NotFound
from regiehuis.samenwerking.access import Asker

from ..factoren import has_app, own_keys, session_mark
from ..models import Medewerker, Sessie
from .beheer import UnableToManage, log

RECOVERY_CODES = 10
RECOVERY = "herstelcodes"
LONGEST_NAME = 60
LAST = "Dit is uw laatste tweede stap. Stel eerst een andere in."


def name_sleutel(*, asker: Asker, sleutel_id: int, naam: str) -> None:
    """Call a new passkey by the name its owner gives it; the log says that there is one more."""
    kept = " ".join(naam.split())[:LONGEST_NAME] or "Toegangssleutel"
    with transaction.atomic():
        WebAuthnCredential.objects.filter(user_id=asker.medewerker_id, id=sleutel_id).update(name=kept)
        log(asker, "toegangssleutel", asker.medewerker_id, "aanmaken")


def remove_sleutel(*, asker: Asker, sleutel_id: int) -> None:
    """Take away one of the asker's own passkeys, never the last second step. Raises NotFound, UnableToManage."""
    with transaction.atomic():
        own = _locked_keys(asker)
        if sleutel_id not in own:
            raise NotFound("toegangssleutel")
        if len(own) == 1 and not has_app(asker.medewerker_id):
            raise UnableToManage(LAST)
        WebAuthnCredential.objects.get(id=sleutel_id).delete()
        log(asker, "toegangssleutel", asker.medewerker_id)


def remove_app(*, asker: Asker) -> None:
    """Take away the authenticator app, never the last second step. Raises NotFound, UnableToManage."""
    with transaction.atomic():
        own = _locked_keys(asker)
        if not has_app(asker.medewerker_id):
            raise NotFound("authenticator")
        if not own:
            raise UnableToManage(LAST)
        TOTPDevice.objects.filter(user_id=asker.medewerker_id).delete()
        log(asker, "authenticator", asker.medewerker_id)


def new_herstelcodes(*, asker: Asker) -> list[str]:
    """New recovery codes; the old ones open nothing from now on."""
    with transaction.atomic():
        codes = make_herstelcodes(asker.medewerker_id)
        log(asker, "herstelcodes", asker.medewerker_id, "aanmaken")
    return codes


def make_herstelcodes(medewerker_id: uuid.UUID) -> list[str]:
    """Ten recovery codes in place of those that there were."""
    StaticDevice.objects.filter(user_id=medewerker_id).delete()
    device = StaticDevice.objects.create(user_id=medewerker_id, name=RECOVERY)
    codes = [StaticToken.random_token() for _ in range(RECOVERY_CODES)]
    StaticToken.objects.bulk_create([StaticToken(device=device, token=code) for code in codes])
    return codes


def change_wachtwoord(*, asker: Asker, huidig: str, nieuw: str, sessiesleutel: str | None) -> Medewerker:
    """Choose another password; every other session of the asker ends. Raises UnableToManage at its field."""
    with transaction.atomic():
        found = Medewerker.objects.select_for_update().get(id=asker.medewerker_id)
        if not found.check_password(huidig):
            raise UnableToManage("Dit is niet uw huidige wachtwoord.", field="huidig")
        try:
            validate_password(nieuw, found)
        except ValidationError as refused:
            raise UnableToManage(" ".join(refused.messages), field="wachtwoord") from refused
        found.set_password(nieuw)
        Medewerker.objects.filter(id=found.id).update(password=found.password)
        end_all_sessies(found.id, behalve=sessiesleutel)
        log(asker, "wachtwoord", found.id)
    return found


def end_sessie(*, asker: Asker, merk: str) -> None:
    """End one session of the asker, this one or another. Raises NotFound."""
    with transaction.atomic():
        own = Sessie.objects.filter(medewerker_id=asker.medewerker_id).values_list("session_key", flat=True)
        found = [key for key in own if session_mark(key) == merk]
        if not found:
            raise NotFound("sessie")
        Sessie.objects.filter(session_key__in=found).delete()
        log(asker, "sessie", asker.medewerker_id)


def end_sessies(*, asker: Asker, behalve: str | None) -> int:
    """End every session of the asker but the one that asks; answers how many."""
    with transaction.atomic():
        ended = end_all_sessies(asker.medewerker_id, behalve=behalve)
        log(asker, "sessie", asker.medewerker_id)
    return ended


def end_all_sessies(medewerker_id: uuid.UUID, *, behalve: str | None = None) -> int:
    """End the sessions of one employee, as when his account closes or his password changes; answers how many."""
    return Sessie.objects.filter(medewerker_id=medewerker_id).exclude(session_key=behalve or "").delete()[0]


def _locked_keys(asker: Asker) -> list[int]:
    """The asker's own passkeys; two who take away at the same time wait for each other."""
    Medewerker.objects.select_for_update().get(id=asker.medewerker_id)
    return list(own_keys(asker.medewerker_id).values_list("id", flat=True))
