"""Forms of the items of a request: asking the source, deciding, disputing."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from regiehuis.verantwoording.rules import verzoek as rules
from regiehuis.verantwoording.rules.verzoekwoorden import besluiten_van
from regiehuis.web.casussen.forms import needed
from regiehuis.web.formfields import DatumField
from regiehuis.web.plannen.forms import tekstveld
from regiehuis.web.submit import ActieForm

from .forms import keuze


class BronnenForm(ActieForm):
    """By when the sources answer."""

    termijn = DatumField(
        label=_("Antwoord van de bronnen uiterlijk op"), error_messages=needed(_("Vul in wanneer zij antwoorden."))
    )


class BesluitForm(ActieForm):
    """Grant or refuse one item, in the words of what was asked."""

    besluit = keuze(_("Besluit"), rules.BESLUITEN, _("Kies wat u besluit."))
    grond = forms.ChoiceField(
        label=_("Grond van de weigering"), choices=[("", _("Maak een keuze")), *rules.WEIGERGRONDEN], required=False
    )
    motivering = tekstveld(
        _("Redenen"),
        "",
        rules.LANGSTE_TEKST,
        required=False,
        hulp=_("Worden apart bewaard en staan niet in de brief. Nodig bij weigeren, en als de bron bezwaar heeft."),
    )

    def __init__(self, *args: Any, soort: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["besluit"].choices = besluiten_van(soort)  # type: ignore[attr-defined]


class BetwistForm(ActieForm):
    """The person's own words beside an item."""

    tekst = tekstveld(_("Wat zegt de persoon ervan?"), _("Vul in wat de persoon ervan zegt."), rules.LANGSTE_TEKST)


class BeslechtForm(ActieForm):
    """What was decided on a dispute."""

    besluit = forms.CharField(
        label=_("Wat is er besloten?"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("De informatie wordt weer gelezen zoals eerst; de verklaring van de persoon blijft ernaast staan."),
        error_messages=needed(_("Vul in wat er is besloten.")),
    )


class ZienswijzeForm(ActieForm):
    """What the source thinks of giving an item."""

    antwoord = keuze(_("Mag dit naar de persoon?"), rules.ANTWOORDEN, _("Kies of u bezwaar heeft."))
    toelichting = tekstveld(
        _("Toelichting"), "", rules.LANGSTE_TEKST, required=False, hulp=_("Nodig als u bezwaar heeft: zeg waarom.")
    )
