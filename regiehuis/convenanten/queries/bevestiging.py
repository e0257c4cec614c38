"""Which accounts somebody confirms, and until when each holds (R20)."""

import dataclasses
import datetime
import uuid
from collections import defaultdict
from typing import Any

from django.db import connection

from regiehuis.kern.errors import NotAllowed
from regiehuis.samenwerking.access import Asker
from regiehuis.samenwerking.models import Medewerker
from regiehuis.samenwerking.rules import BEVESTIGING_WAARSCHUWING, FUNCTIES

from ..accounts import contactpersonen, has_terms, held_functies, is_for, ondertekenaars


@dataclasses.dataclass(frozen=True)
class Accountregel:
    """One account as who confirms it sees it."""

    id: uuid.UUID
    naam: str
    onderdeel: str
    functies: str
    laatst: datetime.datetime | None
    tot: datetime.date
    opgeschort: bool
    spoed: bool
    ondertekend: bool


@dataclasses.dataclass(frozen=True)
class Organisatieaccounts:
    """The accounts of one organisation, those that end first at the head."""

    naam: str
    contactpersoon: str
    accounts: tuple[Accountregel, ...]


@dataclasses.dataclass(frozen=True)
class Bevestigstand:
    """What the first screen says: until when the own account holds, if that is soon, and how many wait."""

    eigen_tot: datetime.date | None
    wachten: int


# The accounts that end soon and that the asker may confirm; as may_confirm of samenwerking.rules.
WACHTEN = """
SELECT count(*)
  FROM samenwerking_medewerker m
  JOIN samenwerking_organisatieonderdeel o ON o.id = m.onderdeel_id
  LEFT JOIN samenwerking_aansluiting a ON a.organisatie_id = o.organisatie_id AND a.veiligheidshuis_id = %(huis)s
       AND a.van <= %(dag)s AND (a.tot IS NULL OR a.tot > %(dag)s)
 WHERE m.veiligheidshuis_id = %(huis)s AND m.is_active AND m.bevestigd_tot <= %(tot)s AND m.id <> ALL(%(namens)s)
   AND (a.contactpersoon_id = ANY(%(namens)s)
        OR (%(keten)s AND (a.contactpersoon_id IS NULL OR a.contactpersoon_id = m.id)))
"""


def bevestigstand(asker: Asker, eigen_tot: datetime.date, wachten: int) -> Bevestigstand:
    """What is soon to be confirmed: the asker's own account, which holds until `eigen_tot`, and by the asker."""
    return Bevestigstand(eigen_tot if eigen_tot <= asker.dag + BEVESTIGING_WAARSCHUWING else None, wachten)


def wachtende_accounts(asker: Asker) -> int:
    """How many accounts end soon that the asker may confirm; asked at sign-in, not with every look."""
    soon = asker.dag + BEVESTIGING_WAARSCHUWING
    waiting = 0
    if asker.has("ketenmanager") or asker.has("liaison"):
        given: dict[str, Any] = {"huis": asker.huis_id, "dag": asker.dag, "tot": soon}
        given |= {"namens": list(asker.namens), "keten": asker.has("ketenmanager")}
        with connection.cursor() as cursor:
            cursor.execute(WACHTEN, given)
            waiting = cursor.fetchone()[0]
    return waiting


def te_bevestigen(asker: Asker) -> list[Organisatieaccounts]:
    """The accounts that the asker may confirm, by organisation. Raises NotAllowed for who confirms nobody."""
    contacts = contactpersonen(asker)
    if not ({"ketenmanager", "beheerder"} & asker.functies or set(asker.namens) & set(contacts.values())):
        raise NotAllowed("Alleen de contactpersoon van een organisatie en de ketenmanager bevestigen accounts.")
    people = Medewerker.objects.filter(veiligheidshuis_id=asker.huis_id, is_active=True)
    held, signed = held_functies(asker), ondertekenaars(asker)
    names: dict[uuid.UUID, str] = {}
    found: dict[uuid.UUID, list[Accountregel]] = defaultdict(list)
    for person in people.select_related("onderdeel__organisatie").order_by("bevestigd_tot", "naam"):
        names[person.onderdeel.organisatie_id] = person.onderdeel.organisatie.naam
        names[person.id] = person.naam
        if is_for(asker, person, contacts, held[person.id]):
            found[person.onderdeel.organisatie_id].append(_regel(asker, person, held[person.id], signed))
    return [
        Organisatieaccounts(names[key], names.get(contacts.get(key, key), "") if key in contacts else "", tuple(rows))
        for key, rows in sorted(found.items(), key=lambda item: names[item[0]])
    ]


def _regel(asker: Asker, person: Medewerker, holds: frozenset[str], signed: frozenset[uuid.UUID]) -> Accountregel:
    return Accountregel(
        id=person.id,
        naam=person.naam,
        onderdeel=person.onderdeel.naam,
        functies=", ".join(naam for code, naam in FUNCTIES if code in holds),
        laatst=person.last_login,
        tot=person.bevestigd_tot,
        opgeschort=person.bevestigd_tot <= asker.dag,
        spoed=person.bevestigd_tot <= asker.dag + BEVESTIGING_WAARSCHUWING,
        ondertekend=has_terms(person, holds, signed),
    )
