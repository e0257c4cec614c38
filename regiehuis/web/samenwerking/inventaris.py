"""The inventory of safety houses: the list and one of them (C9)."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _lazy
from django.views.decorators.http import require_GET

from regiehuis.kennisbank import inventaris as kennis

from .pagina import tab_page


class InventarisFilter(forms.Form):
    """Which houses the list shows; all of it stands in the address."""

    zoek = forms.CharField(label=_lazy("Zoeken"), max_length=80, required=False, widget=forms.SearchInput)
    stand = forms.ChoiceField(label=_lazy("Stand"), required=False, choices=[("", _lazy("Alle")), *kennis.STANDEN])
    regie = forms.ChoiceField(label=_lazy("Regie"), required=False, choices=[("", _lazy("Alle")), *kennis.REGIES])
    onzeker = forms.BooleanField(label=_lazy("Alleen met twijfel"), required=False)


@require_GET
def inventaris(request: HttpRequest) -> HttpResponse:
    """The houses, filtered by the address."""
    form = InventarisFilter(request.GET or None)
    form.is_valid()
    found = kennis.zoek_huizen(**getattr(form, "cleaned_data", {}))
    totaal = len(kennis.huizen())
    return tab_page(request, "inventaris", "inventaris", huizen=found, totaal=totaal, filter=form, bron=kennis.BRON)


@require_GET
def inventaris_huis(request: HttpRequest, code: str) -> HttpResponse:
    """One house with what is known of it, and what is doubtful."""
    context = {"huis": kennis.huis_met(code), "bron": kennis.BRON}
    return TemplateResponse(request, "samenwerking/inventaris_huis.html", context)
