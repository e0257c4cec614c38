"""The picture of who is what of whom in a case, on a day that stands in the address."""

import dataclasses
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
from regiehuis.casussen.queries.relatiebeeld import Beeldrelatie, relatiebeeld
from regiehuis.web.formfields import DatumField
from regiehuis.web.request import asker_of
from regiehuis.web.templatetags.regiehuis import datum

from .relatietekening import draw, svg

MOMENTEN = 8
LEGENDA = {
    "ouder": gettext_lazy("Ouder en kind"),
    "partner": gettext_lazy("Partners"),
    "ex_partner": gettext_lazy("Ex-partners"),
    "broer_zus": gettext_lazy("Broers en zussen"),
    "familie": gettext_lazy("Familie"),
    "medepleger": gettext_lazy("Plegen samen delicten"),
    "slachtoffer": gettext_lazy("Pijl naar het slachtoffer"),
    "verzorger": gettext_lazy("Pijl naar wie wordt verzorgd"),
}


class DagForm(forms.Form):
    """The day that the picture shows; it stands in the address."""

    op = DatumField(label=gettext_lazy("Stand op"), required=False)


@require_GET
def casus_relaties(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """Who is what of whom on a day, as a drawing and in words."""
    asker = asker_of(request)
    deelnames = fetch_deelnames(asker, id, doel="relaties")
    form = DagForm(request.GET if "op" in request.GET else {"op": asker.dag.strftime("%d-%m-%Y")})
    op = (form.cleaned_data["op"] if form.is_valid() else None) or asker.dag
    beeld = relatiebeeld(asker, id, op)
    net = draw(beeld)
    shown = {line.soort for line in net.lines}
    context = {
        "casus": casus_hoofd(asker, deelnames),
        "tab": "personen",
        "filter": form,
        "beeld": beeld,
        "tekening": svg(beeld, net),
        "legenda": [(soort, woorden) for soort, woorden in LEGENDA.items() if soort in shown],
        "regels": _in_words(beeld.relaties),
        "anders": _in_words(beeld.anders),
        "momenten": beeld.momenten[:MOMENTEN],
    }
    return TemplateResponse(request, "casussen/relaties.html", context)


@dataclasses.dataclass(frozen=True)
class Regel:
    """One line of the table: who is what of whom, all with the same dates."""

    van: str
    woorden: str
    naar: list[str]
    wanneer: str


def _in_words(ties: Sequence[Beeldrelatie]) -> list[Regel]:
    """The same as the drawing: by person, those with the same dates on one line."""
    lines: dict[tuple[str, ...], Regel] = {}
    for tie in sorted(ties, key=lambda tie: (tie.van_naam, tie.woorden)):
        since = datum(tie.sinds) or _("niet bekend")
        when = _("%(sinds)s tot %(tot)s") % {"sinds": since, "tot": datum(tie.tot)} if tie.tot else since
        key = (tie.van_key, tie.soort, when)
        lines.setdefault(key, Regel(tie.van_naam, tie.woorden, [], when)).naar.append(tie.naar_naam)
    return list(lines.values())
