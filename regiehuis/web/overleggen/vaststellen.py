"""After the meeting: minutes approved and corrected, and what each organisation took up."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from regiehuis.casussen.actions.vaststelling import approve_verslagen, correct_verslag
from regiehuis.casussen.queries.overlegafspraak import overleg_afspraken
from regiehuis.web.plannen.blad import Blad, done, form_page
from regiehuis.web.request import asker_of, form_methods, posted
from regiehuis.web.submit import submit

from .agenda import led
from .forms import CorrigeerForm
from .views import _do, _uuid


@require_GET
def afspraken(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """What was agreed in a meeting, by organisation."""
    lijst = overleg_afspraken(asker_of(request), id)
    return TemplateResponse(request, "overleggen/afspraken.html", {"lijst": lijst})


@require_POST
def overleg_vaststellen(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """Approve the minutes of a meeting, or of the one point that is named."""

    def act() -> str:
        one = request.POST.get("punt", "")
        punt_id = _uuid(one, "agendapunt") if one else None
        n = approve_verslagen(asker=asker_of(request), overleg_id=id, agendapunt_id=punt_id)
        return ngettext("Het verslag is vastgesteld.", "Er zijn %(n)s verslagen vastgesteld.", n) % {"n": n}

    return _do(request, act, id)


@form_methods
def agendapunt_corrigeren(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """Correct minutes after the meeting, with the reason."""
    kop = led(request, id)
    known = {"verslag": kop.verslag, "besluit": kop.besluit, "versie": kop.versie}
    form = CorrigeerForm(posted(request), initial=known)
    if form.is_valid():
        data = {name: form.cleaned_data[name] for name in ("verslag", "besluit", "reden")}
        seen = form.cleaned_data["versie"] or 0
        if submit(form, correct_verslag, asker=asker_of(request), agendapunt_id=id, versie=seen, **data) is not None:
            done(request, _("Het verslag is verbeterd. Wat er eerst stond, blijft erbij staan."))
            return redirect("agendapunt_verslag", id=id)
    back = reverse("agendapunt_verslag", args=[id])
    trail = ((_("Overleggen"), reverse("overleggen")), (kop.overleg, reverse("overleg", args=[kop.overleg_id])))
    intro = _("Uw naam, de datum en de reden komen bij het verslag. De voorzitter stelt het daarna opnieuw vast.")
    return form_page(
        request, form, Blad(_("Verslag verbeteren"), _("Verbeteren"), back, trail, intro), versie=kop.versie
    )
