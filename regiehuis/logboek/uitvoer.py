"""A search of the log as a signed file for an audit, and the check of it without a database (R35). Pure.

The file holds the rows that were found, each with its link of the chain and the hash before it. The house signs the
whole with an Ed25519 key that follows from the key of the seal, so that there is no second secret to keep; its public
half is told beside the file. Whoever has the public half checks who made the file and that nothing in it changed;
whoever has the key of the seal checks each row and link too.
"""

import hmac
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import pairwise
from typing import Any, Final
from uuid import UUID

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from regiehuis.logboek.rules import GEEN_HUIS, Regel, Schakel, hash_regel, hash_schakel

VORM: Final = "regiehuis-logboek-uitvoer-1"
# More is refused, and nothing is left out in silence.
MEEST: Final = 10_000
GEEN_UITVOER: Final = "Dit bestand is geen uitvoer van het logboek, of het is beschadigd."


@dataclass(frozen=True, slots=True)
class Zegelplek:
    """The link of one row as it leaves the house: its place, its hashes, how far its round came, the hash before it."""

    volgnummer: int
    regelhash: bytes
    schakel: bytes
    tot: datetime
    vorige: bytes


# A row that was found, with its link; none while it waits to be sealed.
Gevonden = tuple[Regel, Zegelplek | None]


@dataclass(frozen=True, slots=True)
class Uitslag:
    """What a check found: what is wrong, in plain Dutch; how many rows, how many of them sealed; whose key signed."""

    fouten: tuple[str, ...]
    regels: int = 0
    verzegeld: int = 0
    sleutel: str = ""
    zegels_nagegaan: bool = False

    @property
    def is_goed(self) -> bool:
        """Whether nothing is wrong."""
        return not self.fouten


def public_key(key: bytes) -> str:
    """The public half of the key that signs for a house, in hex; `key` is that of the seal."""
    return _signing_key(key).public_key().public_bytes_raw().hex()


def make_uitvoer(
    *,
    key: bytes,
    huis_id: UUID,
    op: datetime,
    zoekvraag: Mapping[str, Any],
    regels: Iterable[tuple[Regel, Zegelplek | None]],
) -> dict[str, Any]:
    """The signed file as values: rows in the order of their links, those that wait for their seal last."""
    inhoud = {
        "vorm": VORM,
        "huis": str(huis_id),
        "opgemaakt_op": op.isoformat(),
        "zoekvraag": {name: _plain(value) for name, value in zoekvraag.items()},
        "regels": [_row(regel, zegel) for regel, zegel in sorted(regels, key=_order)],
    }
    signed = _signing_key(key).sign(_bytes(inhoud)).hex()
    return {"inhoud": inhoud, "sleutel": public_key(key), "handtekening": signed}


def check_uitvoer(data: bytes, *, key: bytes | None = None, sleutel: str = "") -> Uitslag:
    """What is wrong with a file. `key` is that of the seal; `sleutel` the public half that the house told.

    Without either only tells whether the file is whole, and which key signed it.
    """
    try:
        found = json.loads(data)
        inhoud, gegeven = found["inhoud"], str(found["sleutel"])
        handtekening = bytes.fromhex(found["handtekening"])
        publiek = Ed25519PublicKey.from_public_bytes(bytes.fromhex(gegeven))
        rows = [_read(row) for row in inhoud["regels"]]
        huis_id = UUID(inhoud["huis"])
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return Uitslag((GEEN_UITVOER,))
    fouten = [] if inhoud.get("vorm") == VORM else [f"Deze vorm van uitvoer is onbekend: {inhoud.get('vorm')}."]
    expected = sleutel.strip().lower() or (public_key(key) if key else "")
    if expected and expected != gegeven:
        fouten.append("De handtekening is niet van dit huis: het bestand is met een andere sleutel ondertekend.")
    try:
        publiek.verify(handtekening, _bytes(inhoud))
    except InvalidSignature:
        fouten.append("De handtekening klopt niet: het bestand is na het opmaken gewijzigd.")
    sealed = [(regel, zegel) for regel, zegel in rows if zegel]
    fouten += _check_order(huis_id, rows, [zegel for _regel, zegel in sealed])
    fouten += _check_seals(key, huis_id, sealed) if key else []
    return Uitslag(tuple(fouten), len(rows), len(sealed), gegeven, key is not None)


