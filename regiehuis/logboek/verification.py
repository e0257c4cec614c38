"""Checking the seal: what was altered, added, removed, reordered, recomputed or cut off, and from which row on (R33).

What it cannot see is what happened to a row before it was sealed; the report says how many rows still
wait. A chain rewritten with the key shows by the heads that were exported before, and only by them.
"""

import hmac
import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Final, Literal
from uuid import UUID

from django.db import connections, transaction

from regiehuis.logboek.queries import COLUMNS
from regiehuis.logboek.rules import (
    BEGIN,
    GEEN_HUIS,
    LAATKOMERS,
    Regel,
    Schakel,
    Segment,
    hash_regel,
    hash_schakel,
    hash_segment,
)
from regiehuis.logboek.sealing import get_key, read_heads
from regiehuis.logboek.segmenten import read_segments

Breuk = Literal["segment", "gewijzigd", "verwijderd", "toegevoegd", "gat", "schakel", "kop", "staart", "kopbestand"]

BREUKEN: Final[dict[Breuk, str]] = {
    "segment": "De verklaring van een vernietigd deel klopt niet, of sluit niet aan op het deel ervoor.",
    "gewijzigd": "De regel is na het verzegelen gewijzigd.",
    "verwijderd": "De regel is na het verzegelen verwijderd.",
    "toegevoegd": "De regel is later met een oud moment toegevoegd.",
    "gat": "Vóór dit zegel ontbreken zegels.",
    "schakel": "Het zegel sluit niet aan: de volgorde is veranderd of de keten is herschreven zonder de sleutel.",
    "kop": "Het zegel is niet het zegel dat eerder is uitgevoerd: de keten is herschreven met de sleutel.",
    "staart": "De keten houdt op vóór een eerder uitgevoerde kop: de staart is afgeknipt.",
    "kopbestand": "Het bestand met uitgevoerde koppen ontbreekt, is beschadigd of mist een huis.",
}

_AT_ONCE: Final = 5000

_LINKS: Final = f"""
SELECT z.veiligheidshuis_id, z.volgnummer, z.regel_id, z.regel_moment, z.regelhash, z.schakel, z.tot,
    {", ".join("r." + column for column in COLUMNS.split(", "))}
FROM logboek_zegel z LEFT JOIN logboek_logregel r ON r.id = z.regel_id
ORDER BY z.veiligheidshuis_id, z.volgnummer, (r.moment = z.regel_moment) DESC
"""  # noqa: S608

# Unsealed rows: too old to be a latecomer of the sealing that was done, or ahead of the clock.
_UNSEALED: Final = """
SELECT veiligheidshuis_id, is_suspect, count(*), (array_agg(id ORDER BY moment, id))[1], min(moment)
FROM (
    SELECT *, coalesce(moment < %s::timestamptz, false) OR moment > clock_timestamp() + interval '1 minute'
        AS is_suspect
    FROM logboek_logregel r WHERE NOT EXISTS (SELECT FROM logboek_zegel z WHERE z.regel_id = r.id)
) u GROUP BY veiligheidshuis_id, is_suspect ORDER BY veiligheidshuis_id
"""


@dataclass(frozen=True, slots=True)
class Bevinding:
    """Finding: the first row of a house that is broken in one way, and how many more are."""

    breuk: Breuk
    huis_id: UUID | None
    volgnummer: int | None = None
    regel_id: UUID | None = None
    moment: datetime | None = None
    aantal: int = 1

    @property
    def uitleg(self) -> str:
        """What it means, in words."""
        return BREUKEN[self.breuk]


@dataclass(frozen=True, slots=True)
class Verslag:
    """Report of a check: what is broken in order of place, how many rows are sealed, how many wait."""

    bevindingen: tuple[Bevinding, ...]
    verzegeld: int
    onverzegeld: int
    koppen: int
    vernietigd: int = 0

    @property
    def is_intact(self) -> bool:
        """Whether nothing is broken."""
        return not self.bevindingen


@dataclass(frozen=True, slots=True)
class _Link:
    schakel: Schakel
    hash: bytes
    regel: Regel | None


class _Bevindingen:
    """Findings gathered by house and kind: the first is kept, the rest counted."""

    def __init__(self) -> None:
        self.found: dict[tuple[UUID | None, Breuk], Bevinding] = {}

    def add(self, bevinding: Bevinding) -> None:
        place = (bevinding.huis_id, bevinding.breuk)
        first = self.found.get(place)
        self.found[place] = replace(first, aantal=first.aantal + 1) if first else bevinding

    def add_link(self, breuk: Breuk, link: Schakel) -> None:
        self.add(Bevinding(breuk, link.huis_id, link.volgnummer, link.regel_id, link.regel_moment))


def verify(*, heads_path: Path | None, using: str = "owner") -> Verslag:
    """Check every link of every chain against its row, its forerunner and the exported heads.

    Runs as owner or worker with the key of the seal. Without `heads_path` a chain that was rewritten with
    the key, or cut off at its tail, does not show.
    """
    key, found = get_key(), _Bevindingen()
    heads = _read_exported(heads_path, found)
    with transaction.atomic(using=using):
        gone = _check_segments(key, heads, found, using)
        sealed, last = _check_chains(key, heads, gone, found, using)
        _check_tails(heads, last, found)
        if heads_path and set(last) - {huis_id for huis_id, _ in heads}:
            found.add(Bevinding("kopbestand", None))
        unsealed = _check_unsealed(found, using)
    vernietigd = sum(segment.tot_volgnummer for segment in gone.values())
    return Verslag(tuple(found.found.values()), sealed, unsealed, len(heads), vernietigd)


