"""Forms of the round table and the contact sheet."""

import uuid
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from regiehuis.casussen.queries.contact import contact_of
from regiehuis.casussen.rules.contact import LANGST, Contact
from regiehuis.web.casussen.forms import KIES, Keuzes, needed
from regiehuis.web.formfields import MomentField
from regiehuis.web.submit import ActieForm


class RondetafelForm(ActieForm):
    """When, where and what for."""

    aanvang = MomentField(label=_("Wanneer"))
    plaats = forms.CharField(label=_("Plaats"), max_length=120, required=False)
    reden = forms.CharField(
        label=_("Waarvoor?"),
        max_length=150,
        error_messages=needed(_("Vul in waarvoor de rondetafel is.")),
    )


class ContactregelForm(ActieForm):
    """A line of the contact sheet; of a member the name is known."""

    medewerker = forms.ChoiceField(
        label=_("Deelnemer"),
        required=False,
        help_text=_("Neemt deze persoon niet deel aan de casus, laat dit dan leeg en vul naam en organisatie in."),
        error_messages=needed(_("Kies iemand die aan deze casus deelneemt.")),
    )
    naam = forms.CharField(label=_("Naam"), max_length=LANGST["naam"], required=False)
    organisatie = forms.CharField(label=_("Organisatie"), max_length=LANGST["organisatie"], required=False)
    doet = forms.CharField(
        label=_("Wat doet deze persoon?"),
        max_length=LANGST["doet"],
        error_messages=needed(_("Vul in wat deze persoon doet voor wie het betreft.")),
    )
    telefoon = forms.CharField(
        label=_("Telefoon"),
        max_length=LANGST["telefoon"],
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "tel"}),
        help_text=_("Leeg: het nummer dat van de deelnemer bekend is."),
    )
    bereikbaar = forms.CharField(
        label=_("Wanneer bereikbaar?"),
        max_length=LANGST["bereikbaar"],
        error_messages=needed(_("Vul in wanneer deze persoon bereikbaar is.")),
    )

    def __init__(self, *args: Any, leden: Keuzes, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["medewerker"].choices = [("", _("Niet in de lijst")), *leden]  # type: ignore[attr-defined]

    @property
    def medewerker_id(self) -> uuid.UUID | None:
        """The member, if it is one."""
        chosen = self.cleaned_data["medewerker"]
        return uuid.UUID(chosen) if chosen else None

    def contact(self) -> Contact:
        """What the action asks; of a member what was left open is filled in."""
        data = self.cleaned_data
        known = contact_of(self.medewerker_id) if self.medewerker_id else ("", "", "")
        naam, organisatie, telefoon = (
            data[name] or value for name, value in zip(("naam", "organisatie", "telefoon"), known, strict=True)
        )
        return Contact(naam, organisatie, data["doet"], telefoon, data["bereikbaar"])


class ContactpersoonForm(ActieForm):
    """Whom somebody can always turn to."""

    persoon = forms.ChoiceField(label=_("Voor wie?"), error_messages=needed(_("Kies een persoon.")))
    contactregel = forms.ChoiceField(
        label=_("Wie is de vaste contactpersoon?"),
        help_text=_("Kies iemand van het contactblad. Was er al een, dan stopt die vandaag."),
        error_messages=needed(_("Kies iemand van het contactblad.")),
    )

    def __init__(self, *args: Any, personen: Keuzes, regels: Keuzes, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["persoon"].choices = [*KIES, *personen]  # type: ignore[attr-defined]
        self.fields["contactregel"].choices = [*KIES, *regels]  # type: ignore[attr-defined]
