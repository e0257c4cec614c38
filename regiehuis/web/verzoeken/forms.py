"""Forms of a request: arrival, identity, person, term, secrecy, end."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from regiehuis.kern.datum import Datum
from regiehuis.verantwoording.rules import verzoek as rules
from regiehuis.web.casussen.forms import needed
from regiehuis.web.formfields import DatumField, DeeldatumField
from regiehuis.web.plannen.forms import tekstveld
from regiehuis.web.submit import ActieForm


def keuze(label: Any, choices: Any, missing: Any, **extra: Any) -> forms.ChoiceField:
    """One of a few, all in view."""
    return forms.ChoiceField(
        label=label, choices=choices, widget=forms.RadioSelect, error_messages=needed(missing), **extra
    )


def regel(label: Any, longest: int, **extra: Any) -> forms.CharField:
    """One line that may stay empty."""
    field = forms.CharField(label=label, max_length=longest, required=False, **extra)
    field.error_messages["max_length"] = _("Houd dit korter.")
    return field


class VerzoekForm(ActieForm):
    """A request as it arrived."""

    soort = keuze(_("Wat wordt gevraagd?"), rules.VERZOEKSOORTEN, _("Kies wat wordt gevraagd."))
    wet = keuze(
        _("Onder welke wet valt het?"),
        rules.WETTEN,
        _("Kies de wet."),
        initial="avg",
        help_text=_("AVG: één maand. Wpg: zes weken. Rectificatie: altijd vier weken."),
    )
    kanaal = keuze(_("Hoe kwam het binnen?"), rules.KANALEN, _("Kies hoe het binnenkwam."))
    ontvangen_op = DatumField(
        label=_("Ontvangen op"),
        help_text=_("De dag waarop het bij een van de deelnemende organisaties binnenkwam."),
        error_messages=needed(_("Vul in wanneer het binnenkwam.")),
    )
    achternaam = forms.CharField(
        label=_("Achternaam van de persoon over wie het gaat"),
        max_length=120,
        error_messages=needed(_("Vul de achternaam in.")),
    )
    tussenvoegsel = regel(_("Tussenvoegsel"), 20)
    voornamen = regel(_("Voornamen"), 120)
    geboortedatum = DeeldatumField(label=_("Geboortedatum"), required=False)
    antwoordadres = regel(_("Waar gaat het antwoord heen?"), 300)
    omschrijving = tekstveld(_("Wat wordt precies gevraagd?"), _("Vul in wat er wordt gevraagd."), rules.LANGSTE_TEKST)
    vertegenwoordiging = forms.ChoiceField(
        label=_("Wie vraagt het?"), choices=rules.VERTEGENWOORDIGINGEN, widget=forms.RadioSelect, required=False
    )
    vertegenwoordiger = regel(_("Naam van wie de persoon vertegenwoordigt"), 120)
    zelf_reden = regel(
        _("Jonger dan 16 en zonder wettelijk vertegenwoordiger: waarom?"),
        500,
        help_text=_("Alleen als de veiligheid verbiedt dat een ouder of voogd het vraagt."),
    )

    def binnenkomst(self) -> rules.Binnenkomst:
        """What the action asks."""
        given = {name: self.cleaned_data[name] for name in rules.Binnenkomst.__dataclass_fields__}
        born = given["geboortedatum"]
        text = Datum(born.jaar, born.maand or 0, born.dag or 0).text if born else ""
        return rules.Binnenkomst(**(given | {"geboortedatum": text}))


class IdentiteitForm(ActieForm):
    """How the identity was checked."""

    wijze = keuze(
        _("Hoe stelde u de identiteit vast?"), rules.IDENTITEITSWIJZEN, _("Kies hoe u de identiteit vaststelde.")
    )
    toelichting = regel(_("Toelichting"), 500, help_text=_("Bewaar geen kopie van het identiteitsbewijs."))


class PersoonForm(ActieForm):
    """Which records of the index are the person."""

    personen = forms.MultipleChoiceField(
        label=_("Wie van hen is het?"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("Staat dezelfde persoon er twee keer, kies dan beide. Is het niemand van hen, kies dan niets."),
    )

    def __init__(self, *args: Any, gevonden: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["personen"].choices = gevonden  # type: ignore[attr-defined]
        self.fields["personen"].error_messages["invalid_choice"] = _("Kies uit wie er is gevonden.")

    def gekozen(self) -> list[UUID]:
        """The keys that were chosen."""
        return [UUID(key) for key in self.cleaned_data["personen"]]


class VerlengForm(ActieForm):
    """Two months more."""

    reden = regel(_("Waarom is meer tijd nodig?"), 500, help_text=_("Deze reden staat in de brief."))


class GeheimForm(ActieForm):
    """How the answer arrives safely although an address is secret."""

    toelichting = regel(
        _("Hoe komt het antwoord veilig aan?"),
        500,
        help_text=_("Bijvoorbeeld: de persoon haalt het zelf op, of het adres is niet bij de gegevens."),
    )


class SluitForm(ActieForm):
    """How the request ended."""

    uitkomst = keuze(_("Uitkomst"), rules.UITKOMSTEN, _("Kies de uitkomst."))
    toelichting = regel(
        _("Toelichting"), 1000, help_text=_("Nodig als de termijn voorbij is of als het zonder besluit eindigt.")
    )
