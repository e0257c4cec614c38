"""What a run found, written down: pairs a block at a time, what no longer holds, and who the records then are.

On whatever pair a person decided, his decision stays.
"""

import dataclasses
import json
import uuid
from collections.abc import Iterable, Sequence
from typing import Any, Final

from django.db import connection, transaction
from django.db.models import Count, QuerySet

from regiehuis.kern.models import new_id
from regiehuis.logboek.actions import record
from regiehuis.samenwerking.access import Asker

from ..models import Koppeling, Koppelrun
from .koppeling import lock_koppelen
from .persoonsleutel import set_persoonsleutels

BLOK: Final = 5000
_ZET: Final = """
INSERT INTO personen_koppeling AS k (id, veiligheidshuis_id, record_a_id, record_b_id, gewicht, bewijs, run_id, stand,
                                     wacht_op, versie)
SELECT s.id, %s, s.a, s.b, s.gewicht, s.bewijs, %s, s.stand, '', 1
  FROM unnest(%s::uuid[], %s::uuid[], %s::uuid[], %s::float8[], %s::jsonb[], %s::text[])
    AS s(id, a, b, gewicht, bewijs, stand)
ON CONFLICT (record_a_id, record_b_id) DO UPDATE
   SET gewicht = excluded.gewicht, bewijs = excluded.bewijs, run_id = excluded.run_id, stand = excluded.stand,
       versie = k.versie + 1
 WHERE k.besloten_door_id IS NULL
   AND (k.stand, k.gewicht, k.bewijs) IS DISTINCT FROM (excluded.stand, excluded.gewicht, excluded.bewijs)
RETURNING record_a_id, record_b_id, stand, xmax = 0
"""
_VERVAL: Final = """
UPDATE personen_koppeling SET stand = 'vervallen', run_id = %s, versie = versie + 1
 WHERE id = ANY(%s) AND besloten_door_id IS NULL AND stand IN ('voorgesteld', 'gekoppeld')
RETURNING record_a_id, record_b_id
"""


@dataclasses.dataclass(frozen=True, slots=True)
class Gevonden:
    """A pair that a run found: lower key first, its weight, per field what it rests on, linked or asked."""

    record_a: uuid.UUID
    record_b: uuid.UUID
    gewicht: float
    bewijs: Sequence[dict[str, Any]]
    stand: str


class Paren:
    """Writes the pairs of one run; the lock of the house is held, and `sluit` ends it."""

    def __init__(self, asker: Asker, run_id: uuid.UUID) -> None:
        """`run_id` is the run that found them."""
        self._huis, self._run = asker.huis_id, run_id
        self._geraakt: set[uuid.UUID] = set()

    def zet(self, paren: Sequence[Gevonden]) -> None:
        """Write a block; a pair that says the same as before stays as it is."""
        with connection.cursor() as cursor:
            cursor.execute(
                _ZET,
                [
                    self._huis,
                    self._run,
                    [new_id() for _ in paren],
                    [p.record_a for p in paren],
                    [p.record_b for p in paren],
                    [p.gewicht for p in paren],
                    [json.dumps(p.bewijs) for p in paren],
                    [p.stand for p in paren],
                ],
            )
            for een, ander, stand, nieuw in cursor.fetchall():
                if stand == "gekoppeld" or not nieuw:
                    self._geraakt |= {een, ander}

    def laat_vervallen(self, sleutels: Sequence[uuid.UUID]) -> None:
        """These pairs, which a run found before, this one did not."""
        with connection.cursor() as cursor:
            cursor.execute(_VERVAL, [self._run, list(sleutels)])
            for paar in cursor.fetchall():
                self._geraakt |= set(paar)

    def sluit(self) -> int:
        """Work out who the touched records are; gives how many are taken for another than before."""
        return set_persoonsleutels(self._geraakt)


def write_found(
    *, asker: Asker, run_id: uuid.UUID, gevonden: Iterable[Gevonden], motor: str = "", records: int = 0
) -> int:
    """Write all that a small run found, and close it; gives how many records are taken for another than before."""
    with transaction.atomic():
        lock_koppelen(asker, wacht="0")
        paren = Paren(asker, run_id)
        found = list(gevonden)
        if found:
            paren.zet(found)
        genoemd = {(p.record_a, p.record_b) for p in found}
        eerder = undecided().values_list("id", "record_a_id", "record_b_id")
        paren.laat_vervallen([key for key, *beide in eerder if tuple(beide) not in genoemd])
        anders = paren.sluit()
        close_run(asker=asker, run_id=run_id, motor=motor, records=records)
    return anders


def undecided() -> QuerySet[Koppeling]:
    """The pairs that runs found and nobody decided on."""
    return Koppeling.objects.filter(besloten_door=None, stand__in=("voorgesteld", "gekoppeld"))


def close_run(*, asker: Asker, run_id: uuid.UUID, **told: Any) -> None:
    """The run is done: what it used, and how many pairs runs link and ask by now, on which nobody decided."""
    standen = undecided().values_list("stand").annotate(n=Count("id"))
    number = {"gekoppeld": 0, "voorgesteld": 0} | dict(standen)
    found = {"gekoppeld": number["gekoppeld"], "gevraagd": number["voorgesteld"]}
    Koppelrun.objects.filter(id=run_id).update(stand="klaar", **found, **told)
    record(asker=asker, handeling="wijzigen", object_soort="koppelrun", object_id=run_id)
