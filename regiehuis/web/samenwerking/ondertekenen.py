"""What changes who has access by a covenant: signatures, its end or withdrawal, its matrix; each shown beforehand."""

import functools
import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from regiehuis.casussen.actions.bereik import Wijziging
from regiehuis.convenanten import actions, queries
from regiehuis.convenanten.rules import matrix_versie
from regiehuis.kern.errors import NotFound
from regiehuis.samenwerking.access import Asker
from regiehuis.web.request import form_methods, key_in, posted
from regiehuis.web.submit import ActieForm, show_version
from regiehuis.web.templatetags.regiehuis import datum

from . import regelforms
from .gevolg import TAB, change_page
from .pagina import Formulierpagina, draw_form, manager_of, tab_page


@form_methods
def convenant_beeindigen(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """Set the end of a covenant, or withdraw it."""
    asker = manager_of(request)
    found = queries.convenant(asker, id)
    form = regelforms.ConvenantEindeForm(posted(request), initial={"soort": "looptijd", "tot": found.tot})
    page = Formulierpagina(
        _("{convenant} beëindigen").format(convenant=found.naam),
        _("Gevolgen bekijken"),
        _("De einddatum is vastgelegd."),
        reverse("samenwerking_convenant", args=[id]),
        _("Vanaf die dag leest niemand nog een casus onder dit convenant. U ziet eerst wat het gevolg is."),
        versie=found.versie,
    )
    return change_page(request, form, page, lambda: _ending(asker, id, form), lambda: draw_form(request, form, page))


def _ending(asker: Asker, convenant_id: uuid.UUID, form: ActieForm) -> Wijziging:
    given = form.cleaned_data
    withdrawn = given["soort"] == "intrekken"
    words = _("Ingetrokken per {dag}: {reden}") if withdrawn else _("Eindigt op {dag}")
    return Wijziging(
        convenant_id,
        given["tot"],
        words.format(dag=datum(given["tot"]), reden=given["reden"]),
        lambda: actions.end_convenant(
            asker=asker,
            convenant_id=convenant_id,
            versie=given["versie"],
            tot=given["tot"],
            intrekreden=given["reden"] if withdrawn else "",
        ),
    )


@form_methods
def convenant_tekenen(request: HttpRequest, id: uuid.UUID, organisatie_id: uuid.UUID) -> HttpResponse:
    """Record a signature."""
    asker = manager_of(request)
    found, handtekening = _signature(queries.convenant(asker, id), organisatie_id)
    form = regelforms.OndertekeningForm(posted(request), initial={"van": max(asker.dag, found.van)})
    page = Formulierpagina(
        _("{organisatie} tekent {convenant}").format(organisatie=handtekening.organisatie, convenant=found.naam),
        _("Gevolgen bekijken"),
        _("De ondertekening is vastgelegd."),
        reverse("samenwerking_convenant", args=[id]),
        _("U ziet eerst wie er toegang door krijgt."),
    )
    change = functools.partial(_signing, asker, found, handtekening, form)
    return change_page(request, form, page, change, lambda: draw_form(request, form, page))


def _signing(
    asker: Asker, found: queries.ConvenantDetail, handtekening: queries.Handtekening, form: ActieForm
) -> Wijziging:
    wie, van = form.cleaned_data["ondertekenaar"], form.cleaned_data["van"]
    words = _("{organisatie} tekende, door {wie}, vanaf {dag}").format(
        organisatie=handtekening.organisatie, wie=wie, dag=datum(van)
    )
    return Wijziging(
        found.id,
        van,
        words,
        lambda: actions.sign_convenant(
            asker=asker,
            convenant_id=found.id,
            organisatie_id=handtekening.organisatie_id,
            ondertekenaar=wie,
            van=van,
            nieuw_id=form.nieuw_id,
        ),
    )


@form_methods
def ondertekening_beeindigen(request: HttpRequest, id: uuid.UUID, organisatie_id: uuid.UUID) -> HttpResponse:
    """Withdraw a signature."""
    asker = manager_of(request)
    found, handtekening = _signature(queries.convenant(asker, id), organisatie_id)
    if handtekening.id is None:
        raise NotFound("ondertekening")
    form = regelforms.IntrekkenForm(posted(request), initial={"tot": asker.dag})
    page = Formulierpagina(
        _("Ondertekening van {organisatie} intrekken").format(organisatie=handtekening.organisatie),
        _("Gevolgen bekijken"),
        _("De ondertekening is ingetrokken."),
        reverse("samenwerking_convenant", args=[id]),
        _("Vanaf die dag leest niemand van deze organisatie nog een casus onder dit convenant."),
        versie=handtekening.versie,
    )
    change = functools.partial(_withdrawal, asker, found, handtekening, handtekening.id, form)
    return change_page(request, form, page, change, lambda: draw_form(request, form, page))


def _withdrawal(
    asker: Asker, found: queries.ConvenantDetail, handtekening: queries.Handtekening, key: uuid.UUID, form: ActieForm
) -> Wijziging:
    versie, tot, reden = (form.cleaned_data[name] for name in ("versie", "tot", "reden"))
    words = _("{organisatie} trok de ondertekening in per {dag}: {reden}").format(
        organisatie=handtekening.organisatie, dag=datum(tot), reden=reden
    )
    return Wijziging(
        found.id,
        tot,
        words,
        lambda: actions.end_ondertekening(asker=asker, ondertekening_id=key, versie=versie, tot=tot, reden=reden),
    )


@form_methods
def convenant_matrix(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """The matrix as one form, or with ?organisatie the rows of one partner."""
    asker = manager_of(request)
    found = queries.convenant(asker, id)
    rows = found.rijen_van(key_in(request, "organisatie"))
    versie = matrix_versie({square: given for rij in rows for square, given in rij.gegeven.items()})
    form = ActieForm(posted(request), initial={"versie": versie})
    page = Formulierpagina("", "", _("De matrix is gewijzigd."), reverse("samenwerking_convenant", args=[id]))

    def show() -> HttpResponse:
        checked = frozenset(request.POST) if form.is_bound else frozenset(_boxes(rows))
        shown = {"convenant": found, "form": form, "aan": checked, "rijen": rows, "actie": request.get_full_path()}
        clash = {"botsing": show_version(form, versie), "gekozen": request.GET.get("organisatie", "")}
        wrong = form.is_bound and bool(form.errors)
        return tab_page(request, TAB, "matrix", status=422 if wrong else 200, **shown, **clash)

    return change_page(request, form, page, functools.partial(_filling, asker, id, rows, request, form), show)


def _filling(
    asker: Asker, convenant_id: uuid.UUID, rows: tuple[queries.MatrixRij, ...], request: HttpRequest, form: ActieForm
) -> Wijziging:
    vakken = _vakken(request, rows)
    words = "\n".join(queries.changes_in_words(rows, vakken)) or _("Er verandert niets.")
    versie = form.cleaned_data["versie"] or 0
    return Wijziging(
        convenant_id,
        asker.dag,
        words,
        lambda: actions.set_matrix(asker=asker, convenant_id=convenant_id, vakken=vakken, versie=versie),
    )


def _signature(
    found: queries.ConvenantDetail, organisatie_id: uuid.UUID
) -> tuple[queries.ConvenantDetail, queries.Handtekening]:
    for handtekening in found.handtekeningen:
        if handtekening.organisatie_id == organisatie_id:
            return found, handtekening
    raise NotFound("organisatie", organisatie_id)


def _vakken(
    request: HttpRequest, rows: tuple[queries.MatrixRij, ...]
) -> dict[tuple[Any, uuid.UUID], tuple[bool, bool]]:
    """What the boxes say, for the squares that were shown and no others."""
    return {
        (rij.onderdeel_id, vak.categorie_id): (f"l-{vak.sleutel}" in request.POST, f"i-{vak.sleutel}" in request.POST)
        for rij in rows
        for vak in rij.vakken
    }


def _boxes(rows: tuple[queries.MatrixRij, ...]) -> list[str]:
    """The boxes that are on in the matrix as it stands."""
    squares = [vak for rij in rows for vak in rij.vakken]
    reading = [f"l-{vak.sleutel}" for vak in squares if vak.lezen]
    return reading + [f"i-{vak.sleutel}" for vak in squares if vak.inbrengen]
