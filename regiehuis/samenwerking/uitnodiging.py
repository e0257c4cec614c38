"""Invitation: a one-time link with which a new employee sets a password; bound to the password it replaces."""

import uuid

from django.contrib.auth.password_validation import validate_password
from django.core import signing
from django.core.exceptions import ValidationError
from django.utils.crypto import constant_time_compare, salted_hmac

from regiehuis.kern.errors import NotFound, Refusal

from .models import Medewerker

SALT = "regiehuis.uitnodiging"
GELDIG_SECONDEN = 72 * 3600


class UnableToSetPassword(Refusal):
    """The password that was chosen cannot be used."""


def make_uitnodiging(medewerker_id: uuid.UUID) -> str:
    """The token of a link for this employee; used or 72 hours old it no longer works."""
    medewerker = Medewerker.objects.get(id=medewerker_id)
    return signing.dumps([str(medewerker.id), _stand(medewerker)], salt=SALT)


def read_uitnodiging(token: str) -> Medewerker:
    """The employee whom a link is for. Raises NotFound when it is forged, used or too old."""
    try:
        medewerker_id, stand = signing.loads(token, salt=SALT, max_age=GELDIG_SECONDEN)
    except (signing.BadSignature, ValueError, TypeError) as refused:
        raise NotFound("uitnodiging") from refused
    medewerker = Medewerker.objects.filter(id=medewerker_id, is_active=True).first()
    if medewerker is None or not constant_time_compare(stand, _stand(medewerker)):
        raise NotFound("uitnodiging")
    return medewerker


def use_uitnodiging(token: str, password: str) -> Medewerker:
    """Set the first password; the link is used up by it. Raises NotFound, UnableToSetPassword."""
    medewerker = read_uitnodiging(token)
    try:
        validate_password(password, medewerker)
    except ValidationError as refused:
        raise UnableToSetPassword(" ".join(refused.messages), field="wachtwoord") from refused
    before = medewerker.password
    medewerker.set_password(password)
    if not Medewerker.objects.filter(id=medewerker.id, password=before).update(password=medewerker.password):
        raise NotFound("uitnodiging")
    return medewerker


def _stand(medewerker: Medewerker) -> str:
    """What changes with the password, and tells nothing of it."""
    return salted_hmac(SALT, medewerker.password).hexdigest()[:32]
