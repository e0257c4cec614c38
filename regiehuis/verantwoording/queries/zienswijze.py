"""What the liaison of a source is asked about, and what his organisation was told (R30, R32)."""

import dataclasses
import datetime
import uuid
from collections.abc import Sequence

from regiehuis.kern.errors import NotFound
from regiehuis.logboek.actions import record
from regiehuis.samenwerking.access import Asker

from ..access.verzoek import LIAISON, asked_of_source
from ..models import Kennisgeving, Zienswijze
from ..rules import verzoek as rules
from .velden import Veld, titel_of, velden_of

SOORTEN = dict(rules.VERZOEKSOORTEN)


@dataclasses.dataclass(frozen=True)
class Vraag:
    """One item of the own unit that a request asks about."""

    id: uuid.UUID
    nummer: str
    titel: str
    op: datetime.date | None
    velden: Sequence[Veld]
    termijn: datetime.date
    over_tijd: bool
    versie: int


@dataclasses.dataclass(frozen=True)
class Kennisgevingregel:
    """One notice to the own organisation."""

    id: uuid.UUID
    nummer: str
    soort: str
    verstuurd_op: datetime.datetime
    versie: int


@dataclasses.dataclass(frozen=True)
class Gevraagd:
    """All that requests ask of a liaison."""

    vragen: Sequence[Vraag]
    kennisgevingen: Sequence[Kennisgevingregel]


def gevraagd(asker: Asker) -> Gevraagd:
    """What requests ask of the asker as liaison; the look is logged. Raises NotFound for who is no liaison."""
    if not asker.has(LIAISON):
        raise NotFound("zienswijze")
    said = asked_of_source(asker)
    rows = Zienswijze.objects.filter(id__in=said).order_by("termijn", "nummer", "id") if said else ()
    notices = Kennisgeving.objects.filter(organisatie_id=asker.organisatie_id, bevestigd_op=None)
    columns = ("id", "nummer", "soort", "verstuurd_op", "versie")
    record(asker=asker, handeling="lezen", object_soort="zienswijze")
    return Gevraagd(
        vragen=[_question(row, said[row.id], asker.dag) for row in rows],
        kennisgevingen=[
            Kennisgevingregel(key, nummer, SOORTEN[soort], op, versie)
            for key, nummer, soort, op, versie in notices.order_by("verstuurd_op").values_list(*columns)
        ],
    )


def _question(row: Zienswijze, said: tuple[str, datetime.date | None, dict[str, object]], dag: datetime.date) -> Vraag:
    tabel, op, gegevens = said
    return Vraag(
        id=row.id,
        nummer=row.nummer,
        titel=titel_of(tabel),
        op=op,
        velden=velden_of(tabel, gegevens),
        termijn=row.termijn,
        over_tijd=row.termijn < dag,
        versie=row.versie,
    )
