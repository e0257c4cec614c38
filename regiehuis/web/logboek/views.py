"""The log: searching it, and the history of one object; for the FG, and itself logged."""

import uuid
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from regiehuis.logboek.access import UnableToExport, search_logboek, see_history, take_uitvoer
from regiehuis.logboek.queries import Bladzijde
from regiehuis.samenwerking.queries import namen
from regiehuis.web.documents import json_response
from regiehuis.web.request import asker_of

from .forms import LogboekFilter, place, place_text
from .regels import in_words
from .zoeken import choices_of, search_of


@require_GET
def logboek(request: HttpRequest) -> HttpResponse:
    """Search the log of the house, newest first, with every filter in the address."""
    asker = asker_of(request)
    offered = choices_of(asker)
    form = LogboekFilter(request.GET, **offered)
    form.is_valid()
    page = search_logboek(asker=asker, zoekvraag=search_of(asker, form), na=place(request.GET.get("na", "")))
    context = {
        "filter": form,
        "regels": in_words(page.regels, offered["medewerkers"]),
        "volgende": _next(request, page),
        "begin": _first(request),
        "uitvoer": _filled(form),
    }
    return TemplateResponse(request, "logboek/logboek.html", context)


@require_GET
def logboek_uitvoer(request: HttpRequest) -> HttpResponse:
    """All that the filters find, as a signed file for an audit."""
    asker = asker_of(request)
    form = LogboekFilter(request.GET, **choices_of(asker))
    form.is_valid()
    zoekvraag = search_of(asker, form)
    try:
        if form.errors:
            raise UnableToExport(_("Er is niets meegenomen: kijk eerst naar de filters hieronder."))
        found, bewijs = take_uitvoer(asker=asker, huis_id=asker.huis_id, zoekvraag=zoekvraag)
    except UnableToExport as refused:
        messages.error(request, refused.message)
        return redirect(f"{reverse('logboek')}?{_filled(form)}")
    return json_response(found, naam="logboek-uitvoer", bewijs=bewijs)


@require_GET
def logboek_object(request: HttpRequest, soort: str, id: uuid.UUID) -> HttpResponse:
    """Who looked at one object, or changed it."""
    asker = asker_of(request)
    regels = see_history(asker=asker, object_soort=soort, object_id=id)
    context = {"regels": in_words(regels, namen(asker)), "soort": soort, "sleutel": id}
    return TemplateResponse(request, "logboek/object.html", context)


def _next(request: HttpRequest, page: Bladzijde) -> str:
    if page.volgende is None:
        return ""
    query = request.GET.copy()
    query["na"] = place_text(page.volgende)
    return f"?{query.urlencode()}"


def _filled(form: LogboekFilter) -> str:
    """The filters of this page for another address, and nothing else that stood in this one."""
    return urlencode({name: form.data[name] for name in form.fields if form.data.get(name)})


def _first(request: HttpRequest) -> str:
    """Back to the newest rows with the same filters; empty on the first page."""
    query = request.GET.copy()
    return f"?{query.urlencode()}" if query.pop("na", None) else ""
