"""Python judges by itself: with every policy of reading open, nobody gets further than the rules say (R15).

So a policy that is forgotten in a migration opens nothing yet; test_policies.py shows the same of the database alone.
"""

import datetime
import uuid
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from proof.mutaties_beleid import opened, policies
from regiehuis.casussen.access.informatie import readable_items
from regiehuis.casussen.access.noodtoegang import enter_casus
from regiehuis.kern.errors import NotFound
from regiehuis.personen import access as leveringen
from regiehuis.samenwerking.access import Asker
from regiehuis.verantwoording.access import verzoek as verzoeken
from regiehuis.verantwoording.models import Verzoek
from tests.access.rijk import rijk_huis
from tests.cast import DAG, MENSEN, MOMENT, act, cid
from tests.casussen.test_noodtoegang import take

DAY = datetime.timedelta(days=1)
Fetch = Callable[[Asker], object]
POLITIE = ("lid", "vervanger", "afzender")


@pytest.fixture(scope="module", autouse=True)
def without_policies(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """The rich house, in which the database holds nothing back from who reads."""
    with django_db_blocker.unblock(), rijk_huis():
        with opened(*(b for b in policies() if b.opdracht in ("SELECT", "ALL") and "web" in b.rol)):
            yield


pytestmark = pytest.mark.django_db


def absent(who: str, fetch: Fetch, moment: datetime.datetime = MOMENT) -> bool:
    """Whether what somebody fetches is not there for him."""
    with act(who, moment=moment) as asker:
        try:
            fetch(asker)
        except NotFound:
            return True
        return False


def all_but(*functies: str) -> list[str]:
    return [naam for naam, (_, own) in MENSEN.items() if not set(functies) & set(own)]


@pytest.mark.parametrize(
    "who", ["buitenstaander", "verlopen_lid", "niet_ondertekend", "ketenmanager", "fg", "beheerder"]
)
def test_items_are_for_members(who: str) -> None:
    assert absent(who, lambda asker: readable_items(asker, cid("casus")))
    assert not absent("lid", lambda asker: readable_items(asker, cid("casus")))


@pytest.mark.parametrize("who", all_but("contactpunt"))
def test_requests_are_for_the_contact_point(who: str) -> None:
    fetches: list[Fetch] = [
        lambda asker: verzoeken.fetch_verzoek(asker, cid("verzoek")),
        lambda asker: verzoeken.fetch_post(asker, cid("verzoekpost")),
    ]
    for fetch in fetches:
        assert absent(who, fetch)
        assert not absent("contactpunt", fetch)


@pytest.mark.parametrize("who", all_but("informatieanalist"))
def test_what_partners_delivered_is_for_the_analyst(who: str) -> None:
    fetches: list[Fetch] = [
        lambda asker: leveringen.fetch_aanlevering(asker, cid("aanlevering")),
        lambda asker: leveringen.wachtend(asker, cid("aanlevering")),
        lambda asker: leveringen.fetch_koppeling(asker, cid("koppeling")),
        lambda asker: leveringen.fetch_nettolijst(asker, cid("nettolijst")),
        lambda asker: leveringen.fetch_nettolijstregel(asker, cid("nettolijstregel")),
    ]
    for fetch in fetches:
        assert absent(who, fetch)
        assert not absent("analist", fetch)


def test_a_request_is_read_while_it_runs_once_who_asks_is_known() -> None:
    runs = {"identiteit_op": MOMENT, "gesloten_op": None, "toegang_tot": DAG + DAY}
    with act("contactpunt") as asker:
        assert verzoeken.may_read(asker, Verzoek(**runs))
        for wrong in ({"identiteit_op": None}, {"gesloten_op": MOMENT}, {"toegang_tot": DAG}):
            assert not verzoeken.may_read(asker, Verzoek(**(runs | wrong)))
    with act("lid") as asker:
        assert not verzoeken.may_read(asker, Verzoek(**runs))


def test_a_question_to_a_source_is_for_its_liaison() -> None:
    """And who stands in for him, not for the others of the same unit."""
    fetches = {who: absent(who, lambda asker: verzoeken.fetch_zienswijze(asker, cid("zienswijze"))) for who in POLITIE}
    assert fetches == {"lid": False, "vervanger": False, "afzender": True}


@pytest.mark.parametrize("who", sorted(set(all_but("liaison", "contactpunt")) - {"vervanger"}))
def test_a_notice_is_for_a_liaison_and_the_contact_point(who: str) -> None:
    assert absent(who, lambda asker: verzoeken.fetch_kennisgeving(asker, cid("kennisgeving")))
    assert not absent("contactpunt", lambda asker: verzoeken.fetch_kennisgeving(asker, cid("kennisgeving")))


def test_emergency_access_is_for_who_took_it_while_it_lasts() -> None:
    key: uuid.UUID = take()

    def enter(asker: Asker) -> object:
        return enter_casus(asker, key)

    assert not absent("buitenstaander", enter)
    assert absent("afzender", enter)
    assert absent("buitenstaander", enter, MOMENT + 3 * DAY)
