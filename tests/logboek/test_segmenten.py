"""Segments of the log go whole at their term, and nothing else goes unseen (R36)."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from django.db import ProgrammingError, transaction

from regiehuis.cli.logboek import check
from regiehuis.logboek.queries import list_zegels
from regiehuis.logboek.rules import Segment, segment_border
from regiehuis.logboek.segmenten import certificates, destroy_due_segment, destroy_segment_again, read_segments
from tests.logboek.conftest import ANDER_HUIS, HUIS, Superuser

JAREN = 5
TOEN = datetime.now(UTC) + timedelta(days=366 * (JAREN + 1))


def destroy(moment: datetime = TOEN, *, held: bool = False, huis_id: UUID = HUIS) -> Segment | None:
    return destroy_due_segment(huis_id=huis_id, jaren=JAREN, moment=moment, is_held=lambda _segment: held)


@pytest.fixture
def sealed(superuser: Superuser) -> list[UUID]:
    """Six sealed rows of one house beside those of another, of which the heads were exported."""
    superuser.log(3, huis_id=ANDER_HUIS)
    ids = superuser.log(6)
    superuser.seal()
    return ids


def rows_of(superuser: Superuser, huis_id: UUID = HUIS) -> list[UUID]:
    sql = "SELECT id FROM logboek_logregel WHERE veiligheidshuis_id = %s ORDER BY moment, id"
    return [row[0] for row in superuser.run(sql, [huis_id])]


def breaks(superuser: Superuser) -> set[str]:
    return {found.breuk for found in superuser.verify().bevindingen}


def test_what_is_past_its_term_goes_whole_and_the_chain_is_checked_over_the_gap(
    superuser: Superuser, sealed: list[UUID]
) -> None:
    gone = destroy()
    assert gone and (gone.van_volgnummer, gone.tot_volgnummer, gone.aantal) == (1, 5, 5)
    assert rows_of(superuser) == sealed[5:] and len(rows_of(superuser, ANDER_HUIS)) == 3
    superuser.log(2)
    superuser.seal()
    verslag = superuser.verify()
    assert verslag.is_intact and (verslag.verzegeld, verslag.vernietigd) == (6, 5)
    intact, told = check(superuser.heads_path)
    assert intact and "5 regels zijn aan het einde van hun termijn vernietigd" in told
    again = destroy()
    assert again and (again.van_volgnummer, again.tot_volgnummer, again.vorige) == (6, 7, gone.laatste)
    assert superuser.verify().is_intact and destroy() is None


def test_the_certificate_names_nobody(superuser: Superuser, sealed: list[UUID]) -> None:
    persons = superuser.run("SELECT DISTINCT unnest(persoon_ids), medewerker_id FROM logboek_logregel")
    destroy()
    [certificate] = certificates()
    told = str(certificate)
    assert persons and not any(str(key) in told for row in persons for key in row)
    assert not any(str(key) in told for key in sealed)


def test_nothing_goes_before_its_term_or_while_it_is_held(superuser: Superuser, sealed: list[UUID]) -> None:
    assert destroy(datetime.now(UTC) + timedelta(days=365 * JAREN - 1)) is None
    assert destroy(held=True) is None
    assert rows_of(superuser) == sealed and read_segments() == []


def test_a_row_that_is_still_confidential_holds_it(superuser: Superuser, sealed: list[UUID]) -> None:
    day = (TOEN + timedelta(days=1)).date()
    superuser.tamper("UPDATE logboek_logregel SET vertrouwelijk_tot = %s WHERE id = %s", [day, sealed[2]])
    assert destroy() is None
    assert destroy(TOEN + timedelta(days=2)) is not None


def test_the_last_link_never_goes(superuser: Superuser) -> None:
    superuser.log(1)
    superuser.seal()
    assert destroy() is None


@pytest.mark.parametrize(
    ("count", "expected"), [(5, "gat"), (6, "staart")], ids=["the begin of the chain", "the whole chain"]
)
def test_a_segment_taken_away_without_a_certificate_shows(
    superuser: Superuser, sealed: list[UUID], count: int, expected: str
) -> None:
    superuser.tamper("DELETE FROM logboek_logregel WHERE id = ANY(%s)", [sealed[:count]])
    superuser.tamper("DELETE FROM logboek_zegel WHERE regel_id = ANY(%s)", [sealed[:count]])
    assert breaks(superuser) == {expected}


def test_rows_taken_away_with_their_links_left_show(superuser: Superuser, sealed: list[UUID]) -> None:
    superuser.tamper("DELETE FROM logboek_logregel WHERE id = ANY(%s)", [sealed[:5]])
    assert breaks(superuser) == {"verwijderd"}


def test_a_certificate_made_without_the_key_shows(superuser: Superuser, sealed: list[UUID]) -> None:
    """The segment is taken away straight in the database, under a certificate that fits in every number."""
    superuser.tamper(
        "INSERT INTO logboek_logsegment SELECT gen_random_uuid(), veiligheidshuis_id, 1, 5,"
        " decode(repeat('00', 32), 'hex'), schakel, regel_moment, regel_moment, 5, now(),"
        " decode(repeat('00', 32), 'hex') FROM logboek_zegel WHERE regel_id = %s",
        [sealed[4]],
    )
    superuser.tamper("DELETE FROM logboek_logregel WHERE id = ANY(%s)", [sealed[:5]])
    superuser.tamper("DELETE FROM logboek_zegel WHERE regel_id = ANY(%s)", [sealed[:5]])
    assert breaks(superuser) == {"segment"}


@pytest.mark.parametrize(
    "change",
    [
        "tot_volgnummer = 4",
        "jaren = 6",
        "laatste_moment = laatste_moment + interval '1 day'",
        "vernietigd_op = vernietigd_op - interval '1 day'",
    ],
)
def test_a_certificate_that_was_changed_shows(superuser: Superuser, sealed: list[UUID], change: str) -> None:
    destroy()
    superuser.tamper(f"UPDATE logboek_logsegment SET {change}")
    assert "segment" in breaks(superuser)


def test_more_taken_away_than_the_certificate_says_shows(superuser: Superuser, sealed: list[UUID]) -> None:
    superuser.log(2)
    superuser.seal()
    third = superuser.run("SELECT regel_id FROM logboek_zegel WHERE veiligheidshuis_id = %s AND volgnummer = 8", [HUIS])
    destroy()
    superuser.log(1)
    superuser.seal()
    superuser.tamper("DELETE FROM logboek_zegel WHERE regel_id = %s", [third[0][0]])
    superuser.tamper("DELETE FROM logboek_logregel WHERE id = %s", [third[0][0]])
    assert breaks(superuser) == {"gat"}


def test_a_certificate_that_was_taken_away_shows(superuser: Superuser, sealed: list[UUID]) -> None:
    destroy()
    superuser.tamper("DELETE FROM logboek_logsegment")
    assert breaks(superuser) == {"gat"}


def test_a_chain_rewritten_before_it_went_shows_by_the_exported_head(superuser: Superuser, sealed: list[UUID]) -> None:
    destroy()
    place = f'{{"huis": "{HUIS}", "volgnummer": 5, "hash": "{"ab" * 32}", "moment": "2026-01-01T00:00:00+00:00"}}\n'
    superuser.heads_path.write_text(superuser.heads_path.read_text() + place)
    assert breaks(superuser) == {"kop"}


@pytest.mark.parametrize("table", ["logboek_logregel", "logboek_zegel", "logboek_logsegment"])
def test_the_owner_takes_nothing_away_by_hand(superuser: Superuser, sealed: list[UUID], table: str) -> None:
    gone = destroy()
    assert gone
    superuser.run("SELECT set_config('regiehuis.logsegment', '', true)")
    for role in ("regiehuis_owner", "regiehuis_worker", "regiehuis_web"):
        with pytest.raises(ProgrammingError, match="permission denied|insert-only"), transaction.atomic("owner"):
            superuser.run(f"DELETE FROM {table}", role=role)
    superuser.run(f"GRANT DELETE ON {table} TO regiehuis_owner", role="regiehuis_owner")
    with pytest.raises(ProgrammingError, match="insert-only"), transaction.atomic("owner"):
        superuser.run(f"DELETE FROM {table}", role="regiehuis_owner")


@pytest.mark.parametrize("role", ["regiehuis_web", "regiehuis_worker"])
def test_nobody_but_the_owner_calls_it(superuser: Superuser, role: str) -> None:
    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic("owner"):
        superuser.run("SELECT logboek_vernietig_segment(gen_random_uuid())", role=role)


def test_after_a_restore_it_goes_again_once(superuser: Superuser, sealed: list[UUID]) -> None:
    with transaction.atomic("owner"):
        destroy()
        [certificate] = certificates()
        transaction.set_rollback(True, using="owner")
    assert rows_of(superuser) == sealed
    assert destroy_segment_again(certificate) and not destroy_segment_again(certificate)
    assert rows_of(superuser) == sealed[5:] and superuser.verify().is_intact


def test_a_file_for_the_audit_follows_the_segment_that_went(superuser: Superuser, sealed: list[UUID]) -> None:
    gone = destroy()
    superuser.run("SELECT set_config('regiehuis.fg_huizen', %s, true)", [f"{{{HUIS}}}"])
    assert gone and list_zegels(sealed, using="owner")[sealed[5]].vorige == gone.laatste


def test_the_border_is_the_begin_of_a_month() -> None:
    assert segment_border(datetime(2031, 3, 31, 23, tzinfo=UTC), 5) == datetime(2026, 3, 1, tzinfo=UTC)
    assert segment_border(datetime(2028, 2, 29, tzinfo=UTC), 5) == datetime(2023, 2, 1, tzinfo=UTC)
