"""The file that goes back to the sender: each refused row as it came, with the reason per cell."""

import csv
from collections.abc import Iterable
from typing import TextIO

from .toetsen import ZONDER_NAAM, Getoetst

REDEN = "Reden"
RIJ = "Rij"


class Terug:
    """Writes refused rows as CSV (UTF-8, semicolons) to an open text file."""

    def __init__(self, naar: TextIO, kop: tuple[str, ...]) -> None:
        """Write the header: the number of the row, the reason, then the columns of the sender."""
        self._kop = kop
        self._schrijf = csv.writer(naar, delimiter=";", lineterminator="\r\n")
        self._schrijf.writerow([RIJ, REDEN, *map(_veilig, kop)])

    def voeg_toe(self, rijen: Iterable[Getoetst]) -> None:
        """Add those that were refused."""
        for rij in rijen:
            if rij.fouten:
                self._schrijf.writerow([rij.nummer, reden_van(rij), *map(_veilig, rij.cellen)])


def reden_van(rij: Getoetst) -> str:
    """Everything that is wrong with a row: "BSN: is geen geldig BSN. Geboortedatum: …"."""
    return " ".join(
        (f"Deze rij {fout.reden}." if fout.kolom == ZONDER_NAAM else f"{fout.kolom}: {fout.reden.rstrip('.')}.")
        for fout in rij.fouten
    )


def _veilig(cel: str) -> str:
    """A cell that a spreadsheet would run as a formula gets an apostrophe."""
    return f"'{cel}" if cel.startswith(("=", "+", "-", "@", "\t", "\r")) else cel
