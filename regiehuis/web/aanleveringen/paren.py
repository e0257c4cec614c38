"""Pairs of delivered records: the list, one pair with the decision on it, the thresholds, and asking for a run (B3)."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from regiehuis.personen.actions import koppeling as actions
from regiehuis.personen.queries import koppeling as queries
from regiehuis.web.concepten.bewaard import draft
from regiehuis.web.plannen.blad import Blad, done, form_page
from regiehuis.web.request import asker_of, form_methods, page_number, posted
from regiehuis.web.submit import ActieForm, show_version, submit

from .forms import InstellingForm, PaarForm


@require_GET
def paren(request: HttpRequest) -> HttpResponse:
    """Pairs of one kind, the heaviest first."""
    soorten = dict(queries.SOORTEN)
    soort = request.GET.get("soort", "")
    soort = soort if soort in soorten else "te_beslissen"
    pagina = page_number(request)
    lijst = queries.paren(asker_of(request), soort=soort, pagina=pagina)
    here = reverse("paren")
    tabs = [
        {"naam": naam, "url": f"{here}?soort={code}", "actief": code == soort, "aantal": lijst.aantallen.get(code)}
        for code, naam in soorten.items()
    ]
    context: dict[str, Any] = {"lijst": lijst, "soort": soort, "tabs": tabs}
    context["vorige"] = f"{here}?soort={soort}&pagina={pagina - 1}" if pagina > 1 else ""
    context["volgende"] = f"{here}?soort={soort}&pagina={pagina + 1}" if lijst.meer else ""
    return TemplateResponse(request, "aanleveringen/paren.html", context)


@form_methods
def paar(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """One pair, and the decision on it."""
    asker = asker_of(request)
    blad = queries.paar(asker, id)
    form = PaarForm(posted(request), initial={"versie": blad.versie}, keuzes=blad.keuzes)
    if form.is_bound and form.is_valid():
        words = {name: form.cleaned_data[name] for name in ("besluit", "reden", "tot", "versie")}
        if submit(form, actions.decide_paar, asker=asker, koppeling_id=id, **words) is not None:
            done(request, _("Uw besluit is vastgelegd."))
            return redirect("paar", id)
    show_version(form, blad.versie)
    context = {"blad": blad, "form": form} | draft(request, form)
    return TemplateResponse(request, "aanleveringen/paar.html", context, status=422 if form.is_bound else 200)


@form_methods
def koppelinstelling(request: HttpRequest) -> HttpResponse:
    """From which weight records are linked or asked about, and whether two people decide."""
    asker = asker_of(request)
    chosen = queries.instelling(asker)
    names = ("koppelen_vanaf", "vragen_vanaf", "vier_ogen", "versie")
    form = InstellingForm(posted(request), initial={name: getattr(chosen, name) for name in names})
    if form.is_bound and form.is_valid():
        given = {name: form.cleaned_data[name] for name in names}
        if submit(form, actions.change_koppelinstelling, asker=asker, **given) is not None:
            done(request, _("De instelling geldt vanaf de volgende keer dat records worden gekoppeld."))
            return redirect("paren")
    lijst = reverse("paren")
    kruimels = ((_("Aanleveringen"), reverse("aanleveringen")), (_("Paren"), lijst))
    intro = _("Een gewicht zegt hoeveel waarschijnlijker één persoon is dan twee: 1 is twee keer zo, 2 vier keer.")
    blad = Blad(_("Instelling van het koppelen"), _("Opslaan"), lijst, kruimels, intro)
    return form_page(request, form, blad, versie=chosen.versie)


@require_POST
def records_koppelen(request: HttpRequest) -> HttpResponse:
    """Ask for all records to be compared; it begins apart from the screen."""
    form = ActieForm(request.POST)
    form.is_valid()
    made = submit(form, actions.ask_koppelrun, asker=asker_of(request), nieuw_id=form.nieuw_id)
    if made is None:
        messages.error(request, " ".join(str(wrong) for wrong in form.non_field_errors()))
    else:
        done(request, _("De records worden gekoppeld. Dat begint binnen een minuut; u kunt intussen weg."))
    return redirect("paren")
