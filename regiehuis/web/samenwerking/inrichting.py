"""What the house works with: information categories, themes."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from regiehuis.convenanten.actions import add_categorie
from regiehuis.convenanten.queries import categorieen
from regiehuis.samenwerking.actions import partners as actions
from regiehuis.samenwerking.queries import huis as queries
from regiehuis.web.request import asker_of, form_methods, posted

from . import regelforms
from .pagina import Formulierpagina, form_page, manager_of, tab_page


@require_GET
def categorieen_lijst(request: HttpRequest) -> HttpResponse:
    """The information categories."""
    rows = categorieen(asker_of(request))
    return tab_page(request, "samenwerking_categorieen", "categorieen", categorieen=rows)


@form_methods
def categorie_nieuw(request: HttpRequest) -> HttpResponse:
    """Add an information category."""
    asker = manager_of(request)
    form = regelforms.CategorieForm(posted(request))
    page = Formulierpagina(
        _("Categorie toevoegen"),
        _("Categorie toevoegen"),
        _("De categorie is toegevoegd. Niemand leest haar tot de matrix van een convenant dat zegt."),
        reverse("samenwerking_categorieen"),
    )
    names = ("naam", "juridische_klasse", "volgorde")
    return form_page(
        request,
        form,
        page,
        lambda: add_categorie(asker=asker, nieuw_id=form.nieuw_id, **{n: form.cleaned_data[n] for n in names}),
    )


@require_GET
def themas(request: HttpRequest) -> HttpResponse:
    """The themes of the house."""
    return tab_page(request, "samenwerking_themas", "themas", themas=queries.themas(asker_of(request)))


@form_methods
def thema_nieuw(request: HttpRequest) -> HttpResponse:
    """Add a local theme."""
    asker = manager_of(request)
    form = regelforms.ThemaForm(posted(request))
    page = Formulierpagina(
        _("Thema toevoegen"), _("Thema toevoegen"), _("Het thema is toegevoegd."), reverse("samenwerking_themas")
    )
    return form_page(
        request,
        form,
        page,
        lambda: actions.add_thema(asker=asker, naam=form.cleaned_data["naam"], nieuw_id=form.nieuw_id),
    )


@form_methods
def thema_wijzigen(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """Rename a theme or take it out of use."""
    asker = manager_of(request)
    found = queries.thema(asker, id)
    form = regelforms.ThemaWijzigForm(posted(request), initial={"naam": found.naam, "actief": found.actief})
    page = Formulierpagina(
        _("Thema wijzigen"),
        _("Opslaan"),
        _("Het thema is gewijzigd."),
        reverse("samenwerking_themas"),
        _("Een casus die dit thema heeft, houdt het."),
        versie=found.versie,
    )
    names = ("versie", "naam", "actief")
    return form_page(
        request,
        form,
        page,
        lambda: actions.change_thema(asker=asker, thema_id=id, **{n: form.cleaned_data[n] for n in names}),
    )
