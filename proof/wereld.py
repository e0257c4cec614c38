"""A house as plain values: rows by table, and the word by which each row is known wherever it turns up."""

import datetime
import random
import re
import uuid
import zoneinfo
from types import SimpleNamespace
from typing import Any

AMSTERDAM = zoneinfo.ZoneInfo("Europe/Amsterdam")
TEKEN = re.compile(r"qz[0-9a-v]{8}", re.IGNORECASE)
SLEUTEL = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
JAAR = datetime.timedelta(days=365)
ALFABET = "0123456789abcdefghijklmnopqrstuv"


class Rij(SimpleNamespace):
    """One row: its table, its key and its values."""

    tabel: str
    id: uuid.UUID

    def __hash__(self) -> int:
        return hash(self.id)

    @property
    def velden(self) -> dict[str, Any]:
        return {naam: waarde for naam, waarde in vars(self).items() if naam not in ("tabel", "tekens")}


class Wereld:
    """All rows of a generated installation, at one moment."""

    def __init__(self, seed: int) -> None:
        self.seed = seed
        self.kans = random.Random(seed)
        dag = datetime.date(2026, 3, 10) + datetime.timedelta(days=self.kans.randrange(300))
        # Half of the moments lie at the edge of a day, where a period begins or ends.
        uur, minuut = self.kans.choice(((0, 0), (23, 59), (10, 0), (14, 30)))
        self.moment = datetime.datetime.combine(dag, datetime.time(uur, minuut), AMSTERDAM)
        self.tabellen: dict[str, dict[uuid.UUID, Rij]] = {}
        self.sleutels: dict[uuid.UUID, Rij] = {}
        self.tekens: dict[str, Rij] = {}

    @property
    def dag(self) -> datetime.date:
        return self.moment.astimezone(AMSTERDAM).date()

    def rijen(self, tabel: str) -> list[Rij]:
        return list(self.tabellen.get(tabel, {}).values())

    def nieuwe_sleutel(self) -> uuid.UUID:
        return uuid.UUID(int=self.kans.getrandbits(128), version=4)

    def teken(self) -> str:
        """A word that stands nowhere else."""
        return "qz" + "".join(self.kans.choices(ALFABET, k=8))

    def add(self, tabel: str, *, woorden: tuple[str, ...] = (), **velden: Any) -> Rij:
        """A row; each column named in `woorden` gets a word of its own that gives the row away."""
        rij = Rij(tabel=tabel, id=self.nieuwe_sleutel(), tekens={}, **velden)
        for naam in woorden:
            woord = self.teken()
            rij.tekens[naam] = woord
            self.tekens[woord] = rij
            setattr(rij, naam, f"{woord} {naam}" if naam not in KORT else woord.capitalize())
        self.tabellen.setdefault(tabel, {})[rij.id] = rij
        self.sleutels[rij.id] = rij
        return rij

    # --- dates around today, with the edges more often than chance would give them ---

    def periode(self, lopend: float = 0.75, *, open_einde: bool = True) -> dict[str, Any]:
        """A period [van, tot): it runs today with this chance, else it ended or is still to begin."""
        dag, een = self.dag, datetime.timedelta(days=1)
        if self.kans.random() < lopend:
            van = self.kans.choice((dag, dag - een, dag - JAAR, dag - JAAR))
            einde = [dag + een, dag + JAAR, dag + JAAR] + ([None, None] if open_einde else [])
            return {"van": van, "tot": self.kans.choice(einde)}
        if self.kans.random() < 0.7:
            return {"van": dag - JAAR, "tot": self.kans.choice((dag, dag - een, dag - 30 * een))}
        return {"van": self.kans.choice((dag + een, dag + 20 * een)), "tot": dag + JAAR}

    def toen(self, dagen: int = 10) -> datetime.datetime:
        return self.moment - datetime.timedelta(days=dagen)

    def over(self, dagen: int) -> datetime.date:
        return self.dag + datetime.timedelta(days=dagen)


# Columns in which the word stands alone: a name, a number.
KORT = {"kenmerk", "achternaam", "nummer", "casusnummer", "voornamen", "straat", "plaats"}


def tekens_in(tekst: str) -> set[str]:
    """The words of a world in an answer."""
    return {woord.lower() for woord in TEKEN.findall(tekst)}


def sleutels_in(tekst: str) -> set[uuid.UUID]:
    """The keys in an answer."""
    return {uuid.UUID(sleutel) for sleutel in SLEUTEL.findall(tekst)}
