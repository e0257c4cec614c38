"""Requests for who works at the contact point, and what a request opens: while it runs and who asks is known (R30).

The database judges the same again in its functions; here it is told what is missing.
"""

import dataclasses
import datetime
import json
import uuid
from typing import Any

from django.db import connection

from regiehuis.kern.errors import NotFound
from regiehuis.kern.models import sole
from regiehuis.logboek.actions import record
from regiehuis.logboek.rules import Handeling
from regiehuis.samenwerking.access import Asker

from ..models import Kennisgeving, Verzoek, Verzoekpost, Zienswijze

CONTACTPUNT, LIAISON = "contactpunt", "liaison"


@dataclasses.dataclass(frozen=True)
class Gekregen:
    """What one recipient was given of the person on a day: a partner by its key, or somebody else in words."""

    organisatie_id: uuid.UUID | None
    ontvanger: str
    dag: datetime.date
    vorm: str
    doel: str
    aantal: int


def require_contactpunt(asker: Asker) -> None:
    """Requests are there for the contact point only. Raises NotFound."""
    if not asker.has(CONTACTPUNT):
        raise NotFound("verzoek")


def fetch_verzoek(asker: Asker, verzoek_id: uuid.UUID) -> Verzoek:
    """One request of the house, for the contact point. Raises NotFound."""
    found = sole(Verzoek.objects.filter(id=verzoek_id, veiligheidshuis_id=asker.huis_id))
    if found is None or not asker.has(CONTACTPUNT):
        raise NotFound("verzoek", verzoek_id)
    return found


def fetch_post(asker: Asker, post_id: uuid.UUID) -> Verzoekpost:
    """One item of a request with its request, for the contact point. Raises NotFound."""
    found = sole(Verzoekpost.objects.select_related("verzoek", "bron__organisatie").filter(id=post_id))
    if found is None or not asker.has(CONTACTPUNT):
        raise NotFound("verzoekpost", post_id)
    return found


def may_read(asker: Asker, verzoek: Verzoek) -> bool:
    """Whether the data of the person are open to the asker: identity checked, request open, before its last day."""
    known, runs = verzoek.identiteit_op is not None, verzoek.gesloten_op is None
    return asker.has(CONTACTPUNT) and known and runs and asker.dag < verzoek.toegang_tot


def record_look(asker: Asker, verzoek: Verzoek, handeling: Handeling = "lezen", soort: str = "verzoek") -> None:
    """Log a look at, or a change of, a request, with the request as its purpose (R33)."""
    record(
        asker=asker,
        handeling=handeling,
        object_soort=soort,
        object_id=verzoek.id,
        personen=verzoek.personen,
        doel=f"verzoek {verzoek.nummer}",
    )


def candidates(verzoek: Verzoek) -> list[tuple[uuid.UUID, str, str, str, str, str]]:
    """Who of the index can be the person: key, first names, prefix, surname, birth date, town."""
    return [(row[0], *row[1:]) for row in _rows("SELECT * FROM regiehuis_verzoek_zoek(%s)", verzoek.id)]


def contents(verzoek: Verzoek) -> dict[uuid.UUID, tuple[Any, dict[str, Any]]]:
    """What the items of a request say now, by item: its date and its fields."""
    rows = _rows("SELECT * FROM regiehuis_verzoek_gegevens(%s)", verzoek.id)
    return {post_id: (op, _fields(gegevens)) for post_id, op, gegevens in rows}


def log_overview(verzoek: Verzoek) -> list[tuple[Any, ...]]:
    """Day, organisation, act, kind of object, how often; without what is still confidential (R34)."""
    return _rows("SELECT * FROM regiehuis_verzoek_logboek(%s)", verzoek.id)


def receivers(verzoek: Verzoek) -> list[tuple[uuid.UUID, str]]:
    """The organisations that had the data of the person: key and name (R32)."""
    return [(key, naam) for key, naam in _rows("SELECT * FROM regiehuis_verzoek_ontvangers(%s)", verzoek.id)]


def disclosures(verzoek: Verzoek) -> list[tuple[Any, ...]]:
    """What about the person went out over four years: day, to whom, what for, how (R21)."""
    return _rows("SELECT * FROM regiehuis_verzoek_verstrekkingen(%s)", verzoek.id)


def given_to(verzoek: Verzoek) -> list[Gekregen]:
    """By recipient what about the person went out over four years, oldest first; not the answers to requests (R21)."""
    return [Gekregen(*row) for row in _rows("SELECT * FROM regiehuis_verzoek_gekregen(%s)", verzoek.id)]


def deciders(verzoek: Verzoek) -> list[tuple[uuid.UUID, uuid.UUID]]:
    """Each case of the person with its procesregisseur, who decides on destroying (R36)."""
    rows = _rows("SELECT * FROM regiehuis_verzoek_regisseurs(%s)", verzoek.id)
    return [(casus_id, medewerker_id) for casus_id, medewerker_id in rows]


def asked_of_source(asker: Asker) -> dict[uuid.UUID, tuple[str, Any, dict[str, Any]]]:
    """What the liaison's unit is asked about, by view: table, date, fields; nothing for who is no liaison (R30)."""
    if not asker.has(LIAISON):
        return {}
    rows = _rows("SELECT * FROM regiehuis_zienswijze_gegevens()")
    return {key: (tabel, op, _fields(gegevens)) for key, tabel, op, gegevens in rows}


def fetch_zienswijze(asker: Asker, zienswijze_id: uuid.UUID) -> Zienswijze:
    """An open question to the asker's unit, for its liaison. Raises NotFound."""
    found = sole(Zienswijze.objects.filter(id=zienswijze_id, onderdeel_id=asker.onderdeel_id, beantwoord_op=None))
    if found is None or not asker.has(LIAISON):
        raise NotFound("zienswijze", zienswijze_id)
    return found


def fetch_kennisgeving(asker: Asker, kennisgeving_id: uuid.UUID) -> Kennisgeving:
    """A notice for the liaison of who received it, or for the contact point. Raises NotFound."""
    found = sole(Kennisgeving.objects.filter(id=kennisgeving_id))
    mine = found is not None and found.organisatie_id == asker.organisatie_id and asker.has(LIAISON)
    if found is None or not (mine or asker.has(CONTACTPUNT)):
        raise NotFound("kennisgeving", kennisgeving_id)
    return found


def call(function: str, *given: Any) -> Any:
    """What a listed function of the contact point answers; it judges by itself whether it may."""
    places = ", ".join(["%s"] * len(given))
    return _rows(f"SELECT {function}({places})", *given)[0][0]  # noqa: S608 - a name of our own


def _rows(sql: str, *given: Any) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, list(given))
        return list(cursor.fetchall())


def _fields(gegevens: Any) -> dict[str, Any]:
    parsed: dict[str, Any] = json.loads(gegevens) if isinstance(gegevens, str) else gegevens
    return parsed
