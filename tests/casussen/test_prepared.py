"""Queries that are put together once: the same answers as Django's own, whatever is filled in."""

import datetime
import uuid
from collections.abc import Sequence

import pytest
from django.db import connection
from django.db.models import Q, QuerySet
from django.test.utils import CaptureQueriesContext

from regiehuis.casussen.access.casus import current_deelname
from regiehuis.casussen.models import Afspraak, Deelname
from regiehuis.kern.prepared import number_of, prepared
from regiehuis.samenwerking.access import Asker
from tests.cast import DAG, act, cid

pytestmark = pytest.mark.django_db(databases=["default", "owner"])
written = 0


@prepared
def _late(mijn: Sequence[uuid.UUID], dag: datetime.date, *, limiet: int) -> QuerySet[Afspraak]:
    global written
    written += 1
    late = Afspraak.objects.select_related("medewerker").filter(medewerker_id__any=mijn, termijn__lt=dag)
    return late.order_by("termijn", "id")[:limiet]


@prepared
def _mine(asker: Asker, niet: uuid.UUID | None) -> QuerySet[Deelname, uuid.UUID]:
    mine = Deelname.objects.filter(current_deelname(asker)).exclude(casus_id=niet)
    return mine.order_by("casus_id").values_list("casus_id", flat=True)


@prepared
def _number(mijn: Sequence[uuid.UUID]) -> QuerySet[Afspraak, int]:
    return number_of(Afspraak.objects.select_related("medewerker").filter(medewerker_id__any=mijn).order_by("id"))


def test_each_value_has_its_own_answer_and_the_sql_is_written_once() -> None:
    people = [cid("lid"), cid("casusregisseur"), cid("procesregisseur"), uuid.uuid4()]
    days = [DAG, DAG + datetime.timedelta(days=400), datetime.date(2000, 1, 1)]
    seen = set()
    with act("procesregisseur"):
        for mijn in ([], people[:1], people):
            for dag in days:
                plain = Afspraak.objects.filter(medewerker_id__in=mijn, termijn__lt=dag).order_by("termijn", "id")
                found = _late(mijn, dag, limiet=50)
                assert [row.id for row in found] == [row.id for row in plain]
                assert [row.medewerker.naam for row in found] == [row.medewerker.naam for row in plain]
                seen.add(len(found))
        assert len(seen) > 1
        assert written == 1
        assert len(_late(people, days[1], limiet=1)) == 1
        assert written == 2


def test_a_query_for_one_asker_never_answers_for_another() -> None:
    for wie in ("lid", "casusregisseur", "procesregisseur", "buitenstaander"):
        with act(wie) as asker:
            plain = Deelname.objects.filter(medewerker_id__in=asker.namens, van__lte=asker.dag, tot__gt=asker.dag)
            assert _mine(asker, uuid.uuid4()) == sorted(plain.values_list("casus_id", flat=True))
            assert _mine(asker, cid("casus")) == sorted(
                plain.filter(~Q(casus_id=cid("casus"))).values_list("casus_id", flat=True)
            )


def test_none_is_refused_as_sql_would_find_nothing() -> None:
    with act("lid") as asker, pytest.raises(ValueError, match="niet"):
        _mine(asker, None)


def test_the_number_of_rows_is_one_query_without_joins() -> None:
    with (
        act("procesregisseur"),
        CaptureQueriesContext(
            connection,
        ) as asked,
    ):
        assert _number([cid("lid"), cid("casusregisseur")]) == [
            Afspraak.objects.filter(medewerker_id__in=[cid("lid"), cid("casusregisseur")]).count()
        ]
        assert _number([]) == [0]
    first = next(q["sql"] for q in asked.captured_queries if "count(*)" in q["sql"])
    assert "JOIN" not in first and "ORDER BY" not in first
