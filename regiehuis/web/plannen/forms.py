"""Forms of the plan; what they offer comes from queries, what they mean is judged by the actions."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from regiehuis.casussen.queries.plan import PlanKeuzes
from regiehuis.casussen.rules.plan import DOELEINDEN
from regiehuis.web.formfields import DatumField
from regiehuis.web.submit import ActieForm

Keuzes = Sequence[tuple[UUID, str]]


def keuzeveld(
    label: Any, missing: Any, *, required: bool = True, empty: Any = None, **extra: Any
) -> forms.TypedChoiceField:
    """A choice among keys; its choices are set when the form is made. `empty` is the text of no choice."""
    field = forms.TypedChoiceField(
        label=label, coerce=UUID, empty_value=None, required=required, error_messages={"required": missing}, **extra
    )
    field.error_messages["invalid_choice"] = _("Kies een van de mogelijkheden.")
    field.empty_text = empty or _("Maak een keuze")  # type: ignore[attr-defined]
    return field


def offer(form: forms.Form, name: str, choices: Keuzes) -> None:
    """Give a field made by `keuzeveld` its choices, after an empty one."""
    field = form.fields[name]
    field.choices = [("", field.empty_text), *((str(key), text) for key, text in choices)]  # type: ignore[attr-defined]


def tekstveld(label: Any, missing: Any, longest: int, *, rows: int = 4, hulp: Any = "", required: bool = True) -> Any:
    """A text of more lines, with its longest length and the words for when it is missing."""
    return forms.CharField(
        label=label,
        max_length=longest,
        required=required,
        help_text=hulp,
        widget=forms.Textarea(attrs={"rows": rows}),
        error_messages={
            "required": missing,
            "max_length": _("Houd deze tekst bij maximaal %(limit_value)d tekens; het zijn er nu %(show_value)d."),
        },
    )


class DoelForm(ActieForm):
    """A goal on a life area."""

    leefgebied = keuzeveld(_("Leefgebied"), _("Kies een leefgebied."))
    persoon = keuzeveld(_("Over wie"), "", required=False, empty=_("De hele casus"))
    tekst = tekstveld(_("Wat willen we bereiken?"), _("Vul in wat u wilt bereiken."), 500, rows=2)
    tevreden_als = tekstveld(_("Wanneer zijn we tevreden?"), _("Vul in wanneer u tevreden bent."), 500, rows=2)

    def __init__(self, *args: Any, keuzes: PlanKeuzes, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "leefgebied", keuzes.leefgebieden)
        offer(self, "persoon", keuzes.personen)

    def doel(self) -> dict[str, Any]:
        """What was typed, as the actions take it."""
        given = self.cleaned_data
        words = {"tekst": given["tekst"], "tevreden_als": given["tevreden_als"]}
        return words | {"leefgebied_id": given["leefgebied"], "persoon_id": given["persoon"]}


class DoelAfrondenForm(ActieForm):
    """How and why a goal ends while the plan goes on."""

    status = forms.ChoiceField(
        label=_("Hoe eindigt dit doel?"),
        choices=DOELEINDEN,
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies hoe het doel eindigt.")},
    )
    oordeel = tekstveld(_("Waarom?"), _("Licht kort toe waarom het doel eindigt."), 500, rows=3)


class InterventiePeriodeForm(ActieForm):
    """Another period for an intervention."""

    van = DatumField(label=_("Begint op"), error_messages={"required": _("Vul de begindatum in.")})
    tot = DatumField(label=_("Eindigt op"), error_messages={"required": _("Vul de einddatum in.")})


class InterventieBeeindigenForm(ActieForm):
    """Why an intervention ends before its time."""

    reden = tekstveld(_("Waarom stopt de interventie?"), _("Vul in waarom de interventie stopt."), 500, rows=3)


class VisieForm(ActieForm):
    """Which of the person's own views goes into the plan (R5)."""

    informatie = keuzeveld(
        _("Welke eigen visie?"),
        _("Kies een eigen visie uit deze casus."),
        help_text=_("Staat zij er niet bij, breng haar dan eerst in bij Informatie, als eigen visie van de persoon."),
    )

    def __init__(self, *args: Any, visies: Keuzes, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "informatie", visies)


class InterventieForm(ActieForm):
    """An item of the menukaart put to work."""

    menukaartitem = keuzeveld(_("Interventie van de menukaart"), _("Kies een interventie van de menukaart."))
    van = DatumField(label=_("Begint op"), error_messages={"required": _("Vul de begindatum in.")})
    tot = DatumField(label=_("Eindigt op"), error_messages={"required": _("Vul de einddatum in.")})

    def __init__(self, *args: Any, keuzes: PlanKeuzes, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "menukaartitem", keuzes.menukaart)

    def interventie(self) -> dict[str, Any]:
        """What was typed, as the action takes it."""
        given = self.cleaned_data
        period = {"van": given["van"], "tot": given["tot"]}
        return period | {"menukaartitem_id": given["menukaartitem"], "nieuw_id": self.nieuw_id}


SCORES = [
    (1, _("1, zeer slecht")),
    (2, _("2, slecht")),
    (3, _("3, matig")),
    (4, _("4, redelijk")),
    (5, _("5, goed")),
]


class ScoreForm(ActieForm):
    """Today's score of a life area, given by a person (R39)."""

    leefgebied = keuzeveld(_("Leefgebied"), _("Kies een leefgebied."))
    persoon = keuzeveld(_("Over wie"), "", required=False, empty=_("De hele casus"))
    score = forms.TypedChoiceField(
        label=_("Score"),
        coerce=int,
        choices=SCORES,
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies een score van 1 tot en met 5.")},
    )
    toelichting = tekstveld(_("Toelichting"), "", 500, rows=2, required=False)

    def __init__(self, *args: Any, keuzes: PlanKeuzes, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "leefgebied", keuzes.leefgebieden)
        offer(self, "persoon", keuzes.personen)

    def meting(self) -> dict[str, Any]:
        """What was given, as the action takes it."""
        given = self.cleaned_data
        about = {"leefgebied_id": given["leefgebied"], "persoon_id": given["persoon"]}
        return about | {"score": given["score"], "toelichting": given["toelichting"], "nieuw_id": self.nieuw_id}


class VaststellenForm(ActieForm):
    """Adopting the plan, with the day of its review."""

    evaluatie_op = DatumField(
        label=_("Evalueren op"),
        help_text=_("Na vandaag en binnen een jaar."),
        error_messages={"required": _("Vul de datum in waarop u het plan evalueert.")},
    )
