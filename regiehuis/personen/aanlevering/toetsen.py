"""The check of a delivery, row by row: what is taken of each, and of one refused every cell with its reason."""

import dataclasses
import datetime
import hashlib
import os
import sqlite3
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Final

from openpyxl.utils import get_column_letter

from .bestand import Geweigerd, Onleesbaar, Rij
from .cellen import toets_cel
from .kolommen import check_tellingen, check_toewijzing, velden_van
from .lezen import Bestand

ZONDER_NAAM: Final = "(rij)"
"""Stands for the column where a fault is of the row as a whole."""


@dataclasses.dataclass(frozen=True, slots=True)
class Fout:
    """Why a cell is refused: the header of its column (or ZONDER_NAAM), and the reason."""

    kolom: str
    reden: str


@dataclasses.dataclass(frozen=True, slots=True)
class Getoetst:
    """A checked row: its number and cells, the value per field, what is wrong and what was put right."""

    nummer: int
    cellen: list[str]
    waarden: dict[str, str]
    fouten: tuple[Fout, ...]
    opmerkingen: tuple[Fout, ...]


@dataclasses.dataclass
class Telling:
    """How many rows a check saw and refused, and how often each thing was put right."""

    rijen: int = 0
    afgekeurd: int = 0
    aangevuld: Counter[str] = dataclasses.field(default_factory=Counter)

    @property
    def goed(self) -> bool:
        """Whether the delivery may be taken in: all of it, or nothing."""
        return self.rijen > 0 and not self.afgekeurd


class Toets:
    """The check of one delivery by one mapping; `telling` grows as its rows are drawn."""

    def __init__(self, bestand: Bestand, soort: str, toewijzing: Mapping[str, str], *, vandaag: datetime.date) -> None:
        """Raises Geweigerd when the mapping does not fit the file or the kind."""
        if fouten := check_toewijzing(bestand.kop, soort, toewijzing):
            raise Geweigerd(" ".join(fouten))
        self._bestand, self._vandaag = bestand, vandaag
        self.telling = Telling()
        velden = {veld.naam: veld for veld in velden_van(soort)}
        self._kolommen = [
            (plek, naam, velden[toewijzing[naam]]) for plek, naam in enumerate(bestand.kop) if toewijzing.get(naam)
        ]

    def blokken(self) -> Iterator[list[Getoetst]]:
        """The checked rows, a block at a time. Raises Geweigerd when the file cannot be read to its end."""
        self.telling = Telling()
        with _Kenmerken() as gezien:
            for blok in self._bestand.blokken():
                yield [self._toets(rij, gezien) for rij in blok]

    def _toets(self, rij: Rij, gezien: "_Kenmerken") -> Getoetst:
        breed = len(self._bestand.kop)
        waarden: dict[str, str] = {}
        fouten: list[Fout] = []
        opmerkingen: list[Fout] = []
        if vreemd := self._breedte(rij, breed):
            fouten.append(Fout(ZONDER_NAAM, vreemd))
        for plek, naam, veld in self._kolommen:
            tekst = rij.cellen[plek] if plek < len(rij.cellen) else ""
            if isinstance(tekst, Onleesbaar):
                fouten.append(Fout(naam, tekst.reden))
                continue
            waarde, reden, opmerking = toets_cel(veld.toets, veld.naam, tekst, self._vandaag)
            if reden or (veld.verplicht and not waarde):
                fouten.append(Fout(naam, reden or "is leeg"))
            elif opmerking:
                opmerkingen.append(Fout(naam, opmerking))
            waarden[veld.naam] = waarde
        if eerder := gezien.eerder(waarden.get("bronrecord", ""), rij.nummer):
            fouten.append(Fout(self._kop_van("bronrecord"), f"staat ook op rij {eerder}"))
        fouten += [Fout(self._kop_van(veld), reden) for veld, reden in check_tellingen(waarden)]
        self._tel(bool(fouten), opmerkingen)
        return Getoetst(rij.nummer, rij.cellen, waarden, tuple(fouten), tuple(opmerkingen))

    def _breedte(self, rij: Rij, breed: int) -> str:
        """A row that has other cells than the header: broken off, or shifted by a separator within a value."""
        if any(cel.strip() for cel in rij.cellen[breed:]):
            return f"heeft iets in kolom {get_column_letter(len(rij.cellen))}, naast de {breed} kolommen van de kop"
        if self._bestand.soort == "csv" and len(rij.cellen) < breed:
            return f"heeft {len(rij.cellen)} cellen en de kop {breed}; is het bestand heel overgekomen?"
        return ""

    def _kop_van(self, veld: str) -> str:
        return next(naam for _, naam, ander in self._kolommen if ander.naam == veld)

    def _tel(self, afgekeurd: bool, opmerkingen: list[Fout]) -> None:
        self.telling.rijen += 1
        self.telling.afgekeurd += afgekeurd
        for opmerking in opmerkingen:
            self.telling.aangevuld[opmerking.kolom] += 1


class _Kenmerken:
    """Which record keys a delivery named already: on disk beyond what fits, as digests under a key of this run."""

    def __init__(self) -> None:
        self._sleutel = os.urandom(16)
        self._plek = sqlite3.connect("", isolation_level=None)

    def __enter__(self) -> "_Kenmerken":
        """Begin with none."""
        for regel in ("PRAGMA journal_mode=OFF", "PRAGMA synchronous=OFF", "PRAGMA cache_size=-65536"):
            self._plek.execute(regel)
        self._plek.execute("CREATE TABLE gezien (kenmerk INTEGER PRIMARY KEY, rij INTEGER NOT NULL)")
        self._plek.execute("BEGIN")
        return self

    def __exit__(self, *_: object) -> None:
        self._plek.close()

    def eerder(self, kenmerk: str, rij: int) -> int:
        """The row that named this key before, or 0; from now on this one did."""
        if not kenmerk:
            return 0
        som = hashlib.blake2b(kenmerk.encode(), digest_size=8, key=self._sleutel).digest()
        getal = int.from_bytes(som, signed=True)
        made = self._plek.execute("INSERT INTO gezien VALUES (?, ?) ON CONFLICT DO NOTHING", (getal, rij))
        if made.rowcount:
            return 0
        return int(self._plek.execute("SELECT rij FROM gezien WHERE kenmerk = ?", (getal,)).fetchone()[0])
