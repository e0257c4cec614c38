"""The rota of piket: who is alerted when, and when nobody holds it (R9), under the database's policies."""

import datetime
import uuid
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from regiehuis.casussen.actions.signaal import start_signaal
from regiehuis.casussen.models import Piketmelding
from regiehuis.casussen.queries.piket import piket_nu
from regiehuis.kern.errors import NotAllowed, NotFound, Refusal
from regiehuis.samenwerking.actions import appoint_functie
from regiehuis.samenwerking.actions.piketrooster import (
    cancel_piketdienst,
    change_piketdienst,
    plan_piketdienst,
)
from regiehuis.samenwerking.models import Piketdienst
from regiehuis.samenwerking.queries.piketrooster import piketrooster
from regiehuis.samenwerking.rules import gaps
from tests.cast import MOMENT, act, cid

pytestmark = pytest.mark.django_db
UUR = datetime.timedelta(hours=1)
DAG = datetime.timedelta(days=1)


def shift(begin: datetime.timedelta, eind: datetime.timedelta, wie: str = "piket", /, **anders: Any) -> Piketdienst:
    """A shift from so long after the moment of the tests to so long after it."""
    with act("ketenmanager") as asker:
        given = {"medewerker_id": cid(wie), "van": MOMENT + begin, "tot": MOMENT + eind}
        return plan_piketdienst(asker=asker, **{**given, **anders})


def also_piket(wie: str) -> None:
    with act("ketenmanager") as asker:
        appoint_functie(asker=asker, medewerker_id=cid(wie), soort="piket")


def alerted() -> set[uuid.UUID]:
    """Who gets an alert of this moment."""
    with act("afzender") as asker:
        signaal = start_signaal(asker=asker, acuut=True, acuut_toelichting="Nu gevaar")
    with act("procesregisseur"):
        return set(Piketmelding.objects.filter(signaal_id=signaal.id).values_list("aan_id", flat=True))


def test_without_a_rota_everybody_with_the_function_is_alerted() -> None:
    also_piket("lid")
    assert alerted() == {cid("piket"), cid("lid")}


def test_the_holder_of_the_moment_alone_is_alerted() -> None:
    also_piket("lid")
    shift(-UUR, UUR, "lid")
    shift(UUR, DAG)
    assert alerted() == {cid("lid")}
    with act("afzender") as asker:
        assert [dienst.naam for dienst in piket_nu(asker)] == ["Lid"]


@pytest.mark.parametrize("uren", [(-2, 0), (1, 2)])
def test_in_a_gap_the_chair_of_the_triage_is_alerted(uren: tuple[int, int]) -> None:
    """A shift that ends at this very moment is over; one that begins later has not begun."""
    early, late = uren
    if late <= 0:
        with act("ketenmanager", moment=MOMENT - 3 * UUR) as asker:
            plan_piketdienst(asker=asker, medewerker_id=cid("piket"), van=MOMENT + early * UUR, tot=MOMENT)
    else:
        shift(early * UUR, late * UUR)
    assert alerted() == {cid("procesregisseur")}
    with act("afzender") as asker:
        assert piket_nu(asker) == []


def test_the_page_shows_now_and_the_gaps_beforehand() -> None:
    shift(-UUR, DAG)
    shift(3 * DAG, 30 * DAG)
    with act("lid") as asker:
        seen = piketrooster(asker)
        assert seen.nu and seen.nu.naam == "Piket"
        assert list(seen.gaten) == [(MOMENT + DAG, MOMENT + 3 * DAG)]


@pytest.mark.parametrize(
    ("anders", "veld"),
    [
        ({"tot": MOMENT + UUR, "van": MOMENT + UUR}, "tot"),
        ({"tot": MOMENT, "van": MOMENT + UUR}, "tot"),
        ({"tot": MOMENT + 40 * DAG}, "tot"),
        ({"van": MOMENT - 2 * DAG, "tot": MOMENT - DAG}, "tot"),
        ({"medewerker_id": cid("lid")}, "medewerker"),
        ({"medewerker_id": uuid.uuid4()}, "medewerker"),
        ({"van": MOMENT + UUR}, "van"),  # the shift that stands there
    ],
)
def test_bad_input_is_refused_at_its_field(anders: dict[str, Any], veld: str) -> None:
    shift(2 * UUR, 4 * UUR)
    with pytest.raises(Refusal) as refused:
        shift(5 * UUR, 6 * UUR, **anders)
    assert refused.value.field == veld


