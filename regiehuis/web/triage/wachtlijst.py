"""The waiting list of a meeting: who waits, in order; open the case, put first, take off the list."""

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from regiehuis.casussen.actions import wachtlijst as actions
from regiehuis.casussen.queries import wachtlijst as queries
from regiehuis.casussen.queries.triage import gevonden
from regiehuis.web.concepten.bewaard import draft
from regiehuis.web.request import asker_of, form_methods, posted
from regiehuis.web.submit import ActieForm, show_version, submit

from .forms import KoppelForm, VanDeLijstForm, VoorrangForm


@require_GET
def wachtlijst(request: HttpRequest) -> HttpResponse:
    """Who waits for the meetings that the asker chairs, and how full each is."""
    return TemplateResponse(request, "triage/wachtlijst.html", {"rijen": queries.wachtlijst(asker_of(request))})


@form_methods
def wachtlijst_openen(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """Open the case of who waits: the search comes first (R12)."""
    detail = queries.wachtdetail(asker_of(request), id)
    if request.method == "POST":
        return _open(request, detail)
    treffers = actions.search_wachtende(asker=asker_of(request), wachtplaats_id=id)
    initial = {"versie": detail.regel.versie}
    form = KoppelForm(personen=detail.personen, convenanten=detail.convenanten, treffers=treffers, initial=initial)
    return _page(request, "openen", detail, form)


def _open(request: HttpRequest, detail: queries.Wachtdetail) -> HttpResponse:
    """What was sent, against what the search found; a refusal shows the page again with all that was chosen."""
    asker = asker_of(request)
    found = gevonden(detail.regel.signaal_id)
    known = {persoon.id: found for persoon in detail.personen}
    form = KoppelForm(request.POST, personen=detail.personen, convenanten=detail.convenanten, treffers=known)
    if form.is_valid():
        made = submit(
            form,
            actions.open_wachtende,
            asker=asker,
            wachtplaats_id=detail.regel.id,
            versie=form.cleaned_data["versie"] or 0,
            convenant_id=uuid.UUID(form.cleaned_data["convenant"]),
            personen=form.koppelingen(),
            nieuw_id=form.nieuw_id,
        )
        if made is not None:
            messages.success(request, _("De casus is geopend en de afzender krijgt bericht."))
            return redirect("casus", id=made.id)
    return _page(request, "openen", detail, form)


@form_methods
def wachtlijst_voorrang(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """Put a signal first, with a reason."""
    detail = queries.wachtdetail(asker_of(request), id)
    form = VoorrangForm(posted(request), initial={"versie": detail.regel.versie})
    if form.is_bound and form.is_valid():
        given = {"versie": form.cleaned_data["versie"] or 0, "reden": form.cleaned_data["reden"]}
        if submit(form, actions.put_first, asker=asker_of(request), wachtplaats_id=id, **given) is not None:
            messages.success(request, _("Het signaal staat nu vooraan."))
            return redirect("wachtlijst")
    return _page(request, "voorrang", detail, form)


@form_methods
def wachtlijst_weg(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """Take a signal off the list without a case; the sender gets word."""
    detail = queries.wachtdetail(asker_of(request), id)
    form = VanDeLijstForm(posted(request), initial={"versie": detail.regel.versie})
    if form.is_bound and form.is_valid():
        given = {name: form.cleaned_data[name] for name in ("besluit", "reden", "bericht")}
        given["versie"] = form.cleaned_data["versie"] or 0
        if submit(form, actions.leave_wachtlijst, asker=asker_of(request), wachtplaats_id=id, **given) is not None:
            messages.success(request, _("Het signaal is van de lijst en de afzender krijgt bericht."))
            return redirect("wachtlijst")
    return _page(request, "weg", detail, form)


def _page(request: HttpRequest, naam: str, detail: queries.Wachtdetail, form: ActieForm) -> HttpResponse:
    clash = show_version(form, detail.regel.versie)
    context = {"detail": detail, "regel": detail.regel, "form": form, "botsing": clash} | draft(request, form)
    response = TemplateResponse(
        request, f"triage/wachtlijst_{naam}.html", context, status=422 if form.is_bound else 200
    )
    response["Cache-Control"] = "no-store"
    return response
