"""Who sees what of a case, and why (not)."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.views.decorators.http import require_GET

from regiehuis.casussen.queries.toegang import toegangsblad
from regiehuis.web.request import asker_of, key_in


@require_GET
def casus_toegang(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """What one person sees of this case, with the rule that decides; without ?medewerker the user himself."""
    wie = key_in(request, "medewerker")
    blad = toegangsblad(asker_of(request), id, wie)
    context = {"blad": blad, "casus_id": id, "gekozen": str(wie or ""), "toont": bool(wie) or blad.lid}
    return TemplateResponse(request, "casussen/toegang.html", context)
