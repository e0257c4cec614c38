"""A migrated, empty database to copy for each test run; made again when something it is made of changes."""

import hashlib
from importlib.metadata import version

import psycopg
from django.db import connections
from psycopg import sql

from regiehuis.cli import database, processes
from tests import environment

PREFIX = "test_template_"
MADE_OF = ("regiehuis/*/migrations/**/*.py", "regiehuis/kern/policies.py", "regiehuis/cli/database.py")


def copy_database() -> None:
    """Make this run's database, with the roles, migrated and marked as a test."""
    database.ensure_roles(environment.SERVER, environment.KEYS)
    with psycopg.connect(environment.SERVER.url(), autocommit=True) as superuser:
        superuser.execute("SELECT pg_advisory_lock(hashtext('regiehuis.template'))")
        _drop_left_over(superuser)
        template = _template(superuser)
        _drop(superuser, environment.NAME)
        database.ensure_database(environment.SERVER, environment.NAME, template=template)


def drop_database() -> None:
    """Remove this run's database."""
    for connection in connections.all():
        connection.close()
    with psycopg.connect(environment.SERVER.url(), autocommit=True) as superuser:
        _drop(superuser, environment.NAME)


def _template(superuser: psycopg.Connection) -> str:
    name = PREFIX + _fingerprint()
    ready = f"{name}_ready"
    if ready not in _databases(superuser):
        for old in _databases(superuser):
            if old.startswith(PREFIX):
                _drop(superuser, old)
        database.ensure_database(environment.SERVER, name)
        _migrate(name)
        names = (sql.Identifier(name), sql.Identifier(ready))
        superuser.execute(sql.SQL("ALTER DATABASE {} RENAME TO {}").format(*names))
    return ready


def _migrate(name: str) -> None:
    owner = connections["owner"]
    owner.close()
    owner.settings_dict["NAME"] = name
    try:
        database.migrate()
        database.set_soort("test")
    finally:
        owner.close()
        owner.settings_dict["NAME"] = environment.NAME


def _fingerprint() -> str:
    digest = hashlib.sha256(version("django").encode())
    for pattern in MADE_OF:
        for path in sorted(environment.ROOT.glob(pattern)):
            digest.update(str(path).encode() + path.read_bytes())
    return digest.hexdigest()[:12]


def _drop_left_over(superuser: psycopg.Connection) -> None:
    """Databases of runs that were killed."""
    for name in _databases(superuser):
        number = name.removeprefix("test_regiehuis_")
        if number.isdigit() and not processes.is_alive(int(number)):
            _drop(superuser, name)


def _databases(superuser: psycopg.Connection) -> list[str]:
    return [row[0] for row in superuser.execute("SELECT datname FROM pg_database ORDER BY datname")]


def _drop(superuser: psycopg.Connection, name: str) -> None:
    superuser.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))
