"""Whom a covenant gives what, and what a change gives and takes: counted for the ketenmanager (C3, C4, R15)."""

import dataclasses
import datetime
import uuid

from django.db import connection

from regiehuis.convenanten.models import Informatiecategorie
from regiehuis.samenwerking.models import Medewerker


@dataclasses.dataclass(frozen=True)
class Bereik:
    """What one person reads under a covenant as member, or as procesregisseur: how many cases, which categories."""

    medewerker_id: uuid.UUID
    procesregie: bool
    casussen: int
    lezen: frozenset[uuid.UUID]
    inbrengen: frozenset[uuid.UUID]


Bereiken = dict[tuple[uuid.UUID, bool], Bereik]


def bereik(convenant_id: uuid.UUID, dag: datetime.date) -> Bereiken:
    """Everybody who reads a case under a covenant on a day, as the policies would decide; nothing for others to know.

    Who stands in for a member is in it; what somebody reads because his own unit brought it in is not.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM regiehuis_bereik(%s, %s)", [convenant_id, dag])
        rows = cursor.fetchall()
    return {
        (wie, regie): Bereik(wie, regie, casussen, frozenset(lezen), frozenset(inbrengen))
        for wie, regie, casussen, lezen, inbrengen in rows
    }


@dataclasses.dataclass(frozen=True)
class Gevolgregel:
    """One person and what he gets or loses; `geheel` when it is the cases themselves, and not some categories."""

    naam: str
    organisatie: str
    procesregie: bool
    casussen: int
    geheel: bool
    lezen: tuple[str, ...]
    inbrengen: tuple[str, ...]


@dataclasses.dataclass(frozen=True)
class Gevolg:
    """What a change gives and takes from the day `per`."""

    per: datetime.date
    erbij: tuple[Gevolgregel, ...]
    kwijt: tuple[Gevolgregel, ...]

    @property
    def mensen_erbij(self) -> int:
        """How many people get something."""
        return len({regel.naam + regel.organisatie for regel in self.erbij})

    @property
    def mensen_kwijt(self) -> int:
        """How many people lose something."""
        return len({regel.naam + regel.organisatie for regel in self.kwijt})


def compare(before: Bereiken, after: Bereiken, per: datetime.date) -> Gevolg:
    """The difference between two answers of `bereik`, in names. Two queries."""
    keys = sorted({key for key in before.keys() | after.keys() if before.get(key) != after.get(key)})
    people = {
        m.id: (m.naam, m.onderdeel.organisatie.naam)
        for m in Medewerker.objects.filter(id__in={key[0] for key in keys}).select_related("onderdeel__organisatie")
    }
    categories = list(Informatiecategorie.objects.order_by("volgorde", "naam").values_list("id", "naam"))

    def gained(old: Bereiken, new: Bereiken) -> tuple[Gevolgregel, ...]:
        rows = (_gain(people[key[0]], categories, old.get(key), new.get(key)) for key in keys)
        return tuple(sorted((row for row in rows if row), key=lambda row: (row.organisatie, row.naam)))

    return Gevolg(per, gained(before, after), gained(after, before))


def _gain(
    who: tuple[str, str], categories: list[tuple[uuid.UUID, str]], old: Bereik | None, new: Bereik | None
) -> Gevolgregel | None:
    """What somebody has in `new` and not in `old`."""
    if new is None:
        return None
    more = new.casussen - old.casussen if old else new.casussen
    geheel = more > 0
    lezen = new.lezen if geheel or old is None else new.lezen - old.lezen
    inbrengen = new.inbrengen if geheel or old is None else new.inbrengen - old.inbrengen
    if not (geheel or lezen or inbrengen):
        return None
    return Gevolgregel(
        *who,
        procesregie=new.procesregie,
        casussen=more if geheel else new.casussen,
        geheel=geheel,
        lezen=tuple(naam for key, naam in categories if key in lezen),
        inbrengen=tuple(naam for key, naam in categories if key in inbrengen),
    )
