"""Forms of the meeting: planning, and what is captured at a point."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from regiehuis.casussen.queries.agendapunt import AgendapuntDetail, Genodigde
from regiehuis.casussen.queries.overleglijst import Vorm
from regiehuis.casussen.rules.overleg import LONGEST_POINT, LONGEST_SERIES
from regiehuis.casussen.rules.toestemming import SPREEKGRONDEN
from regiehuis.casussen.rules.woorden import PERSOONSROLLEN, SPREEKBAAR
from regiehuis.web.formfields import DatumField, MomentField
from regiehuis.web.submit import ActieForm

Choices = list[tuple[str, Any]]


def _key(letter: str) -> dict[str, Any]:
    """With Alt and this letter one goes to the box; the page shows the same key."""
    return {"aria-keyshortcuts": f"Alt+{letter}"}


def _required(message: Any) -> dict[str, Any]:
    return {"required": message, "invalid_choice": _("Kies iets uit de lijst.")}


class FilterForm(forms.Form):
    """What the list of meetings shows."""

    periode = forms.ChoiceField(
        label=_("Periode"), required=False, choices=[("komend", _("Komend")), ("geweest", _("Geweest"))]
    )
    overlegvorm = forms.ChoiceField(label=_("Overleg"), required=False)

    def __init__(self, *args: Any, vormen: Iterable[Vorm], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices: Choices = [("", _("Alle overleggen")), *((str(v.id), v.naam) for v in vormen)]
        self.fields["overlegvorm"] = forms.ChoiceField(label=_("Overleg"), required=False, choices=choices)


class PlanForm(ActieForm):
    """Plan a meeting, or a series by the rhythm of its form."""

    overlegvorm = forms.ChoiceField(label=_("Welk overleg?"), error_messages=_required(_("Kies een overleg.")))
    aanvang = MomentField(label=_("Wanneer?"), error_messages={"required": _("Vul een datum en een tijd in.")})
    aantal = forms.IntegerField(
        label=_("Hoeveel keer?"),
        help_text=_("De volgende keren volgen het ritme van het overleg."),
        initial=1,
        min_value=1,
        max_value=LONGEST_SERIES,
        error_messages={
            "required": _("Vul in hoeveel keer."),
            "invalid": _("Vul een heel getal in."),
            "min_value": _("Plan ten minste één overleg."),
            "max_value": _("Plan ten hoogste %(limit_value)s overleggen tegelijk."),
        },
    )
    plaats = forms.CharField(
        label=_("Waar?"),
        required=False,
        max_length=120,
        help_text=_("Laat leeg voor de vaste plaats van dit overleg."),
        error_messages={"max_length": _("Houd de plaats bij maximaal %(limit_value)s tekens.")},
    )

    def __init__(self, *args: Any, vormen: Iterable[Vorm], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices: Choices = [(str(v.id), f"{v.naam} ({v.ritme.lower()})") for v in vormen]
        self.fields["overlegvorm"].widget.choices = choices
        self.fields["overlegvorm"].choices = choices  # type: ignore[attr-defined]


class SpoedForm(ActieForm):
    """An urgent case, and why it cannot wait."""

    casus = forms.ChoiceField(label=_("Welke casus?"), error_messages=_required(_("Kies een casus.")))
    reden = forms.CharField(
        label=_("Waarom heeft dit spoed?"),
        max_length=150,
        help_text=_("Noem geen namen: iedereen met dit punt op de agenda leest het."),
        error_messages={
            "required": _("Vul in waarom dit spoed heeft."),
            "max_length": _("Houd de reden bij maximaal %(limit_value)s tekens."),
        },
    )

    def __init__(self, *args: Any, casussen: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["casus"].choices = [("", _("Kies een casus")), *casussen]  # type: ignore[attr-defined]


class DoorschuifForm(ActieForm):
    """Why a point goes on to the next meeting."""

    reden = forms.CharField(
        label=_("Waarom schuift dit punt door?"),
        max_length=150,
        error_messages={
            "required": _("Vul in waarom dit punt doorschuift."),
            "max_length": _("Houd de reden bij maximaal %(limit_value)s tekens."),
        },
    )


class TijdForm(ActieForm):
    """How many minutes a point may take."""

    minuten = forms.IntegerField(
        label=_("Hoeveel minuten?"),
        min_value=1,
        max_value=LONGEST_POINT,
        error_messages={
            "required": _("Vul het aantal minuten in."),
            "invalid": _("Vul een heel getal in."),
            "min_value": _("Plan ten minste één minuut."),
            "max_value": _("Plan ten hoogste %(limit_value)s minuten."),
        },
    )


class AfspraakForm(ActieForm):
    """Who, what, when: one line, saved with Enter."""

    medewerker = forms.ChoiceField(
        label=_("Wie"), widget=forms.Select(attrs=_key("A")), error_messages=_required(_("Kies wie het doet."))
    )
    tekst = forms.CharField(
        label=_("Wat"),
        max_length=500,
        help_text=_("Typ zelf, of kies met de pijl omlaag van de menukaart."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "list": "menukaart"}),
        error_messages={
            "required": _("Vul in wat er gebeurt."),
            "max_length": _("Houd de afspraak bij maximaal %(limit_value)s tekens."),
        },
    )
    termijn = DatumField(label=_("Uiterlijk"), error_messages={"required": _("Vul in wanneer het klaar is.")})
    uitvoerder_naam = forms.CharField(
        label=_("Naam van de uitvoerder zonder account"),
        help_text=_("De gekozen persoon staat er dan voor in."),
        required=False,
        max_length=120,
        error_messages={"max_length": _("Houd de naam bij maximaal %(limit_value)s tekens.")},
    )

    def __init__(self, *args: Any, genodigden: Iterable[Genodigde], **kwargs: Any) -> None:
        super().__init__(*args, auto_id="afspraak_%s", **kwargs)
        self.organisaties = {str(g.medewerker_id): g.organisatie_id for g in genodigden}
        self.fields["medewerker"].choices = _people(genodigden)  # type: ignore[attr-defined]


class VerslagForm(ActieForm):
    """Minutes and decision of a point."""

    verslag = forms.CharField(
        label=_("Verslag"),
        required=False,
        max_length=8000,
        widget=forms.Textarea(attrs=_key("V")),
        error_messages={"max_length": _("Houd het verslag bij maximaal %(limit_value)s tekens.")},
    )
    besluit = forms.CharField(
        label=_("Besluit"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs=_key("B")),
        error_messages={"max_length": _("Houd het besluit bij maximaal %(limit_value)s tekens.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, auto_id="verslag_%s", **kwargs)


class CorrigeerForm(VerslagForm):
    """Minutes and decision after the meeting, and why they change."""

    reden = forms.CharField(
        label=_("Waarom verandert het?"),
        max_length=300,
        error_messages={
            "required": _("Vul in waarom het verslag verandert."),
            "max_length": _("Houd de reden bij maximaal %(limit_value)s tekens."),
        },
    )


class InbrengForm(ActieForm):
    """What a speaker brings in, typed by chair or secretary."""

    spreker = forms.ChoiceField(
        label=_("Wie spreekt?"),
        widget=forms.Select(attrs=_key("I")),
        error_messages=_required(_("Kies wie er spreekt.")),
    )
    categorie = forms.ChoiceField(label=_("Soort informatie"), error_messages=_required(_("Kies de soort informatie.")))
    persoonsrol = forms.ChoiceField(
        label=_("Over wie gaat het?"),
        choices=[("", _("Kies een rol")), *PERSOONSROLLEN],
        error_messages=_required(_("Kies over wie het gaat.")),
    )
    soort = forms.ChoiceField(label=_("Feit of oordeel?"), choices=SPREEKBAAR, initial="feit")
    grondslag = forms.ChoiceField(label=_("Grondslag"), choices=SPREEKGRONDEN, initial="wgs")
    tekst = forms.CharField(
        label=_("Wat brengt de spreker in?"),
        max_length=8000,
        widget=forms.Textarea,
        error_messages={
            "required": _("Vul in wat de spreker inbrengt."),
            "max_length": _("Houd de tekst bij maximaal %(limit_value)s tekens."),
        },
    )

    def __init__(self, *args: Any, detail: AgendapuntDetail, **kwargs: Any) -> None:
        super().__init__(*args, auto_id="inbreng_%s", **kwargs)
        present = [g for g in detail.genodigden if g.status == "aanwezig"]
        self.fields["spreker"].choices = _people(present)  # type: ignore[attr-defined]
        choices: Choices = [("", _("Kies een soort")), *detail.categorieen]
        self.fields["categorie"].choices = choices  # type: ignore[attr-defined]


class AfsluitForm(ActieForm):
    """Close a point, with the next discussion if it is known."""

    volgende_bespreking = DatumField(
        label=_("Volgende bespreking"),
        required=False,
        help_text=_("Laat leeg als de volgende agenda zelf bepaalt wanneer."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, auto_id="afsluiten_%s", **kwargs)


def _people(genodigden: Iterable[Genodigde]) -> Choices:
    """Those invited, by organisation; those present first."""
    ordered = sorted(genodigden, key=lambda g: g.status != "aanwezig")
    return [("", _("Kies een persoon")), *((str(g.medewerker_id), f"{g.naam} ({g.organisatie})") for g in ordered)]
