"""Certificates of destruction and notices to recipients, as pages show them (R36, R37)."""

import dataclasses
import datetime
import uuid

from django.db.models import Count, Q

from regiehuis.convenanten.rules.regime import BEWAARMOMENTEN
from regiehuis.logboek.actions import record, record_verstrekking
from regiehuis.logboek.rules import Bewijs, Stuk
from regiehuis.logboek.rules import Ontvanger as Krijger
from regiehuis.personen.rules import AANLEVERSOORTEN
from regiehuis.samenwerking.access import Asker

from ..access.vernietiging import certificate, told_bericht
from ..models import Vernietiging, Vernietigingsbericht
from ..rules.bewaring import GRONDEN, VANAF_LIJST
from ..rules.vernietiging import in_words, is_late

MEEST = 100


@dataclasses.dataclass(frozen=True)
class Verklaringregel:
    """One certificate in the register, with how many recipients were told and confirmed."""

    id: uuid.UUID
    nummer: str
    soort: str
    op: datetime.datetime
    ontvangers: int
    bevestigd: int


@dataclasses.dataclass(frozen=True)
class Ontvanger:
    """Who was told, and what came of it."""

    organisatie: str
    op: datetime.datetime
    bevestigd_op: datetime.datetime | None
    door: str
    toelichting: str
    te_laat: bool


@dataclasses.dataclass(frozen=True)
class Verklaring:
    """One certificate in words: no name, no content."""

    id: uuid.UUID
    nummer: str
    soort: str
    op: datetime.datetime
    regime: str
    grond: str
    verzoek: str
    besloten_door: str
    vanaf: str
    gerekend_van: datetime.date | None
    maanden: int | None
    tot: datetime.date | None
    verlengd: bool
    bevestigd: bool
    categorieen: list[str]
    aantallen: list[tuple[str, int]]
    hash: str
    ontvangers: list[Ontvanger]


@dataclasses.dataclass(frozen=True)
class Bericht:
    """A notice to the asker's own organisation."""

    id: uuid.UUID
    kenmerk: str
    op: datetime.datetime
    bevestigd_op: datetime.datetime | None
    toelichting: str


def verklaringen(asker: Asker) -> list[Verklaringregel]:
    """The newest certificates of the house."""
    rows = Vernietiging.objects.filter(veiligheidshuis_id=asker.huis_id).annotate(
        ontvangers=Count("berichten"), bevestigd=Count("berichten", filter=Q(berichten__bevestigd_op__isnull=False))
    )
    return [
        Verklaringregel(row.id, row.nummer, row.get_soort_display(), row.op, row.ontvangers, row.bevestigd)
        for row in rows.order_by("-op", "-nummer")[:MEEST]
    ]


def verklaring(asker: Asker, vernietiging_id: uuid.UUID) -> Verklaring:
    """One certificate with who was told. Raises NotFound."""
    row = certificate(asker, vernietiging_id)
    inhoud = row.inhoud
    told = Vernietigingsbericht.objects.filter(vernietiging=row).order_by("organisatie__naam")
    columns = ("organisatie__naam", "op", "bevestigd_op", "bevestigd_door__naam", "toelichting")
    return Verklaring(
        id=row.id,
        nummer=row.nummer,
        soort=row.get_soort_display(),
        op=row.op,
        regime=inhoud.get("regime", ""),
        grond=dict(GRONDEN).get(inhoud.get("grond", ""), ""),
        verzoek=inhoud.get("verzoek", ""),
        besloten_door=row.besloten_door.naam if row.besloten_door else "",
        vanaf=dict([*BEWAARMOMENTEN, *VANAF_LIJST]).get(inhoud.get("vanaf", ""), ""),
        gerekend_van=_day(inhoud.get("gerekend_van")),
        maanden=inhoud.get("maanden"),
        tot=_day(inhoud.get("tot")),
        verlengd=inhoud.get("verlengd", False),
        bevestigd=inhoud.get("bevestigd", True),
        categorieen=inhoud.get("categorieen", []) + _lijst(inhoud),
        aantallen=in_words(inhoud.get("aantallen", {})),
        hash=row.hash,
        ontvangers=[
            Ontvanger(name, op, confirmed, who or "", words, confirmed is None and is_late(op.date(), asker.dag))
            for name, op, confirmed, who, words in told.values_list(*columns)
        ],
    )


def verklaring_document(asker: Asker, vernietiging_id: uuid.UUID) -> tuple[Verklaring, Bewijs]:
    """The certificate to take along, recorded as going out of the door (R21). Raises NotFound."""
    found = verklaring(asker, vernietiging_id)
    bewijs = record_verstrekking(
        asker=asker,
        vorm="pdf",
        stukken=[Stuk("vernietiging", vernietiging_id)],
        ontvanger=Krijger(organisaties=(asker.organisatie_id,)),
        doel="verantwoording van vernietiging",
        grondslag="wettelijke_taak",
    )
    return found, bewijs


def bericht(asker: Asker, bericht_id: uuid.UUID) -> Bericht:
    """A notice to the asker's organisation, logged. Raises NotFound."""
    row = told_bericht(asker, bericht_id)
    record(asker=asker, handeling="lezen", object_soort="vernietigingsbericht", object_id=bericht_id)
    return Bericht(row.id, row.kenmerk, row.op, row.bevestigd_op, row.toelichting)


def _lijst(inhoud: dict[str, str]) -> list[str]:
    """Which kind of list of a partner it was."""
    return [naam for code, naam in AANLEVERSOORTEN if code == inhoud.get("lijst")]


def _day(text: str | None) -> datetime.date | None:
    return datetime.date.fromisoformat(text) if text else None
