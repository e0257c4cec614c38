"""Findings: the list, one of them, and what its owner and the FG do with it (R35)."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from regiehuis.samenwerking.queries.medewerkers import medewerker_choices
from regiehuis.verantwoording.access.toezicht import bevinding_to_answer, bevinding_to_close, require_fg
from regiehuis.verantwoording.actions import toezicht as actions
from regiehuis.verantwoording.queries import toezicht as queries
from regiehuis.verantwoording.rules.toezicht import BRONNEN
from regiehuis.web.plannen.blad import Blad
from regiehuis.web.request import asker_of, form_methods, key_in, posted

from . import forms
from .blad import Stap, act_page, tab_page


@require_GET
def toezicht(request: HttpRequest) -> HttpResponse:
    """The findings of the house, open ones first by their day."""
    alle = request.GET.get("alle") == "1"
    rows = queries.bevindingen(asker_of(request), alle=alle)
    return tab_page(request, "toezicht", "toezicht/bevindingen.html", bevindingen=rows, alle=alle)


@require_GET
def bevinding(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """One finding, for the FG and its owner."""
    return TemplateResponse(request, "toezicht/bevinding.html", {"b": queries.bevinding(asker_of(request), id)})


@form_methods
def bevinding_nieuw(request: HttpRequest) -> HttpResponse:
    """Record a finding; where it came from may stand in the address."""
    asker = asker_of(request)
    require_fg(asker, "bevinding")
    bron = request.GET.get("bron", "")
    form = forms.BevindingForm(
        posted(request), mensen=medewerker_choices(asker), initial={"bron": bron} if bron in dict(BRONNEN) else None
    )
    terug = reverse("toezicht")
    blad = Blad(_("Bevinding vastleggen"), _("Vastleggen"), terug, _trail())

    def act() -> object:
        data = form.cleaned_data
        given = {name: data[name] for name in ("onderwerp", "toelichting", "opvolgen_voor", "bron")}
        return actions.record_bevinding(
            asker=asker, eigenaar_id=data["eigenaar"], bron_id=key_in(request, "van"), nieuw_id=form.nieuw_id, **given
        )

    return act_page(request, form, Stap(blad, _("De bevinding is vastgelegd."), terug), act)


@form_methods
def bevinding_antwoorden(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """Say what was done about it, as its owner."""
    asker = asker_of(request)
    found = bevinding_to_answer(asker, id)
    form = forms.ReactieForm(posted(request), initial={"reactie": found.reactie})
    step = _step(
        id, found.versie, _("Antwoorden op bevinding"), _("Antwoord versturen"), _("Uw antwoord is vastgelegd.")
    )

    def act() -> object:
        data = form.cleaned_data
        return actions.answer_bevinding(asker=asker, bevinding_id=id, versie=data["versie"], reactie=data["reactie"])

    return act_page(request, form, step, act)


@form_methods
def bevinding_opvolgen(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """Another owner, or another day."""
    asker = asker_of(request)
    found = bevinding_to_close(asker, id)
    now = {"eigenaar": found.eigenaar_id, "opvolgen_voor": found.opvolgen_voor}
    form = forms.OpvolgenForm(posted(request), mensen=medewerker_choices(asker), initial=now)
    step = _step(id, found.versie, _("Opvolging wijzigen"), _("Opslaan"), _("De opvolging is gewijzigd."))

    def act() -> object:
        data = form.cleaned_data
        return actions.follow_bevinding(
            asker=asker,
            bevinding_id=id,
            versie=data["versie"],
            eigenaar_id=data["eigenaar"],
            opvolgen_voor=data["opvolgen_voor"],
        )

    return act_page(request, form, step, act)


@form_methods
def bevinding_afsluiten(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """Close it with what came of it."""
    asker = asker_of(request)
    found = bevinding_to_close(asker, id)
    form = forms.AfsluitenForm(posted(request))
    step = _step(id, found.versie, _("Bevinding afsluiten"), _("Afsluiten"), _("De bevinding is afgesloten."))

    def act() -> object:
        data = form.cleaned_data
        return actions.close_bevinding(
            asker=asker, bevinding_id=id, versie=data["versie"], status=data["status"], uitkomst=data["uitkomst"]
        )

    return act_page(request, form, step, act)


def _trail(*rest: tuple[str, str]) -> tuple[tuple[str, str], ...]:
    return ((_("Toezicht"), reverse("toezicht")), *rest)


def _step(bevinding_id: uuid.UUID, versie: int, titel: str, knop: str, klaar: str) -> Stap:
    page = reverse("bevinding", args=[bevinding_id])
    return Stap(Blad(titel, knop, page, _trail((_("Bevinding"), page))), klaar, page, versie)
