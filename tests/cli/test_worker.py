"""The worker beside the server: it does what is asked, leaves with its parent however that ended, and can stay away."""

import argparse
import os
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable
from pathlib import Path

import psycopg

from regiehuis.cli import commands, processes
from regiehuis.cli.installation import Installation
from regiehuis.cli.postgres import Server
from tests.cli.test_main import data_dir, environment, free_port, regiehuis, serving  # noqa: F401

SECONDS = 60
ALARM = """
from regiehuis.casussen.actions.signaal import start_signaal
from regiehuis.convenanten.access import asking
from regiehuis.samenwerking.queries import demo_accounts
liaison = next(account for account in demo_accounts() if "liaison" in account.functies)
with asking(liaison.id) as asker:
    start_signaal(asker=asker, acuut=True, acuut_toelichting="Sam Signaalpersoon dreigt")
"""


def await_that(happens: Callable[[], object]) -> None:
    until = time.monotonic() + SECONDS
    while not happens():
        assert time.monotonic() < until
        time.sleep(0.1)


def workers_of(data_dir: Path) -> list[int]:  # noqa: F811
    """Processes of the worker role in the database of this folder, by what the operating system calls them."""
    found = []
    for entry in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            words = entry.read_bytes().split(b"\0")
        except OSError:
            continue
        if b"worker" in words and os.fsencode(data_dir) in words:
            found.append(int(entry.parent.name))
    return [pid for pid in found if processes.is_alive(pid)]


def asked(data_dir: Path, sql: str) -> int:  # noqa: F811
    with psycopg.connect(Server(data_dir, "demo").url(database="regiehuis")) as superuser:
        found = superuser.execute(sql).fetchone()
    return int(found[0]) if found else 0


def alarm(data_dir: Path) -> None:  # noqa: F811
    command = [sys.executable, "-m", "regiehuis", "manage", "--soort", "demo", "--data-dir", str(data_dir), "shell"]
    subprocess.run([*command, "-c", ALARM], check=True, env=environment(), capture_output=True)


def test_an_alert_is_mailed_by_the_worker_that_the_demo_starts_and_it_stops_with_it(data_dir):  # noqa: F811
    with serving(data_dir, free_port()):
        await_that(lambda: workers_of(data_dir))
        alarm(data_dir)
        await_that(lambda: list((data_dir / "mail").glob("*")))
        (worker,) = workers_of(data_dir)
    mails = "".join(path.read_text() for path in (data_dir / "mail").glob("*"))
    assert "Subject: Acute melding" in mails and "Signaalpersoon" not in mails
    assert not processes.is_alive(worker)


def test_a_server_killed_outright_leaves_no_worker_and_starts_again(data_dir):  # noqa: F811
    with serving(data_dir, free_port()) as served:
        await_that(lambda: workers_of(data_dir))
        (worker,) = workers_of(data_dir)
        served.send_signal(signal.SIGKILL)
        await_that(lambda: not processes.is_alive(worker))
    with serving(data_dir, free_port()):
        await_that(lambda: workers_of(data_dir))


def test_a_worker_that_dies_is_started_again(data_dir):  # noqa: F811
    with serving(data_dir, free_port()):
        await_that(lambda: workers_of(data_dir))
        (first,) = workers_of(data_dir)
        os.kill(first, signal.SIGKILL)
        await_that(lambda: [pid for pid in workers_of(data_dir) if pid != first])


def test_without_a_worker_the_house_works_and_the_task_waits_for_one(data_dir):  # noqa: F811
    port = free_port()
    waiting = "SELECT count(*) FROM procrastinate_jobs WHERE task_name = 'piketwacht' AND status = 'todo'"
    with serving(data_dir, port, "--no-worker"):
        before = asked(data_dir, waiting)
        alarm(data_dir)
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/aanmelden/", timeout=20) as page:
            assert page.status == 200
        assert workers_of(data_dir) == []
        assert asked(data_dir, waiting) == before + 1
        command = [sys.executable, "-m", "regiehuis", "worker", "--soort", "demo", "--data-dir", str(data_dir)]
        worker = subprocess.Popen(command, env=environment())
        try:
            await_that(lambda: asked(data_dir, waiting) == 0)
            worker.send_signal(signal.SIGTERM)
            assert worker.wait(timeout=SECONDS) in (0, 128 + signal.SIGTERM)
        finally:
            worker.kill()


def test_a_worker_without_an_address_for_its_role_is_refused(tmp_path):
    command = [sys.executable, "-m", "regiehuis", "worker", "--data-dir", str(tmp_path / "data")]
    own = environment() | {"DATABASE_URL": "postgresql://regiehuis_web@127.0.0.1:1/regiehuis"}
    ran = subprocess.run(command, env=own, capture_output=True, text=True, check=False)
    assert ran.returncode == 1 and "DATABASE_WORKER_URL" in ran.stderr
    assert regiehuis("worker", "--help").returncode == 0


def test_who_serves_on_a_database_of_his_own_is_told_that_no_worker_runs(monkeypatch, capsys, tmp_path):
    asked = argparse.Namespace(no_worker=False, host="127.0.0.1", port=1)
    found = Installation("productie", tmp_path, None)
    monkeypatch.delenv("DATABASE_WORKER_URL", raising=False)
    assert commands._worker(asked, found) is None
    assert "DATABASE_WORKER_URL" in capsys.readouterr().err
    monkeypatch.setenv("DATABASE_WORKER_URL", "postgresql://regiehuis_worker@127.0.0.1:1/regiehuis")
    assert commands._worker(asked, found) is not None
    asked.no_worker = True
    assert commands._worker(asked, found) is None
