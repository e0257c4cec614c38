"""Results of a case for other partnerships, as its members see them (R23)."""

import dataclasses
import datetime
import uuid

from django.db import transaction

from regiehuis.kern.errors import NotAllowed
from regiehuis.logboek.actions import record_verstrekking
from regiehuis.logboek.rules import Bewijs, Ontvanger
from regiehuis.samenwerking.access import Asker

from ..access.casus import leads, persons_of_casus, record_look
from ..access.resultaat import fetch_resultaat, led_resultaat, named_verbanden
from ..access.verstrekking import whole
from ..models import Casus, Resultaatverstrekking
from ..rules.resultaat import STANDEN, stand_of, why_kept


@dataclasses.dataclass(frozen=True)
class Resultaatregel:
    """Results for one partnership; `belemmering` says why they do not go out now."""

    id: uuid.UUID
    casus_id: uuid.UUID
    casusnummer: str
    verband: str
    doel: str
    tekst: str
    voorgesteld_op: datetime.datetime
    voorgesteld_door: str
    stand: str
    stand_tekst: str
    reden: str
    besloten_op: datetime.datetime | None
    besloten_door: str
    belemmering: str
    van_mij: bool
    mag_besluiten: bool
    mag_intrekken: bool
    versie: int


@dataclasses.dataclass(frozen=True)
class Resultaten:
    """What other partnerships get of a case, and which the regime names."""

    regels: tuple[Resultaatregel, ...]
    verbanden: tuple[str, ...]
    mag_voorstellen: bool


def resultaten(asker: Asker, casus_id: uuid.UUID, casus: Casus) -> Resultaten:
    """What other partnerships get of a case that was fetched, the latest first."""
    rows = Resultaatverstrekking.objects.filter(casus_id=casus_id)
    rows = rows.select_related("voorgesteld_door", "besloten_door").order_by("-voorgesteld_op", "-id")
    named = named_verbanden(casus)
    leidt = leads(asker, casus)
    lines = tuple(_line(asker, row, casus, named, leidt=leidt) for row in rows)
    return Resultaten(lines, named, leidt and bool(named))


def resultaat(asker: Asker, resultaat_id: uuid.UUID) -> Resultaatregel:
    """Results for one partnership, for a member of the case; logs the look. Raises NotFound."""
    found, casus = fetch_resultaat(asker, resultaat_id)
    record_look(asker, casus.id, "resultaten")
    return _line(asker, found, casus, named_verbanden(casus), leidt=leads(asker, casus))


def resultaat_document(asker: Asker, resultaat_id: uuid.UUID) -> tuple[Resultaatregel, Bewijs]:
    """Approved results as a document: a disclosure to the partnership (R21). Raises NotFound or NotAllowed."""
    with transaction.atomic():
        found, casus = led_resultaat(asker, resultaat_id)
        line = _line(asker, found, casus, named_verbanden(casus), leidt=True)
        if line.belemmering:
            raise NotAllowed(line.belemmering)
        bewijs = record_verstrekking(
            asker=asker,
            vorm="pdf",
            stukken=[whole("resultaatverstrekking", found.id, casus.id, persons_of_casus(casus.id))],
            ontvanger=Ontvanger(naam=found.verband),
            doel="resultaten voor een ander samenwerkingsverband",
            grondslag="ander_verband",
            besloten_door=found.besloten_door_id,
        )
        return line, bewijs


def _line(
    asker: Asker, row: Resultaatverstrekking, casus: Casus, named: tuple[str, ...], *, leidt: bool
) -> Resultaatregel:
    stand = stand_of(row.besluit, ingetrokken=row.ingetrokken_op is not None)
    own = row.voorgesteld_door_id in asker.namens
    return Resultaatregel(
        id=row.id,
        casus_id=row.casus_id,
        casusnummer=casus.nummer,
        verband=row.verband,
        doel=row.doel,
        tekst=row.tekst,
        voorgesteld_op=row.voorgesteld_op,
        voorgesteld_door=row.voorgesteld_door.naam,
        stand=stand,
        stand_tekst=STANDEN[stand],
        reden=row.reden,
        besloten_op=row.besloten_op,
        besloten_door=row.besloten_door.naam if row.besloten_door else "",
        belemmering=why_kept(stand, row.verband, named),
        van_mij=own,
        mag_besluiten=leidt and stand == "wacht" and not own,
        mag_intrekken=leidt and stand in ("wacht", "goedgekeurd"),
        versie=row.versie,
    )
