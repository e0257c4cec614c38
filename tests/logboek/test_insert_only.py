"""Nobody changes the log: by grant for each role, and by trigger for whoever takes the grant (R33)."""

import pytest
from django.db import ProgrammingError, connections, transaction
from django.utils import timezone

from tests.logboek.conftest import Superuser

ROLES = ["regiehuis_web", "regiehuis_worker", "regiehuis_owner", "postgres"]
SEGMENT = f"logboek_logregel_{timezone.now().year}"
TABLES = {
    "logboek_logregel": "doel",
    SEGMENT: "doel",
    "logboek_logregel_overig": "doel",
    "logboek_zegel": "volgnummer",
}


def superuser_name(superuser: Superuser, role: str) -> str:
    return str(superuser.run("SELECT session_user")[0][0]) if role == "postgres" else role


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("command", ["UPDATE {0} SET {1} = {1}", "DELETE FROM {0}", "TRUNCATE {0}"])
@pytest.mark.parametrize("role", ROLES)
def test_changing_fails_for_every_role(superuser: Superuser, role: str, command: str, table: str) -> None:
    superuser.log()
    superuser.seal()
    role = superuser_name(superuser, role)
    with pytest.raises(ProgrammingError, match="permission denied|insert-only"), transaction.atomic("owner"):
        superuser.run(command.format(table, TABLES[table]), role=role)
    assert superuser.run("SELECT count(*) FROM logboek_logregel, logboek_zegel") == [(1,)]


@pytest.mark.parametrize("table", ["logboek_logregel", SEGMENT, "logboek_zegel"])
@pytest.mark.parametrize("command", ["UPDATE {0} SET {1} = {1}", "DELETE FROM {0}", "TRUNCATE {0}"])
def test_an_owner_who_grants_himself_the_right_meets_the_trigger(
    superuser: Superuser, command: str, table: str
) -> None:
    superuser.log()
    superuser.run(f"GRANT ALL ON {table} TO regiehuis_owner", role="regiehuis_owner")
    with pytest.raises(ProgrammingError, match="insert-only"), transaction.atomic("owner"):
        superuser.run(command.format(table, TABLES[table]), role="regiehuis_owner")


@pytest.mark.parametrize("days", [1, 400, -400])
def test_no_role_sets_the_moment(superuser: Superuser, days: int) -> None:
    insert = (
        "INSERT INTO logboek_logregel (moment, handeling, object_soort)"
        f" VALUES (now() - interval '{days} days', 'lezen', 'casus')"
    )
    for role, reason in {"regiehuis_web": "permission denied", "regiehuis_owner": "clock of the server"}.items():
        with pytest.raises(ProgrammingError, match=reason), transaction.atomic("owner"):
            superuser.run(insert, role=role)


@pytest.mark.parametrize("role", ["regiehuis_web", "regiehuis_worker"])
def test_no_two_rows_have_one_number(superuser: Superuser, role: str) -> None:
    superuser.log(1)
    known = superuser.run("SELECT id FROM logboek_logregel")[0][0]
    insert = "INSERT INTO logboek_logregel (id, handeling, object_soort) VALUES (%s, 'lezen', 'casus')"
    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic("owner"):
        superuser.run(insert, [known], role=role)
    assert superuser.seal() == 1


@pytest.mark.django_db
def test_the_web_role_reaches_no_segment_and_no_seal() -> None:
    for table in (SEGMENT, "logboek_logregel_overig", "logboek_zegel"):
        with (
            pytest.raises(ProgrammingError, match="permission denied"),
            transaction.atomic(),
            connections["default"].cursor() as cursor,
        ):
            cursor.execute(f"SELECT * FROM {table}")


def test_segments_are_made_ahead_and_are_shut_as_the_first(superuser: Superuser) -> None:
    made = superuser.run("SELECT logboek_maak_segmenten(4)", role="regiehuis_worker")[0][0]
    assert made == 2
    assert superuser.run("SELECT logboek_maak_segmenten(4)", role="regiehuis_worker") == [(0,)]
    newest = f"logboek_logregel_{timezone.now().year + 4}"
    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic("owner"):
        superuser.run(f"TRUNCATE {newest}", role="regiehuis_owner")
    with pytest.raises(ProgrammingError, match="insert-only"), transaction.atomic("owner"):
        superuser.run(f"TRUNCATE {newest}")
