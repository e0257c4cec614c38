"""The key of one exchange between two houses, which both make and neither hands over (B6).

Each house makes a share (*deel*): a secret half that stays, and an open half that goes to the other. Its own secret
and the other's open half give both the same key (X25519, HKDF-SHA256). Who sits between them and swaps halves gives
them two keys; so they read each other the fingerprint, which changes with anything in either share.
"""

import hashlib
import json
import os
import re
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from regiehuis.personen.uitwisseling.bestand import OngeldigeUitwisseling, schrijf_nieuw

VERSIE = 1
LANGST = timedelta(days=92)
"""A key stands for one exchange; later than this after its making it is none."""
_GROEPEN = 8
_AFSPRAAK = ("doel", "tot", "versie")


@dataclass(frozen=True)
class Sleutel:
    """What two houses share: who they are, what for, until when; without `coderen` it can only compare."""

    huis: str
    ander: str
    doel: str
    tot: date
    vingerafdruk: str
    zegel: bytes
    coderen: bytes | None

    @property
    def kenmerk(self) -> str:
        """What says in a file with which key it was made, without telling the key."""
        return hashlib.sha256(self.vingerafdruk.encode()).hexdigest()[:16]


def maak_deel(naar: Path, *, huis: str, doel: str, tot: date, vandaag: date) -> tuple[Path, Path]:
    """Write the share of one house: `<naar>.geheim` for itself and `<naar>.openbaar` for the other.

    Raises:
        OngeldigeUitwisseling: no name or purpose, an end that is past or too far, a file that is already there.
    """
    if not huis.strip() or not doel.strip():
        raise OngeldigeUitwisseling("Noem het huis en het doel van de uitwisseling.")
    if not vandaag <= tot <= vandaag + LANGST:
        raise OngeldigeUitwisseling(
            f"De sleutel moet eindigen tussen {vandaag:%Y-%m-%d} en {vandaag + LANGST:%Y-%m-%d}: hij is voor één"
            " uitwisseling."
        )
    geheim, openbaar = (naar.with_name(f"{naar.name}.{soort}") for soort in ("geheim", "openbaar"))
    eigen = X25519PrivateKey.generate()
    deel = {
        "soort": "openbaar deel", "versie": VERSIE, "huis": huis.strip(), "doel": doel.strip(),
        "tot": f"{tot:%Y-%m-%d}", "punt": eigen.public_key().public_bytes_raw().hex(),
    }  # fmt: skip
    if openbaar.exists():
        raise OngeldigeUitwisseling(f"{openbaar}: dit bestand is er al en wordt niet overschreven.")
    schrijf_nieuw(geheim, _json({**deel, "soort": "geheim deel", "geheim": eigen.private_bytes_raw().hex()}))
    schrijf_nieuw(openbaar, _json(deel))
    return geheim, openbaar


def voeg_samen(geheim: Path, openbaar: Path, *, naar: Path, vandaag: date) -> Sleutel:
    """Make the key of the own secret share and the open share of the other house, and write it to `naar`.

    Raises:
        OngeldigeUitwisseling: no shares, of one house, of other agreements, past their end, or `naar` is already there.
    """
    eigen, ander = _lees(geheim, "geheim deel"), _lees(openbaar, "openbaar deel")
    if eigen["punt"] == ander["punt"] or eigen["huis"].casefold() == ander["huis"].casefold():
        raise OngeldigeUitwisseling("Beide delen zijn van hetzelfde huis. Vraag het openbare deel van het andere huis.")
    if anders := [naam for naam in _AFSPRAAK if eigen[naam] != ander[naam]]:
        raise OngeldigeUitwisseling(f"De twee delen verschillen in: {', '.join(anders)}. Spreek hetzelfde af.")
    delen = sorted(_json({**deel, "soort": "", "geheim": ""}) for deel in (eigen, ander))
    try:
        punt = X25519PublicKey.from_public_bytes(bytes.fromhex(ander["punt"]))
        samen = X25519PrivateKey.from_private_bytes(bytes.fromhex(eigen["geheim"])).exchange(punt)
    except ValueError:
        raise OngeldigeUitwisseling("Een van de delen is beschadigd: vraag het opnieuw.") from None
    afspraak = hashlib.sha256(b"\n".join(delen)).digest()
    getal = str(int.from_bytes(_leid_af(samen, afspraak, "vingerafdruk")) % 10 ** (5 * _GROEPEN)).zfill(5 * _GROEPEN)
    sleutel = Sleutel(
        huis=eigen["huis"],
        ander=ander["huis"],
        doel=eigen["doel"],
        tot=date.fromisoformat(eigen["tot"]),
        vingerafdruk=" ".join(re.findall(".{5}", getal)),
        zegel=_leid_af(samen, afspraak, "zegel"),
        coderen=_leid_af(samen, afspraak, "coderen"),
    )
    _geldig(sleutel, vandaag)
    bewaar(sleutel, naar)
    return sleutel


