"""Writing the log as the web role: one's own rows, in one's own house, one statement (R33)."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

import pytest
from django.db import DataError, IntegrityError, ProgrammingError, connection, transaction
from django.utils import timezone

from regiehuis.kern.models import new_id
from regiehuis.logboek.actions import record, record_many, record_refusal
from regiehuis.logboek.models import Logregel
from tests.logboek.conftest import ANDER_HUIS, HUIS, Vrager, begin

pytestmark = pytest.mark.django_db
Start = Callable[..., Vrager]


def rows_of(house: UUID | None = HUIS) -> list[Logregel]:
    """The log as the FG of `house` reads it."""
    begin(Vrager(), fg_of=[house] if house else [])
    return list(Logregel.objects.order_by("moment", "id"))


def test_a_look_is_one_statement_with_all_references(as_asker: Start, django_assert_num_queries: object) -> None:
    deputised, casus, persoon = new_id(), new_id(), new_id()
    asker = as_asker(Vrager(namens=(deputised,)))
    with django_assert_num_queries(1):  # type: ignore[operator]
        record(
            asker=asker,
            handeling="lezen",
            object_soort="casus",
            object_id=casus,
            personen=[persoon],
            namens=deputised,
            adres="casus:pagina",
            vertrouwelijk_tot=date(2031, 1, 1),
        )
    (row,) = rows_of()
    assert row.id.version == 7
    assert abs(int.from_bytes(row.id.bytes[:6], "big") - row.moment.timestamp() * 1000) < 50
    assert (row.medewerker_id, row.organisatie_id, row.veiligheidshuis_id) == (
        asker.medewerker_id,
        asker.organisatie_id,
        HUIS,
    )
    assert (row.namens, row.object_id, row.persoon_ids) == (deputised, casus, [persoon])
    assert (row.doel, row.adres, row.vertrouwelijk_tot) == ("casusregie", "casus:pagina", date(2031, 1, 1))
    assert abs((timezone.now() - row.moment).total_seconds()) < 5


@pytest.mark.parametrize(("count", "statements"), [(0, 0), (1, 1), (500, 1), (501, 2)])
def test_many_rows_take_few_statements(
    as_asker: Start, django_assert_num_queries: object, count: int, statements: int
) -> None:
    asker = as_asker()
    objecten = [(new_id(), [new_id()] * (each % 3)) for each in range(count)]
    with django_assert_num_queries(statements):  # type: ignore[operator]
        record_many(asker=asker, handeling="lezen", object_soort="persoon", objecten=objecten)
    assert {(row.object_id, len(row.persoon_ids)) for row in rows_of()} == {
        (object_id, len(personen)) for object_id, personen in objecten
    }


def test_a_purpose_that_is_too_long_is_cut_and_stops_nobody(as_asker: Start) -> None:
    record(asker=as_asker(), handeling="lezen", object_soort="casus", doel="x" * 300, adres="y" * 300)
    (row,) = rows_of()
    assert (len(row.doel), len(row.adres)) == (200, 200)


def test_an_unknown_act_is_refused(as_asker: Start) -> None:
    with pytest.raises(IntegrityError, match="logregel_handeling"), transaction.atomic():
        record(asker=as_asker(), handeling="gluren", object_soort="casus")  # type: ignore[arg-type]
    with pytest.raises(DataError), transaction.atomic():
        record(asker=as_asker(), handeling="lezen", object_soort="x" * 41)


def test_nobody_writes_in_another_name_house_or_stead(as_asker: Start) -> None:
    asker = as_asker()
    lies = [
        Vrager(),
        Vrager(medewerker_id=asker.medewerker_id, huis_id=ANDER_HUIS),
        Vrager(medewerker_id=UUID(int=0)),
    ]
    for lie in lies:
        with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
            record(asker=lie, handeling="lezen", object_soort="casus")
    with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
        record(asker=asker, handeling="lezen", object_soort="casus", namens=new_id())
    assert rows_of() == rows_of(ANDER_HUIS) == []


def test_without_an_asker_set_nobody_writes_for_an_employee() -> None:
    with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
        record(asker=Vrager(), handeling="lezen", object_soort="casus")


def test_a_refusal_is_written_after_the_rollback_took_the_settings() -> None:
    asker, casus = Vrager(), new_id()
    record_refusal(asker=asker, object_soort="casus", object_id=casus, adres="casus:pagina")
    (row,) = rows_of()
    assert (row.medewerker_id, row.handeling, row.object_id) == (asker.medewerker_id, "weigering", casus)
    assert (row.adres, row.doel) == ("casus:pagina", "casusregie")


def test_a_refusal_within_a_running_transaction_keeps_its_settings(as_asker: Start) -> None:
    asker = as_asker(fg_of=[HUIS])
    record_refusal(asker=asker, object_soort="casus")
    assert Logregel.objects.count() == 1


def test_a_failed_sign_in_has_no_asker_and_no_house() -> None:
    record_refusal(asker=None, object_soort="medewerker", object_id=new_id(), adres="aanmelden")
    assert rows_of() == []


def test_the_log_is_for_the_fg_of_the_house_only(as_asker: Start) -> None:
    record(asker=as_asker(), handeling="lezen", object_soort="casus")
    assert Logregel.objects.count() == 0
    assert rows_of(ANDER_HUIS) == []
    assert len(rows_of(HUIS)) == 1


def test_after_a_transaction_nothing_is_readable_without_settings() -> None:
    with connection.cursor() as cursor:
        for name in ("medewerker", "huizen", "namens", "fg_huizen"):
            cursor.execute("SELECT set_config(%s, '', true)", [f"regiehuis.{name}"])
    assert Logregel.objects.count() == 0


def test_no_refusal_is_lost_for_the_length_of_its_name(as_asker: Start) -> None:
    asker = as_asker(Vrager())
    record_refusal(asker=asker, object_soort="x" * 60)
    (row,) = rows_of()
    assert row.object_soort == "x" * 40
