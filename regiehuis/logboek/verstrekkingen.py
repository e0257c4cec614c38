"""What went out of the door, and who got it: as far as the policies show the asker (R21, R32, R37).

The FG sees the house; who leads a case, that of the case and of the items that he may read. A function that must see
more brings a policy on `logboek_verstrektstuk`: whoever sees an item there sees its disclosure.
"""

import dataclasses
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Final
from uuid import UUID

from django.db import DEFAULT_DB_ALIAS
from django.db.models import Q, QuerySet

from regiehuis.logboek.models import Verstrekking, VerstrektStuk
from regiehuis.logboek.rules import GRONDEN, JAREN_OVERZICHT, VORMEN, Stuk

MOST: Final = 500


@dataclasses.dataclass(frozen=True, slots=True)
class Verstrekt:
    """One disclosure with what of it the asker sees; references, and a recipient and purpose in words."""

    id: UUID
    op: datetime
    medewerker_id: UUID
    besloten_door: UUID
    vorm: str
    organisaties: tuple[UUID, ...]
    ontvanger: str
    doel: str
    grondslag: str
    stukken: Sequence[Stuk]

    @property
    def vorm_tekst(self) -> str:
        """How it went out, in words."""
        return VORMEN.get(self.vorm, self.vorm)

    @property
    def grondslag_tekst(self) -> str:
        """On what ground, in words."""
        return GRONDEN.get(self.grondslag, self.grondslag)

    @property
    def personen(self) -> tuple[UUID, ...]:
        """The persons it is about."""
        return tuple(dict.fromkeys(persoon_id for stuk in self.stukken for persoon_id in stuk.personen))


@dataclasses.dataclass(frozen=True, slots=True)
class Ontvangst:
    """One recipient, a partner by its key or somebody else in words, with what he got and when last."""

    organisatie_id: UUID | None
    naam: str
    laatst_op: datetime
    stukken: frozenset[tuple[str, UUID]]


def since(moment: datetime) -> datetime:
    """From when the overview of disclosures runs (R21)."""
    try:
        return moment.replace(year=moment.year - JAREN_OVERZICHT)
    except ValueError:  # 29 February
        return moment.replace(year=moment.year - JAREN_OVERZICHT, day=28)


def verstrekkingen_about(persoon_id: UUID, sinds: datetime, *, using: str = DEFAULT_DB_ALIAS) -> list[Verstrekt]:
    """What went out about a person since a moment, newest first; of each disclosure only what is about this person."""
    return _disclosures(Q(persoon_id=persoon_id), Q(op__gte=sinds), using)


def verstrekkingen_of_casus(casus_id: UUID, sinds: datetime, *, using: str = DEFAULT_DB_ALIAS) -> list[Verstrekt]:
    """What went out of a case since a moment, newest first."""
    return _disclosures(Q(casus_id=casus_id), Q(op__gte=sinds), using)


def verstrekkingen_of_huis(
    huis_id: UUID, sinds: datetime, *, size: int = MOST, using: str = DEFAULT_DB_ALIAS
) -> list[Verstrekt]:
    """The newest disclosures of a house since a moment."""
    found = Verstrekking.objects.using(using).filter(veiligheidshuis_id=huis_id, op__gte=sinds).order_by("-op", "-id")
    heads = list(found[:size])
    items = VerstrektStuk.objects.using(using).filter(verstrekking_id__in=[head.id for head in heads])
    return _together(heads, items)


def recipients_of(
    *,
    objecten: Iterable[UUID] = (),
    personen: Iterable[UUID] = (),
    casussen: Iterable[UUID] = (),
    sinds: datetime | None = None,
    using: str = DEFAULT_DB_ALIAS,
) -> list[Ontvangst]:
    """Who got any of these items, or anything about these persons or of these cases; one row a recipient.

    For the notices of a correction (R32) and of a destruction (R37). `sinds` leaves older disclosures out.
    """
    wanted = Q(object_id__in=list(objecten)) | Q(persoon_id__in=list(personen)) | Q(casus_id__in=list(casussen))
    got: dict[tuple[UUID | None, str], list[Verstrekt]] = defaultdict(list)
    for found in _disclosures(wanted, Q(op__gte=sinds) if sinds else Q(), using, size=None):
        for organisatie_id in found.organisaties:
            got[organisatie_id, ""].append(found)
        if found.ontvanger:
            got[None, found.ontvanger].append(found)
    return [
        Ontvangst(
            organisatie_id,
            naam,
            max(one.op for one in what),
            frozenset((stuk.soort, stuk.id) for one in what for stuk in one.stukken),
        )
        for (organisatie_id, naam), what in got.items()
    ]


def _disclosures(wanted: Q, when: Q, using: str, *, size: int | None = MOST) -> list[Verstrekt]:
    """Two queries: the items first, as their keys find them, then their disclosures, newest first."""
    items = list(VerstrektStuk.objects.using(using).filter(wanted))
    keys = {item.verstrekking_id for item in items}
    heads = Verstrekking.objects.using(using).filter(when, id__in=keys).order_by("-op", "-id")
    return _together(heads[:size] if size else heads, items)


def _together(
    heads: Iterable[Verstrekking], items: Iterable[VerstrektStuk] | QuerySet[VerstrektStuk]
) -> list[Verstrekt]:
    per: dict[UUID, dict[tuple[str, UUID], list[VerstrektStuk]]] = defaultdict(lambda: defaultdict(list))
    for item in items:
        per[item.verstrekking_id][item.soort, item.object_id].append(item)
    return [
        Verstrekt(
            id=head.id,
            op=head.op,
            medewerker_id=head.medewerker_id,
            besloten_door=head.besloten_door,
            vorm=head.vorm,
            organisaties=tuple(head.ontvanger_organisaties),
            ontvanger=head.ontvanger,
            doel=head.doel,
            grondslag=head.grondslag,
            stukken=[
                Stuk(soort, key, tuple(row.persoon_id for row in rows if row.persoon_id), rows[0].casus_id)
                for (soort, key), rows in per[head.id].items()
            ],
        )
        for head in heads
    ]
