"""Forms of breaches."""

import datetime
import uuid
from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from regiehuis.verantwoording.rules.datalek import BESLUITEN, LANGSTE_TEKST, SOORTEN, STATUSSEN
from regiehuis.web.casussen.forms import KIES, Keuzes, needed
from regiehuis.web.formfields import DatumField, MomentField
from regiehuis.web.logboek.forms import LogboekFilter
from regiehuis.web.submit import ActieForm


def words(label: Any, hulp: Any = "") -> forms.CharField:
    """A box for several lines that may stay empty."""
    return forms.CharField(
        label=label,
        max_length=LANGSTE_TEKST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=hulp,
    )


class MeldForm(ActieForm):
    """The suspicion of a breach, short enough to fill in at once."""

    soort = forms.ChoiceField(
        label=_("Wat is er gebeurd?"),
        choices=SOORTEN,
        widget=forms.RadioSelect,
        error_messages=needed(_("Kies wat er is gebeurd.")),
    )
    ontdekt_op = MomentField(
        label=_("Wanneer ontdekte u het?"),
        help_text=_("Vanaf dit moment telt de termijn van 72 uur."),
        error_messages={"required": _("Vul een datum en een tijd in.")},
    )
    omschrijving = forms.CharField(
        label=_("Wat weet u ervan?"),
        max_length=LANGSTE_TEKST,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages=needed(_("Vul in wat u ervan weet.")),
        help_text=_("Schrijf geen namen en geen inhoud van een casus. Een casusnummer mag wel."),
    )


class BeoordelingForm(ActieForm):
    """What the FG decides about a breach."""

    status = forms.ChoiceField(
        label=_("Is dit een datalek?"),
        choices=STATUSSEN,
        widget=forms.RadioSelect,
        error_messages=needed(_("Kies of dit een datalek is.")),
    )
    gevolgen = words(_("Wat kunnen de gevolgen zijn?"))
    maatregelen = words(_("Welke maatregelen zijn genomen?"))
    ap_besluit = forms.ChoiceField(
        label=_("Melden bij de Autoriteit Persoonsgegevens?"),
        choices=BESLUITEN,
        required=False,
        error_messages=needed(_("Kies een van de besluiten.")),
    )
    ap_reden = words(_("Waarom?"))
    ap_gemeld_op = MomentField(label=_("Gemeld bij de Autoriteit op"), required=False)
    ap_nummer = forms.CharField(label=_("Nummer van de melding"), max_length=40, required=False)
    betrokkenen_besluit = forms.ChoiceField(
        label=_("Betrokkenen berichten?"),
        choices=BESLUITEN,
        required=False,
        error_messages=needed(_("Kies een van de besluiten.")),
    )
    betrokkenen_reden = words(_("Waarom berichten, of niet?"))
    informeert = forms.TypedChoiceField(
        label=_("Wie bericht hen?"),
        coerce=uuid.UUID,
        empty_value=None,
        required=False,
        error_messages=needed(_("Kies een procesregisseur.")),
        help_text=_("Alleen deze procesregisseur ziet de namen, tot het bericht is verstuurd of de dag voorbij is."),
    )
    informeren_voor = DatumField(label=_("Voor wanneer?"), required=False)

    def __init__(self, *args: Any, mensen: Keuzes, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["informeert"].choices = [*KIES, *mensen]  # type: ignore[attr-defined]


class BetrokkenenForm(LogboekFilter, ActieForm):
    """Which rows of the log tell whom a breach touched."""

    field_order = ("medewerker", "organisatie", "casus", "soort", "object", "handeling", "van", "tot")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["persoon"]

    def in_words(self, namen: Mapping[uuid.UUID, str]) -> str:
        """What was searched, as the breach keeps it: no name of a person."""
        parts = []
        for name, field in self.fields.items():
            value = self.cleaned_data.get(name)
            if value and not field.widget.is_hidden:
                shown = value.strftime("%d-%m-%Y") if isinstance(value, datetime.date) else str(value)
                shown = namen.get(value, shown) if isinstance(value, uuid.UUID) else shown
                parts.append(f"{field.label}: {shown}")
        return "; ".join(parts)
