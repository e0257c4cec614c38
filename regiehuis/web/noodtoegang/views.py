"""Emergency access: asked for, read on one page while it runs, ended early, judged afterwards (R18)."""

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from regiehuis.casussen.actions import noodtoegang as actions
from regiehuis.casussen.queries import noodtoegang as queries
from regiehuis.kern.errors import NotAllowed, NotFound, Refusal
from regiehuis.web.concepten.bewaard import draft
from regiehuis.web.plannen.blad import Blad, done, form_page
from regiehuis.web.request import asker_of, form_methods, posted
from regiehuis.web.submit import submit

from .forms import BeoordelingForm, NoodvraagForm


@require_GET
def noodtoegangen(request: HttpRequest) -> HttpResponse:
    """Each time on record that the reader may see."""
    rows = queries.noodtoegangen(asker_of(request))
    return TemplateResponse(request, "noodtoegang/lijst.html", {"regels": rows})


@form_methods
def noodtoegang_nieuw(request: HttpRequest) -> HttpResponse:
    """Ask for it. What is not found, and what may not be opened, get one and the same answer."""
    asker = asker_of(request)
    form = NoodvraagForm(posted(request))
    if form.is_valid():
        opened = submit(form, actions.take_noodtoegang, asker=asker, vraag=form.vraag)
        if opened:
            done(request, _("U hebt noodtoegang. De procesregisseur en de FG weten ervan."))
            return redirect("noodinzage", id=opened[0]) if len(opened) == 1 else redirect("noodtoegangen")
        if opened is not None:
            form.add_error(None, _("Niets gevonden dat u zo kunt openen. Bel de piketdienst van het huis."))
    return form_page(request, form, _sheet())


@require_GET
def noodinzage(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """The main points of the case, while the access runs."""
    return TemplateResponse(request, "noodtoegang/inzage.html", {"nood": queries.noodinzage(asker_of(request), id)})


@form_methods
def noodtoegang(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """One time on record, and judging it."""
    asker = asker_of(request)
    form = BeoordelingForm(posted(request))
    if form.is_valid():
        words = {name: form.cleaned_data[name] for name in ("beoordeling", "toelichting")}
        if submit(form, actions.judge_noodtoegang, asker=asker, noodtoegang_id=id, **words) is not None:
            done(request, _("Uw oordeel is vastgelegd; wie de toegang nam en de FG horen het."), ("noodtoegang", id))
            return redirect("noodtoegangen")
    context = {"regel": queries.noodtoegang_detail(asker, id), "form": form} | draft(request, form, "noodtoegang", id)
    return TemplateResponse(request, "noodtoegang/regel.html", context, status=422 if form.is_bound else 200)


@require_POST
def noodtoegang_beeindigen(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """End it before its hours are over."""
    try:
        actions.end_noodtoegang(asker=asker_of(request), noodtoegang_id=id)
    except (NotFound, NotAllowed):
        raise
    except Refusal as refusal:
        messages.error(request, refusal.message)
    else:
        done(request, _("De noodtoegang is beëindigd."))
    return redirect("noodtoegang", id=id)


def _sheet() -> Blad:
    back = reverse("noodtoegangen")
    return Blad(
        titel=_("Noodtoegang vragen"),
        knop=_("Noodtoegang nemen"),
        terug=back,
        kruimels=((_("Noodtoegang"), back),),
        inleiding=_(
            "Alleen als iemand nu gevaar loopt en u niemand van de casus bereikt. U leest dan de hoofdpunten van de"
            " casus, zo lang als u kiest. De procesregisseur en de FG horen meteen dat u dit deed, en waarom."
        ),
        gevaar=True,
    )
