"""Two roles in one transaction: employees as the web role, the system as the worker, each under its own policies.

Alias "default" becomes a superuser's connection that takes on one role after the other, so that the worker finds what
an employee wrote; all of it is rolled back after the test.
"""

import datetime
import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import dj_database_url
import pytest
from django.db import connection, transaction

from regiehuis.samenwerking.access import Asker, Systeem, as_systeem
from tests.cast import MOMENT, act, cid


@contextmanager
def role(name: str) -> Iterator[None]:
    """Be this role for a while."""
    with connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL ROLE {name}")
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("RESET ROLE")


@contextmanager
def employee(name: str, *, moment: datetime.datetime = MOMENT) -> Iterator[Asker]:
    """Act as one of the cast, as the web role."""
    with role("regiehuis_web"), act(name, moment=moment) as asker:
        yield asker


@contextmanager
def systeem(moment: datetime.datetime = MOMENT, huis: str = "huis") -> Iterator[Systeem]:
    """Act as the system for a house of the cast, as the worker role."""
    with role("regiehuis_worker"), as_systeem(cid(huis), moment=moment, doel="test") as asker:
        yield asker


@pytest.fixture
def two_roles(django_db_setup: None, django_db_blocker: Any, mailoutbox: Any) -> Iterator[None]:
    as_web = connection.settings_dict
    with django_db_blocker.unblock():
        connection.close()
        connection.settings_dict = as_web | dj_database_url.parse(os.environ["DATABASE_SUPERUSER_URL"])
        try:
            with transaction.atomic():
                yield
                transaction.set_rollback(True)
        finally:
            connection.close()
            connection.settings_dict = as_web


def column(sql: str, *params: Any) -> list[Any]:
    """The first column of a query, asked as the superuser."""
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return [row[0] for row in cursor.fetchall()]
