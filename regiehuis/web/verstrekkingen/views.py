"""What went out of the door: of a case for who leads it, of the house for the FG; and paper, as it is printed."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.views.decorators.http import require_GET, require_POST

from regiehuis.casussen.access.casus import fetch_deelnames
from regiehuis.casussen.queries.afdruk import record_afdruk
from regiehuis.casussen.queries.casus import casus_hoofd
from regiehuis.casussen.queries.verstrekking import uit_casus
from regiehuis.logboek.access import see_verstrekkingen
from regiehuis.web.request import asker_of, key_in

from .forms import said
from .regels import in_words


@require_GET
def casus_verstrekkingen(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """What went out of a case, for who leads it."""
    asker = asker_of(request)
    deelnames = fetch_deelnames(asker, id, doel="verstrekkingen")
    found, names = uit_casus(asker, id)
    context = {
        "casus": casus_hoofd(asker, deelnames),
        "tab": "dossier",
        "regels": in_words(asker, found, names),
    }
    return TemplateResponse(request, "verstrekkingen/casus.html", context)


@require_GET
def verstrekkingen(request: HttpRequest) -> HttpResponse:
    """What went out of the house, or about one person, for the FG: references, no names of persons."""
    asker = asker_of(request)
    persoon_id = key_in(request, "persoon")
    found = see_verstrekkingen(asker=asker, huis_id=asker.huis_id, persoon_id=persoon_id)
    context = {"regels": in_words(asker, found), "persoon": persoon_id}
    return TemplateResponse(request, "verstrekkingen/huis.html", context)


@require_POST
def afdrukken(request: HttpRequest, id: uuid.UUID, soort: str) -> HttpResponse:
    """Record that a page goes on paper; the page asks it before it prints."""
    record_afdruk(asker_of(request), soort, id, request.GET.dict(), said(request, "afdruk"))
    return HttpResponse(status=204)
