"""Consents of a case: recorded, confirmed at a new lead, withdrawn (R25)."""

import datetime
import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_GET, require_POST

from regiehuis.casussen.access.casus import fetch_casus
from regiehuis.casussen.access.toestemming import fetch_toestemming
from regiehuis.casussen.actions import toestemming as actions
from regiehuis.casussen.queries.huisbezoek import toestemming_en_bezoek
from regiehuis.casussen.queries.toestemming import toestemming_keuzes, toestemming_regel
from regiehuis.web.plannen.blad import Blad, casus_page, done, form_page, trail
from regiehuis.web.request import asker_of, form_methods, key_in, posted
from regiehuis.web.submit import ActieForm, submit

from .forms import IntrekkenForm, ToestemmingForm

HALF_JAAR = datetime.timedelta(days=182)
INTREKKEN = gettext_noop(
    "Vanaf nu leest alleen de bron nog wat op deze toestemming rust. Wat eerder is gedaan en besproken, blijft. "
    "Intrekken kunt u niet terugdraaien; een nieuwe toestemming vastleggen kan altijd."
)


@require_GET
def casus_toestemming(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """What was agreed, what counts, what was withdrawn; and the visits."""
    return casus_page(request, id, "toestemming", "toestemmingen/casus.html", toestemming_en_bezoek, "overzicht")


@form_methods
def toestemming_nieuw(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """Record what somebody agreed to."""
    asker = asker_of(request)
    case = fetch_casus(asker, id, doel="toestemming")
    form = _consent_form(request, id)
    if form.is_valid():
        person, visit = uuid.UUID(form.cleaned_data["persoon"]), key_in(request, "bezoek")
        given: dict[str, Any] = {
            "casus_id": id,
            "persoon_id": person,
            "huisbezoek_id": visit,
            "nieuw_id": form.nieuw_id,
        }
        if submit(form, actions.record_toestemming, asker=asker, bereik=form.bereik(), **given) is not None:
            done(request, _("De toestemming is vastgelegd."), ("toestemming", id))
            return redirect(_from(request, id))
    back = _from(request, id)
    crumbs = trail(case.nummer, back)
    sheet = Blad(_("Toestemming vastleggen"), _("Vastleggen"), back, crumbs, concept=("toestemming", id))
    return form_page(request, form, sheet)


def _consent_form(request: HttpRequest, casus_id: uuid.UUID) -> ToestemmingForm:
    asker = asker_of(request)
    persons, categories, organisations = toestemming_keuzes(asker, casus_id)
    only = persons[0][0] if len(persons) == 1 else ""
    return ToestemmingForm(
        posted(request),
        personen=persons,
        categorieen=categories,
        organisaties=organisations,
        initial={"van": asker.dag, "tot": asker.dag + HALF_JAAR, "persoon": only},
    )


def _from(request: HttpRequest, casus_id: uuid.UUID) -> str:
    """Back to the visit at whose door it was given, or to the consents of the case."""
    visit = key_in(request, "bezoek")
    return reverse("huisbezoek", args=[visit]) if visit else reverse("casus_toestemming", args=[casus_id])


@form_methods
def toestemming_intrekken(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """Somebody takes the consent back; asked once, done at once."""
    asker = asker_of(request)
    consent = fetch_toestemming(asker, id)
    case = fetch_casus(asker, consent.casus_id, doel="toestemming")
    form = IntrekkenForm(posted(request))
    if form.is_valid() and (
        submit(form, actions.withdraw_toestemming, asker=asker, toestemming_id=id, reden=form.cleaned_data["reden"])
        is not None
    ):
        done(request, _("De toestemming is ingetrokken. Wat erop rust, leest nu alleen de bron."))
        return redirect("casus_toestemming", id=case.id)
    back = reverse("casus_toestemming", args=[case.id])
    intro = f"{toestemming_regel(asker, consent).persoon}. {_(INTREKKEN)}"
    sheet = Blad(_("Toestemming intrekken"), _("Intrekken"), back, trail(case.nummer, back), intro, True)
    return form_page(request, form, sheet)


@require_POST
def toestemming_bevestigen(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """The person was asked again after the lead changed, and agrees."""
    asker = asker_of(request)
    consent = fetch_toestemming(asker, id)
    form = ActieForm(request.POST)
    seen = form.cleaned_data["versie"] if form.is_valid() else None
    if submit(form, actions.confirm_toestemming, asker=asker, toestemming_id=id, versie=seen) is None:
        messages.error(request, " ".join(str(word) for word in form.non_field_errors()))
    else:
        done(request, _("De toestemming is opnieuw bevestigd."))
    return redirect("casus_toestemming", id=consent.casus_id)
