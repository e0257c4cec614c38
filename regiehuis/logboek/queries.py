"""What the FG sees of the log: a search by page, and the history of one object (R33, R35).

The policy shows rows of houses of which the asker is FG, and no others. The search names the asker's
house itself too, so that PostgreSQL walks the index in order instead of sorting a house.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from django.db import DEFAULT_DB_ALIAS, connections

from regiehuis.logboek.rules import Asker, Handeling, Regel
from regiehuis.logboek.uitvoer import Zegelplek

COLUMNS: Final = (
    "id, moment, medewerker_id, organisatie_id, veiligheidshuis_id, namens, handeling, object_soort, object_id,"
    " persoon_ids, doel, adres, vertrouwelijk_tot"
)
_PAGE: Final = 50


@dataclass(frozen=True, slots=True)
class Zoekvraag:
    """Search of the log: each filter that is filled must hold; the period is half-open."""

    medewerker_id: UUID | None = None
    organisatie_id: UUID | None = None
    persoon_id: UUID | None = None
    object_soort: str = ""
    # One of these objects, such as a case with everything in it.
    object_ids: tuple[UUID, ...] = ()
    handeling: Handeling | None = None
    van: datetime | None = None
    tot: datetime | None = None


@dataclass(frozen=True, slots=True)
class Plek:
    """Where a page ends: the next one starts below this row."""

    moment: datetime
    id: UUID


@dataclass(frozen=True, slots=True)
class Bladzijde:
    """Page of log rows, newest first, and where the next one starts; None when this is the last."""

    regels: list[Regel] = field(default_factory=list)
    volgende: Plek | None = None


def search_regels(
    *, asker: Asker, zoekvraag: Zoekvraag, na: Plek | None = None, size: int = _PAGE, using: str = DEFAULT_DB_ALIAS
) -> Bladzijde:
    """One page of the log of the asker's house, newest first; one query."""
    source, params = "logboek_logregel", list[Any]()
    if zoekvraag.persoon_id:
        source, params = "logboek_over_persoon(%s)", [zoekvraag.persoon_id]
    conditions = {"veiligheidshuis_id = %s": asker.huis_id, **_conditions(zoekvraag)}
    where = " AND ".join(conditions)
    params += conditions.values()
    if na:
        where += " AND (moment, id) < (%s, %s)"
        params += [na.moment, na.id]
    sql = f"SELECT {COLUMNS} FROM {source} WHERE {where} ORDER BY moment DESC, id DESC LIMIT %s"  # noqa: S608
    regels = _fetch(sql, [*params, size + 1], using)
    last = regels[size - 1] if len(regels) > size else None
    return Bladzijde(regels[:size], Plek(last.moment, last.id) if last else None)


def list_history(
    *, asker: Asker, object_soort: str, object_id: UUID, size: int = 200, using: str = DEFAULT_DB_ALIAS
) -> list[Regel]:
    """The newest `size` looks and changes of one object, newest first; one query."""
    zoekvraag = Zoekvraag(object_soort=object_soort, object_ids=(object_id,))
    return search_regels(asker=asker, zoekvraag=zoekvraag, size=size, using=using).regels


def regels_at(*, asker: Asker, plekken: Iterable[Plek], using: str = DEFAULT_DB_ALIAS) -> list[Regel]:
    """The rows of the log at these places, as far as they are there; one query."""
    places = list(plekken)
    sql = f"""SELECT {COLUMNS} FROM logboek_logregel WHERE veiligheidshuis_id = %s
               AND (moment, id) IN (SELECT * FROM unnest(%s::timestamptz[], %s::uuid[]))"""  # noqa: S608
    return _fetch(sql, [asker.huis_id, [place.moment for place in places], [place.id for place in places]], using)


def list_zegels(regels: Iterable[UUID], *, using: str = DEFAULT_DB_ALIAS) -> dict[UUID, Zegelplek]:
    """The links of rows with the hash before each, for the FG of their house; none for a row that waits; one query."""
    with connections[using].cursor() as cursor:
        cursor.execute("SELECT * FROM logboek_zegels_van(%s)", [list(regels)])
        return {
            regel_id: Zegelplek(volgnummer, bytes(regelhash), bytes(schakel), tot, bytes(vorige))
            for regel_id, volgnummer, regelhash, schakel, tot, vorige in cursor.fetchall()
        }


def list_persons(
    *, asker: Asker, zoekvraag: Zoekvraag, size: int = 10_000, using: str = DEFAULT_DB_ALIAS
) -> list[UUID]:
    """Whom the rows of a search are about, each once; one query."""
    conditions = {"veiligheidshuis_id = %s": asker.huis_id, **_conditions(zoekvraag)}
    sql = f"""SELECT DISTINCT persoon FROM logboek_logregel, unnest(persoon_ids) persoon
               WHERE {" AND ".join(conditions)} ORDER BY persoon LIMIT %s"""  # noqa: S608
    with connections[using].cursor() as cursor:
        cursor.execute(sql, [*conditions.values(), size])
        return [row[0] for row in cursor.fetchall()]


def _conditions(zoekvraag: Zoekvraag) -> dict[str, Any]:
    conditions = {
        "medewerker_id = %s": zoekvraag.medewerker_id,
        "organisatie_id = %s": zoekvraag.organisatie_id,
        "object_soort = %s": zoekvraag.object_soort,
        "object_id = ANY(%s)": list(zoekvraag.object_ids),
        "handeling = %s": zoekvraag.handeling,
        "moment >= %s": zoekvraag.van,
        "moment < %s": zoekvraag.tot,
    }
    return {condition: value for condition, value in conditions.items() if value}


def _fetch(sql: str, params: list[Any], using: str) -> list[Regel]:
    with connections[using].cursor() as cursor:
        cursor.execute(sql, params)
        return [Regel(*row) for row in cursor.fetchall()]
