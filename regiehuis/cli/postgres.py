"""The embedded PostgreSQL: one server per data folder, on a Unix socket only.

It starts with the first Regiehuis process that uses the data folder and stops with the last one. A server
that was left behind by a kill -9 is found again and used; one that was itself killed is started again.
"""

import fcntl
import os
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO
from urllib.parse import quote

import psycopg

from regiehuis.cli import binaries, folders, processes
from regiehuis.cli.binaries import Account, Installation, PostgresUnavailable

START_SECONDS = 30
STOP_SECONDS = 30
HBA = "local all postgres peer map=regiehuis\nlocal all all scram-sha-256\n"
SETTINGS = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "password_encryption": "scram-sha-256",
    "shared_buffers": "256MB",
    "max_connections": "60",
    "jit": "off",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "log_min_messages": "warning",
    "log_statement": "none",
    # A refused statement would bring content into a file: only its error is written.
    "log_min_error_statement": "panic",
}
BY_SOORT = {
    "productie": {"synchronous_commit": "on"},
    "demo": {"synchronous_commit": "off"},
    "test": {"synchronous_commit": "off", "fsync": "off", "full_page_writes": "off"},
}


@dataclass
class Server:
    """The PostgreSQL of one data folder; its folders exist at once, it runs within `running()`."""

    data_dir: Path
    soort: str = "productie"
    account: Account = field(default_factory=binaries.account)
    installation: Installation = field(init=False)
    home: Path = field(init=False)
    socket_dir: Path = field(init=False)
    _process: subprocess.Popen[bytes] | None = field(default=None, init=False)

    def __post_init__(self) -> None:
        self.data_dir = self.data_dir.resolve()
        self.installation = binaries.find(self.account)
        self.home = folders.home_of(self.data_dir, self.account)
        self.socket_dir = folders.socket_folder(self.home, self.account)

    @property
    def cluster(self) -> Path:
        """PostgreSQL's own data folder."""
        return self.home / "cluster"

    def url(self, user: str = "postgres", password: str = "", database: str = "postgres") -> str:
        """The address of a database here; the superuser needs no password, only to be this system user."""
        who = f"{user}:{quote(password, safe='')}" if password else user
        return f"postgresql://{who}@{quote(str(self.socket_dir), safe='')}/{database}"

    @contextmanager
    def running(self) -> Iterator["Server"]:
        """Start the server or join the one that runs; the last to leave stops it."""
        mine = os.getpid()
        with folders.open_lock(self.home / "use.lock") as use:
            with self._starting_or_stopping():
                fcntl.flock(use, fcntl.LOCK_SH)
                self.ensure()
            try:
                yield self
            finally:
                if os.getpid() == mine:  # a forked worker leaves the server alone
                    self._leave(use)

    def ensure(self) -> None:
        """Make sure that the server answers: nothing to do, find it again, or start it."""
        if self._process and self._process.poll() is not None:
            self._process = None
        pid = self._pid()
        if pid and processes.is_alive(pid) and processes.is_postgres(pid):
            self._await_answer()
            return
        if pid:
            self._clear_stale(pid)
        if not (self.cluster / "PG_VERSION").exists():
            self._initdb()
        self._start()

    def has_died(self) -> bool:
        """Whether the server that should be running is gone; cheap enough to ask every second."""
        if self._process:
            self._process.poll()
        pid = self._pid()
        return not (pid and processes.is_alive(pid) and processes.is_postgres(pid))

    def wipe(self) -> None:
        """Remove all data of this server; refused while another process uses it."""
        with folders.open_lock(self.home / "use.lock") as use, self._starting_or_stopping():
            try:
                fcntl.flock(use, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise PostgresUnavailable(f"Another Regiehuis process uses {self.data_dir}.") from None
            self._stop()
            shutil.rmtree(self.cluster, ignore_errors=True)

    @contextmanager
    def _starting_or_stopping(self) -> Iterator[None]:
        with folders.open_lock(self.home / "start.lock") as turn:
            fcntl.flock(turn, fcntl.LOCK_EX)
            yield

    def _leave(self, use: IO[str]) -> None:
        with self._starting_or_stopping():
            fcntl.flock(use, fcntl.LOCK_UN)
            try:
                fcntl.flock(use, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                return
            self._stop()

    def _pid(self) -> int:
        """The process number in postmaster.pid, 0 when there is none."""
        try:
            return int((self.cluster / "postmaster.pid").read_text().split("\n", 1)[0])
        except (FileNotFoundError, ValueError):
            return 0

    def _clear_stale(self, pid: int) -> None:
        """Wait for what the dead server left; drop its file only where it would mislead PostgreSQL."""
        until = time.monotonic() + STOP_SECONDS
        while processes.working_in(self.cluster):
            if time.monotonic() > until:
                raise PostgresUnavailable(f"Processes of a killed PostgreSQL still work in {self.cluster}.")
            time.sleep(0.05)
        if _exists(pid) and binaries.is_linux():
            (self.cluster / "postmaster.pid").unlink(missing_ok=True)

    def _initdb(self) -> None:
        shutil.rmtree(self.cluster, ignore_errors=True)
        folders.own_folder(self.cluster, self.account)
        letters = ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
        if self.installation.version < 17:
            letters = ["--locale=C.UTF-8" if binaries.is_linux() else "--locale=en_US.UTF-8"]
        made = self.account.run(
            self.installation.tool("initdb"),
            f"--pgdata={self.cluster}",
            "--username=postgres",
            "--auth=scram-sha-256",
            "--auth-local=peer",
            "--encoding=UTF8",
            "--no-instructions",
            "--no-sync",
            *letters,
        )
        if made.returncode != 0:
            shutil.rmtree(self.cluster, ignore_errors=True)
            raise PostgresUnavailable(f"PostgreSQL could not make its data folder:\n{made.stderr}")

    def _start(self) -> None:
        who = "root" if self.account.dropped else self.account.name
        folders.write_readable(self.home / "pg_hba.conf", HBA)
        folders.write_readable(self.home / "pg_ident.conf", f"regiehuis {who} postgres\n")
        settings = SETTINGS | BY_SOORT[self.soort]
        settings["unix_socket_directories"] = str(self.socket_dir)
        settings["hba_file"] = str(self.home / "pg_hba.conf")
        settings["ident_file"] = str(self.home / "pg_ident.conf")
        command = [self.installation.tool("postgres"), "-D", str(self.cluster)]
        command += [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
        with open(self.home / "postgres.log", "ab", opener=folders.private) as log:
            self._process = subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                cwd="/",
                start_new_session=True,  # Ctrl-C reaches us alone; we stop the server in order
                user=self.account.uid if self.account.dropped else None,
                group=self.account.gid if self.account.dropped else None,
                extra_groups=[] if self.account.dropped else None,
            )
        self._await_answer()

    def _await_answer(self) -> None:
        until = time.monotonic() + START_SECONDS
        while True:
            try:
                psycopg.connect(self.url(), connect_timeout=5).close()
                return
            except psycopg.OperationalError as error:
                ended = self._process is not None and self._process.poll() is not None
                if ended or time.monotonic() > until:
                    raise PostgresUnavailable(self._why(error)) from None
            time.sleep(0.02)

    def _why(self, error: psycopg.Error) -> str:
        try:
            tail = "\n".join((self.home / "postgres.log").read_text(errors="replace").splitlines()[-8:])
        except OSError:
            tail = ""
        return f"PostgreSQL did not start in {self.cluster}: {error}\n{tail}"

    def _stop(self) -> None:
        """Fast shutdown; when that takes too long, an immediate one (recovered at the next start)."""
        pid = self._pid()
        if not pid or not processes.is_alive(pid) or not processes.is_postgres(pid):
            return
        for how in (signal.SIGINT, signal.SIGQUIT):
            try:
                os.kill(pid, how)
            except ProcessLookupError:
                break
            if self._ended(pid):
                break
        self._process = None

    def _ended(self, pid: int) -> bool:
        until = time.monotonic() + STOP_SECONDS
        while time.monotonic() < until:
            if self._process:
                self._process.poll()
            if not processes.is_alive(pid):
                return True
            time.sleep(0.02)
        return False


def _exists(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
