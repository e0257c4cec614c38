"""`regiehuis aanlevering`: check a partner's list, take it in, or go through a folder of them once."""

import argparse
import contextlib
import json
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final, TextIO

from regiehuis.cli import database
from regiehuis.cli.analist import as_analist
from regiehuis.cli.installation import Installation, UnableToRun
from regiehuis.kern.errors import Refusal
from regiehuis.personen import queries
from regiehuis.personen.aanlevering.afgekeurd import Terug, reden_van
from regiehuis.personen.aanlevering.bestand import Geweigerd
from regiehuis.personen.aanlevering.kolommen import stel_voor
from regiehuis.personen.aanlevering.lezen import Bestand, lees
from regiehuis.personen.aanlevering.toetsen import Getoetst, Telling, Toets
from regiehuis.personen.access import geleerd
from regiehuis.personen.actions.aanlevering import Levering, Uitslag, check_levering, deliver
from regiehuis.samenwerking.access import Asker

VERWERKT: Final = "verwerkt"
AFGEKEURD: Final = "afgekeurd"
RUST: Final = 10
"""Seconds that a file in a watched folder has to lie untouched: a younger one may still be written."""
_STAP: Final = 100_000
_GETOOND: Final = 10


def run(asked: argparse.Namespace, found: Installation) -> int:
    """Do what was asked, as the information analyst; 1 when something was refused."""
    database.migrate()
    doe = {"controleer": _controleer, "lees": _lees, "map": _map}[asked.what]
    return doe(asked)


def _controleer(asked: argparse.Namespace) -> int:
    with _refused(), as_analist(asked.door, doel="aanlevering") as asker, _terug(asked.afgekeurd) as naar:
        levering = _levering(asked, asker, asked.file)
        check_levering(asker, levering)
        bestand, gekozen = _open(asked, asker, levering, asked.file)
        toets = Toets(bestand, levering.soort, gekozen, vandaag=asker.dag)
        _tell_mapping(gekozen)
        fout = _check(toets, bestand, naar)
        for rij in fout:
            print(f"rij {rij.nummer}: {reden_van(rij)}")
        _tell(toets.telling)
        return 0 if toets.telling.goed else 1


def _check(toets: Toets, bestand: Bestand, naar: TextIO | None) -> list[Getoetst]:
    """The first refused rows; all of them go to the file."""
    terug = Terug(naar, bestand.kop) if naar else None
    fout: list[Getoetst] = []
    for blok in toets.blokken():
        fout += [rij for rij in blok if rij.fouten][: _GETOOND - len(fout)]
        if terug:
            terug.voeg_toe(blok)
        _progress(toets.telling.rijen)
    return fout


def _lees(asked: argparse.Namespace) -> int:
    with _refused():
        uitslag = _deliver(asked, asked.file, asked.afgekeurd)
        _tell_outcome(uitslag)
        return 1 if uitslag.telling.afgekeurd else 0


def _deliver(asked: argparse.Namespace, pad: Path, afgekeurd: Path | None) -> Uitslag:
    with as_analist(asked.door, doel="aanlevering") as asker, _terug(afgekeurd) as naar:
        levering = _levering(asked, asker, pad)
        check_levering(asker, levering)
        try:
            bestand, gekozen = _open(asked, asker, levering, pad)
        except Geweigerd as fout:
            raise Refusal(str(fout)) from fout
        return deliver(
            asker=asker, levering=levering, bestand=bestand, toewijzing=gekozen, afgekeurd=naar, voortgang=_progress
        )


def _map(asked: argparse.Namespace) -> int:
    """One pass over a folder: each file is taken in and goes to `verwerkt`, or goes to `afgekeurd` with the reasons."""
    if not asked.folder.is_dir():
        raise UnableToRun(f"{asked.folder}: deze map is er niet.")
    for naam in (VERWERKT, AFGEKEURD):
        (asked.folder / naam).mkdir(mode=0o700, exist_ok=True)
    fout = 0
    for pad in _waiting(asked.folder):
        redenen = _free(asked.folder / AFGEKEURD / f"{pad.name}.redenen.csv")
        try:
            uitslag = _deliver(asked, pad, redenen)
            _tell_outcome(uitslag, f"{pad.name}: ")
            goed = not uitslag.telling.afgekeurd
        except Refusal as weigering:
            print(f"{pad.name}: {weigering.message}", file=sys.stderr)
            redenen.with_suffix(".txt").write_text(weigering.message + "\n", encoding="utf-8")
            goed = False
        fout += not goed
        with contextlib.suppress(FileNotFoundError):  # another pass was first
            pad.rename(_free(asked.folder / (VERWERKT if goed else AFGEKEURD) / pad.name))
    return 1 if fout else 0


