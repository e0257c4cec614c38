"""Meetings made from the calendar by one press; the year on screen (C6)."""

import datetime
import os

import psycopg
import pytest
from django.db import IntegrityError, transaction

from regiehuis.casussen.actions.kalender import UnableToPlanKalender, plan_kalender
from regiehuis.casussen.actions.overleg import plan_overleg
from regiehuis.casussen.models import Overleg
from regiehuis.casussen.queries.kalender import jaarkalender
from regiehuis.kern.errors import NotAllowed
from regiehuis.samenwerking.access import AMSTERDAM
from regiehuis.samenwerking.actions import save_overlegvorm
from regiehuis.samenwerking.models import Overlegvorm
from tests.cast import DAG, act, cid

pytestmark = pytest.mark.django_db
D = datetime.date


def form(asker, **other):
    given = {
        "naam": "Beleid",
        "soort": "beleidsoverleg",
        "voorzitter_id": cid("procesregisseur"),
        "secretaris_id": cid("secretaris"),
        "kalender_van": D(2026, 3, 17),
        "weekdag": 1,
        "aanvang": datetime.time(9, 30),
        "plaats": "Stadhuis",
        "capaciteit": 0,
    }
    return save_overlegvorm(asker=asker, **given | other)


def planned(vorm) -> list[datetime.datetime]:
    rows = Overleg.objects.filter(overlegvorm=vorm).order_by("aanvang")
    return [row.aanvang.astimezone(AMSTERDAM) for row in rows]


def test_one_press_plans_the_period_and_a_second_makes_nothing() -> None:
    with act("ketenmanager") as asker:
        vorm = form(asker, feestdagregel="dag_later")
        first = plan_kalender(asker=asker, tot_en_met=D(2026, 5, 12))
        again = plan_kalender(asker=asker, tot_en_met=D(2026, 5, 12))
        assert (first.nieuw, first.stonden_al) == (9, 0) and (again.nieuw, again.stonden_al) == (0, 9)
        moments = planned(vorm)
        assert D(2026, 5, 6) in {m.date() for m in moments} and D(2026, 5, 5) not in {m.date() for m in moments}
        assert {m.time() for m in moments} == {datetime.time(9, 30)}, "the clock is kept through summer time"
        made = Overleg.objects.filter(overlegvorm=vorm).first()
        assert made is not None
        assert (made.plaats, made.voorzitter_id, made.secretaris_id) == (
            "Stadhuis",
            cid("procesregisseur"),
            cid("secretaris"),
        )
        longer = plan_kalender(asker=asker, tot_en_met=D(2026, 5, 19))
        assert (longer.nieuw, longer.stonden_al) == (1, 9)


def test_what_was_planned_by_hand_is_left_alone_and_not_doubled() -> None:
    by_hand = datetime.datetime(2026, 3, 24, 14, 0, tzinfo=AMSTERDAM)
    on_holiday = datetime.datetime(2026, 5, 5, 9, 30, tzinfo=AMSTERDAM)
    with act("ketenmanager") as asker:
        vorm = form(asker, feestdagregel="dag_eerder")
        for moment in (by_hand, on_holiday):
            plan_overleg(asker=asker, overlegvorm_id=vorm.id, aanvang=moment)
        plan_kalender(asker=asker, tot_en_met=D(2026, 5, 6))
        days = [m.date() for m in planned(vorm)]
        assert len(days) == len(set(days)) and by_hand in planned(vorm)
        assert D(2026, 5, 4) not in days, "it stands on the holiday itself, by choice"


def test_nothing_is_planned_in_the_past_nor_today_after_its_hour() -> None:
    with act("ketenmanager") as asker:
        vorm = form(asker, kalender_van=D(2026, 2, 10), aanvang=datetime.time(9, 0))
        plan_kalender(asker=asker, tot_en_met=D(2026, 3, 17))
        assert [m.date() for m in planned(vorm)] == [D(2026, 3, 17)], "today is the tenth, past nine"


def test_a_form_without_chair_is_named_and_without_a_calendar_is_left_alone() -> None:
    with act("ketenmanager") as asker:
        vorm = form(asker)
        Overlegvorm.objects.filter(id=vorm.id).update(voorzitter=None)
        done = plan_kalender(asker=asker, tot_en_met=D(2026, 4, 1))
        assert (done.nieuw, done.zonder_voorzitter) == (0, ("Beleid",))


