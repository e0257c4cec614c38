"""Pairs of delivered records: a run links and asks, people decide, every decision can be taken back."""

import datetime
import uuid
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import DatabaseError, connection, transaction

from regiehuis.kern.errors import GEWIJZIGD, NotAllowed, NotFound
from regiehuis.logboek.models import Logregel
from regiehuis.personen.actions.koppeling import (
    UnableToLink,
    ask_koppelrun,
    change_koppelinstelling,
    decide_paar,
)
from regiehuis.personen.models import Aangeleverdrecord, Koppelbesluit, Koppeling, Koppelrun
from regiehuis.samenwerking.access import Asker
from tests.cast import DAG, MENSEN, MOMENT, act, cid
from tests.personen.paren import besluit, lever_records, paar_van, tweede_analist, vind

pytestmark = pytest.mark.django_db

ANDEREN = [naam for naam in (*MENSEN, "iemand_elders") if naam != "analist"]


@pytest.fixture
def wie() -> list[uuid.UUID]:
    """Five records; a run linked the first two, and asks about the second and third."""
    with act("analist") as asker:
        keys = lever_records(asker, 5)
        vind(asker, keys, [(0, 1, "gekoppeld"), (1, 2, "voorgesteld")])
    return keys


@contextmanager
def pair(wie: list[uuid.UUID], a: int, b: int, naam: str = "analist") -> Iterator[tuple[Asker, Koppeling]]:
    """The analyst before a pair."""
    with act(naam) as asker:
        paar = paar_van(wie, a, b)
        assert paar is not None
        yield asker, paar


def doe(wie: list[uuid.UUID], a: int, b: int, wat: str, naam: str = "analist", **anders: object) -> Koppeling:
    """A decision on a pair."""
    with pair(wie, a, b, naam) as (asker, paar):
        return besluit(asker, paar, wat, **anders)


def personen(wie: list[uuid.UUID]) -> list[int]:
    """For each record the place of who it is taken for."""
    with act("analist"):
        sleutels = dict(Aangeleverdrecord.objects.values_list("id", "persoonsleutel"))
    return [wie.index(sleutels[key]) for key in wie]


def test_a_run_links_at_once_and_asks_the_rest(wie: list[uuid.UUID]) -> None:
    assert personen(wie) == [0, 0, 2, 3, 4]
    with act("analist"):
        run = Koppelrun.objects.get()
        assert (run.stand, run.gekoppeld, run.gevraagd, run.records) == ("klaar", 1, 1, 5)


def test_the_same_run_again_changes_nothing(wie: list[uuid.UUID]) -> None:
    with act("analist") as asker:
        eerst = list(Koppeling.objects.order_by("id").values())
        assert vind(asker, wie, [(0, 1, "gekoppeld"), (1, 2, "voorgesteld")]) == 0
        assert list(Koppeling.objects.order_by("id").values()) == eerst


def test_what_a_later_run_no_longer_finds_lapses_and_comes_back(wie: list[uuid.UUID]) -> None:
    with act("analist") as asker:
        vind(asker, wie, [(1, 2, "gekoppeld")])
    assert personen(wie) == [0, 1, 1, 3, 4]
    with pair(wie, 0, 1) as (_, paar):
        assert paar.stand == "vervallen"
    with act("analist") as asker:
        vind(asker, wie, [(0, 1, "gekoppeld")])
    assert personen(wie) == [0, 0, 2, 3, 4]


def test_the_same_makes_one_person_and_undoing_parts_them_again(wie: list[uuid.UUID]) -> None:
    paar = doe(wie, 1, 2, "zelfde")
    assert (paar.stand, personen(wie)) == ("gekoppeld", [0, 0, 0, 3, 4])
    paar = doe(wie, 1, 2, "ongedaan", reden="Toch een broer")
    assert (paar.stand, personen(wie)) == ("ongedaan", [0, 0, 2, 3, 4])
    with act("analist"):
        told = Koppelbesluit.objects.order_by("id").values_list("besluit", "reden", "door_id", "op")
        assert list(told) == [
            ("zelfde", "Gezien in het dossier", cid("analist"), MOMENT),
            ("ongedaan", "Toch een broer", cid("analist"), MOMENT),
        ]
    assert doe(wie, 1, 2, "zelfde").stand == "gekoppeld", "who undid it may think again"


def test_undoing_what_a_run_linked_holds_against_the_next_run(wie: list[uuid.UUID]) -> None:
    doe(wie, 0, 1, "ongedaan")
    assert personen(wie) == [0, 1, 2, 3, 4]
    with act("analist") as asker:
        vind(asker, wie, [(0, 1, "gekoppeld"), (1, 2, "voorgesteld")])
    assert personen(wie) == [0, 1, 2, 3, 4]


