"""The log goes at its own term, unless something that is not done yet needs it (R36, R34, R35)."""

import uuid
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.db import connections

from regiehuis.logboek.rules import BEGIN, Segment
from regiehuis.logboek.segmenten import read_segments
from regiehuis.verantwoording import models
from regiehuis.verantwoording.actions.journaal import destroy_again, export_journaal, read_journaal
from regiehuis.verantwoording.actions.logsegment import destroy_log_segments, is_held
from tests.access import rijk_toezicht
from tests.cast import cid
from tests.logboek.conftest import Superuser, superuser  # noqa: F401

NU = datetime.now(UTC)
JAAR = timedelta(days=366)


@pytest.fixture
def chain(superuser: Superuser) -> Iterator[Superuser]:  # noqa: F811
    """Six sealed rows of the house of the cast."""
    superuser.log(6, huis_id=cid("huis"))
    superuser.seal()
    yield superuser


def segment(end: datetime) -> Segment:
    return Segment(uuid.uuid4(), cid("huis"), 1, 5, BEGIN, BEGIN, end, end, 10, NU)


def write(name: str, **fields: object) -> None:
    """A row of the FG's workplace as the tests of access write it, otherwise where it says so."""
    for model, called, given in rijk_toezicht.rows():
        if called == name:
            model._base_manager.using("owner").create(id=cid(name), **given | fields)


def test_it_goes_after_the_term_of_the_house_and_the_row_and_journal_say_so(chain: Superuser, tmp_path: Path) -> None:
    chain.run("UPDATE samenwerking_veiligheidshuis SET logboek_jaren = 5 WHERE id = %s", [cid("huis")])
    chain.run("UPDATE convenanten_regime SET bewaartermijn_jaren = 7 WHERE veiligheidshuis_id = %s", [cid("huis")])
    assert destroy_log_segments(moment=NU + 6 * JAAR) == []
    [gone] = destroy_log_segments(moment=NU + 8 * JAAR)
    assert (gone.huis_id, gone.aantal, gone.jaren) == (cid("huis"), 5, 7)
    told = chain.run("SELECT object_id FROM logboek_logregel WHERE object_soort = 'logsegment'")
    assert told == [(gone.id,)]
    path = tmp_path / "journaal.jsonl"
    assert export_journaal(path) >= 1 and export_journaal(path) == 0
    assert [line["id"] for line in read_journaal(path) if line["soort"] == "logsegment"] == [str(gone.id)]
    assert destroy_again(path) == 0 and chain.verify().is_intact


def test_a_restore_of_an_older_back_up_lets_it_go_again(chain: Superuser, tmp_path: Path) -> None:
    path = tmp_path / "journaal.jsonl"
    chain.run("SAVEPOINT back_up")
    [gone] = destroy_log_segments(moment=NU + 12 * JAAR)
    export_journaal(path)
    chain.run("ROLLBACK TO SAVEPOINT back_up")
    assert read_segments() == []
    assert destroy_again(path) == 1 and destroy_again(path) == 0
    assert [found.id for found, _verklaring in read_segments()] == [gone.id]
    rows = chain.run("SELECT count(*) FROM logboek_logregel WHERE veiligheidshuis_id = %s", [cid("huis")])
    assert rows == [(1,)] and chain.verify().is_intact


@pytest.mark.parametrize(
    ("name", "fields", "closed"),
    [
        ("bevinding", {"gemaakt_op": NU}, {"afgehandeld_op": NU}),
        ("datalek", {"ontdekt_op": NU}, {"afgesloten_op": NU}),
    ],
)
def test_what_is_not_closed_holds_what_came_before_it(
    chain: Superuser, name: str, fields: dict[str, object], closed: dict[str, object]
) -> None:
    write(name, **fields)
    model = {"bevinding": models.Bevinding, "datalek": models.Datalek}[name]
    assert is_held(segment(NU), moment=NU) and is_held(segment(NU - JAAR + timedelta(days=2)), moment=NU)
    assert not is_held(segment(NU - JAAR), moment=NU)
    model._base_manager.using("owner").filter(id=cid(name)).update(**closed)
    assert not is_held(segment(NU), moment=NU)


def test_a_sample_that_runs_and_a_finding_from_it_hold_what_was_drawn(chain: Superuser) -> None:
    old = NU - 9 * JAAR
    write("steekproef")
    write("steekproefregel", regel_moment=old)
    assert is_held(segment(old), moment=NU) and not is_held(segment(old - JAAR), moment=NU)
    models.Steekproef._base_manager.using("owner").filter(id=cid("steekproef")).update(afgesloten_op=NU)
    assert not is_held(segment(old), moment=NU)
    write("bevinding", gemaakt_op=NU, bron="steekproef", bron_id=cid("steekproefregel"))
    assert is_held(segment(old), moment=NU) and not is_held(segment(old - JAAR), moment=NU)


def test_a_disclosure_of_the_last_four_years_holds_it(chain: Superuser) -> None:
    chain.run(
        "INSERT INTO logboek_verstrekking (id, op, medewerker_id, veiligheidshuis_id, besloten_door, vorm,"
        " ontvanger_organisaties, ontvanger, doel, grondslag)"
        " VALUES (%s, %s, %s, %s, %s, 'pdf', '{}', 'x', 'x', 'convenant')",
        [uuid.uuid4(), NU - JAAR, cid("lid"), cid("huis"), cid("lid")],
    )
    assert is_held(segment(NU), moment=NU) and not is_held(segment(NU), moment=NU + 4 * JAAR)
    assert connections["owner"].in_atomic_block
