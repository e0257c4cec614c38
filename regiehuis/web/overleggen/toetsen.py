"""What the keyboard does at a point beside the forms: all the others present at once, and undoing what came last."""

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from regiehuis.casussen.actions.aanwezigheid import mark_all_aanwezig
from regiehuis.casussen.actions.herstel import undo_capture
from regiehuis.kern.errors import NotAllowed, NotFound, Refusal
from regiehuis.web.request import asker_of

GEDAAN = {
    "afspraak": _("Uw laatste afspraak bij dit punt is ongedaan gemaakt. Wie haar kreeg, hoort dat zij vervalt."),
    "verslag": _("Verslag en besluit zijn teruggezet naar de vorige tekst."),
}


@require_POST
def agendapunt_ongedaan(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """Undo what the asker captured last at this point."""
    naar = "afspraak"
    try:
        naar = undo_capture(asker=asker_of(request), agendapunt_id=id)
        messages.success(request, GEDAAN[naar])
    except (NotFound, NotAllowed):
        raise
    except Refusal as refusal:
        messages.error(request, refusal.message)
    return redirect(f"{reverse('agendapunt', kwargs={'id': id})}?naar={naar}")


@require_POST
def aanwezigheid_allen(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """Mark everybody who was not marked yet as present; of the page only the list is drawn again."""
    mark_all_aanwezig(asker=asker_of(request), agendapunt_id=id)
    return redirect("agendapunt", id=id)
