"""A request at the contact point, from its arrival to its end (R30, R31)."""

import uuid
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from regiehuis.verantwoording.access.verzoek import fetch_verzoek, require_contactpunt
from regiehuis.verantwoording.actions import verzoek as actions
from regiehuis.verantwoording.queries import verzoek as queries
from regiehuis.web.plannen.blad import Blad, done, form_page
from regiehuis.web.request import asker_of, form_methods, posted
from regiehuis.web.submit import ActieForm, submit

from . import forms

STAPPEN = (_("Identiteit"), _("Persoon"), _("Bijeenbrengen"), _("Beslissen"), _("Antwoorden"))


def verzoek_trail(nummer: str, id: uuid.UUID) -> tuple[tuple[str, str], ...]:
    """The way back from a form of a request."""
    return ((_("Verzoeken"), reverse("verzoeken")), (nummer, reverse("verzoek", args=[id])))


@require_GET
def verzoeken(request: HttpRequest) -> HttpResponse:
    """All requests of the house with their clocks."""
    rows = queries.verzoeken(asker_of(request))
    context = {"open": [r for r in rows if not r.gesloten], "gesloten": [r for r in rows if r.gesloten]}
    return TemplateResponse(request, "verzoeken/lijst.html", context)


@form_methods
def verzoek_nieuw(request: HttpRequest) -> HttpResponse:
    """Write down a request that arrived."""
    asker = asker_of(request)
    require_contactpunt(asker)
    form = forms.VerzoekForm(posted(request), initial={"ontvangen_op": asker.dag})
    if form.is_valid():
        arrived, key = form.binnenkomst(), form.nieuw_id
        made = submit(form, actions.register_verzoek, asker=asker, binnenkomst=arrived, nieuw_id=key)
        if made is not None:
            done(request, _("Het verzoek is vastgelegd; de termijn loopt."), ("verzoek", asker.huis_id))
            return redirect("verzoek", id=made.id)
    back = reverse("verzoeken")
    words = _("Of wij de persoon kennen, blijkt pas nadat u de identiteit heeft vastgesteld.")
    kruimels = ((_("Verzoeken"), back),)
    sheet = Blad(_("Verzoek vastleggen"), _("Vastleggen"), back, kruimels, words, concept=("verzoek", asker.huis_id))
    return form_page(request, form, sheet)


@require_GET
def verzoek(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """One request: where it stands, what was found, what was decided, who looked."""
    found = queries.verzoek_dossier(asker_of(request), id)
    context = {"v": found, "regel": found.regel, "stappen": STAPPEN}
    return TemplateResponse(request, "verzoeken/verzoek.html", context)


@form_methods
def verzoek_identiteit(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """Record the identity check."""
    words = (_("Identiteit vaststellen"), _("Identiteit vaststellen"), _("De identiteit is vastgesteld."))
    return step(request, id, forms.IdentiteitForm, actions.check_identity, ("wijze", "toelichting"), words)


@form_methods
def verzoek_persoon(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """Say which records of the index are the person."""
    asker = asker_of(request)
    row = fetch_verzoek(asker, id)
    found = queries.persoon_keuzes(asker, id)
    form = forms.PersoonForm(posted(request), gevonden=found)
    if form.is_valid():
        who = form.gekozen()
        if submit(form, actions.choose_personen, asker=asker, verzoek_id=id, personen=who) is not None:
            done(request, _("Vastgelegd wie het is."))
            return redirect("verzoek", id=id)
    hint = "" if found else _("Niemand gevonden met deze naam en geboortedatum. Leg vast dat het niemand is.")
    sheet = Blad(_("Wie is het?"), _("Vastleggen"), reverse("verzoek", args=[id]), verzoek_trail(row.nummer, id), hint)
    return form_page(request, form, sheet)


@require_POST
def verzoek_bijeenbrengen(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """Put everything about the person together."""
    return press(request, id, actions.assemble_verzoek, _("Alles wat er over deze persoon staat, is bijeengebracht."))


@form_methods
def verzoek_verlengen(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """Two months more, with the reason."""
    words = (
        _("Termijn verlengen"),
        _("Twee maanden verlengen"),
        _("De termijn is verlengd; laat het de persoon weten."),
    )
    return step(request, id, forms.VerlengForm, actions.extend_verzoek, ("reden",), words)


@form_methods
def verzoek_geheim(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """Say how it is safe to answer although an address is secret."""
    words = (_("Geheim adres"), _("Vastleggen"), _("Vastgelegd hoe het antwoord veilig aankomt."))
    return step(request, id, forms.GeheimForm, actions.resolve_secrecy, ("toelichting",), words)


@form_methods
def verzoek_sluiten(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """Close the request; the data of the person are out of reach at once."""
    words = (_("Verzoek sluiten"), _("Sluiten"), _("Het verzoek is gesloten."))
    return step(request, id, forms.SluitForm, actions.close_verzoek, ("uitkomst", "toelichting"), words)


def step(
    request: HttpRequest,
    verzoek_id: uuid.UUID,
    kind: type[ActieForm],
    action: Callable[..., Any],
    names: tuple[str, ...],
    words: tuple[str, str, str],
) -> HttpResponse:
    """A form of one step of a request: title, button and what is said afterwards in `words`."""
    asker = asker_of(request)
    row = fetch_verzoek(asker, verzoek_id)
    form = kind(posted(request), initial={"versie": row.versie})
    if form.is_valid():
        given = {name: form.cleaned_data[name] for name in (*names, "versie")}
        if submit(form, action, asker=asker, verzoek_id=verzoek_id, **given) is not None:
            done(request, words[2])
            return redirect("verzoek", id=verzoek_id)
    sheet = Blad(words[0], words[1], reverse("verzoek", args=[verzoek_id]), verzoek_trail(row.nummer, verzoek_id))
    return form_page(request, form, sheet, versie=row.versie)


def press(
    request: HttpRequest, verzoek_id: uuid.UUID, action: Callable[..., Any], word: str, **given: Any
) -> HttpResponse:
    """A button of a request; what the rule refuses is said on its page."""
    form = ActieForm(request.POST)
    form.is_valid()
    if submit(form, action, asker=asker_of(request), verzoek_id=verzoek_id, **given) is not None:
        messages.success(request, word)
    else:
        messages.error(request, " ".join(str(wrong) for wrong in form.non_field_errors()))
    return redirect("verzoek", id=verzoek_id)
