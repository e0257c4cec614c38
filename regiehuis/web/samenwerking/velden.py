"""The kinds of fields that the forms of the cooperation are made of."""

import uuid
from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from regiehuis.samenwerking.rules import (
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


def several(label: Any, required: Any, **kwargs: Any) -> forms.MultipleChoiceField:
    """Boxes of which at least one is ticked; the list comes later, from the view."""
    messages = {"required": required, "invalid_choice": FROM_LIST}
    return forms.MultipleChoiceField(
        label=label, widget=forms.CheckboxSelectMultiple, error_messages=messages, **kwargs
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
