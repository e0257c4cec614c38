"""A round table planned; the contact sheet, to read, keep and print; the contact person of somebody (A11)."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from regiehuis.casussen.access.casus import fetch_casus, guarded_casus, led_casus
from regiehuis.casussen.access.contact import fetch_contactregel
from regiehuis.casussen.actions import contact as actions
from regiehuis.casussen.actions.rondetafel import plan_rondetafel
from regiehuis.casussen.queries import contact as queries
from regiehuis.casussen.queries.casuskeuzes import lezer_keuzes
from regiehuis.web.plannen.blad import Blad, casus_page, done, form_page, trail
from regiehuis.web.request import asker_of, form_methods, posted
from regiehuis.web.submit import ActieForm, submit

from .forms import ContactpersoonForm, ContactregelForm, RondetafelForm


@form_methods
def rondetafel_nieuw(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """Bring everybody of this case around one table."""
    asker = asker_of(request)
    case = guarded_casus(asker, id, doel="rondetafel")
    form = RondetafelForm(posted(request))
    if form.is_valid():
        given = {name: form.cleaned_data[name] for name in ("aanvang", "plaats", "reden")}
        made = submit(form, plan_rondetafel, asker=asker, casus_id=id, nieuw_id=form.nieuw_id, **given)
        if made is not None:
            done(request, _("De rondetafel is gepland; alle deelnemers zijn uitgenodigd."), ("rondetafel", id))
            return redirect("overleg", id=made.id)
    return form_page(request, form, _sheet(case.nummer, id, _("Rondetafel plannen"), _("Plannen"), "rondetafel"))


@require_GET
def contactblad(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """Who does what, on which number, when; whose contact person is who."""
    return casus_page(request, id, "deelnemers", "rondetafels/contactblad.html", queries.contactblad, "blad")


@form_methods
def contactregel_nieuw(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """Put somebody on the sheet."""
    asker = asker_of(request)
    case = fetch_casus(asker, id, doel="contactblad")
    form = ContactregelForm(posted(request), leden=lezer_keuzes(asker, id))
    if form.is_valid():
        who = {"medewerker_id": form.medewerker_id, "nieuw_id": form.nieuw_id}
        if submit(form, actions.add_contactregel, asker=asker, casus_id=id, contact=form.contact(), **who) is not None:
            done(request, _("Toegevoegd aan het contactblad."), ("contactregel", id))
            return redirect("contactblad", id=id)
    sheet = _sheet(case.nummer, id, _("Aan het contactblad toevoegen"), _("Toevoegen"), "contactregel")
    return form_page(request, form, sheet)


@form_methods
def contactpersoon(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """Choose the one whom somebody can always turn to."""
    asker = asker_of(request)
    case = led_casus(asker, id, doel="contactpersoon")
    persons, lines = queries.contactpersoon_keuzes(asker, id)
    form = ContactpersoonForm(posted(request), personen=persons, regels=lines)
    if form.is_valid():
        chosen = {f"{name}_id": uuid.UUID(form.cleaned_data[name]) for name in ("persoon", "contactregel")}
        chosen["nieuw_id"] = form.nieuw_id
        if submit(form, actions.choose_contactpersoon, asker=asker, casus_id=id, **chosen) is not None:
            done(request, _("De vaste contactpersoon is gekozen."))
            return redirect("contactblad", id=id)
    sheet = _sheet(case.nummer, id, _("Vaste contactpersoon kiezen"), _("Kiezen"), "contactpersoon")
    return form_page(request, form, sheet)


@form_methods
def contactregel_beeindigen(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """Take somebody off the sheet; asked once."""
    asker = asker_of(request)
    line = fetch_contactregel(asker, id)
    case = fetch_casus(asker, line.casus_id, doel="contactblad")
    form = ActieForm(posted(request))
    if form.is_valid() and submit(form, actions.end_contactregel, asker=asker, contactregel_id=id) is not None:
        done(request, _("Van het contactblad gehaald."))
        return redirect("contactblad", id=case.id)
    back = reverse("contactblad", args=[case.id])
    words = f"{line.naam}, {line.organisatie}: {line.doet}"
    sheet = Blad(_("Van het contactblad halen"), _("Eraf halen"), back, trail(case.nummer, back), words, True)
    return form_page(request, form, sheet)


def _sheet(nummer: str, id: uuid.UUID, titel: str, knop: str, concept: str) -> Blad:
    back = reverse("contactblad", args=[id])
    return Blad(titel, knop, back, trail(nummer, back), concept=(concept, id))
