"""Forms of the persons of a case: search, new, address, relation."""

import uuid
from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from regiehuis.casussen.actions.koppelvoorstel import LONGEST
from regiehuis.casussen.rules.signaal import PersoonGegevens
from regiehuis.casussen.rules.woorden import PERSOONSROLLEN, VERHUIZINGEN
from regiehuis.kern.bsn import InvalidBsn, parse_bsn
from regiehuis.kern.datum import Datum
from regiehuis.personen.rules import ADRESSOORTEN, KOPPELBESLUITEN, RELATIESOORTEN, AdresGegevens
from regiehuis.web.formfields import DatumField, Deeldatum, DeeldatumField
from regiehuis.web.signalen.forms import PersoonForm
from regiehuis.web.submit import ActieForm

from .forms import needed

Keuzes = Sequence[tuple[str, str]]
KIES = [("", _("Maak een keuze"))]
TE_LANG = _("Houd dit bij maximaal %(limit_value)d tekens.")


class ZoekPersoonForm(ActieForm):
    """Whom to look for in the index, before anybody is made (R12)."""

    achternaam = forms.CharField(
        label=_("Achternaam"),
        max_length=120,
        error_messages={"required": _("Vul de achternaam in."), "max_length": TE_LANG},
    )
    geboortedatum = DeeldatumField(
        label=_("Geboortedatum"), required=False, help_text=_("Alleen het jaar bekend? Laat dag en maand leeg.")
    )
    bsn = forms.CharField(
        label=_("BSN"),
        max_length=12,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        error_messages={"max_length": TE_LANG},
    )

    def clean_bsn(self) -> str:
        """Nine digits that pass the eleven-test."""
        typed: str = self.cleaned_data["bsn"]
        try:
            return parse_bsn(typed) if typed else ""
        except InvalidBsn as refusal:
            raise forms.ValidationError(refusal.message, code="bsn") from refusal

    def gegevens(self) -> PersoonGegevens:
        """The person as the search takes it."""
        return PersoonGegevens(
            achternaam=self.cleaned_data["achternaam"],
            bsn=self.cleaned_data["bsn"],
            geboortedatum=as_text(self.cleaned_data["geboortedatum"]),
        )


def as_text(born: Deeldatum | None) -> str:
    """A partly known date as it is stored."""
    return Datum(born.jaar, born.maand or 0, born.dag or 0).text if born else ""


class NieuwePersoonForm(PersoonForm):
    """A person who is not in the index yet; what a signal asks about informing him is not asked here."""

    geinformeerd = niet_informeren_grond = herzien_op = None  # type: ignore[assignment]

    def gegevens(self) -> PersoonGegevens:
        """The person as the action takes it."""
        values = {name: self.cleaned_data[name] for name in self.cleaned_data if name not in ("formulier_id", "versie")}
        born: Deeldatum | None = values.pop("geboortedatum")
        return PersoonGegevens(**values, geboortedatum=as_text(born))


class RolForm(ActieForm):
    """The role of somebody who was found."""

    persoon = forms.UUIDField(widget=forms.HiddenInput)
    rol = forms.ChoiceField(
        label=_("Rol in deze casus"),
        choices=[*KIES, *PERSOONSROLLEN],
        error_messages={
            "required": _("Kies de rol van deze persoon."),
            "invalid_choice": _("Kies de rol van deze persoon."),
        },
    )


