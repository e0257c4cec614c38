"""Forms of the cooperation: one per thing the ketenmanager adds or changes."""

from django import forms
from django.utils.translation import gettext_lazy as _

from regiehuis.samenwerking.rules import (
    AANSLUITINGSSOORTEN,
    FEESTDAGREGELS,
    FUNCTIES,
    KETENS,
    NIVEAUS,
    OVERLEGSOORTEN,
    RINGEN,
    RITMES,
    SOORTORGANISATIES,
)
from regiehuis.web.submit import ActieForm

from .velden import LONG, NO_MAIL, KeuzeForm, choice, clock, day, number, text, weekday

SOORT_HULP = _("Het regime van een convenant zegt welke soorten mogen tekenen.")


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
        "logboek_jaren",
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
    logboek_jaren = number(
        _("Hoeveel jaar blijft het logboek bewaard?"),
        low=5,
        high=50,
        help_text=_("Nooit korter dan de langste termijn van een regime. Laat een jurist deze termijn bevestigen."),
    )


class AansluitingForm(ActieForm):
    """What a partner is in the house."""

    eigen = ("soortorganisatie", "soort", "ring", "mandaat", "capaciteit_uren")

    soortorganisatie = choice(_("Soort organisatie"), SOORTORGANISATIES, help_text=SOORT_HULP)
    soort = choice(_("Soort partner"), AANSLUITINGSSOORTEN, widget=forms.RadioSelect)
    ring = choice(_("Ring"), RINGEN, widget=forms.RadioSelect)
    mandaat = text(_("Mandaat"), longest=400, help_text=_("Wat mag de vertegenwoordiger zelf toezeggen?"))
    capaciteit_uren = number(_("Toegezegde uren per week"), low=0, high=1000)


class PartnerForm(ActieForm):
    """A new partner with its units."""

    naam = text(_("Naam van de organisatie"), _("Vul de naam van de organisatie in."))
    keten = choice(_("Keten"), KETENS, widget=forms.RadioSelect)
    soortorganisatie = choice(
        _("Soort organisatie"),
        [("", _("Maak een keuze")), *SOORTORGANISATIES],
        _("Kies wat voor organisatie dit is."),
        help_text=SOORT_HULP,
    )
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


class ZoekForm(forms.Form):
    """Which employees the list shows."""

    zoek = forms.CharField(label=_("Naam, onderdeel of organisatie"), max_length=80, required=False)
    functie = forms.ChoiceField(label=_("Functie"), required=False, choices=[("", _("Alle functies")), *FUNCTIES])
