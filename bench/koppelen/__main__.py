"""`make koppeling`: make truth sets that nobody tuned on, link them, look people up in them, print the figures.

`toets` has other error rates and another seed than `leer`, on which thresholds and levels were chosen; three keys were
chosen on what was missed in `zwaar`. With `--seed` there is always a population that nobody has seen.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from bench.koppelen import bij, tussen
from bench.koppelen.fouten import PROFIELEN
from bench.koppelen.vragen import schrijf

SEED = {"leer": 101, "toets": 7707, "zwaar": 909}


def main() -> int:
    parser = argparse.ArgumentParser(prog="bench.koppelen")
    parser.add_argument("--records", type=int, default=100_000)
    parser.add_argument("--vragen", type=int, default=10_000, help="look-ups, a fifth of people in no record")
    parser.add_argument("--users", type=int, default=8, help="how many look up at once")
    parser.add_argument("--profiel", choices=PROFIELEN, action="append", help="default: toets and zwaar")
    parser.add_argument("--seed", type=int, help="another population")
    parser.add_argument("--tussen", action="store_true", help="instead: hit / no hit between two houses")
    parser.add_argument("--bij", type=int, metavar="N", help="instead: add a delivery of N records to a kept run")
    parser.add_argument("--folder", type=Path, default=Path(tempfile.gettempdir()) / "regiehuis-koppelen")
    asked = parser.parse_args()
    asked.folder.mkdir(parents=True, exist_ok=True)
    for profiel in asked.profiel or ("toets", "zwaar"):
        seed = SEED[profiel] if asked.seed is None else asked.seed
        if asked.tussen:
            tussen.meet(asked.records, seed=seed, profiel=profiel)
            continue
        if asked.bij:
            bij.meet(asked.folder, asked.records, asked.bij, seed=seed, profiel=profiel)
            continue
        pad = asked.folder / f"{profiel}-{asked.records}-{seed}.csv"
        vragen = pad.with_suffix(f".vragen-{asked.vragen}.csv")
        if not vragen.exists() or not pad.exists():
            schrijf(pad, vragen, asked.records, asked.vragen, seed=seed, profiel=profiel)
        print(f"{profiel}, seed {seed}; load {os.getloadavg()[0]:.1f}", flush=True)
        command = [sys.executable, "-m", "regiehuis", "koppeling", "evaluate", "--truth", str(pad), "--json"]
        command += ["--queries", str(vragen), "--users", str(asked.users)]
        if code := subprocess.run(command, check=False).returncode:
            return code
    return 0


if __name__ == "__main__":
    sys.exit(main())
