"""A delivery, from its bytes to a header and blocks of rows; memory stays flat however many there are."""

import dataclasses
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import Final

from openpyxl.utils import get_column_letter

from . import objecten, rekenblad, tekst
from .bestand import KOLOMMEN, RIJEN, Bron, Geweigerd, Onleesbaar, Rij, bron_van, soort_van, vingerafdruk

BLOK: Final = 5_000
"""Rows that stand in memory at a time."""
_LEZERS: Final[dict[str, Callable[[Bron], Iterator[Rij]]]] = {
    "csv": tekst.rijen,
    "json": objecten.rijen,
    "xlsx": rekenblad.xlsx_rijen,
    "ods": rekenblad.ods_rijen,
}


@dataclasses.dataclass(frozen=True)
class Bestand:
    """A delivered file that can be read: its kind, its header, the fingerprint of its content."""

    bron: Bron
    soort: str
    sha256: str
    kop: tuple[str, ...]

    def blokken(self, grootte: int = BLOK) -> Iterator[list[Rij]]:
        """The rows under the header, `grootte` at a time; an empty row is left out.

        Raises:
            Geweigerd: the file breaks off or cannot be read further, holds no rows, or more than may be.
        """
        rijen = (rij for rij in self._onder_de_kop() if any(map(str.strip, rij.cellen)))
        leeg = True
        while blok := list(islice(rijen, grootte)):
            leeg = False
            yield blok
        if leeg:
            raise Geweigerd("Er staan geen rijen in het bestand, alleen een kop.")

    def _onder_de_kop(self) -> Iterator[Rij]:
        rijen = _LEZERS[self.soort](self.bron)
        next(rij for rij in rijen if any(map(str.strip, rij.cellen)))
        for rij in rijen:
            if rij.nummer > RIJEN:
                raise Geweigerd(f"Het bestand heeft meer dan {RIJEN} rijen.")
            yield rij


def lees(inhoud: Path | bytes) -> Bestand:
    """What a file is, and its header; the rows are read by `blokken`.

    Raises:
        Geweigerd: absent, empty, too large, of another kind, or its first row is no header.
    """
    bron = bron_van(inhoud)
    som = vingerafdruk(bron)
    soort = soort_van(bron)
    eerste = next((rij for rij in _LEZERS[soort](bron) if any(map(str.strip, rij.cellen))), None)
    if eerste is None:
        raise Geweigerd("Het bestand is leeg.")
    return Bestand(bron, soort, som, _kop(eerste))


def _kop(rij: Rij) -> tuple[str, ...]:
    """The names of the columns. Raises Geweigerd when one is absent, double, or no plain text."""
    namen = list(rij.cellen)
    while namen and not namen[-1].strip():
        namen.pop()
    if len(namen) > KOLOMMEN:
        raise Geweigerd(f"Het bestand heeft meer dan {KOLOMMEN} kolommen. Lever alleen de kolommen die nodig zijn.")
    gezien: dict[str, int] = {}
    for plek, naam in enumerate(namen, 1):
        waar = f"Kolom {get_column_letter(plek)}"
        if isinstance(naam, Onleesbaar):
            raise Geweigerd(naam.reden)
        kaal = " ".join(naam.split())
        if not kaal:
            raise Geweigerd(f"{waar} heeft geen kop. De eerste rij moet de naam van elke kolom zeggen, zonder titel.")
        if len(kaal) > 100:
            raise Geweigerd(f"{waar} heeft een kop van meer dan 100 tekens. Is de eerste rij wel de kop?")
        if ander := gezien.get(kaal.casefold()):
            raise Geweigerd(f"{waar} heeft dezelfde kop als kolom {get_column_letter(ander)}: {kaal}.")
        gezien[kaal.casefold()] = plek
        namen[plek - 1] = kaal
    return tuple(namen)
