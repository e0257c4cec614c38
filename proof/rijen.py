"""The asks straight on the database, with the web role: read, count, search, look up; and change what is not his.

A change is judged one way: whoever may not know a row, or does not manage it, touches none of it and adds none like it.
"""

import json
import uuid
from collections.abc import Iterator
from typing import Any

from django.db import connection

from proof.bank import as_employee, keys, model_of, touched
from proof.orakel import VAN_HET_HUIS, Blik
from proof.wereld import Rij, Wereld

# What the ketenmanager alone writes: how the house works together (R14). A meeting is planned by who runs it as well.
BEHEERD = set(VAN_HET_HUIS) - {"casussen_overleg"} | {"verantwoording_bewaartermijn"}
# Keys through which a row belongs to something that must be known before anything can be added to it.
DELEN = ("casus_id", "signaal_id", "plan_id", "doel_id", "agendapunt_id", "afspraak_id", "huisbezoek_id", "triage_id")
# Columns that say who did it; a forger writes his own name there.
DADER = tuple(
    f"{deed}_id"
    for deed in "door afzender vrager vastgelegd_door gemeld_door gepland_door gekozen_door voorgelegd_door"
    " aangeboden_door toegevoegd_door besloten_door".split()
)


class Bevraging:
    """One employee asking the tables of a world."""

    def __init__(self, w: Wereld, blik: Blik) -> None:
        self.w, self.blik, self.kans = w, blik, w.kans
        self.asks = 0

    def ask(self, tabel: str) -> Iterator[str]:
        """One random ask of this table, and what the rules say against its answer."""
        way = self.kans.choice((self.all_rows, self.all_rows, self.counted, self.by_key, self.by_word, self.changed,
                                self.removed, self.added))  # fmt: skip
        yield from self.put(way, tabel)

    def put(self, way: Any, tabel: str) -> Iterator[str]:
        """This ask of this table."""
        with as_employee(self.w, self.blik.wie) as cursor:
            self.asks += 1
            for wrong in way(cursor, tabel):
                yield f"SQL {way.__name__} {tabel}: {wrong}"

    def all_rows(self, cursor: Any, tabel: str) -> Iterator[str]:
        yield from self._same(tabel, keys(cursor, f'SELECT id FROM "{tabel}"'), self.blik.zichtbaar(tabel))

    def counted(self, cursor: Any, tabel: str) -> Iterator[str]:
        cursor.execute(f'SELECT count(*) FROM "{tabel}"')
        found, expected = cursor.fetchone()[0], len(self.blik.zichtbaar(tabel))
        if found != expected:
            yield f"counts {found} instead of {expected}"

    def by_key(self, cursor: Any, tabel: str) -> Iterator[str]:
        if rij := self._some(tabel):
            found = keys(cursor, f'SELECT id FROM "{tabel}" WHERE id = %s', [rij.id])
            yield from self._same(tabel, found, {rij.id} if self.blik.ziet(rij) else set())

    def by_word(self, cursor: Any, tabel: str) -> Iterator[str]:
        """A search in the text of a table."""
        rij = self._some(tabel)
        if rij and rij.tekens:
            column, word = self.kans.choice(sorted(rij.tekens.items()))
            found = keys(cursor, f'SELECT id FROM "{tabel}" WHERE "{column}" ILIKE %s', [f"%{word}%"])
            yield from self._same(tabel, found, {rij.id} if self.blik.ziet(rij) else set())

    def _same(self, tabel: str, found: set[uuid.UUID], expected: set[uuid.UUID]) -> Iterator[str]:
        if found - expected:
            yield f"gives {len(found - expected)} rows too many, such as {min(found - expected)}"
        if expected - found:
            yield f"withholds {len(expected - found)} rows, such as {min(expected - found)}"

    def _some(self, tabel: str) -> Rij | None:
        found = self.w.rijen(tabel)
        return self.kans.choice(found) if found else None

    # --- changes ---

    def beheert(self, rij: Rij) -> bool:
        """Whether he may have a hand in a row at all: he knows it, and what is of the house he manages."""
        if rij.tabel in BEHEERD or rij.tabel == "samenwerking_veiligheidshuis":
            return self.blik.ziet(rij) and self.blik.heeft("ketenmanager")
        if rij.tabel in ("samenwerking_organisatie", "samenwerking_organisatieonderdeel"):
            return bool(self.blik.wie.is_active) and self.blik.heeft("ketenmanager")
        if rij.tabel == "casussen_informatie":  # R17: only the source changes its item
            return self.blik.ziet(rij) and (rij.bron_id == self.blik.onderdeel or self._typed(rij))
        return self.blik.ziet(rij)

    def _typed(self, rij: Rij) -> bool:
        return rij.vastgelegd_door_id in self.blik.namens

    def changed(self, cursor: Any, tabel: str) -> Iterator[str]:
        """UPDATE that names no column asks no policy of SELECT: its own must say it all."""
        column = writable(tabel)
        if column is not None:
            yield from self._touches(cursor, tabel, f'UPDATE "{tabel}" SET {column}')

    def removed(self, cursor: Any, tabel: str) -> Iterator[str]:
        yield from self._touches(cursor, tabel, f'DELETE FROM "{tabel}"')

    def _touches(self, cursor: Any, tabel: str, sql: str) -> Iterator[str]:
        known = [rij.id for rij in self.w.rijen(tabel) if self.blik.ziet(rij) and not self.beheert(rij)]
        if known and touched(cursor, f"{sql} WHERE id = ANY(%s)", [known], only_policy=True) > 0:
            yield f"{sql.split()[0]} touches what he only knows"
        count = touched(cursor, sql, only_policy=True)
        allowed = sum(1 for rij in self.w.rijen(tabel) if self.beheert(rij))
        if count > allowed:
            yield f"{sql.split()[0]} touches {count} rows, of {allowed} that are his"

    def added(self, cursor: Any, tabel: str) -> Iterator[str]:
        """A copy of a row, under a key of its own, with the asker as its doer half of the time."""
        rij = self._some(tabel)
        if rij is None or self.adds(rij):
            return
        values = self._copy(rij)
        columns, places = ", ".join(f'"{name}"' for name in values), ", ".join(["%s"] * len(values))
        if touched(cursor, f'INSERT INTO "{tabel}" ({columns}) VALUES ({places})', list(values.values())) > 0:
            yield f"takes a copy of {rij.id}, in what is not his"

    def adds(self, rij: Rij) -> bool:
        """Whether something like this row could be his to add: he knows it, or everything that it is a part of."""
        if rij.tabel in BEHEERD or rij.tabel.startswith("samenwerking_organisatie"):
            return self.beheert(rij)
        if self.blik.ziet(rij):
            return True
        if rij.tabel == "casussen_informatie" and self.blik.leidt(rij.overlegvorm_id):
            return True  # what a speaker brings in is typed by who runs the meeting, a member of the case or not
        parts = [self.w.sleutels[getattr(rij, name)] for name in DELEN if getattr(rij, name, None)]
        if parts:
            return bool(self.blik.wie.is_active) and all(self.blik.ziet(part) for part in parts)
        return bool(self.blik.wie.is_active) and getattr(rij, "veiligheidshuis_id", None) in (None, self.blik.huis)

    def _copy(self, rij: Rij) -> dict[str, Any]:
        model = model_of(rij.tabel)
        row = model(**rij.velden)
        mine = self.kans.random() < 0.5
        values = {}
        for field in model._meta.concrete_fields:
            value = field.get_db_prep_save(getattr(row, field.attname), connection)
            values[field.column] = self.blik.wie.id if mine and field.column in DADER else value
        return values | {"id": uuid.uuid4()}

    # --- functions that tell more than the tables ---

    def overzicht(self) -> Iterator[str]:
        """R15: the ketenmanager reads numbers of the cases of his house, and nobody else does."""
        self.asks += 1
        with as_employee(self.w, self.blik.wie) as cursor:
            cursor.execute("SELECT nummer FROM regiehuis_casus_overzicht()")
            found = {row[0].lower() for row in cursor.fetchall()}
        mine = [c for c in self.w.rijen("casussen_casus") if c.veiligheidshuis_id == self.blik.huis]
        reads = self.blik.wie.is_active and self.blik.heeft("ketenmanager")
        every = {c.nummer.lower() for c in mine} if reads else set()
        running = {c.nummer.lower() for c in mine if c.fase != "afgesloten"} if reads else set()
        if not running <= found <= every:
            yield f"SQL regiehuis_casus_overzicht: gives {sorted(found ^ every)} wrongly"

    def treffers(self) -> Iterator[str]:
        """R12: a hit is for the lead of a running case and the chair of a triage; who is shielded gives none."""
        casus, persoon = self._some("casussen_casus"), self._some("personen_persoon")
        assert casus and persoon
        self.asks += 1
        with as_employee(self.w, self.blik.wie) as cursor:
            cursor.execute(
                "SELECT regiehuis_zoek_personen(%s, ARRAY[%s]::uuid[], ARRAY[''], ARRAY[%s], ARRAY['1980-00-00'], 30)",
                [casus.id, casus.id, persoon.zoeknaam],
            )
            given = cursor.fetchone()[0]
        answer = json.loads(given) if isinstance(given, str) else given
        b = self.blik
        leads = b.bewaakt(casus.id) or (b.lid(casus.id) and casus.regisseur_id in b.namens)
        if answer.get("mag") and not (b.wie.is_active and leads):
            yield f"SQL regiehuis_zoek_personen: a hit with case {casus.id} that he does not lead"
        if persoon.afgeschermd and answer.get("treffers"):
            yield f"SQL regiehuis_zoek_personen: a hit on {persoon.id}, who is shielded"


