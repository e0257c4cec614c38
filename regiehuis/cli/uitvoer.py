"""The check of a signed file of the log from the terminal: no database, and no house, is needed (R35)."""

import argparse
import os
import sys
from pathlib import Path

from regiehuis.cli import installation, keys
from regiehuis.logboek.uitvoer import Uitslag, check_uitvoer, public_key


def check(asked: argparse.Namespace) -> int:
    """Tell whether a file is whole, whose it is, and whether its rows are those that were sealed; 1 when not."""
    if asked.file is None:
        print("Noem het bestand: regiehuis logboek verify-export BESTAND.", file=sys.stderr)
        return 1
    try:
        data = asked.file.read_bytes()
    except OSError:
        print(f"Het bestand {asked.file} is niet te lezen.", file=sys.stderr)
        return 1
    key = _seal_key(asked.data_dir or installation.default_data_dir(asked.soort))
    found = check_uitvoer(data, key=key, sleutel=asked.sleutel)
    print("\n".join(_in_words(found, known=bool(key or asked.sleutel))))
    return 0 if found.is_goed else 1


def show_key(asked: argparse.Namespace) -> int:
    """Tell the public half of the key that signs, which the house gives to its auditor; 1 when there is none."""
    key = _seal_key(asked.data_dir or installation.default_data_dir(asked.soort))
    if key is None:
        print("Hier is geen sleutel van het zegel: deze installatie is nog niet begonnen.", file=sys.stderr)
        return 1
    print(public_key(key))
    return 0


COMMANDS = {"verify-export": check, "sleutel": show_key}


def _seal_key(data_dir: Path) -> bytes | None:
    """The key of the seal, where it is at hand; an auditor elsewhere has none."""
    place = keys.folder(data_dir) / "logboek_key"
    told = os.environ.get("REGIEHUIS_LOGBOEK_KEY") or (place.read_text().strip() if place.exists() else "")
    try:
        return bytes.fromhex(told) or None
    except ValueError:
        return None


def _in_words(found: Uitslag, *, known: bool) -> list[str]:
    lines = list(found.fouten)
    if found.sleutel:
        waiting = found.regels - found.verzegeld
        lines.append(f"{found.regels} regels, waarvan {found.verzegeld} verzegeld en {waiting} nog niet.")
        lines.append(f"Ondertekend met sleutel {found.sleutel}.")
        if not known:
            lines.append("Vraag het huis of dit zijn sleutel is, of noem die met --sleutel.")
        if not found.zegels_nagegaan:
            lines.append("Zonder de sleutel van het zegel zijn de zegels zelf niet nagerekend.")
    lines.append("De uitvoer is ongeschonden." if found.is_goed else "De uitvoer is NIET in orde.")
    return lines