@pytest.mark.parametrize("wat", ["zelfde", "ander", "uitstellen", "navraag"])
def test_no_run_goes_against_what_a_person_decided(wie: list[uuid.UUID], wat: str) -> None:
    stand = doe(wie, 1, 2, wat, tot=DAG + datetime.timedelta(days=9)).stand
    with act("analist") as asker:
        for vondst in ("gekoppeld", "voorgesteld"):
            vind(asker, wie, [(1, 2, vondst)])
        vind(asker, wie, [])
    with pair(wie, 1, 2) as (_, paar):
        assert paar.stand == stand


def test_who_was_kept_apart_can_be_asked_again(wie: list[uuid.UUID]) -> None:
    assert doe(wie, 1, 2, "ander").stand == "apart"
    paar = doe(wie, 1, 2, "ongedaan")
    assert (paar.stand, paar.besloten_door_id) == ("voorgesteld", None)


def test_postponing_keeps_the_day_and_asking_the_partner_lets_go_of_it(wie: list[uuid.UUID]) -> None:
    dag = DAG + datetime.timedelta(days=7)
    assert doe(wie, 1, 2, "uitstellen", tot=dag).uitgesteld_tot == dag
    paar = doe(wie, 1, 2, "navraag", tot=dag)
    assert (paar.stand, paar.uitgesteld_tot) == ("bij_partner", None)


def test_nobody_is_linked_along_others_to_who_is_somebody_else(wie: list[uuid.UUID]) -> None:
    with act("analist") as asker:
        vind(asker, wie, [(0, 1, "gekoppeld"), (1, 2, "voorgesteld"), (0, 2, "voorgesteld")])
    doe(wie, 0, 2, "ander")
    with pytest.raises(UnableToLink, match="verschillende mensen"):
        doe(wie, 1, 2, "zelfde")
    assert personen(wie) == [0, 0, 2, 3, 4]
    doe(wie, 0, 2, "ongedaan")
    doe(wie, 1, 2, "zelfde")
    assert personen(wie) == [0, 0, 0, 3, 4]


def test_a_link_that_was_undone_stands_in_nobodys_way(wie: list[uuid.UUID]) -> None:
    with act("analist") as asker:
        vind(asker, wie, [(0, 1, "gekoppeld"), (1, 2, "gekoppeld"), (0, 2, "gekoppeld")])
    doe(wie, 0, 1, "ongedaan")
    assert personen(wie)[:3] == [0, 0, 0], "they hold together by the third"
    doe(wie, 0, 2, "ongedaan")
    assert personen(wie)[:3] == [0, 1, 1]
    doe(wie, 0, 1, "zelfde")
    assert personen(wie)[:3] == [0, 0, 0]


def test_the_second_of_two_is_told_and_changes_nothing(wie: list[uuid.UUID]) -> None:
    with pair(wie, 1, 2) as (asker, paar):
        besluit(asker, paar, "navraag")
        for wat in ("zelfde", "ongedaan"):
            with pytest.raises(UnableToLink, match=GEWIJZIGD):
                besluit(asker, paar, wat, versie=1)
        with pytest.raises(UnableToLink):
            besluit(asker, paar, "zelfde", versie=None)
        assert Koppelbesluit.objects.count() == 1 and paar_van(wie, 1, 2).stand == "bij_partner"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("fout", "veld"),
    [({"besluit": "misschien"}, "besluit"), ({"reden": "  "}, "reden"), ({"besluit": "uitstellen"}, "tot")],
    ids=["besluit", "reden", "tot"],
)
def test_what_is_wrong_is_told_at_its_field(wie: list[uuid.UUID], fout: dict[str, str], veld: str) -> None:
    with pair(wie, 1, 2) as (asker, paar):
        given = {"versie": 1, "besluit": "zelfde", "reden": "Gezien", **fout}
        with pytest.raises(UnableToLink) as refused:
            decide_paar(asker=asker, koppeling_id=paar.id, **given)  # type: ignore[arg-type]
        assert refused.value.field == veld and not Koppelbesluit.objects.exists()


def four_eyes() -> None:
    with act("analist") as asker:
        change_koppelinstelling(asker=asker, versie=0, koppelen_vanaf=2.0, vragen_vanaf=-1.0, vier_ogen=True)
    tweede_analist()


@pytest.mark.parametrize(("wat", "stand"), [("zelfde", "gekoppeld"), ("ander", "apart")])
def test_with_four_eyes_another_agrees(wie: list[uuid.UUID], wat: str, stand: str) -> None:
    four_eyes()
    assert doe(wie, 1, 2, wat).stand == "wacht_tweede"
    assert personen(wie) == [0, 0, 2, 3, 4]
    with pytest.raises(UnableToLink, match="Een ander kijkt mee"):
        doe(wie, 1, 2, "akkoord")
    paar = doe(wie, 1, 2, "akkoord", "secretaris")
    assert (paar.stand, paar.besloten_door_id) == (stand, cid("secretaris"))
    assert personen(wie) == ([0, 0, 0, 3, 4] if stand == "gekoppeld" else [0, 0, 2, 3, 4])


