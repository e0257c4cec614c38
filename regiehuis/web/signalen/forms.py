"""The short guided form of a signal, a step at a time."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from regiehuis.casussen.rules.signaal import PersoonGegevens
from regiehuis.casussen.rules.woorden import CASUSSOORTEN, INFORMEERGRONDEN, PERSOONSROLLEN
from regiehuis.kern.bsn import InvalidBsn, parse_bsn
from regiehuis.kern.datum import Datum, parse_datum
from regiehuis.personen.rules import ADRESSOORTEN, BSN_REDENEN, GESLACHTEN
from regiehuis.web.formfields import DatumField, Deeldatum, DeeldatumField
from regiehuis.web.submit import ActieForm

JA_NEE = [("ja", _("Ja")), ("nee", _("Nee"))]


class LaterField(forms.CharField):
    """A text that is needed in the end but may stay empty for now, so it is not marked as optional."""

    def validate(self, value: Any) -> None:
        """Takes an empty text; `rules.signaal.missing` tells what the signal still lacks."""


def _text(label: Any, longest: int, *, kind: type[forms.CharField] = forms.CharField, **extra: Any) -> forms.CharField:
    """A box for a line; may stay empty."""
    return kind(
        label=label,
        max_length=longest,
        required=kind is LaterField,
        error_messages={"max_length": _("Houd dit bij maximaal %(limit_value)d tekens.")},
        **extra,
    )


def _long(label: Any, longest: int, **extra: Any) -> forms.CharField:
    """A box for a few sentences; may stay empty."""
    return _text(label, longest, widget=forms.Textarea(attrs={"rows": 5}), **extra)


class VeiligheidForm(ActieForm):
    """Step 1, before anything else: is anybody in danger now?"""

    acuut = forms.ChoiceField(
        label=_("Is er nu direct gevaar voor iemand?"),
        choices=[("ja", _("Ja, er is nu direct gevaar")), ("nee", _("Nee"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Beantwoord eerst deze vraag.")},
    )
    acuut_toelichting = _long(
        _("Wat is het gevaar en wie loopt gevaar?"),
        2000,
        kind=LaterField,
        help_text=_("Alleen invullen als er nu gevaar is."),
    )


class WaaroverForm(ActieForm):
    """Step 2: kind and theme."""

    soort = forms.ChoiceField(
        label=_("Waar gaat het signaal over?"),
        choices=CASUSSOORTEN,
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies waar het signaal over gaat.")},
    )
    thema = forms.ChoiceField(label=_("Thema"), required=False)

    def __init__(self, *args: Any, themas: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["thema"].choices = [("", _("Weet ik niet")), *themas]  # type: ignore[attr-defined]


class OmschrijvingForm(ActieForm):
    """Step 3 for a group or an area."""

    omschrijving = _long(_("Beschrijf de groep of het gebied"), 4000, kind=LaterField)
    plaats = _text(_("Waar speelt het?"), 200, kind=LaterField, help_text=_("Straat, plein of plek."))
    buurt = _text(_("Buurt of wijk"), 120)


class PersoonForm(ActieForm):
    """Step 3 for a person: as much as the sender knows."""

    achternaam = forms.CharField(
        label=_("Achternaam"),
        max_length=120,
        error_messages={
            "required": _("Vul de achternaam in. Is die onbekend, vul dan in hoe de persoon bekendstaat."),
            "max_length": _("Houd dit bij maximaal %(limit_value)d tekens."),
        },
    )
    voornamen = _text(_("Voornamen"), 120)
    tussenvoegsel = _text(_("Tussenvoegsel"), 20)
    # Nobody is a suspect because it stood first in the list.
    rol = forms.ChoiceField(
        label=_("Rol"),
        choices=[("", _("Maak een keuze")), *PERSOONSROLLEN],
        error_messages={"required": _("Kies een rol.")},
    )
    geslacht = forms.ChoiceField(label=_("Geslacht"), choices=GESLACHTEN, required=False)
    geboortedatum = DeeldatumField(
        label=_("Geboortedatum"), required=False, help_text=_("Alleen het jaar bekend? Laat dag en maand leeg.")
    )
    bsn = _text(_("BSN"), 12, widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}))
    bsn_reden = forms.ChoiceField(
        label=_("Geen BSN? Waarom niet?"), choices=[("", _("Niet van toepassing")), *BSN_REDENEN], required=False
    )
    adressoort = forms.ChoiceField(label=_("Adres"), choices=[("", _("Maak een keuze")), *ADRESSOORTEN], required=False)
    straat = _text(_("Straat"), 120)
    huisnummer = _text(_("Huisnummer"), 12)
    postcode = _text(_("Postcode"), 7)
    woonplaats = _text(_("Woonplaats"), 80)
    geinformeerd = forms.ChoiceField(
        label=_("Weet de persoon van dit signaal?"),
        choices=JA_NEE,
        widget=forms.RadioSelect,
        required=False,
        help_text=_("Zonder antwoord kan het huis het signaal niet aannemen."),
    )
    niet_informeren_grond = forms.ChoiceField(
        label=_("Zo nee, waarom niet?"), choices=[("", _("Maak een keuze")), *INFORMEERGRONDEN], required=False
    )
    herzien_op = DatumField(label=_("Wanneer bekijkt u dit opnieuw?"), required=False)

    def clean_bsn(self) -> str:
        """Nine digits that pass the eleven-test."""
        typed: str = self.cleaned_data["bsn"]
        try:
            return parse_bsn(typed) if typed else ""
        except InvalidBsn as refusal:
            raise forms.ValidationError(refusal.message, code="bsn") from refusal

    def gegevens(self) -> PersoonGegevens:
        """The person as the action takes it."""
        values = {name: self.cleaned_data[name] for name in self.cleaned_data if name not in ("formulier_id", "versie")}
        born: Deeldatum | None = values.pop("geboortedatum")
        told = values.pop("geinformeerd")
        return PersoonGegevens(
            **values,
            geboortedatum=Datum(born.jaar, born.maand or 0, born.dag or 0).text if born else "",
            geinformeerd=None if not told else told == "ja",
        )

    @staticmethod
    def initial_of(gegevens: PersoonGegevens) -> dict[str, Any]:
        """What the form shows of a stored person; the BSN stays hidden."""
        known = parse_datum(gegevens.geboortedatum) if gegevens.geboortedatum else None
        told = gegevens.geinformeerd
        return {
            **{name: value for name, value in vars(gegevens).items() if name != "bsn"},
            "geboortedatum": Deeldatum(known.jaar, known.maand, known.dag) if known else None,
            "geinformeerd": "" if told is None else ("ja" if told else "nee"),
        }


class AanleidingForm(ActieForm):
    """Step 4: reason, what was done, what is wanted."""

    aanleiding = _long(
        _("Wat is de aanleiding?"), 8000, kind=LaterField, help_text=_("Wat gebeurt er, sinds wanneer, en waarom nu?")
    )
    al_gedaan = _long(_("Wat is er al gedaan?"), 8000, help_text=_("Door u en door anderen, en met welk resultaat."))
    gewenst_doel = _long(_("Wat wilt u bereiken?"), 4000, kind=LaterField, help_text=_("Wanneer bent u tevreden?"))


class PartnerForm(ActieForm):
    """Step 5: a partner who should come to the table."""

    organisatie = forms.ChoiceField(
        label=_("Organisatie"),
        error_messages={
            "required": _("Kies een organisatie."),
            "invalid_choice": _("Kies een organisatie uit de lijst."),
        },
    )
    contact = forms.CharField(
        label=_("Contact"),
        max_length=200,
        help_text=_("Naam, telefoonnummer of e-mailadres van wie u kent."),
        error_messages={
            "required": _("Vul een contact in: een naam, telefoonnummer of e-mailadres."),
            "max_length": _("Houd dit bij maximaal %(limit_value)d tekens."),
        },
    )

    def __init__(self, *args: Any, organisaties: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisatie"].choices = [("", _("Maak een keuze")), *organisaties]  # type: ignore[attr-defined]


class PiketForm(ActieForm):
    """What piket did with an alert."""

    antwoord = forms.CharField(
        label=_("Wat heeft u gedaan of afgesproken?"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={
            "required": _("Vul in wat u heeft gedaan of afgesproken."),
            "max_length": _("Houd dit bij maximaal %(limit_value)d tekens."),
        },
    )


class VoortoetsForm(forms.Form):
    """The national criteria, tested beforehand without naming anybody (R13)."""

    def __init__(self, *args: Any, criteria: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for code, tekst in criteria:
            self.fields[code] = forms.ChoiceField(
                label=tekst,
                choices=JA_NEE,
                widget=forms.RadioSelect,
                error_messages={"required": _("Kies ja of nee.")},
            )
