"""Information and problem analysis of a case: what each partner brings in."""

import uuid
from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from regiehuis.casussen.access.casus import fetch_casus
from regiehuis.casussen.actions import informatie as actions
from regiehuis.casussen.actions import publiek
from regiehuis.casussen.actions.document import Bestand, add_document
from regiehuis.casussen.queries import casusdelen as delen
from regiehuis.casussen.queries import casuskeuzes as keuzes
from regiehuis.casussen.queries.afweging import afweging_blad
from regiehuis.casussen.queries.document import document_to_give
from regiehuis.casussen.rules.casus import PERSOONSGEBONDEN
from regiehuis.kern.errors import NotFound
from regiehuis.web.documents.document import file_response
from regiehuis.web.plannen.blad import Blad, casus_page, done, form_page, trail
from regiehuis.web.request import asker_of, form_methods, key_in, posted
from regiehuis.web.submit import ActieForm, sent_fields, submit

from . import forms


@require_GET
def casus_informatie(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """What the partners brought in, as far as the asker may read it."""
    return casus_page(request, id, "informatie", "casussen/informatie.html", delen.casus_informatie, "groepen")


@require_GET
def document(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """The file of an item, for who may read the item; recorded as a disclosure."""
    found, bewijs = document_to_give(asker_of(request), id)
    return file_response(found, bewijs=bewijs)


@require_GET
def casus_analyse(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """The core questions, answered together."""
    return casus_page(request, id, "analyse", "casussen/analyse.html", delen.casus_analyse, "vragen")


@form_methods
def informatie_nieuw(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """Bring an item in; with ?kernvraag it is a part of the problem analysis."""
    asker = asker_of(request)
    case = fetch_casus(asker, id, doel="inbrengen")
    question, point = request.GET.get("kernvraag", ""), request.GET.get("punt", "")
    categories, persons, units = keuzes.inbreng_keuzes(asker, case)
    form = forms.InformatieForm(
        posted(request),
        request.FILES if request.method == "POST" else None,
        categorieen=categories,
        personen=persons,
        onderdelen=units,
        leefgebieden=keuzes.leefgebied_keuzes(asker),
        over_iemand=case.soort in PERSOONSGEBONDEN,
        is_antwoord=bool(question),
        initial={
            "ontvangen_op": asker.dag,
            "grondslag": "wgs",
            "soort": "oordeel" if question else "feit",
            "persoon": persons[0][0] if len(persons) == 1 else "",
        },
    )
    if form.is_valid():
        given = _values(form, question, point) | {"casus_id": id, "nieuw_id": form.nieuw_id}
        given["huisbezoek_id"] = key_in(request, "bezoek")
        add: Callable[..., object] = add_document if "bestand" in given else actions.add_informatie
        if submit(form, add, asker=asker, **given) is not None:
            done(request, _("Uw inbreng staat in de casus."), ("informatie", id))
            return redirect(reverse("casus_analyse", args=[id]) if question else _came_from(request, id))
    if form.errors and request.FILES and "bestand" not in form.errors:
        form.add_error("bestand", _("Kies het document opnieuw: een browser houdt een gekozen bestand niet vast."))
    back = reverse("casus_analyse", args=[id]) if question else _came_from(request, id)
    title = _("Uw deel van de analyse") if question else _("Informatie inbrengen")
    return form_page(
        request, form, Blad(title, _("Inbrengen"), back, trail(case.nummer, back), concept=("informatie", id))
    )


def _values(form: forms.InformatieForm, question: str, point: str) -> dict[str, Any]:
    data = form.cleaned_data
    return {
        "categorie_id": uuid.UUID(data["categorie"]),
        "soort": data["soort"],
        "tekst": data["tekst"],
        "ontvangen_op": data["ontvangen_op"],
        "grondslag": data["grondslag"],
        "persoon_id": uuid.UUID(data["persoon"]) if data["persoon"] else None,
        "persoonsrol": data["persoonsrol"] if data["persoon"] else "",
        "publiek": data["publiek"],
        "publiek_onderdelen": [uuid.UUID(key) for key in data["publiek_onderdelen"]],
        "kernvraag_id": _key_of(question),
        "leefgebied_id": _key_of(data["leefgebied"]),
        "agendapunt_id": _key_of(point),
        "afweging": forms.afweging_of(form),
        **({"bestand": Bestand(data["bestand"].name, data["bestand"].read())} if data["bestand"] else {}),
    }


def _key_of(text: str) -> uuid.UUID | None:
    try:
        return uuid.UUID(text)
    except ValueError:
        return None


def _came_from(request: HttpRequest, casus_id: uuid.UUID) -> str:
    """Back to the point of the agenda or the visit that this is for, or to the items of the case."""
    if visit := key_in(request, "bezoek"):
        return reverse("huisbezoek", args=[visit])
    point = request.GET.get("punt", "")
    return reverse("agendapunt", args=[point]) if _key_of(point) else reverse("casus_informatie", args=[casus_id])


@form_methods
def informatie_publiek(request: HttpRequest, id: uuid.UUID, informatie_id: uuid.UUID) -> HttpResponse:
    """Who reads this item; its source decides, and thereby confirms what was typed on its behalf."""
    asker = asker_of(request)
    case = fetch_casus(asker, id, doel="publiek")
    item = delen.eigen_inbreng(asker, id, informatie_id)
    units = keuzes.inbreng_keuzes(asker, case)[2]
    initial = {"publiek": item.publiek_code, "leefgebied": item.leefgebied_id, "versie": item.versie} if item else {}
    areas = keuzes.leefgebied_keuzes(asker)
    form = forms.PubliekForm(
        posted(request),
        onderdelen=units,
        leefgebieden=areas,
        af_te_wegen=item is not None and item.af_te_wegen,
        initial=initial,
    )
    back = _came_from(request, id)
    if form.is_valid() and "aanpassen" not in request.POST:
        given: dict[str, Any] = {"asker": asker, "informatie_id": informatie_id} | _audience(form)
        effect = submit(form, publiek.preview_publiek, **given)
        if effect and effect.verandert and "bevestigd" not in request.POST:
            context = {"gevolg": effect, "gestuurd": sent_fields(request), "terug": back, "nummer": case.nummer}
            return TemplateResponse(request, "casussen/lezers.html", context)
        if effect and submit(form, actions.change_publiek, **given) is not None:
            done(request, _("Vastgelegd wie dit mag lezen."))
            return redirect(back)
    sheet = Blad(_("Wie mag dit lezen?"), _("Opslaan"), back, trail(case.nummer, back))
    return form_page(request, form, sheet, versie=item.versie if item else None)


def _audience(form: forms.PubliekForm) -> dict[str, Any]:
    """What the form says of readers and place."""
    data = form.cleaned_data
    return {
        "versie": data["versie"] or 0,
        "publiek": data["publiek"],
        "publiek_onderdelen": [uuid.UUID(key) for key in data["publiek_onderdelen"]],
        "leefgebied_id": _key_of(data["leefgebied"]),
        "afweging": forms.afweging_of(form),
    }


@require_GET
def informatie_afweging(request: HttpRequest, id: uuid.UUID, informatie_id: uuid.UUID) -> HttpResponse:
    """The note on a conflict of duties, read back by its source (R24)."""
    asker = asker_of(request)
    note = afweging_blad(asker, id, informatie_id)
    case = fetch_casus(asker, id, doel="afweging")
    back = reverse("casus_informatie", args=[id])
    context = {"afweging": note, "kruimels": trail(case.nummer, back)}
    return TemplateResponse(request, "casussen/afweging.html", context)


@form_methods
def waarschuwing_beeindigen(request: HttpRequest, id: uuid.UUID, informatie_id: uuid.UUID) -> HttpResponse:
    """A warning no longer holds, says its source; asked once."""
    asker = asker_of(request)
    case = fetch_casus(asker, id, doel="waarschuwing")
    item = delen.eigen_inbreng(asker, id, informatie_id)
    if item is None or not item.waarschuwt:
        raise NotFound("informatie", informatie_id)
    form = ActieForm(posted(request), initial={"versie": item.versie})
    if form.is_valid():
        seen = form.cleaned_data["versie"] or 0
        if submit(form, actions.end_waarschuwing, asker=asker, informatie_id=informatie_id, versie=seen) is not None:
            done(request, _("De waarschuwing staat niet meer boven de casus."))
            return redirect("casus_informatie", id=id)
    back = reverse("casus_informatie", args=[id])
    blad = Blad(_("Waarschuwing beëindigen"), _("Geldt niet meer"), back, trail(case.nummer, back), item.tekst, True)
    return form_page(request, form, blad, versie=item.versie)
