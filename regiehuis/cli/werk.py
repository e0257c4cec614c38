"""The worker: `regiehuis worker`, and the same as a process beside the web server."""

import argparse
import os
import subprocess
import sys
import time

from django.conf import settings

from regiehuis.cli.installation import Installation
from regiehuis.jobs import worker

STOP_SECONDS = 15
# Between two starts of a worker that ended by itself, such as when its database was away.
PAUSE_SECONDS = 10


def work(asked: argparse.Namespace, found: Installation) -> int:
    """Do queued and scheduled work until told to stop."""
    if not settings.SENDS_MAIL:
        print("EMAIL_URL is not set: no mail goes out.", file=sys.stderr)
    worker.run(parent=asked.parent)
    return 0


class WorkerBeside:
    """A worker as a child of the web server: started again when it ends, stopped with the server."""

    def __init__(self, found: Installation, address: str) -> None:
        self._command = [sys.executable, "-m", "regiehuis", "worker"]
        self._command += ["--soort", found.soort, "--data-dir", str(found.data_dir), "--parent", str(os.getpid())]
        self._environment = _environment(found, address)
        self._process: subprocess.Popen[bytes] | None = None
        self._started = -float(PAUSE_SECONDS)

    def watch(self) -> None:
        """Start the worker when it does not run; cheap enough to ask every second."""
        if self._process is not None and self._process.poll() is None:
            return
        if time.monotonic() > self._started + PAUSE_SECONDS:
            self._started = time.monotonic()
            self._process = subprocess.Popen(
                self._command, env=self._environment, stdin=subprocess.DEVNULL, start_new_session=True
            )

    def stop(self) -> None:
        """End the worker in order, and when it takes too long at once."""
        if self._process is None:
            return
        self._process.terminate()
        try:
            self._process.wait(timeout=STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()


def can_run(found: Installation) -> bool:
    """Whether a worker can run here: always with the embedded database, else with an address for its role."""
    return found.server is not None or "DATABASE_WORKER_URL" in os.environ


def _environment(found: Installation, address: str) -> dict[str, str]:
    """Ours, without what the worker does not need: it finds the embedded database by itself and reads no BSN.

    A real house names its own address for the link in a mail; that of a demo is where it serves.
    """
    needless = {"REGIEHUIS_BSN_KEY", "REGIEHUIS_LOGBOEK_KEY"}
    if found.server is not None:
        needless |= {"DATABASE_URL", "DATABASE_OWNER_URL", "DATABASE_WORKER_URL"}
    kept = {name: value for name, value in os.environ.items() if name not in needless}
    return kept if found.soort == "productie" else {"REGIEHUIS_URL": address} | kept
