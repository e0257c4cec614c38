"""Results for other partnerships: seen by members, proposed and approved by two who lead the case (R23)."""

import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from regiehuis.casussen.access.casus import led_casus
from regiehuis.casussen.actions import resultaat as actions
from regiehuis.casussen.queries import resultaat as queries
from regiehuis.casussen.rules.resultaat import EEN_ANDER
from regiehuis.kern.errors import NotAllowed
from regiehuis.web.documents import pdf_response
from regiehuis.web.plannen.blad import Blad, casus_page, done, form_page, trail
from regiehuis.web.plannen.document import resultaat_values
from regiehuis.web.request import asker_of, form_methods, posted
from regiehuis.web.submit import submit

from .forms import BesluitForm, IntrekForm, ResultaatForm


@require_GET
def casus_resultaten(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """What other partnerships get of this case."""
    return casus_page(request, id, "resultaten", "resultaten/resultaten.html", queries.resultaten, "resultaten")


@form_methods
def resultaat_nieuw(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """Propose results."""
    asker = asker_of(request)
    case = led_casus(asker, id, doel="resultaten")
    form = ResultaatForm(posted(request), verbanden=queries.resultaten(asker, id, case).verbanden)
    if form.is_valid():
        told = {name: form.cleaned_data[name] for name in ("verband", "doel", "tekst")}
        if submit(form, actions.propose_resultaat, asker=asker, casus_id=id, nieuw_id=form.nieuw_id, **told):
            done(request, _("Het voorstel staat klaar. Een ander die deze casus leidt, besluit."))
            return redirect("casus_resultaten", id=id)
    back = reverse("casus_resultaten", args=[id])
    blad = Blad(_("Resultaten delen met een ander verband"), _("Voorstellen"), back, trail(case.nummer, back))
    return form_page(request, form, blad)


@form_methods
def resultaat_besluiten(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """Approve or reject."""
    return _act(
        request,
        id,
        BesluitForm,
        actions.decide_resultaat,
        (_("Besluiten over resultaten"), _("Besluiten"), _("Uw besluit is vastgelegd.")),
    )


@form_methods
def resultaat_intrekken(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """Take a proposal or an approval back."""
    return _act(
        request,
        id,
        IntrekForm,
        actions.withdraw_resultaat,
        (_("Resultaten intrekken"), _("Intrekken"), _("Ingetrokken: hierop gaat niets meer weg.")),
    )


@require_GET
def resultaat_pdf(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """Approved results as an accessible PDF for the other partnership."""
    asker = asker_of(request)
    found, bewijs = queries.resultaat_document(asker, id)
    naam = f"resultaten-{found.casusnummer}"
    return pdf_response("resultaten", resultaat_values(found, asker), naam=naam, bewijs=bewijs)


def _act(
    request: HttpRequest,
    id: uuid.UUID,
    form_type: type[BesluitForm | IntrekForm],
    act: Any,
    words: tuple[str, str, str],
) -> HttpResponse:
    asker = asker_of(request)
    found = queries.resultaat(asker, id)
    led_casus(asker, found.casus_id)
    if form_type is BesluitForm and found.van_mij:
        raise NotAllowed(EEN_ANDER)
    form = form_type(posted(request), initial={"versie": found.versie})
    titel, knop, klaar = words
    if form.is_valid():
        told = {name: form.cleaned_data[name] for name in ("versie", "besluit", "reden") if name in form.cleaned_data}
        if submit(form, act, asker=asker, resultaat_id=id, **told):
            done(request, klaar)
            return redirect("casus_resultaten", id=found.casus_id)
    back = reverse("casus_resultaten", args=[found.casus_id])
    intro = f"{found.verband}: {found.doel}"
    blad = Blad(titel, knop, back, trail(found.casusnummer, back), intro, gevaar=form_type is IntrekForm)
    return form_page(request, form, blad, versie=found.versie)
