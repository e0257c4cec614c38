"""A plugin of pytest: runs tests without the one check or policy that REGIEHUIS_MUTANT names; they must then fail."""

import contextlib
import os
from collections.abc import Iterator
from typing import Any

import pytest

NAAM = "REGIEHUIS_MUTANT"
# Kept, since what is taken away comes back once nobody holds it.
_held = contextlib.ExitStack()


def pytest_collection_finish() -> None:
    """Take a check out of the source of this process, for as long as it lives."""
    from proof.mutaties_bron import checks, without

    for check in checks():
        if str(check) == os.environ[NAAM]:
            _held.enter_context(without(check))


@pytest.fixture(scope="session", autouse=True)
def without_policy(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """Take a policy out of the database of these tests."""
    from proof.mutaties_beleid import opened, policies

    with django_db_blocker.unblock():
        gone = [beleid for beleid in policies() if str(beleid) == os.environ[NAAM]]
        with opened(*gone):
            yield
