"""Forms of emergency access."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from regiehuis.casussen.actions.noodtoegang import Noodvraag
from regiehuis.casussen.rules.noodtoegang import BEOORDELINGEN, LANGSTE_REDEN, UREN
from regiehuis.kern.bsn import InvalidBsn, parse_bsn
from regiehuis.kern.datum import Datum
from regiehuis.web.casussen.forms import needed
from regiehuis.web.formfields import DeeldatumField
from regiehuis.web.submit import ActieForm


class NoodvraagForm(ActieForm):
    """Why, for how long, and by what the case is found."""

    reden = forms.CharField(
        label=_("Wat is er nu aan de hand?"),
        max_length=LANGSTE_REDEN,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Waarom kan het niet wachten tot u iemand van de casus bereikt? Noem geen namen."),
        error_messages=needed(_("Schrijf wat er nu aan de hand is.")),
    )
    uren = forms.TypedChoiceField(
        label=_("Voor hoe lang"),
        choices=UREN,
        coerce=int,
        initial=1,
        error_messages=needed(_("Kies voor hoe lang u toegang nodig hebt.")),
    )
    nummer = forms.CharField(
        label=_("Casusnummer"),
        required=False,
        max_length=16,
        help_text=_("Als u het hebt. Anders hieronder de persoon."),
    )
    bsn = forms.CharField(
        label=_("BSN"),
        required=False,
        max_length=12,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    achternaam = forms.CharField(label=_("Achternaam"), required=False, max_length=120)
    geboren = DeeldatumField(label=_("Geboortedatum"), required=False)

    def clean_bsn(self) -> str:
        """A BSN that is none gets its own words."""
        typed: str = self.cleaned_data["bsn"]
        try:
            return parse_bsn(typed) if typed else ""
        except InvalidBsn as refusal:
            raise forms.ValidationError(refusal.message, code="bsn") from refusal

    @property
    def vraag(self) -> Noodvraag:
        """What was asked, as the action takes it."""
        data: dict[str, Any] = self.cleaned_data
        born = data["geboren"]
        return Noodvraag(
            reden=data["reden"],
            uren=data["uren"],
            nummer=data["nummer"],
            bsn=data["bsn"],
            achternaam=data["achternaam"],
            geboortedatum=Datum(born.jaar, born.maand or 0, born.dag or 0).text if born else "",
        )


class BeoordelingForm(ActieForm):
    """Whether it was right, and why."""

    beoordeling = forms.ChoiceField(
        label=_("Was deze noodtoegang terecht?"),
        choices=BEOORDELINGEN,
        widget=forms.RadioSelect,
        error_messages=needed(_("Kies of de noodtoegang terecht was.")),
    )
    toelichting = forms.CharField(
        label=_("Waarom"),
        max_length=LANGSTE_REDEN,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages=needed(_("Vul in waarom.")),
    )
