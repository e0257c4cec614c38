"""One exchange as a house does it: encode its list, and later compare both lists.

Two houses in one installation do the same, with the same files: a person belongs to one house, and nothing here
reads a house's index.
"""

import csv
import io
import secrets
from dataclasses import dataclass
from pathlib import Path

from regiehuis.personen.koppeling import invoer, normaliseren
from regiehuis.personen.koppeling.uitvoeren import verbind
from regiehuis.personen.uitwisseling import bestand, coderen, vergelijken
from regiehuis.personen.uitwisseling.bestand import Codering, OngeldigeUitwisseling
from regiehuis.personen.uitwisseling.sleutel import Sleutel

_KOPPELLIJST = ("token", "record_id")


@dataclass(frozen=True)
class Versleuteld:
    """How many records of a list were encoded, and how many had too little to be compared."""

    gecodeerd: int
    te_weinig: int


def versleutel(lijst: Path, sleutel: Sleutel, *, gebruikt: Path, naar: Path, koppellijst: Path) -> Versleuteld:
    """Encode a list: `naar` is for the other house, `koppellijst` (whose token is whose record) stays.

    `gebruikt` is left behind beside the key, so that a key encodes one list: two versions of a list under one key tell
    what changed.

    Raises:
        OngeldigeUitwisseling: a key that cannot encode or has encoded, a file that is already there, nobody to compare.
        OngeldigBestand: the list cannot be read as records. In either case nothing is written.
    """
    if sleutel.coderen is None:
        raise OngeldigeUitwisseling("Met de sleutel van een vergelijker kan niet worden versleuteld.")
    if naar.resolve() == koppellijst.resolve():
        raise OngeldigeUitwisseling("De versleutelde lijst en de koppellijst moeten twee bestanden zijn.")
    for pad in (naar, koppellijst):
        bestand.nog_niet(pad)
    if gebruikt.exists():
        raise OngeldigeUitwisseling(
            "Met deze sleutel is al een lijst versleuteld. Hij is voor één uitwisseling: maak samen een nieuwe."
        )
    aantal, rijen, wie = _codeer(lijst, sleutel.coderen)
    geschreven: list[Path] = []
    try:
        bestand.schrijf_nieuw(gebruikt, b"")
        geschreven.append(gebruikt)
        bestand.schrijf_nieuw(koppellijst, _csv(_KOPPELLIJST, sorted(wie.items())))
        geschreven.append(koppellijst)
        bestand.schrijf(naar, rijen, huis=sleutel.huis, tot=sleutel.tot, kenmerk=sleutel.kenmerk, zegel=sleutel.zegel)
    except BaseException:
        for pad in geschreven:
            pad.unlink()
        raise
    return Versleuteld(len(rijen), aantal - len(rijen))


def _codeer(lijst: Path, sleutel: bytes) -> tuple[int, dict[str, int], dict[str, str]]:
    """How many records the list has; by token the encoding of those that can be compared, and whose it is."""
    connectie = verbind()
    aantal = invoer.lees(connectie, lijst, met_waarheid=False)
    normaliseren.normaliseer(connectie)
    namen = [str(rij[0]) for rij in connectie.execute("SELECT record_id FROM ruw ORDER BY rij").fetchall()]
    rijen: dict[str, int] = {}
    wie: dict[str, str] = {}
    for rij, bits in coderen.codeer(connectie, sleutel):
        token = secrets.token_hex(8)
        rijen[token], wie[token] = bits, namen[rij - 1]
    if not rijen:
        raise OngeldigeUitwisseling(f"{lijst.name}: van niemand is genoeg bekend om te vergelijken.")
    return aantal, rijen, wie


def vergelijk(
    eigen: Path, ander: Path, sleutel: Sleutel, *, drempel: float, naar: Path, koppellijst: Path | None = None
) -> tuple[int, int]:
    """Write hit or no hit for each token of the own list; gives how many hits of how many.

    With `koppellijst` each row is named by the own record as well. Of the other house nothing is written.

    Raises:
        OngeldigeUitwisseling: a file that is of another key, house or version, cut off or changed; `naar` is there.
    """
    bestand.nog_niet(naar)
    een, twee = (bestand.lees(pad, kenmerk=sleutel.kenmerk, zegel=sleutel.zegel) for pad in (eigen, ander))
    wie = _lees_koppellijst(koppellijst, een) if koppellijst else {}
    gevonden = {t.eigen: t for t in vergelijken.treffers(verbind(), een, twee, drempel=drempel)}
    rijen = []
    for plek, token in enumerate(een.tokens):
        rij = [token, "nee", "", ""]
        if treffer := gevonden.get(plek):
            naam = vergelijken.kenmerk(sleutel.zegel, token, twee.tokens[treffer.ander])
            rij[1:] = ["ja", f"{treffer.gelijkenis:.2f}", naam]
        rijen.append((*rij, wie[token]) if koppellijst else tuple(rij))
    kop = ("token", "treffer", "gelijkenis", "kenmerk", *(["record_id"] if koppellijst else []))
    bestand.schrijf_nieuw(naar, _csv(kop, rijen))
    return len(gevonden), len(een.tokens)


def _lees_koppellijst(pad: Path, lijst: Codering) -> dict[str, str]:
    wie = {rij["token"]: rij["record_id"] for rij in invoer.lees_rijen(pad, _KOPPELLIJST)}
    if set(wie) != set(lijst.tokens):
        raise OngeldigeUitwisseling(f"{pad.name}: deze koppellijst is niet van deze eigen lijst.")
    return wie


def _csv(kop: tuple[str, ...], rijen: list[tuple[str, ...]]) -> bytes:
    uit = io.StringIO(newline="")
    csv.writer(uit).writerows([kop, *rijen])
    return uit.getvalue().encode()
