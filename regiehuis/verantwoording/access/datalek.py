"""Breaches for the FG; for who reported one, his own; for who must tell the persons, what that takes (R42)."""

import dataclasses
import uuid

from django.db import connection

from regiehuis.kern.errors import NotAllowed, NotFound
from regiehuis.kern.models import sole
from regiehuis.kern.namen import Naam
from regiehuis.logboek.actions import record
from regiehuis.logboek.rules import FG
from regiehuis.samenwerking.access import Asker

from ..models import Datalek


@dataclasses.dataclass(frozen=True)
class Betrokkene:
    """A person touched by a breach, as who must tell him needs it."""

    persoon_id: uuid.UUID
    naam: str
    geboortedatum: str


def fetch_datalek(asker: Asker, datalek_id: uuid.UUID, *, look: bool = False) -> Datalek:
    """A breach for the FG, who reported it, or who must tell the persons; `look` logs it. Raises NotFound."""
    found = sole(Datalek.objects.select_related("gemeld_door", "informeert").filter(id=datalek_id))
    if found is None or not (asker.has(FG) or asker.medewerker_id in (found.gemeld_door_id, found.informeert_id)):
        raise NotFound("datalek", datalek_id)
    if look:
        record(asker=asker, handeling="lezen", object_soort="datalek", object_id=datalek_id)
    return found


def datalek_to_handle(asker: Asker, datalek_id: uuid.UUID) -> Datalek:
    """A breach for the FG, to decide about. Raises NotFound, NotAllowed for who else knows of it."""
    found = fetch_datalek(asker, datalek_id)
    if not asker.has(FG):
        raise NotAllowed("Alleen de functionaris gegevensbescherming handelt een datalek af.")
    return found


def betrokkenen(asker: Asker, datalek_id: uuid.UUID) -> list[Betrokkene]:
    """The persons by name, for who must tell them, while that is to be done; logged about each of them.

    The database asks the same, and answers nothing to anybody else. Raises NotFound, NotAllowed.
    """
    found = fetch_datalek(asker, datalek_id)
    if not tells(asker, found):
        raise NotAllowed("Deze namen zijn er alleen voor wie de betrokkenen moet berichten, zolang dat nodig is.")
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM regiehuis_betrokkenen(%s)", [datalek_id])
        rows = cursor.fetchall()
    record(
        asker=asker,
        handeling="lezen",
        object_soort="datalek",
        object_id=datalek_id,
        personen=[row[0] for row in rows],
        doel="betrokkenen berichten",
    )
    return [_person(*row) for row in rows]


def tells(asker: Asker, datalek: Datalek) -> bool:
    """Whether the asker is who must tell the persons of this breach, today."""
    return (
        datalek.informeert_id == asker.medewerker_id
        and datalek.betrokkenen_besluit == "melden"
        and datalek.geinformeerd_op is None
        and datalek.afgesloten_op is None
        and datalek.informeren_voor is not None
        and asker.dag <= datalek.informeren_voor
    )


def _person(
    persoon_id: uuid.UUID, voornamen: str, voorletters: str, tussenvoegsel: str, achternaam: str, geboortedatum: str
) -> Betrokkene:
    naam = Naam(achternaam, tussenvoegsel, voornamen, voorletters).display()
    return Betrokkene(persoon_id, naam, geboortedatum)
