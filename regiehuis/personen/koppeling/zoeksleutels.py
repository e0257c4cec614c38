"""The keys of a look-up: a record is found by whoever asks with one of them, and compared only then.

Each stands for a way in which a question and a record of one person can differ and still have something rare in
common. A part with more values, each surname or each first name, gives a key for each. A key is a number made of the
house, its own place in the list and its parts, so that one index serves them all and no house meets another's.
"""

import hashlib
import itertools
import re
from collections.abc import Iterable, Iterator

from regiehuis.personen.koppeling.enkel import Kenmerken, klank, stam

Waarden = dict[str, tuple[str, ...]]
SLEUTELS: tuple[tuple[str, ...], ...] = (
    ("bsn",),
    ("datum", "letter1"),
    ("datum", "an"),
    ("adres", "letter1"),
    ("straatadres", "plaats"),
    ("plaats", "an", "vs"),
    ("plaats", "an", "letter1"),
    ("plaats", "an"),
    ("plaats", "vs", "an[:2]"),
    ("plaats", "vs", "an[-2:]"),
    ("plaats", "letter1", "an[:4]"),
    ("plaats", "letter1", "an[-4:]"),
    ("plaats", "vs", "jaar"),
    ("an", "letter1", "jaar"),
    ("an", "letter1", "maand", "dag"),
    ("vs", "an[:3]", "jaar"),
    ("vs", "an[-3:]", "jaar"),
    ("post4", "an"),
    ("postcode", "letter1"),
    ("an", "vs"),
)
"""What each key is made of; a record that lacks a part has none. The place in the list is part of the key: append."""

EERST = (0, 1, 2, 5)
"""The keys that are tried first: few share one, and whoever is found so for certain needs no other."""

_DEEL = re.compile(r"(\w+)(?:\[(:|-)(\d+):?\])?")
BITS = 15
"""Hexadecimal figures of a key: sixty bits, a positive number of eight bytes."""


def van_record(kenmerken: Kenmerken, *, huis: str, bsn_hash: str) -> list[int]:
    """The keys under which a record stands."""
    return sorted(_getallen(huis, _waarden(kenmerken, bsn_hash), range(len(SLEUTELS))))


def van_vraag(kenmerken: Kenmerken, *, huis: str, bsn_hash: str) -> tuple[list[int], list[int]]:
    """The keys to look under: first those that settle it, then the rest, with what may be written otherwise."""
    waarden = _waarden(kenmerken, bsn_hash)
    eerst = _getallen(huis, waarden, EERST)
    rest = _getallen(huis, waarden, _LATER)
    for anders, nummers in _anders(kenmerken):
        rest |= _getallen(huis, {**waarden, **anders}, nummers)
    return sorted(eerst), sorted(rest - eerst)


def ontleed(deel: str) -> tuple[str, str, int]:
    """Column, "" or ":" (from the start) or "-" (from the end), how many letters."""
    gevonden = _DEEL.fullmatch(deel)
    assert gevonden, deel
    return gevonden[1], gevonden[2] or "", int(gevonden[3] or 0)


def _waarden(kenmerken: Kenmerken, bsn_hash: str) -> Waarden:
    """What keys are made of: none, one or more values for each part."""
    enkel = {
        "bsn": bsn_hash, "datum": kenmerken.datum, "letter1": kenmerken.letter1, "adres": kenmerken.adres,
        "straatadres": kenmerken.straatadres, "plaats": kenmerken.plaats, "jaar": kenmerken.jaar,
        "maand": kenmerken.maand, "dag": kenmerken.dag, "postcode": kenmerken.postcode,
        "post4": (kenmerken.postcode or "")[:4],
    }  # fmt: skip
    gevonden = {naam: (str(waarde),) if waarde else () for naam, waarde in enkel.items()}
    return {**gevonden, "an": kenmerken.an_lijst, "vs": _stamklanken(kenmerken.vn or "")}


def _stamklanken(voornamen: str) -> tuple[str, ...]:
    return tuple({klank(stam(naam))[:4] for naam in voornamen.split()})


def _anders(kenmerken: Kenmerken) -> Iterator[tuple[Waarden, tuple[int, ...]]]:
    """What of the question may have been meant otherwise: day and month or names swapped, the year mistyped."""
    if kenmerken.datum:
        jaar, maand, dag = kenmerken.datum[:4], kenmerken.datum[4:6], kenmerken.datum[6:]
        if maand != dag and int(dag) <= 12:
            yield {"datum": (jaar + dag + maand,)}, (1, 2)
        yield {"datum": tuple(f"{int(jaar) + scheelt}{maand}{dag}" for scheelt in (-10, -1, 1, 10))}, (2,)
    if kenmerken.vn_klank and kenmerken.an1:
        # What was taken for a surname is the first name: looked up by date or town.
        yield {"an": (kenmerken.vn_klank,), "letter1": (kenmerken.an1[0],)}, (2, 6)


def _getallen(huis: str, waarden: Waarden, nummers: Iterable[int]) -> set[int]:
    """The keys of some places in the list; none where a part is not known."""
    gevonden = set()
    for nummer in nummers:
        stukken = [
            waarden[kolom] if not kant else [w[:aantal] if kant == ":" else w[-aantal:] for w in waarden[kolom]]
            for kolom, kant, aantal in _ONTLEED[nummer]
        ]
        begin = f"{huis}|{nummer}|"
        for delen in itertools.product(*stukken):
            som = hashlib.md5(f"{begin}{'|'.join(delen)}".encode(), usedforsecurity=False).hexdigest()
            gevonden.add(int(som[:BITS], 16))
    return gevonden


_ONTLEED = tuple(tuple(ontleed(deel) for deel in delen) for delen in SLEUTELS)
_LATER = tuple(nummer for nummer in range(len(SLEUTELS)) if nummer not in EERST)
