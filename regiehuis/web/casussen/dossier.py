"""The dossier of a case on one page, to read and to print."""

import uuid
from collections.abc import Sequence

from django import forms
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from regiehuis.casussen.access.casus import fetch_deelnames
from regiehuis.casussen.queries.casus import casus_hoofd
from regiehuis.casussen.queries.dossier import Dossierkeuzes
from regiehuis.casussen.queries.dossier import casus_dossier as read_dossier
from regiehuis.web.request import asker_of


class DossierFilter(forms.Form):
    """What the dossier is narrowed to; it stands in the address."""

    persoon = forms.ChoiceField(label=gettext_lazy("Persoon"), required=False)
    leefgebied = forms.ChoiceField(label=gettext_lazy("Leefgebied"), required=False)
    bron = forms.ChoiceField(label=gettext_lazy("Bron"), required=False)
    soort = forms.ChoiceField(label=gettext_lazy("Soort"), required=False)

    def __init__(self, data: object, keuzes: Dossierkeuzes) -> None:
        super().__init__(data)  # type: ignore[arg-type]
        everybody = _("Iedereen") if len(keuzes.persoon) > 1 else ""
        self._offer("persoon", everybody, keuzes.persoon)
        self._offer("leefgebied", _("Alle leefgebieden"), keuzes.leefgebied)
        self._offer("bron", _("Alle bronnen"), keuzes.bron)
        self._offer("soort", _("Alle soorten"), keuzes.soort)

    def _offer(self, name: str, everything: str, choices: Sequence[tuple[str, str]]) -> None:
        if everything:
            self.fields[name].choices = [("", everything), *choices]  # type: ignore[attr-defined]
        else:
            del self.fields[name]


@require_GET
def casus_dossier(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """What the sources brought in by life area, as far as the asker may read it."""
    asker = asker_of(request)
    deelnames = fetch_deelnames(asker, id, doel="dossier")
    dossier = read_dossier(asker, deelnames, request.GET.dict())
    context = {
        "casus": casus_hoofd(asker, deelnames),
        "tab": "dossier",
        "dossier": dossier,
        "filter": DossierFilter(request.GET, dossier.keuzes),
        "lezer": asker.naam,
        "vandaag": asker.dag,
    }
    return TemplateResponse(request, "casussen/dossier.html", context)
