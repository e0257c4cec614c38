"""How the boxes of a form are drawn: as Django's own templates do it, without a template for each box.

A page of the meeting has some twenty boxes, and Django takes two templates for each of them and one for each option.
"""

from collections.abc import Callable, Mapping
from html import escape
from typing import Any

from django.forms.renderers import DjangoTemplates
from django.utils.safestring import SafeString

Widget = Mapping[str, Any]
WIDGETS = "django/forms/widgets/"
INPUTS = ("input", "text", "number", "email", "password", "hidden", "date", "datetime", "time", "checkbox", "url")


class Boxes(DjangoTemplates):
    """Draws a plain box itself and leaves every other one to Django."""

    def render(self, template_name: str, context: dict[str, Any], request: Any = None) -> str:
        """The HTML of one box."""
        draw = DRAWN.get(template_name)
        if draw is None:
            return super().render(template_name, context, request)
        return SafeString(draw(context["widget"]))


def _say(value: Any) -> str:
    """A value as text in HTML; what is safe already stays as it is."""
    return str(value) if isinstance(value, SafeString) else escape(str(value))


def _attrs(widget: Widget) -> str:
    """A true one stands alone, a false one is left out."""
    said = [(name, value) for name, value in widget["attrs"].items() if value is not False]
    return "".join(f" {_say(name)}" if value is True else f' {_say(name)}="{_say(value)}"' for name, value in said)


def _input(widget: Widget) -> str:
    value = "" if widget["value"] is None else f' value="{_say(widget["value"])}"'
    return f'<input type="{_say(widget["type"])}" name="{_say(widget["name"])}"{value}{_attrs(widget)}>'


def _textarea(widget: Widget) -> str:
    return f'<textarea name="{_say(widget["name"])}"{_attrs(widget)}>\n{_say(widget["value"] or "")}</textarea>'


def _select(widget: Widget) -> str:
    groups = "".join(_group(name, options) for name, options, _ in widget["optgroups"])
    return f'<select name="{_say(widget["name"])}"{_attrs(widget)}>{groups}</select>'


def _group(name: str | None, options: list[Widget]) -> str:
    drawn = "".join(
        f'<option value="{_say(option["value"])}"{_attrs(option)}>{_say(option["label"])}</option>'
        for option in options
    )
    return f'<optgroup label="{_say(name)}">{drawn}</optgroup>' if name else drawn


DRAWN: dict[str, Callable[[Widget], str]] = {
    **{f"{WIDGETS}{kind}.html": _input for kind in INPUTS},
    f"{WIDGETS}textarea.html": _textarea,
    f"{WIDGETS}select.html": _select,
}
