"""Who is asking: the values every action, query and log row is given."""

import contextlib
import dataclasses
import datetime
import hashlib
import uuid
import zoneinfo
from collections.abc import Iterator
from functools import cached_property

from django.db import connection, transaction

from regiehuis.kern.errors import NotFound
from regiehuis.logboek.rules import SYSTEEM

AMSTERDAM = zoneinfo.ZoneInfo("Europe/Amsterdam")


@dataclasses.dataclass(frozen=True)
class Asker:
    """The employee on whose behalf a transaction runs, with current functions and deputisings.

    `namens` holds the asker and everybody the asker deputises for now, `regisseurs` who
    of them hold the function of procesregisseur; `convenanten` the covenants in force that
    the asker's affiliated organisation has signed; `klimdagen` after how many days overdue an agreement climbs in
    the asker's house (R27); `moment` is the only clock of actions and queries; `doel` is the purpose of the look
    (doelbinding).
    """

    medewerker_id: uuid.UUID
    naam: str
    organisatie_id: uuid.UUID
    organisatie_naam: str
    onderdeel_id: uuid.UUID
    huis_id: uuid.UUID
    functies: frozenset[str]
    namens: tuple[uuid.UUID, ...]
    moment: datetime.datetime
    regisseurs: tuple[uuid.UUID, ...] = ()
    voorzit: tuple[uuid.UUID, ...] = ()
    secretaris_van: tuple[uuid.UUID, ...] = ()
    triageert: tuple[uuid.UUID, ...] = ()
    convenanten: frozenset[uuid.UUID] = frozenset()
    klimdagen: int = 7
    doel: str = ""

    @property
    def organisatie(self) -> str:
        """The name of the organisation, as screens show it."""
        return self.organisatie_naam

    @cached_property
    def dag(self) -> datetime.date:
        """The day of the moment in the house's time zone."""
        return self.moment.astimezone(AMSTERDAM).date()

    def has(self, functie: str) -> bool:
        """Whether the asker holds this function today, by himself or as deputy."""
        return functie in self.functies


@dataclasses.dataclass(frozen=True)
class Systeem:
    """The system itself at work for one house: scheduled work that no employee asks for, logged as *systeem*.

    A type of its own: an action of an employee does not take it, and an action of the system takes no employee.
    """

    huis_id: uuid.UUID
    moment: datetime.datetime
    doel: str = ""
    medewerker_id: uuid.UUID = SYSTEEM
    organisatie_id: None = None
    functies: frozenset[str] = frozenset()

    @property
    def dag(self) -> datetime.date:
        """The day of the moment in the house's time zone."""
        return self.moment.astimezone(AMSTERDAM).date()


@contextlib.contextmanager
def as_systeem(huis_id: uuid.UUID, *, moment: datetime.datetime | None = None, doel: str = "") -> Iterator[Systeem]:
    """Run a block as the system, in one transaction, for one house; as the worker role only.

    Blocks for the same house wait for each other, so that work that runs twice never runs at the same time. `moment` is
    honoured only in a demo or test database. Raises NotFound for a house that is not there.
    """
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT regiehuis_systeem(%s, %s)", [huis_id, moment])
            found = cursor.fetchone()[0]
        if found is None:
            raise NotFound("veiligheidshuis", huis_id)
        yield Systeem(huis_id=huis_id, moment=found, doel=doel)


def fingerprint(sleutel: str) -> str:
    """What is kept of a calendar key: 256 random bits need no salt."""
    return hashlib.sha256(sleutel.encode()).hexdigest()


def medewerker_of_sleutel(sleutel: str) -> uuid.UUID | None:
    """Whose calendar key this is, while that account is open; None for a key that is nobody's (C6)."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT regiehuis_agendasleutel(%s)", [fingerprint(sleutel)])
        found: uuid.UUID | None = cursor.fetchone()[0]
    return found
