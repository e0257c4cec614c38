"""The values that the components of templates/cotton show; a view fills them from a query."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Tab:
    """One tab in the head of a page; `aantal` is shown beside it unless None."""

    naam: str
    url: str
    aantal: int | None = None
    actief: bool = False


@dataclass(frozen=True, slots=True)
class Gebeurtenis:
    """One line of a timeline; `toon` is "", "over", "gereed" or "nu"."""

    moment: date | datetime | None
    titel: str
    tekst: str = ""
    icoon: str = "flag"
    toon: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Staaf:
    """One bar of a chart; `nadruk` marks the one the page speaks of (often the last month)."""

    label: str
    waarde: int
    nadruk: bool = False


@dataclass(frozen=True, slots=True)
class Bordkaart:
    """One case on the board; `verplaats_naar` are the (value, name) pairs its move form offers."""

    url: str
    nummer: str
    titel: str
    wie: str = ""
    wanneer: str = ""
    over_tijd: int = 0
    verplaats_url: str = ""
    verplaats_naar: Sequence[tuple[str, str]] = ()
    hier: bool = False


@dataclass(frozen=True, slots=True)
class Kolom:
    """One column of the board; `totaal` when more cards exist than are shown, `alles_url` where all of them are."""

    naam: str
    kaarten: Sequence[Bordkaart]
    code: str = ""
    totaal: int | None = None
    alles_url: str = ""

    @property
    def aantal(self) -> int:
        """How many cases this column has, shown or not."""
        return len(self.kaarten) if self.totaal is None else self.totaal

    @property
    def meer(self) -> int:
        """How many cases of this column are not shown."""
        return self.aantal - len(self.kaarten)
