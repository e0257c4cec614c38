"""Forms of the cooperation: one per thing the ketenmanager adds or changes."""

import uuid
from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from regiehuis.casussen.rules.werkwijze import LANGST
from regiehuis.convenanten.rules import JURIDISCHE_KLASSEN
from regiehuis.kennisbank.rules import INTERVENTIESOORTEN
from regiehuis.samenwerking.rules import (
    AANSLUITINGSSOORTEN,
    FEESTDAGREGELS,
    FUNCTIES,
    KETENS,
    NIVEAUS,
    OVERLEGSOORTEN,
    RINGEN,
    RITMES,
    WEEKDAGEN,
)
from regiehuis.web.formfields import TIME_FORMATS, DatumField
from regiehuis.web.submit import ActieForm

Choices = Sequence[tuple[Any, Any]]
FROM_LIST = _("Kies iets uit de lijst.")
NO_MAIL = _("Vul een e-mailadres in, bijvoorbeeld naam@organisatie.nl.")
LONG = forms.Textarea(attrs={"rows": 4})


def text(label: Any, required: Any = "", *, longest: int = 120, **kwargs: Any) -> forms.CharField:
    """A text box; `required` is what it says when left empty, and without it the box may be."""
    messages = {"required": required, "max_length": _("Houd dit bij maximaal %(limit_value)s tekens.")}
    return forms.CharField(
        label=label, max_length=longest, required=bool(required), error_messages=messages, strip=True, **kwargs
    )


def number(label: Any, *, low: int, high: int, initial: int | None = None, **kwargs: Any) -> forms.IntegerField:
    """A whole number between two bounds."""
    bounds = _("Vul een getal in van {low} tot en met {high}.").format(low=low, high=high)
    messages = {"required": bounds, "invalid": bounds, "min_value": bounds, "max_value": bounds}
    return forms.IntegerField(
        label=label, min_value=low, max_value=high, initial=initial, error_messages=messages, **kwargs
    )


def choice(label: Any, choices: Choices = (), message: Any = FROM_LIST, **kw: Any) -> Any:
    """A choice; the list may come later, from the view."""
    return forms.ChoiceField(
        label=label, choices=choices, error_messages={"required": message, "invalid_choice": message}, **kw
    )


def day(label: Any, required: Any = "", **kwargs: Any) -> DatumField:
    """A date; `required` is what it says when left empty."""
    return DatumField(label=label, required=bool(required), error_messages={"required": required}, **kwargs)


def weekday(label: Any, **kwargs: Any) -> forms.TypedChoiceField:
    """A day of the week, Monday = 0."""
    messages = {"required": FROM_LIST, "invalid_choice": FROM_LIST}
    return forms.TypedChoiceField(label=label, choices=WEEKDAGEN, coerce=int, error_messages=messages, **kwargs)


def clock(label: Any, required: Any, **kwargs: Any) -> forms.TimeField:
    """A time of the day."""
    return forms.TimeField(
        label=label,
        input_formats=TIME_FORMATS,
        widget=forms.TimeInput(format="%H:%M", attrs={"maxlength": "5"}),
        error_messages={"required": required, "invalid": _("Vul een bestaande tijd in, bijvoorbeeld 14:30.")},
        **kwargs,
    )