def _waiting(folder: Path) -> list[Path]:
    """The files that lie there whole, the oldest first; a link, a hidden file or one still being written is left."""
    rust = time.time() - RUST
    files = [
        pad
        for pad in folder.iterdir()
        if pad.is_file()
        and not pad.is_symlink()
        and not pad.name.startswith((".", "~"))
        and pad.suffix.lower() not in (".part", ".tmp", ".crdownload")
    ]
    for pad in files:
        if pad.stat().st_mtime > rust:
            print(f"{pad.name}: wordt misschien nog geschreven, blijft liggen tot de volgende keer.")
    return sorted((p for p in files if p.stat().st_mtime <= rust), key=lambda p: (p.stat().st_mtime, p.name))


def _free(pad: Path) -> Path:
    """The path, or with a number before its ending when something lies there."""
    vrij, nummer = pad, 1
    while vrij.exists():
        nummer += 1
        vrij = pad.with_name(f"{pad.stem}-{nummer}{pad.suffix}")
    return vrij


@contextlib.contextmanager
def _refused() -> Iterator[None]:
    """What was refused whole, as a message of the command."""
    try:
        yield
    except Geweigerd as fout:
        raise UnableToRun(str(fout)) from fout
    except Refusal as fout:
        raise UnableToRun(fout.message) from fout


@contextlib.contextmanager
def _terug(pad: Path | None) -> Iterator[TextIO | None]:
    """The file of refused rows, for this user alone, marked as UTF-8 for Excel; gone when none was refused."""
    if pad is None:
        yield None
        return
    if not pad.parent.is_dir():
        raise UnableToRun(f"{pad}: de map {pad.parent} is er niet.")
    try:
        with open(pad, "w", encoding="utf-8-sig", newline="", opener=_private) as naar:
            yield naar
    finally:
        if not pad.stat().st_size:
            pad.unlink()


def _private(naam: str, hoe: int) -> int:
    return os.open(naam, hoe, 0o600)


def _levering(asked: argparse.Namespace, asker: Asker, pad: Path) -> Levering:
    return Levering(
        convenant_id=_named(queries.convenanten(asker), asked.convenant, "convenant").id,
        organisatie_id=_named(queries.partners(asker), asked.partner, "partner").id,
        soort=asked.lijst,
        bestandsnaam=pad.name.encode("utf-8", "replace").decode(),
    )


def _named(keuzes: list[queries.Keuze], naam: str, wat: str) -> queries.Keuze:
    gevonden = [keuze for keuze in keuzes if naam.casefold() in (keuze.naam.casefold(), str(keuze.id))]
    if not gevonden:
        er_is = "; ".join(dict.fromkeys(keuze.naam for keuze in keuzes if keuze.geldt))
        raise UnableToRun(f"Er is hier geen {wat} met de naam {naam}. Wel: {er_is}.")
    return gevonden[0]


def _open(asked: argparse.Namespace, asker: Asker, levering: Levering, pad: Path) -> tuple[Bestand, dict[str, str]]:
    """The file, and what its columns are taken for: as told, else as learnt, else by their names."""
    bestand = lees(pad)
    if asked.toewijzing:
        return bestand, _told_mapping(asked.toewijzing)
    bekend = geleerd(asker, organisatie_id=levering.organisatie_id, soort=levering.soort)
    return bestand, stel_voor(bestand.kop, levering.soort, bekend)


def _told_mapping(pad: Path) -> dict[str, str]:
    try:
        gelezen = json.loads(pad.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError) as fout:
        raise UnableToRun(f"{pad}: de toewijzing is niet te lezen als JSON.") from fout
    if not isinstance(gelezen, dict) or not all(isinstance(veld, str) for veld in gelezen.values()):
        raise UnableToRun(f'{pad}: schrijf de toewijzing als {{"Kop van de kolom": "veld"}}.')
    return gelezen


def _tell_mapping(gekozen: dict[str, str]) -> None:
    for naam, veld in gekozen.items():
        print(f"{naam} → {veld or '(wordt niet gelezen)'}")


def _tell(telling: Telling) -> None:
    print(f"{telling.rijen} rijen, {telling.afgekeurd} afgekeurd")
    for kolom, aantal in telling.aangevuld.items():
        print(f"{kolom}: {aantal} keer aangevuld of omgerekend")


def _tell_outcome(uitslag: Uitslag, voor: str = "") -> None:
    if uitslag.al_ingelezen:
        print(f"{voor}deze lijst is al ingelezen; er is niets veranderd.")
        return
    if uitslag.telling.afgekeurd:
        wat = f"{uitslag.telling.afgekeurd} van {uitslag.telling.rijen} rijen afgekeurd; er is niets ingelezen."
        print(f"{voor}{wat}", file=sys.stderr)
        return
    over = uitslag.overgang
    print(
        f"{voor}{uitslag.telling.rijen} rijen ingelezen: {over.nieuw} nieuw, {over.gewijzigd} gewijzigd,"
        f" {over.verdwenen} verdwenen."
    )


def _progress(rijen: int) -> None:
    if rijen % _STAP == 0:
        print(f"{rijen} rijen bekeken …", file=sys.stderr)
