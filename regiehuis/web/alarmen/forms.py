"""Forms of a release and its alarm."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from regiehuis.casussen.rules.vrijlating import LANGSTE_ANTWOORD, LANGSTE_TEKST
from regiehuis.web.casussen.forms import KIES, Keuzes, needed
from regiehuis.web.formfields import DatumField
from regiehuis.web.submit import ActieForm


class VrijlatingForm(ActieForm):
    """Who comes free, and when."""

    persoon = forms.ChoiceField(label=_("Wie komt vrij?"), error_messages=needed(_("Kies een persoon.")))
    vrij_op = DatumField(
        label=_("Vrij op"), help_text=_("Weet u een nieuwe dag, vul die hier in; de vorige blijft erbij staan.")
    )
    toelichting = forms.CharField(
        label=_("Wat weet u erover?"),
        max_length=LANGSTE_TEKST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Alle leden van de casus lezen dit; piket niet."),
    )

    def __init__(self, *args: Any, personen: Keuzes, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["persoon"].choices = [*KIES, *personen]  # type: ignore[attr-defined]


class AlarmForm(ActieForm):
    """What was done about it."""

    gedaan = forms.CharField(
        label=_("Wat heeft u gedaan of afgesproken?"),
        max_length=LANGSTE_ANTWOORD,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages=needed(_("Vul in wat u heeft gedaan of afgesproken.")),
    )
