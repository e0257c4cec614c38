"""Handing an agreement over to another organisation, and the successor's answer (R29)."""

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from regiehuis.casussen.actions import overdracht as actions
from regiehuis.casussen.queries.afspraak import afspraak_detail
from regiehuis.casussen.queries.overdracht import afspraak_van, opvolgers
from regiehuis.web.plannen.blad import done, form_page
from regiehuis.web.request import asker_of, form_methods, posted
from regiehuis.web.submit import submit

from .forms import AntwoordForm, NietOvernemenForm, OverdrachtForm
from .views import sheet


@form_methods
def afspraak_overdragen(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """Offer the agreement to somebody of another organisation."""
    asker = asker_of(request)
    detail = afspraak_detail(asker, id)
    form = OverdrachtForm(posted(request), opvolgers=opvolgers(asker, id))
    if form.is_valid():
        given = {"medewerker_id": form.cleaned_data["medewerker"], "nieuw_id": form.nieuw_id}
        if submit(form, actions.offer_overdracht, asker=asker, afspraak_id=id, **given) is not None:
            done(request, _("De afspraak is ter overname aangeboden."))
            return redirect("afspraak", id=id)
    words = _("%(organisatie)s blijft verantwoordelijk tot de ander heeft aanvaard.")
    intro = words % {"organisatie": detail.regel.organisatie}
    return form_page(request, form, sheet(detail, _("Afspraak overdragen"), _("Ter overname aanbieden"), intro))


@require_POST
def overdracht_aanvaarden(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """Take the agreement over."""
    asker, form = asker_of(request), AntwoordForm(request.POST)
    key = afspraak_van(asker, id)
    if form.is_valid() and submit(form, actions.accept_overdracht, asker=asker, overdracht_id=id) is not None:
        done(request, _("U heeft de afspraak overgenomen."))
    else:
        messages.error(request, " ".join(str(wrong) for wrong in form.non_field_errors()))
    return redirect("afspraak", id=key)


@form_methods
def overdracht_weigeren(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """Decline to take it over, with the ground."""
    asker = asker_of(request)
    key = afspraak_van(asker, id)
    form = NietOvernemenForm(posted(request))
    if form.is_valid():
        grond = form.cleaned_data["grond"]
        if submit(form, actions.decline_overdracht, asker=asker, overdracht_id=id, grond=grond) is not None:
            done(request, _("Vastgelegd dat u de afspraak niet overneemt."))
            return redirect("afspraak", id=key)
    return form_page(request, form, sheet(afspraak_detail(asker, key), _("Niet overnemen"), _("Niet overnemen")))
