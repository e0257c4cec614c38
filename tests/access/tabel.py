"""One table under row-level security, as the oracle of the tables writes it down."""

import dataclasses
from collections.abc import Mapping

from tests.access.adressen import NIEMAND

Wie = frozenset[str]


@dataclasses.dataclass(frozen=True)
class Tabel:
    """One table: per row who sees it; who adds a copy of the first row, changes it, takes it away."""

    ziet: Mapping[str, Wie]
    voegt_toe: Wie = NIEMAND
    wijzigt: Wie = NIEMAND
    haalt_weg: Wie = NIEMAND
    # A column to write for the test of UPDATE; set to itself, so that only the right is asked.
    kolom: str = "id"
