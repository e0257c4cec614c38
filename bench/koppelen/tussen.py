"""Hit / no hit between two houses, measured against the plain comparison of the same lists.

Of each invented person with two records or more, one goes to each house; of the others a record goes to one of them.
"""

import csv
import os
import random
import sys
import time
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.koppelen.maak import schrijf
from regiehuis.personen.koppeling import invoer, normaliseren, uitvoeren
from regiehuis.personen.koppeling.meten import Cijfers
from regiehuis.personen.uitwisseling import bestand, coderen
from regiehuis.personen.uitwisseling.vergelijken import DREMPEL, Treffer, treffers

DREMPELS = (0.36, 0.38, 0.4, 0.42, 0.45, 0.5)
Rijen = list[dict[str, str]]


def meet(records: int, *, seed: int, profiel: str) -> None:
    """Print precision, recall and F1 of the hits, plain and encoded."""
    with TemporaryDirectory() as folder:
        map_ = Path(folder)
        schrijf(map_ / "alles.csv", records, seed=seed, profiel=profiel)
        een, twee, beide = verdeel(map_ / "alles.csv", seed)
        print(f"{profiel}, seed {seed}: {len(een)} bij {len(twee)} personen, {beide} in beide huizen", flush=True)
        _regel("gewoon", gewoon(map_, een, twee), beide)
        sleutel = random.Random(seed).randbytes(32)
        begin = time.monotonic()
        lijsten = [codeer(map_, naam, rijen, sleutel) for naam, rijen in (("een", een), ("twee", twee))]
        coderen_s, begin = time.monotonic() - begin, time.monotonic()
        gevonden = treffers(uitvoeren.verbind(), lijsten[0][0], lijsten[1][0], drempel=min(DREMPELS))
        duur = time.monotonic() - begin
        print(
            f"coderen {coderen_s:.0f} s, vergelijken vanaf {min(DREMPELS)}"
            f" {duur:.0f} s, belasting {os.getloadavg()[0]:.1f}"
        )
        for drempel in DREMPELS:
            raak = [_zelfde(t, lijsten[0][1], lijsten[1][1]) for t in gevonden if t.gelijkenis >= drempel]
            _regel(f"{drempel:.2f}{' *' if drempel == DREMPEL else ''}", raak, beide)
    sys.stdout.flush()


def verdeel(pad: Path, seed: int) -> tuple[Rijen, Rijen, int]:
    """The records of the one house, of the other, and how many people both know."""
    rng, mensen = random.Random(seed), dict[str, Rijen]()
    with pad.open(encoding="utf-8", newline="") as file:
        for rij in csv.DictReader(file):
            mensen.setdefault(rij["waarheid_id"], []).append(rij)
    een, twee = [], []
    for rijen in mensen.values():
        if len(rijen) > 1:
            een.append(rijen[0])
            twee.append(rijen[1])
        else:
            rng.choice((een, twee)).append(rijen[0])
    return een, twee, sum(len(rijen) > 1 for rijen in mensen.values())


def bewaar(pad: Path, rijen: Rijen) -> Path:
    with pad.open("w", encoding="utf-8", newline="") as file:
        uit = csv.DictWriter(file, list(rijen[0]))
        uit.writeheader()
        uit.writerows(rijen)
    return pad


def gewoon(map_: Path, een: Rijen, twee: Rijen) -> list[bool]:
    """Whether each pair across the houses that the plain comparison links is right."""
    gevonden = uitvoeren.koppel(bewaar(map_ / "samen.csv", een + twee), met_waarheid=True)
    clusters: dict[int, tuple[list[str], list[str]]] = {}
    for rij, wie in enumerate(een + twee, 1):
        clusters.setdefault(gevonden.cluster(rij), ([], []))[rij > len(een)].append(wie["waarheid_id"])
    return [a == b for links, rechts in clusters.values() for a in links for b in rechts]


def codeer(map_: Path, naam: str, rijen: Rijen, sleutel: bytes) -> tuple[bestand.Codering, list[str]]:
    """The encodings through the file, as a house gets them, and who each token really is."""
    connectie = uitvoeren.verbind()
    invoer.lees(connectie, bewaar(map_ / f"{naam}.csv", rijen), met_waarheid=False)
    normaliseren.normaliseer(connectie)
    gecodeerd = dict(coderen.codeer(connectie, sleutel))
    tokens = {f"{rij:016x}": bits for rij, bits in gecodeerd.items()}
    pad = map_ / f"{naam}.codering"
    bestand.schrijf(pad, tokens, huis=naam, tot=date.max, kenmerk="k", zegel=b"z")
    lijst = bestand.lees(pad, kenmerk="k", zegel=b"z")
    return lijst, [rijen[int(token, 16) - 1]["waarheid_id"] for token in lijst.tokens]


def _zelfde(treffer: Treffer, een: list[str], twee: list[str]) -> bool:
    return een[treffer.eigen] == twee[treffer.ander]


def _regel(naam: str, raak: list[bool], beide: int) -> None:
    cijfers = Cijfers(sum(raak) / max(1, len(raak)), sum(raak) / beide)
    print(f"{naam:10}{cijfers.precision:10.4f}{cijfers.recall:10.4f}{cijfers.f1:10.4f}", flush=True)
