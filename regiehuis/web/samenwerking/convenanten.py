"""Covenants: the list, one covenant with its signatures, matrix and changes, and its draft."""

import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from regiehuis.casussen.rules.afsluiting import add_months
from regiehuis.convenanten import actions, queries
from regiehuis.convenanten.queries.modellen import modellen
from regiehuis.convenanten.rules.modellen import MODELLEN, Convenantmodel
from regiehuis.samenwerking.access import Asker
from regiehuis.samenwerking.queries.huis import thema_choices
from regiehuis.web.request import asker_of, form_methods, posted

from . import regelforms
from .pagina import Formulierpagina, form_page, manager_of, tab_page

TAB = "samenwerking_convenanten"
VELDEN = ("naam", "doel", "van", "tot", "herzien_op")


@require_GET
def convenanten(request: HttpRequest) -> HttpResponse:
    """The covenants, and the regimes they stand under."""
    asker = asker_of(request)
    rows = queries.convenanten(asker)
    return tab_page(request, TAB, "convenanten", convenanten=rows, regimes=queries.regimes(asker))


@require_GET
def convenant(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """One covenant: purpose, themes, who signed and who did not, the matrix, what was changed in it."""
    asker = asker_of(request)
    found = queries.convenant(asker, id)
    return tab_page(request, TAB, "convenant", convenant=found, wijzigingen=queries.wijzigingen(asker, id))


@require_GET
def convenant_modellen(request: HttpRequest) -> HttpResponse:
    """The model covenants to start from."""
    manager_of(request)
    return tab_page(request, TAB, "modellen", modellen=modellen())


@form_methods
def convenant_nieuw(request: HttpRequest) -> HttpResponse:
    """Draft a covenant; with ?model from a model covenant, which can be changed here."""
    asker = manager_of(request)
    model = MODELLEN.get(request.GET.get("model", ""))
    choices = _choices(asker)
    initial = _from_model(asker, model, choices) if model else {"van": asker.dag}
    form = regelforms.ConvenantForm(posted(request), keuzes=choices, initial=initial)
    page = Formulierpagina(
        _("Convenant opstellen"),
        _("Concept opslaan"),
        _("Het concept is opgeslagen. Kijk de matrix na en leg daarna vast wie tekende."),
        reverse(TAB),
        _("Naar het model {naam}. Laat een jurist meelezen voordat iemand tekent.").format(naam=model.naam)
        if model
        else _("Dit wordt een concept. Niemand krijgt toegang tot organisaties tekenen."),
        () if model else ((_("Beginnen met een model"), reverse("samenwerking_convenant_modellen")),),
    )
    code = model.code if model else ""
    return form_page(
        request,
        form,
        page,
        lambda: actions.add_convenant(asker=asker, model=code, nieuw_id=form.nieuw_id, **_draft(form)),
    )


def _from_model(asker: Asker, model: Convenantmodel, choices: dict[str, Any]) -> dict[str, Any]:
    """What a model proposes, as far as this house has the words for it."""
    themas = [key for key, naam in choices["themas"] if naam in model.themas]
    day = asker.dag
    return {
        "naam": model.naam,
        "doel": model.doel,
        "themas": themas,
        "regime": next((str(r.id) for r in queries.regimes(asker) if r.soort == model.regimesoort), ""),
        "van": day,
        "tot": add_months(day, 12 * model.looptijd_jaren),
        "herzien_op": add_months(day, model.evaluatie_maanden),
    }


@form_methods
def convenant_wijzigen(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """Change a draft; what was signed stays as it was signed."""
    asker = manager_of(request)
    found = queries.convenant(asker, id)
    initial = {name: getattr(found, name) for name in VELDEN}
    initial |= {"regime": found.regime_id, "themas": [str(key) for key in found.thema_ids]}
    form = regelforms.ConvenantForm(posted(request), keuzes=_choices(asker), initial=initial)
    page = Formulierpagina(
        _("Concept wijzigen"),
        _("Concept opslaan"),
        _("Het concept is gewijzigd."),
        reverse("samenwerking_convenant", args=[id]),
        _("Dit kan tot de eerste organisatie tekent. Daarna staat vast wat er getekend is."),
        versie=found.versie,
    )
    return form_page(
        request,
        form,
        page,
        lambda: actions.change_convenant(
            asker=asker, convenant_id=id, versie=form.cleaned_data["versie"], **_draft(form)
        ),
    )


def _choices(asker: Asker) -> dict[str, Any]:
    return {"regime": queries.regime_choices(asker), "themas": thema_choices(asker)}


def _draft(form: regelforms.ConvenantForm) -> dict[str, Any]:
    """What a draft is made of, as the form has it."""
    themas = [uuid.UUID(thema) for thema in form.cleaned_data["themas"]]
    given = {name: form.cleaned_data[name] for name in VELDEN}
    return given | {"regime_id": form.chosen("regime"), "thema_ids": themas}
