"""Agreements: my list, one with its history, and everything that is done with it."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from regiehuis.casussen.actions import afspraak as actions
from regiehuis.casussen.queries import afspraak as queries
from regiehuis.casussen.queries.afspraakkeuzes import afspraak_keuzes, wijzig_keuzes
from regiehuis.web.concepten.bewaard import draft
from regiehuis.web.plannen.blad import Blad, Concept, done, form_page, trail
from regiehuis.web.request import asker_of, form_methods, key_in, page_number, posted
from regiehuis.web.submit import ActieForm, submit

from . import forms
from .history import events


@require_GET
def afspraken(request: HttpRequest) -> HttpResponse:
    """Agreements of one kind, filtered by address."""
    soort = request.GET.get("soort", "")
    context = {
        "filter": forms.FilterForm(request.GET or None),
        "lijst": queries.afspraken_lijst(asker_of(request), soort, page_number(request)),
        "soort": soort,
    }
    return TemplateResponse(request, "afspraken/lijst.html", context)


@require_GET
def afspraak(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """One agreement with its history."""
    detail = queries.afspraak_detail(asker_of(request), id)
    context: dict[str, Any] = {"afspraak": detail, "regel": detail.regel, "gebeurtenissen": events(detail)}
    if detail.mag_terugkoppelen and not detail.mag_antwoorden:
        form = forms.TerugkoppelForm(initial={"versie": detail.regel.versie})
        context |= {"terugkoppelen": form} | draft(request, form, "terugkoppeling", id)
    return TemplateResponse(request, "afspraken/detail.html", context)


@form_methods
def afspraak_nieuw(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """Offer an agreement in a case."""
    asker = asker_of(request)
    keuzes = afspraak_keuzes(asker, id)
    form = forms.AfspraakForm(posted(request), keuzes=keuzes, initial={"doel": request.GET.get("doel", "")})
    visit = key_in(request, "bezoek")
    terug = reverse("huisbezoek", args=[visit]) if visit else reverse("casus_plan", args=[id])
    if form.is_valid():
        given = form.afspraak() | {"casus_id": id, "huisbezoek_id": visit, "nieuw_id": form.nieuw_id}
        if submit(form, actions.offer_afspraak, asker=asker, **given) is not None:
            done(request, _("De afspraak is aangeboden."), ("afspraak-nieuw", id))
            return redirect(terug)
    kruimels = trail(keuzes.casusnummer, terug)
    return form_page(
        request,
        form,
        Blad(_("Afspraak toevoegen"), _("Afspraak aanbieden"), terug, kruimels, concept=("afspraak-nieuw", id)),
    )


@form_methods
def afspraak_wijzigen(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """Change what was agreed; the second of two people is told and keeps what was typed."""
    asker = asker_of(request)
    detail = queries.afspraak_detail(asker, id)
    regel = detail.regel
    keuzes = wijzig_keuzes(asker, id)
    form = forms.AfspraakForm(posted(request), keuzes=keuzes, initial=forms.as_agreed(detail))
    if form.is_valid():
        versie = form.cleaned_data["versie"]
        given = form.afspraak()
        if submit(form, actions.change_afspraak, asker=asker, afspraak_id=id, versie=versie, **given) is not None:
            done(request, _("De afspraak is gewijzigd."), ("afspraak", id))
            return redirect("afspraak", id=id)
    words = _("Wijzigt u wat, wie of wanneer, dan wordt de afspraak opnieuw aangeboden.")
    return form_page(
        request,
        form,
        sheet(detail, _("Afspraak wijzigen"), _("Opslaan"), words, concept=("afspraak", id)),
        versie=regel.versie,
    )


@require_POST
def afspraak_aanvaarden(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """Take an agreement up; when it changed meanwhile, back to its page to look again."""
    form = forms.AntwoordForm(request.POST)
    versie = form.cleaned_data["versie"] if form.is_valid() else None
    if submit(form, actions.accept_afspraak, asker=asker_of(request), afspraak_id=id, versie=versie) is not None:
        messages.success(request, _("U heeft de afspraak aanvaard."))
    else:
        messages.error(request, " ".join(str(wrong) for wrong in form.non_field_errors()))
    return redirect("afspraak", id=id)


@dataclass(frozen=True, slots=True)
class Antwoord:
    """One way to answer: its form and action, the fields that go along, and the words on the page."""

    soort: str
    form: type[ActieForm]
    action: Callable[..., Any]
    velden: tuple[str, ...]
    titel: str
    knop: str
    gelukt: str
    inleiding: str = ""
    gevaar: bool = False


@form_methods
def afspraak_weigeren(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """Decline with the ground."""
    antwoord = Antwoord(
        soort="weigering",
        form=forms.WeigerForm,
        action=actions.decline_afspraak,
        velden=("grond",),
        titel=_("Afspraak weigeren"),
        knop=_("Weigeren"),
        gelukt=_("De weigering is vastgelegd."),
        inleiding=_("Wie de afspraak aanbood en de regisseur zien uw grond. Zij zoeken een andere oplossing."),
    )
    return _answer(request, id, antwoord)


@form_methods
def afspraak_vervallen(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """Let an agreement lapse, with the reason."""
    antwoord = Antwoord(
        soort="verval",
        form=forms.VervalForm,
        action=actions.withdraw_afspraak,
        velden=("grond",),
        titel=_("Afspraak laten vervallen"),
        knop=_("Laten vervallen"),
        gelukt=_("De afspraak is vervallen."),
        inleiding=_("De afspraak blijft met uw reden in het plan staan, maar niemand hoeft haar meer uit te voeren."),
        gevaar=True,
    )
    return _answer(request, id, antwoord)


@form_methods
def afspraak_terugkoppelen(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """Report what came of it."""
    antwoord = Antwoord(
        soort="terugkoppeling",
        form=forms.TerugkoppelForm,
        action=actions.give_terugkoppeling,
        velden=("resultaat", "tekst"),
        titel=_("Terugkoppelen"),
        knop=_("Terugkoppeling versturen"),
        gelukt=_("Uw terugkoppeling is vastgelegd."),
    )
    return _answer(request, id, antwoord)


def _answer(request: HttpRequest, afspraak_id: uuid.UUID, antwoord: Antwoord) -> HttpResponse:
    asker = asker_of(request)
    detail = queries.afspraak_detail(asker, afspraak_id)
    form = antwoord.form(posted(request), initial={"versie": detail.regel.versie})
    concept = (antwoord.soort, afspraak_id)
    if form.is_valid():
        given = {name: form.cleaned_data[name] for name in ("versie", *antwoord.velden)}
        if antwoord.soort == "terugkoppeling":
            given["nieuw_id"] = form.nieuw_id
        if submit(form, antwoord.action, asker=asker, afspraak_id=afspraak_id, **given) is not None:
            done(request, antwoord.gelukt, concept)
            return redirect("afspraak", id=afspraak_id)
    blad = sheet(detail, antwoord.titel, antwoord.knop, antwoord.inleiding, gevaar=antwoord.gevaar, concept=concept)
    return form_page(request, form, blad, versie=detail.regel.versie)


def sheet(
    detail: queries.AfspraakDetail,
    titel: str,
    knop: str,
    inleiding: str = "",
    *,
    gevaar: bool = False,
    concept: Concept = None,
) -> Blad:
    """A form about one agreement on a page of its own, with the way back to it."""
    terug = reverse("afspraak", args=[detail.regel.id])
    kruimels = ((_("Afspraken"), reverse("afspraken")), (_("Afspraak"), terug))
    return Blad(titel, knop, terug, kruimels, inleiding or detail.regel.tekst, gevaar, concept)
