"""One point of the agenda: the screen of the meeting, the screen of the room, and everything that is captured."""

import dataclasses
import datetime
import uuid
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from regiehuis.casussen.actions import aanwezigheid as aanwezigheid_actions
from regiehuis.casussen.actions import verslag as actions
from regiehuis.casussen.actions.afspraak import offer_afspraak
from regiehuis.casussen.queries import agendapunt as queries
from regiehuis.casussen.queries import zaal as zaal_queries
from regiehuis.kern.errors import NotAllowed, NotFound, Refusal
from regiehuis.web.concepten.bewaard import clear, restore_all
from regiehuis.web.context import screen
from regiehuis.web.request import asker_of
from regiehuis.web.submit import submit

from .forms import AfsluitForm, AfspraakForm, InbrengForm, VerslagForm
from .views import _uuid

TERMIJN = datetime.timedelta(days=14)


@require_GET
def agendapunt(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """A point: capture for chair and secretary, reading for members; with `?zaal=1` the screen of the room."""
    if request.GET.get("zaal"):
        return _zaal(request, id)
    return _page(request, queries.agendapunt(asker_of(request), id), {}, focus=request.GET.get("naar", ""))


@require_POST
def agendapunt_afspraak(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """Who, what, when."""
    punt = queries.vastlegpunt(asker_of(request), id)
    form = AfspraakForm(request.POST, genodigden=punt.genodigden)
    if form.is_valid() and submit(form, offer_afspraak, **_afspraak(request, id, punt.over, form)) is not None:
        messages.success(request, _("De afspraak is vastgelegd en aangeboden."))
        return _back(id, "afspraak")
    return _page(request, _running(request, id), {"afspraak": form}, focus="afspraak")


@require_POST
def agendapunt_verslag(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """Minutes and decision."""
    detail = _running(request, id)
    form = VerslagForm(request.POST)
    if form.is_valid():
        data = form.cleaned_data
        words = {"verslag": data["verslag"], "besluit": data["besluit"], "versie": data["versie"] or 0}
        if submit(form, actions.write_verslag, asker=asker_of(request), agendapunt_id=id, **words) is not None:
            clear(request, "verslag", id)
            messages.success(request, _("Verslag en besluit zijn bewaard."))
            return _back(id, "verslag")
    clash = str(detail.kop.versie) != form.data.get("versie")
    if clash:
        # From here on the user has seen the new version, so that sending again is a choice.
        form.data = {**request.POST.dict(), "versie": str(detail.kop.versie)}
    return _page(request, detail, {"verslag": form}, focus="verslag", botsing=clash)


@require_POST
def agendapunt_inbreng(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """What a speaker brings in."""
    detail = _running(request, id)
    form = InbrengForm(request.POST, detail=detail)
    if form.is_valid() and submit(form, actions.capture_inbreng, **_inbreng(request, id, form)) is not None:
        messages.success(request, _("De inbreng is vastgelegd. De bron bevestigt hem nog."))
        return _back(id, "inbreng")
    return _page(request, detail, {"inbreng": form}, focus="inbreng")


@require_POST
def agendapunt_afsluiten(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """Close the point and go on to the next one."""
    detail = _running(request, id)
    form = AfsluitForm(request.POST)
    if form.is_valid():
        data = form.cleaned_data
        moment = {"volgende_bespreking": data["volgende_bespreking"], "versie": data["versie"] or 0}
        if submit(form, actions.close_agendapunt, asker=asker_of(request), agendapunt_id=id, **moment) is not None:
            messages.success(request, _("Punt %(n)s is afgesloten.") % {"n": detail.kop.volgorde})
            return redirect(_next(detail))
    return _page(request, detail, {"afsluiten": form}, focus="afsluiten")


@require_POST
def aanwezigheid(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """Mark somebody present or absent; of the page only the list is drawn again."""
    try:
        aanwezigheid_actions.mark_aanwezigheid(
            asker=asker_of(request),
            agendapunt_id=id,
            medewerker_id=_uuid(request.POST.get("medewerker", ""), "medewerker"),
            status=request.POST.get("status", ""),
        )
    except (NotFound, NotAllowed):
        raise
    except Refusal as refusal:
        messages.error(request, refusal.message)
    return redirect("agendapunt", id=id)


@require_POST
def agendapunt_uitnodigen(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """Invite who became a member since."""
    n = aanwezigheid_actions.invite_leden(asker=asker_of(request), agendapunt_id=id)
    text = _("Nieuwe leden uitgenodigd: %(n)s.") % {"n": n} if n else _("Alle leden zijn al uitgenodigd.")
    messages.success(request, text)
    return redirect("agendapunt", id=id)


@require_POST
def inbreng_bevestigen(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """The source confirms what was typed on its behalf."""
    versie = request.POST.get("versie", "")
    try:
        actions.confirm_inbreng(
            asker=asker_of(request),
            informatie_id=_uuid(request.POST.get("informatie", ""), "informatie"),
            versie=int(versie) if versie.isdigit() else 0,
            publiek=request.POST.get("publiek", ""),
        )
        messages.success(request, _("De inbreng is bevestigd."))
    except (NotFound, NotAllowed):
        raise
    except Refusal as refusal:
        messages.error(request, refusal.message)
    return redirect("agendapunt", id=id)


def _zaal(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """The screen of the room: large, whatever the user's own setting."""
    found = zaal_queries.zaal(asker_of(request), id)
    large = dataclasses.replace(screen(request)["scherm"], presentatie=True)
    return TemplateResponse(request, "overleggen/zaal.html", {"zaal": found, "kop": found.kop, "scherm": large})


def _running(request: HttpRequest, id: uuid.UUID) -> queries.AgendapuntDetail:
    """The point for who runs its meeting; a member who does not gets no form and may not post one."""
    detail = queries.agendapunt(asker_of(request), id)
    if not detail.kop.leidt:
        raise NotAllowed(_("Alleen de voorzitter en de secretaris leggen vast."))
    return detail


def _page(
    request: HttpRequest,
    detail: queries.AgendapuntDetail,
    bound: dict[str, forms.Form],
    *,
    focus: str,
    botsing: bool = False,
) -> HttpResponse:
    """The page with its forms; a form that came back keeps what was typed. To htmx a refusal is 200, or it drops it."""
    context: dict[str, Any] = {"detail": detail, "kop": detail.kop, "focus": focus, "botsing": botsing}
    if detail.kop.mag_vastleggen or bound:
        found = _forms(request, detail)
        context |= _drafts(request, detail, {name: form for name, form in found.items() if name not in bound})
        context["vormen"] = _focus(found, focus) | bound
    refused = bool(bound) and not request.htmx  # type: ignore[attr-defined]
    return TemplateResponse(request, "overleggen/agendapunt.html", context, status=422 if refused else 200)


def _forms(request: HttpRequest, detail: queries.AgendapuntDetail) -> dict[str, forms.Form]:
    kop = detail.kop
    words = {"verslag": kop.verslag, "besluit": kop.besluit, "versie": kop.versie}
    return {
        "afspraak": AfspraakForm(genodigden=detail.genodigden, initial={"termijn": asker_of(request).dag + TERMIJN}),
        "verslag": VerslagForm(initial=words),
        "inbreng": InbrengForm(detail=detail),
        "afsluiten": AfsluitForm(initial={"versie": kop.versie}),
    }


DRAFTS = {"verslag": "verslag", "afspraak": "agendapunt_afspraak", "inbreng": "agendapunt_inbreng"}


def _drafts(request: HttpRequest, detail: queries.AgendapuntDetail, found: dict[str, forms.Form]) -> dict[str, Any]:
    """What was typed and not saved comes back; of minutes, with what was saved since beside them."""
    kop = detail.kop
    kept = restore_all(request, {DRAFTS[name]: form for name, form in found.items() if name in DRAFTS}, kop.id)
    opened = {"inbreng_open": "agendapunt_inbreng" in kept}
    if "verslag" not in kept:
        return opened
    away = reverse("concept_weg", kwargs={"soort": "verslag", "id": kop.id})
    return opened | {"concept_van": kept["verslag"], "concept_weg": away, "botsing": bool(kop.verslag or kop.besluit)}


def _focus(found: dict[str, forms.Form], focus: str) -> dict[str, forms.Form]:
    """The first box of the form that was just used takes the focus, so that the next line can be typed at once."""
    if focus in found:
        found[focus].visible_fields()[0].field.widget.attrs["autofocus"] = True
    return found


def _afspraak(request: HttpRequest, id: uuid.UUID, casus_id: uuid.UUID, form: AfspraakForm) -> dict[str, Any]:
    data = form.cleaned_data
    return {
        "asker": asker_of(request),
        "casus_id": casus_id,
        "agendapunt_id": id,
        "tekst": data["tekst"],
        "medewerker_id": uuid.UUID(data["medewerker"]),
        "organisatie_id": form.organisaties[data["medewerker"]],
        "uitvoerder_naam": data["uitvoerder_naam"],
        "termijn": data["termijn"],
        "nieuw_id": form.nieuw_id,
    }


def _inbreng(request: HttpRequest, id: uuid.UUID, form: InbrengForm) -> dict[str, Any]:
    data = form.cleaned_data
    return {
        "asker": asker_of(request),
        "agendapunt_id": id,
        "spreker_id": uuid.UUID(data["spreker"]),
        "categorie_id": uuid.UUID(data["categorie"]),
        "persoonsrol": data["persoonsrol"],
        "soort": data["soort"],
        "grondslag": data["grondslag"],
        "tekst": data["tekst"],
        "nieuw_id": form.nieuw_id,
    }


def _back(id: uuid.UUID, naar: str) -> HttpResponse:
    """To the same point, with the focus where the user was."""
    return redirect(f"{reverse('agendapunt', kwargs={'id': id})}?naar={naar}")


def _next(detail: queries.AgendapuntDetail) -> str:
    """The next point that was not handled, or the meeting."""
    following = [p for p in detail.kop.punten if not p.behandeld and not p.hier]
    later = [p for p in following if p.volgorde > detail.kop.volgorde] or following
    if later:
        return reverse("agendapunt", kwargs={"id": later[0].id})
    return reverse("overleg", kwargs={"id": detail.kop.overleg_id})
