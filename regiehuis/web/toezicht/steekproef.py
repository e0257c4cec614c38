"""Lawfulness samples on screen: draw one, judge its rows, close it (R35)."""

import datetime
import uuid
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from regiehuis.casussen.rules.woorden import INFORMATIESOORTEN
from regiehuis.samenwerking.access import AMSTERDAM
from regiehuis.samenwerking.queries import namen
from regiehuis.verantwoording.access.steekproef import fetch_steekproef, read_inhoud
from regiehuis.verantwoording.access.toezicht import require_fg
from regiehuis.verantwoording.actions import steekproef as actions
from regiehuis.verantwoording.queries import steekproef as queries
from regiehuis.verantwoording.rules.steekproef import GEWOON, GROOTST, KLEINST, OORDELEN, SOORTEN, readable_until
from regiehuis.verantwoording.rules.toezicht import LANGSTE_TEKST
from regiehuis.web.casussen.forms import needed
from regiehuis.web.formfields import DatumField
from regiehuis.web.logboek.regels import in_words
from regiehuis.web.plannen.blad import Blad
from regiehuis.web.request import asker_of, form_methods, posted
from regiehuis.web.submit import ActieForm

from .blad import Stap, act_page, tab_page
from .forms import long_text

KWARTAAL = datetime.timedelta(days=91)
HOEVEEL = gettext_lazy("Vul een getal in van {low} tot en met {high}.")


class TrekForm(ActieForm):
    """What is drawn, out of which period, how many."""

    soort = forms.ChoiceField(
        label=gettext_lazy("Waaruit trekt u?"),
        choices=SOORTEN,
        widget=forms.RadioSelect,
        error_messages=needed(gettext_lazy("Kies waaruit u trekt.")),
    )
    van = DatumField(label=gettext_lazy("Vanaf"), error_messages={"required": gettext_lazy("Vul een datum in.")})
    tot = DatumField(label=gettext_lazy("Tot en met"), error_messages={"required": gettext_lazy("Vul een datum in.")})
    omvang = forms.IntegerField(label=gettext_lazy("Hoeveel regels?"), min_value=KLEINST, max_value=GROOTST)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        wrong = str(HOEVEEL).format(low=KLEINST, high=GROOTST)
        self.fields["omvang"].error_messages |= dict.fromkeys(("required", "invalid", "min_value", "max_value"), wrong)


class OordeelForm(ActieForm):
    """How the FG judges a row."""

    oordeel = forms.ChoiceField(
        label=gettext_lazy("Oordeel"),
        choices=[keuze for keuze in OORDELEN if keuze[0]],
        widget=forms.RadioSelect,
        error_messages=needed(gettext_lazy("Kies een oordeel.")),
    )
    reden = forms.CharField(
        label=gettext_lazy("Waarom?"),
        required=False,
        max_length=LANGSTE_TEKST,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Nodig als het niet rechtmatig is of nog na te gaan. Zonder namen en zonder inhoud."),
    )


class ConclusieForm(ActieForm):
    """What the sample tells."""

    conclusie = long_text(
        gettext_lazy("Wat is de conclusie?"),
        gettext_lazy("Vul de conclusie in."),
        gettext_lazy("Zonder namen en zonder inhoud van een casus. Daarna wijzigt er niets meer aan de steekproef."),
    )


@require_GET
def steekproeven(request: HttpRequest) -> HttpResponse:
    """The samples of the house."""
    rows = queries.steekproeven(asker_of(request))
    return tab_page(request, "steekproeven", "toezicht/steekproeven.html", steekproeven=rows)


