"""Regimes: one with its settings, made from a model that comes with the product, changed by the ketenmanager."""

import dataclasses
import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from regiehuis.convenanten import queries
from regiehuis.convenanten.actions import save_regime
from regiehuis.convenanten.rules.regime import MODELLEN, model_of
from regiehuis.web.request import asker_of, form_methods, posted

from .pagina import Formulierpagina, form_page, manager_of, tab_page
from .regimeforms import RegimeForm

TAB = "samenwerking_convenanten"


@require_GET
def regime(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """One regime: what it is for, in what it differs, and the covenants under it."""
    asker = asker_of(request)
    found = queries.regime(asker, id)
    return tab_page(request, TAB, "regime", regime=found, convenanten=queries.convenanten_van(asker, id))


@form_methods
def regime_nieuw(request: HttpRequest) -> HttpResponse:
    """Make a legal regime, from a model if one likes."""
    manager_of(request)
    model = model_of(request.GET.get("model", ""))
    given = dataclasses.asdict(model) if model else {}
    given |= {"andere_verbanden": "\n".join(model.andere_verbanden)} if model else {}
    here = reverse("samenwerking_regime_nieuw")
    page = Formulierpagina(
        _("Regime toevoegen"),
        _("Opslaan"),
        _("Het regime is opgeslagen."),
        reverse(TAB),
        _("Begin met een model, of vul alles zelf in. Een model is een voorbeeld: laat een jurist het bevestigen."),
        acties=tuple((m.naam, f"{here}?model={m.soort}") for m in MODELLEN),
    )
    return _regime(request, page, given, None)


@form_methods
def regime_wijzigen(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """Change a legal regime."""
    found = queries.regime(manager_of(request), id)
    page = Formulierpagina(
        _("{regime} wijzigen").format(regime=found.naam),
        _("Opslaan"),
        _("Het regime is opgeslagen."),
        reverse("samenwerking_regime", args=[id]),
        _("Wat u wijzigt, geldt meteen voor elke casus onder dit regime."),
        versie=found.versie,
    )
    given = {name: getattr(found, name) for name in (*RegimeForm.woorden, *RegimeForm.instellingen)}
    return _regime(request, page, given, id)


def _regime(
    request: HttpRequest, page: Formulierpagina, given: dict[str, Any], regime_id: uuid.UUID | None
) -> HttpResponse:
    asker = asker_of(request)
    form = RegimeForm(posted(request), initial=given)
    return form_page(
        request,
        form,
        page,
        lambda: save_regime(
            asker=asker,
            regime_id=regime_id,
            nieuw_id=form.nieuw_id,
            versie=form.cleaned_data["versie"],
            regels=form.regels(),
            **{name: form.cleaned_data[name] for name in form.woorden},
        ),
    )