class KeuzeForm(ActieForm):
    """A form whose lists to choose from come from the view: `keuzes={"onderdeel": [...]}`."""

    def __init__(self, *args: Any, keuzes: Mapping[str, Choices] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, choices in (keuzes or {}).items():
            field: Any = self.fields[name]
            multiple = isinstance(field, forms.MultipleChoiceField)
            field.choices = list(choices) if multiple else [("", _("Maak een keuze")), *choices]

    def key(self, name: str) -> uuid.UUID | None:
        """The chosen key, or None when nothing was chosen."""
        given = self.cleaned_data.get(name)
        return uuid.UUID(given) if given else None

    def chosen(self, name: str) -> uuid.UUID:
        """The chosen key of a field that may not be left open."""
        return uuid.UUID(self.cleaned_data[name])


class HuisForm(ActieForm):
    """The profile of the house."""

    eigen = (
        "naam",
        "doel",
        "adres",
        "telefoon",
        "klimdagen",
        "sluiting_weekdag",
        "sluiting_tijd",
        "triage_weekdag",
        "piket_minuten",
        "afgewezen_dagen",
    )

    naam = text(_("Naam"), _("Vul de naam van het huis in."))
    doel = text(_("Doel"), longest=4000, widget=LONG)
    adres = text(_("Adres"), longest=200)
    telefoon = text(_("Telefoon"), longest=40)
    klimdagen = number(
        _("Na hoeveel dagen over tijd gaat een afspraak een stap hoger?"),
        low=1,
        high=90,
        help_text=_("Eerst naar de casusregisseur, daarna naar de procesregisseur."),
    )
    triage_weekdag = weekday(_("Dag van de triage"))
    sluiting_weekdag = weekday(_("Signalen sluiten op"))
    sluiting_tijd = clock(
        _("Signalen sluiten om"),
        _("Vul in hoe laat de lijst sluit."),
        help_text=_("Wie later compleet is, komt een week later op de triage."),
    )
    piket_minuten = number(
        _("Na hoeveel minuten zonder antwoord gaat een acute melding een stap hoger?"),
        low=1,
        high=240,
        help_text=_("Eerst naar de voorzitter van de triage, daarna naar de ketenmanager."),
    )
    afgewezen_dagen = number(
        _("Na hoeveel dagen worden de gegevens van een afgewezen signaal verwijderd?"),
        low=30,
        high=1825,
        help_text=_("Laat een jurist deze termijn bevestigen. Wat verwijderd is, komt niet terug."),
    )


class AansluitingForm(ActieForm):
    """What a partner is in the house."""

    eigen = ("soort", "ring", "mandaat", "capaciteit_uren")

    soort = choice(_("Soort partner"), AANSLUITINGSSOORTEN, widget=forms.RadioSelect)
    ring = choice(_("Ring"), RINGEN, widget=forms.RadioSelect)
    mandaat = text(_("Mandaat"), longest=400, help_text=_("Wat mag de vertegenwoordiger zelf toezeggen?"))
    capaciteit_uren = number(_("Toegezegde uren per week"), low=0, high=1000)


class PartnerForm(ActieForm):
    """A new partner with its units."""

    naam = text(_("Naam van de organisatie"), _("Vul de naam van de organisatie in."))
    keten = choice(_("Keten"), KETENS, widget=forms.RadioSelect)
    soort = choice(_("Soort partner"), AANSLUITINGSSOORTEN, initial="kern", widget=forms.RadioSelect)
    ring = choice(_("Ring"), RINGEN, initial="binnenring", widget=forms.RadioSelect)
    onderdelen = text(
        _("Onderdelen"),
        _("Noem minstens één onderdeel; dat is wie aan tafel zit."),
        longest=4000,
        widget=LONG,
        help_text=_("Eén onderdeel per regel, bijvoorbeeld een basisteam of een behandelteam."),
    )
    mandaat = text(_("Mandaat"), longest=400, help_text=_("Wat mag de vertegenwoordiger zelf toezeggen?"))
    capaciteit_uren = number(_("Toegezegde uren per week"), low=0, high=1000, initial=0)
    van = day(_("Partner vanaf"), _("Vul in vanaf wanneer."))


class OnderdeelForm(ActieForm):
    """A unit more of a partner."""

    naam = text(_("Naam van het onderdeel"), _("Vul de naam van het onderdeel in."))


class EindeForm(ActieForm):
    """The day on which something ends."""

    tot = day(
        _("Eindigt op"),
        _("Vul in wanneer het eindigt."),
        help_text=_("Op deze dag geldt het niet meer; de dag ervoor nog wel."),
    )


class MedewerkerForm(KeuzeForm):
    """A new account, without password."""

    naam = text(_("Naam"), _("Vul de naam in."))
    gebruikersnaam = text(_("Gebruikersnaam"), _("Vul een gebruikersnaam in."), longest=80)
    onderdeel = choice(_("Onderdeel"), message=_("Kies een onderdeel."))
    email = forms.EmailField(label=_("E-mailadres"), required=False, error_messages={"invalid": NO_MAIL})
    telefoon = text(_("Telefoon"), longest=40)


class ContactForm(ActieForm):
    """How somebody is called and reached."""

    naam = text(_("Naam"), _("Vul de naam in."))
    email = forms.EmailField(label=_("E-mailadres"), required=False, error_messages={"invalid": NO_MAIL})
    telefoon = text(_("Telefoon"), longest=40)


class FunctieForm(ActieForm):
    """Appoint a function."""

    soort = choice(_("Functie"), [("", _("Maak een keuze")), *FUNCTIES], _("Kies een functie."))
    van = day(_("Vanaf"), _("Vul in vanaf wanneer."))
    tot = day(_("Eindigt op"), help_text=_("Laat leeg als er nog geen einddatum is."))


class VervangingForm(KeuzeForm):
    """A deputy of the same unit."""

    vervanger = choice(
        _("Vervanger"), message=_("Kies een vervanger."), help_text=_("Een collega van hetzelfde onderdeel.")
    )
    van = day(_("Vanaf"), _("Vul in vanaf wanneer."))
    tot = day(_("Eindigt op"), _("Vul in tot wanneer."))
    reden = text(_("Reden"), _("Vul de reden in."), longest=200)


class OverlegvormForm(KeuzeForm):
    """A meeting form."""

    naam = text(_("Naam van het overleg"), _("Vul de naam van het overleg in."))
    soort = choice(_("Soort"), OVERLEGSOORTEN)
    thema = choice(_("Thema"), required=False)
    voorzitter = choice(
        _("Voorzitter"),
        message=_("Kies een voorzitter."),
        help_text=_("Iemand die nu procesregisseur is; een stuurgroep, driehoek of beleidsoverleg ook een bestuurder."),
    )
    secretaris = choice(_("Secretaris"), required=False, help_text=_("Iemand die nu secretaris is."))
    niveau = choice(_("Niveau"), NIVEAUS, initial="lokaal")
    ritme = choice(_("Hoe vaak?"), RITMES, initial="wekelijks")
    weekdag = weekday(_("Dag"), initial=1)
    aanvang = clock(_("Begint om"), _("Vul in hoe laat het begint."))
    duur_minuten = number(_("Duurt (minuten)"), low=10, high=600, initial=120)
    capaciteit = number(
        _("Casussen per keer"), low=0, high=50, initial=8, help_text=_("Vul 0 in voor een overleg zonder casussen.")
    )
    capaciteit_lopend = forms.IntegerField(
        label=_("Casussen tegelijk"),
        required=False,
        min_value=1,
        max_value=500,
        help_text=_("Hoeveel lopende casussen dit overleg aankan. Is het vol, dan komt een signaal op de wachtlijst."),
        error_messages={
            "invalid": _("Vul een getal in."),
            "min_value": _("Vul minstens %(limit_value)s in."),
            "max_value": _("Vul hoogstens %(limit_value)s in."),
        },
    )
    plaats = text(_("Plaats"))
    kalender_van = day(
        _("Eerste keer op"),
        help_text=_("Vanaf deze dag staat het overleg in de jaarkalender. Leeg: geen vaste kalender."),
    )
    kalender_tot = day(_("Eindigt op"), help_text=_("De eerste dag zonder dit overleg. Leeg: het gaat door."))
    feestdagregel = choice(_("Als het op een feestdag valt"), FEESTDAGREGELS, initial="overslaan")


class DeelnemerForm(KeuzeForm):
    """A standing participant."""

    medewerker = choice(_("Medewerker"), message=_("Kies een medewerker."))


class ConvenantForm(KeuzeForm):
    """A new covenant."""

    naam = text(_("Naam van het convenant"), _("Vul de naam van het convenant in."))
    regime = choice(_("Regime"), message=_("Kies een regime."), help_text=_("De wet of afspraak waaronder u werkt."))
    doel = text(_("Doel"), _("Vul in waarvoor dit convenant geldt."), longest=4000, widget=LONG)
    themas = forms.MultipleChoiceField(
        label=_("Thema's"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Kies minstens één thema."), "invalid_choice": FROM_LIST},
    )
    van = day(_("Geldt vanaf"), _("Vul in vanaf wanneer."))
    tot = day(_("Eindigt op"), help_text=_("Laat leeg als er nog geen einddatum is."))


class OndertekeningForm(ActieForm):
    """A signature of one organisation."""

    ondertekenaar = text(
        _("Ondertekend door"),
        _("Vul in wie namens de organisatie tekende."),
        help_text=_("Naam en rol van wie namens de organisatie tekende."),
    )
    van = day(_("Geldt vanaf"), _("Vul in vanaf wanneer."))


class CategorieForm(ActieForm):
    """An information category."""

    naam = text(_("Naam van de categorie"), _("Vul de naam van de categorie in."), longest=80)
    juridische_klasse = choice(_("Juridische klasse"), JURIDISCHE_KLASSEN, widget=forms.RadioSelect)
    volgorde = number(_("Plaats in de lijst"), low=0, high=999, initial=0)


class ThemaForm(ActieForm):
    """A local theme."""

    naam = text(_("Naam van het thema"), _("Vul de naam van het thema in."), longest=80)


class ThemaWijzigForm(ThemaForm):
    """Another name for a theme, or no longer in use."""

    actief = forms.BooleanField(
        label=_("In gebruik"), required=False, help_text=_("Wat niet in gebruik is, kan niemand meer kiezen.")
    )


class WerkwijzeForm(ActieForm):
    """The words of a criterium, kernvraag or leefgebied, and its place."""

    tekst = text(_("Tekst"), _("Vul de tekst in."), longest=300)
    volgorde = number(_("Plaats in de lijst"), low=1, high=99, initial=1)

    def __init__(self, *args: Any, soort: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["tekst"] = text(_("Tekst"), _("Vul de tekst in."), longest=LANGST[soort])


class RegimeForm(ActieForm):
    """A legal regime."""

    eigen = ("naam", "wettelijke_basis", "doel", "contactpunt", "bewaartermijn_jaren", "gesloten")

    naam = text(_("Naam van het regime"), _("Vul de naam van het regime in."))
    wettelijke_basis = text(_("Wettelijke basis"), _("Vul in op welke wet of afspraak dit regime rust."), longest=200)
    doel = text(_("Doel"), _("Vul in waarvoor dit regime geldt."), longest=4000, widget=LONG)
    contactpunt = text(
        _("Contactpunt"),
        _("Vul in waar betrokkenen terechtkunnen."),
        longest=200,
        help_text=_("Waar iemand terechtkan met een vraag over zijn gegevens."),
    )
    bewaartermijn_jaren = number(
        _("Bewaren na sluiten (jaren)"),
        low=1,
        high=30,
        initial=5,
        help_text=_("Laat een jurist deze termijn bevestigen."),
    )
    gesloten = forms.BooleanField(
        label=_("Gesloten regime"),
        required=False,
        help_text=_("Wie een persoon opzoekt, hoort dan niet dat deze in een casus van dit regime voorkomt."),
    )


class MenukaartForm(KeuzeForm):
    """An intervention of a unit."""

    naam = text(_("Naam van de interventie"), _("Vul de naam van de interventie in."))
    soort = choice(_("Soort"), INTERVENTIESOORTEN, _("Kies een soort."), widget=forms.RadioSelect)
    onderdeel = choice(_("Wie voert het uit?"), message=_("Kies een onderdeel."))
    voor_wie = text(_("Voor wie"), longest=200)
    doorlooptijd_dagen = number(_("Start binnen (dagen)"), low=0, high=3650, required=False)
    voorwaarde = text(_("Voorwaarde"), longest=300)


class ZoekForm(forms.Form):
    """Which employees the list shows."""

    zoek = forms.CharField(label=_("Naam, onderdeel of organisatie"), max_length=80, required=False)
    functie = forms.ChoiceField(label=_("Functie"), required=False, choices=[("", _("Alle functies")), *FUNCTIES])
