"""Dates by rhythm, the order of an agenda, what may be captured when, and what a room may see (A7, A8, R26). Pure."""

import calendar
import dataclasses
import datetime
import uuid
from collections.abc import Iterable, Mapping, Sequence

from regiehuis.convenanten.rules import Item, Lidmaatschap, may_read_item

LONGEST_SERIES = 26
WEKEN = {"wekelijks": 1, "tweewekelijks": 2, "vijfwekelijks": 5}
MAANDEN = {"maandelijks": 1, "kwartaal": 3}
RICHTINGEN = {"omhoog": -1, "omlaag": 1}

# What may be done in which state of a meeting.
TOEGESTAAN = {
    "gepland": frozenset({"agenda", "aanwezigheid", "beginnen", "schrijven"}),
    "bezig": frozenset({"agenda", "aanwezigheid", "vastleggen", "afsluiten", "schrijven"}),
    "afgesloten": frozenset({"vaststellen"}),
}
LONGEST_POINT = 180


def is_allowed(status: str, wat: str) -> bool:
    """Whether `wat` (agenda, aanwezigheid, beginnen, vastleggen, …) fits a meeting in this state."""
    return wat in TOEGESTAAN[status]


def used_minutes(begonnen: datetime.datetime | None, tot: datetime.datetime | None) -> int | None:
    """How many minutes a point took or takes, begun ones whole; None when it did not begin or its end is unknown."""
    if begonnen is None or tot is None:
        return None
    return max(0, -int((begonnen - tot).total_seconds() // 60))


def next_dates(first: datetime.date, ritme: str, number: int) -> list[datetime.date]:
    """`number` dates of a meeting form from `first` on, which is the first of them.

    By weeks the interval is fixed. By months and quarters the place in the month is kept: the third Tuesday stays
    the third Tuesday, and a fifth one becomes the last.
    """
    if ritme in WEKEN:
        step = datetime.timedelta(weeks=WEKEN[ritme])
        return [first + step * index for index in range(number)]
    return [_same_place(first, MAANDEN[ritme] * index) for index in range(number)]


def _same_place(day: datetime.date, months: int) -> datetime.date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    month += 1
    week = (day.day - 1) // 7
    first_weekday, length = calendar.monthrange(year, month)
    found = 1 + (day.weekday() - first_weekday) % 7 + 7 * week
    return datetime.date(year, month, found if found <= length else found - 7)


@dataclasses.dataclass(frozen=True)
class Kandidaat:
    """A current case of a meeting form, as far as the agenda needs it: no name and no content."""

    casus_id: uuid.UUID
    nummer: str
    thema: str
    over_tijd: int
    geopend_op: datetime.date
    gepland_op: datetime.date | None = None
    evaluatie_op: datetime.date | None = None
    laatst_besproken_op: datetime.date | None = None
    leden: tuple[uuid.UUID, ...] = ()


def reason(kandidaat: Kandidaat, dag: datetime.date) -> str:
    """Why this case is due on `dag`, in words for the agenda; empty when it is not due."""
    reasons = []
    if kandidaat.over_tijd:
        reasons.append(
            "1 afspraak over tijd" if kandidaat.over_tijd == 1 else f"{kandidaat.over_tijd} afspraken over tijd"
        )
    if kandidaat.laatst_besproken_op is None:
        reasons.append("nieuwe casus")
    if kandidaat.evaluatie_op and kandidaat.evaluatie_op <= dag:
        reasons.append("evaluatie van het plan")
    if kandidaat.gepland_op and kandidaat.gepland_op <= dag:
        reasons.append("gepland")
    words = ", ".join(reasons)
    return words[:1].upper() + words[1:]


def _due_since(kandidaat: Kandidaat, dag: datetime.date) -> datetime.date:
    dates = [d for d in (kandidaat.evaluatie_op, kandidaat.gepland_op) if d and d <= dag]
    if kandidaat.laatst_besproken_op is None:
        dates.append(kandidaat.geopend_op)
    return min(dates, default=dag)


def agenda_order(kandidaten: Iterable[Kandidaat], dag: datetime.date) -> list[Kandidaat]:
    """The cases that are due on `dag`: most overdue agreements first, then by how long they are due."""
    due = [k for k in kandidaten if reason(k, dag)]
    return sorted(due, key=lambda k: (-k.over_tijd, _due_since(k, dag), k.nummer))


def fill_agenda(kandidaten: Sequence[Kandidaat], *, capaciteit: int, bezet: int) -> Sequence[Kandidaat]:
    """As many of the ordered cases as still fit in a sitting, so that a meeting never silts up (A2)."""
    return kandidaten[: max(0, capaciteit - bezet)]


def moved(order: Sequence[uuid.UUID], punt: uuid.UUID, richting: str) -> list[uuid.UUID]:
    """The order with `punt` one place up (`omhoog`) or down (`omlaag`); at the end it stays where it is."""
    result = list(order)
    here = result.index(punt)
    there = min(max(here + RICHTINGEN[richting], 0), len(result) - 1)
    result.insert(there, result.pop(here))
    return result


@dataclasses.dataclass(frozen=True)
class Aanwezige:
    """Somebody in the room: the membership, the readable categories, and the points this person attended.

    `weg`: the points that this person left before the end, and when.
    """

    lidmaatschap: Lidmaatschap | None
    categorieen: frozenset[uuid.UUID]
    punten: frozenset[uuid.UUID]
    weg: Mapping[uuid.UUID, datetime.datetime] = dataclasses.field(default_factory=dict)

    def heard(self, agendapunt_id: uuid.UUID | None, op: datetime.datetime | None) -> bool:
        """Whether this person was at the point when something was said there at `op`."""
        left = self.weg.get(agendapunt_id) if agendapunt_id else None
        return agendapunt_id in self.punten or (left is not None and op is not None and op <= left)


def visible_in_room(
    item: Item,
    agendapunt_id: uuid.UUID | None,
    aanwezigen: Iterable[Aanwezige],
    op: datetime.datetime | None = None,
) -> bool:
    """Whether each one in the room may read the item, so that it may stand on the screen or in the minutes (R26).

    `op`: when it was captured.
    """
    return all(
        may_read_item(item, a.lidmaatschap, a.categorieen, was_aanwezig=a.heard(agendapunt_id, op)) for a in aanwezigen
    )


@dataclasses.dataclass(frozen=True)
class Versie:
    """A version of the minutes by its number; `herstelt` the one that it brought back, if it was an undoing."""

    nummer: int
    herstelt: int | None = None


def undo_target(versies: Iterable[Versie]) -> tuple[int, int] | None:
    """The version that stands now and the one before it, each by the number under which it was written.

    What was undone is passed over, so that undoing twice goes two steps back; 0 is the empty text before the first.
    None when nothing stands.
    """
    known = {versie.nummer: versie for versie in versies}

    def written(nummer: int) -> int:
        while nummer in known and (earlier := known[nummer].herstelt) is not None:
            nummer = earlier
        return nummer

    now = written(max(known, default=0))
    return (now, written(max((n for n in known if n < now), default=0))) if now else None