def _check_order(huis_id: UUID, rows: Sequence[Gevonden], links: Sequence[Zegelplek]) -> list[str]:
    fouten = []
    if len({regel.id for regel, _zegel in rows}) != len(rows):
        fouten.append("Een regel staat er meer dan één keer in.")
    if any((regel.veiligheidshuis_id or GEEN_HUIS) != huis_id for regel, _zegel in rows):
        fouten.append("Er staat een regel van een ander huis in.")
    for before, after in pairwise(links):
        if after.volgnummer <= before.volgnummer:
            fouten.append(f"Zegel {after.volgnummer} staat niet op zijn plaats.")
        elif after.volgnummer == before.volgnummer + 1 and after.vorige != before.schakel:
            fouten.append(f"Zegel {after.volgnummer} sluit niet aan op zegel {before.volgnummer}.")
    return fouten


def _check_seals(key: bytes, huis_id: UUID, sealed: Iterable[tuple[Regel, Zegelplek]]) -> list[str]:
    fouten = []
    for regel, zegel in sealed:
        if hash_regel(key, regel) != zegel.regelhash:
            fouten.append(f"Regel {regel.id} is niet de regel die is verzegeld (zegel {zegel.volgnummer}).")
        link = Schakel(huis_id, zegel.volgnummer, regel.id, regel.moment, zegel.regelhash, zegel.tot)
        if hash_schakel(key, zegel.vorige, link) != zegel.schakel:
            fouten.append(f"Zegel {zegel.volgnummer} klopt niet.")
    return fouten


def _signing_key(key: bytes) -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(hmac.digest(key, b"regiehuis logboek uitvoer", "sha256"))


def _bytes(inhoud: Mapping[str, Any]) -> bytes:
    """What is signed: the same bytes however the file was written out."""
    return json.dumps(inhoud, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def _order(row: Gevonden) -> tuple[bool, int, datetime]:
    regel, zegel = row
    return (zegel is None, zegel.volgnummer if zegel else 0, regel.moment)


def _row(regel: Regel, zegel: Zegelplek | None) -> dict[str, Any]:
    values = {name: _plain(getattr(regel, name)) for name in Regel.__slots__}
    link = {name: _plain(getattr(zegel, name)) for name in Zegelplek.__slots__} if zegel else None
    return values | {"zegel": link}


def _read(row: Mapping[str, Any]) -> Gevonden:
    keys = ("medewerker_id", "organisatie_id", "veiligheidshuis_id", "namens", "object_id")
    link, until = row["zegel"], row["vertrouwelijk_tot"]
    values: dict[str, Any] = {name: UUID(row[name]) if row[name] else None for name in keys}
    values |= {name: str(row[name]) for name in ("handeling", "object_soort", "doel", "adres")}
    regel = Regel(
        id=UUID(row["id"]),
        moment=datetime.fromisoformat(row["moment"]),
        persoon_ids=[UUID(each) for each in row["persoon_ids"]],
        vertrouwelijk_tot=date.fromisoformat(until) if until else None,
        **values,
    )
    if link is None:
        return regel, None
    hashes = {name: bytes.fromhex(link[name]) for name in ("regelhash", "schakel", "vorige")}
    return regel, Zegelplek(volgnummer=int(link["volgnummer"]), tot=datetime.fromisoformat(link["tot"]), **hashes)


def _plain(value: object) -> object:
    if isinstance(value, bytes | memoryview):
        return bytes(value).hex()
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    return str(value) if isinstance(value, UUID) else value
