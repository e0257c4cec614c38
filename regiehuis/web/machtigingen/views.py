"""What lets a case be discussed: seen by members, kept by who leads the case (R4)."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from regiehuis.casussen.access.casus import led_casus
from regiehuis.casussen.actions import machtiging as actions
from regiehuis.casussen.queries.machtiging import machtiging, machtigingen
from regiehuis.web.plannen.blad import Blad, casus_page, done, form_page, trail
from regiehuis.web.request import asker_of, form_methods, posted
from regiehuis.web.submit import submit

from .forms import EindeForm, MachtigingForm


@require_GET
def casus_machtiging(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """On what grounds this case was and is discussed."""
    return casus_page(request, id, "machtiging", "machtigingen/machtigingen.html", machtigingen, "machtigingen")


@form_methods
def machtiging_nieuw(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """Record a ground."""
    asker = asker_of(request)
    case = led_casus(asker, id, doel="machtiging")
    form = MachtigingForm(posted(request), initial={"van": asker.dag})
    if form.is_valid():
        ground, new = form.machtiging(), form.nieuw_id
        if submit(form, actions.record_machtiging, asker=asker, casus_id=id, machtiging=ground, nieuw_id=new):
            done(request, _("De grond om deze casus te bespreken is vastgelegd."))
            return redirect("casus_machtiging", id=id)
    back = reverse("casus_machtiging", args=[id])
    return form_page(request, form, Blad(_("Grond om te bespreken"), _("Vastleggen"), back, trail(case.nummer, back)))


@form_methods
def machtiging_beeindigen(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """End a ground earlier."""
    asker = asker_of(request)
    found = machtiging(asker, id)
    case = led_casus(asker, found.casus_id, doel="machtiging")
    form = EindeForm(posted(request), initial={"tot": asker.dag, "versie": found.versie})
    if form.is_valid():
        seen, tot = form.cleaned_data["versie"], form.cleaned_data["tot"]
        if submit(form, actions.end_machtiging, asker=asker, machtiging_id=id, versie=seen, tot=tot):
            done(request, _("Vastgelegd vanaf wanneer deze grond niet meer geldt."))
            return redirect("casus_machtiging", id=found.casus_id)
    back = reverse("casus_machtiging", args=[found.casus_id])
    blad = Blad(_("Grond beëindigen"), _("Beëindigen"), back, trail(case.nummer, back), found.verwijzing, True)
    return form_page(request, form, blad, versie=found.versie)