@pytest.mark.parametrize("naam", ["procesregisseur", "secretaris"])
def test_chair_and_secretary_plan_their_own_forms_only(naam: str) -> None:
    with act("ketenmanager") as asker:
        own = form(asker)
        other = form(asker, naam="Ander", voorzitter_id=cid("andere_procesregisseur"), secretaris_id=None)
    with act(naam) as asker:
        assert plan_kalender(asker=asker, tot_en_met=D(2026, 4, 1)).nieuw == 3
        assert len(planned(own)) == 3 and planned(other) == []


@pytest.mark.parametrize("naam", ["lid", "beheerder", "fg", "burgemeester", "iemand_elders"])
def test_nobody_else_plans_from_the_calendar(naam: str) -> None:
    with act(naam) as asker, pytest.raises(NotAllowed):
        plan_kalender(asker=asker, tot_en_met=D(2026, 4, 1))


@pytest.mark.parametrize("tot_en_met", [DAG - datetime.timedelta(days=1), D(2028, 6, 1), D(9999, 12, 31)])
def test_a_period_that_cannot_be_is_refused_at_its_field(tot_en_met: D) -> None:
    with act("ketenmanager") as asker, pytest.raises(UnableToPlanKalender) as refused:
        plan_kalender(asker=asker, tot_en_met=tot_en_met)
    assert refused.value.field == "tot_en_met"


def test_the_database_refuses_an_end_before_the_begin() -> None:
    with act("ketenmanager") as asker:
        vorm = form(asker)
        with pytest.raises(IntegrityError), transaction.atomic():
            Overlegvorm.objects.filter(id=vorm.id).update(kalender_tot=D(2026, 1, 1))


def test_the_second_of_two_people_waits_for_the_first() -> None:
    """The lock of the first is held to the end of its transaction, so that the second reads what the first made."""
    with act("ketenmanager") as asker:
        plan_kalender(asker=asker, tot_en_met=D(2026, 4, 1))
        key = f"regiehuis.kalender {asker.huis_id}"
        with psycopg.connect(os.environ["DATABASE_SUPERUSER_URL"]) as other:
            row = other.execute("SELECT pg_try_advisory_xact_lock(hashtextextended(%s, 0))", [key]).fetchone()
        assert row == (False,)


def test_the_year_shows_planned_foreseen_lapsed_and_holidays() -> None:
    with act("ketenmanager") as asker:
        vorm = form(asker)
        plan_kalender(asker=asker, tot_en_met=D(2026, 4, 1))
    with act("buitenstaander") as asker:
        found = jaarkalender(asker, 2026, vorm.id)
    assert (found.gepland, found.voorzien, found.vervalt) == (3, 38, 1)
    may = found.maanden[4].momenten
    assert [(m.dag.day, m.naam) for m in may if m.feestdag] == [
        (5, "Bevrijdingsdag"),
        (14, "Hemelvaartsdag"),
        (24, "Eerste pinksterdag"),
        (25, "Tweede pinksterdag"),
    ]
    (lapsed,) = [m for m in may if m.vervalt]
    assert (lapsed.dag, lapsed.toelichting) == (D(2026, 5, 5), "Bevrijdingsdag: vervalt")
    assert [m.dag.month for m in found.maanden[2].momenten] == [3, 3, 3] and found.maanden[2].momenten[0].overleg_id


def test_the_year_of_another_house_is_its_own() -> None:
    with act("ketenmanager") as asker:
        vorm = form(asker)
    with act("iemand_elders") as asker:
        assert jaarkalender(asker, 2026, vorm.id).regels == [] and jaarkalender(asker, 2026).regels == []


def test_a_year_asks_three_questions_whatever_it_holds(django_assert_num_queries) -> None:
    with act("ketenmanager") as asker:
        form(asker)
        plan_kalender(asker=asker, tot_en_met=D(2026, 12, 31))
        with django_assert_num_queries(3):  # forms, meetings, log
            jaarkalender(asker, 2026)
