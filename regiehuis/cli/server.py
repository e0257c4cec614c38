"""The web server: gunicorn, started from here, on 127.0.0.1 unless told otherwise."""

import gc
import os
import select
import signal
import socket
import sys
import time
from importlib import import_module
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.db import connections
from gunicorn.app.base import BaseApplication
from gunicorn.arbiter import Arbiter
from gunicorn.util import close, close_on_exec
from gunicorn.workers.sync import SyncWorker

from regiehuis.cli import journaal, logboek
from regiehuis.cli.installation import Installation
from regiehuis.cli.werk import WorkerBeside
from regiehuis.personen.queries.koppeling import gevraagde_runs

PATIENCE = 5  # seconds that a request may stand still on its way to us, or an answer on its way out
UNSPOKEN = 60  # seconds that a connection on which nothing is said is kept
MOST_SILENT = 200  # of such connections, in each process
LOOKS_UP = 1  # seconds after which an idle process sees whether the main one is still there
LONGEST = 300  # seconds after which a process that is still at one request is stopped
KEEP_UP_SECONDS = 60


def serve(installation: Installation, *, host: str, port: int, worker: WorkerBeside | None = None) -> None:
    """Serve until SIGTERM or Ctrl-C, with `worker` beside it; prints one line once it takes requests."""
    call_command("collectstatic", interactive=False, verbosity=0)
    connections.close_all()
    mine = os.getpid()
    try:
        WebServer(installation, host, port, worker).run()
    finally:
        if worker is not None and os.getpid() == mine:  # a forked web process leaves it alone
            worker.stop()


class WebServer(BaseApplication):  # type: ignore[misc]
    """Gunicorn, told by arguments instead of a file."""

    def __init__(self, installation: Installation, host: str, port: int, worker: WorkerBeside | None) -> None:
        self.installation = installation
        self.worker_beside = worker
        self.host, self.port = host, port
        super().__init__()

    def load_config(self) -> None:
        """Gunicorn asks for its settings here."""
        chosen: dict[str, Any] = {
            "bind": f"{self.host}:{self.port}",
            "workers": processors() + 1,
            "worker_class": OneAtATime,
            "preload_app": True,
            "proc_name": "regiehuis",
            "control_socket_disable": True,
            "loglevel": "warning",
            "timeout": LONGEST,
            "graceful_timeout": 10,
            "pre_fork": _before_fork,
            "post_worker_init": self._tell_ready,
        }
        for name, value in chosen.items():
            if name in self.cfg.settings:
                self.cfg.set(name, value)

    def load(self) -> Any:
        """The application, loaded once before the workers are forked."""
        application = import_module("regiehuis.wsgi").application  # not before the static files are in place
        import_module(settings.ROOT_URLCONF)  # every view once, and not by each process at its first request
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


def processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class OneAtATime(SyncWorker):  # type: ignore[misc]
    """A web process that answers one request at a time, in the order in which they came in (decision 0026).

    Whoever comes while all are at work waits in the one queue of the house and goes to the first that is free. A
    browser that opens a connection beforehand keeps nobody busy until it says something.
    """

    def __init__(self, *given: Any) -> None:
        super().__init__(*given)
        self.silent: dict[socket.socket, tuple[Any, float]] = {}

    def accept(self, listener: Any) -> None:
        """Answer who spoke since he came in, then the next who comes in."""
        for client in select.select(self.silent, [], [], 0)[0]:
            self.handle(listener, client, self.silent.pop(client)[0])
        client, address = listener.accept()
        close_on_exec(client)
        client.settimeout(PATIENCE)
        if select.select([client], [], [], 0)[0]:
            self.handle(listener, client, address)
        else:
            self.silent[client] = (address, time.monotonic() + UNSPOKEN)

    def wait(self, timeout: float) -> Any:
        """Sleep until somebody comes in or speaks, or to see whether the main process is still there.

        Lets go who was silent for too long, and of too many the longest.
        """
        for client, (_, until) in list(self.silent.items()):
            if until < time.monotonic() or len(self.silent) > MOST_SILENT:
                del self.silent[client]
                close(client)
        self.wait_fds = [*self.sockets, self.PIPE[0], *self.silent]
        return super().wait(min(timeout, LOOKS_UP))


# Loaded where a linkage was asked for alone: the engine takes more memory than all that serves pages.
LINKAGE = "regiehuis.cli.koppelhuis"


class WatchingArbiter(Arbiter):  # type: ignore[misc]
    """Gunicorn's main process; it also sees that PostgreSQL and the worker run, and has the log sealed each minute."""

    kept_up = time.monotonic()

    def murder_workers(self) -> None:
        """Gunicorn's own round along its workers, each second, and ours along database and log."""
        super().murder_workers()
        self._watch_database()
        if self.app.worker_beside is not None:
            self.app.worker_beside.watch()
        if time.monotonic() > self.kept_up + KEEP_UP_SECONDS:
            self.kept_up = time.monotonic()
            _keep_up_aside(self.app.installation)

    def _watch_database(self) -> None:
        server = self.app.installation.server
        if server is not None and server.has_died():
            print("PostgreSQL was stopped from outside; it is started again.", file=sys.stderr, flush=True)
            server.ensure()


def _keep_up_aside(installation: Installation) -> None:
    """Seal the log and write the journal in a process of its own, so that the main one never waits for the database."""
    if os.fork():
        return  # collected with the workers
    code = 1
    try:
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGQUIT):
            signal.signal(number, signal.SIG_DFL)
        logboek.keep_up(installation.data_dir)
        journaal.keep_up(installation.data_dir)
        if gevraagde_runs():
            import_module(LINKAGE).keep_up()
        code = 0
    except Exception as error:
        print(f"The log could not be sealed or the journal not written: {error}", file=sys.stderr, flush=True)
    finally:
        os._exit(code)


def _before_fork(arbiter: Any, worker: Any) -> None:
    """No connection may cross a fork; what is loaded by now is never garbage (DESIGN §7)."""
    connections.close_all()
    gc.collect()
    gc.freeze()
