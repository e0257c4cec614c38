"""Forms of results for other partnerships (R23)."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from regiehuis.casussen.rules.resultaat import BESLUITEN, LANGST_DOEL, LANGSTE_REDEN, LANGSTE_RESULTAAT
from regiehuis.web.casussen.forms import needed
from regiehuis.web.submit import ActieForm


class ResultaatForm(ActieForm):
    """What another partnership gets, and what for."""

    verband = forms.ChoiceField(
        label=_("Aan welk samenwerkingsverband?"),
        help_text=_("Alleen verbanden die het regime van deze casus noemt."),
        error_messages=needed(_("Kies een samenwerkingsverband.")),
    )
    doel = forms.CharField(
        label=_("Waarvoor?"),
        max_length=LANGST_DOEL,
        error_messages=needed(_("Vul in waarvoor het andere verband dit krijgt.")),
    )
    tekst = forms.CharField(
        label=_("Welke resultaten?"),
        max_length=LANGSTE_RESULTAAT,
        help_text=_("Wat de aanpak opleverde, niet wat partners hebben ingebracht."),
        widget=forms.Textarea(attrs={"rows": 8}),
        error_messages=needed(_("Vul in welke resultaten u deelt.")),
    )

    def __init__(self, *args: Any, verbanden: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["verband"].choices = [("", _("Kies")), *((naam, naam) for naam in verbanden)]  # type: ignore[attr-defined]


class BesluitForm(ActieForm):
    """Whether it may be shared, and why."""

    besluit = forms.ChoiceField(
        label=_("Mag dit worden gedeeld?"),
        choices=BESLUITEN,
        widget=forms.RadioSelect,
        error_messages=needed(_("Kies of dit mag worden gedeeld.")),
    )
    reden = forms.CharField(
        label=_("Waarom?"),
        max_length=LANGSTE_REDEN,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages=needed(_("Vul in waarom.")),
    )


class IntrekForm(ActieForm):
    """Take it back."""
