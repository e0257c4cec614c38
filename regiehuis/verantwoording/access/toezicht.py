"""Findings for the FG, and each for its owner (R35)."""

import uuid

from django.db import connection

from regiehuis.kern.errors import NotAllowed, NotFound
from regiehuis.kern.models import sole
from regiehuis.logboek.actions import record
from regiehuis.logboek.rules import FG
from regiehuis.samenwerking.access import Asker

from ..models import Bevinding


def require_fg(asker: Asker, object_soort: str, object_id: uuid.UUID | None = None) -> None:
    """Nobody but the FG of the house goes on: to everybody else the page is not there. Raises NotFound."""
    if not asker.has(FG):
        raise NotFound(object_soort, object_id)


def keys_of_casus(asker: Asker, nummer: str) -> list[uuid.UUID]:
    """The keys that the log knows a case and its parts by, by its number; for the FG, else none (R35)."""
    if not asker.has(FG):
        return []
    with connection.cursor() as cursor:
        cursor.execute("SELECT regiehuis_casussleutels(%s)", [nummer.strip()])
        return list(cursor.fetchone()[0])


def fetch_bevinding(asker: Asker, bevinding_id: uuid.UUID, *, look: bool = False) -> Bevinding:
    """A finding for the FG or its owner; `look` logs it. Raises NotFound."""
    found = sole(Bevinding.objects.select_related("eigenaar", "gemaakt_door").filter(id=bevinding_id))
    if found is None or not (asker.has(FG) or found.eigenaar_id == asker.medewerker_id):
        raise NotFound("bevinding", bevinding_id)
    if look:
        record(asker=asker, handeling="lezen", object_soort="bevinding", object_id=bevinding_id)
    return found


def bevinding_to_close(asker: Asker, bevinding_id: uuid.UUID) -> Bevinding:
    """A finding for the FG, to change or close. Raises NotFound, NotAllowed for its owner."""
    found = fetch_bevinding(asker, bevinding_id)
    if not asker.has(FG):
        raise NotAllowed("Alleen de functionaris gegevensbescherming wijzigt deze bevinding of sluit haar af.")
    return found


def bevinding_to_answer(asker: Asker, bevinding_id: uuid.UUID) -> Bevinding:
    """A finding for its owner, to answer. Raises NotFound, NotAllowed for the FG."""
    found = fetch_bevinding(asker, bevinding_id)
    if found.eigenaar_id != asker.medewerker_id:
        raise NotAllowed("Alleen de eigenaar van deze bevinding antwoordt erop.")
    return found
