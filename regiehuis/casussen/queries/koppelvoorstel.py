"""Link proposals about the persons of the cases whose process the asker guards (R12)."""

import dataclasses
import datetime
import uuid

from django.db import connection

from regiehuis.kern.datum import parse_datum
from regiehuis.kern.errors import NotFound
from regiehuis.logboek.actions import record
from regiehuis.personen.models import Koppelvoorstel
from regiehuis.personen.rules import KOPPELBESLUITEN, KOPPELBEWIJZEN, full_name
from regiehuis.samenwerking.access import Asker

from ..models import Casuspersoon

MEEST = 100


@dataclasses.dataclass(frozen=True)
class Voorstelregel:
    """One proposal: the known person with the own cases, and of the other record no more than whom to call."""

    id: uuid.UUID
    naam: str
    geboren: str
    afgeschermd: bool
    casussen: tuple[tuple[uuid.UUID, str], ...]
    bewijs: str
    toelichting: str
    voorgesteld_op: datetime.datetime
    voorgesteld_door: str
    contact: str
    organisatie: str
    besluit: str
    reden: str
    besloten_op: datetime.datetime | None
    besloten_door: str
    versie: int


def koppelvoorstellen(asker: Asker) -> list[Voorstelregel]:
    """The asker's proposals, those to decide on first; the look is logged with the persons of the own cases."""
    rows = list(
        Koppelvoorstel.objects.select_related("bekende", "voorgesteld_door", "besloten_door").order_by(
            "besluit", "-voorgesteld_op", "id"
        )[:MEEST]
    )
    if not rows:
        return []
    known = sorted({row.bekende_id for row in rows})
    record(asker=asker, handeling="zoeken", object_soort="koppelvoorstel", personen=known)
    cases: dict[uuid.UUID, list[tuple[uuid.UUID, str]]] = {}
    in_cases = Casuspersoon.objects.filter(persoon_id__in=known, tot=None).exclude(casus__fase="afgesloten")
    for row in in_cases.select_related("casus").order_by("casus__nummer"):
        cases.setdefault(row.persoon_id, []).append((row.casus_id, row.casus.nummer))
    contacts = _contacts()
    return [_line(row, cases.get(row.bekende_id, []), contacts.get(row.id, ("", ""))) for row in rows]


def koppelvoorstel(asker: Asker, koppelvoorstel_id: uuid.UUID) -> Voorstelregel:
    """One proposal. Raises NotFound, also for who may not decide on it."""
    found = next((line for line in koppelvoorstellen(asker) if line.id == koppelvoorstel_id), None)
    if found is None:
        raise NotFound("koppelvoorstel", koppelvoorstel_id)
    return found


def _contacts() -> dict[uuid.UUID, tuple[str, str]]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT voorstel_id, contact, organisatie FROM regiehuis_koppelcontacten()")
        return {key: (contact, organisatie) for key, contact, organisatie in cursor.fetchall()}


def _line(row: Koppelvoorstel, cases: list[tuple[uuid.UUID, str]], contact: tuple[str, str]) -> Voorstelregel:
    born = row.bekende.geboortedatum
    return Voorstelregel(
        id=row.id,
        naam=full_name(row.bekende),
        geboren=parse_datum(born).display() if born else "",
        afgeschermd=row.bekende.afgeschermd,
        casussen=tuple(dict.fromkeys(cases)),
        bewijs=dict(KOPPELBEWIJZEN)[row.bewijs],
        toelichting=row.toelichting,
        voorgesteld_op=row.voorgesteld_op,
        voorgesteld_door=row.voorgesteld_door.naam if row.voorgesteld_door else "",
        contact=contact[0],
        organisatie=contact[1],
        besluit=dict(KOPPELBESLUITEN).get(row.besluit, ""),
        reden=row.reden,
        besloten_op=row.besloten_op,
        besloten_door=row.besloten_door.naam if row.besloten_door else "",
        versie=row.versie,
    )
