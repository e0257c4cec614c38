"""All records of a house compared at once, and what comes of it written down (B3).

Imports the engine, so no process that serves pages imports this.
"""

import time
import uuid
from collections.abc import Iterator
from itertools import islice
from typing import Final

from regiehuis.kern.bsn import decrypt_bsn
from regiehuis.logboek.actions import record
from regiehuis.samenwerking.access import Asker

from ..access import check_analist
from ..koppeling import huis, model
from ..linkage import VERSIE
from ..models import Aangeleverdrecord, Koppeling, Koppelrun
from ..rules.koppeling import VERBODEN
from .koppeling import UnableToLink, lock_koppelen
from .koppelschrijven import BLOK, Gevonden, Paren, close_run, undecided

_VELDEN: Final = (
    "voornamen", "voorletters", "tussenvoegsel", "achternaam", "geboortedatum", "geslacht", "straat", "huisnummer",
    "postcode", "woonplaats",
)  # fmt: skip


def start_koppelrun(*, asker: Asker, run_id: uuid.UUID) -> bool:
    """Whether this run is the caller's to do: it was asked for, and nobody began it."""
    check_analist(asker)
    rows = Koppelrun.objects.filter(id=run_id, stand="gevraagd")
    return bool(rows.update(stand="loopt", begonnen_op=asker.moment))


def fail_koppelrun(*, asker: Asker, run_id: uuid.UUID) -> None:
    """It broke off; nothing was written, and another can be asked for."""
    Koppelrun.objects.filter(id=run_id, stand="loopt").update(stand="mislukt")
    record(asker=asker, handeling="wijzigen", object_soort="koppelrun", object_id=run_id)


def koppel_records(*, asker: Asker, run_id: uuid.UUID, leer: bool = False) -> Koppelrun:
    """Compare all records that are in a list now, link those that are one person, ask about the doubtful pairs.

    What was weighed is written in one transaction, after what people decided until then. The model of the run before
    is used again while the house is of about the same size, unless `leer`. Raises NotAllowed, UnableToLink.
    """
    check_analist(asker)
    begonnen = time.monotonic()
    run = Koppelrun.objects.filter(id=run_id, stand="loopt").first()
    if run is None:
        raise UnableToLink("Deze koppeling is al gedaan of afgebroken.")
    record(asker=asker, handeling="lezen", object_soort="aangeleverdrecord", doel="records koppelen")
    gewogen = huis.Huis(_records())
    try:
        gebruikt = None
        if gewogen.aantal > 1:
            bekend = None if leer else _bekend(gewogen.aantal)
            drempels = model.Drempels(run.koppelen_vanaf, run.vragen_vanaf)
            gebruikt = gewogen.weeg(bekend=bekend, drempels=drempels)
        lock_koppelen(asker, wacht="0")
        _schrijf(asker, run.id, gewogen, gebruikt)
        close_run(
            asker=asker,
            run_id=run.id,
            motor=f"splink {VERSIE}",
            model=gebruikt.inhoud() if gebruikt else {},
            records=gewogen.aantal,
            seconden=round(time.monotonic() - begonnen, 1),
        )
    finally:
        gewogen.sluit()
    run.refresh_from_db()
    return run


def _schrijf(asker: Asker, run_id: uuid.UUID, gewogen: huis.Huis, gebruikt: model.Model | None) -> None:
    paren = Paren(asker, run_id)
    if gebruikt:
        gewogen.besluit(gebruikt, vast=_besloten("gekoppeld"), verboden=_besloten(*VERBODEN), open_=_besloten(*_OPEN))
        for blok in gewogen.paren():
            paren.zet([Gevonden(uuid.UUID(a), uuid.UUID(b), w, bewijs, stand) for a, b, w, stand, bewijs in blok])
        for over in gewogen.niet_meer(_eerder()):
            paren.laat_vervallen([uuid.UUID(sleutel) for sleutel in over])
    else:
        for blok_ in _eerder():
            paren.laat_vervallen([uuid.UUID(sleutel) for sleutel, _, _ in blok_])
    paren.sluit()


_OPEN: Final = ("uitgesteld", "bij_partner", "wacht_tweede")


def _besloten(*standen: str) -> list[tuple[str, str]]:
    """The pairs on which a person decided so."""
    rows = Koppeling.objects.filter(stand__in=standen, besloten_door__isnull=False)
    return [(str(een), str(ander)) for een, ander in rows.values_list("record_a_id", "record_b_id")]


def _records() -> Iterator[list[list[str]]]:
    """The records that are in a list now, by key; a number is opened for the comparison alone (R19)."""
    rows = Aangeleverdrecord.objects.filter(verdwenen_op=None).order_by("id")
    found = rows.values_list("id", "bsn_versleuteld", "soort", *_VELDEN).iterator(BLOK)
    while blok := list(islice(found, BLOK)):
        yield [_record(*rij) for rij in blok]


def _record(key: uuid.UUID, nummer: bytes | None, soort: str, *velden: str) -> list[str]:
    voornamen, voorletters, *rest = velden
    bsn = decrypt_bsn(bytes(nummer), context=key.bytes) if nummer else ""
    return [str(key), soort, bsn, voornamen or voorletters, *rest]


def _eerder() -> Iterator[list[tuple[str, str, str]]]:
    """The pairs that earlier runs found and nobody decided on."""
    found = undecided().values_list("id", "record_a_id", "record_b_id").iterator(BLOK)
    while blok := list(islice(found, BLOK)):
        yield [(str(key), str(een), str(ander)) for key, een, ander in blok]


def _bekend(aantal: int) -> model.Model | None:
    """The model of the last run, when this version of the engine made it of a house of about this size."""
    last = Koppelrun.objects.filter(stand="klaar").exclude(model={}).order_by("-gevraagd_op").first()
    if last is None or (last.model.get("versie"), last.model.get("splink")) != (model.VERSIE, VERSIE):
        return None
    return model.Model.uit(last.model) if last.records / 2 <= aantal <= last.records * 2 else None
