"""A box that we draw ourselves is the one that Django would draw."""

import datetime
from typing import Any

import pytest
from django import forms
from django.forms.renderers import DjangoTemplates, get_default_renderer
from django.test import SimpleTestCase

from regiehuis.web.formfields import DeeldatumWidget, MomentWidget
from regiehuis.web.renderer import DRAWN, Boxes

NASTY = "\"><script>'& é\n regel twee"
ATTRS: list[dict[str, Any]] = [
    {},
    {"id": "id_x", "class": "ams-text-input", "aria-label": '"kies" <b>', "rows": 3},
    {"id": "id_x", "disabled": True, "autofocus": False, "data-x": NASTY},
]
CHOICES: list[list[Any]] = [
    [("", "Alle <b>"), (3, "drie & vier"), ("x'", "kies")],
    [("groep <1>", [(1, "een"), (2, "twee")]), (3, "drie")],
    [(None, "geen"), (1, "een")],
    [],
]


def same(widget: forms.Widget, value: Any, attrs: dict[str, Any]) -> None:
    ours, theirs = (widget.render("naam", value, dict(attrs), renderer=r) for r in (Boxes(), DjangoTemplates()))
    SimpleTestCase().assertHTMLEqual(ours, theirs)


@pytest.mark.parametrize("attrs", ATTRS)
@pytest.mark.parametrize("value", [None, "", 0, 12, "gewoon", NASTY, datetime.date(2026, 11, 22)])
@pytest.mark.parametrize(
    "widget",
    [
        forms.TextInput(attrs={"list": "menukaart"}),
        forms.NumberInput(),
        forms.EmailInput(),
        forms.PasswordInput(),
        forms.HiddenInput(),
        forms.DateInput(format="%d-%m-%Y"),
        forms.CheckboxInput(),
        forms.Textarea(),
    ],
    ids=lambda widget: type(widget).__name__,
)
def test_a_box_is_drawn_as_django_draws_it(widget: forms.Widget, value: Any, attrs: dict[str, Any]) -> None:
    assert widget.template_name in DRAWN
    same(widget, value, attrs)


@pytest.mark.parametrize("attrs", ATTRS)
@pytest.mark.parametrize("value", [None, "", 3, "3", "x'", ["3"], "anders"])
@pytest.mark.parametrize("choices", CHOICES)
def test_a_list_to_choose_from_is_drawn_as_django_draws_it(
    choices: list[Any], value: Any, attrs: dict[str, Any]
) -> None:
    same(forms.Select(attrs={"disabled": True}, choices=choices), value, attrs)
    same(forms.SelectMultiple(choices=choices), value if isinstance(value, list) else [value], attrs)
    same(forms.RadioSelect(choices=choices), value, attrs)


def test_boxes_in_parts_are_drawn_as_django_draws_them() -> None:
    same(DeeldatumWidget(), [22, 11, 2026], {"id": "id_x"})
    same(MomentWidget(), ["22-11-2026", NASTY], {"id": "id_x"})


def test_every_form_of_the_house_is_drawn_so() -> None:
    assert isinstance(get_default_renderer(), Boxes)
