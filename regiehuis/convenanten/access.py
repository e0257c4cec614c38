"""Opens a transaction for one asker: the only way in to a table under row-level security."""

import contextlib
import datetime
import json
import uuid
from collections.abc import Iterator

from django.db import connection, transaction

from regiehuis.kern.errors import NotFound
from regiehuis.samenwerking.access import Asker


@contextlib.contextmanager
def asking(medewerker_id: uuid.UUID, *, moment: datetime.datetime | None = None, doel: str = "") -> Iterator[Asker]:
    """Run a block as one employee, in one transaction with its rights set for the database's policies.

    `moment` is honoured only in a demo or test database, else the server's clock counts. Raises NotFound
    for an employee that is unknown or no longer active.
    """
    with transaction.atomic():
        yield begin(medewerker_id, moment=moment, doel=doel)


def begin(medewerker_id: uuid.UUID, *, moment: datetime.datetime | None = None, doel: str = "") -> Asker:
    """Set who is asking for the rest of the running transaction; see `asking`."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT wie, current_setting('regiehuis.convenanten')::uuid[],"
            " current_setting('regiehuis.regisseurs')::uuid[],"
            " (SELECT klimdagen FROM samenwerking_veiligheidshuis WHERE id = (wie->>'huis')::uuid)"
            " FROM regiehuis_begin(%s, %s) wie",
            [medewerker_id, moment],
        )
        answer, convenanten, regisseurs, klimdagen = cursor.fetchone()
    if answer is None:
        raise NotFound("medewerker", medewerker_id)
    wie = json.loads(answer) if isinstance(answer, str) else answer

    def ids(name: str) -> tuple[uuid.UUID, ...]:
        return tuple(uuid.UUID(value) for value in wie[name])

    return Asker(
        medewerker_id=uuid.UUID(wie["medewerker"]),
        naam=wie["naam"],
        organisatie_id=uuid.UUID(wie["organisatie"]),
        organisatie_naam=wie["organisatie_naam"],
        onderdeel_id=uuid.UUID(wie["onderdeel"]),
        huis_id=uuid.UUID(wie["huis"]),
        functies=frozenset(wie["functies"]),
        namens=ids("namens"),
        moment=datetime.datetime.fromisoformat(wie["moment"]),
        regisseurs=tuple(regisseurs),
        voorzit=ids("voorzit"),
        secretaris_van=ids("secretaris_van"),
        triageert=ids("triageert"),
        convenanten=frozenset(convenanten),
        klimdagen=klimdagen,
        doel=doel,
    )
