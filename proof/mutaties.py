"""`make proof MUTATE=1`: takes away each policy, and each check of `access`, in turn; the proof must then fail.

Each layer is judged alone. A policy is opened and the database asked directly, without Python between. A check in
Python is taken away while every policy of reading stands open, so that no database answers for it; it counts as missed
when an ask that held with the check no longer does. Found by themselves: policies in the catalogue of the database,
checks in the source. What survives is told by name; it stands in `BEKEND` with what shows it instead, or the run fails.
"""

import random
import sys
import time
from collections.abc import Iterator
from typing import Any

from proof.inhoud import make_wereld
from proof.mutaties_bekend import BEKEND
from proof.orakel import Blik
from proof.start import started
from proof.wereld import Wereld

WERELDEN = 3


def main(seed: int, sample: int = 0) -> int:
    """Every mutant, or so many of each kind; 1 when one survives that is not known by name."""
    with started():
        from proof.mutaties_beleid import policy_mutants
        from proof.mutaties_bron import check_mutants

        began = time.monotonic()
        survived: list[str] = []
        tried = 0
        for kind in (policy_mutants, check_mutants):
            for name, killed in kind(seed, random.Random(seed), sample):
                tried += 1
                if not killed:
                    survived.append(name)
                    print(f"survived: {name}{' (known: ' + BEKEND[name] + ')' if name in BEKEND else ''}", flush=True)
        unknown = [name for name in survived if name not in BEKEND]
        print(f"{tried - len(survived)} killed, {len(survived) - len(unknown)} known to survive")
        print(f"{tried} mutants, {len(unknown)} survivors, {time.monotonic() - began:.0f} s", flush=True)
        return 1 if unknown else 0


def worlds(seed: int) -> Iterator[Wereld]:
    """A few worlds, one at a time in the database."""
    from proof import bank

    for number in range(WERELDEN):
        w = make_wereld(seed + number)
        bank.write(w)
        try:
            yield w
        finally:
            bank.clear(w)


def chosen(kans: random.Random, everything: list[Any], sample: int) -> list[Any]:
    return kans.sample(everything, k=min(sample, len(everything))) if sample else everything


def blikken(w: Wereld) -> list[Blik]:
    return [Blik(w, wie) for wie in w.rijen("samenwerking_medewerker")]


if __name__ == "__main__":
    sys.exit(main(1))
