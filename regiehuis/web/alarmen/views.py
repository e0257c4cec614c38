"""A release reported, and its alarm until somebody says what was done (R9, A13)."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from regiehuis.casussen.access.casus import fetch_casus
from regiehuis.casussen.actions import vrijlating as actions
from regiehuis.casussen.queries.casuskeuzes import persoon_keuzes
from regiehuis.casussen.queries.vrijlating import alarm_detail
from regiehuis.web.concepten.bewaard import draft
from regiehuis.web.plannen.blad import Blad, done, form_page, trail
from regiehuis.web.request import asker_of, form_methods, posted
from regiehuis.web.submit import submit

from .forms import AlarmForm, VrijlatingForm


@form_methods
def vrijlating_nieuw(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """Report when somebody comes free; it raises an alarm at once."""
    asker = asker_of(request)
    case = fetch_casus(asker, id, doel="vrijlating")
    form = VrijlatingForm(posted(request), personen=persoon_keuzes(id))
    if form.is_valid():
        data = form.cleaned_data
        given = {name: data[name] for name in ("vrij_op", "toelichting")} | {"persoon_id": uuid.UUID(data["persoon"])}
        made = submit(form, actions.report_vrijlating, asker=asker, casus_id=id, nieuw_id=form.nieuw_id, **given)
        if made is not None:
            done(request, _("De vrijlating is gemeld. Wie iets moet doen, krijgt een alarm."), ("vrijlating", id))
            return redirect("casus_personen", id=id)
    back = reverse("casus_personen", args=[id])
    sheet = Blad(_("Vrijlating melden"), _("Melden"), back, trail(case.nummer, back), concept=("vrijlating", id))
    return form_page(request, form, sheet)


@form_methods
def alarm(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """The alarm, and saying what was done."""
    asker = asker_of(request)
    form = AlarmForm(posted(request))
    if form.is_valid() and (
        submit(form, actions.answer_alarm, asker=asker, alarm_id=id, gedaan=form.cleaned_data["gedaan"]) is not None
    ):
        done(request, _("Vastgelegd wat u deed; het alarm is bij iedereen weg."), ("alarm", id))
        return redirect("werkvoorraad")
    context = {"alarm": alarm_detail(asker, id), "form": form} | draft(request, form, "alarm", id)
    wrong = form.is_bound and bool(form.errors)
    return TemplateResponse(request, "alarmen/alarm.html", context, status=422 if wrong else 200)
