"""Beginning a session: who comes in, when it began, where he goes then; each sign-in is logged."""

import contextlib
import time
import uuid
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _

from regiehuis.convenanten.access import asking
from regiehuis.convenanten.queries.bevestiging import wachtende_accounts
from regiehuis.kern.errors import NotFound, Refusal
from regiehuis.logboek.actions import record, record_refusal
from regiehuis.samenwerking.access import Asker
from regiehuis.samenwerking.factoren import has_factor
from regiehuis.samenwerking.queries import account_id
from regiehuis.samenwerking.queries.geheimhouding import verklaring

from .apparaat import device_of


class Geweigerd(Refusal):
    """Who this is, is proven, but the account does not open now."""


OPGESCHORT = _(
    "Uw account is opgeschort, want het is niet op tijd bevestigd. Vraag uw contactpersoon of de ketenmanager."
)
BACKEND = "regiehuis.samenwerking.sessies.Accounts"


def way_back(request: HttpRequest) -> str:
    """The address asked for before sign-in, when it is one of ours; else empty."""
    target = request.POST.get("next") or request.GET.get("next") or ""
    safe = url_has_allowed_host_and_scheme(
        target, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return target if safe and target.startswith("/") else ""


def step(request: HttpRequest, name: str) -> HttpResponse:
    """Go on to another page of the door, keeping the way back."""
    back = way_back(request)
    return redirect(reverse(name) + (f"?{urlencode({'next': back})}" if back else ""))


def go_in(request: HttpRequest) -> HttpResponse:
    """Through the door: to what was asked for, or to the first screen."""
    return redirect(way_back(request) or settings.LOGIN_REDIRECT_URL)


def begin(request: HttpRequest, user: Any, *, by_password: bool, strong: bool = False) -> None:
    """Begin a session for this employee; after a password the code comes, wherever one is in use or compulsory.

    `strong` says that the second step was proven elsewhere. Raises Geweigerd for an account that nobody confirmed in
    time (R20).
    """
    try:
        with asking(user.pk) as asker:
            unsigned, waiting = verklaring(asker).nodig, wachtende_accounts(asker)
            record(asker=asker, handeling="aanmelden", object_soort="medewerker", object_id=user.pk)
    except NotFound as refused:
        record_refusal(asker=None, object_soort="aanmelding", object_id=user.pk)
        raise Geweigerd(str(OPGESCHORT)) from refused
    request.session["apparaat"] = device_of(request.headers.get("User-Agent", ""))
    request.session["begonnen"] = request.session["gezien"] = time.time()
    login(request, user, backend=BACKEND)
    compulsory = settings.SOORT not in ("demo", "test")
    request.session["elders_bewezen"] = strong
    request.session["code_nodig"] = not strong and (compulsory or (by_password and has_factor(user.pk)))
    request.session["verklaring"], request.session["te_bevestigen"] = unsigned, waiting


def is_proven(request: HttpRequest) -> bool:
    """Whether the second step was taken, here or at the provider of sign-in."""
    return bool(request.user.is_verified()) or bool(request.session.get("elders_bewezen"))  # type: ignore[union-attr]


def has_ended(request: HttpRequest) -> bool:
    """Whether this session has lasted long enough; one that does not know its beginning has, in production."""
    unknown = 0 if settings.SOORT == "productie" else time.time()
    began = float(request.session.get("begonnen", unknown))
    return time.time() - began > settings.SESSION_LONGEST


@contextlib.contextmanager
def asking_as(request: HttpRequest) -> Iterator[Asker]:
    """Run a block as who is signed in, at an address of the door, where no request has an asker."""
    with asking(uuid.UUID(str(request.user.pk))) as asker:
        yield asker


def log_refused(medewerker_id: uuid.UUID | None) -> None:
    """Log that a sign-in was refused, in the name of whose it was, as far as that is known and the account is open."""
    try:
        if medewerker_id is None:
            raise NotFound
        log_wrong_code(medewerker_id)
    except NotFound:
        record_refusal(asker=None, object_soort="aanmelding", object_id=medewerker_id)


def log_wrong_code(medewerker_id: Any) -> None:
    """Log that the second step failed, in the name of who had given the password."""
    with asking(medewerker_id) as asker:
        record_refusal(asker=asker, object_soort="aanmelding", object_id=asker.medewerker_id)


def log_failure(gebruikersnaam: str) -> None:
    """Log that somebody failed to sign in, with the account that was tried when it exists."""
    tried: uuid.UUID | None = account_id(gebruikersnaam)
    record_refusal(asker=None, object_soort="aanmelding", object_id=tried)
