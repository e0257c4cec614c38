"""Unusual reading on screen: the rules with their parameters, and whom they name (R35, R39)."""

import dataclasses
import datetime
import uuid
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from regiehuis.kern.errors import NotFound
from regiehuis.samenwerking.access import AMSTERDAM
from regiehuis.samenwerking.queries import namen
from regiehuis.verantwoording.access.toezicht import require_fg
from regiehuis.verantwoording.actions.toezicht_lezen import explain_lezen
from regiehuis.verantwoording.queries.toezicht_lezen import Regelvondst, Vondst, ongewoon_lezen
from regiehuis.verantwoording.rules.toezicht_lezen import NAMEN, VERSIE, Drempels
from regiehuis.web.formfields import DatumField
from regiehuis.web.plannen.blad import Blad
from regiehuis.web.request import asker_of, form_methods, posted
from regiehuis.web.submit import ActieForm

from .blad import Stap, act_page, tab_page
from .forms import long_text

WEEK = datetime.timedelta(days=7)
HANDELING = {"geweigerd": "weigering", "na_einde": "weigering", "treffer": "zoeken"}


def _number(label: Any, low: int, high: int) -> forms.IntegerField:
    wrong = _("Vul een getal in van {low} tot en met {high}.").format(low=low, high=high)
    words = {"required": wrong, "invalid": wrong, "min_value": wrong, "max_value": wrong}
    return forms.IntegerField(label=label, min_value=low, max_value=high, required=False, error_messages=words)


class LezenFilter(forms.Form):
    """The period, and the parameters of the rules."""

    use_required_attribute = False

    van = DatumField(label=_("Vanaf"), required=False)
    tot = DatumField(label=_("Tot en met"), required=False)
    weigeringen = _number(_("Geweigerd, ten minste"), 1, 1000)
    per_uur = _number(_("Ingezien per uur, ten minste"), 1, 10000)
    nacht_van = _number(_("Nacht vanaf (uur)"), 0, 23)
    nacht_tot = _number(_("Nacht tot (uur)"), 0, 23)
    nacht_keren = _number(_("In de nacht, ten minste"), 1, 1000)

    def drempels(self) -> Drempels:
        """The parameters, with the usual ones where nothing was filled in."""
        usual = vars(Drempels())
        given = {name: self.cleaned_data.get(name) for name in usual}
        return Drempels(**{name: usual[name] if value is None else value for name, value in given.items()})


class VerklaarForm(ActieForm):
    """Why it was in order."""

    reden = long_text(
        _("Waarom is dit in orde?"),
        _("Vul in waarom dit in orde is."),
        _("Zonder namen van personen en zonder inhoud. Komt er een regel bij, dan telt het weer mee."),
    )


@dataclasses.dataclass(frozen=True)
class Vraag:
    """What the address asks the rules."""

    filter: LezenFilter
    van: datetime.date
    tot: datetime.date
    drempels: Drempels

    @property
    def adres(self) -> dict[str, str]:
        """The same question for another address."""
        period = {"van": f"{self.van:%d-%m-%Y}", "tot": f"{self.tot:%d-%m-%Y}"}
        return period | {name: str(value) for name, value in vars(self.drempels).items()}


def _asked(request: HttpRequest) -> Vraag:
    """Period and parameters out of the address; the last week by the clock of the log when it holds none."""
    today = datetime.datetime.now(AMSTERDAM).date()
    usual = {"van": today - WEEK, "tot": today} | vars(Drempels())
    form = LezenFilter(request.GET or None, initial=usual)
    form.is_valid()
    data = form.cleaned_data if form.is_bound else {}
    drempels = form.drempels() if form.is_bound else Drempels()
    return Vraag(form, data.get("van") or usual["van"], data.get("tot") or usual["tot"], drempels)


@require_GET
def lezen(request: HttpRequest) -> HttpResponse:
    """Whom the rules name in a period; by the clock of the log."""
    asked = _asked(request)
    found = ongewoon_lezen(asker_of(request), van=asked.van, tot=asked.tot, drempels=asked.drempels)
    shown = [(one, _links(one, asked)) for one in found]
    context = {"filter": asked.filter, "gevonden": shown, "versie": VERSIE, "van": asked.van, "tot": asked.tot}
    return tab_page(request, "lezen", "toezicht/lezen.html", **context)


@form_methods
def lezen_verklaren(request: HttpRequest, soort: str, medewerker: uuid.UUID) -> HttpResponse:
    """Mark what a rule counted of somebody as explained."""
    asker = asker_of(request)
    require_fg(asker, "logregel")
    naam = namen(asker).get(medewerker)
    if soort not in NAMEN or naam is None:
        raise NotFound("logregel", medewerker)
    asked, gezien = _asked(request), request.GET.get("aantal", "")
    form = VerklaarForm(posted(request))
    terug = f"{reverse('lezen')}?{urlencode(asked.adres)}"
    trail = ((gettext("Toezicht"), reverse("toezicht")), (gettext("Ongewoon lezen"), terug))
    told = f"{naam} · {NAMEN[soort]} · {asked.van:%d-%m-%Y} – {asked.tot:%d-%m-%Y}"
    blad = Blad(gettext("Als verklaard vastleggen"), gettext("Vastleggen"), terug, trail, told)

    def act() -> object:
        return explain_lezen(
            asker=asker,
            regel=soort,
            medewerker_id=medewerker,
            van=asked.van,
            tot=asked.tot,
            drempels=asked.drempels,
            gezien=int(gezien) if gezien.isdecimal() else None,
            reden=form.cleaned_data["reden"],
            nieuw_id=form.nieuw_id,
        )

    return act_page(request, form, Stap(blad, gettext("Vastgelegd als verklaard."), terug), act)


def _links(found: Regelvondst, asked: Vraag) -> list[tuple[Vondst, str, str]]:
    """Each finding with the rows of the log it was counted from, and where it is explained."""
    act = HANDELING.get(found.regel.code, "lezen")
    period = {"handeling": act, "van": f"{asked.van:%d-%m-%Y}", "tot": f"{asked.tot:%d-%m-%Y}"}
    page = reverse("logboek")
    return [
        (
            one,
            f"{page}?{urlencode({'medewerker': str(one.medewerker_id)} | period)}",
            f"{reverse('lezen_verklaren', args=[found.regel.code, one.medewerker_id])}"
            f"?{urlencode(asked.adres | {'aantal': str(one.aantal)})}",
        )
        for one in found.vondsten
    ]
