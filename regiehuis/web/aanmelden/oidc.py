"""Sign-in by the provider of an organisation (OpenID Connect), where the house is set up for it."""

import functools
from collections.abc import Callable

import jwt
import requests
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.exceptions import SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from regiehuis.convenanten.access import asking
from regiehuis.kern.errors import NotFound
from regiehuis.samenwerking.actions.koppelen import accept_bewering
from regiehuis.samenwerking.koppeling import Bewering, UnableToKoppel, account_of

from . import sessie
from .aanbieder import Aanbieder, Heenweg

# Whatever makes an answer of a provider worth nothing: not its own, not for us, not now, or no answer at all.
WORTHLESS = (SuspiciousOperation, jwt.PyJWTError, requests.RequestException, ValueError, KeyError, TypeError)
View = Callable[[HttpRequest], HttpResponse]


def _only_when_set_up(view: View) -> View:
    """There is no such address in a house without a provider."""

    @functools.wraps(view)
    def inner(request: HttpRequest) -> HttpResponse:
        if not settings.OIDC_ISSUER:
            raise Http404
        return view(request)

    return inner


@never_cache
@require_GET
@_only_when_set_up
def heen(request: HttpRequest) -> HttpResponse:
    """To the provider."""
    try:
        answer: HttpResponse = Heenweg.as_view()(request)
    except WORTHLESS:
        return _refused(
            request, _("De inlogdienst antwoordt niet. Probeer het later, of meld u aan met uw wachtwoord.")
        )
    request.session["oidc_terug"] = sessie.way_back(request)
    return answer


@never_cache
@require_GET
@_only_when_set_up
def terug(request: HttpRequest) -> HttpResponse:
    """Back from the provider: what it says is checked, and then whose account that is."""
    try:
        bewering = _told(request)
    except WORTHLESS:
        sessie.log_refused(None)
        return _refused(request, _("De inlogdienst gaf geen geldig antwoord. Begin opnieuw."))
    medewerker_id = None
    try:
        medewerker_id = account_of(bewering)
        with asking(medewerker_id) as asker:
            accept_bewering(asker=asker, bewering=bewering)
        user = get_user_model().objects.get(pk=medewerker_id)
        sessie.begin(request, user, by_password=not bewering.sterk, strong=bewering.sterk)
    except UnableToKoppel as refusal:
        sessie.log_refused(medewerker_id)
        return _refused(request, refusal.message)
    except (NotFound, sessie.Geweigerd):
        sessie.log_refused(medewerker_id)
        return redirect("aanmelden_opgeschort")
    return redirect(request.session.pop("oidc_terug", "") or settings.LOGIN_REDIRECT_URL)


def _told(request: HttpRequest) -> Bewering:
    """What the provider claims, for a journey that this session began and did not end yet."""
    begun = request.session.get("oidc_states", {})
    asked = begun.pop(request.GET.get("state", ""), None)
    request.session["oidc_states"] = begun
    if asked is None or "error" in request.GET:
        raise SuspiciousOperation("No journey of this session, or the provider refused.")
    found = Aanbieder().authenticate(request, nonce=asked["nonce"], code_verifier=asked["code_verifier"])
    if not isinstance(found, Bewering):
        raise SuspiciousOperation("The provider told nothing.")
    return found


def _refused(request: HttpRequest, reden: str) -> HttpResponse:
    return TemplateResponse(request, "aanmelden/inlogdienst.html", {"reden": reden}, status=403)
