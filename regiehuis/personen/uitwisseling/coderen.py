"""From a record to bits that can be compared and not read: a Bloom filter of the whole record, keyed and hardened.

Each piece (two letters of a name, a year, a day with a month, a postcode) sets as many bits as it weighs, at places
drawn by HMAC-SHA256 with the key, independently of each other. Then the two halves are folded into one (exclusive or),
so that a bit stands for no piece alone, and some bits of each row are turned at random, so that two rows of one person
are not equal and no pattern is exact. What that protects against and what not: docs/decisions/0027.
"""

import hashlib
import hmac
import secrets
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import duckdb

from regiehuis.personen.uitwisseling.bestand import BITS

_RUW = 2 * BITS
_RUIS = 20
"""How many bits of a row are turned: two in a hundred."""
_PER_HMAC = 16

ZWAARTE = {
    "letter": 12, "voornaam": 9, "stam": 18, "achternaam": 9, "klank": 24, "jaar": 30, "maand": 21, "dag": 21,
    "jaar en maand": 18, "jaar en dag": 18, "maand en dag": 18, "geslacht": 18, "postcode": 24, "buurt": 15,
    "straat": 15, "huisnummer": 12, "plaats": 18,
}  # fmt: skip
"""How many bits a piece sets. A name has a piece for every two letters."""

KOLOMMEN = (
    "letter1", "vn_klank", "vn_stam", "an_klank", "an2_klank", "jaar", "maand", "dag", "geslacht", "straat",
    "plaats", "postcode", "huisnummer",
)  # fmt: skip
GENOEG = """(an_klank IS NOT NULL)::TINYINT + (letter1 IS NOT NULL)::TINYINT + (jaar IS NOT NULL)::TINYINT
    + (coalesce(postcode, straat, plaats) IS NOT NULL)::TINYINT >= 3"""
"""SQL: who can be compared at all: three of surname, first letter, year of birth, and something of an address."""


def codeer(connectie: duckdb.DuckDBPyConnection, sleutel: bytes) -> Iterator[tuple[int, int]]:
    """The number and the encoding of each record of table `records` that has enough to be compared."""

    @lru_cache(maxsize=200_000)
    def bits(soort: str, waarde: str) -> int:
        return _bits(sleutel, soort, waarde)

    gevonden = connectie.execute(f"SELECT rij, {', '.join(KOLOMMEN)} FROM records WHERE {GENOEG}")
    while rijen := gevonden.fetchmany(10_000):
        for rij, *waarden in rijen:
            samen = 0
            for soort, waarde in stukken(dict(zip(KOLOMMEN, waarden, strict=True))):
                samen |= bits(soort, waarde)
            yield rij, _gevouwen(samen) ^ _ruis()


def stukken(record: dict[str, Any]) -> set[tuple[str, str]]:
    """The pieces of a normalised record; a first of January may stand for an unknown day, and says only the year."""
    gevonden = {
        ("letter", record["letter1"]), ("stam", record["vn_stam"]), ("geslacht", record["geslacht"]),
        ("straat", record["straat"]), ("huisnummer", record["huisnummer"]), ("plaats", record["plaats"]),
        ("postcode", record["postcode"]), ("buurt", (record["postcode"] or "")[:4]), ("jaar", record["jaar"]),
        ("klank", record["an_klank"]), ("klank", record["an2_klank"]),
        *(("voornaam", paar) for paar in _paren(record["vn_klank"])),
        *(("achternaam", paar) for naam in ("an_klank", "an2_klank") for paar in _paren(record[naam])),
    }  # fmt: skip
    jaar, maand, dag = record["jaar"], record["maand"], record["dag"]
    if (maand, dag) != (1, 1):
        gevonden |= {("maand", maand), ("dag", dag)}
        if maand and dag:
            gevonden |= {("jaar en maand", f"{jaar}-{maand}"), ("jaar en dag", f"{jaar}-{dag}")}
            gevonden.add(("maand en dag", f"{maand}-{dag}"))
    return {(soort, str(waarde)) for soort, waarde in gevonden if waarde}


def _paren(naam: str | None) -> set[str]:
    rand = f"_{naam}_" if naam else ""
    return {rand[n : n + 2] for n in range(len(rand) - 1)}


def _bits(sleutel: bytes, soort: str, waarde: str) -> int:
    gezet, aantal = 0, ZWAARTE[soort]
    for ronde in range(-(-aantal // _PER_HMAC)):
        worp = hmac.digest(sleutel, f"{soort}\x00{ronde}\x00{waarde}".encode(), hashlib.sha256)
        for n in range(min(_PER_HMAC, aantal - ronde * _PER_HMAC)):
            gezet |= 1 << (int.from_bytes(worp[2 * n : 2 * n + 2]) % _RUW)
    return gezet


def _gevouwen(bits: int) -> int:
    return (bits >> BITS) ^ (bits & ((1 << BITS) - 1))


def _ruis() -> int:
    gekeerd, worp = 0, secrets.token_bytes(2 * _RUIS)
    for n in range(0, 2 * _RUIS, 2):
        gekeerd |= 1 << (int.from_bytes(worp[n : n + 2]) % BITS)
    return gekeerd
