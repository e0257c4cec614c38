"""The first screen, and letting go of notifications."""

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from regiehuis.casussen.queries import werkvoorraad as queries
from regiehuis.casussen.queries.werkvoorraad_functies import functiestand
from regiehuis.convenanten.queries.bevestiging import bevestigstand
from regiehuis.samenwerking.actions import mark_melding_read
from regiehuis.verantwoording.queries.verzoek import open_verzoeken
from regiehuis.verantwoording.queries.werk import eigen_stand
from regiehuis.web.request import asker_of

from .adressen import address_of


@require_GET
def werkvoorraad(request: HttpRequest) -> HttpResponse:
    """What is mine, what is overdue, what is next."""
    asker = asker_of(request)
    toezicht, zienswijzen = eigen_stand(asker)
    context = {
        "werk": queries.werkvoorraad(asker),
        "stand": functiestand(asker),
        "toezicht": toezicht,
        "accounts": bevestigstand(asker, request.user.bevestigd_tot, request.session.get("te_bevestigen", 0)),  # type: ignore[union-attr]
        "verzoeken": open_verzoeken(asker),
        "zienswijzen": zienswijzen,
    }
    return TemplateResponse(request, "werkvoorraad/werkvoorraad.html", context)


@require_POST
def melding(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """Mark one notification as read and go to what it is about."""
    mark_melding_read(asker=asker_of(request), melding_id=id)
    return redirect(address_of(request.POST.get("soort", ""), request.POST.get("object", "")) or "werkvoorraad")


@require_POST
def meldingen_gelezen(request: HttpRequest) -> HttpResponse:
    """Mark all notifications as read."""
    mark_melding_read(asker=asker_of(request))
    messages.success(request, _("Alle meldingen zijn gelezen."))
    return redirect("werkvoorraad")