def bewaar(sleutel: Sleutel, naar: Path, *, vergelijker: bool = False) -> None:
    """Write a key; for a third party that compares (`vergelijker`) without what encodes."""
    inhoud: dict[str, Any] = {
        "soort": "sleutel", "versie": VERSIE, "huis": sleutel.huis, "ander": sleutel.ander, "doel": sleutel.doel,
        "tot": f"{sleutel.tot:%Y-%m-%d}", "vingerafdruk": sleutel.vingerafdruk,
        "zegel": sleutel.zegel.hex(),
    }  # fmt: skip
    if sleutel.coderen and not vergelijker:
        inhoud["coderen"] = sleutel.coderen.hex()
    schrijf_nieuw(naar, _json(inhoud))


def lees(pad: Path, *, vandaag: date) -> Sleutel:
    """Read a key.

    Raises:
        OngeldigeUitwisseling: no key, of another version, open to others on this machine, or past its end.
    """
    inhoud = _lees(pad, "sleutel")
    coderen = inhoud.get("coderen")
    sleutel = Sleutel(
        huis=inhoud["huis"],
        ander=inhoud["ander"],
        doel=inhoud["doel"],
        tot=date.fromisoformat(inhoud["tot"]),
        vingerafdruk=inhoud["vingerafdruk"],
        zegel=bytes.fromhex(inhoud["zegel"]),
        coderen=bytes.fromhex(coderen) if coderen else None,
    )
    _geldig(sleutel, vandaag)
    return sleutel


_NODIG = {
    "openbaar deel": ("huis", "doel", "tot", "punt"),
    "geheim deel": ("huis", "doel", "tot", "punt", "geheim"),
    "sleutel": ("huis", "ander", "doel", "tot", "vingerafdruk", "zegel"),
}


def _lees(pad: Path, soort: str) -> dict[str, Any]:
    geen = f"{pad}: dit is geen {soort} van een uitwisseling."
    try:
        inhoud = json.loads(pad.read_text(encoding="utf-8"))
        if not _heel(inhoud, soort):
            raise OngeldigeUitwisseling(geen)
    except OngeldigeUitwisseling:
        raise
    except FileNotFoundError:
        raise OngeldigeUitwisseling(f"{pad}: dit bestand is er niet.") from None
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        raise OngeldigeUitwisseling(geen) from None
    if inhoud["versie"] != VERSIE:
        raise OngeldigeUitwisseling(f"{pad.name}: dit is versie {inhoud['versie']}; nodig is {VERSIE}.")
    if soort != "openbaar deel" and os.name == "posix" and pad.stat().st_mode & 0o077:
        raise OngeldigeUitwisseling(f"{pad}: ook anderen op deze machine kunnen dit lezen. Doe eerst: chmod 600 {pad}")
    return dict(inhoud)


def _heel(inhoud: dict[str, Any], soort: str) -> bool:
    """Whether it is what it says; what is no date or no number raises ValueError."""
    date.fromisoformat(inhoud["tot"])
    getallen = [bytes.fromhex(inhoud[naam]) for naam in ("punt", "geheim", "zegel", "coderen") if naam in inhoud]
    teksten = all(isinstance(inhoud[naam], str) for naam in _NODIG[soort])
    return inhoud["soort"] == soort and teksten and {len(getal) for getal in getallen} == {32} and "versie" in inhoud


def _geldig(sleutel: Sleutel, vandaag: date) -> None:
    if vandaag > sleutel.tot:
        raise OngeldigeUitwisseling(f"De sleutel gold tot en met {sleutel.tot:%Y-%m-%d}. Maak samen een nieuwe.")


def _leid_af(samen: bytes, afspraak: bytes, waarvoor: str) -> bytes:
    info = f"regiehuis uitwisseling {VERSIE} {waarvoor}".encode()
    return HKDF(algorithm=hashes.SHA256(), length=32, salt=afspraak, info=info).derive(samen)


def _json(inhoud: dict[str, Any]) -> bytes:
    return (json.dumps(inhoud, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()
