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
from regiehuis.casussen.queries.relatiebeeld import Beeldpersoon, Beeldrelatie, Relatiebeeld, relatiebeeld
from regiehuis.web.formfields import DatumField
from regiehuis.web.generations import Tie
from regiehuis.web.network import Box, Network, place_network
from regiehuis.web.request import asker_of
from regiehuis.web.templatetags.regiehuis import datum

# How many letters of a name fit in a box; beside the mark of a home there is less room.
LETTERS, LETTERS_BESIDE_MARK = 20, 17
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


@dataclasses.dataclass(frozen=True)
class Vak:
    """A box with the places of what is written in it."""

    x: int
    y: int
    width: int
    height: int

    text_x = property(lambda self: self.x + 11)
    line_1 = property(lambda self: self.y + 21)
    line_2 = property(lambda self: self.y + 40)
    line_3 = property(lambda self: self.y + 59)
    mark_x = property(lambda self: self.x + self.width - 16)
    mark_y = property(lambda self: self.y + 16)
    mark_text = property(lambda self: self.y + 20)


@dataclasses.dataclass(frozen=True)
class Mens:
    """What is written in a box, no longer than fits; the whole name stands in its title and in the table."""

    naam: str
    rol: str
    regel_1: str
    regel_2: str
    regel_3: str
    hoofdpersoon: bool
    thuis: str


@require_GET
def casus_relaties(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """Who is what of whom on a day, as a drawing and in words."""
    asker = asker_of(request)
    deelnames = fetch_deelnames(asker, id, doel="relaties")
    form = DagForm(request.GET if "op" in request.GET else {"op": asker.dag.strftime("%d-%m-%Y")})
    op = (form.cleaned_data["op"] if form.is_valid() else None) or asker.dag
    beeld = relatiebeeld(asker, id, op)
    net = draw(beeld)
    people = {persoon.key: _written(persoon) for persoon in beeld.personen}
    shown = {line.soort for line in net.lines}
    context = {
        "casus": casus_hoofd(asker, deelnames),
        "tab": "personen",
        "filter": form,
        "beeld": beeld,
        "net": net,
        "vakken": [(_inside(box), people[box.key]) for box in net.boxes],
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


def draw(beeld: Relatiebeeld) -> Network:
    """The drawing of what holds on the day."""
    return place_network([persoon.key for persoon in beeld.personen], [_tie(tie) for tie in beeld.relaties])


def _tie(tie: Beeldrelatie) -> Tie:
    """An arrow goes from who does to who undergoes: to the victim, and to who is cared for."""
    arrow = {"slachtoffer": tie.van_key, "verzorger": tie.naar_key}.get(tie.soort, "")
    words = f"{tie.van_naam}: {tie.woorden.lower()} {tie.naar_naam}"
    return Tie(tie.van_key, tie.naar_key, tie.soort, words, arrow)


def _inside(box: Box) -> Vak:
    return Vak(box.x, box.y, box.width, box.height)


def _written(persoon: Beeldpersoon) -> Mens:
    first = _cut(persoon.voornaam or persoon.achternaam, LETTERS_BESIDE_MARK if persoon.thuis else LETTERS)
    return Mens(
        naam=persoon.naam,
        rol=persoon.rol,
        regel_1=first,
        regel_2=_cut(persoon.achternaam, LETTERS) if persoon.voornaam else "",
        regel_3=" · ".join(part for part in (persoon.rol, persoon.geboortejaar) if part),
        hoofdpersoon=persoon.hoofdpersoon,
        thuis=persoon.thuis,
    )


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"
