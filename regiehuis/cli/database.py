"""Roles, database, migrations and the grants on the tables that stand outside row-level security.

The superuser does only what no other role may: roles, the database, its extensions. The owner migrates;
the web role and the worker own nothing.
"""

from dataclasses import dataclass

import psycopg
from django.core.management import call_command
from django.db import connections
from psycopg import sql

from regiehuis.cli.keys import Keys
from regiehuis.cli.postgres import Server

NAME = "regiehuis"
OWNER, WEB, WORKER = "regiehuis_owner", "regiehuis_web", "regiehuis_worker"
EXTENSIONS = ("pg_trgm", "unaccent", "citext", "btree_gist", "fuzzystrmatch", "pgcrypto")

# The named list of DESIGN §4: session, sign-in and framework tables outside row-level security.
OUTSIDE = {
    "samenwerking_sessie": "SELECT, INSERT, UPDATE, DELETE",
    "django_migrations": "SELECT",
    "django_content_type": "SELECT",
    "auth_permission": "SELECT",
    "auth_group": "SELECT",
    "auth_group_permissions": "SELECT",
    "otp_totp_totpdevice": "SELECT, INSERT, UPDATE, DELETE",
    "otp_static_staticdevice": "SELECT, INSERT, UPDATE, DELETE",
    "otp_static_statictoken": "SELECT, INSERT, UPDATE, DELETE",
    "django_otp_webauthn_webauthncredential": "SELECT, INSERT, UPDATE, DELETE",
    "django_otp_webauthn_webauthnattestation": "SELECT, INSERT, DELETE",
    "django_otp_webauthn_webauthnuserhandle": "SELECT, INSERT",
    "axes_accessattempt": "SELECT, INSERT, UPDATE, DELETE",
    "axes_accessattemptexpiration": "SELECT, INSERT, UPDATE, DELETE",
    "axes_accesslog": "SELECT, INSERT, UPDATE",
    "axes_accessfailurelog": "SELECT, INSERT, UPDATE",
    "samenwerking_medewerker": "SELECT, INSERT, UPDATE",
    "samenwerking_medewerker_groups": "SELECT",
    "samenwerking_medewerker_user_permissions": "SELECT",
}

# What the worker may outside row-level security: its queue, and whom to write to. The web role has nothing on the
# queue: it asks for work through regiehuis_taak() alone.
OUTSIDE_WORKER = {
    "procrastinate_jobs": "SELECT, INSERT, UPDATE, DELETE",
    "procrastinate_events": "SELECT, INSERT, UPDATE, DELETE",
    "procrastinate_periodic_defers": "SELECT, INSERT, UPDATE, DELETE",
    "procrastinate_workers": "SELECT, INSERT, UPDATE, DELETE",
    "samenwerking_medewerker": "SELECT (id, naam, email, is_active, onderdeel_id, veiligheidshuis_id)",
}
QUEUE_SEQUENCES = ("procrastinate_jobs_id_seq", "procrastinate_events_id_seq", "procrastinate_periodic_defers_id_seq")


@dataclass(frozen=True)
class Urls:
    """Where each role finds the database."""

    web: str
    owner: str
    worker: str
    superuser: str


class WrongSoort(Exception):
    """The database was made as another kind of installation than the one that is asked for."""


def urls(server: Server, keys: Keys, name: str = NAME) -> Urls:
    """The addresses of database `name` for each role; the server need not run yet."""
    return Urls(
        web=server.url(WEB, keys.database_web, name),
        owner=server.url(OWNER, keys.database_owner, name),
        worker=server.url(WORKER, keys.database_worker, name),
        superuser=server.url(database=name),
    )


def ensure_roles(server: Server, keys: Keys) -> None:
    """The three roles with the passwords of `keys`; none may make roles or databases or pass by policies."""
    passwords = {OWNER: keys.database_owner, WEB: keys.database_web, WORKER: keys.database_worker}
    with psycopg.connect(server.url(), autocommit=True) as superuser:
        superuser.execute("SELECT pg_advisory_lock(hashtext('regiehuis.roles'))")
        known = {row[0] for row in superuser.execute("SELECT rolname FROM pg_roles")}
        for role, password in passwords.items():
            statement = "ALTER" if role in known else "CREATE"
            superuser.execute(
                sql.SQL(
                    "{} ROLE {} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOINHERIT NOBYPASSRLS PASSWORD {}"
                ).format(sql.SQL(statement), sql.Identifier(role), sql.Literal(password))
            )


