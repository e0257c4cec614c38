"""Straight on the database with the web role: every table, everybody of the cast, each command, against the oracle."""

import json
import uuid
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import IntegrityError, ProgrammingError, connection, connections, transaction
from psycopg.types.json import Jsonb

from regiehuis.cli.database import OUTSIDE
from regiehuis.kern.models import new_id
from tests.access.adressen import IEDEREEN
from tests.access.rijk import rijk_huis
from tests.access.tabellen import ELDERS, GESLOTEN, TABELLEN
from tests.cast import MENSEN, act, cid

pytestmark = pytest.mark.django_db(databases=["default", "owner"])
PEOPLE = sorted(IEDEREEN)
PROTECTED = """
SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
 WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p') AND c.relrowsecurity AND NOT c.relispartition
"""


@pytest.fixture(scope="module", autouse=True)
def _house(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    with django_db_blocker.unblock(), rijk_huis():
        yield


def run(sql: str, params: list[Any] | None = None) -> int:
    """Rows touched; -1 when the database refuses. What it did is undone."""
    savepoint = transaction.savepoint()
    try:
        with connection.cursor() as cursor:
            cursor.execute(sql, params)
            return int(cursor.rowcount)
    except ProgrammingError:
        return -1
    except IntegrityError:  # past the policy, and then stopped by a constraint of the table
        return 1
    finally:
        transaction.savepoint_rollback(savepoint)


def test_every_protected_table_has_a_line_in_the_oracle() -> None:
    with connection.cursor() as cursor:
        cursor.execute(PROTECTED)
        assert {row[0] for row in cursor.fetchall()} == set(TABELLEN) | GESLOTEN | ELDERS


def test_every_other_table_stands_on_the_named_list() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = 'public'"
            " AND c.relkind IN ('r', 'p', 'v', 'm', 'f') AND NOT c.relrowsecurity AND (has_table_privilege(c.oid,"
            " 'SELECT') OR has_table_privilege(c.oid, 'INSERT') OR has_table_privilege(c.oid, 'UPDATE')"
            " OR has_table_privilege(c.oid, 'DELETE') OR has_table_privilege(c.oid, 'TRUNCATE'))"
        )
        assert {row[0] for row in cursor.fetchall()} <= set(OUTSIDE)


@pytest.mark.parametrize("person", PEOPLE)
def test_who_sees_which_row(person: str) -> None:
    wrong = []
    with act(person), connection.cursor() as cursor:
        for naam, tabel in TABELLEN.items():
            cursor.execute(f'SELECT id FROM "{naam}" WHERE id = ANY(%s)', [[cid(rij) for rij in tabel.ziet]])
            seen = {row[0] for row in cursor.fetchall()}
            expected = {cid(rij) for rij, wie in tabel.ziet.items() if person in wie}
            if seen != expected:
                wrong.append((naam, [rij for rij in tabel.ziet if cid(rij) in seen ^ expected]))
    assert not wrong


@pytest.mark.parametrize("person", PEOPLE)
def test_closed_tables_are_closed(person: str) -> None:
    with act(person):
        for naam in GESLOTEN:
            for sql in (f"SELECT 1 FROM {naam}", f"DELETE FROM {naam}", f"INSERT INTO {naam} DEFAULT VALUES"):
                assert run(sql) in (-1, 0), sql


@pytest.mark.parametrize("person", PEOPLE)
def test_who_changes_and_removes(person: str) -> None:
    """The first row of each table is the main case's; a row that is not seen is touched by nobody (R15)."""
    wrong = []
    with act(person):
        for naam, tabel in TABELLEN.items():
            for command, who in (
                (f'UPDATE "{naam}" SET {tabel.kolom} = {tabel.kolom} WHERE id = %s', tabel.wijzigt),
                (f'DELETE FROM "{naam}" WHERE id = %s', tabel.haalt_weg),
            ):
                first, *rest = tabel.ziet
                hidden = [rij for rij in rest if person not in tabel.ziet[rij] and run(command, [cid(rij)]) > 0]
                if hidden or (run(command, [cid(first)]) > 0) != (person in who):
                    wrong.append((command, hidden))
    assert not wrong


@pytest.mark.parametrize("person", PEOPLE)
def test_a_change_without_where_touches_what_is_seen(person: str) -> None:
    """UPDATE and DELETE without WHERE or RETURNING ignore the policy of SELECT: their own must say it all."""
    with act(person), connection.cursor() as cursor:
        for naam, tabel in TABELLEN.items():
            cursor.execute(f'SELECT count(*) FROM "{naam}"')
            seen = cursor.fetchone()[0]
            assert run(f'UPDATE "{naam}" SET {tabel.kolom} = {tabel.kolom}') <= seen, naam
            assert run(f'DELETE FROM "{naam}"') <= seen, naam


