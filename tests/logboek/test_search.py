"""The FG's search: each filter, page by page, logged itself, and closed to everybody else (R33, R35)."""

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

import pytest
from django.utils import timezone

from regiehuis.kern.errors import NotFound
from regiehuis.kern.models import new_id
from regiehuis.logboek.access import search_logboek, see_history
from regiehuis.logboek.actions import record
from regiehuis.logboek.queries import Plek, Zoekvraag, list_history, search_regels
from regiehuis.logboek.rules import FG
from tests.logboek.conftest import ANDER_HUIS, HUIS, Vrager

pytestmark = pytest.mark.django_db
Start = Callable[..., Vrager]
FG_VRAGER = Vrager(functies=frozenset({FG}))


class Inhoud:
    """Rows of two employees in one house, and one in another."""

    def __init__(self, start: Start) -> None:
        self.een, self.twee, self.elders = Vrager(), Vrager(), Vrager(huis_id=ANDER_HUIS)
        self.casus, self.plan, self.persoon = new_id(), new_id(), new_id()
        start(self.een)
        record(asker=self.een, handeling="lezen", object_soort="casus", object_id=self.casus)
        record(
            asker=self.een,
            handeling="wijzigen",
            object_soort="casus",
            object_id=self.casus,
            personen=[new_id(), self.persoon],
        )
        start(self.twee)
        record(asker=self.twee, handeling="lezen", object_soort="plan", object_id=self.plan, personen=[self.persoon])
        start(self.elders)
        record(
            asker=self.elders, handeling="lezen", object_soort="casus", object_id=self.casus, personen=[self.persoon]
        )


@pytest.fixture
def inhoud(as_asker: Start) -> Inhoud:
    inhoud = Inhoud(as_asker)
    as_asker(FG_VRAGER, fg_of=[HUIS])
    return inhoud


def found(**filters: object) -> list[tuple[str, UUID | None]]:
    zoekvraag = Zoekvraag(**filters)  # type: ignore[arg-type]
    page = search_regels(asker=FG_VRAGER, zoekvraag=zoekvraag)
    return [(regel.handeling, regel.object_id) for regel in page.regels]


def test_each_filter_narrows(inhoud: Inhoud) -> None:
    looked, changed, plan = ("lezen", inhoud.casus), ("wijzigen", inhoud.casus), ("lezen", inhoud.plan)
    assert found() == [plan, changed, looked]
    assert found(medewerker_id=inhoud.een.medewerker_id) == [changed, looked]
    assert found(persoon_id=inhoud.persoon) == [plan, changed]
    assert found(persoon_id=inhoud.persoon, handeling="lezen") == [plan]
    assert found(object_soort="casus") == [changed, looked]
    assert found(object_ids=(inhoud.plan,)) == [plan]
    assert found(handeling="wijzigen") == [changed]
    assert found(persoon_id=new_id()) == []


def test_the_period_is_half_open(inhoud: Inhoud) -> None:
    first = search_regels(asker=FG_VRAGER, zoekvraag=Zoekvraag()).regels[-1].moment
    assert len(found(van=first)) == 3
    assert len(found(tot=first)) == 0
    assert len(found(van=first, tot=first + timedelta(microseconds=1))) == 1
    assert len(found(van=timezone.now() + timedelta(minutes=1))) == 0


@pytest.mark.parametrize("persoon", [False, True])
def test_pages_hold_every_row_once(as_asker: Start, persoon: bool) -> None:
    asker, persoon_id = as_asker(), new_id()
    objecten = [new_id() for _ in range(11)]
    for object_id in objecten:
        record(asker=asker, handeling="lezen", object_soort="casus", object_id=object_id, personen=[persoon_id])
    as_asker(FG_VRAGER, fg_of=[HUIS])
    zoekvraag = Zoekvraag(persoon_id=persoon_id if persoon else None)
    seen: list[UUID | None] = []
    na: Plek | None = None
    for size in (4, 4, 4):
        page = search_regels(asker=FG_VRAGER, zoekvraag=zoekvraag, na=na, size=size)
        seen += [regel.object_id for regel in page.regels]
        na = page.volgende
    assert na is None
    assert seen == objecten[::-1]


def test_a_full_last_page_has_no_next(inhoud: Inhoud) -> None:
    assert search_regels(asker=FG_VRAGER, zoekvraag=Zoekvraag(), size=3).volgende is None


def test_history_of_one_object(inhoud: Inhoud) -> None:
    regels = list_history(asker=FG_VRAGER, object_soort="casus", object_id=inhoud.casus)
    assert [regel.handeling for regel in regels] == ["wijzigen", "lezen"]
    assert regels[0].persoon_ids[1] == inhoud.persoon


def test_the_function_of_the_person_search_checks_the_asker_itself(inhoud: Inhoud, as_asker: Start) -> None:
    for fg_of in ([], [ANDER_HUIS]):
        as_asker(FG_VRAGER, fg_of=fg_of)
        assert found(persoon_id=inhoud.persoon) == []


def test_a_search_is_logged_with_the_person_it_was_about(inhoud: Inhoud) -> None:
    assert len(search_logboek(asker=FG_VRAGER, zoekvraag=Zoekvraag(persoon_id=inhoud.persoon)).regels) == 2
    assert len(see_history(asker=FG_VRAGER, object_soort="casus", object_id=inhoud.casus)) == 2
    looked, searched = search_regels(asker=FG_VRAGER, zoekvraag=Zoekvraag(medewerker_id=FG_VRAGER.medewerker_id)).regels
    assert (searched.handeling, searched.object_soort, searched.persoon_ids) == (
        "zoeken",
        "logregel",
        [inhoud.persoon],
    )
    assert (looked.handeling, looked.object_id) == ("lezen", inhoud.casus)


def test_who_is_not_fg_is_told_that_there_is_nothing(as_asker: Start) -> None:
    asker = as_asker()
    with pytest.raises(NotFound):
        search_logboek(asker=asker, zoekvraag=Zoekvraag())
    with pytest.raises(NotFound):
        see_history(asker=asker, object_soort="casus", object_id=new_id())
