"""The command line: what it refuses, and that a demo serves, lists its accounts, and stops in order."""

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from regiehuis.cli import processes

REFUSED = 1


@pytest.fixture(scope="module")
def data_dir() -> Iterator[Path]:
    """The demo of this file, in a folder of its own."""
    folder = Path(tempfile.mkdtemp(prefix="regiehuis-test-"))
    folder.chmod(0o755)
    yield folder / "demo"
    shutil.rmtree(folder, ignore_errors=True)


def regiehuis(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "regiehuis", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, env=environment(), timeout=120)


def environment() -> dict[str, str]:
    """Ours, without what points to the database of the tests."""
    ours = ("DATABASE_", "REGIEHUIS_", "DJANGO_", "EMAIL_")
    return {name: value for name, value in os.environ.items() if not name.startswith(ours)}


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


@contextmanager
def serving(
    data_dir: Path, port: int, *options: str, how: str = "demo", **settings: str
) -> Iterator[subprocess.Popen[str]]:
    """A house that serves, with settings of its environment; ended whatever happens, so that no test waits for it."""
    command = [sys.executable, "-m", "regiehuis", how, "--port", str(port), "--data-dir", str(data_dir), *options]
    served = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment() | settings)
    try:
        assert served.stdout.readline().strip() == f"ready: http://127.0.0.1:{port}"
        yield served
    finally:
        served.terminate()
        served.communicate(timeout=60)


def test_a_demo_serves_on_the_port_that_was_asked_and_stops_in_order(data_dir):
    port = free_port()
    with serving(data_dir, port) as served:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/aanmelden/", timeout=20) as page:
            assert page.status == 200
            assert "demo" in page.read().decode().lower()
        pid = int((data_dir / "postgres" / "cluster" / "postmaster.pid").read_text().split()[0])
        again = regiehuis("demo", "--port", str(port), "--data-dir", str(data_dir))
        assert again.returncode == REFUSED and "--port" in again.stderr
        fresh = regiehuis("demo", "--fresh", "--accounts", "--data-dir", str(data_dir))
        assert fresh.returncode == REFUSED and "Another Regiehuis process" in fresh.stderr
        served.send_signal(signal.SIGTERM)
        assert served.wait(timeout=30) == 0
    assert not processes.is_alive(pid)


def test_the_accounts_of_the_demo_are_json_lines(data_dir):
    told = regiehuis("demo", "--accounts", "--data-dir", str(data_dir))
    accounts = [json.loads(line) for line in told.stdout.splitlines()]
    assert accounts, told.stderr
    assert all({"username", "functies", "organisatie"} <= account.keys() for account in accounts)


def test_half_a_house_is_not_taken_for_a_whole(data_dir):
    mark = data_dir / "wordt-gespeeld"
    mark.touch()  # as a start leaves it that was cut off while it played
    try:
        told = regiehuis("demo", "--accounts", "--data-dir", str(data_dir))
        assert told.returncode == REFUSED and "--fresh" in told.stderr and not told.stdout
    finally:
        mark.unlink()


def test_the_log_of_the_demo_is_sealed_and_intact(data_dir):
    where = ("--soort", "demo", "--data-dir", str(data_dir))
    assert regiehuis("logboek", "seal", *where).returncode == 0
    assert regiehuis("logboek", "heads", *where).returncode == 0
    verified = regiehuis("logboek", "verify", *where)
    assert verified.returncode == 0
    assert "ongeschonden" in verified.stdout


def test_data_of_a_demo_are_no_real_house(data_dir):
    refused = regiehuis("serve", "--data-dir", str(data_dir))
    assert refused.returncode == REFUSED
    assert "kind demo, not productie" in refused.stderr


def test_data_whose_keys_are_gone_are_refused(data_dir):
    keys = data_dir.with_name(f"{data_dir.name}-keys")
    kept = (keys / "bsn_key").rename(keys / "bsn_key.kept")
    refused = regiehuis("demo", "--accounts", "--data-dir", str(data_dir))
    kept.rename(keys / "bsn_key")
    assert refused.returncode == REFUSED
    assert "bsn_key" in refused.stderr