# What a copy says of itself, so that it could be the asker's own; {ik} is the asker, {onderdeel} his unit, {nieuw} a
# key of nobody's, {niemand} no key at all.
EIGEN: dict[str, dict[str, str]] = {
    # R29: a case begins without a lead.
    "casussen_casus": {"regisseur_id": "{niemand}"},
    "casussen_deelname": {"medewerker_id": "buitenstaander"},
    "casussen_informatie": {"vastgelegd_door_id": "{ik}"},
    "casussen_toestemming": {"vastgelegd_door_id": "{ik}"},
    "casussen_plichtenafweging": {"vastgelegd_door_id": "{ik}"},
    "casussen_overlegmachtiging": {"vastgelegd_door_id": "{ik}"},
    "casussen_resultaatverstrekking": {"voorgesteld_door_id": "{ik}"},
    "casussen_huisbezoek": {"gepland_door_id": "{ik}"},
    "samenwerking_herstelverzoek": {"gevraagd_door_id": "{ik}"},
    "samenwerking_geheimhoudingsverklaring": {"medewerker_id": "{ik}"},
    "casussen_contactpersoon": {"gekozen_door_id": "{ik}"},
    "casussen_vrijlating": {"gemeld_door_id": "{ik}", "bron_id": "{onderdeel}"},
    "casussen_alarm": {"gemeld_door_id": "{ik}"},
    "casussen_verslagversie": {"door_id": "{ik}"},
    "casussen_terugkoppelfiche": {"geschreven_door_id": "{ik}"},
    "casussen_ficheinstemming": {"medewerker_id": "{ik}"},
    "casussen_signaal": {"afzender_id": "{ik}"},
    "casussen_concept": {"medewerker_id": "{ik}"},
    "casussen_kijkmoment": {"medewerker_id": "{ik}"},
    "verantwoording_verlenging": {"besloten_door_id": "{ik}"},
    "verantwoording_vernietigingsbesluit": {"besloten_door_id": "{ik}"},
    "samenwerking_agendasleutel": {"medewerker_id": "{ik}", "vingerafdruk": "{nieuw}"},
    "verantwoording_verzoek": {"vastgelegd_door_id": "{ik}"},
    "personen_aanlevering": {"medewerker_id": "{ik}"},
    "personen_koppelinstelling": {"gewijzigd_door_id": "{ik}"},
    "personen_koppelrun": {"medewerker_id": "{ik}"},
    "personen_koppelbesluit": {"door_id": "{ik}"},
    "personen_nettolijst": {"gemaakt_door_id": "{ik}"},
}


@pytest.mark.parametrize("person", PEOPLE)
def test_who_adds(person: str) -> None:
    """A copy of a row of the main case, under a key of its own: only who may write there gets past the policy."""
    wrong = []
    copies = {naam: copy_of(naam, next(iter(tabel.ziet))) for naam, tabel in TABELLEN.items()}
    with act(person):
        for naam, tabel in TABELLEN.items():
            own = EIGEN.get(naam, {}) | {"id": "{nieuw}"}
            values = copies[naam] | {name: key(what, person) for name, what in own.items()}
            columns = ", ".join(f'"{name}"' for name in values)
            places = ", ".join(["%s"] * len(values))
            added = run(f'INSERT INTO "{naam}" ({columns}) VALUES ({places})', list(values.values()))
            if (added == 1) != (person in tabel.voegt_toe):
                wrong.append((naam, added))
    assert not wrong


def key(what: str, person: str) -> uuid.UUID | None:
    """A key of the cast, the asker's own, one that nobody has, or none."""
    if what == "{niemand}":
        return None
    if what == "{onderdeel}":
        return cid(MENSEN[person][0] if person in MENSEN else "politie_basisteam")
    return new_id() if what == "{nieuw}" else cid(person if what == "{ik}" else what)


def copy_of(naam: str, rij: str) -> dict[str, Any]:
    """A row as it stands, read by the owner, for whom there are no policies."""
    if naam not in COPIES:
        with connections["owner"].cursor() as cursor:
            cursor.execute(f'SELECT * FROM "{naam}" WHERE id = %s', [cid(rij)])
            names = [column.name for column in cursor.description]
            COPIES[naam] = {name: adapted(value) for name, value in zip(names, cursor.fetchone(), strict=True)}
    return dict(COPIES[naam])


def adapted(value: Any) -> Any:
    """A value as the driver takes it back."""
    return Jsonb(json.loads(value)) if isinstance(value, str) and value.startswith('{"') else value


COPIES: dict[str, dict[str, Any]] = {}