def test_shifts_that_meet_do_not_overlap_and_the_database_says_so_too() -> None:
    shift(UUR, 2 * UUR)
    shift(2 * UUR, 3 * UUR)
    with act("ketenmanager"), pytest.raises(DatabaseError), transaction.atomic():
        Piketdienst.objects.create(
            veiligheidshuis_id=cid("huis"),
            medewerker_id=cid("piket"),
            van=MOMENT + UUR,
            tot=MOMENT + 5 * UUR,
        )


def test_a_shift_that_began_can_only_end_and_what_was_stays() -> None:
    also_piket("lid")
    running, later = shift(-UUR, UUR), shift(DAG, 2 * DAG)
    with act("ketenmanager") as asker:
        change = {"asker": asker, "piketdienst_id": running.id, "versie": 1, "tot": MOMENT + 2 * UUR}
        with pytest.raises(Refusal, match="begonnen"):
            change_piketdienst(medewerker_id=cid("lid"), van=running.van, **change)
        change_piketdienst(medewerker_id=cid("piket"), van=running.van, **change)
        with pytest.raises(Refusal, match="Iemand anders"):
            cancel_piketdienst(asker=asker, piketdienst_id=running.id, versie=1)
        cancel_piketdienst(asker=asker, piketdienst_id=running.id, versie=2)
        cancel_piketdienst(asker=asker, piketdienst_id=later.id, versie=1)
        assert list(Piketdienst.objects.values_list("van", "tot")) == [(running.van, MOMENT)]
        with pytest.raises(Refusal, match="voorbij"):
            cancel_piketdienst(asker=asker, piketdienst_id=running.id, versie=3)


@pytest.mark.parametrize("wie", ["piket", "procesregisseur", "beheerder", "fg", "lid"])
def test_only_the_ketenmanager_keeps_the_rota(wie: str) -> None:
    row = shift(UUR, 2 * UUR)
    with act(wie) as asker:
        given = {"medewerker_id": cid("piket"), "van": MOMENT + DAG, "tot": MOMENT + 2 * DAG}
        with pytest.raises(NotAllowed):
            plan_piketdienst(asker=asker, **given)
        with pytest.raises(NotAllowed):
            cancel_piketdienst(asker=asker, piketdienst_id=row.id, versie=1)


def test_another_house_sees_nothing_of_it() -> None:
    row = shift(UUR, 2 * UUR)
    with act("iemand_elders") as asker:
        assert list(piketrooster(asker).diensten) == [] and not Piketdienst.objects.exists()
    with act("ketenmanager") as asker, pytest.raises(NotFound):
        cancel_piketdienst(asker=asker, piketdienst_id=uuid.uuid4(), versie=1)
    assert row


def test_a_double_click_plans_once() -> None:
    key = uuid.uuid4()
    assert shift(UUR, 2 * UUR, nieuw_id=key) == shift(UUR, 2 * UUR, nieuw_id=key)


moments = st.integers(min_value=0, max_value=200).map(lambda n: MOMENT + n * UUR)


@settings(deadline=None)
@given(st.lists(st.tuples(moments, moments).map(lambda pair: (min(pair), max(pair))), max_size=6))
def test_every_moment_is_in_a_shift_or_in_a_gap(diensten: list[tuple[datetime.datetime, datetime.datetime]]) -> None:
    open_parts = gaps(diensten, MOMENT, MOMENT + 100 * UUR)
    assert all(begin < end for begin, end in open_parts)
    for n in range(100):
        moment = MOMENT + n * UUR
        held = any(begin <= moment < end for begin, end in diensten)
        assert held != any(begin <= moment < end for begin, end in open_parts)
