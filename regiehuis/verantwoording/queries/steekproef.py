"""Samples as the FG sees them: the list, one with its rows, one row (R35)."""

import dataclasses
import datetime
import uuid
from collections import Counter
from collections.abc import Sequence

from django.db.models import Count, Q

from regiehuis.logboek.actions import record
from regiehuis.logboek.queries import Plek, regels_at
from regiehuis.logboek.rules import Regel
from regiehuis.samenwerking.access import Asker

from ..access.steekproef import fetch_steekproef, fetch_steekproefregel
from ..access.toezicht import require_fg
from ..models import Bevinding, Steekproef, Steekproefregel
from ..rules.steekproef import KLAAR, OORDELEN, readable_until

KLEUREN = {"rechtmatig": "gereed", "niet": "over", "nagaan": "let_op"}
MEEST = 200


@dataclasses.dataclass(frozen=True)
class Steekproefkop:
    """A sample in a list."""

    id: uuid.UUID
    soort: str
    van: datetime.date
    tot: datetime.date
    populatie: int
    omvang: int
    beoordeeld: int
    getrokken_op: datetime.datetime
    getrokken_door: str
    afgesloten_op: datetime.datetime | None


@dataclasses.dataclass(frozen=True)
class Getrokken:
    """A row of a sample with the row of the log that it refers to; None when that has gone with its segment."""

    id: uuid.UUID
    volgorde: int
    regel_id: uuid.UUID
    regel_moment: datetime.datetime
    regel: Regel | None
    oordeel: str
    oordeel_tekst: str
    reden: str
    bevindingen: Sequence[tuple[uuid.UUID, str]]
    versie: int

    @property
    def kleur(self) -> str:
        """The colour of its mark."""
        return KLEUREN.get(self.oordeel, "neutraal")


@dataclasses.dataclass(frozen=True)
class Steekproefblad:
    """One sample: how it was drawn, its rows, how many of each judgement, and how it ended."""

    kop: Steekproefkop
    grens: datetime.datetime
    zaad: str
    regels: Sequence[Getrokken]
    telling: Sequence[tuple[str, int]]
    klaar: bool
    leesbaar_tot: datetime.datetime | None
    conclusie: str
    afgesloten_door: str
    versie: int


def steekproeven(asker: Asker) -> list[Steekproefkop]:
    """The samples of the house, open ones first, then the newest; the look is logged. Raises NotFound."""
    require_fg(asker, "steekproef")
    record(asker=asker, handeling="lezen", object_soort="steekproef")
    rows = Steekproef.objects.filter(veiligheidshuis_id=asker.huis_id).select_related("getrokken_door")
    rows = rows.annotate(beoordeeld=Count("regels", filter=Q(regels__oordeel__in=KLAAR)))
    found = [_head(row, row.beoordeeld) for row in rows.order_by("-getrokken_op", "-id")[:MEEST]]
    return sorted(found, key=lambda kop: kop.afgesloten_op is not None)


def steekproef(asker: Asker, steekproef_id: uuid.UUID) -> Steekproefblad:
    """One sample with all rows, in the order in which they were drawn; the look is logged. Raises NotFound."""
    found = fetch_steekproef(asker, steekproef_id)
    record(asker=asker, handeling="lezen", object_soort="steekproef", object_id=found.id)
    drawn = list(Steekproefregel.objects.filter(steekproef_id=found.id).order_by("volgorde"))
    rows = _with_log(asker, drawn)
    counts = Counter(row.oordeel for row in drawn)
    judged = sum(counts[oordeel] for oordeel in KLAAR)
    return Steekproefblad(
        kop=_head(found, judged),
        grens=found.grens,
        zaad=found.zaad,
        regels=rows,
        telling=[(tekst, counts[oordeel]) for oordeel, tekst in OORDELEN],
        klaar=judged == len(drawn),
        leesbaar_tot=readable_until(found.getrokken_op, found.afgesloten_op, asker.moment),
        conclusie=found.conclusie,
        afgesloten_door=found.afgesloten_door.naam if found.afgesloten_door else "",
        versie=found.versie,
    )


def steekproefregel(asker: Asker, regel_id: uuid.UUID) -> tuple[Getrokken, uuid.UUID]:
    """One row of a sample, to be judged, and the sample; the look is logged. Raises NotFound."""
    found = fetch_steekproefregel(asker, regel_id)
    record(asker=asker, handeling="lezen", object_soort="steekproefregel", object_id=found.id)
    return _with_log(asker, [found])[0], found.steekproef_id


def _with_log(asker: Asker, drawn: Sequence[Steekproefregel]) -> list[Getrokken]:
    log = {
        regel.id: regel for regel in regels_at(asker=asker, plekken=[Plek(d.regel_moment, d.regel_id) for d in drawn])
    }
    made: dict[uuid.UUID, list[tuple[uuid.UUID, str]]] = {}
    wanted = Bevinding.objects.filter(
        veiligheidshuis_id=asker.huis_id, bron="steekproef", bron_id__in=[d.id for d in drawn]
    )
    for bron_id, bevinding_id, onderwerp in wanted.order_by("id").values_list("bron_id", "id", "onderwerp"):
        if bron_id:
            made.setdefault(bron_id, []).append((bevinding_id, onderwerp))
    return [
        Getrokken(
            id=row.id,
            volgorde=row.volgorde,
            regel_id=row.regel_id,
            regel_moment=row.regel_moment,
            regel=log.get(row.regel_id),
            oordeel=row.oordeel,
            oordeel_tekst=row.get_oordeel_display(),
            reden=row.reden,
            bevindingen=made.get(row.id, []),
            versie=row.versie,
        )
        for row in drawn
    ]


def _head(row: Steekproef, judged: int) -> Steekproefkop:
    return Steekproefkop(
        id=row.id,
        soort=row.get_soort_display(),
        van=row.van,
        tot=row.tot,
        populatie=row.populatie,
        omvang=row.omvang,
        beoordeeld=judged,
        getrokken_op=row.getrokken_op,
        getrokken_door=row.getrokken_door.naam,
        afgesloten_op=row.afgesloten_op,
    )
