"""Loaded by pytest before any settings: the environment of a test run.

The server of the tests is started with the first test that needs it and shared by runs of the same work
tree; each run has a database of its own, named after its process.
"""

import os
from pathlib import Path

from regiehuis.cli import database, keys
from regiehuis.cli.postgres import Server

ROOT = Path(__file__).resolve().parent.parent
DATA_DIR = ROOT / ".data" / "test"
NAME = f"test_regiehuis_{os.getpid()}"

for variable in ("REGIEHUIS_KEYS_DIR", "REGIEHUIS_SECRET_KEY", "REGIEHUIS_BSN_KEY", "REGIEHUIS_LOGBOEK_KEY"):
    os.environ.pop(variable, None)  # what a developer set for a server of theirs is not for tests
SERVER = Server(DATA_DIR, soort="test")
KEYS = keys.load(keys.folder(SERVER.data_dir), create=True)
URLS = database.urls(SERVER, KEYS, NAME)
(SERVER.data_dir / "staticfiles").mkdir(exist_ok=True)  # empty, so that nothing warns of its absence

os.environ.update(
    DJANGO_SETTINGS_MODULE="regiehuis.settings",
    DATABASE_URL=URLS.web,
    DATABASE_OWNER_URL=URLS.owner,
    DATABASE_WORKER_URL=URLS.worker,
    DATABASE_SUPERUSER_URL=URLS.superuser,
    REGIEHUIS_SOORT="test",
    REGIEHUIS_DATA_DIR=str(SERVER.data_dir),
    REGIEHUIS_SECRET_KEY=KEYS.secret_key,
    REGIEHUIS_BSN_KEY=KEYS.bsn_key,
    REGIEHUIS_LOGBOEK_KEY=KEYS.logboek_key,
)
