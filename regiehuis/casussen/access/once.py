"""One form makes one thing, however often and how fast it is sent."""

import uuid
from typing import TypeVar

from django.db import connection, models

from regiehuis.kern.models import sole

T = TypeVar("T", bound=models.Model)


def made_before(model: type[T], nieuw_id: uuid.UUID | None) -> T | None:
    """What an earlier click already made under this key. The second of two clicks waits here for the first to end."""
    if nieuw_id is None:
        return None
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [str(nieuw_id)])
    return sole(model._default_manager.filter(pk=nieuw_id))
