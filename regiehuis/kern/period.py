"""Dated periods, half-open: from the day `van`, up to but not on the day `tot`; no `tot` is open-ended.

So a membership to 1 June ends with 31 May, and two periods that meet do not overlap.
"""

from datetime import date

from django.db.models import Q


def is_period(van: date, tot: date | None) -> bool:
    """Whether the period holds at least one day."""
    return tot is None or van < tot


def holds(van: date, tot: date | None, day: date) -> bool:
    """Whether `day` lies in the period."""
    return van <= day and (tot is None or day < tot)


def overlaps(van: date, tot: date | None, other_van: date, other_tot: date | None) -> bool:
    """Whether two periods share a day."""
    if not (is_period(van, tot) and is_period(other_van, other_tot)):
        return False
    return (other_tot is None or van < other_tot) and (tot is None or other_van < tot)


def on_day(day: date, prefix: str = "") -> Q:
    """The filter that keeps what holds on `day`; `prefix` names the relation, such as "deelname__"."""
    started = Q(**{f"{prefix}van__lte": day})
    running = Q(**{f"{prefix}tot__isnull": True}) | Q(**{f"{prefix}tot__gt": day})
    return started & running


def overlapping(van: date, tot: date | None, prefix: str = "") -> Q:
    """The filter that keeps what shares a day with the period from `van` to `tot`."""
    running = Q(**{f"{prefix}tot__isnull": True}) | Q(**{f"{prefix}tot__gt": van})
    return running if tot is None else running & Q(**{f"{prefix}van__lt": tot})
