"""How the boxes of a form are drawn: as Django's own templates do it, without a template for each box.

A page of the meeting has some twenty boxes, and Django takes two templates for each of them.
"""

from collections.abc import Callable, Mapping
from typing import Any

from django.forms.renderers import DjangoTemplates
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString

Widget = Mapping[str, Any]
WIDGETS = "django/forms/widgets/"
INPUTS = ("input", "text", "number", "email", "password", "hidden", "date", "datetime", "time", "checkbox", "url")


class Boxes(DjangoTemplates):
    """Draws a plain box itself and leaves every other one to Django."""

    def render(self, template_name: str, context: dict[str, Any], request: Any = None) -> str:
        """The HTML of one box."""
        draw = DRAWN.get(template_name)
        return draw(context["widget"]) if draw else super().render(template_name, context, request)


def _attrs(widget: Widget) -> SafeString:
    """A true one stands alone, a false one is left out."""
    said = [(name, value) for name, value in widget["attrs"].items() if value is not False]
    return SafeString(
        "".join(f" {name}" if value is True else format_html(' {}="{}"', name, value) for name, value in said)
    )


def _input(widget: Widget) -> SafeString:
    value = SafeString("") if widget["value"] is None else format_html(' value="{}"', widget["value"])
    return format_html('<input type="{}" name="{}"{}{}>', widget["type"], widget["name"], value, _attrs(widget))


def _textarea(widget: Widget) -> SafeString:
    text = conditional_escape(widget["value"] or "")
    return format_html('<textarea name="{}"{}>\n{}</textarea>', widget["name"], _attrs(widget), text)


def _select(widget: Widget) -> SafeString:
    groups = format_html_join("", "{}", ((_group(name, options),) for name, options, _ in widget["optgroups"]))
    return format_html('<select name="{}"{}>{}</select>', widget["name"], _attrs(widget), groups)


def _group(name: str | None, options: list[Widget]) -> SafeString:
    said = ((option["value"], _attrs(option), option["label"]) for option in options)
    drawn = format_html_join("", '<option value="{}"{}>{}</option>', said)
    return format_html('<optgroup label="{}">{}</optgroup>', name, drawn) if name else drawn


DRAWN: dict[str, Callable[[Widget], SafeString]] = {
    **{f"{WIDGETS}{kind}.html": _input for kind in INPUTS},
    f"{WIDGETS}textarea.html": _textarea,
    f"{WIDGETS}select.html": _select,
}
