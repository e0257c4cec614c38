"""The one way out: what is recorded, who gets it, and that nothing of it changes (R21)."""

import datetime
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import ProgrammingError, connection, transaction

from regiehuis.kern.models import new_id
from regiehuis.logboek.actions import record_verstrekking
from regiehuis.logboek.rules import Ontvanger, Stuk
from regiehuis.logboek.verstrekkingen import recipients_of, since, verstrekkingen_about
from tests.cast import MOMENT, act, cid

pytestmark = pytest.mark.django_db
PERSOON, ANDER, ITEM = cid("persoon_casus"), new_id(), new_id()
FOUR_YEARS_AGO = since(MOMENT)


def give(asker: Any, **other: Any) -> None:
    given: dict[str, Any] = {
        "vorm": "pdf",
        "stukken": [Stuk("dossier", cid("casus"), (PERSOON, ANDER), cid("casus")), Stuk("notitie", ITEM, (ANDER,))],
        "ontvanger": Ontvanger((cid("politie"),)),
        "doel": "voorbereiding",
    }
    record_verstrekking(asker=asker, **(given | other))


@pytest.fixture
def given() -> Iterator[None]:
    with act("lid") as asker:
        give(asker)
        give(asker, ontvanger=Ontvanger(naam="Minister"), grondslag="wettelijke_taak", doel="brief")
    yield


def test_a_disclosure_holds_items_recipient_purpose_ground_decider_and_date(given: None) -> None:
    with act("fg"):
        letter, paper = verstrekkingen_about(PERSOON, FOUR_YEARS_AGO)
    assert (paper.organisaties, paper.doel, paper.grondslag, paper.vorm) == (
        (cid("politie"),),
        "voorbereiding",
        "convenant",
        "pdf",
    )
    assert (paper.op, paper.medewerker_id, paper.besloten_door) == (MOMENT, cid("lid"), cid("lid"))
    # Of each disclosure only what is about this person.
    assert [(stuk.soort, stuk.personen) for stuk in paper.stukken] == [("dossier", (PERSOON,))]
    assert (letter.ontvanger, letter.grondslag_tekst) == ("Minister", "Wettelijke taak of algemeen belang")


def test_recipients_are_told_apart_for_notices(given: None) -> None:
    with act("fg"):
        got = recipients_of(objecten=[ITEM])
        assert {(one.organisatie_id, one.naam) for one in got} == {(cid("politie"), ""), (None, "Minister")}
        assert all(one.stukken == {("notitie", ITEM)} for one in got)
        assert {one.naam for one in recipients_of(personen=[PERSOON])} == {"", "Minister"}
        assert not recipients_of(objecten=[new_id()], personen=[new_id()])
        assert not recipients_of(personen=[PERSOON], sinds=MOMENT + datetime.timedelta(days=1))


def test_each_disclosure_is_in_the_log_of_its_object_and_persons(given: None) -> None:
    with act("fg"), connection.cursor() as cursor:
        cursor.execute(
            "SELECT object_soort, object_id, persoon_ids FROM logboek_logregel WHERE handeling = 'verstrekken'"
        )
        rows = cursor.fetchall()
    assert rows == [("dossier", cid("casus"), [PERSOON, ANDER])] * 2


@pytest.mark.parametrize(
    "wrong",
    [
        {"stukken": []},
        {"ontvanger": Ontvanger()},
        {"doel": ""},
        {"vorm": "rooksignaal"},
        {"grondslag": "nieuwsgierigheid"},
    ],
)
def test_half_a_disclosure_is_none(wrong: dict[str, Any]) -> None:
    with act("lid") as asker, pytest.raises(ValueError, match="disclosure"):
        give(asker, **wrong)


@pytest.mark.parametrize("table", ["logboek_verstrekking", "logboek_verstrektstuk"])
@pytest.mark.parametrize("command", ["UPDATE {} SET id = id", "DELETE FROM {}", "TRUNCATE {}"])
def test_nobody_changes_what_went_out(given: None, table: str, command: str) -> None:
    with act("fg"), pytest.raises(ProgrammingError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(command.format(table))


def test_nobody_adds_to_what_another_took_out(given: None) -> None:
    with act("fg"):
        (found, _) = verstrekkingen_about(PERSOON, FOUR_YEARS_AGO)
    sql = (
        "INSERT INTO logboek_verstrektstuk (id, verstrekking_id, medewerker_id, veiligheidshuis_id, soort, object_id)"
        " VALUES (%s, %s, %s, %s, 'informatie', %s)"
    )
    for named in ("lid", "ggz_lid"):  # in another's name the policy refuses; in one's own, the key
        with act("ggz_lid"), pytest.raises(Exception, match="row-level security|violates foreign key"):
            with transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(sql, [new_id(), found.id, cid(named), cid("huis"), new_id()])


def test_the_moment_is_that_of_the_transaction() -> None:
    with act("lid") as asker, pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
        give(type("Later", (), {**vars(asker), "moment": MOMENT + datetime.timedelta(days=1)})())


def test_the_overview_goes_back_four_years() -> None:
    assert since(datetime.datetime(2028, 2, 29, 12, tzinfo=datetime.UTC)).date() == datetime.date(2024, 2, 29)
    assert since(datetime.datetime(2028, 2, 29, tzinfo=datetime.UTC).replace(year=2024)).year == 2020
    with act("lid", moment=MOMENT - datetime.timedelta(days=5 * 365)) as asker:
        give(asker)
    with act("fg"):
        assert not verstrekkingen_about(PERSOON, FOUR_YEARS_AGO)
