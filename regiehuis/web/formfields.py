"""Fields that every form shares: a date in one box, a date partly known in three, a date with a time."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from regiehuis.kern.datum import Datum, InvalidDatum

DATE_FORMATS = ("%d-%m-%Y", "%d/%m/%Y", "%d.%m.%Y", "%d %m %Y", "%d%m%Y", "%Y-%m-%d")
TIME_FORMATS = ("%H:%M", "%H.%M", "%H%M", "%H")
EARLIEST, LATEST = 1900, 2100
NO_DATE = _("Vul een bestaande datum in, bijvoorbeeld 17-11-2026.")


class DatumField(forms.DateField):
    """One box for a date; takes 17-11-2026 and the ways people write it; years 1900 to 2100."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.DateInput(format="%d-%m-%Y", attrs=_date_attrs()))
        kwargs.setdefault("input_formats", DATE_FORMATS)
        super().__init__(**kwargs)
        self.error_messages["invalid"] = NO_DATE

    def clean(self, value: Any) -> date | None:
        """Refuses a year that cannot be meant."""
        found: date | None = super().clean(value)
        if found and not EARLIEST <= found.year <= LATEST:
            raise ValidationError(_("Vul een jaar in tussen 1900 en 2100."), code="jaar")
        return found


def _date_attrs() -> dict[str, str]:
    return {
        "class": "rh-datum",
        "inputmode": "numeric",
        "autocomplete": "off",
        "maxlength": "10",
        "placeholder": "dd-mm-jjjj",
    }


class PartsWidget(forms.MultiWidget):
    """A widget of several boxes, each with a label of its own; drawn by the component `veld`."""

    widgets_names: list[str]  # set by Django, unknown to its stubs
    part_labels: tuple[Any, ...] = ()
    part_classes: tuple[str, ...] = ()

    def draw_parts(self, name: str, value: Any, attrs: dict[str, Any], renderer: Any) -> list[dict[str, object]]:
        """Each box finished: label, id, class, html."""
        values = value if isinstance(value, list) else (self.decompress(value) or [])
        drawn: list[dict[str, object]] = []
        for index, widget in enumerate(self.widgets):
            part_id = f"{attrs['id']}_{index}"
            box = widget.render(
                f"{name}{self.widgets_names[index]}", values[index], attrs | {"id": part_id}, renderer=renderer
            )
            drawn.append(
                {"label": self.part_labels[index], "id": part_id, "klasse": self.part_classes[index], "html": box}
            )
        return drawn


@dataclass(frozen=True, slots=True)
class Deeldatum:
    """A date of which only the year need be known, as the three boxes hold it."""

    jaar: int
    maand: int | None = None
    dag: int | None = None


class DeeldatumWidget(PartsWidget):
    """Day, month, year."""

    part_labels = (_("Dag"), _("Maand"), _("Jaar"))
    part_classes = ("", "", "is-breed")

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        boxes: dict[str, forms.Widget | type[forms.Widget]] = {
            name: forms.TextInput(attrs={"inputmode": "numeric", "maxlength": size, "autocomplete": "off"})
            for name, size in (("dag", "2"), ("maand", "2"), ("jaar", "4"))
        }
        super().__init__(boxes, attrs)

    def decompress(self, value: Deeldatum | date | None) -> list[Any]:
        """The three boxes of a known or partly known date."""
        if isinstance(value, Deeldatum):
            return [value.dag or None, value.maand or None, value.jaar]
        return [value.day, value.month, value.year] if value else [None, None, None]


class DeeldatumField(forms.Field):
    """A date in three boxes; day, or day and month, may stay empty. Cleans to a Deeldatum; kern has the rule."""

    widget = DeeldatumWidget

    def clean(self, value: Any) -> Deeldatum | None:
        """Refuses what is no number, no date, or a day without its month."""
        texts = [str(part or "").strip() for part in (value or ["", "", ""])]
        if not any(texts):
            if self.required:
                raise ValidationError(self.error_messages["required"], code="required")
            return None
        if not all(re.fullmatch(r"\d{0,4}", text) for text in texts):
            raise ValidationError(_("Gebruik alleen cijfers voor dag, maand en jaar."), code="cijfers")
        dag, maand, jaar = (int(text) if text else None for text in texts)
        return _partly_known(dag, maand, jaar)


def _partly_known(dag: int | None, maand: int | None, jaar: int | None) -> Deeldatum:
    if jaar is None:
        raise ValidationError(_("Vul ten minste het jaar in."), code="jaar")
    try:
        Datum(jaar, maand or 0, dag or 0)
    except InvalidDatum as refusal:
        raise ValidationError(refusal.message, code="datum") from refusal
    return Deeldatum(jaar, maand, dag)


class MomentWidget(PartsWidget):
    """A date and a time."""

    part_labels = (_("Datum"), _("Tijd"))
    part_classes = ("is-datum", "is-breed")

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        boxes: dict[str, forms.Widget | type[forms.Widget]] = {
            "datum": forms.DateInput(format="%d-%m-%Y", attrs=_date_attrs()),
            "tijd": forms.TimeInput(format="%H:%M", attrs={"inputmode": "numeric", "maxlength": "5"}),
        }
        super().__init__(boxes, attrs)

    def decompress(self, value: datetime | None) -> list[Any]:
        """Both boxes, in local time."""
        if not value:
            return [None, None]
        local = timezone.localtime(value) if timezone.is_aware(value) else value
        return [local.date(), local.time()]


class MomentField(forms.MultiValueField):
    """A date and a time; cleans to an aware datetime in local time."""

    widget = MomentWidget

    def __init__(self, **kwargs: Any) -> None:
        clock = forms.TimeField(input_formats=TIME_FORMATS)
        clock.error_messages["invalid"] = _("Vul een bestaande tijd in, bijvoorbeeld 14:30.")
        super().__init__(fields=(DatumField(), clock), **kwargs)

    def compress(self, data_list: list[Any]) -> datetime | None:
        """One moment out of both boxes."""
        if not data_list:
            return None
        day, clock = data_list
        if not isinstance(day, date) or not isinstance(clock, time):
            raise ValidationError(_("Vul een datum en een tijd in."), code="onvolledig")
        return timezone.make_aware(datetime.combine(day, clock))


class BestandField(forms.FileField):
    """A file beside an item; what it is by its content is judged where it is brought in."""

    widget = forms.FileInput

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("help_text", _("PDF, PNG, JPEG, ODT, ODS, DOCX, XLSX of gewone tekst, tot 20 MB."))
        super().__init__(**kwargs)
        # What is longer is cut where it is brought in.
        self.max_length = None
        self.error_messages |= {
            "invalid": _("Kies een bestand."),
            "missing": _("Kies een bestand."),
            "empty": _("Dit bestand is leeg."),
            "contradiction": _("Kies een bestand."),
        }

    def clean(self, data: Any, initial: Any = None) -> Any:
        """Refuses what was too large to be read at all: it was not kept, and is no missing file."""
        if getattr(data, "te_groot", False):
            raise ValidationError(_("Dit bestand is te groot. Houd het bij maximaal 20 MB."), code="te_groot")
        return super().clean(data, initial)
