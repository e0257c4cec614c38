"""The embedded PostgreSQL: starts, is shared, is found again after a kill -9, stops with its last user."""

import os
import pwd
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest

from regiehuis.cli import binaries, processes
from regiehuis.cli.binaries import PostgresUnavailable
from regiehuis.cli.postgres import Server
from tests.capabilities import needs_root


@pytest.fixture(scope="module")
def data_dir() -> Iterator[Path]:
    """One cluster for this file: making it is the slow part."""
    folder = Path(tempfile.mkdtemp(prefix="regiehuis-test-"))
    folder.chmod(0o755)
    yield folder / "data"
    shutil.rmtree(folder, ignore_errors=True)


def postmaster(server: Server) -> int:
    return int((server.cluster / "postmaster.pid").read_text().split()[0])


def ask(server: Server, question: str) -> object:
    with psycopg.connect(server.url()) as connection:
        return connection.execute(question).fetchone()[0]


def test_starts_on_a_socket_only_and_stops_with_the_last_user(data_dir):
    with Server(data_dir, "test").running() as first:
        pid = postmaster(first)
        assert ask(first, "SHOW listen_addresses") == ""
        with Server(data_dir, "test").running() as second:
            assert postmaster(second) == pid
        assert processes.is_alive(pid)
    assert not processes.is_alive(pid)
    assert not list(first.socket_dir.glob(".s.PGSQL*"))


def test_folders_are_closed_to_others(data_dir):
    server = Server(data_dir, "test")
    for folder in (server.cluster, server.socket_dir):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
        assert folder.stat().st_uid == server.account.uid


def test_nobody_enters_without_a_password(data_dir):
    with (
        Server(data_dir, "test").running() as server,
        pytest.raises(psycopg.OperationalError, match="no password|role"),
    ):
        psycopg.connect(server.url("regiehuis_web"))


def test_a_killed_server_is_started_again_and_keeps_its_data(data_dir):
    with Server(data_dir, "productie").running() as server:
        with psycopg.connect(server.url(), autocommit=True) as connection:
            connection.execute("CREATE TABLE kept (n int)")
            connection.execute("INSERT INTO kept VALUES (1)")
        old = postmaster(server)
        os.kill(old, signal.SIGKILL)
        wait_for(server.has_died)
        server.ensure()
        assert postmaster(server) != old
        assert ask(server, "SELECT count(*) FROM kept") == 1


def test_a_server_left_behind_is_found_again_and_then_stopped(data_dir):
    """Kill -9 of a Regiehuis process leaves its server running; the next one uses that one."""
    pid = int(other_process(data_dir, "os.kill(os.getpid(), 9)"))
    assert processes.is_alive(pid)
    with Server(data_dir, "test").running() as server:
        assert postmaster(server) == pid
    assert not processes.is_alive(pid)


def test_a_terminated_process_stops_its_server(data_dir):
    asked_to_end = "signal.signal(15, lambda *_: sys.exit(0)); os.kill(os.getpid(), 15); time.sleep(9)"
    assert not processes.is_alive(int(other_process(data_dir, asked_to_end)))


def test_a_number_that_another_process_got_does_not_mislead(data_dir):
    server = Server(data_dir, "test")
    file = server.cluster / "postmaster.pid"
    file.write_text(f"{os.getpid()}\n{server.cluster}\n0\n5432\n{server.socket_dir}\n\n0 0\nready\n")
    os.chown(file, server.account.uid, server.account.gid)
    with server.running():
        assert postmaster(server) != os.getpid()


def test_a_path_too_long_for_a_socket_gets_a_short_one(data_dir):
    deep = data_dir.parent / ("d" * 100)
    server = Server(deep, "test")
    try:
        assert len(f"{server.socket_dir}/.s.PGSQL.5432.lock") <= 103
    finally:
        shutil.rmtree(server.socket_dir)


