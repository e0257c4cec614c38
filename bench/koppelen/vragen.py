"""Writes look-ups for a population: what somebody types who wants to know whether a person is known."""

import csv
import random
from dataclasses import replace
from itertools import repeat
from pathlib import Path

from bench.koppelen.bevolking import Bevolking, Mens
from bench.koppelen.fouten import PROFIELEN, Schrijver
from bench.koppelen.maak import AANTALLEN, KOLOMMEN

VELDEN = KOLOMMEN[2:-1]
VRAAG = ("query_id", "soort", *VELDEN, "waarheid_id")
SOORTEN: dict[str, tuple[str, ...]] = {
    "volledig": (),
    "zonder_bsn": ("bsn",),
    "naam_en_geboortedatum": ("bsn", "straat", "huisnummer", "postcode", "woonplaats"),
    "naam_en_adres": ("bsn", "geboortedatum"),
    "naam_en_plaats": ("bsn", "geboortedatum", "straat", "huisnummer", "postcode"),
}
"""What is asked, with what is left out of it."""
AANDEEL = (25, 30, 20, 10, 15)
ONBEKEND = 0.08
"""One in so many of the population is in no record; mostly their relatives are."""


def schrijf(waarheid: Path, vragen: Path, records: int, aantal: int, *, seed: int, profiel: str) -> None:
    """Write a truth set and `aantal` look-ups, a fifth of them for people who are in no record."""
    rng = random.Random(seed + 2)
    bekend, onbekend, rijen = _bevolking(records, seed, Schrijver(rng, PROFIELEN[profiel]), rng)
    # What a question is named after is in it, however it is written.
    vrager = Schrijver(rng, replace(PROFIELEN[profiel], naam_weg=0, datum_weg=0, adres_weg=0))
    with vragen.open("w", encoding="utf-8", newline="") as file:
        uit = csv.writer(file)
        uit.writerow(VRAAG)
        for nummer in range(1, aantal + 1):
            nieuw = nummer % 5 == 0
            soort = rng.choices(list(SOORTEN), AANDEEL)[0]
            mens = rng.choice(onbekend if nieuw else bekend)
            record = dict(zip(KOLOMMEN[1:], vrager.record(mens), strict=True))
            velden = ["" if naam in SOORTEN[soort] else record[naam] for naam in VELDEN]
            uit.writerow(
                [f"q{nummer}", "onbekend" if nieuw else soort, *velden, "" if nieuw else record["waarheid_id"]]
            )
    with waarheid.open("w", encoding="utf-8", newline="") as file:
        naar = csv.writer(file)
        naar.writerow(KOLOMMEN)
        naar.writerows([f"r{n}", *rij] for n, rij in enumerate(rijen, 1))


def _bevolking(
    records: int, seed: int, schrijver: Schrijver, rng: random.Random
) -> tuple[list[Mens], list[Mens], list[list[str]]]:
    bekend: list[Mens] = []
    onbekend: list[Mens] = []
    rijen: list[list[str]] = []
    for mens in Bevolking(seed).mensen():
        if rng.random() < ONBEKEND:
            onbekend.append(mens)
            continue
        bekend.append(mens)
        rijen.extend(schrijver.record(mens) for _ in repeat(None, rng.choices(*AANTALLEN)[0]))
        if len(rijen) >= records:
            break
    del rijen[records:]
    bekend.pop()
    rng.shuffle(rijen)
    return bekend, onbekend, rijen
