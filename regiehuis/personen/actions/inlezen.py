"""Checked rows into the table, a block at a time, within the transaction of their delivery.

COPY does not write to a table under row-level security, and the web role makes no tables of its own to copy to; arrays
of a block in one statement come near it.
"""

import dataclasses
import uuid
from collections.abc import Sequence
from typing import Any, Final

from django.db import connection

from regiehuis.kern.bsn import encrypt_bsn, hash_bsn
from regiehuis.kern.models import new_id
from regiehuis.samenwerking.access import Asker

from ..aanlevering.toetsen import Getoetst

_TEKST: Final = (
    "voornamen", "voorletters", "tussenvoegsel", "achternaam", "geboortedatum", "geslacht", "straat", "huisnummer",
    "postcode", "woonplaats", "periode", "inrichting",
)  # fmt: skip
_GETALLEN: Final = ("aantal", "aantal_vijf_jaar", "aantal_peiljaar")
_DAGEN: Final = ("peildatum", "einddatum_detentie")
_SOORTEN: Final = {
    "id": "uuid", "bronrecord": "text", "bsn_versleuteld": "bytea", "bsn_hash": "text",
    **dict.fromkeys(_GETALLEN, "integer"), **dict.fromkeys(_DAGEN, "date"), **dict.fromkeys(_TEKST, "text"),
}  # fmt: skip
_VERGELEKEN: Final = ("bsn_hash", *_GETALLEN, *_DAGEN, *_TEKST)
"""What makes a record another than it was; the encrypted BSN differs each time that it is written."""
_KOLOMMEN: Final = ", ".join(_SOORTEN)
_RECORD: Final = "personen_aangeleverdrecord"
_BLOK: Final = "unnest(" + ", ".join(f"%s::{soort}[]" for soort in _SOORTEN.values()) + f") AS s({_KOLOMMEN})"
_IETS: Final = (
    f"SELECT EXISTS (SELECT 1 FROM {_RECORD} WHERE veiligheidshuis_id = %s AND organisatie_id = %s AND soort = %s)"
)
_BEKEND: Final = (
    f"SELECT bronrecord, id FROM {_RECORD} WHERE veiligheidshuis_id = %s AND organisatie_id = %s AND soort = %s"
    " AND bronrecord = ANY(%s)"
)
_WIJZIG: Final = (
    f"UPDATE {_RECORD} r SET bsn_versleuteld = s.bsn_versleuteld, "
    + ", ".join(f"{veld} = s.{veld}" for veld in _VERGELEKEN)
    + f", aanlevering_id = %s, verdwenen_op = NULL FROM {_BLOK} WHERE r.id = s.id AND (r.verdwenen_op IS NOT NULL OR ("
    + ", ".join(f"r.{veld}" for veld in _VERGELEKEN)
    + ") IS DISTINCT FROM ("
    + ", ".join(f"s.{veld}" for veld in _VERGELEKEN)
    + "))"
)
_ZELFDE: Final = f"UPDATE {_RECORD} SET aanlevering_id = %s WHERE id = ANY(%s) AND aanlevering_id <> %s"
_NIEUW: Final = (
    f"INSERT INTO {_RECORD} ({_KOLOMMEN}, persoonsleutel, bsn_reden, veiligheidshuis_id, organisatie_id, soort,"
    " aanlevering_id)"
    f" SELECT {_KOLOMMEN}, id, '', %s, %s, %s, %s FROM {_BLOK}"
)
_VERDWENEN: Final = (
    f"UPDATE {_RECORD} SET verdwenen_op = %s WHERE veiligheidshuis_id = %s AND organisatie_id = %s"
    " AND soort = %s AND verdwenen_op IS NULL AND aanlevering_id <> %s"
)


@dataclasses.dataclass
class Overgang:
    """How many records are new, changed (or back), and no longer in the list."""

    nieuw: int = 0
    gewijzigd: int = 0
    verdwenen: int = 0


class Inlezen:
    """Writes the records of one delivery; `overgang` counts what they change."""

    def __init__(self, asker: Asker, organisatie_id: uuid.UUID, soort: str, aanlevering_id: uuid.UUID) -> None:
        """`aanlevering_id` is the row of the delivery, which is there already."""
        self._dag, self._aanlevering = asker.dag, aanlevering_id
        self._van = (asker.huis_id, organisatie_id, soort)
        self.overgang = Overgang()
        with connection.cursor() as cursor:
            # A plan that was made while the table was small reads all of it for each block, once it is large.
            cursor.execute("SET LOCAL plan_cache_mode = force_custom_plan")
            cursor.execute(_IETS, self._van)
            self._eerste = not cursor.fetchone()[0]

    def schrijf(self, rijen: Sequence[Getoetst]) -> None:
        """Write a block; a record that is known keeps its key, and its BSN is tied to that (R19)."""
        waarden = [rij.waarden for rij in rijen]
        with connection.cursor() as cursor:
            bekend: dict[str, uuid.UUID] = {}
            if not self._eerste:
                cursor.execute(_BEKEND, [*self._van, [rij["bronrecord"] for rij in waarden]])
                bekend = dict(cursor.fetchall())
            oud = [rij for rij in waarden if rij["bronrecord"] in bekend]
            if oud:
                sleutels = [bekend[rij["bronrecord"]] for rij in oud]
                cursor.execute(_WIJZIG, [self._aanlevering, *_in_kolommen(oud, sleutels)])
                self.overgang.gewijzigd += cursor.rowcount
                cursor.execute(_ZELFDE, [self._aanlevering, sleutels, self._aanlevering])
            nieuw = [rij for rij in waarden if rij["bronrecord"] not in bekend]
            if nieuw:
                sleutels = [new_id() for _ in nieuw]
                cursor.execute(_NIEUW, [*self._van, self._aanlevering, *_in_kolommen(nieuw, sleutels)])
                self.overgang.nieuw += cursor.rowcount

    def sluit(self) -> None:
        """Mark what the list no longer has."""
        with connection.cursor() as cursor:
            cursor.execute(_VERDWENEN, [self._dag, *self._van, self._aanlevering])
            self.overgang.verdwenen = cursor.rowcount


def _in_kolommen(rijen: list[dict[str, str]], sleutels: list[uuid.UUID]) -> list[list[Any]]:
    """The records as one list per column, in the order of `_SOORTEN`."""
    nummers = [rij.get("bsn", "") for rij in rijen]
    return [
        sleutels,
        [rij["bronrecord"] for rij in rijen],
        [encrypt_bsn(n, context=key.bytes) if n else None for n, key in zip(nummers, sleutels, strict=True)],
        [hash_bsn(n) if n else "" for n in nummers],
        *([int(rij[veld]) if rij.get(veld) else None for rij in rijen] for veld in _GETALLEN),
        *([rij.get(veld) or None for rij in rijen] for veld in _DAGEN),
        *([rij.get(veld, "") for rij in rijen] for veld in _TEKST),
    ]
