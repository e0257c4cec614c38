"""How full a meeting is, what one more case does to it, and who waits first (A2). Pure."""

import dataclasses
import datetime
from collections.abc import Iterable, Sequence
from typing import Protocol, TypeVar


@dataclasses.dataclass(frozen=True)
class Zitting:
    """A planned sitting with the points that it has or will get from cases that were never discussed."""

    dag: datetime.date
    bezet: int
    capaciteit: int

    @property
    def vrij(self) -> int:
        """How many points still fit."""
        return max(0, self.capaciteit - self.bezet)


@dataclasses.dataclass(frozen=True)
class Bezetting:
    """How full a meeting is: running cases beside what it can carry at once, the coming sittings, who waits."""

    lopend: int
    hoogste: int | None
    wachtend: int
    zittingen: Sequence[Zitting]

    @property
    def vrij(self) -> int | None:
        """Places for another case: the least of what may run and what the coming sittings hold; None is no limit."""
        places = [] if self.hoogste is None else [self.hoogste - self.lopend]
        if self.zittingen:
            places.append(sum(zitting.vrij for zitting in self.zittingen))
        return max(0, min(places)) if places else None

    @property
    def heeft_plek(self) -> bool:
        """Whether the first who waits can have a place."""
        return self.vrij is None or self.vrij > 0

    @property
    def vol(self) -> bool:
        """Whether a new case would go beyond what fits, or past somebody who waits."""
        return self.wachtend > 0 if self.vrij is None else self.vrij <= self.wachtend

    @property
    def eerste(self) -> Zitting | None:
        """The first sitting with a free place, as it becomes with one more case; None when there is none."""
        free = next((zitting for zitting in self.zittingen if zitting.vrij), None)
        return dataclasses.replace(free, bezet=free.bezet + 1) if free else None

    @property
    def lopend_wordt(self) -> int:
        """How many cases run after one more."""
        return self.lopend + 1


def with_new(zittingen: Iterable[tuple[datetime.date, int]], *, capaciteit: int, nieuw: int) -> list[Zitting]:
    """The sittings, filled in order with `nieuw` cases that run, were never discussed and stand on no agenda."""
    filled = []
    for dag, bezet in zittingen:
        taken = min(nieuw, max(0, capaciteit - bezet))
        nieuw -= taken
        filled.append(Zitting(dag, bezet + taken, capaciteit))
    return filled


class Wachtende(Protocol):
    """What the order of a waiting list looks at."""

    @property
    def voorrang_op(self) -> datetime.datetime | None:
        """When somebody was put first."""

    @property
    def sinds(self) -> datetime.datetime:
        """Since when somebody waits."""


W = TypeVar("W", bound=Wachtende)


def waiting_order(wachtenden: Iterable[W]) -> list[W]:
    """Who was put first, the last one above all; then who waits longest."""
    by_time = sorted(wachtenden, key=lambda wachtende: wachtende.sinds)
    return sorted(by_time, key=lambda w: -w.voorrang_op.timestamp() if w.voorrang_op else 0.0)
