"""Writing the log: one statement in the asker's own transaction, never read back (R33)."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, Final
from uuid import UUID

from django.db import DEFAULT_DB_ALIAS, connections, transaction

from regiehuis.logboek.models import Verstrekking, VerstrektStuk
from regiehuis.logboek.rules import GRONDEN, SYSTEEM, VORMEN, Asker, Bewijs, Handeling, Ontvanger, Stuk, Verstrekker

# Written by hand: the ORM would name number and moment, which only the database may set, and read the row back.
_INSERT: Final = (
    "INSERT INTO logboek_logregel (medewerker_id, organisatie_id, veiligheidshuis_id, namens, handeling,"
    " object_soort, object_id, persoon_ids, doel, adres, vertrouwelijk_tot) VALUES "
)
_ROW: Final = "(%s, %s, %s, %s, %s, %s, %s, %s::uuid[], %s, %s, %s)"
_ROWS_A_STATEMENT: Final = 500
_LONGEST: Final = 200
_LONGEST_SOORT: Final = 40


def record(
    *,
    asker: Asker,
    handeling: Handeling,
    object_soort: str,
    object_id: UUID | None = None,
    personen: Iterable[UUID] = (),
    doel: str = "",
    namens: UUID | None = None,
    adres: str = "",
    huis_id: UUID | None = None,
    vertrouwelijk_tot: date | None = None,
    using: str = DEFAULT_DB_ALIAS,
) -> None:
    """Log one look or change in the transaction that does it (R33).

    Args:
        asker: who asks; the database refuses a row in another's name.
        handeling: what is done.
        object_soort: the Dutch noun of the object, such as "casus".
        object_id: the object; none for a search.
        personen: the persons it is about.
        doel: the purpose; the asker's own when left out.
        namens: whom the asker stands in for, when it was a deputy's right that counted.
        adres: the path name of the view; the asker's own `adres` when it has one.
        huis_id: the house whose chain takes the row; the asker's when left out.
        vertrouwelijk_tot: until when the row is kept from the person's own overview (R34).
        using: the database alias.
    """
    record_many(
        asker=asker,
        handeling=handeling,
        object_soort=object_soort,
        objecten=[(object_id, tuple(personen))],
        doel=doel,
        namens=namens,
        adres=adres,
        huis_id=huis_id,
        vertrouwelijk_tot=vertrouwelijk_tot,
        using=using,
    )


def record_many(
    *,
    asker: Asker,
    handeling: Handeling,
    object_soort: str,
    objecten: Iterable[tuple[UUID | None, Sequence[UUID]]],
    doel: str = "",
    namens: UUID | None = None,
    adres: str = "",
    huis_id: UUID | None = None,
    vertrouwelijk_tot: date | None = None,
    using: str = DEFAULT_DB_ALIAS,
) -> None:
    """Log the same act on many objects, each with the persons it is about; one statement per 500 rows."""
    shared = (asker.medewerker_id, asker.organisatie_id, huis_id or asker.huis_id, namens, handeling, object_soort)
    why = (*_purpose_and_address(asker, doel, adres), vertrouwelijk_tot)
    rows: list[tuple[Any, ...]] = [(*shared, object_id, list(personen), *why) for object_id, personen in objecten]
    _insert(rows, using)


def record_verstrekking(
    *,
    asker: Verstrekker,
    vorm: str,
    stukken: Sequence[Stuk],
    ontvanger: Ontvanger,
    doel: str,
    grondslag: str = "convenant",
    besloten_door: UUID | None = None,
) -> Bewijs:
    """Record that something goes out of the door, in the transaction that lets it go; the one way out (R21).

    Writes a disclosure with each item and each person it is about, and the log row of it. No content: references, a
    recipient and a purpose in words that name no person.

    Args:
        asker: who takes it out.
        vorm: how it goes out, one of `rules.VORMEN`.
        stukken: what goes out; the first says what it is as a whole, and stands in the log.
        ontvanger: who gets it.
        doel: what for, as a short phrase.
        grondslag: on what ground, one of `rules.GRONDEN`.
        besloten_door: the employee who decided; the asker when left out.

    Raises:
        ValueError: nothing goes out, nobody gets it, or the form or ground is none.
    """
    if not stukken or not (ontvanger.organisaties or ontvanger.naam) or not doel:
        raise ValueError("A disclosure names what, to whom and what for.")
    if vorm not in VORMEN or grondslag not in GRONDEN:
        raise ValueError(f"Unknown form or ground of a disclosure: {vorm}, {grondslag}")
    whose = {"medewerker_id": asker.medewerker_id, "veiligheidshuis_id": asker.huis_id}
    with transaction.atomic():
        row = Verstrekking.objects.create(
            op=asker.moment,
            organisatie_id=asker.organisatie_id,
            besloten_door=besloten_door or asker.medewerker_id,
            vorm=vorm,
            ontvanger_organisaties=list(ontvanger.organisaties),
            ontvanger=ontvanger.naam[:_LONGEST],
            doel=doel[:_LONGEST],
            grondslag=grondslag,
            **whose,
        )
        VerstrektStuk.objects.bulk_create(
            VerstrektStuk(
                verstrekking_id=row.id,
                soort=stuk.soort,
                object_id=stuk.id,
                persoon_id=persoon_id,
                casus_id=stuk.casus_id,
                **whose,
            )
            for stuk in stukken
            for persoon_id in stuk.personen or (None,)
        )
        whole = stukken[0]
        personen = dict.fromkeys(persoon_id for stuk in stukken for persoon_id in stuk.personen)
        record(
            asker=asker,
            handeling="verstrekken",
            object_soort=whole.soort,
            object_id=whole.id,
            personen=personen,
            doel=doel,
        )
    return Bewijs(row.id)


def record_refusal(
    *,
    asker: Asker | None,
    object_soort: str,
    object_id: UUID | None = None,
    handeling: Handeling = "weigering",
    doel: str = "",
    adres: str = "",
    using: str = DEFAULT_DB_ALIAS,
) -> None:
    """Log an attempt that was denied, in a transaction of its own, after the rollback of the attempt (R33).

    The same for absent and forbidden; in the chain of the asker's house. Without an asker (a failed
    sign-in) the row belongs to nobody and no house, and `object_id` may name the account that was tried.
    """
    with transaction.atomic(using=using):
        who: tuple[UUID | None, ...] = (None, None, None)
        if asker is not None:
            _name_asker(asker, using)
            who = (asker.medewerker_id, asker.organisatie_id, asker.huis_id)
        why = (*_purpose_and_address(asker, doel, adres), None)
        row: tuple[Any, ...] = (*who, None, handeling, object_soort[:_LONGEST_SOORT], object_id, [], *why)
        _insert([row], using)


def create_segments(*, years_ahead: int = 2, using: str = "owner") -> int:
    """Make the segments of this year and the years ahead that are not there yet; the number made."""
    with connections[using].cursor() as cursor:
        cursor.execute("SELECT logboek_maak_segmenten(%s)", [years_ahead])
        return int(cursor.fetchone()[0])


def _purpose_and_address(asker: Asker | None, doel: str, adres: str) -> tuple[str, str]:
    """What was given, else the asker's own; cut, as no act may fail on the length of its log row."""
    purpose = doel or getattr(asker, "doel", "")
    address = adres or getattr(asker, "adres", "")
    return purpose[:_LONGEST], address[:_LONGEST]


def _insert(rows: list[tuple[Any, ...]], using: str) -> None:
    with connections[using].cursor() as cursor:
        for start in range(0, len(rows), _ROWS_A_STATEMENT):
            part = rows[start : start + _ROWS_A_STATEMENT]
            values = [value for row in part for value in row]
            cursor.execute(_INSERT + ", ".join([_ROW] * len(part)), values)


def _name_asker(asker: Asker, using: str) -> None:
    """Say who asks, as the rollback of the attempt took the settings with it; leave those that stand."""
    medewerker_id = str(asker.medewerker_id or SYSTEEM)
    houses = f"{{{asker.huis_id or ''}}}"
    with connections[using].cursor() as cursor:
        cursor.execute(
            "SELECT set_config('regiehuis.medewerker', %s, true), set_config('regiehuis.huizen', %s, true)"
            " WHERE nullif(current_setting('regiehuis.medewerker', true), '') IS NULL",
            [medewerker_id, houses],
        )
