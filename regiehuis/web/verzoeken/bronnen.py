"""What a request asks of a liaison: a view on items of the own unit, and confirming a notice (R30, R32)."""

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from regiehuis.kern.errors import NotFound
from regiehuis.verantwoording.access.verzoek import CONTACTPUNT, fetch_zienswijze
from regiehuis.verantwoording.actions import verzoekpost as actions
from regiehuis.verantwoording.queries.zienswijze import gevraagd
from regiehuis.web.plannen.blad import done
from regiehuis.web.request import asker_of, form_methods, posted
from regiehuis.web.submit import ActieForm, show_version, submit

from . import postforms


@require_GET
def zienswijzen(request: HttpRequest) -> HttpResponse:
    """All that requests ask of me as liaison."""
    return TemplateResponse(request, "verzoeken/zienswijzen.html", {"gevraagd": gevraagd(asker_of(request))})


@form_methods
def zienswijze(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """One item of the own unit: may it go to the person?"""
    asker = asker_of(request)
    row = fetch_zienswijze(asker, id)
    line = next((line for line in gevraagd(asker).vragen if line.id == id), None)
    if line is None:
        raise NotFound("zienswijze", id)
    form = postforms.ZienswijzeForm(posted(request), initial={"versie": row.versie})
    if form.is_valid():
        given = {name: form.cleaned_data[name] for name in ("antwoord", "toelichting", "versie")}
        if submit(form, actions.answer_zienswijze, asker=asker, zienswijze_id=id, **given) is not None:
            done(request, _("Uw zienswijze is vastgelegd."))
            return redirect("zienswijzen")
    context = {"form": form, "vraag": line, "botsing": show_version(form, row.versie)}
    wrong = form.is_bound and bool(form.errors)
    return TemplateResponse(request, "verzoeken/zienswijze.html", context, status=422 if wrong else 200)


@require_POST
def kennisgeving_bevestigen(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """Confirm that a correction, erasure or restriction was dealt with."""
    asker = asker_of(request)
    form = ActieForm(request.POST)
    form.is_valid()
    versie = form.cleaned_data.get("versie")
    found = submit(form, actions.confirm_kennisgeving, asker=asker, kennisgeving_id=id, versie=versie)
    if found is None:
        messages.error(request, " ".join(str(wrong) for wrong in form.non_field_errors()))
        return redirect("werkvoorraad")
    messages.success(request, _("Bevestigd."))
    return redirect("verzoek", id=found.verzoek_id) if asker.has(CONTACTPUNT) else redirect("zienswijzen")
