"""The drawing of persons by generations: nothing overlaps, no line passes through a box, the same every time (A16)."""

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from regiehuis.web.generations import COLUMNS, Tie, rows_of
from regiehuis.web.network import Network, place_network

# A household of fifteen: grandparents, three of their children with partners and an ex, seven grandchildren.
FIFTEEN = [
    *("oma", "opa", "anna", "bas", "carla", "dirk", "els", "frits"),
    *("kind1", "kind2", "kind3", "kind4", "kind5", "kind6", "vriend"),
]


def parents(child: str, *of: str) -> list[Tie]:
    return [Tie(parent, child, "ouder") for parent in of]


TIES = [
    Tie("oma", "opa", "partner"),
    *parents("anna", "oma", "opa"),
    *parents("carla", "oma", "opa"),
    *parents("els", "oma", "opa"),
    Tie("anna", "bas", "partner"),
    Tie("carla", "dirk", "ex_partner"),
    Tie("els", "frits", "partner"),
    *parents("kind1", "anna", "bas"),
    *parents("kind2", "anna", "bas"),
    *parents("kind3", "carla", "dirk"),
    *parents("kind4", "carla"),
    *parents("kind5", "els", "frits"),
    *parents("kind6", "els", "frits"),
    Tie("kind1", "kind2", "broer_zus"),
    Tie("dirk", "vriend", "medepleger"),
    Tie("carla", "dirk", "slachtoffer", pijl="carla"),
    Tie("oma", "kind6", "verzorger", pijl="kind6"),
]


def overlapping(drawn: Network) -> list[tuple[str, str]]:
    """The pairs of boxes that touch."""
    return [
        (a.key, b.key)
        for a, b in combinations(drawn.boxes, 2)
        if abs(a.x - b.x) < a.width and abs(a.y - b.y) < a.height
    ]


def through(drawn: Network) -> list[tuple[str, str]]:
    """The boxes that a line passes through: any piece of it strictly inside."""
    found = []
    for line in drawn.lines:
        for path in line.path.split("M")[1:]:
            points = [tuple(map(int, point.split())) for point in path.split("L")]
            for (x1, y1), (x2, y2) in zip(points, points[1:], strict=False):
                assert x1 == x2 or y1 == y2, "lines run straight"
                for box in drawn.boxes:
                    across = min(x1, x2) < box.x + box.width and max(x1, x2) > box.x
                    along = min(y1, y2) < box.y + box.height and max(y1, y2) > box.y
                    if across and along:
                        found.append((line.soort, box.key))
    return found


def outside(drawn: Network) -> list[tuple[int, int]]:
    points = [point for line in drawn.lines for point in line.points]
    points += [(box.x, box.y) for box in drawn.boxes]
    points += [(box.x + box.width, box.y + box.height) for box in drawn.boxes]
    return [(x, y) for x, y in points if not (0 <= x <= drawn.width and 0 <= y <= drawn.height)]


def test_fifteen_people_stand_apart_and_no_line_passes_through_one() -> None:
    drawn = place_network(FIFTEEN, TIES)
    assert len(drawn.boxes) == 15
    assert overlapping(drawn) == through(drawn) == outside(drawn) == []


def test_fifteen_people_fit_on_paper() -> None:
    """A4 is 680 pixels wide in print; letters of 14 stay above 8 points, and the height leaves room for a head."""
    drawn = place_network(FIFTEEN, TIES)
    scale = 680 / drawn.width
    assert 14 * scale * 0.75 > 8
    assert drawn.height * scale < 700


def test_parents_stand_above_children_and_couples_beside_each_other() -> None:
    boxes = {box.key: box for box in place_network(FIFTEEN, TIES).boxes}
    for tie in TIES:
        if tie.soort == "ouder":
            assert boxes[tie.van].y < boxes[tie.naar].y, tie
        if tie.soort == "partner":
            assert boxes[tie.van].y == boxes[tie.naar].y, tie
    assert boxes["vriend"].y > max(box.y for key, box in boxes.items() if key.startswith("kind"))


def test_the_same_household_gives_the_same_drawing() -> None:
    assert place_network(FIFTEEN, TIES) == place_network(FIFTEEN, list(TIES))


def test_a_family_is_one_line_and_siblings_by_parents_need_none() -> None:
    drawn = place_network(FIFTEEN, TIES)
    kinds = [line.soort for line in drawn.lines]
    assert kinds.count("ouder") == 5
    assert "broer_zus" not in kinds
    assert [line.arrow != "" for line in drawn.lines if line.soort == "slachtoffer"] == [True]


def test_a_stranger_a_self_and_an_empty_house_are_no_trouble() -> None:
    drawn = place_network(["a"], [Tie("a", "b", "partner"), Tie("a", "a", "ouder")])
    assert [box.key for box in drawn.boxes] == ["a"] and not drawn.lines
    assert not place_network([], []).boxes


def test_rows_are_no_wider_than_paper() -> None:
    assert max(len(row) for row in rows_of([str(n) for n in range(30)], [])) == COLUMNS


PEOPLE = [f"p{n}" for n in range(15)]
KINDS = ["ouder", "partner", "ex_partner", "broer_zus", "familie", "medepleger", "slachtoffer", "verzorger"]
TIE = st.builds(Tie, st.sampled_from(PEOPLE), st.sampled_from(PEOPLE), st.sampled_from(KINDS))


@settings(max_examples=150, deadline=None)
@given(st.lists(TIE, max_size=40, unique_by=lambda tie: (tie.van, tie.naar, tie.soort)))
def test_whatever_is_recorded_nothing_overlaps(ties: list[Tie]) -> None:
    """Also what cannot be: somebody who is the parent of his own parent."""
    drawn = place_network(PEOPLE, ties)
    assert len(drawn.boxes) == 15
    assert overlapping(drawn) == through(drawn) == outside(drawn) == []
