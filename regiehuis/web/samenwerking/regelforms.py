"""Forms of what the house works by: covenants, categories, themes, its way of working, regimes, menukaart."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from regiehuis.casussen.rules.werkwijze import LANGST
from regiehuis.convenanten.rules import JURIDISCHE_KLASSEN
from regiehuis.kennisbank.rules import INTERVENTIESOORTEN
from regiehuis.web.submit import ActieForm

from .velden import FROM_LIST, LONG, KeuzeForm, choice, day, number, text


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
    herzien_op = day(_("Evaluatie op"), help_text=_("Wanneer de partners nagaan of het convenant nog klopt."))


class ConvenantEindeForm(ActieForm):
    """The end of a covenant: of its term, or because it is withdrawn."""

    soort = choice(
        _("Wat verandert er?"),
        [
            ("looptijd", _("De looptijd: het convenant eindigt op deze dag, of loopt langer door")),
            ("intrekken", _("Het convenant wordt ingetrokken. Dat is voorgoed.")),
        ],
        widget=forms.RadioSelect,
    )
    tot = day(
        _("Eindigt op"),
        _("Vul in wanneer het eindigt."),
        help_text=_("Op deze dag geldt het niet meer; de dag ervoor nog wel."),
    )
    reden = text(_("Waarom wordt het ingetrokken?"), longest=300, help_text=_("Alleen nodig bij intrekken."))

    def clean_reden(self) -> str:
        """A withdrawal says why."""
        reden: str = self.cleaned_data["reden"]
        if self.cleaned_data.get("soort") == "intrekken" and not reden:
            raise forms.ValidationError(_("Vul in waarom het convenant wordt ingetrokken."))
        return reden


class IntrekkenForm(ActieForm):
    """A signature is withdrawn."""

    tot = day(
        _("Geldt niet meer vanaf"),
        _("Vul in vanaf wanneer."),
        help_text=_("Op deze dag heeft niemand van deze organisatie nog toegang; de dag ervoor nog wel."),
    )
    reden = text(_("Reden"), _("Vul in waarom de ondertekening wordt ingetrokken."), longest=300)


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


class MenukaartForm(KeuzeForm):
    """An intervention of a unit."""

    naam = text(_("Naam van de interventie"), _("Vul de naam van de interventie in."))
    soort = choice(_("Soort"), INTERVENTIESOORTEN, _("Kies een soort."), widget=forms.RadioSelect)
    onderdeel = choice(_("Wie voert het uit?"), message=_("Kies een onderdeel."))
    voor_wie = text(_("Voor wie"), longest=200)
    doorlooptijd_dagen = number(_("Start binnen (dagen)"), low=0, high=3650, required=False)
    voorwaarde = text(_("Voorwaarde"), longest=300)
