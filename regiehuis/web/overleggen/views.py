"""Meetings: the list, the month, planning, one meeting with its agenda, and minutes."""

import datetime
import re
import uuid
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from regiehuis.casussen.actions import agenda as agenda_actions
from regiehuis.casussen.actions import overleg as actions
from regiehuis.casussen.queries import agendapunt as punt_queries
from regiehuis.casussen.queries import overleg as queries
from regiehuis.casussen.queries import overleglijst
from regiehuis.casussen.queries import zaal as zaal_queries
from regiehuis.kern.errors import NotAllowed, NotFound, Refusal
from regiehuis.samenwerking.access import Asker
from regiehuis.web.concepten.bewaard import draft
from regiehuis.web.documents import pdf_response
from regiehuis.web.request import asker_of, form_methods
from regiehuis.web.submit import submit

from .documenten import verslag_data
from .forms import FilterForm, PlanForm


@require_GET
def overleggen(request: HttpRequest) -> HttpResponse:
    """The meetings of the house, coming or past, with the points that are the asker's."""
    asker = asker_of(request)
    vormen = overleglijst.overlegvormen(asker)
    form = FilterForm(request.GET or None, vormen=vormen)
    chosen = form.cleaned_data if form.is_bound and form.is_valid() else {}
    lijst = overleglijst.overleggen(
        asker,
        periode=chosen.get("periode") or "komend",
        overlegvorm_id=uuid.UUID(chosen["overlegvorm"]) if chosen.get("overlegvorm") else None,
        pagina=_page(request),
    )
    return TemplateResponse(
        request, "overleggen/lijst.html", {"lijst": lijst, "filter": form, "mag_plannen": _plans(asker)}
    )


@require_GET
def overleggen_maand(request: HttpRequest) -> HttpResponse:
    """The calendar of one month, as a list by day."""
    first = _month(request.GET.get("maand", ""), asker_of(request).dag)
    before, after = first - datetime.timedelta(days=1), (first + datetime.timedelta(days=31)).replace(day=1)
    context = {
        "eerste": first,
        "vorige": f"{before:%Y-%m}",
        "volgende": f"{after:%Y-%m}",
        "dagen": overleglijst.maand(asker_of(request), first.year, first.month),
    }
    return TemplateResponse(request, "overleggen/maand.html", context)


@form_methods
def overleg_nieuw(request: HttpRequest) -> HttpResponse:
    """Plan a meeting or a series."""
    asker = asker_of(request)
    vormen = overleglijst.overlegvormen(asker, alleen_te_plannen=True)
    if not vormen:
        raise NotAllowed(_("Alleen de voorzitter, de secretaris en de ketenmanager plannen een overleg."))
    form = PlanForm(request.POST if request.method == "POST" else None, vormen=vormen)
    if form.is_bound and form.is_valid() and (made := submit(form, actions.plan_overleg, **_plan(asker, form))):
        n = len(made)
        messages.success(
            request, ngettext("Het overleg is gepland.", "Er zijn %(n)s overleggen gepland.", n) % {"n": n}
        )
        return redirect("overleg", id=made[0].id)
    status = 422 if form.is_bound else 200
    return TemplateResponse(request, "overleggen/nieuw.html", {"form": form} | draft(request, form), status=status)


