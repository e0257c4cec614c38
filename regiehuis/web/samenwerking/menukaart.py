"""The menukaart: who can do what, for whom, how fast, under which condition (I1)."""

import uuid
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from django.views.decorators.http import require_GET

from regiehuis.kennisbank.actions import add_menukaartitem, change_menukaartitem
from regiehuis.kennisbank.queries import aanbieders
from regiehuis.kennisbank.queries import menukaart as menukaart_lijst
from regiehuis.kennisbank.queries import menukaartitem as een_item
from regiehuis.kennisbank.rules import INTERVENTIESOORTEN
from regiehuis.samenwerking.access import Asker
from regiehuis.samenwerking.queries.huis import onderdeel_choices
from regiehuis.web.request import asker_of, form_methods, posted

from .pagina import Formulierpagina, form_page, manager_of, tab_page
from .regelforms import MenukaartForm

NAMES = ("naam", "soort", "voor_wie", "doorlooptijd_dagen", "voorwaarde")


class MenukaartFilter(forms.Form):
    """Which interventions the page shows; all of it stands in the address."""

    zoek = forms.CharField(label=_lazy("Zoeken"), max_length=80, required=False, widget=forms.SearchInput)
    soort = forms.ChoiceField(
        label=_lazy("Soort"), required=False, choices=[("", _lazy("Alle soorten")), *INTERVENTIESOORTEN]
    )
    organisatie = forms.ChoiceField(label=_lazy("Wie"), required=False)
    binnen = forms.IntegerField(
        label=_lazy("Start binnen (dagen)"),
        required=False,
        min_value=0,
        max_value=3650,
        error_messages=dict.fromkeys(
            ("invalid", "min_value", "max_value"), _lazy("Vul een getal in van 0 tot en met 3650.")
        ),
    )
    oud = forms.BooleanField(label=_lazy("Ook wat vervallen is"), required=False)

    def __init__(self, *args: Any, asker: Asker, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisatie"] = forms.ChoiceField(
            label=_("Wie"), required=False, choices=[("", _("Alle partners")), *aanbieders(asker)]
        )


class MenukaartWijzigForm(MenukaartForm):
    """Change an intervention, or take it off the menukaart."""

    actief = forms.BooleanField(
        label=_lazy("Staat op de menukaart"),
        required=False,
        help_text=_lazy("Een plan dat deze interventie gebruikt, houdt haar."),
    )


@require_GET
def menukaart(request: HttpRequest) -> HttpResponse:
    """The interventions on offer, filtered by the address."""
    asker = asker_of(request)
    form = MenukaartFilter(request.GET or None, asker=asker)
    form.is_valid()
    chosen = getattr(form, "cleaned_data", {})
    given = chosen.get("organisatie")
    rows = menukaart_lijst(
        asker,
        soort=chosen.get("soort", ""),
        zoek=chosen.get("zoek", ""),
        organisatie_id=uuid.UUID(given) if given else None,
        binnen=chosen.get("binnen"),
        ook_oud=bool(chosen.get("oud")),
    )
    return tab_page(request, "menukaart", "menukaart", menukaart=rows, filter=form, gefilterd=bool(request.GET))


@form_methods
def menukaart_nieuw(request: HttpRequest) -> HttpResponse:
    """Add an intervention."""
    asker = manager_of(request)
    form = MenukaartForm(posted(request), keuzes={"onderdeel": onderdeel_choices(asker)})
    page = Formulierpagina(
        _("Interventie toevoegen"),
        _("Interventie toevoegen"),
        _("De interventie staat op de menukaart."),
        reverse("menukaart"),
    )
    return form_page(
        request,
        form,
        page,
        lambda: add_menukaartitem(
            asker=asker,
            onderdeel_id=form.chosen("onderdeel"),
            nieuw_id=form.nieuw_id,
            **{name: form.cleaned_data[name] for name in NAMES},
        ),
    )


@form_methods
def menukaart_wijzigen(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """Change an intervention, or take it off the menukaart."""
    asker = manager_of(request)
    found = een_item(asker, id)
    initial = {name: getattr(found, name) for name in (*NAMES, "actief")} | {"onderdeel": str(found.onderdeel_id)}
    form = MenukaartWijzigForm(posted(request), keuzes={"onderdeel": onderdeel_choices(asker)}, initial=initial)
    page = Formulierpagina(
        _("Interventie wijzigen"),
        _("Opslaan"),
        _("De interventie is gewijzigd."),
        reverse("menukaart"),
        versie=found.versie,
    )
    return form_page(
        request,
        form,
        page,
        lambda: change_menukaartitem(
            asker=asker,
            menukaartitem_id=id,
            onderdeel_id=form.chosen("onderdeel"),
            **{name: form.cleaned_data[name] for name in (*NAMES, "actief", "versie")},
        ),
    )
