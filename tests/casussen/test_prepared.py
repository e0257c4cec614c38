"""Queries that are put together once: the same answers as Django's own, whatever is filled in."""

import datetime
import uuid
from collections.abc import Sequence
from typing import Any

import pytest
from django.db import connection
from django.db.models import Count, Q, QuerySet, Window
from django.test.utils import CaptureQueriesContext

from regiehuis.casussen.access.casus import current_deelname
from regiehuis.casussen.models import Afspraak, Concept, Deelname
from regiehuis.casussen.rules.plan import OPEN
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


def _counted(mijn: Any) -> QuerySet[Afspraak]:
    found = Afspraak.objects.filter(medewerker_id__any=mijn).annotate(n=Window(Count("id")), open=Q(status__in=OPEN))
    return found.select_related("medewerker__onderdeel__organisatie", "doel").order_by("termijn", "id")


@prepared
def _objects(mijn: Sequence[uuid.UUID]) -> QuerySet[Afspraak]:
    return _counted(mijn)


@prepared
def _values(mijn: Sequence[uuid.UUID]) -> QuerySet[Afspraak, Any]:
    return _counted(mijn).values_list("id", "termijn", "doel__tekst", "medewerker__naam", "n", "open")


@prepared
def _drafts(mijn: Sequence[uuid.UUID]) -> QuerySet[Concept, Any]:
    return Concept.objects.filter(medewerker_id__any=mijn).values_list("inhoud", "sleutel")


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


def test_objects_and_tuples_are_those_of_django_with_all_that_hangs_on_them() -> None:
    mijn = [cid("lid"), cid("casusregisseur")]
    with act("procesregisseur"):
        plain = list(_counted(mijn))
        with CaptureQueriesContext(connection) as asked:
            found = _objects(mijn)
            assert [_all_of(row) for row in found] == [_all_of(row) for row in plain] and len(plain) > 1
        assert len(asked.captured_queries) == 1
        tuples = _values(mijn)
        assert tuples == list(
            _counted(mijn).values_list("id", "termijn", "doel__tekst", "medewerker__naam", "n", "open")
        )
        assert {type(row) for row in tuples} == {tuple}


def test_a_tuple_holds_what_its_field_makes_of_a_value() -> None:
    inhoud = {"tekst": "Concept", "delen": [1, None]}
    with act("lid") as asker:
        op = {"gewijzigd_op": asker.moment, "verloopt_op": asker.moment + datetime.timedelta(days=1)}
        Concept.objects.create(medewerker_id=asker.medewerker_id, sleutel="x", inhoud=inhoud, **op)
        assert _drafts([asker.medewerker_id]) == [(inhoud, "x")]


def _all_of(row: Any) -> tuple[Any, ...]:
    fields = tuple(getattr(row, field.attname) for field in row._meta.concrete_fields)
    unit = row.medewerker.onderdeel
    return (
        *fields,
        row.n,
        row.open,
        row._state.adding,
        row._state.db,
        unit.organisatie.naam,
        row.doel and row.doel.tekst,
    )
