"""Keeping and throwing away a draft."""

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from regiehuis.casussen.actions.concept import UnableToKeepConcept, clear_concept, save_concept
from regiehuis.web.request import asker_of

from .bewaard import key


@require_POST
def concept(request: HttpRequest, soort: str = "", id: uuid.UUID | None = None) -> HttpResponse:
    """Keep the fields of a form; without script nothing comes here."""
    velden = {name: [str(value) for value in values] for name, values in request.POST.lists()}
    try:
        save_concept(asker=asker_of(request), sleutel=key(soort, id), velden=velden)
    except UnableToKeepConcept as refused:
        return HttpResponse(refused.message, status=413, content_type="text/plain; charset=utf-8")
    return HttpResponse(status=204)


@require_POST
def concept_weg(request: HttpRequest, soort: str, id: uuid.UUID | None = None) -> HttpResponse:
    """Throw a draft away and show the form anew."""
    clear_concept(asker=asker_of(request), sleutel=key(soort, id))
    messages.success(request, _("Het concept is weggegooid."))
    back = request.POST.get("terug", "")
    return redirect(back if url_has_allowed_host_and_scheme(back, allowed_hosts=None) else "/")
