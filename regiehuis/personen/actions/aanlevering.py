"""A partner's list taken in: all of it in one transaction, or nothing (B2)."""

import contextlib
import dataclasses
import datetime
import io
import uuid
from collections.abc import Callable, Iterator, Mapping
from typing import Final, TextIO

from django.db import connection, models, transaction

from regiehuis.kern.errors import Refusal
from regiehuis.kern.models import new_id
from regiehuis.logboek.actions import record
from regiehuis.samenwerking.access import Asker

from ..aanlevering.afgekeurd import Terug
from ..aanlevering.bestand import Geweigerd, vingerafdruk
from ..aanlevering.lezen import Bestand
from ..aanlevering.toetsen import Telling, Toets
from ..access import leverancier
from ..models import Aanlevering, Kolomtoewijzing
from ..rules import AANLEVERSOORTEN, check_leverancier
from .inlezen import Inlezen, Overgang

_LANGSTE_NAAM: Final = 150
_NOG_EENS: Final = datetime.timedelta(days=30)


class UnableToDeliver(Refusal):
    """The list is refused whole; nothing of the house changed."""


@dataclasses.dataclass(frozen=True)
class Levering:
    """Who delivers what under which covenant, and what the file is called."""

    convenant_id: uuid.UUID
    organisatie_id: uuid.UUID
    soort: str
    bestandsnaam: str


@dataclasses.dataclass(frozen=True)
class Uitslag:
    """What became of a delivery: its row, what the check counted, what changed; `al_ingelezen` when nothing is new."""

    aanlevering: Aanlevering
    telling: Telling
    overgang: Overgang
    al_ingelezen: bool = False


def check_levering(asker: Asker, levering: Levering) -> None:
    """Raises UnableToDeliver at its field, NotAllowed and NotFound: the partner may not deliver this today."""
    if levering.soort not in dict(AANLEVERSOORTEN):
        raise UnableToDeliver("Kies een soort aanlevering.", field="soort")
    partner = leverancier(
        asker, convenant_id=levering.convenant_id, organisatie_id=levering.organisatie_id, soort=levering.soort
    )
    if wrong := check_leverancier(partner):
        raise UnableToDeliver(wrong[1], field=wrong[0])


def deliver(
    *,
    asker: Asker,
    levering: Levering,
    bestand: Bestand,
    toewijzing: Mapping[str, str],
    afgekeurd: TextIO | None = None,
    voortgang: Callable[[int], None] = lambda rijen: None,
    nieuw_id: uuid.UUID | None = None,
) -> Uitslag:
    """Check a list and take it in: every row of it, or none.

    It replaces what the partner said before in a list of this kind: what is the same stays, what is in it no longer is
    marked as gone. The list that was taken in last changes nothing. Of a list with a wrong row the counts are kept.

    Args:
        asker: the information analyst.
        levering: who delivers what under which covenant.
        bestand: the file, as `lees` gives it.
        toewijzing: header of a column → field; a column that is not named is left out.
        afgekeurd: where refused rows are written with their reasons.
        voortgang: told how many rows were seen, now and then.
        nieuw_id: the key of the delivery; one that waits under this key is the one that is taken in.

    Raises:
        UnableToDeliver: covenant, partner, kind, mapping or file are refused whole.
        NotAllowed, NotFound: the asker is no analyst, or covenant or partner is not of this house.
    """
    check_levering(asker, levering)
    gekozen = {naam: veld for naam, veld in toewijzing.items() if veld}
    with transaction.atomic(), _geweigerd():
        _alone(asker, levering)
        toets = Toets(bestand, levering.soort, gekozen, vandaag=asker.dag)
        if laatste := _same_as_last(asker, levering, bestand, gekozen):
            record(asker=asker, handeling="lezen", object_soort="aanlevering", object_id=laatste.id)
            _note_again(asker, levering, bestand, laatste, nieuw_id)
            return Uitslag(laatste, Telling(laatste.rijen), Overgang(), al_ingelezen=True)
        made = _row(asker, levering, bestand, gekozen, nieuw_id)
        inlezen = Inlezen(asker, levering.organisatie_id, levering.soort, made.id)
        overgang = _read(toets, inlezen, bestand, afgekeurd, voortgang)
        if vingerafdruk(bestand.bron) != bestand.sha256:
            raise Geweigerd("Het bestand veranderde terwijl het werd gelezen. Lever het opnieuw aan.")
        _close(made, toets.telling, overgang)
        if toets.telling.goed:
            keep_toewijzing(asker=asker, levering=levering, toewijzing=toewijzing)
        record(asker=asker, handeling="aanmaken", object_soort="aanlevering", object_id=made.id)
    return Uitslag(made, toets.telling, overgang)


