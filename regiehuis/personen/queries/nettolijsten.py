"""The net lists of a house, and what a new one can be of (B4)."""

import dataclasses
import datetime
import uuid

from django.db.models import Count, Q

from regiehuis.logboek.actions import record
from regiehuis.samenwerking.access import Asker

from ..access import check_analist
from ..models import Aanlevering, Nettolijst
from ..rules.nettolijst import STANDEN, Kwartaal
from ..rules.veelplegerdefinities import DEFINITIES, Definitie

KWARTALEN = 4
"""So many quarters back, with the present one, can be chosen."""


@dataclasses.dataclass(frozen=True)
class Kop:
    """A net list in a list of them: whose, of when, how many people are on it."""

    id: uuid.UUID
    versie: int
    organisatie_id: uuid.UUID
    partner: str
    kwartaal: Kwartaal
    stand: str
    stand_tekst: str
    peildatum: datetime.date | None
    definities: str
    gemaakt_op: datetime.datetime
    gemaakt_door: str
    vastgesteld_op: datetime.datetime | None
    vastgesteld_door: str
    aantal: int
    bewaarjaren: int

    @property
    def concept(self) -> bool:
        """Whether it can still change."""
        return self.stand == "concept"


def definities() -> tuple[Definitie, ...]:
    """The definitions, the heaviest first."""
    return DEFINITIES


def nettolijsten(asker: Asker) -> list[Kop]:
    """All net lists of the house, what is a concept before the rest, the newest first. Raises NotAllowed."""
    check_analist(asker)
    rows = Nettolijst.objects.select_related("organisatie", "convenant__regime", "gemaakt_door", "vastgesteld_door")
    rows = rows.annotate(n=Count("regels", filter=Q(regels__opgenomen=True)))
    record(asker=asker, handeling="lezen", object_soort="nettolijst")
    return [kop_of(row, row.n) for row in rows.order_by("stand", "-jaar", "-kwartaal", "organisatie__naam")[:100]]


def bronnen(asker: Asker) -> list[tuple[str, str]]:
    """The partners whose gross list was taken in: key and name. Raises NotAllowed."""
    check_analist(asker)
    rows = Aanlevering.objects.filter(veiligheidshuis_id=asker.huis_id, soort="brutolijst", status="ingelezen")
    found = rows.values_list("organisatie_id", "organisatie__naam").distinct()
    return [(str(key), naam) for key, naam in sorted(found, key=lambda row: row[1].casefold())]


def kwartalen(asker: Asker) -> list[Kwartaal]:
    """The quarters that can be chosen, the present one first."""
    found = [Kwartaal.of(asker.dag)]
    while len(found) < KWARTALEN:
        found.append(found[-1].vorige)
    return found


def kop_of(row: Nettolijst, aantal: int) -> Kop:
    """A list with how many people are on it."""
    return Kop(
        row.id,
        row.versie,
        row.organisatie_id,
        row.organisatie.naam,
        Kwartaal(row.jaar, row.kwartaal),
        row.stand,
        dict(STANDEN)[row.stand],
        row.peildatum,
        row.definities,
        row.gemaakt_op,
        row.gemaakt_door.naam,
        row.vastgesteld_op,
        row.vastgesteld_door.naam if row.vastgesteld_door else "",
        aantal,
        row.convenant.regime.bewaartermijn_jaren,
    )
