"""Retention on screen: what nears its end, keeping longer, certificates, and recipients who confirm (R36, R37)."""

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from regiehuis.verantwoording.actions import bewaring as actions
from regiehuis.verantwoording.actions.vernietiging import (
    confirm_vernietiging,
    destroy_casus,
    destroy_person_in_casus,
)
from regiehuis.verantwoording.queries import bewaring as queries
from regiehuis.verantwoording.queries import vernietiging
from regiehuis.verantwoording.queries.wissing import Persoonblad, persoon_blad
from regiehuis.web.concepten.bewaard import draft
from regiehuis.web.documents import pdf_response
from regiehuis.web.request import asker_of, form_methods, posted
from regiehuis.web.samenwerking.pagina import Formulierpagina, done, form_page, manager_of
from regiehuis.web.submit import ActieForm, submit

from .blad import verklaring_data
from .forms import BevestigForm, PersoonForm, TermijnForm, VerlengForm, VernietigForm


@require_GET
def bewaren(request: HttpRequest) -> HttpResponse:
    """What nears its end, the terms of categories, and what was destroyed."""
    return TemplateResponse(request, "bewaren/overzicht.html", {"o": queries.bewaar_overzicht(asker_of(request))})


@form_methods
def verlengen(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """One case: until when, the decisions so far, and keeping it longer."""
    asker = asker_of(request)
    sheet = queries.bewaar_blad(asker, id)
    form = VerlengForm(posted(request))
    if form.is_valid() and (
        submit(
            form,
            actions.extend_bewaring,
            asker=asker,
            casus_id=id,
            tot=form.cleaned_data["tot"],
            reden=form.cleaned_data["reden"],
            nieuw_id=form.nieuw_id,
        )
        is not None
    ):
        messages.success(request, _("De casus wordt langer bewaard. Het besluit staat in het logboek."))
        return redirect("bewaren")
    context = {"blad": sheet, "r": sheet.regel, "form": form} | draft(request, form)
    return TemplateResponse(request, "bewaren/casus.html", context, status=422 if form.is_bound else 200)


@form_methods
def vernietigen(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """Decide that a closed case goes before its term."""
    asker = asker_of(request)
    found = queries.beslis_blad(asker, id).regel
    form = VernietigForm(posted(request))
    page = _vernietigblad(found.nummer)
    return form_page(
        request,
        form,
        page,
        lambda: destroy_casus(
            asker=asker, casus_id=id, fase=found.fase, grond=form.cleaned_data["grond"], nieuw_id=form.nieuw_id
        ),
    )


@form_methods
def persoon(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """What of a person would go, because a request for erasure was granted; and deciding that it does."""
    sheet = persoon_blad(asker_of(request), id)
    form = PersoonForm(posted(request), personen=_choices(sheet))
    if form.is_valid() and _erase(request, form, sheet) is not None:
        words = _("Besloten. Het systeem vernietigt de gegevens nu; daarna staat de verklaring hier.")
        messages.success(request, words)
        return redirect("bewaren")
    context = {"blad": sheet, "form": form} | draft(request, form)
    return TemplateResponse(request, "bewaren/persoon.html", context, status=422 if form.is_bound else 200)


@form_methods
def termijn_nieuw(request: HttpRequest) -> HttpResponse:
    """Set a shorter term for one category."""
    asker = manager_of(request)
    form = TermijnForm(posted(request), keuzes=queries.termijn_keuzes(asker))
    page = Formulierpagina(
        _("Kortere termijn voor een categorie"), _("Opslaan"), _("De termijn is ingesteld."), reverse("bewaren")
    )
    return form_page(
        request,
        form,
        page,
        lambda: actions.set_bewaartermijn(
            asker=asker,
            regime_id=form.chosen("regime"),
            categorie_id=form.chosen("categorie"),
            maanden=form.cleaned_data["maanden"],
            vanaf=form.cleaned_data["vanaf"],
            versie=form.cleaned_data["versie"],
        ),
    )


@form_methods
def termijn_weg(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """Take a shorter term away, after asking."""
    asker = manager_of(request)
    found = queries.termijn(asker, id)
    page = Formulierpagina(
        _("Kortere termijn van {categorie} beëindigen").format(categorie=found.categorie),
        _("Beëindigen"),
        _("De categorie volgt weer de termijn van het regime."),
        reverse("bewaren"),
        _("Wat al vernietigd is, komt niet terug. De rest blijft zo lang als het regime zegt."),
    )
    form = ActieForm(posted(request))
    return form_page(request, form, page, lambda: done(actions.end_bewaartermijn, asker=asker, bewaartermijn_id=id))


@require_GET
def verklaring(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """A certificate of destruction, with who was told and who confirmed."""
    found = vernietiging.verklaring(asker_of(request), id)
    return TemplateResponse(request, "bewaren/verklaring.html", {"v": found})


@require_GET
def verklaring_pdf(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """The certificate as a document; it holds nothing of anybody."""
    asker = asker_of(request)
    found, bewijs = vernietiging.verklaring_document(asker, id)
    naam = f"verklaring-{found.nummer}"
    return pdf_response("verklaring", verklaring_data(found, asker), naam=naam, bewijs=bewijs)


@form_methods
def bericht(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """What a recipient is told, and its confirmation."""
    asker = asker_of(request)
    form = BevestigForm(posted(request))
    if form.is_valid() and (
        submit(form, confirm_vernietiging, asker=asker, bericht_id=id, toelichting=form.cleaned_data["toelichting"])
        is not None
    ):
        messages.success(request, _("Bevestigd. Dank u wel."))
        return redirect("vernietigingsbericht", id=id)
    context = {"b": vernietiging.bericht(asker, id), "form": form} | draft(request, form)
    return TemplateResponse(request, "bewaren/bericht.html", context, status=422 if form.is_bound else 200)


def _choices(sheet: Persoonblad) -> list[tuple[str, str]]:
    unread = _("Persoon van deze casus")
    return [(str(r.opdracht.persoon_id), f"{r.naam or unread} ({r.opdracht.verzoek})") for r in sheet.regels]


def _erase(request: HttpRequest, form: PersoonForm, sheet: Persoonblad) -> object:
    order = next(r.opdracht for r in sheet.regels if str(r.opdracht.persoon_id) == form.cleaned_data["persoon"])
    return submit(
        form,
        destroy_person_in_casus,
        asker=asker_of(request),
        casus_id=order.casus_id,
        persoon_id=order.persoon_id,
        fase=order.fase,
        grond=_("Verzoek {nummer} is toegewezen.").format(nummer=order.verzoek),
        verzoek_id=order.verzoek_id,
        nieuw_id=form.nieuw_id,
    )


def _vernietigblad(nummer: str) -> Formulierpagina:
    return Formulierpagina(
        _("Casus {nummer} eerder vernietigen").format(nummer=nummer),
        _("Vernietigen"),
        _("Besloten. Het systeem vernietigt de casus nu; daarna staat de verklaring hier."),
        reverse("bewaren"),
        _(
            "Alles van deze casus gaat: het dossier, de bestanden, en personen die in geen andere casus staan."
            " Wie gegevens kreeg, krijgt bericht. Een verklaring zonder persoonsgegevens blijft."
        ),
    )