def keep_toewijzing(*, asker: Asker, levering: Levering, toewijzing: Mapping[str, str]) -> None:
    """Remember what each header was taken for, also those left out, for the next list of this partner and kind."""
    Kolomtoewijzing.objects.update_or_create(
        veiligheidshuis_id=asker.huis_id,
        organisatie_id=levering.organisatie_id,
        soort=levering.soort,
        defaults={"toewijzing": dict(toewijzing)},
    )


@contextlib.contextmanager
def _geweigerd() -> Iterator[None]:
    """What the reader refuses, as a refusal of the action."""
    try:
        yield
    except Geweigerd as fout:
        raise UnableToDeliver(str(fout), field="bestand") from fout


def _alone(asker: Asker, levering: Levering) -> None:
    """Two lists of one partner and kind wait for each other."""
    with connection.cursor() as cursor:
        key = f"aanlevering {asker.huis_id} {levering.organisatie_id} {levering.soort}"
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [key])


def _same_as_last(asker: Asker, levering: Levering, bestand: Bestand, toewijzing: dict[str, str]) -> Aanlevering | None:
    """The delivery that holds now, when it is this content, read the same way, under this covenant."""
    laatste = (
        Aanlevering.objects.filter(
            veiligheidshuis_id=asker.huis_id,
            organisatie_id=levering.organisatie_id,
            soort=levering.soort,
            status="ingelezen",
        )
        .order_by("-op", "-id")
        .first()
    )
    wanted = (bestand.sha256, toewijzing, levering.convenant_id)
    if laatste and (laatste.sha256, laatste.toewijzing, laatste.convenant_id) == wanted:
        return laatste
    return None


def _note_again(
    asker: Asker, levering: Levering, bestand: Bestand, laatste: Aanlevering, nieuw_id: uuid.UUID | None
) -> None:
    """The list that came last came again: what waits is closed; at most once a month another is noted beside it.

    How long the records of a list are kept counts from when it last came (R36).
    """
    if _open(nieuw_id).update(status="dubbel", inhoud=None):
        return
    zelfde = {naam: getattr(laatste, naam) for naam in ("veiligheidshuis_id", "organisatie_id", "soort", "sha256")}
    bekend = Aanlevering.objects.filter(**zelfde, status__in=("ingelezen", "dubbel"))
    if not bekend.filter(op__gt=asker.moment - _NOG_EENS).exists():
        again = _row(asker, levering, bestand, laatste.toewijzing, nieuw_id)
        Aanlevering.objects.filter(id=again.id).update(status="dubbel", rijen=laatste.rijen)


def _read(
    toets: Toets, inlezen: Inlezen, bestand: Bestand, afgekeurd: TextIO | None, voortgang: Callable[[int], None]
) -> Overgang:
    """Check and write block by block; at the first wrong row what was written is undone, and checking goes on."""
    begin, terug = transaction.savepoint(), None
    for blok in toets.blokken():
        if toets.telling.afgekeurd and terug is None:
            transaction.savepoint_rollback(begin)
            terug = Terug(afgekeurd or io.StringIO(), bestand.kop)
        if terug is None:
            inlezen.schrijf(blok)
        elif afgekeurd:
            terug.voeg_toe(blok)
        voortgang(toets.telling.rijen)
    if terug:
        return Overgang()
    inlezen.sluit()
    return inlezen.overgang


def _open(nieuw_id: uuid.UUID | None) -> models.QuerySet[Aanlevering]:
    """What waits under this key, if anything does."""
    waits = Aanlevering.objects.filter(status="ontvangen").defer("inhoud")
    return waits.filter(id=nieuw_id) if nieuw_id else waits.none()


def _row(
    asker: Asker, levering: Levering, bestand: Bestand, toewijzing: dict[str, str], nieuw_id: uuid.UUID | None
) -> Aanlevering:
    """The row that waits under this key, or a new one."""
    if wachtend := _open(nieuw_id).first():
        wachtend.toewijzing = toewijzing
        return wachtend
    return Aanlevering.objects.create(
        id=nieuw_id or new_id(),
        veiligheidshuis_id=asker.huis_id,
        convenant_id=levering.convenant_id,
        organisatie_id=levering.organisatie_id,
        soort=levering.soort,
        bestandsnaam=levering.bestandsnaam[-_LANGSTE_NAAM:],
        sha256=bestand.sha256,
        toewijzing=toewijzing,
        status="ontvangen",
        medewerker_id=asker.medewerker_id,
        op=asker.moment,
    )


def _close(made: Aanlevering, telling: Telling, overgang: Overgang) -> None:
    """The row of the delivery with what became of it."""
    made.status = "ingelezen" if telling.goed else "afgekeurd"
    made.rijen, made.afgekeurd = telling.rijen, telling.afgekeurd
    made.nieuw, made.gewijzigd, made.verdwenen = overgang.nieuw, overgang.gewijzigd, overgang.verdwenen
    made.inhoud = None
    counts = ["rijen", "afgekeurd", "nieuw", "gewijzigd", "verdwenen"]
    made.save(update_fields=["status", "toewijzing", "inhoud", *counts])
