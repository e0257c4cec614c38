"""Who is in both lists, by their encodings alone: every pair, the likeliest first, each row at most once.

The *likeness* of two rows is how much their bits go together beyond chance (the correlation phi: 1 for equal, around
0 for strangers). It is counted in three steps, each on more bits and with room for luck, so that nearly all pairs are
let go after two words of 64 bits; blocking that loses pairs is not needed for a hundred thousand by as many.
"""

import hashlib
import hmac
from typing import NamedTuple

import duckdb
import pyarrow

from regiehuis.personen.uitwisseling.bestand import BITS, WOORDEN, Codering, OngeldigeUitwisseling

DREMPEL = 0.38
LAAGST, HOOGST = 0.3, 0.95
_STAPPEN = (2, 6)
"""How many words are looked at before all of them."""
_RUIMTE = 2.7
"""Standard deviations of luck that a pair is given in a step."""


class Treffer(NamedTuple):
    """A row of the one and a row of the other, as places in their lists, with their likeness."""

    eigen: int
    ander: int
    gelijkenis: float


def treffers(
    connectie: duckdb.DuckDBPyConnection, eigen: Codering, ander: Codering, *, drempel: float = DREMPEL
) -> list[Treffer]:
    """The hits between two lists: whoever compares, and from whichever side, finds the same.

    Raises:
        OngeldigeUitwisseling: both lists are of one house, or no such threshold.
    """
    if eigen.huis == ander.huis:
        raise OngeldigeUitwisseling(f"Beide lijsten zijn van {eigen.huis}. Nodig is er een van elk huis.")
    if not LAAGST <= drempel <= HOOGST:
        raise OngeldigeUitwisseling(f"De drempel moet tussen {LAAGST} en {HOOGST} liggen.")
    for naam, lijst in (("eigen", eigen), ("ander", ander)):
        _tabel(connectie, naam, lijst, drempel)
    gevonden = connectie.execute(_vergelijk(drempel)).fetchall()
    for naam in ("eigen", "ander"):
        connectie.execute(f"DROP TABLE {naam}")
    paren = [Treffer(*rij) for rij in gevonden]
    paren.sort(key=lambda p: (-p.gelijkenis, *sorted((eigen.tokens[p.eigen], ander.tokens[p.ander]))))
    return _een_op_een(paren)


def kenmerk(zegel: bytes, een: str, twee: str) -> str:
    """The name of a hit, the same for both houses, by which they speak of it without saying who it is."""
    return hmac.digest(zegel, f"treffer {min(een, twee)} {max(een, twee)}".encode(), hashlib.sha256).hex()[:12]


def _een_op_een(paren: list[Treffer]) -> list[Treffer]:
    """The likeliest first; a row that has its hit gets no other."""
    links: set[int] = set()
    rechts: set[int] = set()
    gekozen = []
    for paar in paren:
        if paar.eigen not in links and paar.ander not in rechts:
            links.add(paar.eigen)
            rechts.add(paar.ander)
            gekozen.append(paar)
    return gekozen


def _tabel(connectie: duckdb.DuckDBPyConnection, naam: str, lijst: Codering, drempel: float) -> None:
    kolommen = {
        f"w{n}": pyarrow.Array.from_buffers(
            pyarrow.int64(), len(lijst.tokens), [None, pyarrow.py_buffer(lijst.kolom(n).tobytes())]
        )
        for n in range(WOORDEN)
    }
    connectie.register("aangereikt", pyarrow.table({"plek": range(len(lijst.tokens)), **kolommen}))
    aan = " + ".join(f"bit_count(w{n})::SMALLINT" for n in range(WOORDEN))
    hoogstens = ", ".join(f"{_hoogstens(woorden, drempel)} AS hoogstens{woorden}" for woorden in _STAPPEN)
    connectie.execute(
        f"CREATE OR REPLACE TEMP TABLE {naam} AS SELECT *, {hoogstens} FROM (SELECT *, {aan} AS aan FROM aangereikt)"
        f" WHERE aan BETWEEN 1 AND {BITS - 1}"
    )
    connectie.unregister("aangereikt")


def _vergelijk(drempel: float) -> str:
    stappen = [f"{_anders(woorden)} <= e.hoogstens{woorden} + a.hoogstens{woorden}" for woorden in _STAPPEN]
    samen = " + ".join(f"bit_count(e.w{n} & a.w{n})::SMALLINT" for n in range(WOORDEN))
    phi = f"""({BITS} * ({samen})::DOUBLE - e.aan::DOUBLE * a.aan)
        / sqrt(e.aan::DOUBLE * ({BITS} - e.aan) * a.aan * ({BITS} - a.aan))"""
    stapsgewijs = "".join(f"CASE WHEN {stap} THEN " for stap in stappen) + phi + " END" * len(stappen)
    return f"""SELECT eigen, ander, gelijkenis FROM (
            SELECT e.plek AS eigen, a.plek AS ander, {stapsgewijs} AS gelijkenis FROM eigen e, ander a
        ) WHERE gelijkenis >= {drempel}"""


def _anders(woorden: int) -> str:
    return "(" + " + ".join(f"bit_count(xor(e.w{n}, a.w{n}))::SMALLINT" for n in range(woorden)) + ")"


def _hoogstens(woorden: int, drempel: float) -> str:
    """SQL: half of how many of these bits may differ of two rows that are as alike as the threshold, with some luck.

    Of two rows that are as full the differing share is 2 p (1 - p) (1 - phi).
    """
    bits = 64 * woorden
    deel = f"2 * aan / {BITS} * (1 - aan / {BITS}) * {1 - drempel}"
    return f"(({bits} * {deel} + {_RUIMTE} * sqrt({bits} * {deel} * (1 - {deel}))) / 2)::FLOAT"
