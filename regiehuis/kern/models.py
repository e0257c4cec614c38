"""The base of every model: a key made in Python, so that an insert never has to read back its row."""

import uuid

import uuid_utils.compat
from django.db import models


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
