"""Forms of findings."""

import uuid
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from regiehuis.verantwoording.rules.toezicht import AFLOOP, BRONNEN, LANGST_ONDERWERP, LANGSTE_TEKST
from regiehuis.web.casussen.forms import KIES, Keuzes, needed
from regiehuis.web.formfields import DatumField
from regiehuis.web.submit import ActieForm


def long_text(label: Any, missing: Any, hulp: Any = "", rows: int = 4) -> forms.CharField:
    """A box for several lines."""
    return forms.CharField(
        label=label,
        max_length=LANGSTE_TEKST,
        widget=forms.Textarea(attrs={"rows": rows}),
        error_messages=needed(missing),
        help_text=hulp,
    )


def who(label: Any, missing: Any, **kwargs: Any) -> forms.TypedChoiceField:
    """Somebody of the house."""
    return forms.TypedChoiceField(
        label=label, coerce=uuid.UUID, empty_value=None, error_messages=needed(missing), **kwargs
    )


class OpvolgenForm(ActieForm):
    """Who follows a finding up, and before when."""

    eigenaar = who(_("Wie volgt dit op?"), _("Kies wie dit opvolgt."))
    opvolgen_voor = DatumField(label=_("Opvolgen voor"), error_messages={"required": _("Vul een datum in.")})

    def __init__(self, *args: Any, mensen: Keuzes, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["eigenaar"].choices = [*KIES, *mensen]  # type: ignore[attr-defined]


class BevindingForm(OpvolgenForm):
    """What was found."""

    onderwerp = forms.CharField(
        label=_("Onderwerp"),
        max_length=LANGST_ONDERWERP,
        error_messages=needed(_("Vul een onderwerp in.")),
        help_text=_("Zonder namen en zonder inhoud van een casus."),
    )
    toelichting = long_text(
        _("Wat is er bevonden?"),
        _("Vul in wat er is bevonden."),
        _("Noem regels van het logboek bij hun sleutel, niet bij naam."),
    )
    bron = forms.ChoiceField(
        label=_("Waar komt dit uit?"), choices=BRONNEN, initial="anders", error_messages=needed(_("Kies een bron."))
    )

    field_order = ("onderwerp", "toelichting", "bron", "eigenaar", "opvolgen_voor")


class ReactieForm(ActieForm):
    """What its owner did about a finding."""

    reactie = long_text(_("Wat heeft u gedaan?"), _("Vul in wat u heeft gedaan."), _("Schrijf geen namen of nummers."))


class AfsluitenForm(ActieForm):
    """How a finding ended."""

    status = forms.ChoiceField(
        label=_("Hoe is het afgelopen?"),
        choices=AFLOOP,
        widget=forms.RadioSelect,
        error_messages=needed(_("Kies hoe het is afgelopen.")),
    )
    uitkomst = long_text(_("Wat leverde het op?"), _("Vul in wat het opleverde."))
