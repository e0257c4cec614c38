"""Closing as its page shows it: goals to judge, checks of the aftercare, and the checks that wait for me (R29)."""

import dataclasses
import datetime
import uuid

from regiehuis.kern.errors import NotFound
from regiehuis.logboek.actions import record
from regiehuis.samenwerking.access import Asker

from ..access.casus import leads, persons_of_casus
from ..access.plan import member_casus
from ..models import Afsluiting, Afspraak, Casus, Deelname, Doel, Nazorgcontrole
from ..rules import afsluiting as rules
from ..rules.plan import OPEN
from ..rules.woorden import DOELSTATUSSEN


@dataclasses.dataclass(frozen=True)
class ControleRegel:
    """One check of the aftercare."""

    id: uuid.UUID
    casus_id: uuid.UUID
    casusnummer: str
    maanden: int
    gepland_op: datetime.date
    eigenaar: str
    over_tijd: bool
    gedaan_op: datetime.datetime | None
    bevinding: str
    stand: str
    mag_vastleggen: bool


@dataclasses.dataclass(frozen=True)
class BeoordeeldDoel:
    """A goal with its judgement, or still to be judged."""

    id: uuid.UUID
    tekst: str
    tevreden_als: str
    leefgebied: str
    status: str
    status_tekst: str
    oordeel: str


@dataclasses.dataclass(frozen=True)
class Sluiting:
    """One closing of a case, with its checks."""

    op: datetime.datetime
    door: str
    resultaat: str
    nazorg_eigenaar: str
    heropend_op: datetime.datetime | None
    heropend_reden: str
    controles: list[ControleRegel]


@dataclasses.dataclass(frozen=True)
class AfsluitingPagina:
    """Everything of the closing of a case."""

    casus_id: uuid.UUID
    casusnummer: str
    casus_versie: int
    fase: str
    doelen: list[BeoordeeldDoel]
    open_afspraken: int
    sluitingen: list[Sluiting]
    leden: list[tuple[uuid.UUID, str]]
    kan_sluiten: bool
    kan_heropenen: bool


def afsluiting_pagina(asker: Asker, casus_id: uuid.UUID, casus: Casus | None = None) -> AfsluitingPagina:
    """The closing of a case for its members; `casus` when it was fetched, and so judged and logged, already.

    Raises NotFound.
    """
    casus = casus or member_casus(asker, casus_id, doel="afsluiting")
    lead = leads(asker, casus)
    goals = Doel.objects.select_related("leefgebied").filter(casus=casus).order_by("volgorde", "id")
    members = (
        Deelname.objects.select_related("medewerker__onderdeel__organisatie")
        .filter(casus=casus, van__lte=asker.dag, tot__gt=asker.dag, medewerker__is_active=True)
        .order_by("medewerker__naam")
    )
    return AfsluitingPagina(
        casus_id=casus_id,
        casusnummer=casus.nummer,
        casus_versie=casus.versie,
        fase=casus.fase,
        doelen=[_goal(goal) for goal in goals],
        open_afspraken=Afspraak.objects.filter(casus=casus, status__in=OPEN).count(),
        sluitingen=_closings(asker, casus, lead),
        leden=[
            (row.medewerker_id, f"{row.medewerker.naam} ({row.medewerker.onderdeel.organisatie.naam})")
            for row in members
        ],
        kan_sluiten=lead and casus.fase in rules.TE_SLUITEN,
        kan_heropenen=lead and casus.fase in rules.TE_HEROPENEN,
    )


def controle_detail(asker: Asker, controle_id: uuid.UUID) -> ControleRegel:
    """One check for its form; the look is logged. Raises NotFound."""
    row = Nazorgcontrole.objects.select_related("eigenaar", "afsluiting").filter(id=controle_id).first()
    if row is None:
        raise NotFound("nazorgcontrole", controle_id)
    casus = member_casus(asker, row.casus_id)
    personen = persons_of_casus(casus.id)
    record(asker=asker, handeling="lezen", object_soort="nazorgcontrole", object_id=controle_id, personen=personen)
    return _control(row, casus.nummer, asker, may=_may_record(asker, row, leads(asker, casus)))


def _goal(goal: Doel) -> BeoordeeldDoel:
    return BeoordeeldDoel(
        goal.id,
        goal.tekst,
        goal.tevreden_als,
        goal.leefgebied.naam,
        goal.status,
        dict(DOELSTATUSSEN)[goal.status],
        goal.oordeel,
    )


def _closings(asker: Asker, casus: Casus, lead: bool) -> list[Sluiting]:
    found = (
        Afsluiting.objects.select_related("door", "nazorg_eigenaar")
        .prefetch_related("controles__eigenaar", "controles__afsluiting")
        .filter(casus=casus)
        .order_by("-op", "-id")
    )
    return [
        Sluiting(
            op=row.op,
            door=row.door.naam,
            resultaat=row.resultaat,
            nazorg_eigenaar=row.nazorg_eigenaar.naam,
            heropend_op=row.heropend_op,
            heropend_reden=row.heropend_reden,
            controles=[
                _control(controle, casus.nummer, asker, may=_may_record(asker, controle, lead))
                for controle in sorted(row.controles.all(), key=lambda c: c.gepland_op)
            ],
        )
        for row in found
    ]


def _may_record(asker: Asker, controle: Nazorgcontrole, lead: bool) -> bool:
    mine = lead or controle.eigenaar_id in asker.namens
    running = controle.gedaan_op is None and controle.afsluiting.heropend_op is None
    return mine and running and asker.dag >= controle.gepland_op - rules.VOORAF


def _control(row: Nazorgcontrole, nummer: str, asker: Asker, *, may: bool) -> ControleRegel:
    late = row.gedaan_op is None and row.gepland_op < asker.dag
    return ControleRegel(
        id=row.id,
        casus_id=row.casus_id,
        casusnummer=nummer,
        maanden=row.maanden,
        gepland_op=row.gepland_op,
        eigenaar=row.eigenaar.naam,
        over_tijd=late,
        gedaan_op=row.gedaan_op,
        bevinding=row.bevinding,
        stand="gereed" if row.gedaan_op else "over" if late else "gepland",
        mag_vastleggen=may,
    )
