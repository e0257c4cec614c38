"""Ending a goal; interventions put to work, given another period, ended with a reason."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from regiehuis.casussen.actions import interventie as actions
from regiehuis.casussen.actions.plan import end_doel
from regiehuis.casussen.queries import plan as queries
from regiehuis.casussen.queries.interventie import interventie_regel
from regiehuis.kern.errors import NotFound
from regiehuis.web.request import asker_of, form_methods, posted
from regiehuis.web.submit import submit

from . import forms
from .blad import done, form_page
from .views import plan_blad


@form_methods
def doel_afronden(request: HttpRequest, id: uuid.UUID, doel_id: uuid.UUID) -> HttpResponse:
    """End a goal, with how and why."""
    asker = asker_of(request)
    nummer = queries.plan_keuzes(asker, id).casusnummer
    was, versie = queries.doel_blok(asker, id, doel_id)
    if was.status != "open":
        raise NotFound("doel", doel_id)
    form = forms.DoelAfrondenForm(posted(request), initial={"versie": versie})
    if form.is_valid():
        given = {name: form.cleaned_data[name] for name in ("versie", "status", "oordeel")}
        if submit(form, end_doel, asker=asker, doel_id=doel_id, **given) is not None:
            done(request, _("Het doel is afgerond."))
            return redirect("casus_plan", id=id)
    blad = plan_blad(id, nummer, _("Doel afronden"), _("Doel afronden"), was.tekst)
    return form_page(request, form, blad, versie=versie)


@form_methods
def interventie_nieuw(request: HttpRequest, id: uuid.UUID, doel_id: uuid.UUID) -> HttpResponse:
    """Put an item of the menukaart to work for a goal."""
    asker = asker_of(request)
    keuzes = queries.plan_keuzes(asker, id)
    queries.doel_blok(asker, id, doel_id)
    form = forms.InterventieForm(posted(request), keuzes=keuzes)
    if (
        form.is_valid()
        and submit(
            form,
            actions.add_interventie,
            asker=asker,
            doel_id=doel_id,
            **form.interventie(),
        )
        is not None
    ):
        done(request, _("De interventie staat in het plan."))
        return redirect("casus_plan", id=id)
    return form_page(request, form, plan_blad(id, keuzes.casusnummer, _("Interventie toevoegen"), _("Toevoegen")))


@form_methods
def interventie(request: HttpRequest, id: uuid.UUID, interventie_id: uuid.UUID) -> HttpResponse:
    """Another period for an intervention."""
    asker = asker_of(request)
    nummer = queries.plan_keuzes(asker, id).casusnummer
    was, versie = interventie_regel(asker, id, interventie_id)
    form = forms.InterventiePeriodeForm(posted(request), initial={"van": was.van, "tot": was.tot, "versie": versie})
    if form.is_valid():
        given = {name: form.cleaned_data[name] for name in ("versie", "van", "tot")}
        if submit(form, actions.change_interventie, asker=asker, interventie_id=interventie_id, **given) is not None:
            done(request, _("De interventie is gewijzigd."))
            return redirect("casus_plan", id=id)
    blad = plan_blad(id, nummer, _("Interventie wijzigen"), _("Opslaan"), was.naam)
    return form_page(request, form, blad, versie=versie)


@form_methods
def interventie_beeindigen(request: HttpRequest, id: uuid.UUID, interventie_id: uuid.UUID) -> HttpResponse:
    """End an intervention before its time, with the reason."""
    asker = asker_of(request)
    nummer = queries.plan_keuzes(asker, id).casusnummer
    was, versie = interventie_regel(asker, id, interventie_id)
    form = forms.InterventieBeeindigenForm(posted(request), initial={"versie": versie})
    if form.is_valid():
        given = {name: form.cleaned_data[name] for name in ("versie", "reden")}
        if submit(form, actions.end_interventie, asker=asker, interventie_id=interventie_id, **given) is not None:
            done(request, _("De interventie is beëindigd."))
            return redirect("casus_plan", id=id)
    blad = plan_blad(id, nummer, _("Interventie beëindigen"), _("Beëindigen"), was.naam)
    return form_page(request, form, blad, versie=versie)
