"""The system reminds of findings and breaches, once each, and reads no word of them (R35, R42)."""

import datetime

import pytest
from django.db import DatabaseError, connection, transaction

from regiehuis.verantwoording.actions.datalek import remind_datalekken, report_datalek
from regiehuis.verantwoording.actions.toezicht import record_bevinding, remind_bevindingen
from tests.cast import DAG, MOMENT, cid
from tests.systeem import employee, systeem, two_roles  # noqa: F401

pytestmark = pytest.mark.usefixtures("two_roles")
DAGEN = datetime.timedelta(days=1)
UUR = datetime.timedelta(hours=1)
WHAT = {"onderwerp": "Veel inzage", "toelichting": "Nagaan waarom", "eigenaar_id": cid("ketenmanager")}


def test_owner_and_fg_are_reminded_on_the_day_and_once() -> None:
    with employee("fg") as asker:
        record_bevinding(asker=asker, opvolgen_voor=DAG + DAGEN, **WHAT)  # type: ignore[arg-type]
    for days, told in ((0, 0), (1, 2), (2, 0)):
        with systeem(moment=MOMENT + days * DAGEN) as asker:
            assert remind_bevindingen(asker=asker) == told


def test_the_fg_is_reminded_a_day_before_and_once_it_is_late() -> None:
    with employee("lid") as asker:
        report_datalek(asker=asker, soort="verloren", ontdekt_op=MOMENT, omschrijving="Tas kwijt")
    for hours, told in ((47, 0), (48, 1), (49, 0), (72, 1), (100, 0)):
        with systeem(moment=MOMENT + hours * UUR) as asker:
            assert remind_datalekken(asker=asker) == told


@pytest.mark.parametrize("column", ["toelichting", "reactie", "onderwerp"])
def test_the_system_reads_no_word_of_a_finding(column: str) -> None:
    with systeem(), pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"SELECT {column} FROM verantwoording_bevinding")
