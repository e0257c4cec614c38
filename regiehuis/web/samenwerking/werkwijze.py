"""The criteria, core questions and life areas of the house: worded, ordered, put out of use."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from regiehuis.casussen.actions import werkwijze as actions
from regiehuis.casussen.queries.werkwijze import werkwijze as rows_of_house
from regiehuis.casussen.queries.werkwijze import werkwijze_regel
from regiehuis.casussen.rules.werkwijze import WERKWIJZEN
from regiehuis.kern.errors import NotFound
from regiehuis.web.request import asker_of, form_methods, posted
from regiehuis.web.submit import ActieForm

from .pagina import Formulierpagina, done, form_page, manager_of, tab_page
from .regelforms import WerkwijzeForm

TAB = "samenwerking_werkwijze"


@require_GET
def werkwijze(request: HttpRequest) -> HttpResponse:
    """What the house asks and scores."""
    return tab_page(request, TAB, "werkwijze", blokken=rows_of_house(asker_of(request)))


@form_methods
def werkwijze_nieuw(request: HttpRequest, soort: str) -> HttpResponse:
    """Add one."""
    asker = manager_of(request)
    if soort not in dict(WERKWIJZEN):
        raise NotFound(soort)
    form = WerkwijzeForm(posted(request), soort=soort)
    titel = _("{soort} toevoegen").replace("{soort}", dict(WERKWIJZEN)[soort])
    page = Formulierpagina(titel, _("Toevoegen"), _("Toegevoegd. Het wordt vanaf nu gevraagd."), reverse(TAB))
    names = ("tekst", "volgorde")
    return form_page(
        request,
        form,
        page,
        lambda: actions.add_werkwijze(
            asker=asker, soort=soort, nieuw_id=form.nieuw_id, **{name: form.cleaned_data[name] for name in names}
        ),
    )


@form_methods
def werkwijze_wijzigen(request: HttpRequest, soort: str, id: uuid.UUID) -> HttpResponse:
    """Other words or another place."""
    asker = manager_of(request)
    found = werkwijze_regel(asker, soort, id)
    form = WerkwijzeForm(posted(request), soort=soort, initial={"tekst": found.tekst, "volgorde": found.volgorde})
    end = (_("Uit gebruik nemen"), reverse("samenwerking_werkwijze_beeindigen", args=[soort, id]))
    page = Formulierpagina(
        _("{soort} wijzigen").replace("{soort}", dict(WERKWIJZEN)[soort]),
        _("Opslaan"),
        _("De wijziging is opgeslagen."),
        reverse(TAB),
        _("Wat al is besloten of beantwoord, houdt de woorden van toen."),
        () if found.blijft else (end,),
        versie=found.versie,
    )
    names = ("tekst", "volgorde", "versie")
    return form_page(
        request,
        form,
        page,
        lambda: actions.change_werkwijze(
            asker=asker, soort=soort, regel_id=id, **{name: form.cleaned_data[name] for name in names}
        ),
    )


@form_methods
def werkwijze_beeindigen(request: HttpRequest, soort: str, id: uuid.UUID) -> HttpResponse:
    """Put one out of use, after asking."""
    asker = manager_of(request)
    found = werkwijze_regel(asker, soort, id)
    page = Formulierpagina(
        _("Uit gebruik nemen"), _("Uit gebruik nemen"), _("Dit wordt niet meer gevraagd."), reverse(TAB), found.tekst
    )
    return form_page(
        request,
        ActieForm(posted(request)),
        page,
        lambda: done(actions.end_werkwijze, asker=asker, soort=soort, regel_id=id),
    )
