"""What the FG finds waiting, and the pages of findings (R35, R42)."""

import dataclasses
import datetime
import uuid
from collections.abc import Sequence

from django.db.models import QuerySet

from regiehuis.kern.prepared import prepared
from regiehuis.logboek.actions import record
from regiehuis.logboek.rules import FG
from regiehuis.samenwerking.access import Asker
from regiehuis.samenwerking.models import Functie

from ..access.toezicht import fetch_bevinding, require_fg
from ..models import Bevinding, Datalek
from ..rules.datalek import Klok, clock
from ..rules.toezicht import LOPEND

GETOOND = 5
BENOEMINGEN = datetime.timedelta(days=31)
MEEST = 200


@dataclasses.dataclass(frozen=True)
class Bevindingregel:
    """A finding in a list."""

    id: uuid.UUID
    onderwerp: str
    bron: str
    eigenaar: str
    opvolgen_voor: datetime.date
    status: str
    status_tekst: str
    loopt: bool
    over_tijd: bool

    @property
    def kleur(self) -> str:
        """The colour of its mark."""
        return (
            "over"
            if self.over_tijd
            else "let_op"
            if self.status == "beantwoord"
            else "loopt"
            if self.loopt
            else "gereed"
        )


@dataclasses.dataclass(frozen=True)
class Bevindingblad:
    """One finding with what was said of it, and what the asker may do."""

    regel: Bevindingregel
    toelichting: str
    reactie: str
    uitkomst: str
    gemaakt_op: datetime.datetime
    gemaakt_door: str
    afgehandeld_op: datetime.datetime | None
    eigenaar_id: uuid.UUID
    mag_antwoorden: bool
    mag_sluiten: bool
    versie: int


@dataclasses.dataclass(frozen=True)
class Lekklok:
    """A breach that is not closed, with its clock."""

    id: uuid.UUID
    soort: str
    klok: Klok


@dataclasses.dataclass(frozen=True)
class Benoeming:
    """A function that was given lately; the FG is told of each (R14)."""

    naam: str
    functie: str
    van: datetime.date


@dataclasses.dataclass(frozen=True)
class Toezichtstand:
    """What oversight puts on a first screen: clocks of breaches, findings by their day, who was appointed.

    For who is not FG, the findings that he follows up, and nothing else.
    """

    is_fg: bool
    datalekken: Sequence[Lekklok]
    bevindingen: Sequence[Bevindingregel]
    meer_bevindingen: int
    benoemingen: Sequence[Benoeming]


def toezichtstand(asker: Asker) -> Toezichtstand | None:
    """What waits for the FG, and for who follows a finding up; None when that is nothing."""
    is_fg = asker.has(FG)
    rows = _open_findings(asker) if is_fg else _own_findings(asker, LOPEND, limiet=MEEST)
    findings = [bevindingregel(row, asker) for row in rows]
    if not is_fg:
        return Toezichtstand(False, [], findings, 0, []) if findings else None
    clocks = [lek_klok(row, asker.moment) for row in _open_breaches(asker)]
    return Toezichtstand(True, clocks, findings[:GETOOND], max(0, len(findings) - GETOOND), _appointed(asker))


def bevindingen(asker: Asker, *, alle: bool = False) -> list[Bevindingregel]:
    """The findings of the house by their day; `alle` with those that were closed. Logs the look. Raises NotFound."""
    require_fg(asker, "bevinding")
    record(asker=asker, handeling="lezen", object_soort="bevinding")
    rows = Bevinding.objects.filter(veiligheidshuis_id=asker.huis_id).select_related("eigenaar")
    rows = rows if alle else rows.filter(status__in=LOPEND)
    return [bevindingregel(row, asker) for row in rows.order_by("afgehandeld_op", "opvolgen_voor", "id")[:MEEST]]


def bevinding(asker: Asker, bevinding_id: uuid.UUID) -> Bevindingblad:
    """One finding for the FG or its owner; the look is logged. Raises NotFound."""
    row = fetch_bevinding(asker, bevinding_id, look=True)
    line = bevindingregel(row, asker)
    return Bevindingblad(
        regel=line,
        toelichting=row.toelichting,
        reactie=row.reactie,
        uitkomst=row.uitkomst,
        gemaakt_op=row.gemaakt_op,
        gemaakt_door=row.gemaakt_door.naam,
        afgehandeld_op=row.afgehandeld_op,
        eigenaar_id=row.eigenaar_id,
        mag_antwoorden=line.loopt and row.eigenaar_id == asker.medewerker_id,
        mag_sluiten=line.loopt and asker.has(FG),
        versie=row.versie,
    )


def lek_klok(row: Datalek, moment: datetime.datetime) -> Lekklok:
    """A breach with its clock at a moment."""
    klok = clock(
        row.ontdekt_op, status=row.status, ap_besluit=row.ap_besluit, ap_gemeld_op=row.ap_gemeld_op, moment=moment
    )
    return Lekklok(row.id, row.get_soort_display(), klok)


@prepared
def _own_findings(asker: Asker, lopend: tuple[str, ...], *, limiet: int) -> QuerySet[Bevinding]:
    """Of who follows them up; asked at every first screen."""
    rows = Bevinding.objects.filter(eigenaar_id=asker.medewerker_id, status__any=lopend)
    return rows.select_related("eigenaar").order_by("opvolgen_voor", "id")[:limiet]


def _open_findings(asker: Asker) -> QuerySet[Bevinding]:
    rows = Bevinding.objects.filter(veiligheidshuis_id=asker.huis_id, status__in=LOPEND)
    return rows.select_related("eigenaar").order_by("opvolgen_voor", "id")[:MEEST]


def _open_breaches(asker: Asker) -> QuerySet[Datalek]:
    return Datalek.objects.filter(veiligheidshuis_id=asker.huis_id, afgesloten_op=None).order_by("ontdekt_op")[:MEEST]


def _appointed(asker: Asker) -> list[Benoeming]:
    lately = Functie.objects.filter(veiligheidshuis_id=asker.huis_id, van__gte=asker.dag - BENOEMINGEN)
    rows = lately.select_related("medewerker").order_by("-van", "-id")[:GETOOND]
    return [Benoeming(row.medewerker.naam, row.get_soort_display(), row.van) for row in rows]


def bevindingregel(row: Bevinding, asker: Asker) -> Bevindingregel:
    """A finding as a line of a list."""
    running = row.status in LOPEND
    return Bevindingregel(
        id=row.id,
        onderwerp=row.onderwerp,
        bron=row.get_bron_display(),
        eigenaar=row.eigenaar.naam,
        opvolgen_voor=row.opvolgen_voor,
        status=row.status,
        status_tekst=row.get_status_display(),
        loopt=running,
        over_tijd=running and row.opvolgen_voor < asker.dag,
    )
