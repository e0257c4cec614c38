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
# The first of what a name starts with: a digraph that is one initial in Dutch, else a letter.
_INITIAL: Final = re.compile(r"^(ij|[^\W_])", re.IGNORECASE)

# Words of which a tussenvoegsel is made, after table 36 of the population register.
_TUSSENVOEGSELS: Final = frozenset(
    "'s 't a aan aen af al am auf aus bij bin boven d d' da dal dalla das de del della den der des di die do don dos"
    " du een el en het i im in in't l l' la las le les lo los of onder op op't over s't te ten ter tho thoe thor to toe"
    " tot uijt uit uyt van van't ver vom von voor vor zu zum zur".split()
)

# Between the parts of a sort key; below every letter and the space, so that Berg stands before Bergsma.
_FIELD: Final = "\t"


@dataclass(frozen=True, slots=True)
class Naam:
    """The parts of a Dutch name; only `achternaam` must be there."""

    achternaam: str
    tussenvoegsel: str = ""
    voornamen: str = ""
    voorletters: str = ""

    @property
    def initials(self) -> str:
        """The initials as given, else made of the first names: "J.W."."""
        return self.voorletters or make_initials(self.voornamen)

    def display(self) -> str:
        """In full: "Jan Willem van der Berg"; initials where no first name is known."""
        return _join(self.voornamen or self.voorletters, self.tussenvoegsel, self.achternaam)

    def display_short(self) -> str:
        """With initials: "J.W. van der Berg"."""
        return _join(self.initials, self.tussenvoegsel, self.achternaam)

    def display_in_list(self) -> str:
        """As in a list sorted by surname: "Berg, J.W. van der"."""
        rest = _join(self.initials, self.tussenvoegsel)
        return f"{self.achternaam}, {rest}" if rest else self.achternaam

    def sort_key(self) -> str:
        """What to store and sort by, byte by byte: surname, then first names or initials, then tussenvoegsel."""
        parts = (self.achternaam, self.voornamen or self.voorletters, self.tussenvoegsel)
        return _FIELD.join(normalise(part) for part in parts)

    def search_text(self) -> str:
        """What to store and search in; `normalise_query` makes the question alike."""
        return normalise_query(self.display())


def normalise(text: str) -> str:
    """Lower case, without diacritics and apostrophes, every other sign a space; ĳ is written ij."""
    lower = unicodedata.normalize("NFKD", text).lower()
    plain = unicodedata.normalize("NFKD", lower).translate(_LETTERS)
    plain = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return _NOT_LETTERS.sub(" ", _APOSTROPHES.sub("", plain)).strip()


def normalise_query(text: str) -> str:
    """As `normalise`, and ij as y: names are written both ways (Bruijn, Bruyn)."""
    return normalise(text).replace("ij", "y")


def make_initials(voornamen: str) -> str:
    """The initials of first names: "Jan-Willem IJsbrand" gives "J.W.IJ."."""
    found = (_INITIAL.match(word) for word in re.split(r"[\s\-]+", voornamen))
    return "".join(f"{match.group().upper()}." for match in found if match)


def tidy_initials(text: str) -> str:
    """Typed initials as they are written: "jw", "J W" and "j.w" all give "J.W."; "Th." keeps its form."""
    words = [word for word in re.split(r"[\s.\-]+", text.strip()) if word]
    if len(words) == 1 and (words[0].isupper() or words[0].islower()):
        words = re.findall(r"ij|[^\W_]", words[0], re.IGNORECASE)
    return "".join(f"{_capital(word)}." for word in words)


def split_achternaam(text: str) -> tuple[str, str]:
    """A typed surname parted in tussenvoegsel and surname: "van der Berg" gives ("van der", "Berg").

    The last word is never a tussenvoegsel; a word within the surname stays there.
    """
    words = text.replace("’", "'").split()
    count = 0
    while count < len(words) - 1 and words[count].lower() in _TUSSENVOEGSELS:
        count += 1
    return " ".join(words[:count]).lower(), " ".join(words[count:])


def _capital(word: str) -> str:
    return word.upper() if word.lower() == "ij" else word[:1].upper() + word[1:]


def _join(*parts: str) -> str:
    """The parts with a space between, but none after an apostrophe: "d'Hondt"."""
    joined = " ".join(part for part in parts if part)
    return re.sub(r"(\b[dl]['’]) (?=\w)", r"\1", joined, flags=re.IGNORECASE)