def ensure_database(server: Server, name: str = NAME, *, template: str = "") -> bool:
    """Make database `name` with its extensions, owned by the owner; tells whether it is new."""
    with psycopg.connect(server.url(), autocommit=True) as superuser:
        if superuser.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone():
            return False
        parts = sql.SQL("CREATE DATABASE {} OWNER {} TEMPLATE {}")
        names = [sql.Identifier(each) for each in (name, OWNER, template or "template0")]
        superuser.execute(parts.format(*names))
        database = sql.Identifier(name)
        superuser.execute(sql.SQL("REVOKE ALL ON DATABASE {} FROM PUBLIC").format(database))
        roles = sql.SQL(", ").join([sql.Identifier(WEB), sql.Identifier(WORKER)])
        superuser.execute(sql.SQL("GRANT CONNECT ON DATABASE {} TO {}").format(database, roles))
    if not template:
        with psycopg.connect(server.url(database=name), autocommit=True) as superuser:
            _add_extensions(superuser)
    return True


def _add_extensions(connection: psycopg.Connection) -> None:
    for extension in EXTENSIONS:
        connection.execute(sql.SQL("CREATE EXTENSION IF NOT EXISTS {}").format(sql.Identifier(extension)))


def migrate(*, verbosity: int = 0) -> None:
    """Bring the database up to date as its owner, then give the web role the named list."""
    owner = connections["owner"]
    with owner.cursor() as cursor:
        for extension in EXTENSIONS:  # already there, except where DATABASE_URL names a server of others
            cursor.execute(f"CREATE EXTENSION IF NOT EXISTS {extension}")
    call_command("migrate", database="owner", interactive=False, verbosity=verbosity)
    grant_outside()
    owner.close()


def grant_outside() -> None:
    """Grant the web role and the worker what they may do on the tables outside row-level security."""
    owner = connections["owner"]
    present = set(owner.introspection.table_names())
    with owner.cursor() as cursor:
        for role, tables in ((WEB, OUTSIDE), (WORKER, OUTSIDE_WORKER)):
            for table in sorted(present.intersection(tables)):
                cursor.execute(f'GRANT {tables[table]} ON "{table}" TO {role}')
        if "procrastinate_jobs" in present:
            cursor.execute(f"GRANT USAGE ON SEQUENCE {', '.join(QUEUE_SEQUENCES)} TO {WORKER}")


def set_soort(soort: str) -> None:
    """Mark the database as demo, test or productie, once; only the first two honour a given moment."""
    owner = connections["owner"]
    with owner.cursor() as cursor:
        cursor.execute("INSERT INTO kern_installatie (soort) VALUES (%s) ON CONFLICT DO NOTHING", [soort])
        cursor.execute("SELECT soort FROM kern_installatie")
        found = cursor.fetchone()[0]
    owner.close()
    if found != soort:
        raise WrongSoort(f"This database belongs to an installation of kind {found}, not {soort}.")


def empty() -> None:
    """Take everything out of the database that its owner made; what is left is as new."""
    owner = connections["owner"]
    owner.close()
    with owner.cursor() as cursor:
        cursor.execute(
            "SELECT format('%I.%I', schemaname, tablename) FROM pg_tables WHERE schemaname = 'public'"
            " AND tableowner = current_user"
        )
        for (table,) in cursor.fetchall():
            cursor.execute(f"DROP TABLE IF EXISTS {table} CASCADE")
        cursor.execute(
            "SELECT p.oid::regprocedure, p.prokind FROM pg_proc p JOIN pg_roles r ON r.oid = p.proowner"
            " WHERE p.pronamespace = 'public'::regnamespace AND r.rolname = current_user"
            " AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')"
        )
        for function, kind in cursor.fetchall():
            cursor.execute(f"DROP {'PROCEDURE' if kind == 'p' else 'FUNCTION'} IF EXISTS {function} CASCADE")
        cursor.execute(
            "SELECT format('%I', t.typname) FROM pg_type t JOIN pg_roles r ON r.oid = t.typowner"
            " WHERE t.typnamespace = 'public'::regnamespace AND t.typtype IN ('e', 'c', 'd')"
            " AND r.rolname = current_user"
        )
        for (name,) in cursor.fetchall():
            cursor.execute(f"DROP TYPE IF EXISTS {name} CASCADE")
    owner.close()


def has_house() -> bool:
    """Whether a house has been founded in this database."""
    owner = connections["owner"]
    with owner.cursor() as cursor:
        cursor.execute("SELECT EXISTS (SELECT FROM samenwerking_veiligheidshuis)")
        found = bool(cursor.fetchone()[0])
    owner.close()
    return found