def test_a_socket_folder_of_somebody_else_is_refused(data_dir):
    deep = data_dir.parent / ("e" * 100)
    taken = Server(deep, "test").socket_dir
    taken.chmod(0o777)
    try:
        with pytest.raises(PostgresUnavailable, match="remove it"):
            Server(deep, "test")
    finally:
        shutil.rmtree(taken)


def test_without_any_postgres_the_message_names_what_to_install(monkeypatch):
    monkeypatch.setattr(binaries, "_wheel", list)
    monkeypatch.setattr(binaries, "_on_this_machine", list)
    with pytest.raises(PostgresUnavailable, match="apt-get install postgresql") as refused:
        binaries.find(binaries.account())
    assert "DATABASE_URL" in str(refused.value)


@needs_root
def test_root_finds_a_place_for_data_in_a_closed_folder_without_opening_it(data_dir):
    closed = data_dir.parent / "closed"
    closed.mkdir(mode=0o700)
    server = Server(closed / "data", "test")
    try:
        assert closed not in server.home.parents
        assert (closed / "data" / "postgres-locatie").read_text().strip() == str(server.home)
        assert stat.S_IMODE(closed.stat().st_mode) == 0o700
        with server.running():
            assert ask(server, "SELECT 1") == 1
        again = Server(closed / "data", "test")
        assert again.cluster == server.cluster
    finally:
        shutil.rmtree(server.home)


@needs_root
def test_root_copies_binaries_out_of_a_closed_folder_without_opening_it(data_dir, monkeypatch):
    closed = data_dir.parent / "closed-binaries"
    closed.mkdir(mode=0o700)
    user = binaries.account()
    original = binaries.find(user).bin_dir.parent
    shutil.copytree(original, closed / "pg", symlinks=True)
    monkeypatch.setenv("REGIEHUIS_POSTGRES_BIN", str(closed / "pg" / "bin"))
    found = binaries.find(user)
    try:
        assert closed not in found.bin_dir.parents
        assert user.run(found.tool("initdb"), "--version").returncode == 0
        assert stat.S_IMODE(closed.stat().st_mode) == 0o700
        assert found.bin_dir.parent.stat().st_uid == os.geteuid()
    finally:
        shutil.rmtree(found.bin_dir.parent)


@needs_root
def test_an_ordinary_user_runs_it_directly(data_dir):
    nobody = pwd.getpwnam("nobody")
    mine = data_dir.parent / "nobody"
    mine.mkdir(mode=0o755)
    os.chown(mine, nobody.pw_uid, nobody.pw_gid)

    def as_nobody() -> None:
        os.setgroups([])
        os.setgid(nobody.pw_gid)
        os.setuid(nobody.pw_uid)
        os.chdir("/")
        with Server(mine / "data", "test").running() as server:
            assert server.account == binaries.Account("nobody", nobody.pw_uid, nobody.pw_gid, dropped=False)
            assert ask(server, "SELECT current_user") == "postgres"
            assert server.cluster.stat().st_uid == nobody.pw_uid

    assert in_child(as_nobody) == ""


def wait_for(condition: Callable[[], bool]) -> None:
    until = time.monotonic() + 10
    while not condition():
        assert time.monotonic() < until
        time.sleep(0.02)


def other_process(data_dir: Path, ending: str) -> str:
    """Run a server in another Python that ends in the given way; returns the postmaster's number."""
    told = (
        "import os, pathlib, signal, sys, time\n"
        "from regiehuis.cli.postgres import Server\n"
        f"with Server(pathlib.Path({str(data_dir)!r}), 'test').running() as server:\n"
        "    print((server.cluster / 'postmaster.pid').read_text().split()[0], flush=True)\n"
        f"    {ending}\n"
    )
    ran = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=False)
    assert ran.stdout, ran.stderr
    return ran.stdout.strip()


def in_child(work: Callable[[], None]) -> str:
    """Run `work` in a forked process; returns what went wrong."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        told = ""
        try:
            work()
        except BaseException as error:
            told = f"{type(error).__name__}: {error}"
        os.write(writing, told.encode()[:4000])
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as pipe:
        told = pipe.read()
    os.waitpid(child, 0)
    return told
