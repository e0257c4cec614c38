"""The agenda by form: an urgent point, a point postponed with its reason, time per point; and sending it."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from regiehuis.casussen.actions.agenda import add_spoedpunt, postpone_agendapunt
from regiehuis.casussen.actions.uitnodiging import plan_tijd, send_agenda
from regiehuis.casussen.queries.agendapunt import agendapunt
from regiehuis.casussen.queries.overleg import spoedkeuzes
from regiehuis.casussen.queries.puntkop import Puntkop
from regiehuis.kern.errors import NotAllowed
from regiehuis.web.plannen.blad import Blad, done, form_page
from regiehuis.web.request import asker_of, form_methods, posted
from regiehuis.web.submit import submit

from .forms import DoorschuifForm, SpoedForm, TijdForm
from .views import _do


@form_methods
def overleg_spoed(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """An urgent case comes on the agenda, also when it is full."""
    asker = asker_of(request)
    regel, choices = spoedkeuzes(asker, id)
    form = SpoedForm(posted(request), casussen=choices)
    if form.is_valid():
        what = {"casus_id": uuid.UUID(form.cleaned_data["casus"]), "reden": form.cleaned_data["reden"]}
        if submit(form, add_spoedpunt, asker=asker, overleg_id=id, nieuw_id=form.nieuw_id, **what) is not None:
            done(request, _("Het spoedpunt staat op de agenda. De leden van de casus zijn uitgenodigd."))
            return redirect("overleg", id=id)
    back = reverse("overleg", args=[id])
    intro = _("Een spoedpunt komt voor de punten die nog niet begonnen zijn, ook als de agenda vol is.")
    return form_page(request, form, Blad(_("Spoedpunt"), _("Op de agenda zetten"), back, _trail(regel.naam, id), intro))


@form_methods
def agendapunt_doorschuiven(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """Take a point off this agenda, on to the next meeting, with the reason."""
    kop = led(request, id)
    form = DoorschuifForm(posted(request))
    if form.is_valid():
        if word := submit(form, _postpone, request, id, form.cleaned_data["reden"]):
            done(request, word)
            return redirect("overleg", id=kop.overleg_id)
    back = reverse("overleg", args=[kop.overleg_id])
    title = _("Casus %(nummer)s doorschuiven") % {"nummer": kop.casusnummer}
    intro = _("Het punt gaat naar het volgende overleg. De reden staat daar bij het punt.")
    return form_page(request, form, Blad(title, _("Doorschuiven"), back, _trail(kop.overleg, kop.overleg_id), intro))


@form_methods
def agendapunt_tijd(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """How long a point may take."""
    kop = led(request, id)
    form = TijdForm(posted(request), initial={"minuten": kop.minuten})
    if form.is_valid():
        minuten = form.cleaned_data["minuten"]
        if submit(form, plan_tijd, asker=asker_of(request), agendapunt_id=id, minuten=minuten) is not None:
            done(request, _("De tijd voor het punt is vastgelegd."))
            return redirect("overleg", id=kop.overleg_id)
    back = reverse("overleg", args=[kop.overleg_id])
    title = _("Tijd voor casus %(nummer)s") % {"nummer": kop.casusnummer}
    return form_page(request, form, Blad(title, _("Opslaan"), back, _trail(kop.overleg, kop.overleg_id)))


@require_POST
def overleg_versturen(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """Send the agenda to those invited."""

    def act() -> str:
        n = send_agenda(asker=asker_of(request), overleg_id=id)
        return ngettext(
            "De agenda is verstuurd aan één genodigde.", "De agenda is verstuurd aan %(n)s genodigden.", n
        ) % {"n": n}

    return _do(request, act, id)


def _postpone(request: HttpRequest, id: uuid.UUID, reden: str) -> str:
    """Postpone, and say where it went."""
    if postpone_agendapunt(asker=asker_of(request), agendapunt_id=id, reden=reden):
        return _("Het punt is doorgeschoven naar het volgende overleg.")
    return _("Het punt is van de agenda. Er is nog geen volgend overleg; het komt op de volgende agenda terug.")


def led(request: HttpRequest, id: uuid.UUID) -> Puntkop:
    """The head of a point, for who runs its meeting."""
    kop = agendapunt(asker_of(request), id).kop
    if not kop.leidt:
        raise NotAllowed(_("Alleen de voorzitter en de secretaris leiden dit overleg."))
    return kop


def _trail(naam: str, overleg_id: uuid.UUID) -> tuple[tuple[str, str], ...]:
    return ((_("Overleggen"), reverse("overleggen")), (naam, reverse("overleg", args=[overleg_id])))
