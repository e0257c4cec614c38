"""Forms of retention."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from regiehuis.verantwoording.rules.bewaring import LANGSTE_REDEN, VANAF
from regiehuis.verantwoording.rules.vernietiging import LANGSTE_GROND
from regiehuis.web.formfields import DatumField
from regiehuis.web.samenwerking.velden import KeuzeForm, choice
from regiehuis.web.submit import ActieForm


class VerlengForm(ActieForm):
    """Until when, and why."""

    tot = DatumField(label=_("Bewaren tot"), error_messages={"required": _("Vul in tot wanneer.")})
    reden = forms.CharField(
        label=_("Waarom langer?"),
        max_length=LANGSTE_REDEN,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Zonder namen. Uw naam en de datum komen erbij; het besluit is niet te wijzigen."),
        error_messages={"required": _("Vul in waarom deze casus langer wordt bewaard.")},
    )


class VernietigForm(ActieForm):
    """On which ground, and that there is no way back."""

    grond = forms.CharField(
        label=_("Op welke grond?"),
        max_length=LANGSTE_GROND,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Bijvoorbeeld het nummer van het toegewezen verzoek. Zonder namen."),
        error_messages={"required": _("Vul in op welke grond eerder wordt vernietigd.")},
    )
    zeker = forms.BooleanField(
        label=_("Ik weet dat dit niet terug te draaien is"),
        error_messages={"required": _("Bevestig dat u dit weet.")},
    )


class PersoonForm(ActieForm):
    """Whose data go, and that there is no way back."""

    persoon = forms.ChoiceField(
        label=_("Van wie gaan de gegevens?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies van wie."), "invalid_choice": _("Kies van wie.")},
    )
    zeker = forms.BooleanField(
        label=_("Ik weet dat dit niet terug te draaien is"),
        error_messages={"required": _("Bevestig dat u dit weet.")},
    )

    def __init__(self, *args: Any, personen: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["persoon"].choices = personen  # type: ignore[attr-defined]
        self.fields["persoon"].initial = personen[0][0]


class TermijnForm(KeuzeForm):
    """A shorter term for one category."""

    regime = choice(_("Regime"), message=_("Kies een regime."))
    categorie = choice(_("Categorie"), message=_("Kies een categorie."))
    maanden = forms.IntegerField(
        label=_("Aantal maanden"),
        min_value=1,
        max_value=600,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "maxlength": "3"}),
        help_text=_("Korter dan de termijn van het regime. Te bevestigen door een jurist."),
        error_messages={"required": _("Vul in hoeveel maanden."), "invalid": _("Vul een getal in.")},
    )
    vanaf = forms.ChoiceField(label=_("Geteld"), choices=VANAF)


class BevestigForm(ActieForm):
    """The recipient says that its own copy is gone."""

    toelichting = forms.CharField(
        label=_("Toelichting"), max_length=300, required=False, help_text=_("Mag leeg blijven. Noem niemand.")
    )
