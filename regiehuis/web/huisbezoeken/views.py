"""Home visits of a case: planned, one visit with its report, ended (A10)."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from regiehuis.casussen.access.casus import fetch_casus, fetch_deelnames
from regiehuis.casussen.access.huisbezoek import fetch_huisbezoek, visit_to_end
from regiehuis.casussen.actions import huisbezoek as actions
from regiehuis.casussen.queries import huisbezoek as queries
from regiehuis.casussen.queries.casus import casus_hoofd
from regiehuis.web.plannen.blad import Blad, done, form_page, trail
from regiehuis.web.request import asker_of, form_methods, posted
from regiehuis.web.submit import submit

from .forms import AfrondenForm, HuisbezoekForm


@form_methods
def huisbezoek_nieuw(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """Plan a visit with others."""
    asker = asker_of(request)
    case = fetch_casus(asker, id, doel="huisbezoek")
    form = HuisbezoekForm(posted(request), leden=queries.bezoeker_keuzes(asker, id))
    if form.is_valid():
        given = form.bezoek() | {"casus_id": id, "nieuw_id": form.nieuw_id}
        if (made := submit(form, actions.plan_huisbezoek, asker=asker, **given)) is not None:
            done(request, _("Het huisbezoek is gepland; wie meegaat krijgt bericht."), ("huisbezoek", id))
            return redirect("huisbezoek", id=made.id)
    back = reverse("casus_toestemming", args=[id])
    sheet = Blad(_("Huisbezoek plannen"), _("Plannen"), back, trail(case.nummer, back), concept=("huisbezoek", id))
    return form_page(request, form, sheet)


@require_GET
def huisbezoek(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """One visit: who goes, consent at the door, each one's part of the report, what was agreed."""
    asker = asker_of(request)
    visit = fetch_huisbezoek(asker, id)
    deelnames = fetch_deelnames(asker, visit.casus_id, doel="huisbezoek")
    context = {
        "casus": casus_hoofd(asker, deelnames),
        "tab": "toestemming",
        "bezoek": queries.huisbezoek(asker, visit, deelnames),
    }
    return TemplateResponse(request, "huisbezoeken/bezoek.html", context)


@form_methods
def huisbezoek_afronden(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """Say how it went."""
    asker = asker_of(request)
    visit = visit_to_end(asker, id)
    case = fetch_casus(asker, visit.casus_id, doel="huisbezoek")
    form = AfrondenForm(posted(request), initial={"versie": visit.versie})
    if form.is_valid():
        given = {name: form.cleaned_data[name] for name in ("uitkomst", "toelichting", "versie")}
        if submit(form, actions.end_huisbezoek, asker=asker, huisbezoek_id=id, **given) is not None:
            done(request, _("Vastgelegd hoe het bezoek afliep."))
            return redirect("huisbezoek", id=id)
    back = reverse("huisbezoek", args=[id])
    sheet = Blad(_("Huisbezoek afronden"), _("Afronden"), back, trail(case.nummer, back))
    return form_page(request, form, sheet, versie=visit.versie)
