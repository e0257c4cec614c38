"""Persons and partners of a signal, each on a page of its own; alerts to piket."""

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from regiehuis.casussen.actions import signaaldelen as actions
from regiehuis.casussen.actions.piket import answer_piketmelding
from regiehuis.casussen.queries import piket as piketqueries
from regiehuis.casussen.queries import signaal as queries
from regiehuis.kern.errors import NotFound
from regiehuis.web.concepten.bewaard import draft
from regiehuis.web.request import asker_of, form_methods, posted
from regiehuis.web.submit import submit

from . import forms, steps
from .views import editable


@form_methods
def signaal_persoon_nieuw(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """Add a person to a signal."""
    detail = editable(request, id)
    form = forms.PersoonForm(posted(request))
    if request.method == "POST" and form.is_valid():
        added = submit(
            form,
            actions.add_persoon,
            asker=asker_of(request),
            signaal_id=id,
            gegevens=form.gegevens(),
            nieuw_id=form.nieuw_id,
        )
        if added is not None:
            messages.success(request, _("De persoon is toegevoegd."))
            last = detail.soort == "persoon" and not detail.ingediend_op
            return redirect("signaal_stap", id=id, stap="aanleiding" if last else "personen")
    return _persoon_page(request, detail, form, None)


@form_methods
def signaal_persoon(request: HttpRequest, id: uuid.UUID, persoon: uuid.UUID) -> HttpResponse:
    """Change a person of a signal; the BSN is not shown but can be replaced."""
    detail = editable(request, id)
    row = _persoon_of(detail, persoon)
    initial = forms.PersoonForm.initial_of(row.gegevens) | {"versie": detail.versie}
    form = forms.PersoonForm(posted(request), initial=initial)
    if request.method == "POST" and form.is_valid():
        saved = submit(
            form,
            actions.change_persoon,
            asker=asker_of(request),
            signaal_id=id,
            persoon_id=persoon,
            versie=form.cleaned_data["versie"] or 0,
            gegevens=form.gegevens(),
        )
        if saved is not None:
            return redirect("signaal_stap", id=id, stap="personen")
        steps.show_newer(form, detail)
    return _persoon_page(request, detail, form, row)


@require_POST
def signaal_persoon_weg(request: HttpRequest, id: uuid.UUID, persoon: uuid.UUID) -> HttpResponse:
    """Take a person out of a signal."""
    actions.remove_persoon(asker=asker_of(request), signaal_id=id, persoon_id=persoon)
    messages.success(request, _("De persoon is uit het signaal gehaald."))
    return redirect("signaal_stap", id=id, stap="personen")


@require_POST
def signaal_partner_weg(request: HttpRequest, id: uuid.UUID, partner: uuid.UUID) -> HttpResponse:
    """Take a partner out of a signal."""
    actions.remove_partner(asker=asker_of(request), signaal_id=id, partner_id=partner)
    messages.success(request, _("De partner is uit het signaal gehaald."))
    return redirect("signaal_stap", id=id, stap="partners")


@require_POST
def signaal_bsn(request: HttpRequest, id: uuid.UUID, persoon: uuid.UUID) -> HttpResponse:
    """Show a BSN in full, once, on an answer that nothing keeps; logged by itself (R19)."""
    number = actions.unmask_bsn(asker=asker_of(request), signaal_id=id, persoon_id=persoon)
    response = TemplateResponse(request, "signalen/bsn.html", {"bsn": number, "id": id})
    response["Cache-Control"] = "no-store"
    return response


@form_methods
def piketmelding(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """An alert of acute danger with whom to call, and the answer to it."""
    asker = asker_of(request)
    melding = piketqueries.piketmelding(asker, id)
    form = forms.PiketForm(posted(request))
    if request.method == "POST" and form.is_valid():
        text = form.cleaned_data["antwoord"]
        if submit(form, answer_piketmelding, asker=asker, melding_id=id, antwoord=text) is not None:
            messages.success(request, _("Uw antwoord is vastgelegd; de afzender krijgt bericht."))
            return redirect("werkvoorraad")
    context = {"melding": melding, "form": form} | draft(request, form)
    return TemplateResponse(request, "signalen/piketmelding.html", context, status=422 if form.errors else 200)


def _persoon_of(detail: queries.SignaalDetail, persoon_id: uuid.UUID) -> queries.PersoonRegel:
    for row in detail.personen:
        if row.id == persoon_id:
            return row
    raise NotFound("signaalpersoon", persoon_id)


def _persoon_page(
    request: HttpRequest, detail: queries.SignaalDetail, form: forms.PersoonForm, row: queries.PersoonRegel | None
) -> TemplateResponse:
    context = {"signaal": detail, "form": form, "persoon": row} | draft(request, form)
    return TemplateResponse(request, "signalen/persoon.html", context, status=422 if form.errors else 200)
