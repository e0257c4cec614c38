"""The forms of a request for advice."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from regiehuis.casussen.queries.signaal import Keuze
from regiehuis.web.submit import ActieForm

from .forms import TOO_LONG


class AdviesForm(ActieForm):
    """A situation and a question, without anybody's name."""

    situatie = forms.CharField(
        label=_("Wat is de situatie?"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("Noem geen naam, geboortedatum, adres of BSN. Schrijf bijvoorbeeld: een man van rond de dertig."),
        error_messages={"required": _("Beschrijf de situatie."), "max_length": TOO_LONG},
    )
    vraag = forms.CharField(
        label=_("Wat wilt u weten?"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": _("Stel uw vraag."), "max_length": TOO_LONG},
    )
    thema = forms.ChoiceField(
        label=_("Thema"), required=False, error_messages={"invalid_choice": _("Kies een thema uit de lijst.")}
    )
    zonder_namen = forms.BooleanField(
        label=_("Ik noem niemand"),
        error_messages={"required": _("Bevestig dat u niemand noemt.")},
    )

    def __init__(self, *args: Any, themas: Sequence[Keuze], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["thema"].choices = [("", _("Geen thema")), *themas]  # type: ignore[attr-defined]

    def gegevens(self) -> dict[str, Any]:
        """What the action takes."""
        given = self.cleaned_data
        words = {name: given[name] for name in ("situatie", "vraag", "zonder_namen")}
        return words | {"thema_id": UUID(given["thema"]) if given["thema"] else None}


class AntwoordForm(ActieForm):
    """The advice."""

    antwoord = forms.CharField(
        label=_("Advies"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("De vrager leest dit en houdt zelf de regie. Noem niemand."),
        error_messages={"required": _("Schrijf uw advies."), "max_length": TOO_LONG},
    )
