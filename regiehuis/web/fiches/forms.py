"""Forms of the feedback sheet to the police (R22)."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from regiehuis.casussen.rules.terugkoppelfiche import ANTWOORDEN, LANGSTE_FICHE, LANGSTE_REDEN
from regiehuis.web.casussen.forms import needed
from regiehuis.web.submit import ActieForm


class FicheForm(ActieForm):
    """Text and items of a sheet."""

    tekst = forms.CharField(
        label=_("Wat krijgt de politie te weten?"),
        max_length=LANGSTE_FICHE,
        help_text=_("Niets dat onder een beroepsgeheim valt. Wijzigt u de tekst, dan stemt iedereen opnieuw."),
        widget=forms.Textarea(attrs={"rows": 8}),
        error_messages=needed(_("Vul in wat de politie te weten krijgt.")),
    )
    stukken = forms.TypedMultipleChoiceField(
        label=_("Stukken die meegaan"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Alleen wat iedereen die aanwezig was mag lezen en geen beroepsgeheim is."),
    )

    def __init__(self, *args: Any, keuzes: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if keuzes:
            self.fields["stukken"].choices = keuzes  # type: ignore[attr-defined]
        else:
            del self.fields["stukken"]


class AntwoordForm(ActieForm):
    """Agree, or refuse with a reason."""

    besluit = forms.ChoiceField(
        label=_("Stemt u in met deze fiche?"),
        choices=ANTWOORDEN,
        widget=forms.RadioSelect,
        error_messages=needed(_("Kies of u instemt.")),
    )
    reden = forms.CharField(
        label=_("Reden"),
        required=False,
        max_length=LANGSTE_REDEN,
        help_text=_("Nodig als u niet instemt. Wie bij dit punt was, leest dit."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class VersturenForm(ActieForm):
    """To which police organisation the sheet goes."""

    ontvanger = forms.ChoiceField(
        label=_("Aan welke politieorganisatie?"), error_messages=needed(_("Kies een ontvanger."))
    )

    def __init__(self, *args: Any, keuzes: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["ontvanger"].choices = [("", _("Kies")), *keuzes]  # type: ignore[attr-defined]