class AdresForm(ActieForm):
    """Where somebody lives or stays; a secret address has named readers (R17)."""

    adressoort = forms.ChoiceField(
        label=_("Soort adres"),
        choices=[*KIES, *ADRESSOORTEN],
        error_messages={"required": _("Kies de soort adres."), "invalid_choice": _("Kies de soort adres.")},
    )
    straat = forms.CharField(label=_("Straat"), max_length=120, required=False, error_messages={"max_length": TE_LANG})
    huisnummer = forms.CharField(
        label=_("Huisnummer"), max_length=12, required=False, error_messages={"max_length": TE_LANG}
    )
    postcode = forms.CharField(
        label=_("Postcode"), max_length=7, required=False, error_messages={"max_length": TE_LANG}
    )
    plaats = forms.CharField(label=_("Plaats"), max_length=80, required=False, error_messages={"max_length": TE_LANG})
    van = DatumField(label=_("Sinds"), error_messages={"required": _("Vul in sinds wanneer dit adres geldt.")})
    lezers = forms.MultipleChoiceField(
        label=_("Wie mag dit geheime adres lezen?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Alleen voor een geheim adres. Kiest u niemand, dan leest alleen u het."),
        error_messages={"invalid_choice": _("Kies lezers die aan deze casus deelnemen.")},
    )

    huishouden = forms.ChoiceField(
        label=_("Wie verhuist er?"),
        required=False,
        choices=VERHUIZINGEN,
        widget=forms.RadioSelect,
        help_text=_("Een huishouden heeft één woonadres. Alleen kiezen als dit woonadres een ander is."),
    )

    def __init__(self, *args: Any, lezers: Keuzes, huishouden: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["lezers"].choices = lezers  # type: ignore[attr-defined]
        if not huishouden:
            del self.fields["huishouden"]

    def adres(self) -> AdresGegevens:
        """The address as the action takes it; readers count for a secret one only."""
        data = self.cleaned_data
        secret = data["adressoort"] == "geheim"
        names = ("straat", "huisnummer", "postcode", "plaats")
        return AdresGegevens(
            soort=data["adressoort"],
            van=data["van"],
            lezers=tuple(uuid.UUID(key) for key in data["lezers"]) if secret else (),
            **({} if data["adressoort"] == "zonder_vast_adres" else {name: data[name] for name in names}),
        )


class RelatieForm(ActieForm):
    """What somebody is of another person of the case."""

    soort = forms.ChoiceField(
        label=_("Is"),
        choices=[*KIES, *RELATIESOORTEN],
        error_messages={
            "required": _("Kies wat zij van elkaar zijn."),
            "invalid_choice": _("Kies wat zij van elkaar zijn."),
        },
    )
    naar = forms.ChoiceField(
        label=_("Van wie?"),
        error_messages={
            "required": _("Kies een andere persoon van deze casus."),
            "invalid_choice": _("Kies een andere persoon van deze casus."),
        },
    )

    van = DatumField(
        label=_("Sinds"),
        required=False,
        help_text=_("Weet u het niet, laat het leeg. De dag die u het dichtst weet mag."),
    )
    tot = DatumField(label=_("Tot"), required=False, help_text=_("Alleen als het voorbij is."))

    def __init__(self, *args: Any, personen: Keuzes, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["naar"].choices = [*KIES, *personen]  # type: ignore[attr-defined]


class RelatieEindeForm(ActieForm):
    """Since when a relation is over."""

    tot = DatumField(label=_("Voorbij sinds"), required=False, help_text=_("Leeg is vandaag."))


class KoppelvoorstelForm(ActieForm):
    """Which person of the case a hit may be."""

    bekende = forms.UUIDField(widget=forms.HiddenInput)
    persoon = forms.ChoiceField(
        label=_("Wie van deze casus is het misschien?"),
        error_messages=needed(_("Kies een persoon van deze casus.")),
    )
    toelichting = forms.CharField(
        label=_("Waarom denkt u dat?"),
        required=False,
        max_length=LONGEST,
        error_messages={"max_length": TE_LANG},
    )

    def __init__(self, *args: Any, personen: Keuzes, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["persoon"].choices = [*KIES, *personen]  # type: ignore[attr-defined]


class KoppelbesluitForm(ActieForm):
    """Whether two records are one person."""

    besluit = forms.ChoiceField(
        label=_("Is het dezelfde persoon?"),
        choices=KOPPELBESLUITEN,
        widget=forms.RadioSelect,
        error_messages=needed(_("Kies of het dezelfde persoon is.")),
    )
    reden = forms.CharField(
        label=_("Waaruit blijkt dat?"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Vul in waaruit dat blijkt."), "max_length": TE_LANG},
    )
