"""Runs the worker: takes tasks from the queue and plans those that come by the clock."""

import os
import signal
import threading
import time

from procrastinate import PsycopgConnector
from procrastinate.contrib.django import app, connector_params

STOP_SECONDS = 8
# To the queue, one of which listens; the tasks themselves use Django's.
CONNECTIONS = 3
# Notifications of PostgreSQL wake the worker; it looks by itself where those do not come through.
LOOK_SECONDS = 15


def run(*, parent: int = 0) -> None:
    """Work until SIGTERM or Ctrl-C; with `parent`, also until that process is gone, however it ended."""
    if parent:
        threading.Thread(target=_follow, args=(parent,), daemon=True).start()
    connector = PsycopgConnector(kwargs=connector_params(), min_size=1, max_size=CONNECTIONS)
    with app.replace_connector(connector) as working:
        working.run_worker(
            name="regiehuis",
            concurrency=1,
            delete_jobs="successful",
            fetch_job_polling_interval=LOOK_SECONDS,
            shutdown_graceful_timeout=STOP_SECONDS,
        )


def _follow(parent: int) -> None:
    """End with the process that started this one: a server killed with -9 leaves no worker behind."""
    while os.getppid() == parent:
        time.sleep(0.5)
    os.kill(os.getpid(), signal.SIGTERM)
