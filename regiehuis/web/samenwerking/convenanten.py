"""Covenants: the list, one covenant with its signatures, its matrix."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET

from regiehuis.convenanten import actions, queries
from regiehuis.kern.errors import NotFound
from regiehuis.samenwerking.queries.huis import thema_choices
from regiehuis.web.request import asker_of, form_methods, posted
from regiehuis.web.submit import ActieForm, show_version, submit

from . import forms, regelforms
from .pagina import Formulierpagina, form_page, manager_of, tab_page

TAB = "samenwerking_convenanten"


@require_GET
def convenanten(request: HttpRequest) -> HttpResponse:
    """The covenants, and the regimes they stand under."""
    asker = asker_of(request)
    rows = queries.convenanten(asker)
    return tab_page(request, TAB, "convenanten", convenanten=rows, regimes=queries.regimes(asker))


@form_methods
def convenant_nieuw(request: HttpRequest) -> HttpResponse:
    """Make a covenant."""
    asker = manager_of(request)
    choices = {"regime": queries.regime_choices(asker), "themas": thema_choices(asker)}
    form = regelforms.ConvenantForm(posted(request), keuzes=choices, initial={"van": asker.dag})
    page = Formulierpagina(
        _("Convenant toevoegen"),
        _("Convenant toevoegen"),
        _("Het convenant is toegevoegd. Leg nu vast wie tekende en vul de matrix."),
        reverse(TAB),
        _("Niemand heeft toegang op grond van dit convenant tot organisaties tekenen en de matrix is gevuld."),
    )
    names = ("naam", "doel", "van", "tot")
    return form_page(
        request,
        form,
        page,
        lambda: actions.add_convenant(
            asker=asker,
            regime_id=form.chosen("regime"),
            thema_ids=[uuid.UUID(thema) for thema in form.cleaned_data["themas"]],
            nieuw_id=form.nieuw_id,
            **{name: form.cleaned_data[name] for name in names},
        ),
    )


@require_GET
def convenant(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """One covenant: purpose, themes, who signed and who did not, the matrix."""
    return tab_page(request, TAB, "convenant", convenant=queries.convenant(asker_of(request), id))


@form_methods
def convenant_matrix(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """The whole matrix as one form."""
    asker = manager_of(request)
    found = queries.convenant(asker, id)
    form = ActieForm(posted(request), initial={"versie": found.matrix_versie})
    if form.is_bound and form.is_valid():
        vakken = _vakken(request, found)
        versie = form.cleaned_data["versie"] or 0
        changed = submit(form, actions.set_matrix, asker=asker, convenant_id=id, vakken=vakken, versie=versie)
        if changed is not None:
            text = ngettext("Eén vak is gewijzigd.", "Er zijn {n} vakken gewijzigd.", changed)
            messages.success(request, text.format(n=changed) if changed else _("Er is niets gewijzigd."))
            return redirect("samenwerking_convenant", id=id)
    checked = frozenset(request.POST) if form.is_bound else frozenset(_boxes(found))
    shown = {"convenant": found, "form": form, "aan": checked, "botsing": show_version(form, found.matrix_versie)}
    return tab_page(request, TAB, "matrix", status=422 if form.is_bound else 200, **shown)


@form_methods
def convenant_beeindigen(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """End a covenant."""
    asker = manager_of(request)
    found = queries.convenant(asker, id)
    form = forms.EindeForm(posted(request), initial={"tot": found.tot})
    page = Formulierpagina(
        _("{convenant} beëindigen").format(convenant=found.naam),
        _("Beëindigen"),
        _("De einddatum is vastgelegd."),
        reverse("samenwerking_convenant", args=[id]),
        _("Vanaf die dag leest niemand nog een casus onder dit convenant."),
        versie=found.versie,
    )
    return form_page(
        request,
        form,
        page,
        lambda: actions.end_convenant(
            asker=asker, convenant_id=id, versie=form.cleaned_data["versie"], tot=form.cleaned_data["tot"]
        ),
    )


@form_methods
def convenant_tekenen(request: HttpRequest, id: uuid.UUID, organisatie_id: uuid.UUID) -> HttpResponse:
    """Record a signature."""
    asker = manager_of(request)
    found, handtekening = _signature(queries.convenant(asker, id), organisatie_id)
    form = regelforms.OndertekeningForm(posted(request), initial={"van": asker.dag})
    page = Formulierpagina(
        _("{organisatie} tekent {convenant}").format(organisatie=handtekening.organisatie, convenant=found.naam),
        _("Ondertekening vastleggen"),
        _("De ondertekening is vastgelegd."),
        reverse("samenwerking_convenant", args=[id]),
    )
    return form_page(
        request,
        form,
        page,
        lambda: actions.sign_convenant(
            asker=asker,
            convenant_id=id,
            organisatie_id=organisatie_id,
            ondertekenaar=form.cleaned_data["ondertekenaar"],
            van=form.cleaned_data["van"],
            nieuw_id=form.nieuw_id,
        ),
    )


@form_methods
def ondertekening_beeindigen(request: HttpRequest, id: uuid.UUID, organisatie_id: uuid.UUID) -> HttpResponse:
    """End a signature."""
    asker = manager_of(request)
    found, handtekening = _signature(queries.convenant(asker, id), organisatie_id)
    if handtekening.id is None:
        raise NotFound("ondertekening")
    key = handtekening.id
    form = forms.EindeForm(posted(request), initial={"tot": asker.dag})
    page = Formulierpagina(
        _("Ondertekening van {organisatie} beëindigen").format(organisatie=handtekening.organisatie),
        _("Beëindigen"),
        _("De einddatum is vastgelegd."),
        reverse("samenwerking_convenant", args=[id]),
        _("Vanaf die dag leest niemand van deze organisatie nog een casus onder {convenant}.").format(
            convenant=found.naam
        ),
        versie=handtekening.versie,
    )
    return form_page(
        request,
        form,
        page,
        lambda: actions.end_ondertekening(
            asker=asker, ondertekening_id=key, versie=form.cleaned_data["versie"], tot=form.cleaned_data["tot"]
        ),
    )


def _signature(
    found: queries.ConvenantDetail, organisatie_id: uuid.UUID
) -> tuple[queries.ConvenantDetail, queries.Handtekening]:
    for handtekening in found.handtekeningen:
        if handtekening.organisatie_id == organisatie_id:
            return found, handtekening
    raise NotFound("organisatie", organisatie_id)


def _vakken(request: HttpRequest, found: queries.ConvenantDetail) -> dict[tuple[Any, uuid.UUID], tuple[bool, bool]]:
    """What the boxes say, for the squares of this covenant and no others."""
    return {
        (rij.onderdeel_id, vak.categorie_id): (f"l-{vak.sleutel}" in request.POST, f"i-{vak.sleutel}" in request.POST)
        for rij in found.rijen
        for vak in rij.vakken
    }


def _boxes(found: queries.ConvenantDetail) -> list[str]:
    """The boxes that are on in the matrix as it stands."""
    squares = [vak for rij in found.rijen for vak in rij.vakken]
    reading = [f"l-{vak.sleutel}" for vak in squares if vak.lezen]
    return reading + [f"i-{vak.sleutel}" for vak in squares if vak.inbrengen]
