"""The stage of the demo: who plays, on which moment, and what has to be remembered between two acts."""

import contextlib
import dataclasses
import datetime
import heapq
import itertools
import uuid
from collections.abc import Callable, Iterator

from django.db import connection

from regiehuis.convenanten.access import asking
from regiehuis.samenwerking.access import AMSTERDAM, Asker

Zet = Callable[[datetime.datetime], None]


@dataclasses.dataclass
class Spel:
    """Acts in order of time. `namen` holds the keys of everything that is called by name, per kind."""

    nu: datetime.datetime
    namen: dict[str, dict[str, uuid.UUID]] = dataclasses.field(default_factory=dict)
    organisatie_van: dict[str, uuid.UUID] = dataclasses.field(default_factory=dict)
    _zetten: list[tuple[datetime.datetime, int, Zet]] = dataclasses.field(default_factory=list)
    _teller: Iterator[int] = dataclasses.field(default_factory=itertools.count)

    def id(self, kind: str, name: str) -> uuid.UUID:
        """The key of what is called so."""
        return self.namen[kind][name]

    def remember(self, kind: str, name: str, key: uuid.UUID) -> uuid.UUID:
        """Keep a key by name."""
        self.namen.setdefault(kind, {})[name] = key
        return key

    @contextlib.contextmanager
    def act(self, wie: str, moment: datetime.datetime) -> Iterator[Asker]:
        """Act as one of the demo's people on a moment of the past."""
        with asking(self.id("medewerker", wie), moment=moment, doel="demo") as asker:
            yield asker

    def plan(self, moment: datetime.datetime, zet: Zet) -> None:
        """Do `zet` on that moment; what lies after now is not played."""
        if moment <= self.nu:
            heapq.heappush(self._zetten, (moment, next(self._teller), zet))

    def play(self) -> None:
        """Play everything planned, in order of time. No act waits for the disk: a demo that is cut off starts anew."""
        with connection.cursor() as cursor:
            cursor.execute("SET synchronous_commit = off")
        while self._zetten:
            moment, _, zet = heapq.heappop(self._zetten)
            zet(moment)

    def day(self, days_ago: int, hour: int = 10, minute: int = 0) -> datetime.datetime:
        """A moment so many days ago, at an hour in the house."""
        day = self.nu.astimezone(AMSTERDAM).date() - datetime.timedelta(days=days_ago)
        return datetime.datetime.combine(day, datetime.time(hour, minute), AMSTERDAM)
