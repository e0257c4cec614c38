"""Passkeys: a key that stands on a phone, computer or stick, and never leaves it; the library speaks WebAuthn.

The four addresses answer JSON to `sleutels.js`. A challenge is used once and is valid for five minutes.
"""

import time
import uuid
from typing import Any

import django_otp
from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from django_otp_webauthn import exceptions
from django_otp_webauthn.helpers import WebAuthnHelper
from django_otp_webauthn.models import WebAuthnCredential
from django_otp_webauthn.views import (
    BeginCredentialAuthenticationView,
    BeginCredentialRegistrationView,
    CompleteCredentialAuthenticationView,
    CompleteCredentialRegistrationView,
)
from webauthn.helpers import base64url_to_bytes

from regiehuis.samenwerking.actions.toegang import name_sleutel

from . import sessie

# What a malformed message of a browser can raise inside the library.
MALFORMED = (ValueError, TypeError, KeyError, AttributeError)


class Verlopen(exceptions.OTPWebAuthnApiError):  # type: ignore[misc]
    """The challenge is older than it may be, or was used before."""

    status_code = 422
    default_code = "verlopen"


class Sleutelhulp(WebAuthnHelper):  # type: ignore[misc]
    """Binds passkeys to the name under which the house is visited, and dates each challenge."""

    request: HttpRequest

    def get_relying_party_domain(self) -> str:
        """The name of the house, without port."""
        return self.request.get_host().partition(":")[0]

    def get_allowed_origins(self) -> list[str]:
        """The one address that pages of this house have."""
        return [f"{self.request.scheme}://{self.request.get_host()}"]

    def get_registration_state(self, creation_options: dict[str, Any]) -> dict[str, Any]:
        """What is kept of the challenge for a new key."""
        return {**super().get_registration_state(creation_options), "op": time.time()}

    def get_authentication_state(self, options: dict[str, Any]) -> dict[str, Any]:
        """What is kept of the challenge for a sign-in."""
        return {**super().get_authentication_state(options), "op": time.time()}

    def get_credential_display_name(self, user: Any) -> str:
        """How the key is called in the list of the user's own device."""
        return str(user.naam)


class _Antwoord:
    """Refusals in plain Dutch; one while signing in is logged."""

    request: HttpRequest
    bij_aanmelden = False

    def get_state(self) -> dict[str, Any]:
        """The challenge of this session, once and while it is fresh."""
        try:
            state: dict[str, Any] = super().get_state()  # type: ignore[misc]
        except exceptions.InvalidState as refused:
            raise Verlopen from refused
        if time.time() - float(state.get("op", 0)) > settings.OTP_WEBAUTHN_TIMEOUT_SECONDS:
            raise Verlopen
        return state

    def handle_exception(self, exc: Exception) -> HttpResponse:
        """What went wrong, in words that say what to do."""
        if not isinstance(exc, (exceptions.OTPWebAuthnApiError, sessie.Geweigerd, *MALFORMED)):
            raise exc
        if self.bij_aanmelden:
            sessie.log_refused(_tried(self.request))
        status = getattr(exc, "status_code", 422)
        return JsonResponse({"melding": _words(exc)}, status=status)


def _tried(request: Any) -> uuid.UUID | None:
    """Who tried to sign in: who gave a password, else the owner of the key that was sent."""
    if request.user.is_authenticated:
        return uuid.UUID(str(request.user.pk))
    try:
        sent = WebAuthnCredential.get_credential_id_sha256(base64url_to_bytes(request.data["rawId"]))
    except MALFORMED:
        return None
    found: uuid.UUID | None = (
        WebAuthnCredential.objects.filter(credential_id_sha256=sent).values_list("user_id", flat=True).first()
    )
    return found


def _words(exc: Exception) -> str:
    if isinstance(exc, sessie.Geweigerd):
        return str(exc.message)
    if isinstance(exc, Verlopen):
        return _("De vraag aan uw toegangssleutel is verlopen of al gebruikt. Begin opnieuw.")
    if isinstance(exc, exceptions.NotAuthenticated | exceptions.NotVerified):
        return _("Meld u eerst aan met een manier die u al hebt ingesteld.")
    return _("Deze toegangssleutel is hier niet geldig. Probeer een andere, of meld u aan met uw wachtwoord.")


class _Eigen:
    """A key is added by who is signed in, with a second step wherever one is in use already."""

    request: HttpRequest

    def check_can_register(self) -> None:
        """Nobody whose session has ended."""
        if sessie.has_ended(self.request):
            raise exceptions.NotAuthenticated


class SleutelNieuwVragen(_Antwoord, _Eigen, BeginCredentialRegistrationView):  # type: ignore[misc]
    """Begin with a new key."""


class SleutelNieuw(_Antwoord, _Eigen, CompleteCredentialRegistrationView):  # type: ignore[misc]
    """Keep the new key under the name that its owner gave it."""

    def post(self, *args: Any, **kwargs: Any) -> HttpResponse:
        """The key is checked, kept, named and logged."""
        naam = self.request.data.get("naam", "")  # type: ignore[attr-defined]
        answer: HttpResponse = super().post(*args, **kwargs)
        made = WebAuthnCredential.objects.filter(user=self.request.user).latest("created_at")
        with sessie.asking_as(self.request) as asker:
            name_sleutel(asker=asker, sleutel_id=made.pk, naam=str(naam))
        self.request.session.cycle_key()
        answer.content = JsonResponse({"verder": "/mijn/"}).content
        return answer


class SleutelVragen(_Antwoord, BeginCredentialAuthenticationView):  # type: ignore[misc]
    """Ask for a key: any key of the house from a stranger, an own one from who gave a password."""


class Sleutel(_Antwoord, CompleteCredentialAuthenticationView):  # type: ignore[misc]
    """Sign in with a key. Without a password its owner must have unlocked it: that is two factors in one."""

    bij_aanmelden = True

    def complete_auth(self, device: Any) -> None:
        """Begin a session, or prove the second step of the one that began with a password."""
        if not self.request.user.is_authenticated:
            sessie.begin(self.request, device.user, by_password=False)
        django_otp.login(self.request, device)
        self.request.session.cycle_key()

    def get_success_data(self, device: Any) -> dict[str, str]:
        """Where to go on."""
        return {"verder": sessie.way_back(self.request) or settings.LOGIN_REDIRECT_URL}
