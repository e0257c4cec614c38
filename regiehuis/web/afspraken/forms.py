"""Forms of agreements: the list's filter, offering, answering, feedback."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from regiehuis.casussen.queries.afspraak import SOORTEN, AfspraakDetail
from regiehuis.casussen.queries.afspraakkeuzes import AfspraakKeuzes
from regiehuis.casussen.rules.woorden import RESULTATEN
from regiehuis.web.formfields import DatumField
from regiehuis.web.plannen.forms import Keuzes, keuzeveld, offer, tekstveld
from regiehuis.web.submit import ActieForm


class FilterForm(forms.Form):
    """Which agreements the list shows."""

    soort = forms.ChoiceField(label=_("Toon"), choices=SOORTEN, required=False)


class AfspraakForm(ActieForm):
    """One thing, one person of one organisation, one date (R27)."""

    tekst = tekstveld(_("Wat spreekt u af?"), _("Vul in wat er wordt afgesproken."), 500, rows=3)
    medewerker = keuzeveld(_("Wie doet het?"), _("Kies wie het doet."))
    uitvoerder_naam = forms.CharField(
        label=_("Uitvoerder zonder account"),
        required=False,
        max_length=120,
        help_text=_("Alleen als iemand anders het uitvoert; de gekozen liaison staat voor hem of haar in."),
        error_messages={"max_length": _("Houd de naam bij maximaal 120 tekens.")},
    )
    termijn = DatumField(label=_("Uiterlijk op"), error_messages={"required": _("Vul in wanneer het klaar moet zijn.")})
    doel = keuzeveld(_("Bij welk doel?"), "", required=False, empty=_("Geen doel"))

    def __init__(self, *args: Any, keuzes: AfspraakKeuzes, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.keuzes = keuzes
        offer(self, "medewerker", keuzes.leden)
        offer(self, "doel", keuzes.doelen)
        if not keuzes.ziet_casus:
            del self.fields["doel"]

    def afspraak(self) -> dict[str, Any]:
        """What was typed, as the actions take it; the organisation is that of the person."""
        given = self.cleaned_data
        return {
            "tekst": given["tekst"],
            "medewerker_id": given["medewerker"],
            "organisatie_id": self.keuzes.organisatie_van[given["medewerker"]],
            "uitvoerder_naam": given["uitvoerder_naam"],
            "termijn": given["termijn"],
            "doel_id": given.get("doel"),
        }


def as_agreed(detail: AfspraakDetail) -> dict[str, object]:
    """What the form of an agreement shows before anything is changed."""
    regel = detail.regel
    return {
        "tekst": regel.tekst,
        "medewerker": detail.medewerker_id,
        "uitvoerder_naam": detail.uitvoerder_naam,
        "termijn": regel.termijn,
        "doel": regel.doel_id,
        "versie": regel.versie,
    }


class OverdrachtForm(ActieForm):
    """Who of another organisation is asked to take an agreement over."""

    medewerker = keuzeveld(_("Wie vraagt u de afspraak over te nemen?"), _("Kies wie de afspraak overneemt."))

    def __init__(self, *args: Any, opvolgers: Keuzes, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "medewerker", opvolgers)


class NietOvernemenForm(ActieForm):
    """Declining to take an agreement over, with the ground."""

    grond = tekstveld(
        _("Waarom neemt uw organisatie de afspraak niet over?"),
        _("Vul in waarom uw organisatie de afspraak niet overneemt."),
        1000,
    )


class AntwoordForm(ActieForm):
    """Taking an agreement up: nothing to type."""


class WeigerForm(ActieForm):
    """Declining, with the ground."""

    grond = tekstveld(_("Op welke grond weigert u?"), _("Vul in op welke grond u weigert."), 1000)


class VervalForm(ActieForm):
    """Letting an agreement lapse, with the reason."""

    grond = tekstveld(_("Waarom vervalt deze afspraak?"), _("Vul in waarom de afspraak vervalt."), 1000)


class TerugkoppelForm(ActieForm):
    """What came of it."""

    resultaat = forms.ChoiceField(
        label=_("Resultaat"),
        choices=RESULTATEN,
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies wat het resultaat is.")},
    )
    tekst = tekstveld(
        _("Wat heeft u gedaan en wat leverde het op?"),
        _("Vul in wat u heeft gedaan en wat dat opleverde."),
        4000,
        rows=6,
    )