@form_methods
def steekproef_nieuw(request: HttpRequest) -> HttpResponse:
    """Draw a sample; the usual period is the last quarter, by the clock of the log."""
    asker = asker_of(request)
    require_fg(asker, "steekproef")
    today = datetime.datetime.now(AMSTERDAM).date()
    usual = {"soort": "inzage", "van": today - KWARTAAL, "tot": today, "omvang": GEWOON}
    form = TrekForm(posted(request), initial=usual)
    hulp = _("Het systeem trekt door loting. Wat is getrokken en waaruit, staat vast; u kiest geen regels.")
    page = reverse("steekproeven")
    blad = Blad(_("Steekproef trekken"), _("Trekken"), page, _trail(), hulp)

    def act() -> object:
        data = form.cleaned_data
        given = {name: data[name] for name in ("soort", "van", "tot", "omvang")}
        return actions.trek_steekproef(asker=asker, nieuw_id=form.nieuw_id, **given)

    return act_page(request, form, Stap(blad, _("De steekproef is getrokken."), page), act)


@require_GET
def steekproef(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """One sample with its rows as the log tells them."""
    asker = asker_of(request)
    blad = queries.steekproef(asker, id)
    names = namen(asker)
    rows = [(row, _in_words(row, names)) for row in blad.regels]
    return TemplateResponse(request, "toezicht/steekproef.html", {"s": blad, "regels": rows})


@form_methods
def steekproefregel(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """Judge one row."""
    asker = asker_of(request)
    row, sample = queries.steekproefregel(asker, id)
    form = OordeelForm(posted(request), initial={"oordeel": row.oordeel, "reden": row.reden})
    titel = _("Regel {nummer} beoordelen").format(nummer=row.volgorde)
    step = _step(sample, (titel, _("Opslaan"), _told(row, _in_words(row, namen(asker)))), _("Vastgelegd."), row.versie)

    def act() -> object:
        data = form.cleaned_data
        return actions.judge_steekproefregel(
            asker=asker, regel_id=id, versie=data["versie"], oordeel=data["oordeel"], reden=data["reden"]
        )

    return act_page(request, form, step, act)


@require_GET
def steekproef_inhoud(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """The item that a drawn row is about, while the sample runs."""
    asker = asker_of(request)
    row, item = read_inhoud(asker, id)
    soort = dict(INFORMATIESOORTEN).get(item.soort, "") if item else ""
    tot = readable_until(row.steekproef.getrokken_op, row.steekproef.afgesloten_op, asker.moment)
    context = {"regel": row, "item": item, "soort": soort, "leesbaar_tot": tot}
    return TemplateResponse(request, "toezicht/inhoud.html", context)


@form_methods
def steekproef_afsluiten(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """Close a sample with its conclusion."""
    asker = asker_of(request)
    found = fetch_steekproef(asker, id)
    form = ConclusieForm(posted(request))
    step = _step(id, (_("Steekproef afsluiten"), _("Afsluiten"), ""), _("De steekproef is afgesloten."), found.versie)

    def act() -> object:
        data = form.cleaned_data
        return actions.close_steekproef(
            asker=asker, steekproef_id=id, versie=data["versie"], conclusie=data["conclusie"]
        )

    return act_page(request, form, step, act)


def _in_words(row: queries.Getrokken, names: dict[uuid.UUID, str]) -> Any:
    return in_words([row.regel], names)[0] if row.regel else None


def _told(row: queries.Getrokken, line: Any) -> str:
    """The row of the log above the form; keys and names of employees, no content."""
    if line is None:
        return _("De regel zelf is met zijn deel van het logboek vernietigd.")
    when = line.moment.astimezone(AMSTERDAM).strftime("%d-%m-%Y %H:%M")
    parts = (when, line.wie, line.handeling, line.soort, line.object_kort, line.doel)
    return " · ".join(part for part in parts if part)


def _trail(*rest: tuple[str, str]) -> tuple[tuple[str, str], ...]:
    return ((_("Toezicht"), reverse("toezicht")), (_("Steekproeven"), reverse("steekproeven")), *rest)


def _step(sample: uuid.UUID, words: tuple[str, str, str], klaar: str, versie: int) -> Stap:
    page = reverse("steekproef", args=[sample])
    titel, knop, inleiding = words
    return Stap(Blad(titel, knop, page, _trail((_("Steekproef"), page)), inleiding), klaar, page, versie)
