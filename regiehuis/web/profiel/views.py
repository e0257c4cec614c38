"""One's own account: what there is, and what its owner may change."""

import re

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_POST

from regiehuis.kern.errors import NotFound
from regiehuis.samenwerking.actions import toegang as actions
from regiehuis.samenwerking.actions.bevestiging import sign_verklaring
from regiehuis.samenwerking.queries import geheimhouding
from regiehuis.samenwerking.queries import toegang as queries
from regiehuis.samenwerking.queries.medewerkers import medewerker
from regiehuis.web.aanmelden import sessie
from regiehuis.web.request import asker_of, form_methods, posted
from regiehuis.web.samenwerking.pagina import done
from regiehuis.web.submit import ActieForm, submit

from .forms import SleutelForm, VerklaringForm, WachtwoordForm


@require_GET
@never_cache
def profiel(request: HttpRequest) -> HttpResponse:
    """The account, the ways in and the sessions of the asker."""
    asker = asker_of(request)
    context = {
        "medewerker": medewerker(asker, asker.medewerker_id),
        "toegang": queries.eigen_toegang(asker, request.session.session_key),
        "verklaring": geheimhouding.verklaring(asker),
        "form": SleutelForm(),
    }
    return TemplateResponse(request, "profiel/profiel.html", context)


@sensitive_post_parameters()
@form_methods
def wachtwoord(request: HttpRequest) -> HttpResponse:
    """Choose another password; every other session ends."""
    asker = asker_of(request)
    form = WachtwoordForm(posted(request))
    if form.is_bound and form.is_valid():
        changed = submit(
            form,
            actions.change_wachtwoord,
            asker=asker,
            huidig=form.cleaned_data["huidig"],
            nieuw=form.cleaned_data["wachtwoord"],
            sessiesleutel=request.session.session_key,
        )
        if changed is not None:
            update_session_auth_hash(request, changed)
            messages.success(request, _("Uw wachtwoord is gewijzigd. Uw andere sessies zijn beëindigd."))
            return redirect("profiel")
    return TemplateResponse(request, "profiel/wachtwoord.html", {"form": form}, status=422 if form.is_bound else 200)


@never_cache
@form_methods
def verklaring(request: HttpRequest) -> HttpResponse:
    """Sign for secrecy, once a text; until then nothing else opens where the house asks for it."""
    asker = asker_of(request)
    found = geheimhouding.verklaring(asker)
    form = VerklaringForm(posted(request), initial={"versie": found.tekstversie})
    if form.is_bound and form.is_valid():
        given = form.cleaned_data["versie"] or 0
        if submit(form, done, sign_verklaring, asker=asker, tekstversie=given):
            request.session["verklaring"] = False
            return sessie.go_in(request)
    context = {"form": form, "verklaring": found, "next": sessie.way_back(request)}
    return TemplateResponse(request, "profiel/verklaring.html", context, status=422 if form.is_bound else 200)


@never_cache
@require_POST
def herstelcodes(request: HttpRequest) -> HttpResponse:
    """New recovery codes, shown once."""
    codes = actions.new_herstelcodes(asker=asker_of(request))
    return TemplateResponse(request, "profiel/herstelcodes.html", {"codes": codes})


@form_methods
def sleutel_weg(request: HttpRequest, sleutel: str) -> HttpResponse:
    """Take away an own passkey, after asking."""
    asker = asker_of(request)
    number = int(sleutel) if re.fullmatch(r"\d{1,15}", sleutel, re.ASCII) else 0
    naam = queries.eigen_sleutel(asker, number)
    form = ActieForm(posted(request))
    if form.is_bound and form.is_valid() and submit(form, done, actions.remove_sleutel, asker=asker, sleutel_id=number):
        messages.success(request, _("De toegangssleutel is verwijderd."))
        return redirect("profiel")
    return _ask(request, form, _("Toegangssleutel verwijderen"), naam)


@form_methods
def app_weg(request: HttpRequest) -> HttpResponse:
    """Take away the authenticator app, after asking."""
    asker = asker_of(request)
    form = ActieForm(posted(request))
    if not queries.heeft_app(asker):
        raise NotFound("authenticator")
    if form.is_bound and form.is_valid() and submit(form, done, actions.remove_app, asker=asker):
        messages.success(request, _("De app is losgekoppeld."))
        return redirect("profiel")
    return _ask(request, form, _("Authenticator-app loskoppelen"), _("Authenticator-app"))


@require_POST
def sessie_eindigen(request: HttpRequest, merk: str) -> HttpResponse:
    """End one own session."""
    actions.end_sessie(asker=asker_of(request), merk=merk)
    messages.success(request, _("De sessie is beëindigd."))
    return redirect("profiel")


@require_POST
def sessies_eindigen(request: HttpRequest) -> HttpResponse:
    """End every own session but this one."""
    actions.end_sessies(asker=asker_of(request), behalve=request.session.session_key)
    messages.success(request, _("Uw andere sessies zijn beëindigd."))
    return redirect("profiel")


def _ask(request: HttpRequest, form: ActieForm, titel: str, wat: str) -> HttpResponse:
    context = {"form": form, "titel": titel, "wat": wat}
    return TemplateResponse(request, "profiel/weg.html", context, status=422 if form.is_bound else 200)
