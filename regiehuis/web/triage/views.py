"""Triage: the list per date with its capacity, and the decision in two pages."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from regiehuis.casussen.actions.triage import decide_triage, search_personen
from regiehuis.casussen.queries import triage as queries
from regiehuis.casussen.rules.triage import explain, meets
from regiehuis.kern.errors import NotAllowed
from regiehuis.web.concepten.bewaard import draft
from regiehuis.web.request import asker_of, form_methods, posted
from regiehuis.web.submit import submit

from .forms import AannemenForm, OordeelForm


@require_GET
def triage(request: HttpRequest) -> HttpResponse:
    """What waits for triage, per date, beside what that triage can take."""
    return TemplateResponse(request, "triage/lijst.html", {"lijst": queries.triage_lijst(asker_of(request))})


@form_methods
def triage_besluit(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """One signal for its triage: triage partners read, the chair decides."""
    detail = queries.triage_detail(asker_of(request), id)
    if request.method == "POST" and not detail.signaal.is_voorzitter:
        raise NotAllowed(_("Alleen de voorzitter van deze triage besluit."))
    if not detail.signaal.mag_besluiten:
        return TemplateResponse(request, "triage/lezen.html", _context(detail))
    form = OordeelForm(posted(request), criteria=detail.criteria, initial={"versie": detail.signaal.versie})
    if not form.is_bound or not form.is_valid():
        return _first(request, detail, form)
    if form.cleaned_data["besluit"] == "aannemen":
        return _accept(request, detail, form)
    if submit(form, decide_triage, **_decision(request, detail, form)) is None:
        return _first(request, detail, form)
    return _done(request)


def _accept(request: HttpRequest, detail: queries.TriageDetail, form: OordeelForm) -> HttpResponse:
    """The second page: search first, then covenant, meeting and persons."""
    if not (meets(form.voldaan()) or form.cleaned_data["uitzondering"]):
        form.add_error("uitzondering", explain(form.voldaan()))
    if detail.signaal.niet_geinformeerd:
        form.add_error("besluit", _("Aannemen kan nog niet: vul eerst aan of iedereen is geïnformeerd."))
    if form.errors:
        return _first(request, detail, form)
    if "tweede" in request.POST and _open(request, detail, form):
        return _done(request)
    return _second(request, detail, form)


def _open(request: HttpRequest, detail: queries.TriageDetail, form: OordeelForm) -> bool:
    """Accept with what the second page gave, if that is in order; a refusal stands on the first form."""
    found = queries.gevonden(detail.signaal.id)
    known = {persoon.id: found for persoon in detail.signaal.personen}
    second = AannemenForm(request.POST, detail=detail, treffers=known)
    if not second.is_valid():
        return False
    decision: dict[str, Any] = _decision(request, detail, form) | second.opening()
    return submit(form, decide_triage, **decision) is not None


def _first(request: HttpRequest, detail: queries.TriageDetail, form: OordeelForm) -> HttpResponse:
    status = 422 if form.is_bound else 200
    context = _context(detail, form=form) | draft(request, form)
    return TemplateResponse(request, "triage/besluit.html", context, status=status)


def _second(request: HttpRequest, detail: queries.TriageDetail, form: OordeelForm) -> HttpResponse:
    """Search, then ask. Answers 200 also with errors: the search happened, so its log row must stand."""
    refused = list(form.errors.values())
    treffers = submit(form, search_personen, asker=asker_of(request), signaal_id=detail.signaal.id)
    if treffers is None:
        return _first(request, detail, form)
    typed = request.POST if "tweede" in request.POST else None
    aannemen = AannemenForm(typed, detail=detail, treffers=treffers)
    context = _context(detail, form=form, aannemen=aannemen, past=meets(form.voldaan()), geweigerd=refused)
    response = TemplateResponse(request, "triage/aannemen.html", context)
    response["Cache-Control"] = "no-store"
    return response


def _decision(request: HttpRequest, detail: queries.TriageDetail, form: OordeelForm) -> dict[str, Any]:
    given = form.cleaned_data
    return {
        "asker": asker_of(request),
        "signaal_id": detail.signaal.id,
        "versie": given["versie"] or 0,
        "besluit": given["besluit"],
        "motivering": given["motivering"],
        "bericht": given["bericht"],
        "oordelen": form.oordelen(),
        "uitzondering": given["uitzondering"],
        "verwezen_naar": given["verwezen_naar"],
        "nieuw_id": form.nieuw_id,
    }


def _done(request: HttpRequest) -> HttpResponse:
    messages.success(request, _("Het besluit is vastgelegd en de afzender krijgt bericht."))
    return redirect("triage")


def _context(detail: queries.TriageDetail, **extra: Any) -> dict[str, Any]:
    return {"detail": detail, "signaal": detail.signaal, **extra}
