"""Advice from the triage without naming anybody: ask, read, answer (R13)."""

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from regiehuis.casussen.actions.advies import answer_advies, ask_advies
from regiehuis.casussen.queries import advies as queries
from regiehuis.casussen.queries.signaal import themas
from regiehuis.kern.errors import NotAllowed
from regiehuis.web.concepten.bewaard import draft
from regiehuis.web.request import asker_of, form_methods, posted
from regiehuis.web.submit import show_version, submit

from .adviesforms import AdviesForm, AntwoordForm


@require_GET
def advies(request: HttpRequest) -> HttpResponse:
    """What I asked, and what my triages were asked."""
    return TemplateResponse(request, "triage/advies.html", {"lijst": queries.advieslijst(asker_of(request))})


@form_methods
def advies_nieuw(request: HttpRequest) -> HttpResponse:
    """Ask for advice."""
    asker = asker_of(request)
    form = AdviesForm(posted(request), themas=themas(asker))
    if form.is_bound and form.is_valid():
        if submit(form, ask_advies, asker=asker, nieuw_id=form.nieuw_id, **form.gegevens()) is not None:
            messages.success(
                request, _("Uw vraag is gesteld. U krijgt bericht van het antwoord; de regie blijft bij u.")
            )
            return redirect("advies")
    context = {"form": form} | draft(request, form)
    return TemplateResponse(request, "triage/advies_nieuw.html", context, status=422 if form.is_bound else 200)


@form_methods
def adviesvraag(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """One question with its answer; the chair of the triage answers it here."""
    asker = asker_of(request)
    regel = queries.adviesvraag(asker, id)
    if request.method == "POST" and not (regel.mag_antwoorden or regel.beantwoord_op):
        raise NotAllowed(_("Alleen de voorzitter van deze triage geeft advies."))
    form = AntwoordForm(posted(request), initial={"versie": regel.versie})
    if form.is_bound and form.is_valid():
        given = {"versie": form.cleaned_data["versie"] or 0, "antwoord": form.cleaned_data["antwoord"]}
        if submit(form, answer_advies, asker=asker, adviesvraag_id=id, **given) is not None:
            messages.success(request, _("Uw advies is gegeven; de vrager krijgt bericht."))
            return redirect("advies")
    show_version(form, regel.versie)
    context = {"regel": regel, "form": form} | draft(request, form)
    return TemplateResponse(request, "triage/adviesvraag.html", context, status=422 if form.is_bound else 200)
