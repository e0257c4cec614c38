"""The second step: an authenticator app, with recovery codes for the day the phone is lost."""

import base64
import io
import uuid
from typing import Any

import django_otp
import qrcode
from django.db import transaction
from django.http import HttpRequest
from django_otp.plugins.otp_totp.models import TOTPDevice
from qrcode.image.svg import SvgPathFillImage

from regiehuis.samenwerking.actions.toegang import make_herstelcodes

APP = "app"


def check_code(request: HttpRequest, code: str) -> bool:
    """Take a code of the app or a recovery code; the session is verified from then on."""
    device = django_otp.match_token(request.user, code)
    if device is None:
        return False
    django_otp.login(request, device)
    request.session.cycle_key()
    return True


def waiting_app(user: Any) -> TOTPDevice:
    """The app that waits for its first code; made when there is none."""
    device, _made = TOTPDevice.objects.get_or_create(user=user, confirmed=False, defaults={"name": APP})
    return device


def confirm_app(request: HttpRequest, code: str) -> list[str] | None:
    """Put the waiting app to use with its first code; answers new recovery codes, or None for a wrong code."""
    with transaction.atomic():
        device = TOTPDevice.objects.select_for_update().filter(user=request.user, confirmed=False).first()
        if device is None or not device.verify_token(code):
            return None
        device.confirmed = True
        device.save(update_fields=["confirmed"])
        codes = make_herstelcodes(user_id(request))
    django_otp.login(request, device)
    request.session.cycle_key()
    return codes


def user_id(request: HttpRequest) -> uuid.UUID:
    """The key of who is signed in."""
    return uuid.UUID(str(request.user.pk))


def secret(device: TOTPDevice) -> str:
    """The key of an app in groups of four, for who types it over."""
    text = base64.b32encode(device.bin_key).decode().rstrip("=")
    return " ".join(text[start : start + 4] for start in range(0, len(text), 4))


def qr(device: TOTPDevice) -> bytes:
    """The key of an app as a picture to scan."""
    out = io.BytesIO()
    qrcode.make(device.config_url, image_factory=SvgPathFillImage, border=2).save(out)
    return out.getvalue()
