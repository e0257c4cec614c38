"""Policies, opened one at a time; asked in SQL as the role that they are for."""

import contextlib
import dataclasses
import os
import random
from collections.abc import Iterator
from typing import Any

import psycopg
from django.db import connections

from proof.mutaties import blikken, chosen, worlds
from proof.orakel import REGELS
from proof.rijen import Bevraging, writable
from proof.wereld import Rij, Wereld

POLICIES = """
SELECT tablename, policyname, cmd, roles::text, qual, with_check FROM pg_policies
 WHERE schemaname = 'public' ORDER BY tablename, policyname
"""


@dataclasses.dataclass(frozen=True)
class Beleid:
    """One policy, as the catalogue tells it."""

    tabel: str
    naam: str
    opdracht: str
    rol: str
    qual: str | None
    check: str | None

    @property
    def open(self) -> bool:
        """Whether it says true already, so that there is nothing to take away."""
        return self.qual in (None, "true") and self.check in (None, "true")

    def __str__(self) -> str:
        return f"policy {self.tabel}.{self.naam}"


def policies() -> list[Beleid]:
    with connections["owner"].cursor() as cursor:
        cursor.execute(POLICIES)
        return [Beleid(*row) for row in cursor.fetchall()]


def alter(beleid: Beleid, qual: str | None, check: str | None) -> None:
    sql = f'ALTER POLICY "{beleid.naam}" ON "{beleid.tabel}"'
    sql += f" USING ({qual})" if beleid.qual else ""
    sql += f" WITH CHECK ({check})" if beleid.check else ""
    with connections["owner"].cursor() as cursor:
        cursor.execute(sql)


@contextlib.contextmanager
def opened(*gone: Beleid) -> Iterator[None]:
    """Without what these policies hold back."""
    for beleid in gone:
        alter(beleid, "true", "true")
    try:
        yield
    finally:
        for beleid in gone:
            alter(beleid, beleid.qual, beleid.check)


def policy_mutants(seed: int, kans: random.Random, sample: int) -> Iterator[tuple[str, bool]]:
    """Each policy with whether the proof failed without it."""
    every = [b for b in policies() if not b.open and b.tabel in REGELS]
    left = chosen(kans, every, sample)
    for w in worlds(seed):
        for beleid in list(left):
            if _told(w, beleid, [b for b in every if b != beleid and _beside(b, beleid)]):
                left.remove(beleid)
                yield str(beleid), True
    for beleid in left:
        yield str(beleid), False


def _beside(one: Beleid, other: Beleid) -> bool:
    """Whether two policies judge the same command of the same role on a table."""
    return (one.tabel, one.opdracht, one.rol) == (other.tabel, other.opdracht, other.rol)


def _told(w: Wereld, beleid: Beleid, others: list[Beleid]) -> bool:
    """Whether the proof fails without it; or, where a second one stands behind it, once that is gone as well.

    The second way counts only when the others alone can go without notice: then it was this one that held.
    """
    with opened(beleid):
        if _fails(w, beleid):
            return True
    if not others:
        return False
    with opened(*others):
        if _fails(w, beleid):
            return False
        with opened(beleid):
            return _fails(w, beleid)


def _fails(w: Wereld, beleid: Beleid) -> bool:
    if "worker" in beleid.rol:
        return any(_worker(w, beleid))
    return any(wrong for blik in blikken(w) for wrong in _asks(Bevraging(w, blik), beleid))


def _asks(vraag: Bevraging, beleid: Beleid) -> Iterator[str]:
    ways: dict[str, list[Any]] = {
        "SELECT": [vraag.all_rows],
        "UPDATE": [vraag.changed],
        "DELETE": [vraag.removed],
        "INSERT": [vraag.added] * 4,
    }
    for way in ways.get(beleid.opdracht, [way for all_ in ways.values() for way in all_]):
        yield from vraag.put(way, beleid.tabel)


def _worker(w: Wereld, beleid: Beleid) -> Iterator[str]:
    """The system works for one house: nothing of another is there for it."""
    with psycopg.connect(os.environ["DATABASE_WORKER_URL"]) as connection:
        for huis in w.rijen("samenwerking_veiligheidshuis"):
            mine = {rij.id for rij in w.rijen(beleid.tabel) if _house(w, rij) == huis.id}
            connection.execute("SELECT regiehuis_systeem(%s, %s)", [huis.id, w.moment])
            if beleid.opdracht == "SELECT":
                found = {row[0] for row in connection.execute(f'SELECT id FROM "{beleid.tabel}"')}
                yield from (f"{beleid}: {key}" for key in found - mine)
            elif beleid.opdracht in ("UPDATE", "DELETE"):
                change = f'DELETE FROM "{beleid.tabel}"'
                if beleid.opdracht == "UPDATE":
                    column = writable(beleid.tabel, "regiehuis_worker")
                    change = f'UPDATE "{beleid.tabel}" SET {column}'
                if connection.execute(change).rowcount > len(mine):
                    yield f"{beleid}: touches more than the house"
            else:
                yield from _worker_adds(w, beleid, huis, connection)
            connection.rollback()


def _worker_adds(w: Wereld, beleid: Beleid, huis: Rij, connection: Any) -> Iterator[str]:
    for rij in w.rijen(beleid.tabel):
        if _house(w, rij) != huis.id:
            columns = {k: v for k, v in rij.velden.items() if k != "id"} | {"id": w.nieuwe_sleutel()}
            columns |= {"object_soort": "", "kenmerk": ""} if beleid.tabel == "samenwerking_melding" else {}
            names, places = ", ".join(columns), ", ".join(["%s"] * len(columns))
            with contextlib.suppress(psycopg.errors.InsufficientPrivilege), connection.transaction():
                connection.execute(f'INSERT INTO "{beleid.tabel}" ({names}) VALUES ({places})', list(columns.values()))
                yield f"{beleid}: adds to another house"


def _house(w: Wereld, rij: Rij) -> Any:
    for name in ("veiligheidshuis_id", "signaal_id", "medewerker_id", "casus_id"):
        if name in vars(rij):
            value = getattr(rij, name)
            return value if name == "veiligheidshuis_id" else _house(w, w.sleutels[value])
    return None
