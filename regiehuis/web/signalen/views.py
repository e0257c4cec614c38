"""Signals of a sender: list, page, the guided form; criteria tested beforehand."""

import uuid
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from regiehuis.casussen.actions import signaal as actions
from regiehuis.casussen.actions.signaaldelen import add_partner
from regiehuis.casussen.queries import signaal as queries
from regiehuis.casussen.queries.piket import piket_nu
from regiehuis.casussen.queries.signaallijst import eigen_signalen
from regiehuis.casussen.queries.triage import criteria
from regiehuis.casussen.rules.triage import explain, meets
from regiehuis.kern.errors import NotFound
from regiehuis.web.request import asker_of, form_methods, page_number, posted
from regiehuis.web.submit import submit

from . import forms, steps

OMSCHRIJVING = ("omschrijving", "plaats", "buurt")


@require_GET
def signalen(request: HttpRequest) -> HttpResponse:
    """My own signals with their state and outcome."""
    status = request.GET.get("status", "")
    lijst = eigen_signalen(asker_of(request), status, page_number(request))
    return TemplateResponse(request, "signalen/lijst.html", {"lijst": lijst, "status": status})


@form_methods
def signaal_nieuw(request: HttpRequest) -> HttpResponse:
    """A new signal starts with the question of acute safety; a yes alerts piket with this very press."""
    asker = asker_of(request)
    form = forms.VeiligheidForm(posted(request))
    if request.method == "POST" and form.is_valid():
        acuut = form.cleaned_data["acuut"] == "ja"
        text = form.cleaned_data["acuut_toelichting"]
        made = submit(
            form,
            actions.start_signaal,
            asker=asker,
            acuut=acuut,
            acuut_toelichting=text,
            nieuw_id=form.nieuw_id,
        )
        if made is not None:
            _say_started(request, acuut)
            return redirect("signaal_stap", id=made.id, stap="waarover")
    return steps.page(request, "veiligheid", signaal=None, form=form, piket=piket_nu(asker))


def _say_started(request: HttpRequest, acuut: bool) -> None:
    if acuut:
        messages.success(request, _("Piket is gewaarschuwd. Ga verder met het signaal als dat nu kan."))


