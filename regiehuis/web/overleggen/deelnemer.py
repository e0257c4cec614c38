"""Somebody who takes part in one point of one meeting."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from regiehuis.casussen.access.casus import guarded_casus
from regiehuis.casussen.actions.aanwezigheid import invite_leden
from regiehuis.casussen.actions.deelname import add_agendadeelnemer
from regiehuis.casussen.queries.agendapunt import agendapunt
from regiehuis.casussen.queries.casuskeuzes import kandidaat_leden
from regiehuis.kern.errors import NotAllowed
from regiehuis.web.casussen.forms import AgendadeelnemerForm
from regiehuis.web.plannen.blad import Blad, done, form_page
from regiehuis.web.request import asker_of, form_methods, posted
from regiehuis.web.submit import submit


@form_methods
def agendapunt_deelnemer(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """Add an agenda participant: access to this case on the day of this meeting, and no longer (R14)."""
    asker = asker_of(request)
    kop = agendapunt(asker, id).kop
    if not (kop.leidt and kop.casus_id):
        raise NotAllowed(_("Alleen de procesregisseur van de casus nodigt iemand uit voor één overleg."))
    guarded_casus(asker, kop.casus_id)
    form = AgendadeelnemerForm(posted(request), medewerkers=kandidaat_leden(asker))
    if form.is_valid():
        who = {"medewerker_id": uuid.UUID(form.cleaned_data["medewerker"]), "reden": form.cleaned_data["reden"]}
        if submit(form, add_agendadeelnemer, asker=asker, agendapunt_id=id, nieuw_id=form.nieuw_id, **who) is not None:
            invite_leden(asker=asker, agendapunt_id=id)
            done(request, _("De deelnemer is uitgenodigd voor dit overleg."))
            return redirect("agendapunt", id=id)
    back = reverse("agendapunt", args=[id])
    intro = _("Deze medewerker leest deze casus alleen op de dag van dit overleg. Daarna eindigt de toegang vanzelf.")
    trail = ((_("Overleggen"), reverse("overleggen")), (kop.casusnummer, back))
    return form_page(request, form, Blad(_("Deelnemer voor dit overleg"), _("Uitnodigen"), back, trail, intro))
