"""`make proof MUTATE=1`: takes away each policy, and each check of `access`, in turn; the proof must then fail.

Each layer is judged alone. A policy is opened and the database asked directly, without Python between. A check in
Python is taken away while every policy of reading stands open, so that no database answers for it; it counts as missed
when an ask that held with the check no longer does. Found by themselves: policies in the catalogue of the database,
checks in the source. What no ask tells is taken away once more from the tests of its part, which must then fail. What
survives that too is told by name; it stands in `BEKEND` with why nothing can tell it, or the run fails.
"""

import os
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from proof.inhoud import make_wereld
from proof.mutant import NAAM
from proof.mutaties_bekend import BEKEND, tests_of
from proof.orakel import Blik
from proof.start import started
from proof.wereld import Wereld

WERELDEN = 3
ROOT = Path(__file__).resolve().parents[1]


def main(seed: int, kind: str = "1", sample: int = 0) -> int:
    """Every mutant, those of one kind ("policies", "checks"), or so many of each; 1 when an unknown one survives."""
    began = time.monotonic()
    killed, silent = 0, list[str]()
    with started():
        from proof.mutaties_beleid import policy_mutants
        from proof.mutaties_bron import check_mutants

        for name, way in (("policies", policy_mutants), ("checks", check_mutants)):
            for mutant, told in way(seed, random.Random(seed), sample) if kind in (name, "1") else ():
                killed += told
                silent += [] if told else [mutant]
    print(f"{killed} killed by asks; {len(silent)} left for the tests", flush=True)
    known = [name for name in silent if name in BEKEND]
    left = [name for name in silent if name not in BEKEND]
    survived = [name for name, told in by_tests(left) if not told]
    for name in known:
        print(f"known: {name} ({BEKEND[name]})")
    for name in survived:
        print(f"survived: {name}")
    print(f"{len(left) - len(survived)} killed by tests, {len(known)} known to survive")
    print(f"{killed + len(silent)} mutants, {len(survived)} survivors, {time.monotonic() - began:.0f} s", flush=True)
    return 1 if survived else 0


def by_tests(mutants: list[str]) -> Iterator[tuple[str, bool]]:
    """Each mutant with whether the tests of its part failed without it; two at a time."""
    with ThreadPoolExecutor(2) as pool:
        yield from zip(mutants, pool.map(_fails_tests, mutants), strict=True)


def _fails_tests(mutant: str) -> bool:
    """Whether a test fails; one that cannot run at all, or no test, tells nothing."""
    command = [
        sys.executable,
        "-W",
        "ignore",
        "-m",
        "pytest",
        "-q",
        "-x",
        "-p",
        "proof.mutant",
        "-p",
        "no:cacheprovider",
    ]
    ran = subprocess.run(
        [*command, *tests_of(mutant)], env={**os.environ, NAAM: mutant}, cwd=ROOT, capture_output=True, check=False
    )
    return ran.returncode == pytest.ExitCode.TESTS_FAILED


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
