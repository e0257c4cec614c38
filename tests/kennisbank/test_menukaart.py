"""The menukaart: everybody of the house reads it, the ketenmanager adds to it."""

import uuid

import pytest

from regiehuis.kennisbank.actions import add_menukaartitem, change_menukaartitem
from regiehuis.kennisbank.queries import aanbieders, menukaart, menukaartitem
from regiehuis.kern.errors import NotAllowed, NotFound
from regiehuis.samenwerking.actions import UnableToManage
from tests.cast import act, cid

pytestmark = pytest.mark.django_db


def add(asker, **other):
    given = {"onderdeel_id": cid("ggz_team"), "naam": "Crisisplan", "soort": "zorg"}
    return add_menukaartitem(asker=asker, **given | other)


@pytest.mark.parametrize("name", ["procesregisseur", "beheerder", "ggz_lid"])
def test_only_the_ketenmanager_adds(name):
    with act(name) as asker, pytest.raises(NotAllowed):
        add(asker)


def test_an_intervention_is_added_once_and_read_by_all():
    new = uuid.uuid4()
    with act("ketenmanager") as asker:
        assert add(asker, nieuw_id=new).id == add(asker, nieuw_id=new).id == new
    with act("ggz_lid") as asker:
        assert [m.naam for m in menukaart(asker)] == ["Ambulante behandeling", "Crisisplan"]
        assert menukaart(asker, soort="repressief") == []
    with act("iemand_elders") as asker:
        assert menukaart(asker) == []


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"naam": " "}, "naam"),
        ({"naam": "x" * 121}, "naam"),
        ({"soort": "anders"}, "soort"),
        ({"voor_wie": "x" * 201}, "voor_wie"),
        ({"voorwaarde": "x" * 301}, "voorwaarde"),
        ({"doorlooptijd_dagen": -1}, "doorlooptijd_dagen"),
        ({"doorlooptijd_dagen": 40000}, "doorlooptijd_dagen"),
        ({"onderdeel_id": uuid.uuid4()}, "onderdeel"),
    ],
)
def test_what_cannot_be_is_refused(given, field):
    with act("ketenmanager") as asker, pytest.raises(UnableToManage) as refused:
        add(asker, **given)
    assert refused.value.field == field


def change(asker, **other):
    given = {"menukaartitem_id": cid("menu_behandeling"), "versie": 1, "onderdeel_id": cid("verslavingszorg_team")}
    given |= {"naam": "Behandeling", "soort": "zorg", "voor_wie": "", "doorlooptijd_dagen": 7, "voorwaarde": ""}
    return change_menukaartitem(asker=asker, **given | {"actief": True} | other)


@pytest.mark.parametrize("name", ["procesregisseur", "beheerder", "triagepartner", "iemand_elders"])
def test_only_the_ketenmanager_changes(name):
    with act(name) as asker, pytest.raises(NotAllowed):
        change(asker)


def test_the_second_of_two_people_is_told():
    with act("ketenmanager") as asker:
        assert change(asker).doorlooptijd_dagen == 7
        with pytest.raises(UnableToManage, match="Iemand anders"):
            change(asker, doorlooptijd_dagen=9)
        assert menukaartitem(asker, cid("menu_behandeling")).doorlooptijd_dagen == 7
        with pytest.raises(NotFound):
            change(asker, menukaartitem_id=uuid.uuid4(), naam="Iets anders")


def test_a_unit_offers_the_same_thing_once_until_it_is_taken_off():
    with act("ketenmanager") as asker:
        first = add(asker)
        with pytest.raises(UnableToManage) as refused:
            add(asker, naam=" crisisPLAN ")
        assert refused.value.field == "naam"
        add(asker, onderdeel_id=cid("om_parket"))
        change(asker, menukaartitem_id=first.id, onderdeel_id=cid("ggz_team"), naam="Crisisplan", actief=False)
        again = add(asker)
        with pytest.raises(UnableToManage):
            change(asker, menukaartitem_id=first.id, versie=2, onderdeel_id=cid("ggz_team"), naam="Crisisplan")
        assert [m.actief for m in menukaart(asker, ook_oud=True) if m.id in (first.id, again.id)] == [False, True]


def test_what_is_taken_off_is_not_offered_to_a_plan_any_more():
    with act("ketenmanager") as asker:
        change(asker, actief=False)
        assert menukaart(asker) == [] and len(menukaart(asker, ook_oud=True)) == 1


def test_filters_keep_less():
    with act("ketenmanager") as asker:
        add(asker, voor_wie="Mensen in crisis", voorwaarde="Na overleg", doorlooptijd_dagen=1)
        add(asker, naam="Boete", soort="repressief", onderdeel_id=cid("om_parket"))
    with act("lid") as asker:
        for given, names in (
            ({"soort": "repressief"}, ["Boete"]),
            ({"zoek": "CRISIS overleg"}, ["Crisisplan"]),
            ({"zoek": "ggz"}, ["Crisisplan"]),
            ({"zoek": "100%"}, []),
            ({"binnen": 1}, ["Crisisplan"]),
            ({"binnen": 21}, ["Ambulante behandeling", "Crisisplan"]),
            ({"organisatie_id": cid("om")}, ["Boete"]),
            ({"organisatie_id": cid("om"), "soort": "zorg"}, []),
        ):
            assert sorted(m.naam for m in menukaart(asker, **given)) == names, given
        assert [naam for _, naam in aanbieders(asker)] == ["Ggz", "Om", "Verslavingszorg"]
