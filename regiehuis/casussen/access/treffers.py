"""Hit or no hit in the person index: with a signal or case at hand, limited and logged (R12)."""

import dataclasses
import json
import uuid
from collections.abc import Mapping, Sequence
from typing import Any

from django.db import connection

from regiehuis.kern.errors import NotFound, Refusal
from regiehuis.logboek.actions import record
from regiehuis.personen.koppeling import opzoeken
from regiehuis.personen.models import Persoonsgegevens
from regiehuis.personen.rules import search_name
from regiehuis.samenwerking.access import Asker

from ..rules.triage import Treffer

# Searches an hour for each asker.
MEEST = 30


class UnableToZoeken(Refusal):
    """The search cannot be done now."""


@dataclasses.dataclass(frozen=True)
class Zoekvraag:
    """One person to look for; `sleutel` is the caller's own key for the answer."""

    sleutel: uuid.UUID
    bsn_hash: str
    zoeknaam: str
    geboortedatum: str
    # How the index is asked (`personen.koppeling.opzoeken`); without it only what is written alike is found.
    lijkt: Mapping[str, Any] = dataclasses.field(default_factory=dict)


def ask_for(sleutel: uuid.UUID, gegevens: Persoonsgegevens, *, asker: Asker) -> Zoekvraag:
    """One person to look for as he was written down: alike, or in another spelling."""
    lijkt = opzoeken.vraag_van(gegevens, huis=str(asker.huis_id))
    return Zoekvraag(sleutel, gegevens.bsn_hash, search_name(gegevens), gegevens.geboortedatum, lijkt)


def search(
    *, asker: Asker, object_soort: str, object_id: uuid.UUID, vragen: Sequence[Zoekvraag]
) -> dict[uuid.UUID, list[Treffer]]:
    """Hits for each person asked for, by `sleutel`; the database itself judges who may ask and how often."""
    answer = _ask(object_id, vragen)
    if not answer["mag"]:
        raise NotFound(object_soort, object_id)
    if answer["te_vaak"]:
        raise UnableToZoeken("U heeft het afgelopen uur te vaak gezocht. Probeer het later opnieuw.")
    found: dict[uuid.UUID, list[Treffer]] = {vraag.sleutel: [] for vraag in vragen}
    for hit in answer["treffers"]:
        treffer = Treffer(uuid.UUID(hit["persoon"]), hit["huis"], hit["contact"], hit["organisatie"])
        found[uuid.UUID(hit["sleutel"])].append(treffer)
    personen = {treffer.persoon_id for treffers in found.values() for treffer in treffers}
    record(asker=asker, handeling="zoeken", object_soort=object_soort, object_id=object_id, personen=sorted(personen))
    return found


def found_before(object_id: uuid.UUID) -> set[uuid.UUID] | None:
    """Which persons the asker's own searches for this object found; None when there was no search yet."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT regiehuis_gevonden(%s)", [object_id])
        found = cursor.fetchone()[0]
    return None if found is None else set(found)


def _ask(object_id: uuid.UUID, vragen: Sequence[Zoekvraag]) -> dict[str, Any]:
    columns: list[list[Any]] = [
        [vraag.sleutel for vraag in vragen],
        [vraag.bsn_hash for vraag in vragen],
        [vraag.zoeknaam for vraag in vragen],
        [vraag.geboortedatum for vraag in vragen],
    ]
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT regiehuis_zoek_personen(%s, %s::uuid[], %s::text[], %s::text[], %s::text[], %s, %s::jsonb)",
            [
                object_id,
                *columns,
                MEEST,
                json.dumps({str(vraag.sleutel): vraag.lijkt for vraag in vragen if vraag.lijkt}),
            ],
        )
        answer = cursor.fetchone()[0]
    parsed: dict[str, Any] = json.loads(answer) if isinstance(answer, str) else answer
    return parsed