def writable(tabel: str, role: str = "regiehuis_web") -> str | None:
    """A column that a role may write, with a value that reads nothing: `SET x = x` would ask the policy of SELECT."""
    if (tabel, role) not in _COLUMNS:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT a.attname, NOT a.attnotnull, a.atttypid::regtype::text FROM pg_attribute a"
                " WHERE a.attrelid = %s::regclass AND a.attnum > 0 AND NOT a.attisdropped"
                " AND has_column_privilege(%s, a.attrelid, a.attnum, 'UPDATE')",
                [tabel, role],
            )
            found = sorted((_RANK.get("null" if null else kind, 9), name, null, kind) for name, null, kind in cursor)
        _, name, null, kind = found[0] if found else (9, "", False, "")
        value = "NULL" if null else _CONSTANT.get(kind, "DEFAULT")
        _COLUMNS[tabel, role] = f'"{name}" = {value}' if found else None
    return _COLUMNS[tabel, role]


# The most harmless first: a text, a number, then what may be empty.
_RANK = {"text": 0, "character varying": 0, "integer": 1, "smallint": 1, "boolean": 2, "null": 3}
_CONSTANT = {"text": "'x'", "character varying": "'x'", "integer": "1", "smallint": "1", "boolean": "false"}
_CONSTANT |= {"timestamp with time zone": "now()", "date": "current_date", "uuid": "gen_random_uuid()"}
_COLUMNS: dict[tuple[str, str], str | None] = {}
