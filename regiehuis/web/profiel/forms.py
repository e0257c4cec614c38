"""Forms of one's own account."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from regiehuis.web.aanmelden.forms import EersteKeerForm, password_box
from regiehuis.web.submit import ActieForm


class WachtwoordForm(EersteKeerForm):
    """Another password, after the one that holds now."""

    huidig = password_box(_("Huidig wachtwoord"), "current-password", _("Vul uw huidige wachtwoord in."))
    field_order = ("huidig", "wachtwoord", "herhaling")


class VerklaringForm(ActieForm):
    """Sign for secrecy."""

    akkoord = forms.BooleanField(
        label=_("Ik heb dit gelezen en houd mij hieraan"),
        error_messages={"required": _("Zet een vinkje om te ondertekenen.")},
    )


class SleutelForm(forms.Form):
    """How a new passkey is called."""

    use_required_attribute = False

    naam = forms.CharField(
        label=_("Naam van de sleutel"),
        max_length=60,
        required=False,
        help_text=_("Bijvoorbeeld: werktelefoon."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["naam"].widget.attrs["autocomplete"] = "off"
