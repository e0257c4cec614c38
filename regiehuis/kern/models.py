"""The base of every model: a key made in Python, so that an insert never has to read back its row."""

import uuid
from collections.abc import Iterable
from typing import TypeVar

import uuid_utils.compat
from django.db import connection, models

from regiehuis.kern.prepared import prepared

T = TypeVar("T", bound=models.Model)


def new_id() -> uuid.UUID:
    """A new UUIDv7: sorts by time of creation, tells nothing about its subject."""
    return uuid_utils.compat.uuid7()


class Basis(models.Model):
    """Base: a key that is known before the row is written.

    `INSERT … RETURNING` fails on rows that the inserter may not select.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)

    class Meta:
        abstract = True


def sole(rows: Iterable[T]) -> T | None:
    """The one row of a query by key, or None; `first()` would order it by that key, which costs more than the query."""
    return next(iter(rows), None)


def change_row(row: models.Model, versie: int | None, **fields: object) -> bool:
    """Write `fields` to a row, and in `row` itself, if nobody changed it since `versie`; whether that was so.

    A missing version counts as an old one: whoever changes says what was seen.
    """
    rows = type(row)._default_manager.filter(pk=row.pk, versie=versie)
    if versie is None or not rows.update(versie=models.F("versie") + 1, **fields):
        return False
    for name, value in {**fields, "versie": versie + 1}.items():
        setattr(row, name, value)
    return True


def made_before(model: type[T], nieuw_id: uuid.UUID | None) -> T | None:
    """What an earlier click already made under this key: one form makes one thing, however often and fast it is sent.

    The second of two clicks waits here for the first to end.
    """
    if nieuw_id is None:
        return None
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [str(nieuw_id)])
    return sole(_of(nieuw_id, model=model))


@prepared
def _of(sleutel: uuid.UUID, *, model: type[T]) -> models.QuerySet[T]:
    return model._default_manager.filter(pk=sleutel)
