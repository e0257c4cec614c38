"""The feedback sheet to the police: written by who runs the meeting, agreed to by who was present (R22)."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from regiehuis.casussen.actions import terugkoppelfiche as actions
from regiehuis.casussen.queries import terugkoppelfiche as queries
from regiehuis.kern.errors import NotFound
from regiehuis.web.documents import pdf_response
from regiehuis.web.plannen.blad import Blad, done, form_page
from regiehuis.web.plannen.document import fiche_values
from regiehuis.web.request import asker_of, form_methods, posted
from regiehuis.web.submit import submit

from . import forms


@require_GET
def fiche(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """What goes to the police, and who agreed."""
    found = queries.terugkoppelfiche(asker_of(request), id)
    return TemplateResponse(request, "fiches/fiche.html", {"fiche": found})


@form_methods
def fiche_schrijven(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """Write the sheet, or another text of it."""
    asker = asker_of(request)
    found, choices = queries.fichekeuzes(asker, id)
    first = {"tekst": found.tekst, "stukken": [str(s.id) for s in found.stukken], "versie": found.versie}
    form = forms.FicheForm(posted(request), keuzes=choices, initial=first)
    if form.is_valid():
        data = form.cleaned_data
        chosen = [uuid.UUID(key) for key in data.get("stukken", [])]
        told = {"tekst": data["tekst"], "stukken": chosen, "versie": data["versie"]}
        if submit(form, actions.write_fiche, asker=asker, agendapunt_id=id, nieuw_id=form.nieuw_id, **told):
            done(request, _("De fiche staat klaar. Wie aanwezig was, kan nu instemmen."))
            return redirect("fiche", id=id)
    return form_page(request, form, _blad(found, _("Terugkoppelfiche"), _("Opslaan")), versie=found.versie)


@form_methods
def fiche_antwoorden(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """Agree to the sheet, or refuse with a reason."""
    asker = asker_of(request)
    found = _there(queries.terugkoppelfiche(asker, id))
    form = forms.AntwoordForm(posted(request), initial={"versie": found.versie})
    if form.is_valid():
        told = {name: form.cleaned_data[name] for name in ("versie", "besluit", "reden")}
        if submit(form, actions.answer_fiche, asker=asker, agendapunt_id=id, nieuw_id=form.nieuw_id, **told):
            done(request, _("Uw antwoord is vastgelegd."))
            return redirect("fiche", id=id)
    blad = _blad(found, _("Instemmen met de fiche"), _("Vastleggen"), found.tekst)
    return form_page(request, form, blad, versie=found.versie)


@form_methods
def fiche_versturen(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """Let the sheet go to the police, once everybody who was present agreed."""
    asker = asker_of(request)
    found, _choices = queries.fichekeuzes(asker, id)
    _there(found)
    form = forms.VersturenForm(posted(request), keuzes=queries.ontvangers(asker), initial={"versie": found.versie})
    if form.is_valid():
        to, seen = uuid.UUID(form.cleaned_data["ontvanger"]), form.cleaned_data["versie"]
        if submit(form, actions.send_fiche, asker=asker, agendapunt_id=id, versie=seen, ontvanger_id=to):
            done(request, _("De fiche is vrijgegeven. Haal de PDF op voor de politie."))
            return redirect("fiche", id=id)
    blad = _blad(found, _("Fiche naar de politie"), _("Versturen"), found.belemmering)
    return form_page(request, form, blad, versie=found.versie)


@require_GET
def fiche_pdf(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """The sheet that was sent, as an accessible PDF for the police."""
    asker = asker_of(request)
    found, bewijs = queries.fiche_document(asker, id)
    naam = f"fiche-{found.casusnummer}"
    return pdf_response("terugkoppelfiche", fiche_values(found, asker), naam=naam, bewijs=bewijs)


def _there(found: queries.Fiche) -> queries.Fiche:
    if not found.bestaat:
        raise NotFound("agendapunt", found.agendapunt_id)
    return found


def _blad(found: queries.Fiche, titel: str, knop: str, inleiding: str = "") -> Blad:
    back = reverse("fiche", args=[found.agendapunt_id])
    trail = ((_("Overleggen"), reverse("overleggen")), (f"{_('Fiche')} {found.casusnummer}", back))
    return Blad(titel, knop, back, trail, inleiding)
