"""Who is asking: the values every action, query and log row is given."""

import dataclasses
import datetime
import uuid
import zoneinfo

AMSTERDAM = zoneinfo.ZoneInfo("Europe/Amsterdam")


@dataclasses.dataclass(frozen=True)
class Asker:
    """The employee on whose behalf a transaction runs, with current functions and deputisings.

    `namens` holds the asker and everybody the asker deputises for now; `convenanten` the covenants in force that
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

    @property
    def dag(self) -> datetime.date:
        """The day of the moment in the house's time zone."""
        return self.moment.astimezone(AMSTERDAM).date()

    def has(self, functie: str) -> bool:
        """Whether the asker holds this function today, by himself or as deputy."""
        return functie in self.functies
