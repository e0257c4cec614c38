"""DATABASE_URL and DATABASE_OWNER_URL replace the embedded PostgreSQL."""

import os
import subprocess
import sys

import psycopg

from regiehuis.cli import database
from tests import environment

NAME = f"test_own_{os.getpid()}"


def test_a_server_of_ones_own_is_migrated_by_its_owner_without_a_superuser(tmp_path, django_db_setup):
    urls = database.urls(environment.SERVER, environment.KEYS, NAME)
    with psycopg.connect(environment.SERVER.url(), autocommit=True) as superuser:
        superuser.execute(f"CREATE DATABASE {NAME} OWNER regiehuis_owner TEMPLATE template0")
        try:
            ran = subprocess.run(
                [sys.executable, "-m", "regiehuis", "migrate", "--data-dir", str(tmp_path / "data")],
                env=os.environ
                | {
                    "DATABASE_URL": urls.web,
                    "DATABASE_OWNER_URL": urls.owner,
                    "REGIEHUIS_SOORT": "productie",
                },
                capture_output=True,
                text=True,
                check=False,
            )
            assert ran.returncode == 0, ran.stderr
            with psycopg.connect(urls.web) as web:
                assert web.execute("SELECT soort FROM kern_installatie").fetchone() == ("productie",)
            assert not (tmp_path / "data" / "postgres").exists()
        finally:
            superuser.execute(f"DROP DATABASE {NAME} WITH (FORCE)")
