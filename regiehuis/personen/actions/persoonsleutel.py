"""Who delivered records are taken to be: worked out anew for whoever a link touched, in the same transaction.

It follows from the links that live now and from nothing else, so that what was undone leaves no trace in it.
"""

import uuid
from collections.abc import Collection
from typing import Final

from django.db import connection

from ..rules.koppeling import persons

_SAMEN: Final = (
    "SELECT id, persoonsleutel FROM personen_aangeleverdrecord"
    " WHERE persoonsleutel IN (SELECT persoonsleutel FROM personen_aangeleverdrecord WHERE id = ANY(%s))"
)
_LINKS: Final = (
    "SELECT record_a_id, record_b_id FROM personen_koppeling WHERE stand = 'gekoppeld' AND record_a_id = ANY(%s)"
)
_ZET: Final = (
    "UPDATE personen_aangeleverdrecord r SET persoonsleutel = s.sleutel"
    " FROM unnest(%s::uuid[], %s::uuid[]) AS s(id, sleutel) WHERE r.id = s.id"
)


def set_persoonsleutels(geraakt: Collection[uuid.UUID]) -> int:
    """Work out anew who these records are, and everybody who was taken for the same person; gives how many changed.

    `geraakt` holds both records of every pair that became a link or is one no longer.
    """
    if not geraakt:
        return 0
    with connection.cursor() as cursor:
        cursor.execute(_SAMEN, [list(geraakt)])
        was: dict[uuid.UUID, uuid.UUID] = dict(cursor.fetchall())
        cursor.execute(_LINKS, [list(was)])
        wordt = persons(was, cursor.fetchall())
        anders = [(wie, sleutel) for wie, sleutel in wordt.items() if was[wie] != sleutel]
        if anders:
            cursor.execute(_ZET, [[wie for wie, _ in anders], [sleutel for _, sleutel in anders]])
    return len(anders)
