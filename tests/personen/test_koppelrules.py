"""What becomes of a pair: stands, four eyes, thresholds, and who records are by their links. Without a database."""

import datetime
import uuid

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regiehuis.personen.rules import koppeling as rules

VANDAAG = datetime.date(2026, 3, 10)
MORGEN = VANDAAG + datetime.timedelta(days=1)
WIE = [uuid.UUID(int=n) for n in range(1, 7)]
STANDEN = [stand for stand, _ in rules.KOPPELSTANDEN]
BESLUITEN = [besluit for besluit, _ in rules.PAARBESLUITEN]


@pytest.mark.parametrize("stand", STANDEN)
@pytest.mark.parametrize("besluit", BESLUITEN)
@pytest.mark.parametrize("vier_ogen", [False, True])
def test_every_stand_and_decision_leads_to_a_stand_or_is_refused(stand: str, besluit: str, vier_ogen: bool) -> None:
    nieuw = rules.next_stand(stand, besluit, vier_ogen=vier_ogen, wacht_op="ander")
    allowed = {
        **dict.fromkeys(rules.OPEN, {"zelfde", "ander", "uitstellen", "navraag"}),
        "ongedaan": {"zelfde", "ander"},
        "wacht_tweede": {"akkoord", "oneens"},
        "gekoppeld": {"ongedaan"},
        "apart": {"ongedaan"},
        "vervallen": set(),
    }[stand]
    assert (nieuw in STANDEN) == (besluit in allowed) and (nieuw is None) == (besluit not in allowed)


def test_with_four_eyes_the_same_and_another_wait_and_agreeing_makes_what_the_first_said() -> None:
    for besluit, wordt in (("zelfde", "gekoppeld"), ("ander", "apart")):
        assert rules.next_stand("voorgesteld", besluit, vier_ogen=True) == "wacht_tweede"
        assert rules.next_stand("voorgesteld", besluit, vier_ogen=False) == wordt
        assert rules.next_stand("wacht_tweede", "akkoord", vier_ogen=True, wacht_op=besluit) == wordt
        # What waits when the house lets go of it is still for a second.
        assert rules.next_stand("wacht_tweede", "akkoord", vier_ogen=False, wacht_op=besluit) == wordt
    assert rules.next_stand("wacht_tweede", "oneens", vier_ogen=True, wacht_op="zelfde") == "voorgesteld"
    assert rules.next_stand("gekoppeld", "ongedaan", vier_ogen=True) == "ongedaan"


def test_the_second_is_somebody_else() -> None:
    assert rules.check_tweede("akkoord", eerste=WIE[0], wie=WIE[0])
    assert rules.check_tweede("akkoord", eerste=WIE[0], wie=WIE[1]) is None
    assert rules.check_tweede("oneens", eerste=WIE[0], wie=WIE[0]) is None


@pytest.mark.parametrize(
    ("besluit", "reden", "tot", "veld"),
    [
        ("misschien", "Reden", None, "besluit"),
        ("", "Reden", None, "besluit"),
        ("zelfde", " ", None, "reden"),
        ("zelfde", "x" * 501, None, "reden"),
        ("uitstellen", "Reden", None, "tot"),
        ("uitstellen", "Reden", VANDAAG, "tot"),
        ("uitstellen", "Reden", MORGEN, None),
        ("ongedaan", "Reden", None, None),
        ("navraag", "Reden", None, None),
    ],
)
def test_what_is_wrong_with_a_decision(besluit: str, reden: str, tot: datetime.date | None, veld: str | None) -> None:
    wrong = rules.check_paarbesluit(besluit, reden, tot=tot, vandaag=VANDAAG)
    assert (wrong[0] if wrong else None) == veld


@pytest.mark.parametrize(
    ("koppelen", "vragen", "veld"),
    [
        (1.0, -4.0, None),
        (0.0, -8.0, None),
        (30.0, 29.5, None),
        (-0.1, -4.0, "koppelen_vanaf"),
        (30.1, -4.0, "koppelen_vanaf"),
        (float("nan"), -4.0, "koppelen_vanaf"),
        (1.0, -8.1, "vragen_vanaf"),
        (1.0, 1.0, "vragen_vanaf"),
        (1.0, float("nan"), "vragen_vanaf"),
    ],
    ids=["default", "lowest", "highest", "low", "high", "nan", "ask_low", "equal", "ask_nan"],
)
def test_what_is_wrong_with_thresholds(koppelen: float, vragen: float, veld: str | None) -> None:
    wrong = rules.check_drempels(koppelen_vanaf=koppelen, vragen_vanaf=vragen)
    assert (wrong[0] if wrong else None) == veld


@given(st.lists(st.tuples(st.sampled_from(WIE), st.sampled_from(WIE)).filter(lambda p: p[0] != p[1]), max_size=8))
def test_a_record_is_the_lowest_of_those_it_can_reach(links: list[tuple[uuid.UUID, uuid.UUID]]) -> None:
    for wie, sleutel in rules.persons(WIE, links).items():
        bereikt, rand = {wie}, {wie}
        while rand:
            rand = {b for a, b in [*links, *((y, x) for x, y in links)] if a in rand} - bereikt
            bereikt |= rand
        assert sleutel == min(bereikt)
