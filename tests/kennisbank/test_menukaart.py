"""The menukaart: everybody of the house reads it, the ketenmanager adds to it."""

import uuid

import pytest

from regiehuis.kennisbank.actions import add_menukaartitem
from regiehuis.kennisbank.queries import menukaart
from regiehuis.kern.errors import NotAllowed
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
