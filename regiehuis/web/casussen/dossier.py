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
from regiehuis.casussen.queries.casusdelen import mag_leiden
from regiehuis.casussen.queries.dossier import Dossierkeuzes, dossier_document
from regiehuis.casussen.queries.dossier import casus_dossier as read_dossier
from regiehuis.web.documents import pdf_response
from regiehuis.web.request import asker_of
from regiehuis.web.verstrekkingen.forms import MeeForm, said

from .dossierblad import dossier_values


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
        "casus": casus_hoofd(asker, deelnames, dossier.waarschuwingen),
        "tab": "dossier",
        "dossier": dossier,
        "filter": DossierFilter(request.GET, dossier.keuzes),
        "mee": MeeForm(),
        "leidt": mag_leiden(asker, deelnames[0].casus),
        "keuze": {name: request.GET.get(name, "") for name in DossierFilter.base_fields},
        "lezer": asker.naam,
        "vandaag": asker.dag,
    }
    return TemplateResponse(request, "casussen/dossier.html", context)


@require_GET
def dossier_pdf(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """The dossier as an accessible PDF, for the purpose that was chosen."""
    asker = asker_of(request)
    deelnames = fetch_deelnames(asker, id, doel="dossier")
    mee = said(request)
    dossier, bewijs = dossier_document(asker, deelnames, request.GET.dict(), mee)
    nummer = deelnames[0].casus.nummer
    return pdf_response("dossier", dossier_values(dossier, nummer, mee, asker), naam=f"dossier-{nummer}", bewijs=bewijs)
