"""Writes a truth set: records of invented people, as partners would deliver them, and who they really are."""

import csv
import itertools
import random
from pathlib import Path

from bench.koppelen.bevolking import Bevolking
from bench.koppelen.fouten import PROFIELEN, Schrijver

KOLOMMEN = (
    "record_id", "bron", "bsn", "voornamen", "tussenvoegsel", "achternaam", "geboortedatum", "geslacht", "straat",
    "huisnummer", "postcode", "woonplaats", "waarheid_id",
)  # fmt: skip
AANTALLEN = ((1, 2, 3, 4, 5, 6), (32, 28, 19, 12, 6, 3))  # 2.4 records a person


def schrijf(pad: Path, records: int, *, seed: int, profiel: str) -> None:
    """Write `records` records in random order; the same seed and profile give the same file."""
    rng = random.Random(seed + 1)
    schrijver = Schrijver(rng, PROFIELEN[profiel])
    rijen: list[list[str]] = []
    for mens in Bevolking(seed).mensen():
        aantal = rng.choices(*AANTALLEN)[0]
        rijen.extend(schrijver.record(mens) for _ in itertools.repeat(None, aantal))
        if len(rijen) >= records:
            break
    del rijen[records:]
    rng.shuffle(rijen)
    with pad.open("w", encoding="utf-8", newline="") as file:
        uit = csv.writer(file)
        uit.writerow(KOLOMMEN)
        uit.writerows([f"r{n}", *rij] for n, rij in enumerate(rijen, 1))
