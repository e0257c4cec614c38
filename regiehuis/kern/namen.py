"""Dutch names: shown, sorted and searched as a Dutch list does (DESIGN: van der Berg under B)."""

import re
import unicodedata
from dataclasses import dataclass
from typing import Final

# Letters that carry no separable accent but are written without in a Dutch list.
_LETTERS: Final = str.maketrans(
    {"ß": "ss", "ø": "o", "æ": "ae", "œ": "oe", "đ": "d", "ð": "d", "ł": "l", "þ": "th", "ı": "i", "ħ": "h"}
)
_NOT_LETTERS: Final = re.compile(r"[\W_]+")
_APOSTROPHES: Final = re.compile("['’‘`´ʼ]")
# Between the parts of a sort key; below every letter and the space, so that Berg stands before Bergsma.
_FIELD: Final = "\t"


@dataclass(frozen=True, slots=True)
class Naam:
    """The parts of a Dutch name; only `achternaam` must be there."""

    achternaam: str
    tussenvoegsel: str = ""
    voornamen: str = ""
    voorletters: str = ""

    def display(self) -> str:
        """In full: "Jan Willem van der Berg"; initials where no first name is known."""
        return _join(self.voornamen or self.voorletters, self.tussenvoegsel, self.achternaam)

    def sort_key(self) -> str:
        """What to store and sort by, byte by byte: surname, then first names or initials, then tussenvoegsel."""
        parts = (self.achternaam, self.voornamen or self.voorletters, self.tussenvoegsel)
        return _FIELD.join(normalise(part) for part in parts)


def normalise(text: str) -> str:
    """Lower case, without diacritics and apostrophes, every other sign a space; ĳ is written ij."""
    lower = unicodedata.normalize("NFKD", text).lower()
    plain = unicodedata.normalize("NFKD", lower).translate(_LETTERS)
    plain = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return _NOT_LETTERS.sub(" ", _APOSTROPHES.sub("", plain)).strip()


def normalise_query(text: str) -> str:
    """As `normalise`, and ij as y: names are written both ways (Bruijn, Bruyn)."""
    return normalise(text).replace("ij", "y")


def _join(*parts: str) -> str:
    """The parts with a space between, but none after an apostrophe: "d'Hondt"."""
    joined = " ".join(part for part in parts if part)
    return re.sub(r"(\b[dl]['’]) (?=\w)", r"\1", joined, flags=re.IGNORECASE)
