"""Two records that may be one person: proposed from a hit, decided where that one is known (R12)."""

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from regiehuis.casussen.access.casus import led_casus
from regiehuis.casussen.actions import koppelvoorstel as actions
from regiehuis.casussen.queries import casuskeuzes as keuzes
from regiehuis.casussen.queries import koppelvoorstel as queries
from regiehuis.kern.errors import NotAllowed, NotFound, Refusal
from regiehuis.web.concepten.bewaard import draft
from regiehuis.web.plannen.blad import done
from regiehuis.web.request import asker_of, form_methods, posted
from regiehuis.web.submit import show_version, submit

from .persoonforms import KoppelbesluitForm, KoppelvoorstelForm


@require_POST
def persoon_koppelen(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """Propose that somebody of the case is the one that was found."""
    asker = asker_of(request)
    led_casus(asker, id)
    form = KoppelvoorstelForm(request.POST, personen=keuzes.persoon_keuzes(id))
    if not form.is_valid():
        messages.error(request, _("Kies een persoon van deze casus, en zoek opnieuw."))
        return redirect("persoon_zoeken", id=id)
    try:
        actions.propose_koppeling(
            asker=asker,
            casus_id=id,
            persoon_id=uuid.UUID(form.cleaned_data["persoon"]),
            bekende_id=form.cleaned_data["bekende"],
            toelichting=form.cleaned_data["toelichting"],
        )
    except (NotFound, NotAllowed):
        raise
    except Refusal as refusal:
        messages.error(request, refusal.message)
    else:
        done(request, _("Uw voorstel ligt bij de procesregisseur die de gevonden persoon kent. U hoort wat het wordt."))
    return redirect("casus_personen", id=id)


@require_GET
def koppelvoorstellen(request: HttpRequest) -> HttpResponse:
    """Who of my cases may be known under a second record."""
    rows = queries.koppelvoorstellen(asker_of(request))
    return TemplateResponse(request, "casussen/koppelvoorstellen.html", {"voorstellen": rows})


@form_methods
def koppelvoorstel(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """One proposal, and the decision on it."""
    asker = asker_of(request)
    voorstel = queries.koppelvoorstel(asker, id)
    form = KoppelbesluitForm(posted(request), initial={"versie": voorstel.versie})
    if form.is_bound and form.is_valid():
        words = {name: form.cleaned_data[name] for name in ("besluit", "reden")}
        given = words | {"versie": form.cleaned_data["versie"] or 0, "koppelvoorstel_id": id, "asker": asker}
        if submit(form, actions.decide_koppeling, **given) is not None:
            done(request, _("Uw besluit is vastgelegd."))
            return redirect("koppelvoorstellen")
    show_version(form, voorstel.versie)
    context = {"voorstel": voorstel, "form": form} | draft(request, form)
    return TemplateResponse(request, "casussen/koppelvoorstel.html", context, status=422 if form.is_bound else 200)
