"""`make proof`: random houses, random asks, compared with the oracle; the last line reads `N asks, 0 disagreements`.

A run is repeated by its seed. `--jobs` divides the asks over processes, each with a database of its own.
"""

import argparse
import json
import os
import random
import subprocess
import sys
import time

from proof.ronde import Uitslag

PER_WERELD = 1000
# One ask of so many goes through the whole request; the others go straight to the database.
PAGINA_OP = 8


def main() -> int:
    """Ask, print the disagreements and the totals; 1 when there is a disagreement, 2 when something broke."""
    asked = _arguments()
    if asked.mutate:
        from proof.mutaties import main as mutate

        return mutate(asked.seed, asked.mutate, sample=asked.sample)
    began = time.monotonic()
    print(f"seed {asked.seed}, {asked.asks} asks, {asked.jobs} processes", flush=True)
    if asked.jobs == 1:
        result = _ask(asked.seed, asked.asks, asked.examples)
    else:
        result = _divided(asked)
    if asked.part:
        print(json.dumps(result.values()))
        return 0
    _tell(result, time.monotonic() - began)
    return 1 if result.fout else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="proof")
    parser.add_argument("--asks", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10**6))
    parser.add_argument("--jobs", type=int, default=min(2, os.cpu_count() or 1))
    parser.add_argument(
        "--examples",
        type=int,
        default=12,
        help="rows of changes, asked beside --asks",
    )
    parser.add_argument("--part", action="store_true", help="one process of several: answer in JSON")
    mutants = ("1", "policies", "checks")
    parser.add_argument("--mutate", choices=mutants, help="take away each policy and check, and see the proof fail")
    parser.add_argument("--sample", type=int, default=0, help="of the mutants, so many")
    return parser.parse_args()


def _ask(seed: int, asks: int, examples: int) -> Uitslag:
    from proof.start import started

    with started():
        from proof.ronde import run
        from proof.toestand import run_machine

        result = run(seed, asks, PER_WERELD, PAGINA_OP)
        asked, wrong = run_machine(examples, seed) if examples else (0, "")
        result.asks += asked
        result.machine += asked
        if wrong:
            result.wrong(wrong)
        return result


def _divided(asked: argparse.Namespace) -> Uitslag:
    command = [sys.executable, "-W", "ignore", "-m", "proof", "--part", "--jobs", "1"]
    running = []
    for number in range(asked.jobs):
        args = ["--asks", str(_share(asked.asks, asked.jobs, number)), "--seed", str(asked.seed + number * 10**6)]
        args += ["--examples", str(_share(asked.examples, asked.jobs, number))]
        running.append(subprocess.Popen([*command, *args], stdout=subprocess.PIPE, text=True))
    total = Uitslag()
    for part in running:
        out, _ = part.communicate()
        if part.returncode:
            sys.exit(2)
        total.add(Uitslag(**json.loads(out.splitlines()[-1])))
    return total


def _share(whole: int, parts: int, number: int) -> int:
    """What one of so many parts does of the whole; the first ones do one more where it does not divide."""
    return whole // parts + (number < whole % parts)


def _tell(result: Uitslag, seconds: float) -> None:
    for wrong in result.voorbeelden:
        print(wrong)
    sql = result.asks - result.pagina - result.machine
    print(f"{result.werelden} houses in {seconds:.0f} s: {result.pagina} asks by page, {sql} in SQL,", end=" ")
    print(f"{result.machine} in SQL while a house changed")
    print(f"{result.asks} asks, {result.fout} disagreements", flush=True)


if __name__ == "__main__":
    sys.exit(main())
