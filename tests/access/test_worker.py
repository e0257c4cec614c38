"""What the system may read and do in the database: when something is due, never what it says (DESIGN §4)."""

import pytest
from django.db import DatabaseError, connection, transaction

from regiehuis.cli.database import OUTSIDE, OUTSIDE_WORKER
from tests.cast import MOMENT, cid
from tests.systeem import column, role, systeem, two_roles  # noqa: F401

pytestmark = pytest.mark.usefixtures("two_roles")

# Written from the rules, not from the migrations: the columns that dates, steps and addressees need.
READS = {
    "casussen_signaal": {
        "id",
        "veiligheidshuis_id",
        "nummer",
        "afzender_id",
        "triagevorm_id",
        "status",
        "besluit",
        "besloten_op",
    },
    "casussen_signaalpersoon": {"id", "signaal_id", "geinformeerd", "herzien_op"},
    "casussen_piketmelding": {
        "id",
        "veiligheidshuis_id",
        "signaal_id",
        "aan_id",
        "gemeld_op",
        "beantwoord_op",
        "klimtrede",
        "gemaild_op",
    },
    "casussen_concept": {"id", "medewerker_id", "verloopt_op"},
    "casussen_zoekvraag": {"op"},
    # R18: who was not told yet of emergency access; not who took it, nor why.
    "casussen_noodtoegang": {"id", "veiligheidshuis_id", "procesregisseur_id", "van", "gemaild_op"},
    # R30: when a request or a view of it is due, not whose.
    "verantwoording_verzoek": {"id", "veiligheidshuis_id", "nummer", "termijn", "gesloten_op"},
    "verantwoording_zienswijze": {"id", "veiligheidshuis_id", "nummer", "onderdeel_id", "termijn", "beantwoord_op"},
}
# How a house is furnished: its questions and criteria hold nothing of a case.
FURNITURE = {"casussen_criterium", "casussen_kernvraag", "casussen_leefgebied", "kennisbank_menukaartitem"}
COLUMNS = """
SELECT c.table_name || '.' || c.column_name FROM information_schema.columns c
 WHERE c.table_schema = 'public' AND has_column_privilege('{role}', quote_ident(c.table_name), c.column_name, '{right}')
   AND (c.table_name LIKE 'casussen_%%' OR c.table_name LIKE 'personen_%%' OR c.table_name LIKE 'kennisbank_%%'
        OR c.table_name IN ('verantwoording_verzoek', 'verantwoording_verzoekpost', 'verantwoording_weigeringsgrond',
                            'verantwoording_zienswijze', 'verantwoording_kennisgeving'))
"""


def readable() -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for name in column(COLUMNS.format(role="regiehuis_worker", right="SELECT")):
        table, _, field = name.partition(".")
        found.setdefault(table, set()).add(field)
    return {table: fields for table, fields in found.items() if table not in FURNITURE}


def test_the_system_reads_these_columns_of_the_chain_and_no_other() -> None:
    assert readable() == READS


def test_the_system_writes_of_the_chain_only_when_it_mailed() -> None:
    written = column(COLUMNS.format(role="regiehuis_worker", right="UPDATE"))
    assert set(written) == {"casussen_piketmelding.gemaild_op", "casussen_noodtoegang.gemaild_op"}
    assert column(COLUMNS.format(role="regiehuis_worker", right="INSERT")) == []


def test_the_system_knows_no_password_of_anybody() -> None:
    with systeem(), pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT password FROM samenwerking_medewerker")


@pytest.mark.parametrize("table", sorted(READS))
def test_without_a_house_the_system_sees_no_row(table: str) -> None:
    with role("regiehuis_worker"), connection.cursor() as cursor:
        cursor.execute("SELECT set_config('regiehuis.huizen', '', true), set_config('regiehuis.moment', '', true)")
        cursor.execute(f"SELECT count(*) FROM {table}")  # count(*) asks for any column
        assert cursor.fetchone()[0] == 0


def test_the_system_sees_alerts_of_its_house_alone() -> None:
    for huis, rows in (("huis", 1), ("ander_huis", 0)):
        with systeem(huis=huis), connection.cursor() as cursor:
            cursor.execute("SELECT count(id) FROM casussen_piketmelding WHERE id = %s", [cid("piketmelding")])
            assert cursor.fetchone()[0] == rows


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT regiehuis_begin('{lid}', NULL)",
        "SELECT * FROM regiehuis_casus_overzicht()",
        "SELECT toelichting FROM casussen_piketmelding",
        "SELECT achternaam FROM casussen_signaalpersoon",
        "SELECT inhoud FROM casussen_concept",
        "SELECT id FROM casussen_casus",
        "SELECT id FROM personen_persoon",
        "DELETE FROM casussen_signaal",
        "UPDATE casussen_piketmelding SET antwoord = 'weg'",
        "SELECT tekst FROM samenwerking_melding",
        "DELETE FROM samenwerking_melding",
    ],
)
def test_what_the_system_may_not(statement: str) -> None:
    with systeem(), pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(statement.format(lid=cid("lid")))


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT count(*) FROM procrastinate_jobs",
        "INSERT INTO procrastinate_jobs (queue_name, task_name) VALUES ('default', 'elk_uur')",
        "SELECT regiehuis_systeem('{huis}', NULL)",
        "SELECT * FROM regiehuis_over_tijd()",
        "SELECT regiehuis_vernietig_afgewezen('{huis}')",
        "SELECT * FROM regiehuis_lijsten_over_tijd()",
        "SELECT regiehuis_vernietig_aanlevering('{huis}', '{huis}')",
        "SELECT regiehuis_vernietig_nettolijst('{huis}', '{huis}')",
        "SELECT regiehuis_zonder_informatie(ARRAY['{huis}'::uuid])",
        "SELECT regiehuis_klim_piket('{huis}', '{huis}', '{huis}', 1)",
        "SELECT * FROM regiehuis_open_alarmen()",
        "SELECT regiehuis_klim_alarm('{huis}')",
        "SELECT regiehuis_alarm_gemaild('{huis}', '{huis}')",
    ],
)
def test_an_employee_is_not_the_system(statement: str) -> None:
    with role("regiehuis_web"), pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(statement.format(huis=cid("huis")))


def test_nobody_asks_the_queue_for_what_it_does_not_know_or_without_a_house() -> None:
    for huizen, taak in ((f"{{{cid('huis')}}}", "elk_uur"), ("", "piketwacht")):
        with role("regiehuis_web"), pytest.raises(DatabaseError, match="no such task"), transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute("SELECT set_config('regiehuis.huizen', %s, true)", [huizen])
                cursor.execute("SELECT regiehuis_taak(%s)", [taak])


def test_the_queue_stands_outside_row_level_security_by_name() -> None:
    queue = set(column("SELECT tablename FROM pg_tables WHERE tablename LIKE 'procrastinate\\_%%'"))
    open_tables = column(
        "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace"
        " AND relkind IN ('r', 'p') AND NOT relrowsecurity AND NOT relispartition"
    )
    assert queue <= set(OUTSIDE_WORKER) and not queue & set(OUTSIDE)
    assert set(open_tables) <= {*OUTSIDE, *OUTSIDE_WORKER}


def test_a_house_that_is_not_there_is_refused() -> None:
    with role("regiehuis_worker"), connection.cursor() as cursor:
        cursor.execute("SELECT regiehuis_systeem(%s, %s)", [cid("lid"), MOMENT])
        assert cursor.fetchone() == (None,)
