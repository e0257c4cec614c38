"""Forms of a home visit."""

import uuid
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from regiehuis.casussen.rules.huisbezoek import LANGSTE_TEKST, PLEKKEN, UITKOMSTEN
from regiehuis.web.casussen.forms import Keuzes, needed
from regiehuis.web.formfields import MomentField
from regiehuis.web.submit import ActieForm


class HuisbezoekForm(ActieForm):
    """When, where, what for, and who goes along."""

    gepland_op = MomentField(label=_("Wanneer"))
    waar = forms.ChoiceField(
        label=_("Waar"),
        choices=PLEKKEN,
        initial="thuis",
        widget=forms.RadioSelect,
        help_text=_("Het adres staat bij Personen, voor wie het mag lezen."),
        error_messages=needed(_("Kies waar het bezoek is.")),
    )
    doel = forms.CharField(
        label=_("Waarvoor gaat u samen?"),
        max_length=LANGSTE_TEKST,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages=needed(_("Vul in waarvoor u samen gaat.")),
    )
    bezoekers = forms.MultipleChoiceField(
        label=_("Wie gaan er mee?"),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Ten minste twee organisaties."),
        error_messages=needed(_("Kies wie er meegaan.")),
    )

    def __init__(self, *args: Any, leden: Keuzes, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["bezoekers"].choices = leden  # type: ignore[attr-defined]

    def bezoek(self) -> dict[str, Any]:
        """What the action asks."""
        words = {name: self.cleaned_data[name] for name in ("gepland_op", "waar", "doel")}
        return words | {"bezoekers": [uuid.UUID(key) for key in self.cleaned_data["bezoekers"]]}


class AfrondenForm(ActieForm):
    """How the visit went."""

    uitkomst = forms.ChoiceField(
        label=_("Hoe liep het af?"),
        choices=UITKOMSTEN,
        widget=forms.RadioSelect,
        error_messages=needed(_("Kies hoe het bezoek afliep.")),
    )
    toelichting = forms.CharField(
        label=_("Wat gebeurde er, en wat is nu nodig?"),
        max_length=LANGSTE_TEKST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Nodig als u niet binnenkwam of het bezoek niet doorging."),
    )
