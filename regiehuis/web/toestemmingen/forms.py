"""Forms of consent."""

import uuid
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from regiehuis.casussen.rules.toestemming import GEVERS, WIJZEN, Bereik
from regiehuis.web.casussen.forms import KIES, Keuzes, needed
from regiehuis.web.formfields import DatumField
from regiehuis.web.submit import ActieForm


class ToestemmingForm(ActieForm):
    """Who agreed to what (R25)."""

    persoon = forms.ChoiceField(label=_("Wie geeft toestemming?"), error_messages=needed(_("Kies een persoon.")))
    gever = forms.ChoiceField(
        label=_("Door wie gegeven"),
        choices=GEVERS,
        initial="zelf",
        widget=forms.RadioSelect,
        error_messages=needed(_("Kies wie de toestemming gaf.")),
    )
    vertegenwoordiger = forms.CharField(label=_("Naam van de vertegenwoordiger"), max_length=120, required=False)
    doel = forms.CharField(
        label=_("Waarvoor?"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("In de woorden waarin u het heeft uitgelegd."),
        error_messages=needed(_("Vul in waarvoor de toestemming is gegeven.")),
    )
    categorieen = forms.MultipleChoiceField(
        label=_("Wat mag worden gedeeld?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages=needed(_("Kies ten minste één categorie uit de lijst.")),
    )
    organisaties = forms.MultipleChoiceField(
        label=_("Met welke organisaties?"),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Alleen deze organisaties lezen wat op deze toestemming rust."),
        error_messages=needed(_("Kies ten minste één organisatie die aan deze casus deelneemt.")),
    )
    van = DatumField(label=_("Gegeven op"))
    tot = DatumField(label=_("Geldt tot"), help_text=_("Hoogstens een jaar. Intrekken kan elke dag."))
    wijze = forms.ChoiceField(
        label=_("Hoe gegeven?"),
        choices=WIJZEN,
        initial="mondeling",
        widget=forms.RadioSelect,
        error_messages=needed(_("Kies hoe de toestemming is gegeven.")),
    )
    toelichting = forms.CharField(label=_("Toelichting"), max_length=500, required=False)

    def __init__(self, *args: Any, personen: Keuzes, categorieen: Keuzes, organisaties: Keuzes, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["persoon"].choices = [*KIES, *personen]  # type: ignore[attr-defined]
        self.fields["categorieen"].choices = categorieen  # type: ignore[attr-defined]
        self.fields["organisaties"].choices = organisaties  # type: ignore[attr-defined]

    def bereik(self) -> Bereik:
        """What the action asks."""
        data = self.cleaned_data
        words = {name: data[name] for name in ("gever", "vertegenwoordiger", "doel", "van", "tot", "wijze")}
        return Bereik(
            **words,
            toelichting=data["toelichting"],
            categorieen=frozenset(uuid.UUID(key) for key in data["categorieen"]),
            organisaties=frozenset(uuid.UUID(key) for key in data["organisaties"]),
        )


class IntrekkenForm(ActieForm):
    """A consent is taken back; a reason is not owed."""

    reden = forms.CharField(
        label=_("Wat zei de persoon erover?"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Niemand hoeft een reden te geven. U mag dit leeg laten."),
    )