def _check_segments(
    key: bytes, heads: dict[tuple[UUID, int], set[bytes]], found: _Bevindingen, using: str
) -> dict[UUID, Segment]:
    """Walk the certificates of what went whole; the last of each house, from which its chain goes on (R36)."""
    gone: dict[UUID, Segment] = {}
    for segment, verklaring in read_segments(using):
        before = gone.get(segment.huis_id)
        follows = (before.tot_volgnummer + 1, before.laatste) if before else (1, BEGIN)
        is_true = hmac.compare_digest(hash_segment(key, segment), verklaring)
        if not is_true or follows != (segment.van_volgnummer, segment.vorige):
            found.add(Bevinding("segment", segment.huis_id, segment.van_volgnummer, None, segment.eerste_moment))
        if heads.get((segment.huis_id, segment.tot_volgnummer), {segment.laatste}) != {segment.laatste}:
            found.add(Bevinding("kop", segment.huis_id, segment.tot_volgnummer, None, segment.laatste_moment))
        gone[segment.huis_id] = segment
    return gone


def _check_chains(
    key: bytes,
    heads: dict[tuple[UUID, int], set[bytes]],
    gone: dict[UUID, Segment],
    found: _Bevindingen,
    using: str,
) -> tuple[int, dict[UUID, int]]:
    """Walk all links in order; the number of links and the last number of each house."""
    count, previous = 0, None
    last = {huis_id: segment.tot_volgnummer for huis_id, segment in gone.items()}
    for link in _read_links(using):
        if previous and previous.schakel.huis_id != link.schakel.huis_id:
            previous = None
        if previous and previous.schakel.volgnummer == link.schakel.volgnummer:
            found.add_link("toegevoegd", link.schakel)  # a second row under the same id
            continue
        _check_row(key, link, found)
        _check_link(key, link, previous, gone.get(link.schakel.huis_id), found)
        place = (link.schakel.huis_id, link.schakel.volgnummer)
        if heads.get(place, {link.hash}) != {link.hash}:
            found.add_link("kop", link.schakel)
        last[link.schakel.huis_id] = link.schakel.volgnummer
        count, previous = count + 1, link
    return count, last


def _check_row(key: bytes, link: _Link, found: _Bevindingen) -> None:
    if link.regel is None:
        found.add_link("verwijderd", link.schakel)
    elif hash_regel(key, link.regel) != link.schakel.regelhash:
        found.add_link("gewijzigd", link.schakel)


def _check_link(key: bytes, link: _Link, previous: _Link | None, gone: Segment | None, found: _Bevindingen) -> None:
    """Each link follows the one before it, and the first that of the last segment that went, or nothing."""
    if previous:
        number, before = previous.schakel.volgnummer, previous.hash
    else:
        number, before = (gone.tot_volgnummer, gone.laatste) if gone else (0, BEGIN)
    if link.schakel.volgnummer != number + 1:
        found.add_link("gat", link.schakel)
    elif hash_schakel(key, before, link.schakel) != link.hash:
        found.add_link("schakel", link.schakel)


def _check_tails(heads: dict[tuple[UUID, int], set[bytes]], last: dict[UUID, int], found: _Bevindingen) -> None:
    for huis_id, volgnummer in sorted(heads):
        if volgnummer > last.get(huis_id, 0):
            found.add(Bevinding("staart", huis_id, last.get(huis_id, 0) + 1))


def _check_unsealed(found: _Bevindingen, using: str) -> int:
    """Report unsealed rows that cannot be waiting; the number of those that may."""
    heads = read_heads(using).values()
    limit = max((head.tot - LAATKOMERS for head in heads), default=None)
    waiting = 0
    with connections[using].cursor() as cursor:
        cursor.execute(_UNSEALED, [limit])
        for huis_id, is_suspect, count, regel_id, moment in cursor.fetchall():
            if is_suspect:
                found.add(Bevinding("toegevoegd", huis_id or GEEN_HUIS, None, regel_id, moment, count))
            else:
                waiting += count
    return waiting


def _read_links(using: str) -> Iterator[_Link]:
    with connections[using].chunked_cursor() as cursor:
        cursor.execute(_LINKS)
        while rows := cursor.fetchmany(_AT_ONCE):
            for huis_id, volgnummer, regel_id, moment, regelhash, schakel, tot, *columns in rows:
                link = Schakel(huis_id, volgnummer, regel_id, moment, bytes(regelhash), tot)
                yield _Link(link, bytes(schakel), Regel(*columns) if columns[0] else None)


def _read_exported(path: Path | None, found: _Bevindingen) -> dict[tuple[UUID, int], set[bytes]]:
    """The exported heads by house and number; more than one hash at a place is itself a sign."""
    heads: dict[tuple[UUID, int], set[bytes]] = {}
    if path is None or not path.exists():
        return heads
    try:
        for line in path.read_text(encoding="utf-8").splitlines():
            fields = json.loads(line)
            place = (UUID(fields["huis"]), int(fields["volgnummer"]))
            heads.setdefault(place, set()).add(bytes.fromhex(fields["hash"]))
    except (OSError, ValueError, KeyError, TypeError):
        found.add(Bevinding("kopbestand", None))
    return heads
