"""The tabs of a case, and the forms of its lead and members."""

import datetime
import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from regiehuis.casussen.access.casus import fetch_casus, guarded_casus, led_casus
from regiehuis.casussen.actions import casus as casus_actions
from regiehuis.casussen.actions import deelname as deelname_actions
from regiehuis.casussen.actions import regie as regie_actions
from regiehuis.casussen.queries import casusdelen as delen
from regiehuis.casussen.queries import casuskeuzes as keuzes
from regiehuis.casussen.queries.casuspagina import casus_pagina
from regiehuis.casussen.rules.casus import AANBODTERMIJN, fasen_naar
from regiehuis.web.plannen.blad import Blad, casus_page, done, form_page, trail
from regiehuis.web.request import asker_of, form_methods, posted
from regiehuis.web.submit import submit

from . import forms

YEAR = datetime.timedelta(days=365)
KEPT = ("aanleiding", "gewenst_doel", "omschrijving", "plaats", "buurt", "versie")


@require_GET
def casus(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """What is going on, who leads, what is due."""
    return casus_page(request, id, "overzicht", "casussen/overzicht_casus.html", casus_pagina, "pagina")


@require_GET
def casus_deelnemers(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """Who has access, why, until when."""
    return casus_page(request, id, "deelnemers", "casussen/deelnemers.html", delen.casus_deelnemers, "deelnemers")


@form_methods
def deelname_nieuw(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """Give somebody access to this case."""
    asker = asker_of(request)
    case = guarded_casus(asker, id, doel="deelnemers")
    initial = {"tot": asker.dag + YEAR}
    form = forms.DeelnameForm(posted(request), medewerkers=keuzes.kandidaat_leden(asker), initial=initial)
    if form.is_valid() and (
        submit(
            form,
            deelname_actions.add_deelname,
            asker=asker,
            casus_id=id,
            medewerker_id=uuid.UUID(form.cleaned_data["medewerker"]),
            tot=form.cleaned_data["tot"],
            reden=form.cleaned_data["reden"],
            nieuw_id=form.nieuw_id,
        )
        is not None
    ):
        done(request, _("De deelnemer is toegevoegd."))
        return redirect("casus_deelnemers", id=id)
    return form_page(request, form, _sheet(case.nummer, id, _("Deelnemer toevoegen"), _("Toegang geven"), "deelnemers"))


@form_methods
def deelname(request: HttpRequest, id: uuid.UUID, deelname_id: uuid.UUID) -> HttpResponse:
    """Extend or end somebody's access."""
    asker = asker_of(request)
    case = guarded_casus(asker, id, doel="deelnemers")
    versie = delen.deelname_versie(asker, deelname_id)
    form = forms.DeelnameWijzigenForm(posted(request), initial={"tot": asker.dag, "versie": versie})
    if form.is_valid() and (
        submit(
            form,
            deelname_actions.change_deelname,
            asker=asker,
            deelname_id=deelname_id,
            versie=form.cleaned_data["versie"] or 0,
            tot=form.cleaned_data["tot"],
            reden=form.cleaned_data["reden"],
        )
        is not None
    ):
        done(request, _("De deelname is gewijzigd."))
        return redirect("casus_deelnemers", id=id)
    sheet = _sheet(case.nummer, id, _("Deelname wijzigen"), _("Opslaan"), "deelnemers")
    return form_page(request, form, sheet, versie=versie)


@form_methods
def regie_aanbieden(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """Offer the lead to one organisation."""
    asker = asker_of(request)
    case = guarded_casus(asker, id, doel="regie")
    form = forms.RegieForm(
        posted(request), leden=keuzes.leden_keuzes(asker, id), initial={"termijn": asker.dag + AANBODTERMIJN}
    )
    if form.is_valid() and (
        submit(
            form,
            regie_actions.offer_regie,
            asker=asker,
            casus_id=id,
            medewerker_id=uuid.UUID(form.cleaned_data["medewerker"]),
            termijn=form.cleaned_data["termijn"],
            nieuw_id=form.nieuw_id,
        )
        is not None
    ):
        done(request, _("De regie is aangeboden."))
        return redirect("casus", id=id)
    return form_page(request, form, _sheet(case.nummer, id, _("Regie aanbieden"), _("Regie aanbieden"), ""))


@require_POST
def regie_aanvaarden(request: HttpRequest, id: uuid.UUID, aanbod_id: uuid.UUID) -> HttpResponse:
    """Take the lead."""
    regie_actions.accept_regie(asker=asker_of(request), casus_id=id, aanbod_id=aanbod_id)
    done(request, _("U heeft de regie van deze casus."))
    return redirect("casus", id=id)


@form_methods
def regie_weigeren(request: HttpRequest, id: uuid.UUID, aanbod_id: uuid.UUID) -> HttpResponse:
    """Decline the lead, with a ground."""
    asker = asker_of(request)
    case = fetch_casus(asker, id, doel="regie")
    form = forms.WeigerForm(posted(request))
    if form.is_valid() and (
        submit(
            form,
            regie_actions.decline_regie,
            asker=asker,
            casus_id=id,
            aanbod_id=aanbod_id,
            grond=form.cleaned_data["grond"],
        )
        is not None
    ):
        done(request, _("De weigering is vastgelegd, met uw grond."))
        return redirect("casus", id=id)
    return form_page(request, form, _sheet(case.nummer, id, _("Regie weigeren"), _("Weigering vastleggen"), ""))


@form_methods
def casus_fase(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """Move the case to another phase."""
    asker = asker_of(request)
    case = led_casus(asker, id, doel="fase")
    form = forms.FaseForm(posted(request), fasen=fasen_naar(case.fase), initial={"versie": case.versie})
    if form.is_valid() and (
        submit(
            form,
            casus_actions.change_fase,
            asker=asker,
            casus_id=id,
            versie=form.cleaned_data["versie"] or 0,
            naar=form.cleaned_data["naar"],
            toelichting=form.cleaned_data["toelichting"],
        )
        is not None
    ):
        done(request, _("De casus staat in een andere fase."))
        return redirect("casus", id=id)
    sheet = _sheet(case.nummer, id, _("Fase wijzigen"), _("Verplaatsen"), "")
    return form_page(request, form, sheet, versie=case.versie)


@form_methods
def casus_samenvatting(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """Rewrite reason and aim; the second of two people is told and keeps what was typed."""
    asker = asker_of(request)
    case = led_casus(asker, id, doel="samenvatting")
    form = forms.samenvatting_form(posted(request), case.soort, initial={name: getattr(case, name) for name in KEPT})
    if form.is_valid() and (
        submit(
            form, casus_actions.change_samenvatting, asker=asker, casus_id=id, waar=form.waar(), **form.samenvatting()
        )
        is not None
    ):
        done(request, _("De samenvatting is gewijzigd."), ("samenvatting", id))
        return redirect("casus", id=id)
    sheet = _sheet(case.nummer, id, _("Samenvatting wijzigen"), _("Opslaan"), "", draft="samenvatting")
    return form_page(request, form, sheet, versie=case.versie)


def _sheet(nummer: str, id: uuid.UUID, titel: str, knop: str, tab: str, *, draft: str = "") -> Blad:
    back = reverse(f"casus_{tab}" if tab else "casus", args=[id])
    return Blad(titel, knop, back, trail(nummer, back), concept=(draft, id) if draft else None)