@require_GET
def signaal(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """One signal: what was given, what is missing, what was decided."""
    return TemplateResponse(request, "signalen/detail.html", {"signaal": queries.signaal(asker_of(request), id)})


@form_methods
def signaal_stap(request: HttpRequest, id: uuid.UUID, stap: str) -> HttpResponse:
    """A step of the guided form, open to the sender until the decision."""
    view = STEPS.get(stap)
    if view is None:
        raise NotFound("signaal", id)
    return view(request, editable(request, id))


def editable(request: HttpRequest, signaal_id: uuid.UUID) -> queries.SignaalDetail:
    """A signal that the asker may change; else the same "not found" as for one that is not there."""
    detail = queries.signaal(asker_of(request), signaal_id, doel="wijzigen")
    if not detail.mag_wijzigen:
        raise NotFound("signaal", signaal_id)
    return detail


def _veiligheid(request: HttpRequest, detail: queries.SignaalDetail) -> HttpResponse:
    initial = {"acuut": "ja" if detail.acuut else "nee", "acuut_toelichting": detail.acuut_toelichting}
    form = forms.VeiligheidForm(posted(request), initial=initial | {"versie": detail.versie})
    if request.method == "POST" and form.is_valid():
        acuut = form.cleaned_data["acuut"] == "ja"
        text = form.cleaned_data["acuut_toelichting"] if acuut else ""
        return steps.save(request, "veiligheid", detail, form, acuut=acuut, acuut_toelichting=text)
    return steps.page(request, "veiligheid", signaal=detail, form=form, piket=piket_nu(asker_of(request)))


def _waarover(request: HttpRequest, detail: queries.SignaalDetail) -> HttpResponse:
    initial = {"soort": detail.soort, "thema": str(detail.thema_id or ""), "versie": detail.versie}
    themas = queries.themas(asker_of(request))
    form = forms.WaaroverForm(posted(request), initial=initial, themas=themas)
    if request.method == "POST" and form.is_valid():
        thema = form.cleaned_data["thema"]
        soort = form.cleaned_data["soort"]
        return steps.save(request, "waarover", detail, form, soort=soort, thema_id=uuid.UUID(thema) if thema else None)
    return steps.page(request, "waarover", signaal=detail, form=form)


def _personen(request: HttpRequest, detail: queries.SignaalDetail) -> HttpResponse:
    if detail.met_personen:
        return steps.page(request, "personen", signaal=detail, form=None)
    initial: dict[str, Any] = {name: getattr(detail, name) for name in (*OMSCHRIJVING, "versie")}
    form = forms.OmschrijvingForm(posted(request), initial=initial)
    if request.method == "POST" and form.is_valid():
        return steps.save(request, "personen", detail, form, **_typed(form, *OMSCHRIJVING))
    return steps.page(request, "personen", signaal=detail, form=form)


def _aanleiding(request: HttpRequest, detail: queries.SignaalDetail) -> HttpResponse:
    names = ("aanleiding", "al_gedaan", "gewenst_doel")
    initial = {name: getattr(detail, name) for name in names} | {"versie": detail.versie}
    form = forms.AanleidingForm(posted(request), initial=initial)
    if request.method == "POST" and form.is_valid():
        return steps.save(request, "aanleiding", detail, form, **_typed(form, *names))
    return steps.page(request, "aanleiding", signaal=detail, form=form)


def _partners(request: HttpRequest, detail: queries.SignaalDetail) -> HttpResponse:
    asker = asker_of(request)
    form = forms.PartnerForm(posted(request), organisaties=queries.partnerorganisaties(asker))
    if request.method == "POST" and form.is_valid():
        added = submit(
            form,
            add_partner,
            asker=asker,
            signaal_id=detail.id,
            organisatie_id=uuid.UUID(form.cleaned_data["organisatie"]),
            contact=form.cleaned_data["contact"],
            nieuw_id=form.nieuw_id,
        )
        if added is not None:
            messages.success(request, _("De partner is toegevoegd."))
            onward = "controleren" if "verder" in request.POST else "partners"
            return redirect("signaal_stap", id=detail.id, stap=onward)
    return steps.page(request, "partners", signaal=detail, form=form)


def _controleren(request: HttpRequest, detail: queries.SignaalDetail) -> HttpResponse:
    return steps.page(request, "controleren", signaal=detail, form=None)


STEPS: dict[str, Callable[[HttpRequest, queries.SignaalDetail], HttpResponse]] = {
    "veiligheid": _veiligheid,
    "waarover": _waarover,
    "personen": _personen,
    "aanleiding": _aanleiding,
    "partners": _partners,
    "controleren": _controleren,
}


def _typed(form: Form, *names: str) -> dict[str, str]:
    return {name: form.cleaned_data[name] for name in names}


@require_POST
def signaal_insturen(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """Send the signal in; an incomplete one tells what it lacks."""
    detail = editable(request, id)
    sent = actions.submit_signaal(asker=asker_of(request), signaal_id=id, versie=detail.versie)
    if sent.status == "volledig":
        messages.success(request, _("Uw signaal is volledig en staat op de triage."))
    else:
        messages.warning(request, _("Uw signaal is ontvangen maar nog niet volledig. Hieronder staat wat er mist."))
    return redirect("signaal", id=id)


@form_methods
def signaal_intrekken(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """Take a signal back; asks once."""
    detail = editable(request, id)
    if request.method == "POST":
        actions.withdraw_signaal(asker=asker_of(request), signaal_id=id, versie=detail.versie)
        messages.success(request, _("Uw signaal is ingetrokken."))
        return redirect("signalen")
    return TemplateResponse(request, "signalen/intrekken.html", {"signaal": detail})


@form_methods
def voortoets(request: HttpRequest) -> HttpResponse:
    """Test the criteria beforehand, without naming anybody; nothing is kept (R13)."""
    rows = [(row.code, row.tekst) for row in criteria(asker_of(request))]
    form = forms.VoortoetsForm(posted(request), criteria=rows)
    uitkomst, uitleg = None, ""
    if request.method == "POST" and form.is_valid():
        given = {code: form.cleaned_data[code] == "ja" for code, _tekst in rows}
        uitkomst, uitleg = meets(given), explain(given)
    context = {"form": form, "velden": [form[code] for code, _tekst in rows], "uitkomst": uitkomst, "uitleg": uitleg}
    return TemplateResponse(request, "signalen/voortoets.html", context, status=422 if form.errors else 200)
