"""Tags and filters that draw the fields of a form; registered as builtins."""

from typing import Any

from django import forms, template
from django.forms import BoundField
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from regiehuis.web.formfields import PartsWidget

register = template.Library()

INPUT_CLASSES: dict[str, str] = {"lang": "ams-text-area", "select": "ams-select", "bestand": "ams-file-input"}


@register.simple_tag(takes_context=True)
def csrf_veld(context: template.Context) -> SafeString:
    """As `csrf_token`, for a page with many small forms: drawn once a page."""
    request: Any = context["request"]
    if not hasattr(request, "csrf_veld"):
        request.csrf_veld = format_html(
            '<input type="hidden" name="csrfmiddlewaretoken" value="{}">', context.get("csrf_token", "")
        )
    drawn: SafeString = request.csrf_veld
    return drawn


@register.filter
def veldsoort(veld: BoundField) -> str:
    """How a field is drawn, by its widget: keuzes, vink, lang, select, bestand, delen, verborgen or tekst."""
    kinds: tuple[tuple[type[forms.Widget] | tuple[type[forms.Widget], ...], str], ...] = (
        (forms.HiddenInput, "verborgen"),
        ((forms.RadioSelect, forms.CheckboxSelectMultiple), "keuzes"),
        (forms.CheckboxInput, "vink"),
        (forms.Textarea, "lang"),
        (forms.Select, "select"),
        (forms.FileInput, "bestand"),
        (PartsWidget, "delen"),
    )
    return next((kind for widget, kind in kinds if isinstance(veld.field.widget, widget)), "tekst")


def _describedby(veld: BoundField, help_text: object) -> str:
    ids = [f"{veld.auto_id}_fout"] if veld.errors else []
    return " ".join(ids + ([f"{veld.auto_id}_hulp"] if help_text else []))


@register.simple_tag
def beschrijving(veld: BoundField, hulp: str = "") -> str:
    """The ids that describe a field: its error first, then its help."""
    return _describedby(veld, hulp or veld.help_text)


@register.simple_tag
def invoer(veld: BoundField, hulp: str = "", rijen: str = "") -> str:
    """The box of a field, with what a screen reader needs; never `required`: nothing is red before it is sent."""
    kind = veldsoort(veld)
    attrs: dict[str, Any] = {"id": veld.auto_id}
    own = veld.field.widget.attrs.get("class", "")
    if kind != "vink":
        attrs["class"] = f"{INPUT_CLASSES.get(kind, 'ams-text-input')} {own}".strip()
    if described := _describedby(veld, hulp or veld.help_text):
        attrs["aria-describedby"] = described
    if veld.errors:
        attrs["aria-invalid"] = "true"
    if veld.field.required:
        attrs["aria-required"] = "true"
    if rijen:
        attrs["rows"] = rijen
    html: str = veld.field.widget.render(veld.html_name, veld.value(), attrs)
    return html


@register.filter
def delen(veld: BoundField) -> list[dict[str, object]]:
    """The boxes of a field in parts (day, month, year; date and time), each with label, id and class."""
    widget = veld.field.widget
    assert isinstance(widget, PartsWidget)
    attrs: dict[str, Any] = {"id": veld.auto_id, "class": "ams-text-input"}
    if veld.errors:
        attrs["aria-invalid"] = "true"
    return widget.draw_parts(veld.html_name, veld.value(), attrs, veld.form.renderer)


@register.filter
def foutlijst(form: forms.BaseForm) -> list[tuple[str, str]]:
    """Every error of a form once, as (id of the field or empty, message), in the order of the fields."""
    found = [("", str(error)) for error in form.non_field_errors()]
    for veld in form:
        found += [(_first_id(veld), message) for message in _messages(veld)]
    return found


def _messages(veld: BoundField) -> list[str]:
    """The errors of a field as the summary says them: "required" alone does not tell which field is meant."""
    plain = str(forms.Field.default_error_messages["required"])
    asked = _("Vul in: %(veld)s") % {"veld": veld.label}
    return [asked if str(error) == plain else str(error) for error in veld.errors]


def _first_id(veld: BoundField) -> str:
    """The element to go to: of a group the first choice or part."""
    grouped = veldsoort(veld) in ("keuzes", "delen")
    return f"{veld.auto_id}_0" if grouped else str(veld.auto_id)