@pytest.mark.parametrize("naam", ["analist", "secretaris"])
def test_with_four_eyes_each_of_them_can_stop_it(wie: list[uuid.UUID], naam: str) -> None:
    four_eyes()
    doe(wie, 1, 2, "zelfde")
    assert doe(wie, 1, 2, "oneens", naam).stand == "voorgesteld"


@pytest.mark.parametrize("naam", ANDEREN)
def test_for_anybody_else_there_is_no_pair_and_no_run(wie: list[uuid.UUID], naam: str) -> None:
    with act("analist"):
        key = paar_van(wie, 1, 2).id  # type: ignore[union-attr]
    with act(naam) as asker:
        for sleutel in (key, cid("bestaat niet")):
            with pytest.raises(NotFound):
                decide_paar(asker=asker, koppeling_id=sleutel, versie=1, besluit="", reden="")
        with pytest.raises(NotAllowed):
            ask_koppelrun(asker=asker)
        with pytest.raises(NotAllowed):
            change_koppelinstelling(asker=asker, versie=0, koppelen_vanaf=1, vragen_vanaf=0, vier_ogen=False)
        assert not any(model.objects.exists() for model in (Koppeling, Koppelrun, Koppelbesluit))


def test_the_thresholds_are_those_that_were_chosen(wie: list[uuid.UUID]) -> None:
    with act("analist") as asker:
        with pytest.raises(UnableToLink) as refused:
            change_koppelinstelling(asker=asker, versie=0, koppelen_vanaf=2, vragen_vanaf=2, vier_ogen=False)
        assert refused.value.field == "vragen_vanaf"
        change_koppelinstelling(asker=asker, versie=0, koppelen_vanaf=5, vragen_vanaf=2, vier_ogen=False)
        run = ask_koppelrun(asker=asker)
        assert (run.koppelen_vanaf, run.vragen_vanaf) == (5, 2)
        with pytest.raises(UnableToLink, match=GEWIJZIGD):
            change_koppelinstelling(asker=asker, versie=0, koppelen_vanaf=6, vragen_vanaf=2, vier_ogen=False)
        assert change_koppelinstelling(
            asker=asker, versie=1, koppelen_vanaf=6, vragen_vanaf=2, vier_ogen=True
        ).vier_ogen


def test_one_run_at_a_time_until_it_was_cut_off() -> None:
    sleutel = cid("een klik")
    with act("analist") as asker:
        made = ask_koppelrun(asker=asker, nieuw_id=sleutel)
        assert ask_koppelrun(asker=asker, nieuw_id=sleutel) == made, "a double click asks once"
        with pytest.raises(UnableToLink, match="al om een koppeling gevraagd"):
            ask_koppelrun(asker=asker)
    with act("analist", moment=MOMENT + datetime.timedelta(hours=2)) as asker:
        assert ask_koppelrun(asker=asker) != made


def test_the_log_tells_which_records_and_no_name(wie: list[uuid.UUID]) -> None:
    with pair(wie, 1, 2) as (_, paar):
        key = paar.id
    doe(wie, 1, 2, "zelfde")
    with act("fg"):
        regel = Logregel.objects.get(object_id=key)
        assert (regel.handeling, regel.object_soort) == ("samenvoegen", "koppeling")
        assert set(regel.persoon_ids) == {wie[1], wie[2]}
        assert "Voorbeeld" not in str(vars(regel))


@pytest.mark.parametrize(
    "sql",
    [
        "DELETE FROM personen_koppeling",
        "DELETE FROM personen_koppelbesluit",
        "DELETE FROM personen_koppelrun",
        "UPDATE personen_koppelbesluit SET reden = 'anders'",
        "UPDATE personen_koppeling SET record_a_id = record_a_id",
        "UPDATE personen_koppeling SET veiligheidshuis_id = veiligheidshuis_id",
    ],
)
def test_the_database_itself_keeps_pairs_and_decisions(wie: list[uuid.UUID], sql: str) -> None:
    doe(wie, 1, 2, "zelfde")
    with act("analist"), pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(sql)


def test_the_database_itself_refuses_a_decision_in_anothers_name(wie: list[uuid.UUID]) -> None:
    with pair(wie, 1, 2) as (asker, paar):
        van = {"veiligheidshuis_id": asker.huis_id, "koppeling_id": paar.id, "op": MOMENT, "reden": "x"}
        with pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
            Koppelbesluit.objects.create(besluit="zelfde", door_id=cid("lid"), **van)
