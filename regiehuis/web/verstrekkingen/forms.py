"""What somebody says who takes something along; the first choice is what most do, so that one press is enough (R21)."""

from typing import Final

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from regiehuis.casussen.access.verstrekking import Mee
from regiehuis.logboek.rules import GRONDEN

# What something may be taken along for.
WAARVOOR: Final = {
    "overleg": _("Voorbereiden van het overleg"),
    "uitvoering": _("Uitvoeren van een afspraak of bezoek"),
    "eigen_dossier": _("Opnemen in het dossier van de eigen organisatie"),
    "inzage": _("Inzage door de persoon zelf"),
}
# What goes with a purpose when nothing else is said: recipient and ground.
PAST_BIJ: Final = {"inzage": (_("de persoon zelf"), "verzoek_persoon")}


class MeeForm(forms.Form):
    """What for, for whom and on what ground; it stands in the address of what is taken along."""

    use_required_attribute = False

    waarvoor = forms.ChoiceField(label=_("Waarvoor"), choices=list(WAARVOOR.items()))
    ontvanger = forms.CharField(
        label=_("Voor wie"),
        required=False,
        max_length=100,
        help_text=_("Leeg is voor uw eigen organisatie. Noem een organisatie of functie, geen naam."),
    )
    grondslag = forms.ChoiceField(
        label=_("Op welke grond"), required=False, choices=[("", _("Wat bij het doel past")), *GRONDEN.items()]
    )

    def mee(self, vorm: str) -> Mee:
        """What was said; what means nothing is the first choice, as a document that was asked for is given."""
        self.full_clean()
        data = self.cleaned_data
        waarvoor = data.get("waarvoor") or next(iter(WAARVOOR))
        ontvanger, grondslag = PAST_BIJ.get(waarvoor, ("", "convenant"))
        return Mee(
            doel=str(WAARVOOR[waarvoor]),
            grondslag=data.get("grondslag") or grondslag,
            ontvanger=data.get("ontvanger") or str(ontvanger),
            vorm=vorm,
        )


def said(request: HttpRequest, vorm: str = "pdf") -> Mee:
    """What the address, or the form that was sent, says of what is taken along."""
    return MeeForm(request.POST if request.method == "POST" else request.GET).mee(vorm)
