"""Askers, and a superuser's connection in which a test may become any role and tamper at will."""

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import dj_database_url
import pytest
from django.db import connections, transaction

from regiehuis.kern.models import new_id
from regiehuis.logboek.actions import record
from regiehuis.logboek.sealing import export_heads, seal_new
from regiehuis.logboek.verification import Verslag, verify

HUIS, ANDER_HUIS = new_id(), new_id()


@dataclass(frozen=True)
class Vrager:
    """An asker as the log sees one."""

    medewerker_id: UUID = field(default_factory=new_id)
    organisatie_id: UUID = field(default_factory=new_id)
    huis_id: UUID = HUIS
    functies: frozenset[str] = frozenset()
    namens: tuple[UUID, ...] = ()
    doel: str = "casusregie"


def uuids(values: Sequence[UUID]) -> str:
    return "{" + ",".join(map(str, values)) + "}"


def begin(asker: Vrager, using: str = "default", *, fg_of: Sequence[UUID] = ()) -> None:
    """What `regiehuis_begin()` sets, as far as the log reads it."""
    values = {
        "medewerker": str(asker.medewerker_id),
        "huizen": uuids([asker.huis_id]),
        "namens": uuids([asker.medewerker_id, *asker.namens]),
        "fg_huizen": uuids(fg_of),
    }
    with connections[using].cursor() as cursor:
        for name, value in values.items():
            cursor.execute("SELECT set_config(%s, %s, true)", [f"regiehuis.{name}", value])


class Superuser:
    """Alias "owner" as a superuser, in a transaction that is rolled back after the test."""

    def __init__(self, heads_path: Path) -> None:
        self.heads_path = heads_path

    def run(self, sql: str, params: Sequence[Any] = (), *, role: str = "") -> list[tuple[Any, ...]]:
        with connections["owner"].cursor() as cursor:
            if role:
                cursor.execute(f"SET LOCAL ROLE {role}")
            cursor.execute(sql, params or None)
            rows = cursor.fetchall() if cursor.description else []
            if role:
                cursor.execute("RESET ROLE")
            return rows

    def tamper(self, sql: str, params: Sequence[Any] = ()) -> None:
        """Change rows with every trigger asleep."""
        self.run("SET LOCAL session_replication_role = replica")
        self.run(sql, params)
        self.run("SET LOCAL session_replication_role = origin")

    def log(self, count: int = 1, *, huis_id: UUID = HUIS) -> list[UUID]:
        """Rows written by the web role through the action; their ids in order of writing."""
        asker = Vrager(huis_id=huis_id)
        before = {row[0] for row in self.run("SELECT id FROM logboek_logregel")}
        begin(asker, "owner")
        self.run("SET LOCAL ROLE regiehuis_web")
        for _ in range(count):
            record(
                asker=asker,
                handeling="lezen",
                object_soort="casus",
                object_id=new_id(),
                personen=[new_id(), new_id()],
                using="owner",
            )
        self.run("RESET ROLE")
        rows = self.run("SELECT id FROM logboek_logregel ORDER BY moment, id")
        return [row[0] for row in rows if row[0] not in before]

    def seal(self, *, role: str = "regiehuis_worker", batch: int = 1000) -> int:
        """A round of sealing that also takes the rows of this moment, and its export of heads."""
        self.run(f"SET LOCAL ROLE {role}")
        sealed = seal_new(moment=datetime.now(UTC) + timedelta(seconds=10), using="owner", batch=batch)
        self.run("RESET ROLE")
        export_heads(self.heads_path, using="owner")
        return sealed

    def verify(self, *, with_heads: bool = True) -> Verslag:
        return verify(heads_path=self.heads_path if with_heads else None, using="owner")


@pytest.fixture
def superuser(django_db_setup: None, django_db_blocker: Any, tmp_path: Path) -> Iterator[Superuser]:
    connection = connections["owner"]
    as_owner = connection.settings_dict
    with django_db_blocker.unblock():
        connection.close()
        connection.settings_dict = as_owner | dj_database_url.parse(os.environ["DATABASE_SUPERUSER_URL"])
        try:
            with transaction.atomic(using="owner"):
                yield Superuser(tmp_path / "koppen.jsonl")
                transaction.set_rollback(True, using="owner")
        finally:
            connection.close()
            connection.settings_dict = as_owner


@pytest.fixture
def as_asker(db: None) -> Callable[..., Vrager]:
    """Begin as a new asker on the web role."""

    def start(asker: Vrager | None = None, *, fg_of: Sequence[UUID] = ()) -> Vrager:
        asker = asker or Vrager()
        begin(asker, fg_of=fg_of)
        return asker

    return start
