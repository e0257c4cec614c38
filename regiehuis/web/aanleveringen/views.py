"""Lists of partners: what came in, a new one, its columns, and taking it in (B2)."""

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from regiehuis.personen import actions, queries
from regiehuis.personen.actions.aanlevering import Levering, Uitslag
from regiehuis.web.documents import csv_response
from regiehuis.web.plannen.blad import Blad, form_page
from regiehuis.web.request import asker_of, form_methods, posted
from regiehuis.web.submit import ActieForm, submit

from .forms import KolommenForm, LijstForm


@require_GET
def aanleveringen(request: HttpRequest) -> HttpResponse:
    """The last deliveries."""
    regels = queries.aanleveringen(asker_of(request))
    return TemplateResponse(request, "aanleveringen/aanleveringen.html", {"regels": regels})


@form_methods
def aanlevering_nieuw(request: HttpRequest) -> HttpResponse:
    """A list that a partner sent; nothing of it is taken in yet."""
    asker = asker_of(request)
    form = _list_form(request)
    if form.is_valid():
        given = {"levering": _levering(form), "inhoud": form.cleaned_data["bestand"].read(), "nieuw_id": form.nieuw_id}
        made = submit(form, actions.receive_aanlevering, asker=asker, **given)
        if made is not None:
            return redirect("aanlevering", made.id)
    lijst = reverse("aanleveringen")
    intro = _("U kijkt eerst na wat elke kolom is en of elke rij klopt. Pas daarna leest u de lijst in.")
    blad = Blad(_("Lijst aanleveren"), _("Verder"), lijst, ((_("Aanleveringen"), lijst),), intro)
    return form_page(request, form, blad)


def _list_form(request: HttpRequest) -> LijstForm:
    """What holds today can be chosen: partners and covenants."""
    asker = asker_of(request)
    partners = [(str(keuze.id), keuze.naam) for keuze in queries.partners(asker) if keuze.geldt]
    convenanten = [(str(keuze.id), keuze.naam) for keuze in queries.convenanten(asker) if keuze.geldt]
    files = request.FILES if request.method == "POST" else None
    return LijstForm(posted(request), files, partners=partners, convenanten=convenanten)


def _levering(form: LijstForm) -> Levering:
    data = form.cleaned_data
    return Levering(uuid.UUID(data["convenant"]), uuid.UUID(data["partner"]), data["soort"], data["bestand"].name)


@form_methods
def aanlevering(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """One delivery; while it waits with its columns to choose, its first rows and what is wrong."""
    asker = asker_of(request)
    blad = queries.aanlevering(asker, id)
    form = KolommenForm(posted(request), blad=blad) if blad.regel.wacht else None
    if form is not None and form.is_valid():
        telling = submit(form, actions.check_aanlevering, asker=asker, aanlevering_id=id, toewijzing=form.toewijzing)
        if telling is not None:
            return redirect("aanlevering", id)
    wrong = form is not None and form.is_bound
    context = {"blad": blad, "form": form, "rij": blad.regel.rij}
    return TemplateResponse(request, "aanleveringen/aanlevering.html", context, status=422 if wrong else 200)


@require_POST
def aanlevering_inlezen(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """Take it in, all of it or nothing."""
    form = ActieForm(request.POST)
    form.is_valid()
    uitslag = submit(form, actions.take_in_aanlevering, asker=asker_of(request), aanlevering_id=id)
    if uitslag is None:
        messages.error(request, " ".join(str(wrong) for wrong in form.non_field_errors()))
    else:
        _tell(request, uitslag)
    return redirect("aanlevering", id)


def _tell(request: HttpRequest, uitslag: Uitslag) -> None:
    if uitslag.al_ingelezen:
        messages.info(request, _("Deze lijst was al ingelezen. Er is niets veranderd."))
    elif uitslag.telling.afgekeurd:
        messages.error(request, _("Er zijn rijen afgekeurd. Er is niets ingelezen."))
    else:
        messages.success(request, _("De lijst is ingelezen."))


@require_GET
def aanlevering_afgekeurd(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """The refused rows with their reasons, to send back."""
    koppen, rijen, bewijs = queries.take_afgekeurd(asker_of(request), id)
    return csv_response(koppen, rijen, naam="afgekeurd", bewijs=bewijs)
