"""Cases as a list and as a board; the numbers of the house for its ketenmanager."""

import uuid

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST

from regiehuis.casussen.actions.casus import change_fase
from regiehuis.casussen.queries.casuslijst import CasusLijst, CasusRegel, casusbord, casuslijst, huisoverzicht
from regiehuis.casussen.rules.casus import fasen_naar
from regiehuis.casussen.rules.woorden import FASEN
from regiehuis.kern.errors import NotAllowed, NotFound, Refusal
from regiehuis.web.adres import address
from regiehuis.web.parts import Bordkaart, Kolom
from regiehuis.web.request import asker_of, page_number


class FilterForm(forms.Form):
    """What the list can be filtered on; it stands in the address."""

    q = forms.CharField(label=gettext_lazy("Nummer"), required=False, max_length=16)
    fase = forms.ChoiceField(label=gettext_lazy("Fase"), required=False)
    thema = forms.ChoiceField(label=gettext_lazy("Thema"), required=False)
    overleg = forms.ChoiceField(label=gettext_lazy("Overleg"), required=False)
    regisseur = forms.ChoiceField(
        label=gettext_lazy("Regie"),
        required=False,
        choices=[("", gettext_lazy("Iedereen")), ("mij", gettext_lazy("Ik heb de regie"))],
    )
    volgorde = forms.ChoiceField(
        label=gettext_lazy("Volgorde"),
        required=False,
        choices=[("", gettext_lazy("Meest dringend eerst")), ("nummer", gettext_lazy("Nieuwste nummer eerst"))],
    )
    over_tijd = forms.BooleanField(label=gettext_lazy("Alleen over tijd"), required=False)

    def __init__(self, data: object, lijst: CasusLijst) -> None:
        super().__init__(data)  # type: ignore[arg-type]
        self.fields["fase"].choices = [("", _("Alle lopende")), *FASEN]  # type: ignore[attr-defined]
        self.fields["thema"].choices = [("", _("Alle thema's")), *lijst.themas]  # type: ignore[attr-defined]
        self.fields["overleg"].choices = [("", _("Alle overleggen")), *lijst.vormen]  # type: ignore[attr-defined]


@require_GET
def casussen(request: HttpRequest) -> HttpResponse:
    """The asker's cases, the most urgent first."""
    asker = asker_of(request)
    if asker.has("ketenmanager") and not request.GET:
        return redirect("casusoverzicht")
    lijst = casuslijst(asker, request.GET.dict(), page_number(request))
    context = {"lijst": lijst, "filter": FilterForm(request.GET, lijst), "ziet_huis": asker.has("ketenmanager")}
    return TemplateResponse(request, "casussen/lijst.html", context)


@require_GET
def casusbord_pagina(request: HttpRequest) -> HttpResponse:
    """The asker's cases by phase, to be moved by a form."""
    columns = [
        Kolom(
            k.naam,
            [_card(regel) for regel in k.regels],
            code=k.code,
            totaal=k.totaal,
            alles_url=f"{reverse('casussen')}?fase={k.code}",
        )
        for k in casusbord(asker_of(request), request.GET.dict())
    ]
    return TemplateResponse(
        request, "casussen/bord.html", {"kolommen": columns, "leeg": not any(column.kaarten for column in columns)}
    )


@require_GET
def casusoverzicht(request: HttpRequest) -> HttpResponse:
    """The house in numbers."""
    regels = huisoverzicht(asker_of(request))
    context = {
        "regels": regels,
        "over_tijd": sum(r.over_tijd for r in regels),
        "zonder": sum(not r.regie for r in regels),
    }
    return TemplateResponse(request, "casussen/overzicht.html", context)


@require_POST
def casus_verplaatsen(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """A move on the board; what the rule refuses is said on the board."""
    versie = request.POST.get("versie", "") or request.GET.get("versie", "")
    try:
        change_fase(
            asker=asker_of(request),
            casus_id=id,
            versie=int(versie) if versie.isdecimal() else 0,
            naar=request.POST.get("naar", ""),
        )
    except (NotFound, NotAllowed):
        raise
    except Refusal as refusal:
        messages.error(request, refusal.message)
    else:
        messages.success(request, _("De casus is verplaatst."))
    return redirect("casusbord")


def _card(regel: CasusRegel) -> Bordkaart:
    return Bordkaart(
        url=address("casus", id=regel.id),
        nummer=regel.nummer,
        titel=regel.thema,
        wie=regel.regisseur or _("regie open"),
        wanneer=f"{regel.termijn:%d-%m}" if regel.termijn else "",
        over_tijd=regel.over_tijd,
        verplaats_url=f"{address('casus_verplaatsen', id=regel.id)}?versie={regel.versie}",
        verplaats_naar=fasen_naar(regel.fase),
    )
