"""`make koppeling ARGS="--bij 10000"`: a delivery added to a kept run, and how it differs from comparing all anew."""

import csv
import subprocess
import sys
from pathlib import Path

from bench.koppelen.maak import schrijf
from regiehuis.personen.koppeling import meten


def meet(folder: Path, records: int, erbij: int, *, seed: int, profiel: str) -> None:
    """Keep a run of `records`, add `erbij` to it, and do all of them at once for comparison; prints what each took."""
    stam = folder / f"{profiel}-{records}+{erbij}-{seed}"
    alle, eerst, later, index = (stam.with_suffix(f".{deel}") for deel in ("csv", "eerst.csv", "later.csv", "index"))
    schrijf(alle, records + erbij, seed=seed, profiel=profiel)
    regels = alle.read_text(encoding="utf-8").splitlines(keepends=True)
    eerst.write_text("".join(regels[: records + 1]), encoding="utf-8")
    later.write_text("".join([regels[0], *regels[records + 1 :]]), encoding="utf-8")
    print(f"{profiel}, seed {seed}", flush=True)
    uit, bij, geheel = (stam.with_suffix(f".{deel}.csv") for deel in ("clusters", "bij", "geheel"))
    model = stam.with_suffix(".model")
    _koppeling("run", eerst, "--out", uit, "--bewaar", index, "--model-out", model)
    _koppeling("bij", index, later, "--out", bij)
    _koppeling("run", alle, "--out", geheel, "--model", model)
    waar = _kolom(alle, "waarheid_id")
    for naam, wie in {
        "erbij": _kolom(uit, "cluster") | _kolom(bij, "cluster"),
        "geheel": _kolom(geheel, "cluster"),
    }.items():
        meting = meten.meet([int(wie[record][1:]) for record in waar], list(waar.values()))
        print(f"{naam:10} paren F1 {meting.paren.f1:.4f}, clusters F1 {meting.clusters.f1:.4f}")


def _koppeling(*asked: object) -> None:
    subprocess.run([sys.executable, "-m", "regiehuis", "koppeling", *map(str, asked)], check=True)


def _kolom(pad: Path, kolom: str) -> dict[str, str]:
    with pad.open(encoding="utf-8", newline="") as file:
        return {rij["record_id"]: rij[kolom] for rij in csv.DictReader(file)}
