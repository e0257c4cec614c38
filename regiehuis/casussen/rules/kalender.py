"""The calendar of a meeting form: the days it sits, and what happens on a public holiday (C6). Pure."""

import dataclasses
import datetime
import functools
from collections.abc import Container, Mapping

from dateutil.easter import easter

from .overleg import MAANDEN, WEKEN, next_dates

DAG = datetime.timedelta(days=1)
# How far a sitting may move, so that who looks at a year also finds what moves into it.
MARGE = datetime.timedelta(days=14)
PLAATSEN = ("eerste", "tweede", "derde", "vierde", "laatste")
DAGNAMEN = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
WEEKWOORDEN = {"wekelijks": "elke", "tweewekelijks": "om de week op", "vijfwekelijks": "om de vijf weken op"}
MAANDWOORDEN = {"maandelijks": "van de maand", "kwartaal": "van elke derde maand"}


@dataclasses.dataclass(frozen=True)
class Kalender:
    """The calendar of one meeting form: rhythm from its first sitting on, up to but not on `tot`."""

    ritme: str
    eerste: datetime.date
    tot: datetime.date | None = None
    feestdagregel: str = "overslaan"


@dataclasses.dataclass(frozen=True)
class Zitdag:
    """One sitting by rhythm: the day meant, the day it becomes (None: it lapses), the holiday, and why it lapses."""

    bedoeld: datetime.date
    dag: datetime.date | None
    feestdag: str = ""
    reden: str = ""


@functools.lru_cache(maxsize=64)
def feestdagen(jaar: int) -> Mapping[datetime.date, str]:
    """The Dutch public holidays of a year, as the Algemene termijnenwet lists them (art. 3), with the two Sundays."""
    pasen = easter(jaar)
    koningsdag = datetime.date(jaar, 4, 27)
    named = [
        (datetime.date(jaar, 1, 1), "Nieuwjaarsdag"),
        (pasen - 2 * DAG, "Goede Vrijdag"),
        (pasen, "Eerste paasdag"),
        (pasen + DAG, "Tweede paasdag"),
        (koningsdag - DAG if koningsdag.weekday() == 6 else koningsdag, "Koningsdag"),
        (datetime.date(jaar, 5, 5), "Bevrijdingsdag"),
        (pasen + 39 * DAG, "Hemelvaartsdag"),
        (pasen + 49 * DAG, "Eerste pinksterdag"),
        (pasen + 50 * DAG, "Tweede pinksterdag"),
        (datetime.date(jaar, 12, 25), "Eerste kerstdag"),
        (datetime.date(jaar, 12, 26), "Tweede kerstdag"),
    ]
    found: dict[datetime.date, str] = {}
    for day, name in named:
        found[day] = f"{found[day]} en {name}" if day in found else name
    return found


def feestdag(day: datetime.date) -> str:
    """The name of the holiday on this day, or an empty text."""
    return feestdagen(day.year).get(day, "")


def zitdagen(kalender: Kalender, van: datetime.date, tot: datetime.date) -> list[Zitdag]:
    """The sittings from `van` up to but not on `tot`, also those that lapse, on the day each becomes or was meant."""
    meant = _by_rhythm(kalender, tot + MARGE)
    regular = {day for day in meant if not feestdag(day)}
    found: list[Zitdag] = []
    taken = set(regular)
    for day in meant:
        if day < van - MARGE:
            continue
        sitting = Zitdag(day, day) if day in regular else _on_holiday(kalender, day, taken)
        taken.update([sitting.dag] if sitting.dag else [])
        found.append(sitting)
    inside = [sitting for sitting in found if van <= (sitting.dag or sitting.bedoeld) < tot]
    return sorted(inside, key=lambda sitting: sitting.dag or sitting.bedoeld)


def _by_rhythm(kalender: Kalender, before: datetime.date) -> list[datetime.date]:
    before = min(before, kalender.tot) if kalender.tot else before
    days = (before - kalender.eerste).days
    if days <= 0:
        return []
    step = 7 * WEKEN[kalender.ritme] if kalender.ritme in WEKEN else 28 * MAANDEN[kalender.ritme]
    return [day for day in next_dates(kalender.eerste, kalender.ritme, days // step + 1) if day < before]


def _on_holiday(kalender: Kalender, day: datetime.date, taken: Container[datetime.date]) -> Zitdag:
    name = feestdag(day)
    if kalender.feestdagregel == "gaat_door":
        return Zitdag(day, day, name)
    if kalender.feestdagregel == "overslaan":
        return Zitdag(day, None, name, "vervalt")
    moved = _moved(day, kalender.feestdagregel)
    if moved in taken:
        return Zitdag(day, None, name, "vervalt, want op de andere dag is dit overleg er al")
    if kalender.tot and moved >= kalender.tot:
        return Zitdag(day, None, name, "vervalt, want daarna is dit overleg er niet meer")
    return Zitdag(day, moved, name)


def _moved(day: datetime.date, feestdagregel: str) -> datetime.date:
    """A day that is no holiday: the working day before or after, or the same weekday a week later."""
    step = {"dag_eerder": -DAG, "dag_later": DAG, "week_later": 7 * DAG}[feestdagregel]
    moved = day + step
    while feestdag(moved) or (moved.weekday() > 4 and step != 7 * DAG):
        moved += step
    return moved


def in_words(kalender: Kalender) -> str:
    """The rhythm as people say it: "elke dinsdag", "de derde dinsdag van de maand"."""
    weekdag = DAGNAMEN[kalender.eerste.weekday()]
    if kalender.ritme in WEEKWOORDEN:
        return f"{WEEKWOORDEN[kalender.ritme]} {weekdag}"
    return f"de {PLAATSEN[(kalender.eerste.day - 1) // 7]} {weekdag} {MAANDWOORDEN[kalender.ritme]}"
