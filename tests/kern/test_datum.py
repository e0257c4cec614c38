"""Partly known dates: typed, stored, shown, compared."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regiehuis.kern.datum import Datum, InvalidDatum, parse_datum


@st.composite
def datums(draw: st.DrawFn) -> Datum:
    day = draw(st.dates(date(1850, 1, 1), date(2199, 12, 31)))
    known = draw(st.integers(1, 3))
    return Datum(day.year, day.month if known > 1 else 0, day.day if known > 2 else 0)


@pytest.mark.parametrize(
    ("typed", "stored", "shown"),
    [
        ("5-5-1980", "1980-05-05", "5 mei 1980"),
        ("05/05/1980", "1980-05-05", "5 mei 1980"),
        (" 5.5.1980 ", "1980-05-05", "5 mei 1980"),
        ("5 mei 1980", "1980-05-05", "5 mei 1980"),
        ("1 MRT 1980", "1980-03-01", "1 maart 1980"),
        ("1 sept. 1980", "1980-09-01", "1 september 1980"),
        ("1980-05-05", "1980-05-05", "5 mei 1980"),
        ("29-2-1980", "1980-02-29", "29 februari 1980"),
        ("05-1980", "1980-05-00", "mei 1980 (dag onbekend)"),
        ("mei 1980", "1980-05-00", "mei 1980 (dag onbekend)"),
        ("00-05-1980", "1980-05-00", "mei 1980 (dag onbekend)"),
        ("1980-05-00", "1980-05-00", "mei 1980 (dag onbekend)"),
        ("1980", "1980-00-00", "1980 (dag en maand onbekend)"),
        ("00-00-1980", "1980-00-00", "1980 (dag en maand onbekend)"),
    ],
)
def test_what_is_typed_is_stored_and_shown(typed: str, stored: str, shown: str) -> None:
    datum = parse_datum(typed)
    assert (datum.text, datum.display()) == (stored, shown)


@pytest.mark.parametrize(
    "typed",
    ["", "gisteren", "31-2-1980", "29-2-1981", "0-0-0000", "12-00-1980", "13-1980", "5-13-1980", "1-2-80", "1849",
     "2200", "32-1-1980", "1 ma 1980", "1 jul1980", "1980-5", "٠٥-٠٥-١٩٨٠", "1-j-1980", "-1980"],
)  # fmt: skip
def test_what_is_no_date_is_refused(typed: str) -> None:
    with pytest.raises(InvalidDatum) as refusal:
        parse_datum(typed)
    assert refusal.value.message


@given(datums())
def test_stored_and_typed_forms_read_back(datum: Datum) -> None:
    assert parse_datum(datum.text) == datum


@given(datums(), datums())
def test_text_sorts_as_dates_do(one: Datum, two: Datum) -> None:
    assert (one < two) == (one.text < two.text)


@given(datums())
def test_the_first_day_that_it_may_be(datum: Datum) -> None:
    assert datum.first == date(datum.jaar, datum.maand or 1, datum.dag or 1)
