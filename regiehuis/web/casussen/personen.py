"""Persons of a case: who it is about, searched before they are made, addressed, related (R12, R17, R19)."""

import dataclasses
import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from regiehuis.casussen.access.casus import fetch_deelnames, led_casus
from regiehuis.casussen.actions import persoon as actions
from regiehuis.casussen.queries import casusdelen as delen
from regiehuis.casussen.queries import casuskeuzes as keuzes
from regiehuis.casussen.queries.casus import casus_hoofd, casus_kop
from regiehuis.casussen.queries.vrijlating import vrijlatingen
from regiehuis.kern.errors import NotAllowed, NotFound, Refusal
from regiehuis.web.concepten.bewaard import let_go
from regiehuis.web.plannen.blad import Blad, done, form_page, trail
from regiehuis.web.request import asker_of, form_methods, posted
from regiehuis.web.submit import ActieForm, submit

from .persoonforms import (
    AdresForm,
    Keuzes,
    KoppelvoorstelForm,
    NieuwePersoonForm,
    RelatieEindeForm,
    RelatieForm,
    RolForm,
    ZoekPersoonForm,
)

# What a search form holds besides what the user typed.
NOT_TYPED = ("csrfmiddlewaretoken", "formulier_id", "versie")


@require_GET
def casus_personen(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """Who it is about."""
    return _page(request, id)


@require_POST
def persoon_bsn(request: HttpRequest, id: uuid.UUID, persoon_id: uuid.UUID) -> HttpResponse:
    """The same page with one BSN in full; a POST, so that it stands in no address and is asked for on purpose."""
    number = actions.show_bsn(asker=asker_of(request), casus_id=id, persoon_id=persoon_id)
    return _page(request, id, shown={persoon_id: number})


def _page(request: HttpRequest, id: uuid.UUID, shown: dict[uuid.UUID, str] | None = None) -> HttpResponse:
    asker = asker_of(request)
    deelnames = fetch_deelnames(asker, id, doel="personen")
    casus = deelnames[0].casus
    blocks = [
        dataclasses.replace(block, bsn=(shown or {}).get(block.persoon_id, block.bsn))
        for block in delen.casus_personen(asker, id, casus)
    ]
    context = {
        "casus": casus_hoofd(asker, deelnames),
        "tab": "personen",
        "personen": blocks,
        "getoond": set(shown or {}),
        "vrijlatingen": vrijlatingen(asker, id, casus),
        "mag_wijzigen": delen.mag_leiden(asker, casus) and casus.fase != "afgesloten",
        "meer_dan_een": len({block.persoon_id for block in blocks}) > 1,
    }
    return TemplateResponse(request, "casussen/personen.html", context)


@form_methods
def persoon_zoeken(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """Search before anybody is made; the answer is existence and contact, no more (R12)."""
    asker = asker_of(request)
    casus = led_casus(asker, id, doel="personen")
    form = ZoekPersoonForm(posted(request))
    if form.is_valid():
        hits = submit(form, actions.search_persoon, asker=asker, casus_id=id, gegevens=form.gegevens())
        if hits is not None:
            let_go(request)
            mensen = keuzes.persoon_keuzes(id)
            here = {key for key, _naam in mensen}
            found = [
                (hit, str(hit.persoon_id) in here, *_answers(nummer, hit.persoon_id, mensen))
                for nummer, hit in enumerate(hits)
            ]
            typed = [(name, value) for name, value in request.POST.items() if name not in NOT_TYPED]
            context = {"casus": casus_kop(casus), "treffers": found, "meenemen": typed}
            return TemplateResponse(request, "casussen/persoon_treffers.html", context)
    sheet = _sheet(casus.nummer, id, _("Persoon toevoegen"), _("Zoeken"))
    intro = _("Zoek eerst of deze persoon al bekend is in het huis. De zoekvraag komt in het logboek.")
    return form_page(request, form, dataclasses.replace(sheet, inleiding=intro))


def _answers(nummer: int, persoon_id: uuid.UUID, mensen: Keuzes) -> tuple[RolForm, KoppelvoorstelForm]:
    """What can be said of a hit: this is him, or he may be somebody who stands in the case already."""
    return (
        RolForm(initial={"persoon": persoon_id}, auto_id=f"rol_{nummer}_%s"),
        KoppelvoorstelForm(initial={"bekende": persoon_id}, personen=mensen, auto_id=f"koppel_{nummer}_%s"),
    )


@require_POST
def persoon_toevoegen(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """Bring somebody who was found into the case."""
    asker = asker_of(request)
    led_casus(asker, id)
    form = RolForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Kies de rol van deze persoon, en zoek opnieuw."))
        return redirect("persoon_zoeken", id=id)
    try:
        actions.add_casuspersoon(
            asker=asker,
            casus_id=id,
            persoon_id=form.cleaned_data["persoon"],
            rol=form.cleaned_data["rol"],
            nieuw_id=form.nieuw_id,
        )
    except (NotFound, NotAllowed):
        raise
    except Refusal as refusal:
        messages.error(request, refusal.message)
    else:
        done(request, _("De persoon staat in de casus."))
    return redirect("casus_personen", id=id)


@form_methods
def persoon_nieuw(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """Somebody who is not known yet; what was typed for the search is taken over."""
    asker = asker_of(request)
    casus = led_casus(asker, id, doel="personen")
    if "overnemen" in request.POST:
        form = NieuwePersoonForm(initial=_taken_over(request))
    else:
        form = NieuwePersoonForm(posted(request))
    if (
        form.is_valid()
        and submit(
            form,
            actions.add_new_persoon,
            asker=asker,
            casus_id=id,
            gegevens=form.gegevens(),
            nieuw_id=form.nieuw_id,
        )
        is not None
    ):
        done(request, _("De persoon staat in de casus."))
        return redirect("casus_personen", id=id)
    return form_page(request, form, _sheet(casus.nummer, id, _("Nieuwe persoon"), _("Persoon toevoegen")))


def _taken_over(request: HttpRequest) -> dict[str, Any]:
    searched = ZoekPersoonForm(request.POST)
    return dict(searched.cleaned_data) if searched.is_valid() else {}


@form_methods
def persoon_adres(request: HttpRequest, id: uuid.UUID, persoon_id: uuid.UUID) -> HttpResponse:
    """A new address of a person."""
    asker = asker_of(request)
    casus = led_casus(asker, id, doel="personen")
    initial = {"van": asker.dag, "adressoort": "woonadres"}
    together = casus.soort == "huishouden"
    form = AdresForm(posted(request), lezers=keuzes.lezer_keuzes(asker, id), huishouden=together, initial=initial)
    if (
        form.is_valid()
        and submit(
            form,
            actions.add_persoon_adres,
            asker=asker,
            casus_id=id,
            persoon_id=persoon_id,
            adres=form.adres(),
            huishouden=form.cleaned_data.get("huishouden", ""),
            nieuw_id=form.nieuw_id,
        )
        is not None
    ):
        done(request, _("Het adres is vastgelegd."))
        return redirect("casus_personen", id=id)
    sheet = _sheet(casus.nummer, id, _("Adres vastleggen"), _("Adres vastleggen"))
    return form_page(request, form, dataclasses.replace(sheet, inleiding=_name_in_casus(request, id, persoon_id)))


@form_methods
def persoon_relatie(request: HttpRequest, id: uuid.UUID, persoon_id: uuid.UUID) -> HttpResponse:
    """What a person is of another person of the case."""
    asker = asker_of(request)
    casus = led_casus(asker, id, doel="personen")
    name = _name_in_casus(request, id, persoon_id)
    others = [(key, naam) for key, naam in keuzes.persoon_keuzes(id) if key != str(persoon_id)]
    form = RelatieForm(posted(request), personen=others)
    if (
        form.is_valid()
        and submit(
            form,
            actions.add_relatie,
            asker=asker,
            casus_id=id,
            van_persoon_id=persoon_id,
            naar_persoon_id=uuid.UUID(form.cleaned_data["naar"]),
            soort=form.cleaned_data["soort"],
            van=form.cleaned_data["van"],
            tot=form.cleaned_data["tot"],
            nieuw_id=form.nieuw_id,
        )
        is not None
    ):
        done(request, _("De relatie is vastgelegd."))
        return redirect("casus_personen", id=id)
    sheet = _sheet(casus.nummer, id, _("Relatie vastleggen"), _("Relatie vastleggen"))
    return form_page(request, form, dataclasses.replace(sheet, inleiding=name))


@form_methods
def relatie_beeindigen(request: HttpRequest, id: uuid.UUID, relatie_id: uuid.UUID) -> HttpResponse:
    """End a relation between two persons, asked once."""
    asker = asker_of(request)
    casus = led_casus(asker, id, doel="personen")
    ties = (tie for block in delen.casus_personen(asker, id, casus) for tie in block.relaties)
    what = next((tie.tekst for tie in ties if tie.id == relatie_id), "")
    if not what and request.method != "POST":
        raise NotFound("relatie", relatie_id)
    form = RelatieEindeForm(posted(request), initial={"tot": asker.dag})
    if form.is_valid() and (
        submit(
            form,
            actions.end_relatie,
            asker=asker,
            casus_id=id,
            relatie_id=relatie_id,
            tot=form.cleaned_data["tot"],
        )
        is not None
    ):
        done(request, _("De relatie is beëindigd."))
        return redirect("casus_personen", id=id)
    sheet = _sheet(casus.nummer, id, _("Relatie beëindigen"), _("Beëindigen"))
    return form_page(request, form, dataclasses.replace(sheet, gevaar=True, inleiding=what))


@form_methods
def persoon_beeindigen(request: HttpRequest, id: uuid.UUID, casuspersoon_id: uuid.UUID) -> HttpResponse:
    """Take a person out of the case, asked once; he stays in its history."""
    asker = asker_of(request)
    casus = led_casus(asker, id, doel="personen")
    form = ActieForm(posted(request))
    if (
        form.is_valid()
        and submit(form, actions.end_casuspersoon, asker=asker, casus_id=id, casuspersoon_id=casuspersoon_id)
        is not None
    ):
        done(request, _("De persoon staat niet meer in de casus."))
        return redirect("casus_personen", id=id)
    sheet = _sheet(casus.nummer, id, _("Persoon uit de casus halen"), _("Uit de casus halen"))
    intro = _("De persoon verdwijnt uit deze casus. Wat over hem is ingebracht, blijft staan.")
    return form_page(request, form, dataclasses.replace(sheet, gevaar=True, inleiding=intro))


def _name_in_casus(request: HttpRequest, id: uuid.UUID, persoon_id: uuid.UUID) -> str:
    """The name for above the form, never for the title of the page, which the history of a browser keeps.

    Raises NotFound for somebody of another case.
    """
    names = dict(keuzes.persoon_keuzes(id))
    if str(persoon_id) not in names:
        raise NotFound("persoon", persoon_id)
    return names[str(persoon_id)]


def _sheet(nummer: str, id: uuid.UUID, titel: str, knop: str) -> Blad:
    back = reverse("casus_personen", args=[id])
    return Blad(titel, knop, back, trail(nummer, back))
