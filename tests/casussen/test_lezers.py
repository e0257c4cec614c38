"""The source sets who reads its item, and sees beforehand who then does and who no longer (R17)."""

import pytest

from regiehuis.casussen.access.lezers import readers
from regiehuis.casussen.actions.informatie import UnableToInbrengen, change_publiek
from regiehuis.casussen.actions.publiek import preview_publiek
from regiehuis.casussen.models import Informatie
from regiehuis.kern.errors import NotAllowed, NotFound
from tests.cast import ITEMS, MENSEN, act, cid

pytestmark = pytest.mark.django_db
POLITIE = cid("item_politie")
# Of each item somebody of its source, who asks; the deputy reads along with whom he stands in for.
BRON = {"reclassering_unit": "casusregisseur", "politie_basisteam": "lid", "ggz_team": "ggz_lid"}
LEDEN = [name for name in MENSEN if name != "vervanger"]


@pytest.mark.parametrize("item", ITEMS)
def test_who_is_said_to_read_it_is_who_gets_it(item):
    with act(BRON[ITEMS[item][0]]) as asker:
        told = {lezer.medewerker_id for lezer in readers(asker, cid(item))}
    got = set()
    for name in LEDEN:
        with act(name):
            if Informatie.objects.filter(id=cid(item)).exists():
                got.add(cid(name))
    # What a secretary typed stays with who typed it, without being a member.
    assert told == got - {cid("secretaris")}


def test_narrowing_tells_who_loses_it_and_widening_who_gets_it():
    with act("lid") as asker:
        told = preview_publiek(asker=asker, informatie_id=POLITIE, versie=1, publiek="procesregie")
        assert [lezer.naam for lezer in told.kwijt] == ["Casusregisseur", "Lid zonder categorie"]
        assert told.erbij == [] and {lezer.naam for lezer in told.blijft} == {"Lid", "Procesregisseur"}
        assert Informatie.objects.get(id=POLITIE).publiek == "alle_leden"
        change_publiek(asker=asker, informatie_id=POLITIE, versie=1, publiek="procesregie")
        wider = preview_publiek(asker=asker, informatie_id=POLITIE, versie=2, publiek="alle_leden")
        assert [lezer.naam for lezer in wider.erbij] == ["Casusregisseur", "Lid zonder categorie"]
    with act("casusregisseur"):
        assert not Informatie.objects.filter(id=POLITIE).exists()


def test_nobody_but_the_source_asks_or_widens():
    for name in ("procesregisseur", "casusregisseur", "lid_zonder_categorie"):
        with act(name) as asker, pytest.raises(NotAllowed):
            preview_publiek(asker=asker, informatie_id=POLITIE, versie=1, publiek="alle_leden")
    for name in ("ggz_lid", "buitenstaander", "ketenmanager"):
        with act(name) as asker, pytest.raises(NotFound):
            preview_publiek(asker=asker, informatie_id=POLITIE, versie=1, publiek="alle_leden")


def test_what_is_refused_is_refused_beforehand():
    with act("lid") as asker:
        with pytest.raises(UnableToInbrengen) as refused:
            preview_publiek(asker=asker, informatie_id=POLITIE, versie=1, publiek="onderdelen")
        assert refused.value.field == "publiek_onderdelen"
        with pytest.raises(UnableToInbrengen, match="Iemand anders"):
            preview_publiek(asker=asker, informatie_id=POLITIE, versie=7, publiek="procesregie")
