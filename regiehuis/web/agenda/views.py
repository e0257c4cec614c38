"""The page of one's own calendar key."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST, require_safe

from regiehuis.casussen.queries.agenda import sleutelstand
from regiehuis.kern.errors import NotFound
from regiehuis.samenwerking.actions.agendasleutel import renew_agendasleutel, withdraw_agendasleutel
from regiehuis.web.request import asker_of


@require_GET
def agenda(request: HttpRequest) -> HttpResponse:
    """Whether the asker has a key, and when a calendar last fetched with it."""
    return TemplateResponse(request, "agenda/agenda.html", {"stand": sleutelstand(asker_of(request))})


@require_POST
def sleutel_maken(request: HttpRequest) -> HttpResponse:
    """Make or renew the key; its address is shown now and never again."""
    sleutel = renew_agendasleutel(asker=asker_of(request))
    path = reverse("agenda_feed", args=[sleutel])
    # Behind a proxy only the house itself knows how its users reach it.
    adres = settings.HOUSE_URL.rstrip("/") + path if settings.HOUSE_URL else request.build_absolute_uri(path)
    context = {"stand": sleutelstand(asker_of(request)), "adres": adres}
    response = TemplateResponse(request, "agenda/agenda.html", context)
    response["Cache-Control"] = "no-store"
    return response


@require_POST
def sleutel_intrekken(request: HttpRequest) -> HttpResponse:
    """Withdraw the key."""
    withdraw_agendasleutel(asker=asker_of(request))
    messages.success(request, _("De koppeling is ingetrokken. Uw agenda haalt niets meer op."))
    return redirect("agenda")


@require_safe
def feed(request: HttpRequest, sleutel: str) -> HttpResponse:
    """A key that is nobody's: web.middleware answers a real one before anybody is asked to sign in."""
    raise NotFound("agendasleutel")
