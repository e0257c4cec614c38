"""The web server: gunicorn, started from here, on 127.0.0.1 unless told otherwise."""

import gc
import sys
from typing import Any

from django.core.management import call_command
from django.db import connections
from gunicorn.app.base import BaseApplication
from gunicorn.arbiter import Arbiter

from regiehuis.cli.installation import Installation

WORKERS = 2
THREADS = 4


def serve(installation: Installation, *, host: str, port: int) -> None:
    """Serve until SIGTERM or Ctrl-C; prints one line once the first worker takes requests."""
    call_command("collectstatic", interactive=False, verbosity=0)
    connections.close_all()
    WebServer(installation, host, port).run()


class WebServer(BaseApplication):  # type: ignore[misc]
    """Gunicorn, told by arguments instead of a file."""

    def __init__(self, installation: Installation, host: str, port: int) -> None:
        self.installation = installation
        self.host, self.port = host, port
        super().__init__()

    def load_config(self) -> None:
        """Gunicorn asks for its settings here."""
        chosen: dict[str, Any] = {
            "bind": f"{self.host}:{self.port}",
            "workers": WORKERS,
            "threads": THREADS,
            "worker_class": "gthread",
            "preload_app": True,
            "proc_name": "regiehuis",
            "control_socket_disable": True,
            "loglevel": "warning",
            "pre_fork": _before_fork,
            "post_worker_init": self._tell_ready,
        }
        for name, value in chosen.items():
            if name in self.cfg.settings:
                self.cfg.set(name, value)

    def load(self) -> Any:
        """The application, loaded once before the workers are forked."""
        from regiehuis.wsgi import application  # noqa: PLC0415 - Django must be set up first

        return application

    def run(self) -> None:
        """Run the arbiter that also looks after the database."""
        try:
            WatchingArbiter(self).run()
        except SystemExit as ended:
            if ended.code:
                raise

    def _tell_ready(self, worker: Any) -> None:
        if worker.age == 1:
            print(f"ready: http://{self.host}:{self.port}", flush=True)


class WatchingArbiter(Arbiter):  # type: ignore[misc]
    """Gunicorn's main process; once a second it also sees that the embedded PostgreSQL still runs."""

    def murder_workers(self) -> None:
        """Gunicorn's own round along its workers, and ours along the database."""
        super().murder_workers()
        server = self.app.installation.server
        if server is not None and server.has_died():
            print("PostgreSQL was stopped from outside; it is started again.", file=sys.stderr, flush=True)
            server.ensure()


def _before_fork(arbiter: Any, worker: Any) -> None:
    """No connection may cross a fork; what is loaded by now is never garbage (DESIGN §7)."""
    connections.close_all()
    gc.collect()
    gc.freeze()
