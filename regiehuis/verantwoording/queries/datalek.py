"""The pages of breaches, and the report of one (R42)."""

import dataclasses
import datetime
import uuid

from regiehuis.logboek.actions import record_verstrekking
from regiehuis.logboek.rules import FG, Bewijs, Ontvanger, Stuk
from regiehuis.samenwerking.access import AMSTERDAM, Asker
from regiehuis.samenwerking.queries.medewerkers import Choices, medewerker_choices

from ..access.datalek import datalek_to_handle, fetch_datalek, tells
from ..models import Datalek
from ..rules.datalek import Klok, clock

MEEST = 200


@dataclasses.dataclass(frozen=True)
class Datalekregel:
    """A breach in a list."""

    id: uuid.UUID
    soort: str
    ontdekt_op: datetime.datetime
    status: str
    status_tekst: str
    klok: Klok
    afgesloten: bool

    @property
    def kleur(self) -> str:
        """The colour of its clock."""
        return {"voorbij": "over", "bijna": "over", "loopt": "let_op"}.get(self.klok.stand, "neutraal")


@dataclasses.dataclass(frozen=True)
class Datalekblad:
    """One breach as its page shows it, and what the asker may do; who only reported it sees the first part."""

    regel: Datalekregel
    rij: Datalek
    gemeld_door: str
    informeert: str
    aantal: int
    is_fg: bool
    bericht: bool

    @property
    def versie(self) -> int:
        """The version that was shown."""
        return self.rij.versie

    @property
    def te_beslissen(self) -> bool:
        """Whether the asker still decides about it."""
        return self.is_fg and not self.regel.afgesloten


def datalekken(asker: Asker) -> list[Datalekregel]:
    """The breaches the asker knows of, open ones first: all for the FG, else what he reported or must tell of."""
    rows = Datalek.objects.filter(veiligheidshuis_id=asker.huis_id)
    if not asker.has(FG):
        mine = asker.medewerker_id
        rows = rows.filter(gemeld_door_id=mine) | rows.filter(informeert_id=mine)
    found = rows.order_by("-ontdekt_op", "-id")[:MEEST]
    return sorted((_line(row, asker) for row in found), key=lambda line: line.afgesloten)


def datalek(asker: Asker, datalek_id: uuid.UUID) -> Datalekblad:
    """One breach; the look is logged. Raises NotFound."""
    row = fetch_datalek(asker, datalek_id, look=True)
    return _sheet(row, asker)


def datalek_rapport(asker: Asker, datalek_id: uuid.UUID) -> tuple[Datalekblad, Bewijs]:
    """One breach for its report, taken along by the FG; a disclosure (R21). Raises NotFound, NotAllowed."""
    row = datalek_to_handle(asker, datalek_id)
    bewijs = record_verstrekking(
        asker=asker,
        vorm="pdf",
        stukken=[Stuk("datalek", datalek_id)],
        ontvanger=Ontvanger(naam="Functionaris gegevensbescherming"),
        doel="rapport datalek",
        grondslag="wettelijke_taak",
    )
    return _sheet(row, asker), bewijs


def informeerders(asker: Asker) -> Choices:
    """Who can be asked to tell persons of a breach: a procesregisseur of the house."""
    return medewerker_choices(asker, functie="procesregisseur")


def _sheet(row: Datalek, asker: Asker) -> Datalekblad:
    return Datalekblad(
        regel=_line(row, asker),
        rij=row,
        gemeld_door=row.gemeld_door.naam,
        informeert=row.informeert.naam if row.informeert else "",
        aantal=row.aantal,
        is_fg=asker.has(FG),
        bericht=tells(asker, row),
    )


def _line(row: Datalek, asker: Asker) -> Datalekregel:
    found = row.ontdekt_op.astimezone(AMSTERDAM)
    klok = clock(
        found, status=row.status, ap_besluit=row.ap_besluit, ap_gemeld_op=row.ap_gemeld_op, moment=asker.moment
    )
    closed = row.afgesloten_op is not None
    return Datalekregel(row.id, row.get_soort_display(), found, row.status, row.get_status_display(), klok, closed)
