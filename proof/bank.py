"""The database of the proof: a world goes in as the owner, and is asked as the web role, one transaction an ask."""

import contextlib
import os
import uuid
from collections.abc import Iterator
from importlib import import_module
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import DatabaseError, connection, connections, models, transaction

from proof.wereld import Rij, Wereld

PROTECTED = """
SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
 WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p') AND c.relrowsecurity AND NOT c.relispartition
"""
# Under policies, and asked elsewhere: the log and its seals (tests/logboek), one row that everybody reads, and tables
# that are closed for the web role (tests/access/test_tables.py).
ELDERS = {
    "logboek_logregel",
    "logboek_zegel",
    "kern_installatie",
    "casussen_nummer",
    "casussen_zoekvraag",
    "casussen_noodvraag",
    "personen_indexdeel",
    "personen_indexrecord",
    "personen_indexsleutel",
    "personen_koppelmodel",
}
# What went out of the door (R21): tests/access/test_verstrekkingen.py.
ELDERS |= {"logboek_verstrekking", "logboek_verstrektstuk", "logboek_doorgifte", "logboek_logsegment"}
# Emergency access (R18) is in force in no invented house: tests/casussen/test_noodtoegang.py.
ELDERS |= {"casussen_noodtoegang", "casussen_noodvraag"}

# A request of a person: tests/access/test_tables.py and tests/verantwoording.
ELDERS |= {
    f"verantwoording_{naam}" for naam in ("verzoek", "verzoekpost", "weigeringsgrond", "zienswijze", "kennisgeving")
}
ELDERS |= {"casussen_verklaring"}


@contextlib.contextmanager
def open_bank() -> Iterator[None]:
    """A migrated database of this run alone, on the server of the tests; gone afterwards."""
    from tests import environment, template

    os.environ["DJANGO_SETTINGS_MODULE"] = "regiehuis.settings"
    with environment.SERVER.running():
        template.copy_database()
        try:
            yield
        finally:
            template.drop_database()


def protected_tables() -> set[str]:
    """Every table under row-level security, as the database tells it."""
    with connection.cursor() as cursor:
        cursor.execute(PROTECTED)
        return {row[0] for row in cursor.fetchall()}


def model_of(tabel: str) -> type[models.Model]:
    return next(m for m in apps.get_models() if m._meta.db_table == tabel)


def write(w: Wereld) -> None:
    """All rows of a world, committed by the owner in the order that their keys need."""
    owner = connections["owner"]
    with transaction.atomic(using="owner"):
        with owner.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        for tabel, rijen in w.tabellen.items():
            model = model_of(tabel)
            model._base_manager.using("owner").bulk_create([model(**rij.velden) for rij in rijen.values()])


def clear(w: Wereld) -> None:
    """The world and its sessions, away."""
    store = import_module(settings.SESSION_ENGINE).SessionStore
    names = ", ".join(f'"{tabel}"' for tabel in [*w.tabellen, store.get_model_class()._meta.db_table])
    with connections["owner"].cursor() as cursor:
        cursor.execute(f"TRUNCATE {names} CASCADE")


@contextlib.contextmanager
def as_employee(w: Wereld, wie: Rij) -> Iterator[Any]:
    """A cursor of the web role, as this employee at the moment of the world; undone afterwards."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT regiehuis_begin(%s, %s)", [wie.id, w.moment])
        yield cursor
        transaction.set_rollback(True)


def keys(cursor: Any, sql: str, params: list[Any] | None = None) -> set[uuid.UUID]:
    """The first column of an answer."""
    cursor.execute(sql, params)
    return {row[0] for row in cursor.fetchall()}


REFUSED = "42501"
BY_TRIGGER = ("P0001", "23514")


def touched(cursor: Any, sql: str, params: list[Any] | None = None, *, only_policy: bool = False) -> int:
    """Rows that a change touches; -1 when the database refuses it. Stopped by a constraint is past the policy.

    A trigger speaks before the policy of a row that is added, and after that of one that is changed (`only_policy`).
    """
    savepoint = transaction.savepoint()
    try:
        cursor.execute(sql, params)
        return int(cursor.rowcount)
    except DatabaseError as error:
        state = getattr(error.__cause__, "sqlstate", "")
        return -1 if state == REFUSED or (state in BY_TRIGGER and not only_policy) else 1
    finally:
        transaction.savepoint_rollback(savepoint)
