"""Dates of which only a part may be known, as the population register keeps birth dates.

Stored as the text YYYY-MM-DD with 00 for an unknown day or month, so that it sorts and compares as text.
A date of which not even the year is known is no date: store nothing.
"""

import calendar
import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from regiehuis.kern.errors import Refusal

EARLIEST: Final = 1850
LATEST: Final = 2199
MAANDEN: Final = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)

_STORED: Final = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")
_TYPED: Final = re.compile(r"(?:(?:([0-9]{1,2})[-/. ])?([0-9]{1,2})[-/. ])?([0-9]{4})")
_IN_WORDS: Final = re.compile(r"(?:([0-9]{1,2}) )?([a-z]{3,9})\.? ([0-9]{4})", re.IGNORECASE)


class InvalidDatum(Refusal):
    """What was typed is no date, not even a partly known one."""


@dataclass(frozen=True, slots=True, order=True)
class Datum:
    """A date of which day, or day and month, may be unknown (0). Made by `parse_datum`."""

    jaar: int
    maand: int = 0
    dag: int = 0

    def __post_init__(self) -> None:
        if not EARLIEST <= self.jaar <= LATEST:
            raise InvalidDatum("Vul een jaartal van vier cijfers in.")
        if not 0 <= self.maand <= 12:
            raise InvalidDatum("Deze maand bestaat niet.")
        if self.dag and not self.maand:
            raise InvalidDatum("Vul ook de maand in, of laat de dag weg.")
        if not 0 <= self.dag <= (calendar.monthrange(self.jaar, self.maand)[1] if self.maand else 0):
            raise InvalidDatum("Deze dag bestaat niet.")

    @property
    def text(self) -> str:
        """As it is stored: YYYY-MM-DD with 00 for what is unknown."""
        return f"{self.jaar:04}-{self.maand:02}-{self.dag:02}"

    @property
    def first(self) -> date:
        """The first day that it may be."""
        return date(self.jaar, self.maand or 1, self.dag or 1)

    def display(self) -> str:
        """As it stands on a screen: "5 mei 1980", "mei 1980 (dag onbekend)", "1980 (dag en maand onbekend)"."""
        if not self.maand:
            return f"{self.jaar} (dag en maand onbekend)"
        month = f"{MAANDEN[self.maand - 1]} {self.jaar}"
        return f"{self.dag} {month}" if self.dag else f"{month} (dag onbekend)"


def parse_datum(text: str) -> Datum:
    """The date that was typed or stored.

    Takes "5-5-1980", "05/05/1980", "5 mei 1980", "mei 1980", "05-1980", "1980", "00-05-1980", "00-00-1980"
    and the stored form "1980-05-00".

    Raises:
        InvalidDatum: it is no such form, or the day does not exist.
    """
    trimmed = " ".join(text.split())
    if match := _STORED.fullmatch(trimmed):
        jaar, maand, dag = (int(part) for part in match.groups())
        return Datum(jaar, maand, dag)
    if match := _TYPED.fullmatch(trimmed):
        dag, maand, jaar = (int(part or 0) for part in match.groups())
        return Datum(jaar, maand, dag)
    if match := _IN_WORDS.fullmatch(trimmed):
        day, month, year = match.groups()
        return Datum(int(year), _month(month), int(day or 0))
    raise InvalidDatum("Vul een datum in als 31-12-1980, 12-1980 of 1980.")


def _month(word: str) -> int:
    """The number of a month by its name or the beginning of it; "mrt" is usual too."""
    word = word.lower()
    found = [number for number, name in enumerate(MAANDEN, 1) if name.startswith(word) or (word, number) == ("mrt", 3)]
    if len(found) != 1:
        raise InvalidDatum("Deze maand bestaat niet.")
    return found[0]
