"""Breaches: reported by anybody, decided about by the FG, told by who must tell (R42)."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from regiehuis.verantwoording.access.datalek import betrokkenen, datalek_to_handle
from regiehuis.verantwoording.actions import datalek as actions
from regiehuis.verantwoording.queries import datalek as queries
from regiehuis.web.documents import pdf_response
from regiehuis.web.logboek.zoeken import choices_of, search_of
from regiehuis.web.plannen.blad import Blad
from regiehuis.web.request import asker_of, form_methods, posted
from regiehuis.web.toezicht.blad import Stap, act_page, press, tab_page

from . import forms
from .waarden import beoordeling_of, initial_of, rapport_values


@require_GET
def datalekken(request: HttpRequest) -> HttpResponse:
    """The breaches the asker knows of, with their clocks."""
    asker = asker_of(request)
    rows = queries.datalekken(asker)
    if not asker.has("functionaris_gegevensbescherming"):
        return TemplateResponse(request, "datalekken/datalekken.html", {"datalekken": rows})
    return tab_page(request, "datalekken", "datalekken/datalekken.html", datalekken=rows)


@form_methods
def datalek_melden(request: HttpRequest) -> HttpResponse:
    """Report a suspicion, as anybody."""
    asker = asker_of(request)
    form = forms.MeldForm(posted(request), initial={"ontdekt_op": asker.moment})
    list_page = reverse("datalekken")
    intro = _("De functionaris gegevensbescherming krijgt meteen bericht. Twijfelt u? Meld het dan ook.")
    blad = Blad(_("Datalek melden"), _("Melden"), list_page, ((_("Datalekken"), list_page),), intro)

    def act() -> object:
        given = {name: form.cleaned_data[name] for name in ("soort", "ontdekt_op", "omschrijving")}
        return actions.report_datalek(asker=asker, nieuw_id=form.nieuw_id, **given)

    klaar = _("Gemeld. De functionaris gegevensbescherming neemt contact met u op.")
    return act_page(request, form, Stap(blad, klaar, list_page), act)


@require_GET
def datalek(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """One breach; who only reported it sees what was reported and how it stands."""
    return TemplateResponse(request, "datalekken/datalek.html", {"d": queries.datalek(asker_of(request), id)})


@form_methods
def datalek_beoordelen(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """What the FG decides."""
    asker = asker_of(request)
    found = datalek_to_handle(asker, id)
    form = forms.BeoordelingForm(posted(request), mensen=queries.informeerders(asker), initial=initial_of(found))
    step = _step(id, found.versie, _("Datalek beoordelen"), _("Opslaan"), _("Uw beoordeling is vastgelegd."))

    def act() -> object:
        data = form.cleaned_data
        return actions.assess_datalek(
            asker=asker, datalek_id=id, versie=data["versie"], beoordeling=beoordeling_of(data)
        )

    return act_page(request, form, step, act)


@form_methods
def datalek_betrokkenen(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """Draw from the log whom it touched."""
    asker = asker_of(request)
    found = datalek_to_handle(asker, id)
    offered = choices_of(asker)
    form = forms.BetrokkenenForm(posted(request), **offered)
    words = _("Betrokkenen bepalen"), _("Uit het logboek halen"), _("De betrokkenen zijn vastgelegd.")
    step = _step(id, found.versie, *words, intro=_("Iedereen over wie deze regels van het logboek gaan, telt mee."))

    def act() -> object:
        asked = search_of(asker, form)
        return actions.draw_betrokkenen(
            asker=asker,
            datalek_id=id,
            versie=form.cleaned_data["versie"],
            zoekvraag=asked,
            uit=form.in_words(offered["medewerkers"] | offered["organisaties"]),
        )

    return act_page(request, form, step, act)


@require_GET
def datalek_namen(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """The persons by name, for who must tell them."""
    mensen = betrokkenen(asker_of(request), id)
    return TemplateResponse(request, "datalekken/namen.html", {"mensen": mensen, "id": id})


@require_POST
def datalek_bericht(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """The persons were told."""
    asker = asker_of(request)
    page = reverse("datalek", args=[id])
    told = _("Vastgelegd dat de betrokkenen bericht hebben.")
    return press(request, lambda versie: actions.record_told(asker=asker, datalek_id=id, versie=versie), told, page)


@require_POST
def datalek_afsluiten(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """Close it."""
    asker = asker_of(request)
    page = reverse("datalek", args=[id])
    closed = _("Het datalek is afgesloten.")
    return press(request, lambda versie: actions.close_datalek(asker=asker, datalek_id=id, versie=versie), closed, page)


@require_GET
def datalek_rapport(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """The report of one breach as an accessible PDF."""
    asker = asker_of(request)
    found, bewijs = queries.datalek_rapport(asker, id)
    naam = f"datalek-{found.regel.ontdekt_op:%Y-%m-%d}"
    return pdf_response("datalek", rapport_values(found, asker), naam=naam, bewijs=bewijs)


def _step(datalek_id: uuid.UUID, versie: int, titel: str, knop: str, klaar: str, *, intro: str = "") -> Stap:
    page = reverse("datalek", args=[datalek_id])
    kruimels = ((_("Datalekken"), reverse("datalekken")), (_("Datalek"), page))
    return Stap(Blad(titel, knop, page, kruimels, intro), klaar, page, versie)
