"""The provider: a process of its own on this machine, for as long as the tests run."""

import contextlib
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.test_main import free_port
from tests.journeys.conftest import browser

__all__ = ["aanbieder", "browser", "providing"]
HERE = Path(__file__).resolve().parent
TERUG = "aanmelden/inlogdienst/terug/"


@contextlib.contextmanager
def providing(house: str, host: str = "127.0.0.1") -> Iterator[str]:
    """The issuer of a running provider that sends browsers back to this house."""
    port = free_port()
    command = ["node", "aanbieder.mjs", str(port), f"{house}/{TERUG}", host]
    with subprocess.Popen(command, cwd=HERE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        try:
            assert process.stdout is not None and process.stdout.readline().strip() == "ready"
            yield f"http://{host}:{port}"
        finally:
            process.terminate()


@pytest.fixture(scope="session")
def aanbieder() -> Iterator[str]:
    """The issuer of a provider for the house of the test client."""
    with providing("http://testserver") as issuer:
        yield issuer
