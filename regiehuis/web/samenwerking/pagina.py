"""What the pages of the cooperation share: their tabs, who manages, and the one page that shows a form."""

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
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from regiehuis.kern.errors import NotAllowed
from regiehuis.samenwerking.access import Asker
from regiehuis.web.concepten.bewaard import draft
from regiehuis.web.parts import Tab
from regiehuis.web.request import asker_of
from regiehuis.web.submit import show_version, submit

TABS: tuple[tuple[str, str | Promise], ...] = (
    ("samenwerking", gettext_lazy("Huis")),
    ("samenwerking_sturing", gettext_lazy("Sturing")),
    ("samenwerking_partners", gettext_lazy("Partners")),
    ("samenwerking_medewerkers", gettext_lazy("Medewerkers")),
    ("samenwerking_overlegvormen", gettext_lazy("Overlegvormen")),
    ("samenwerking_piket", gettext_lazy("Piket")),
    ("samenwerking_convenanten", gettext_lazy("Convenanten")),
    ("samenwerking_categorieen", gettext_lazy("Categorieën")),
    ("samenwerking_themas", gettext_lazy("Thema's")),
    ("samenwerking_werkwijze", gettext_lazy("Inrichting")),
    ("menukaart", gettext_lazy("Menukaart")),
    ("inventaris", gettext_lazy("Andere huizen")),
)


@dataclasses.dataclass(frozen=True)
class Formulierpagina:
    """A page with one form: its words, where it goes afterwards, and other things to do (name, address).

    `versie` is that of what the form changes, as it stands now.
    """

    titel: str
    knop: str
    klaar: str
    terug: str
    inleiding: str = ""
    acties: tuple[tuple[str, str], ...] = ()
    versie: int | None = None


def manager_of(request: HttpRequest) -> Asker:
    """Who asks, for what only the ketenmanager does. Raises NotAllowed."""
    asker = asker_of(request)
    if not asker.has("ketenmanager"):
        raise NotAllowed(_("Alleen de ketenmanager kan dit wijzigen."))
    return asker


def done(action: Callable[..., object], **given: Any) -> bool:
    """Do what answers nothing, and say that it was done."""
    action(**given)
    return True


def tab_page(request: HttpRequest, tab: str, template: str, *, status: int = 200, **context: Any) -> HttpResponse:
    """One of the tabs; `beheert` tells whether the asker sees the buttons of the ketenmanager."""
    tabs = [Tab(str(naam), reverse(name), actief=name == tab) for name, naam in TABS]
    asker = asker_of(request)
    beheert = asker.has("ketenmanager")
    toegang = beheert or asker.has("beheerder")
    shared = {"tabs": tabs, "beheert": beheert, "beheert_toegang": toegang, "dag": asker.dag, "ik": asker.medewerker_id}
    return TemplateResponse(request, f"samenwerking/{template}.html", shared | context, status=status)


def form_page(request: HttpRequest, form: forms.Form, page: Formulierpagina, act: Callable[[], object]) -> HttpResponse:
    """Show a form, or do what it asks and go back; what is refused stands at its field with all that was typed.

    Whoever changes what somebody else changed in the meantime is told so, and may send it again.
    """
    if form.is_bound and form.is_valid() and submit(form, act) is not None:
        messages.success(request, page.klaar)
        return redirect(page.terug)
    return draw_form(request, form, page)


def draw_form(request: HttpRequest, form: forms.Form, page: Formulierpagina) -> HttpResponse:
    """The one page that shows a form, with what was typed and what is wrong with it."""
    form.fields["versie"].initial = page.versie
    context = {"form": form, "pagina": page, "botsing": show_version(form, page.versie)} | draft(request, form)
    wrong = form.is_bound and bool(form.errors)
    return TemplateResponse(request, "samenwerking/formulier.html", context, status=422 if wrong else 200)
