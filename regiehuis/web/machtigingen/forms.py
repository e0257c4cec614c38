"""Forms of what lets a case be discussed (R4)."""

from django import forms
from django.utils.translation import gettext_lazy as _

from regiehuis.casussen.rules.machtiging import LANGST, LANGSTE_VERWIJZING, MACHTIGINGSOORTEN, NODIG, Machtiging
from regiehuis.web.casussen.forms import needed
from regiehuis.web.formfields import DatumField
from regiehuis.web.submit import ActieForm

NAMEN = ("soort", "verwijzing", "motivering", "deelnemers", "doel", "wijze", "van", "tot")


def _long(label: object, name: str, *, rows: int = 2, help_text: object = "") -> forms.CharField:
    return forms.CharField(
        label=label,  # type: ignore[arg-type]
        max_length=LANGST,
        required=name in NODIG,
        help_text=help_text,  # type: ignore[arg-type]
        widget=forms.Textarea(attrs={"rows": rows}),
        error_messages=needed(NODIG.get(name, "")),
    )


class MachtigingForm(ActieForm):
    """On what ground a case is discussed."""

    soort = forms.ChoiceField(
        label=_("Waarop rust het overleg?"),
        choices=MACHTIGINGSOORTEN,
        initial="wet",
        widget=forms.RadioSelect,
        error_messages=needed(_("Kies waarop het overleg rust.")),
    )
    verwijzing = forms.CharField(
        label=_("Verwijzing"),
        max_length=LANGSTE_VERWIJZING,
        help_text=_("Het artikel, of de toestemming met datum en kenmerk."),
        error_messages=needed(NODIG["verwijzing"]),
    )
    motivering = _long(_("Waarom is de toestemming gegeven?"), "motivering", help_text=_("Bij een toestemming nodig."))
    deelnemers = _long(_("Wie mogen deelnemen?"), "deelnemers")
    doel = _long(_("Waarvoor?"), "doel")
    wijze = _long(_("Hoe vindt het overleg plaats?"), "wijze")
    van = DatumField(label=_("Geldt vanaf"))
    tot = DatumField(label=_("Geldt tot"), help_text=_("Hoogstens een jaar later."))

    def machtiging(self) -> Machtiging:
        """What the action asks."""
        return Machtiging(**{name: self.cleaned_data[name] for name in NAMEN})


class EindeForm(ActieForm):
    """From which day it no longer holds."""

    tot = DatumField(label=_("Geldt niet meer vanaf"))
