"""The year of the house, and planning the coming period from its calendars."""

import datetime
import re
import uuid
from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_GET

from regiehuis.casussen.actions.kalender import Gepland, plan_kalender
from regiehuis.casussen.queries import kalender as queries
from regiehuis.casussen.queries.overleglijst import Vorm, overlegvormen
from regiehuis.kern.errors import NotAllowed
from regiehuis.samenwerking.access import Asker
from regiehuis.web.concepten.bewaard import draft
from regiehuis.web.formfields import DatumField
from regiehuis.web.request import asker_of, form_methods, posted
from regiehuis.web.submit import ActieForm, submit

KWARTAAL = datetime.timedelta(days=91)


class JaarFilter(forms.Form):
    """Which year, and of which form of meeting."""

    jaar = forms.IntegerField(label=gettext_lazy("Jaar"), required=False)
    overlegvorm = forms.ChoiceField(label=gettext_lazy("Overleg"), required=False)

    def __init__(self, *args: Any, vormen: Sequence[Vorm], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        every = [("", _("Alle overleggen")), *((str(vorm.id), vorm.naam) for vorm in vormen)]
        self.fields["overlegvorm"] = forms.ChoiceField(
            label=_("Overleg"), required=False, choices=every, error_messages={"invalid_choice": _("Kies een overleg.")}
        )


class KalenderForm(ActieForm):
    """Until when meetings are planned."""

    tot_en_met = DatumField(
        label=gettext_lazy("Plan tot en met"),
        help_text=gettext_lazy("Wat al gepland is, blijft staan. Op feestdagen geldt de keuze van het overleg."),
        error_messages={"required": gettext_lazy("Vul een datum in.")},
    )


@require_GET
def jaarkalender(request: HttpRequest) -> HttpResponse:
    """The year of the house: planned, foreseen, lapsed, and the public holidays."""
    asker = asker_of(request)
    vormen = overlegvormen(asker)
    form = JaarFilter(request.GET, vormen=vormen)
    form.is_valid()
    chosen = form.cleaned_data.get("overlegvorm")
    jaar = _year(request.GET.get("jaar", ""), asker.dag.year)
    found = queries.jaarkalender(asker, jaar, uuid.UUID(chosen) if chosen else None)
    form = JaarFilter(initial={"jaar": found.jaar, "overlegvorm": chosen}, vormen=vormen)
    suffix = f"&overlegvorm={chosen}" if chosen else ""
    context = {"kalender": found, "filter": form, "mag_plannen": _plans(asker), "vorm": suffix}
    return TemplateResponse(request, "overleggen/jaar.html", context)


@form_methods
def kalender_plannen(request: HttpRequest) -> HttpResponse:
    """Plan the coming period from the calendars, in one press."""
    asker = asker_of(request)
    if not _plans(asker):
        raise NotAllowed(_("Alleen de voorzitter, de secretaris en de ketenmanager plannen overleggen."))
    form = KalenderForm(posted(request), initial={"tot_en_met": asker.dag + KWARTAAL})
    if form.is_bound and form.is_valid():
        done = submit(form, plan_kalender, asker=asker, tot_en_met=form.cleaned_data["tot_en_met"])
        if done is not None:
            _tell(request, done)
            return redirect("overleggen_jaar")
    context = {"form": form} | draft(request, form)
    return TemplateResponse(request, "overleggen/plannen.html", context, status=422 if form.is_bound else 200)


def _tell(request: HttpRequest, done: Gepland) -> None:
    if done.nieuw:
        words = ngettext("Er is één overleg gepland.", "Er zijn %(n)s overleggen gepland.", done.nieuw)
        messages.success(request, words % {"n": done.nieuw})
    else:
        messages.info(request, _("Er viel niets nieuws te plannen."))
    if done.stonden_al:
        words = ngettext("Eén overleg stond er al.", "%(n)s overleggen stonden er al.", done.stonden_al)
        messages.info(request, words % {"n": done.stonden_al})
    if done.zonder_voorzitter:
        names = ", ".join(done.zonder_voorzitter)
        messages.warning(request, _("Niet gepland, want zonder voorzitter: %(namen)s.") % {"namen": names})


def _plans(asker: Asker) -> bool:
    return bool(asker.voorzit or asker.secretaris_van or asker.has("ketenmanager"))


def _year(given: str, this: int) -> int:
    return int(given) if re.fullmatch(r"\d{4}", given) else this
