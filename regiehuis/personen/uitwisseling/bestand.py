"""The file that goes to the other house: a head, a line for each row with its encoding, and a seal over all of it.

A row is named by a random token. The seal (HMAC-SHA256) is of the key of the exchange: a file that was changed, cut off
or made with another key is refused before anything in it is used.
"""

import hashlib
import hmac
import json
import os
import re
from array import array
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

VERSIE = 1
BITS = 1024
WOORDEN = BITS // 64
_SOORT = "regiehuis codering"
_RIJ = re.compile(rb"(?:[0-9a-f]{16} [0-9a-f]{%d}\n)*" % (BITS // 4))
_BREED = 16 + 1 + BITS // 4 + 1


class OngeldigeUitwisseling(ValueError):
    """A key or file that is no use for this exchange; the message says in Dutch why."""


@dataclass(frozen=True)
class Codering:
    """The rows of one house: their tokens, and their encodings as words of 64 bits, row after row."""

    huis: str
    tokens: list[str]
    woorden: "array[int]"

    def kolom(self, nummer: int) -> "array[int]":
        """Word `nummer` of each row."""
        return self.woorden[nummer::WOORDEN]


def schrijf(naar: Path, rijen: dict[str, int], *, huis: str, tot: date, kenmerk: str, zegel: bytes) -> None:
    """Write the encodings by token, in the order of the tokens, which says nothing.

    Raises:
        OngeldigeUitwisseling: `naar` is already there.
    """
    kop = {
        "soort": _SOORT, "versie": VERSIE, "bits": BITS, "huis": huis, "tot": f"{tot:%Y-%m-%d}", "sleutel": kenmerk,
        "aantal": len(rijen),
    }  # fmt: skip
    regels = [json.dumps(kop, ensure_ascii=False, sort_keys=True)]
    regels += [f"{token} {rijen[token]:0{BITS // 4}x}" for token in sorted(rijen)]
    inhoud = "\n".join(regels).encode() + b"\n"
    schrijf_nieuw(naar, inhoud + b"zegel " + _zegel(inhoud, zegel) + b"\n")


def lees(pad: Path, *, kenmerk: str, zegel: bytes) -> Codering:
    """Read a file of encodings that was made with this key.

    Raises:
        OngeldigeUitwisseling: absent, no such file, another version, size or key, cut off, or changed.
    """
    try:
        inhoud = pad.read_bytes()
    except OSError:
        raise OngeldigeUitwisseling(f"{pad}: dit bestand is er niet of is niet te lezen.") from None
    kop = _kop(pad, inhoud, kenmerk)
    begin = inhoud.index(b"\n") + 1
    einde = begin + kop["aantal"] * _BREED
    if len(inhoud) != einde + 71 or not inhoud[einde:].startswith(b"zegel "):
        raise OngeldigeUitwisseling(f"{pad.name}: het bestand is niet heel. Vraag het opnieuw.")
    if not hmac.compare_digest(inhoud[einde + 6 : -1], _zegel(inhoud[:einde], zegel)):
        raise OngeldigeUitwisseling(f"{pad.name}: het zegel klopt niet: het bestand is veranderd. Vraag het opnieuw.")
    if not _RIJ.fullmatch(inhoud, begin, einde):
        raise OngeldigeUitwisseling(f"{pad.name}: een regel is niet zoals afgesproken. Vraag het bestand opnieuw.")
    regels = inhoud[begin:einde].decode().split("\n")[:-1]
    woorden = array("q", bytes.fromhex("".join(regel[17:] for regel in regels)))
    return Codering(kop["huis"], [regel[:16] for regel in regels], woorden)


def _kop(pad: Path, inhoud: bytes, kenmerk: str) -> dict[str, Any]:
    try:
        kop = json.loads(inhoud[: inhoud.index(b"\n")])
        goed = kop["soort"] == _SOORT and isinstance(kop["aantal"], int) and isinstance(kop["huis"], str)
    except (ValueError, KeyError, TypeError):
        goed = False
    if not goed or kop["aantal"] < 1:
        raise OngeldigeUitwisseling(f"{pad.name}: dit is geen versleutelde lijst.")
    if (kop.get("versie"), kop.get("bits")) != (VERSIE, BITS):
        raise OngeldigeUitwisseling(f"{pad.name}: deze lijst is van een andere versie van Regiehuis.")
    if kop.get("sleutel") != kenmerk:
        raise OngeldigeUitwisseling(f"{pad.name}: deze lijst is met een andere sleutel gemaakt.")
    return dict(kop)


def schrijf_nieuw(naar: Path, inhoud: bytes) -> None:
    """Write a file that was not there, for this user only; whole or not at all.

    Raises:
        OngeldigeUitwisseling: it is already there, or its folder is not.
    """
    nog_niet(naar)
    concept = naar.with_name(f".{naar.name}.{os.getpid()}")
    try:
        with open(os.open(concept, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(inhoud)
        os.link(concept, naar)
    except FileExistsError:
        nog_niet(naar)
        raise
    finally:
        concept.unlink(missing_ok=True)


def nog_niet(naar: Path) -> None:
    """Refuse what is already there, and a folder that is not."""
    if not naar.parent.is_dir():
        raise OngeldigeUitwisseling(f"{naar}: de map {naar.parent} is er niet.")
    if naar.exists():
        raise OngeldigeUitwisseling(f"{naar}: dit bestand is er al en wordt niet overschreven.")


def _zegel(inhoud: bytes, sleutel: bytes) -> bytes:
    return hmac.digest(sleutel, inhoud, hashlib.sha256).hex().encode()
