"""Signals on the first screen: my own with where they stand, and those that wait for my triage."""

import dataclasses
import datetime
import uuid
from collections.abc import Sequence

from django.db.models import Q, QuerySet

from regiehuis.kern.prepared import prepared
from regiehuis.samenwerking.access import Asker

from ..models import Signaal
from ..rules.woorden import SIGNAALSTATUSSEN, TRIAGEBESLUITEN

KORT_GELEDEN = datetime.timedelta(days=14)
_PILLEN = {"concept": "neutraal", "onvolledig": "let_op", "volledig": "loopt", "besloten": "gereed"}


@dataclasses.dataclass(frozen=True)
class EigenSignaal:
    """A signal of mine, with its state in words."""

    id: uuid.UUID
    nummer: str
    stand: str
    stand_tekst: str
    onderschrift: str
    op: datetime.date | None
    af_te_maken: bool


@dataclasses.dataclass(frozen=True)
class Triagestand:
    """How many signals wait for a triage, and for which day."""

    op: datetime.date | None
    aantal: int
    acuut: int


@dataclasses.dataclass(frozen=True)
class Signaalstand:
    """Signals of mine, and triages that wait for the chair or a partner of them."""

    eigen: Sequence[EigenSignaal]
    triage: Sequence[Triagestand]
    wacht_op_mij: bool

    @property
    def af_te_maken(self) -> list[EigenSignaal]:
        """Mine that reach no triage before I finish them."""
        return [signaal for signaal in self.eigen if signaal.af_te_maken]

    @property
    def onderweg(self) -> list[EigenSignaal]:
        """Mine that others have now, or decided on lately."""
        return [signaal for signaal in self.eigen if not signaal.af_te_maken]


def signaalstand(asker: Asker) -> Signaalstand:
    """Own signals under way or decided lately, and what waits for triage; one query."""
    rows = _rows(asker, asker.moment - KORT_GELEDEN)
    mine = [_line(row) for row in rows if row.afzender_id in asker.namens]
    waiting = [row for row in rows if row.status == "volledig" and row.triagevorm_id in _forms(asker)]
    return Signaalstand(mine[:10], _by_day(waiting), any(row.triagevorm_id in asker.voorzit for row in waiting))


@prepared
def _rows(asker: Asker, sinds: datetime.datetime) -> QuerySet[Signaal]:
    own = Q(afzender_id__any=asker.namens)
    under_way = own & Q(status__in=("concept", "onvolledig", "volledig"))
    lately = own & Q(status="besloten", besloten_op__gte=sinds)
    triages = Q(triagevorm_id__any=asker.voorzit) | Q(triagevorm_id__any=asker.triageert)
    found = Signaal.objects.filter(under_way | lately | triages & Q(status="volledig"))
    return found.order_by("triage_op", "begonnen_op", "id")[:200]


def _forms(asker: Asker) -> frozenset[uuid.UUID]:
    return frozenset((*asker.voorzit, *asker.triageert))


def _line(row: Signaal) -> EigenSignaal:
    words = dict(SIGNAALSTATUSSEN)
    decided = dict(TRIAGEBESLUITEN).get(row.besluit, "")
    return EigenSignaal(
        id=row.id,
        nummer=row.nummer,
        stand=_PILLEN[row.status],
        stand_tekst=str(decided if row.status == "besloten" else words[row.status]),
        onderschrift=row.get_soort_display(),
        op=row.triage_op if row.status == "volledig" else None,
        af_te_maken=row.status in ("concept", "onvolledig"),
    )


def _by_day(rows: Sequence[Signaal]) -> list[Triagestand]:
    days = dict.fromkeys(row.triage_op for row in rows)
    return [
        Triagestand(day, len(here), sum(1 for row in here if row.acuut))
        for day in days
        if (here := [row for row in rows if row.triage_op == day])
    ]
