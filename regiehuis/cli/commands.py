"""One function per command. Loaded once the installation is up: Django is ready here."""

import argparse
import socket
import sys

from django.core.management import execute_from_command_line

from regiehuis.cli import database, journaal, logboek, server, werk
from regiehuis.cli.installation import NO_WORKER, Installation, UnableToRun


def serve(asked: argparse.Namespace, found: Installation) -> int:
    """Serve the web pages of this house."""
    _require_free(asked.host, asked.port)
    _prepare(found)
    server.serve(found, host=asked.host, port=asked.port, worker=_worker(asked, found))
    return 0


def migrate(asked: argparse.Namespace, found: Installation) -> int:
    """Bring the database up to date, grant, and mark it with its kind."""
    database.migrate(verbosity=1)
    database.set_soort(found.soort)
    return 0


def seal_log(asked: argparse.Namespace, found: Installation) -> int:
    """Seal new rows, export the heads, or verify; verify ends with 1 when the log is broken."""
    path = asked.heads or logboek.heads_file(found.data_dir)
    if asked.what == "verify":
        intact, told = logboek.check(path)
        print(told)
        return 0 if intact else 1
    print(logboek.seal(path) if asked.what == "seal" else logboek.heads(path))
    return 0


def manage(asked: argparse.Namespace, found: Installation) -> int:
    """Run a management command of Django."""
    execute_from_command_line(["regiehuis manage", *asked.rest])
    return 0


def _worker(asked: argparse.Namespace, found: Installation) -> werk.WorkerBeside | None:
    """The worker to run beside the web server, unless another process does its work or it cannot run here."""
    if asked.no_worker:
        return None
    if not werk.can_run(found):
        print(NO_WORKER, file=sys.stderr)
        return None
    return werk.WorkerBeside(found, f"http://{asked.host}:{asked.port}")


def _prepare(found: Installation) -> None:
    database.migrate()
    database.set_soort(found.soort)
    logboek.keep_up(found.data_dir)
    journaal.keep_up(found.data_dir)


def _require_free(host: str, port: int) -> None:
    """Tell that a port is taken before anything is made, not after."""
    with socket.socket() as attempt:
        attempt.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            attempt.bind((host, port))
        except OSError as error:
            told = f"Cannot serve on {host}:{port} ({error.strerror}). Name another port with --port."
            raise UnableToRun(told) from None
