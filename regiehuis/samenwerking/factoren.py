"""Second steps that an employee has in use, and a name for a session that does not open it."""

import uuid
from typing import Any

from django.utils.crypto import salted_hmac
from django_otp.plugins.otp_totp.models import TOTPDevice
from django_otp_webauthn.models import WebAuthnCredential


def own_keys(medewerker_id: uuid.UUID) -> Any:
    """The passkeys of this employee, the oldest first."""
    return WebAuthnCredential.objects.filter(user_id=medewerker_id, confirmed=True).order_by("created_at", "id")


def has_app(medewerker_id: uuid.UUID) -> bool:
    """Whether this employee has an authenticator app in use."""
    return bool(TOTPDevice.objects.filter(user_id=medewerker_id, confirmed=True).exists())


def has_sleutel(medewerker_id: uuid.UUID) -> bool:
    """Whether this employee has a passkey."""
    return bool(own_keys(medewerker_id).exists())


def has_factor(medewerker_id: uuid.UUID) -> bool:
    """Whether this employee has a second step in use: an app or a passkey."""
    return has_app(medewerker_id) or has_sleutel(medewerker_id)


def session_mark(sessiesleutel: str) -> str:
    """A name for a session that can stand in a page: the key itself would open it."""
    return salted_hmac("regiehuis.sessie", sessiesleutel).hexdigest()[:32]