@require_GET
def overleg(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """One meeting: its agenda, and for who runs it what to do next."""
    return TemplateResponse(request, "overleggen/overleg.html", {"detail": queries.overleg(asker_of(request), id)})


@require_POST
def overleg_agenda(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """Fill the agenda from due cases."""

    def act() -> str:
        n = len(agenda_actions.make_agenda(asker=asker_of(request), overleg_id=id))
        if not n:
            return _("Er zijn geen casussen die nu besproken moeten worden, of de agenda is vol.")
        return ngettext("Er is één casus op de agenda gezet.", "Er zijn %(n)s casussen op de agenda gezet.", n) % {
            "n": n
        }

    return _do(request, act, id)


@require_POST
def overleg_toevoegen(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """Put one case on the agenda."""

    def act() -> str:
        casus_id = _uuid(request.POST.get("casus", ""), "casus")
        punt = agenda_actions.add_agendapunt(asker=asker_of(request), overleg_id=id, casus_id=casus_id)
        return _("Casus %(nummer)s staat op de agenda.") % {"nummer": punt.casusnummer}

    return _do(request, act, id)


@require_POST
def overleg_beginnen(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """Begin the meeting."""

    def act() -> str:
        actions.start_overleg(asker=asker_of(request), overleg_id=id)
        return _("Het overleg is begonnen. U kunt nu vastleggen.")

    return _do(request, act, id)


@require_POST
def overleg_afsluiten(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """Close the meeting; points that were not handled go on when the form says so."""

    def act() -> str:
        actions.close_overleg(
            asker=asker_of(request), overleg_id=id, doorschuiven=request.POST.get("doorschuiven") == "ja"
        )
        return _("Het overleg is afgesloten. De verslagen staan bij de agendapunten.")

    return _do(request, act, id)


@require_POST
def agendapunt_verplaatsen(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """Move a point up or down."""

    def act() -> str:
        agenda_actions.move_agendapunt(
            asker=asker_of(request), agendapunt_id=id, richting=request.POST.get("richting", "")
        )
        return ""

    return _do(request, act, _uuid(request.POST.get("overleg", ""), "overleg"))


@require_GET
def verslag(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """The minutes of one point."""
    return TemplateResponse(
        request, "overleggen/verslag.html", {"verslag": zaal_queries.verslag(asker_of(request), id)}
    )


@require_GET
def verslag_pdf(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """The minutes of one point as PDF; logged as a disclosure."""
    found, bewijs = zaal_queries.verslag_to_give(asker_of(request), id)
    naam = f"verslag-{found.kop.casusnummer}-{found.kop.aanvang:%Y%m%d}"
    return pdf_response("verslag", verslag_data(found, asker_of(request)), naam=naam, bewijs=bewijs)


@require_GET
def casus_overleggen(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """The tab of a case with its discussions."""
    found = punt_queries.casus_overleggen(asker_of(request), id)
    context = {"casus": found.casus, "tab": "overleggen", "regels": found.regels}
    return TemplateResponse(request, "overleggen/casus.html", context)


def _do(request: HttpRequest, act: Callable[[], str], overleg_id: uuid.UUID) -> HttpResponse:
    """Do one thing of a button and come back to the meeting; what the rule refuses stands on top."""
    try:
        if message := act():
            messages.success(request, message)
    except (NotFound, NotAllowed):
        raise
    except Refusal as refusal:
        messages.error(request, refusal.message)
    return redirect("overleg", id=overleg_id)


def _plan(asker: Asker, form: PlanForm) -> dict[str, Any]:
    data = form.cleaned_data
    return {
        "asker": asker,
        "overlegvorm_id": uuid.UUID(data["overlegvorm"]),
        "aanvang": data["aanvang"],
        "aantal": data["aantal"],
        "plaats": data["plaats"],
        "nieuw_id": form.nieuw_id,
    }


def _plans(asker: Asker) -> bool:
    return bool(asker.voorzit or asker.secretaris_van or asker.has("ketenmanager"))


def _page(request: HttpRequest) -> int:
    given = request.GET.get("pagina", "")
    return int(given) if re.fullmatch(r"\d{1,5}", given) else 1


def _month(given: str, today: datetime.date) -> datetime.date:
    found = re.fullmatch(r"(20\d\d)-(0[1-9]|1[0-2])", given)
    return datetime.date(int(found[1]), int(found[2]), 1) if found else today.replace(day=1)


def _uuid(given: str, soort: str) -> uuid.UUID:
    """A key out of a posted form; what is none does not exist."""
    try:
        return uuid.UUID(given)
    except ValueError as error:
        raise NotFound(soort) from error
