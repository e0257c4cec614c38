"""Half-open periods, checked against a plain set of days."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regiehuis.kern.period import holds, is_period, on_day, overlapping, overlaps

START = date(2026, 1, 1)
SPAN = 12
days = st.integers(0, SPAN - 1).map(lambda number: START + timedelta(number))
periods = st.tuples(days, st.none() | days)


def days_of(van: date, tot: date | None) -> set[date]:
    """All days of a period; an open end reaches beyond every other day here."""
    last = tot or START + timedelta(SPAN + 1)
    return {van + timedelta(number) for number in range(max((last - van).days, 0))}


def test_the_last_day_is_the_one_before_tot() -> None:
    van, tot = date(2026, 1, 1), date(2026, 6, 1)
    assert holds(van, tot, van)
    assert holds(van, tot, date(2026, 5, 31))
    assert not holds(van, tot, tot)
    assert not holds(van, tot, date(2025, 12, 31))
    assert holds(van, None, date(2099, 1, 1))


@given(periods, days)
def test_holds_as_the_days_do(period: tuple[date, date | None], day: date) -> None:
    assert holds(*period, day) == (day in days_of(*period))
    assert is_period(*period) == bool(days_of(*period))


@given(periods, periods)
def test_overlaps_as_the_days_do(one: tuple[date, date | None], two: tuple[date, date | None]) -> None:
    assert overlaps(*one, *two) == overlaps(*two, *one) == bool(days_of(*one) & days_of(*two))


@pytest.mark.parametrize("prefix", ["", "deelname__"])
def test_the_filters_name_the_relation(prefix: str) -> None:
    day = date(2026, 3, 1)
    assert str(on_day(day, prefix)) == (
        f"(AND: ('{prefix}van__lte', {day!r}), (OR: ('{prefix}tot__isnull', True), ('{prefix}tot__gt', {day!r})))"
    )
    assert f"('{prefix}van__lt', {day!r})" in str(overlapping(START, day, prefix))
    assert "van" not in str(overlapping(START, None, prefix))
