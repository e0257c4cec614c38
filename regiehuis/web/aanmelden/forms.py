"""Forms of the door."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

NAME_MISSING = _("Vul uw gebruikersnaam in.")
PASSWORD_MISSING = _("Vul uw wachtwoord in.")


def password_box(label: Any, autocomplete: str, missing: Any, **kwargs: Any) -> forms.CharField:
    """A box for a password, old or new."""
    widget = forms.PasswordInput(attrs={"autocomplete": autocomplete})
    return forms.CharField(label=label, widget=widget, strip=False, error_messages={"required": missing}, **kwargs)


class AanmeldForm(forms.Form):
    """User name and password."""

    use_required_attribute = False

    gebruikersnaam = forms.CharField(
        label=_("Gebruikersnaam"),
        max_length=80,
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}),
        error_messages={"required": NAME_MISSING},
    )
    wachtwoord = password_box(_("Wachtwoord"), "current-password", PASSWORD_MISSING)


class CodeForm(forms.Form):
    """The code of the authenticator app, or a recovery code."""

    use_required_attribute = False

    code = forms.CharField(
        label=_("Code"),
        max_length=16,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "spellcheck": "false"}),
        error_messages={"required": _("Vul de code in.")},
    )

    def clean_code(self) -> str:
        """Without the spaces and dashes that people type."""
        return str(self.cleaned_data["code"]).replace(" ", "").replace("-", "").lower()


class EersteKeerForm(forms.Form):
    """A first password, twice."""

    use_required_attribute = False

    wachtwoord = password_box(
        _("Nieuw wachtwoord"),
        "new-password",
        _("Kies een wachtwoord."),
        help_text=_("Ten minste 12 tekens. Een zin van vier of vijf woorden is sterk en goed te onthouden."),
    )
    herhaling = password_box(_("Nogmaals het wachtwoord"), "new-password", _("Vul het wachtwoord nog een keer in."))

    def clean(self) -> dict[str, Any]:
        """Both must be the same."""
        data = super().clean() or {}
        if data.get("wachtwoord") and data.get("herhaling") and data["wachtwoord"] != data["herhaling"]:
            self.add_error("herhaling", _("De twee wachtwoorden zijn niet hetzelfde."))
        return data
