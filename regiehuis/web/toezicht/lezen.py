"""Unusual reading on screen: the rules with their parameters, and whom they name (R35, R39)."""

import datetime
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from regiehuis.samenwerking.access import AMSTERDAM
from regiehuis.verantwoording.queries.toezicht_lezen import Regelvondst, ongewoon_lezen
from regiehuis.verantwoording.rules.toezicht_lezen import VERSIE, Drempels
from regiehuis.web.formfields import DatumField
from regiehuis.web.request import asker_of

from .blad import tab_page

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


@require_GET
def lezen(request: HttpRequest) -> HttpResponse:
    """Whom the rules name in a period; by the clock of the log."""
    today = datetime.datetime.now(AMSTERDAM).date()
    usual = {"van": today - WEEK, "tot": today} | vars(Drempels())
    form = LezenFilter(request.GET or None, initial=usual)
    form.is_valid()
    data = form.cleaned_data if form.is_bound else {}
    van, tot = data.get("van") or usual["van"], data.get("tot") or usual["tot"]
    drempels = form.drempels() if form.is_bound else Drempels()
    found = ongewoon_lezen(asker_of(request), van=van, tot=tot, drempels=drempels)
    shown = [(one, _links(one, van, tot)) for one in found]
    context = {"filter": form, "gevonden": shown, "versie": VERSIE, "van": van, "tot": tot}
    return tab_page(request, "lezen", "toezicht/lezen.html", **context)


def _links(found: Regelvondst, van: datetime.date, tot: datetime.date) -> list[tuple[object, str]]:
    """Each finding with the rows of the log it was counted from."""
    act = HANDELING.get(found.regel.code, "lezen")
    period = {"handeling": act, "van": f"{van:%d-%m-%Y}", "tot": f"{tot:%d-%m-%Y}"}
    page = reverse("logboek")
    return [(one, f"{page}?{urlencode({'medewerker': str(one.medewerker_id)} | period)}") for one in found.vondsten]
