"""What the pages of the FG share: their tabs, a form that does one action, and a press of a button."""

import dataclasses
from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from regiehuis.logboek.rules import FG
from regiehuis.verantwoording.rules.verwerkingsregister import Register
from regiehuis.web.concepten.bewaard import let_go
from regiehuis.web.parts import Tab
from regiehuis.web.plannen.blad import Blad, form_page
from regiehuis.web.request import asker_of
from regiehuis.web.submit import ActieForm, submit

TABS: tuple[tuple[str, str | Promise], ...] = (
    ("toezicht", gettext_lazy("Bevindingen")),
    ("datalekken", gettext_lazy("Datalekken")),
    ("steekproeven", gettext_lazy("Steekproeven")),
    ("lezen", gettext_lazy("Ongewoon lezen")),
    ("verwerkingsregister", gettext_lazy("Register van verwerkingen")),
)


@dataclasses.dataclass(frozen=True)
class Stap:
    """One form: its sheet, what it says when it was done, and where it goes then."""

    blad: Blad
    klaar: str
    naar: str
    versie: int | None = None


def tab_page(request: HttpRequest, tab: str, template: str, **context: Any) -> HttpResponse:
    """One of the tabs of the FG."""
    tabs = [Tab(str(naam), reverse(name), actief=name == tab) for name, naam in TABS]
    return TemplateResponse(request, template, {"tabs": tabs} | context)


def register_page(request: HttpRequest, register: Register) -> HttpResponse:
    """The register: a tab for the FG, a page of its own for the ketenmanager."""
    if asker_of(request).has(FG):
        return tab_page(request, "verwerkingsregister", "toezicht/register.html", register=register)
    return TemplateResponse(request, "toezicht/register.html", {"register": register})


def act_page(request: HttpRequest, form: forms.Form, stap: Stap, act: Callable[[], object]) -> HttpResponse:
    """Show a form, or do what it asks and go on; what is refused stands at its field with all that was typed."""
    if stap.versie is not None and not form.is_bound:
        form.fields["versie"].initial = stap.versie
    if form.is_bound and form.is_valid() and submit(form, act) is not None:
        let_go(request)
        messages.success(request, stap.klaar)
        return redirect(stap.naar)
    return form_page(request, form, stap.blad, versie=stap.versie)


def press(request: HttpRequest, act: Callable[[int | None], object], klaar: str, naar: str) -> HttpResponse:
    """Do what a button asks with the version that was shown, say so or why not, and go back."""
    form = ActieForm(request.POST)
    form.is_valid()
    if submit(form, act, form.cleaned_data.get("versie")) is not None:
        messages.success(request, klaar)
    else:
        messages.error(request, " ".join(str(wrong) for wrong in form.non_field_errors()))
    return redirect(naar)
