"""One transaction a request, opened for the one who asks; refusals logged in a transaction of their own."""

import contextlib
import datetime
import time
from collections.abc import Callable
from functools import lru_cache
from typing import Any
from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.contrib.auth import logout
from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import Resolver404, resolve
from django_htmx.http import HttpResponseClientRedirect

from regiehuis.convenanten.access import asking
from regiehuis.kern.errors import NotAllowed, NotFound, Refusal
from regiehuis.logboek.actions import record_refusal
from regiehuis.web.aanmelden.sessie import has_ended, is_proven
from regiehuis.web.agenda.feed import agenda_feed
from regiehuis.web.concepten.bewaard import let_go

# Views that work before anybody has signed in.
PUBLIC = ("/aanmelden/", "/afmelden/", "/static/", "/gezond/")
CODE_URL = "/aanmelden/code/"
SUSPENDED_URL = "/aanmelden/opgeschort/"
SECRECY_URL = "/mijn/verklaring/"


def _no_query(*_: Any) -> None:
    raise AssertionError("A template asked the database; views hand over finished values (DESIGN §3).")


class AskerMiddleware:
    """Gives each request its `asker` and transaction; without a signed-in employee nothing but sign-in is reachable."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Run the rest of the request as its asker; roll back whatever failed, and log a refusal after that."""
        request.asker = request.refusal = None  # type: ignore[attr-defined]
        if request.path.startswith(PUBLIC):
            return self.get_response(request)
        if feed := agenda_feed(request):
            return feed
        if sign_in := _sign_in_first(request):
            return sign_in
        try:
            with contextlib.ExitStack() as stack:
                request.rendering = stack  # type: ignore[attr-defined]
                response = self._ask(request)
        except NotFound:  # nobody asks: suspended since the sign-in (R20); what a view refuses is answered before
            logout(request)
            return _to_door(request, SUSPENDED_URL)
        refusal = request.refusal  # type: ignore[attr-defined]
        if refusal is not None:
            self._log_refusal(request, refusal)
        return response

    def _ask(self, request: HttpRequest) -> HttpResponse:
        medewerker_id: Any = request.user.pk
        with asking(medewerker_id, moment=_moment(request), doel=_doel(request)) as asker:
            request.asker = asker  # type: ignore[attr-defined]
            response = self.get_response(request)
            request.rendering.close()  # type: ignore[attr-defined]
            if request.method == "POST" and response.status_code == 302:
                let_go(request)
            if response.status_code >= 400 and response.status_code != 422:  # a refused form keeps its log of the look
                transaction.set_rollback(True)
        return response

    def _log_refusal(self, request: HttpRequest, refusal: Refusal) -> None:
        medewerker_id: Any = request.user.pk
        soort = getattr(refusal, "object_soort", "") or (request.resolver_match and request.resolver_match.url_name)
        with asking(medewerker_id, moment=_moment(request), doel=_doel(request)) as asker:
            object_id = getattr(refusal, "object_id", None)
            record_refusal(asker=asker, object_soort=str(soort or "")[:40], object_id=object_id)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """A refusal that no form took becomes the one "not found" page, the same for absent and forbidden.

        What the asker may do but a rule forbids now, as after a second press of a button, is told in its own words.
        """
        if not isinstance(exception, Refusal):
            return None
        if not isinstance(exception, NotFound | NotAllowed):
            context = {"reden": exception.message, "terug": came_from(request) or "/"}
            return TemplateResponse(request, "409.html", context, status=409).render()
        request.refusal = exception  # type: ignore[attr-defined]
        status = 404 if isinstance(exception, NotFound) else 403
        return TemplateResponse(request, f"{status}.html", status=status).render()

    def process_template_response(self, request: HttpRequest, response: TemplateResponse) -> TemplateResponse:
        """From here on only the template works: a query now is a fault, and fails outside production."""
        if settings.SOORT != "productie" and hasattr(request, "rendering"):
            request.rendering.enter_context(connection.execute_wrapper(_no_query))
        return response


def _sign_in_first(request: HttpRequest) -> HttpResponse | None:
    """The way to sign-in, or to the second step of it, for whoever is not fully through the door."""
    if not request.user.is_authenticated:
        return _to_door(request, settings.LOGIN_URL)
    if has_ended(request):
        logout(request)
        return _to_door(request, settings.LOGIN_URL)
    _keep_alive(request)
    needs_code = settings.SOORT not in ("demo", "test") or request.session.get("code_nodig")
    if needs_code and not is_proven(request):
        return _to_door(request, CODE_URL)
    if request.session.get("verklaring") and request.path not in (SECRECY_URL, "/weergave/"):
        return _to_door(request, SECRECY_URL)
    return None


def _keep_alive(request: HttpRequest) -> None:
    """Push the end of the session on, once a minute: writing it with every look would cost each page a disk write."""
    now = time.time()
    if now - float(request.session.get("gezien", 0)) > settings.SESSION_KEPT_EVERY:
        request.session["gezien"] = now


def _to_door(request: HttpRequest, url: str) -> HttpResponse:
    """To sign-in; afterwards back to what was asked for, or for a form to the page it stood on, with its draft."""
    looks = request.method == "GET" and not request.htmx  # type: ignore[attr-defined]
    back = request.get_full_path() if looks else came_from(request)
    address = f"{url}?{urlencode({'next': back})}" if back not in ("", "/") else url
    if request.htmx:  # type: ignore[attr-defined]
        return HttpResponseClientRedirect(address)
    return redirect(address)


def came_from(request: HttpRequest) -> str:
    """The address of the page that this request was sent from, when it is one of ours; else empty."""
    here = urlsplit(request.headers.get("Referer", ""))
    ours = here.netloc == request.get_host() and here.path.startswith("/") and not here.path.startswith(("//", *PUBLIC))
    return here._replace(scheme="", netloc="", fragment="").geturl() if ours else ""


def _moment(request: HttpRequest) -> datetime.datetime | None:
    """The moment of a demo or test that plays another day; None means the server's clock."""
    given = request.session.get("moment") if settings.SOORT != "productie" else None
    return datetime.datetime.fromisoformat(given) if given else None


def _doel(request: HttpRequest) -> str:
    """The purpose of the look: the page by name; a page that asks for another one says so itself."""
    return _page_name(request.path_info)


@lru_cache(maxsize=1024)
def _page_name(path: str) -> str:
    try:
        return resolve(path).url_name or ""
    except Resolver404:
        return ""
