"""The inventory of 25 houses: what the source says, in our words, with what is doubtful marked (C9)."""

import pytest

from regiehuis.kennisbank.inventaris import REGIES, STANDEN, VELDEN, huis_met, huizen, zoek_huizen
from regiehuis.kern.errors import NotFound

FIELDS = {name for name, _ in VELDEN} | {"plaats"}


def test_there_are_25_each_once() -> None:
    assert len(huizen()) == len({h.code for h in huizen()}) == len({h.naam for h in huizen()}) == 25
    assert [h.code for h in huizen()][0] == "almere"


def test_states_and_direction_are_those_of_the_source() -> None:
    by_state = {stand: {h.code for h in zoek_huizen(stand=stand)} for stand, _ in STANDEN}
    assert by_state["in_oprichting"] == {"almere", "kerkrade", "maastricht"} and by_state["gesloten"] == {"arnhem"}
    assert len(by_state["open"]) == 21
    assert len(zoek_huizen(regie="om")) == 10 and len(zoek_huizen(regie="gemeente")) == 14
    years = {h.code: h.sinds for h in huizen()}
    assert (years["tilburg"], years["fryslan"], years["helmond"], years["almere"]) == (2002, 2008, 2006, None)
    assert huis_met("arnhem").jaren == "2004–2007"


@pytest.mark.parametrize("huis", huizen(), ids=lambda h: h.code)
def test_what_is_not_known_is_marked_and_no_mark_stands_alone(huis) -> None:
    assert huis.stand in dict(STANDEN) and huis.regie in dict(REGIES)
    assert set(huis.onzeker) <= FIELDS and all(len(reason) > 10 for reason in huis.onzeker.values())
    empty = {name for name in ("oorsprong", "initiatief", "gebied", "bijzonderheden") if not getattr(huis, name)}
    assert empty <= set(huis.onzeker), "unknown, and nobody says why"
    assert huis.sinds or huis.stand == "in_oprichting"
    assert {g.onzeker for g in huis.gegevens if g.onzeker} == set(huis.onzeker.values()), "each mark is shown"


def test_search_takes_every_word_and_filters_keep_less() -> None:
    assert [h.code for h in zoek_huizen(zoek="HELMOND kalender")] == ["helmond"]
    assert zoek_huizen(zoek="helmond bestaatniet") == [] and zoek_huizen(zoek="", stand="gesloten", regie="om") == []
    assert len(zoek_huizen(zoek="ketenunit")) == 5
    doubtful = zoek_huizen(onzeker=True)
    assert 0 < len(doubtful) < 25 and all(h.onzeker for h in doubtful)


def test_a_house_that_is_not_there() -> None:
    with pytest.raises(NotFound):
        huis_met("atlantis")
