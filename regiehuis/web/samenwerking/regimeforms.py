"""Forms of a regime and of what hangs on it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from regiehuis.convenanten.rules.rechtmatigheidsadvies import (
    ADVIEZEN,
    BESLUITEN,
    LANGSTE_ADVIES,
    LANGSTE_NAAM,
    LANGSTE_VRAAG,
)
from regiehuis.convenanten.rules.regime import (
    BEWAARMOMENTEN,
    LANGSTE_DEELREGELS,
    LANGSTE_JURIST,
    REGIMESOORTEN,
    TERUGKOPPELINGEN,
    Regimeregels,
)
from regiehuis.samenwerking.rules import SOORTORGANISATIES
from regiehuis.web.submit import ActieForm

from .velden import FROM_LIST, LONG, KeuzeForm, choice, day, number, several, text

JURIST = _("Laat een jurist dit bevestigen.")


class RegimeForm(ActieForm):
    """A legal regime: what it is for, and in what it differs from another."""

    woorden = ("naam", "wettelijke_basis", "doel", "contactpunt")
    instellingen = (
        "soort",
        "toegelaten_soorten",
        "bewaartermijn_jaren",
        "bewaren_vanaf",
        "gesloten",
        "deelregels",
        "machtiging_vereist",
        "terugkoppeling_politie",
        "andere_verbanden",
        "advies_vanaf",
        "jurist",
    )

    naam = text(_("Naam van het regime"), _("Vul de naam van het regime in."))
    soort = choice(_("Soort regime"), REGIMESOORTEN)
    wettelijke_basis = text(_("Wettelijke basis"), _("Vul in op welke wet of afspraak dit regime rust."), longest=200)
    doel = text(_("Doel"), _("Vul in waarvoor dit regime geldt."), longest=4000, widget=LONG)
    contactpunt = text(
        _("Contactpunt"),
        _("Vul in waar betrokkenen terechtkunnen."),
        longest=200,
        help_text=_("Waar iemand terechtkan met een vraag over zijn gegevens."),
    )
    deelregels = text(
        _("Regels voor het delen"),
        longest=LANGSTE_DEELREGELS,
        widget=LONG,
        help_text=_("Staan bij elke casus onder dit regime."),
    )
    toegelaten_soorten = forms.MultipleChoiceField(
        label=_("Welke soorten organisaties mogen tekenen?"),
        choices=SOORTORGANISATIES,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Kiest u niets, dan is elke soort toegelaten. Laat een jurist dit bevestigen."),
        error_messages={"invalid_choice": FROM_LIST},
    )
    bewaartermijn_jaren = number(_("Bewaren (jaren)"), low=1, high=30, initial=5, help_text=JURIST)
    bewaren_vanaf = choice(_("De termijn loopt"), BEWAARMOMENTEN, help_text=JURIST)
    gesloten = forms.BooleanField(
        label=_("Gesloten regime"),
        required=False,
        help_text=_("Wie een persoon opzoekt, hoort dan niet dat deze in een casus van dit regime voorkomt."),
    )
    machtiging_vereist = forms.BooleanField(
        label=_("Een casus wordt alleen besproken met een wettelijke grond of toestemming"),
        required=False,
        help_text=_("Zoals bij artikel 458ter: zonder die grond of toestemming begint geen agendapunt."),
    )
    terugkoppeling_politie = choice(
        _("Terugkoppelen aan de politie"), TERUGKOPPELINGEN, help_text=_("Laat een jurist dit bevestigen.")
    )
    andere_verbanden = text(
        _("Andere samenwerkingsverbanden die resultaten mogen krijgen"),
        longest=4000,
        widget=LONG,
        help_text=_("Eén per regel. Alleen zij kunnen resultaten van een casus krijgen."),
    )
    advies_vanaf = day(
        _("Advies van de rechtmatigheidsadviescommissie over nieuwe gegevens of ontvangers, nodig vanaf"),
        help_text=_(
            "Vanaf die dag gaat in de matrix niets nieuws aan en tekent geen nieuwe partner zonder zo'n advies."
            " Laat een jurist dit bevestigen."
        ),
    )
    jurist = text(
        _("Bevestigd door een jurist"),
        longest=LANGSTE_JURIST,
        help_text=_("Naam en datum. Leeg: bij het regime staat dat een jurist het nog moet bevestigen."),
    )

    def regels(self) -> Regimeregels:
        """What was filled in, as the settings of a regime."""
        given: dict[str, Any] = {name: self.cleaned_data[name] for name in self.instellingen}
        return Regimeregels(**given | {"andere_verbanden": given["andere_verbanden"].splitlines()})


class AdviesvraagForm(KeuzeForm):
    """What the lawfulness committee is asked (R38)."""

    vraag = text(_("Vraag"), _("Vul in wat u de commissie vraagt."), longest=LANGSTE_VRAAG, widget=LONG)
    categorieen = several(_("Over welke gegevens"), _("Kies één of meer categorieën."))
    ontvangers = several(_("Voor wie"), _("Kies één of meer partners."))
    gevraagd_op = day(_("Gevraagd op"), _("Vul in wanneer het is gevraagd."))


class AdviesbesluitForm(ActieForm):
    """What the committee advised, and what was decided (R38)."""

    advies = choice(_("Advies van de commissie"), [("", _("Maak een keuze")), *ADVIEZEN])
    advies_tekst = text(_("Het advies in het kort"), longest=LANGSTE_ADVIES, widget=LONG)
    advies_op = day(_("Advies gegeven op"), _("Vul in wanneer het advies is gegeven."))
    besluit = choice(_("Besluit"), [("", _("Maak een keuze")), *BESLUITEN])
    afwijking = text(
        _("Waarom wijkt het besluit af?"),
        longest=LANGSTE_VRAAG,
        widget=LONG,
        help_text=_("Alleen als het besluit anders is dan het advies."),
    )
    besloten_door = text(
        _("Wie besloot dit?"),
        _("Vul in wie dit besloot: naam en functie."),
        longest=LANGSTE_NAAM,
        help_text=_("Naam en functie."),
    )
    besloten_op = day(_("Besloten op"), _("Vul in wanneer het is besloten."))


class BesluitForm(KeuzeForm):
    """A supply decision on police data (R3)."""

    besloten_door = text(
        _("Wie besloot dit?"),
        _("Vul in wie dit besloot: naam en functie."),
        longest=200,
        help_text=_("Naam en functie."),
    )
    belang = text(
        _("Zwaarwegend belang"), _("Vul in welk zwaarwegend belang dit nodig maakt."), longest=2000, widget=LONG
    )
    doel = text(_("Doel"), _("Vul in waarvoor de gegevens worden verstrekt."), longest=2000, widget=LONG)
    categorieen = several(_("Welke gegevens"), _("Kies één of meer categorieën."))
    ontvangers = several(
        _("Ontvangers"), _("Kies één of meer ontvangers."), help_text=_("Organisaties die dit convenant tekenden.")
    )
    voorwaarden = text(_("Voorwaarden"), longest=2000, widget=LONG)
    van = day(_("Geldt vanaf"), _("Vul in vanaf wanneer."))
    tot = day(_("Eindigt op"), _("Vul in wanneer het eindigt."), help_text=_("Hoogstens vijf jaar later."))
