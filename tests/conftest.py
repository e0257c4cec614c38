"""Fixtures of all tests: the real database with the web role, and the fixed cast."""

from collections.abc import Iterator
from importlib.util import find_spec

import pytest

from tests import capabilities, environment, template


@pytest.fixture(scope="session")
def django_db_setup(django_db_blocker: pytest.FixtureRequest) -> Iterator[None]:
    """One database for this run, on the embedded PostgreSQL; the cast is committed to it once."""
    with environment.SERVER.running():
        with django_db_blocker.unblock():
            template.copy_database()
            _build_cast()
        yield
        with django_db_blocker.unblock():
            template.drop_database()


def _build_cast() -> None:
    if find_spec("tests.cast"):
        __import__("tests.cast").cast.build_cast()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say by name what this machine lacks, so that nothing is skipped in silence."""
    for line in capabilities.missing():
        terminalreporter.write_line(f"not tested here: {line}", yellow=True)
