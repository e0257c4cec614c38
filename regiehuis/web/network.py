"""Where persons and the lines between them stand in a drawing by generations. Units: pixels of the viewBox.

Boxes stand in a grid: a row for each generation, parents above children, wrapped at COLUMNS; who has no family ties
stands in the last rows. Lines run in the channels between rows and in the gaps between columns, each in a lane of its
own, so that no line passes through a box and no box lies on another. The same input gives the same drawing.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from .generations import Tie, by_parents, families_of, rows_of

BOX_WIDTH, BOX_HEIGHT = 178, 70
GAP = 32
LANE = 10
MARGIN = 8
STEP = BOX_WIDTH + GAP
ARROW = 6
# Where lines stand in a gap between columns: the middle is for couples.
BESIDE = (4, -4, 8, -8, 12, -12)


@dataclass(frozen=True, slots=True)
class Box:
    """Where one person stands."""

    key: str
    x: int
    y: int
    width: int = BOX_WIDTH
    height: int = BOX_HEIGHT


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its kind, its path, the points of its arrow (or none) and what it says."""

    soort: str
    path: str
    arrow: str
    tekst: str
    points: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Network:
    """A finished drawing."""

    boxes: Sequence[Box]
    lines: Sequence[Line]
    width: int
    height: int


# Known only when all lanes are given out: a side of a row ("top", "bottom"), a lane, or a share of a box.
Height = tuple[str, int, float]
Point = tuple[int, Height]


def place_network(keys: Sequence[str], ties: Sequence[Tie]) -> Network:
    """The drawing of these persons, in this order where generations leave a choice; a tie of a stranger is left out."""
    known = set(keys)
    told = [tie for tie in ties if tie.van in known and tie.naar in known and tie.van != tie.naar]
    grid = _Grid(rows_of(keys, told))
    drawn = _Drawing(grid)
    families = families_of(told)
    pairs = [tie for tie in told if tie.soort != "ouder" and not by_parents(tie, families)]
    for tie in pairs:
        drawn.reserve_pair(tie)
    for parents, children in families.items():
        drawn.reserve_family(parents, children)
    drawn.give_ports()
    for tie in pairs:
        drawn.pair(tie)
    for parents, children in families.items():
        drawn.family(parents, children)
    return drawn.finish()


class _Grid:
    """Row and column of each person; a short row stands in the middle."""

    def __init__(self, rows: Sequence[Sequence[str]]) -> None:
        self.rows = len(rows)
        self.columns = max((len(row) for row in rows), default=1)
        self.place = {
            key: (number, column + (self.columns - len(row)) // 2)
            for number, row in enumerate(rows)
            for column, key in enumerate(row)
        }

    def left(self, key: str) -> int:
        return GAP + self.place[key][1] * STEP

    def adjacent(self, one: str, other: str) -> bool:
        (row, column), (other_row, other_column) = self.place[one], self.place[other]
        return row == other_row and abs(column - other_column) == 1


@dataclass
class _Drawing:
    """The lines as they grow: first ports on the boxes, then lanes in the channels, heights at the end."""

    grid: _Grid
    wanted: dict[tuple[str, str], list[float]] = field(default_factory=lambda: defaultdict(list))
    ports: dict[tuple[str, str], list[int]] = field(default_factory=dict)
    lanes: dict[int, list[list[tuple[int, int]]]] = field(default_factory=lambda: defaultdict(list))
    gaps: dict[int, int] = field(default_factory=lambda: defaultdict(int))
    sides: dict[frozenset[str], int] = field(default_factory=lambda: defaultdict(int))
    made: list[tuple[str, list[list[Point]], str, tuple[str, Point] | None]] = field(default_factory=list)

    def _ends(self, tie: Tie) -> tuple[tuple[str, str], tuple[str, str]]:
        """The upper end leaves below, the lower one is reached from above; in one row both leave below."""
        upper, lower = sorted((tie.van, tie.naar), key=lambda key: self.grid.place[key])
        same = self.grid.place[upper][0] == self.grid.place[lower][0]
        return (upper, "bottom"), (lower, "bottom" if same else "top")

    def reserve_pair(self, tie: Tie) -> None:
        if self.grid.adjacent(tie.van, tie.naar):
            self.sides[frozenset((tie.van, tie.naar))] += 1
            return
        one, other = self._ends(tie)
        self.wanted[one].append(self.grid.place[other[0]][1])
        self.wanted[other].append(self.grid.place[one[0]][1])

    def reserve_family(self, parents: Sequence[str], children: Sequence[str]) -> None:
        middle = sum(self.grid.place[child][1] for child in children) / len(children)
        for parent in parents if not self._couple(parents) else ():
            self.wanted[parent, "bottom"].append(middle)
        for child in children:
            self.wanted[child, "top"].append(sum(self.grid.place[p][1] for p in parents) / len(parents))

    def _couple(self, parents: Sequence[str]) -> bool:
        return len(parents) == 2 and self.grid.adjacent(*parents) and self.sides[frozenset(parents)] > 0

    def give_ports(self) -> None:
        """Spread the ports of a side, those to the left on the left."""
        for (key, side), others in self.wanted.items():
            left = self.grid.left(key)
            self.ports[key, side] = [left + BOX_WIDTH * (n + 1) // (len(others) + 1) for n in range(len(others))]
            others.sort()
        self.given = dict.fromkeys(self.sides, 0)

    def _port(self, end: tuple[str, str], other: float) -> Point:
        """The next free port towards a column."""
        index = self.wanted[end].index(other)
        self.wanted[end][index] = -1.0
        return self.ports[end][index], (end[1], self.grid.place[end[0]][0], 0)

    def pair(self, tie: Tie) -> None:
        if self.grid.adjacent(tie.van, tie.naar):
            self._beside(tie)
            return
        one, other = self._ends(tie)
        start = self._port(one, self.grid.place[other[0]][1])
        end = self._port(other, self.grid.place[one[0]][1])
        path = self._route(start, end)
        tip = {one[0]: start, other[0]: end}.get(tie.pijl)
        self.made.append((tie.soort, [path], tie.tekst, (tip[1][0], tip) if tip else None))

    def _beside(self, tie: Tie) -> None:
        """A straight line between neighbours; a second one stands under the first."""
        pair = frozenset((tie.van, tie.naar))
        left, right = sorted(pair, key=self.grid.left)
        self.given[pair] += 1
        height: Height = ("share", self.grid.place[left][0], self.given[pair] / (self.sides[pair] + 1))
        start, end = (self.grid.left(left) + BOX_WIDTH, height), (self.grid.left(right), height)
        tip = {left: ("left", start), right: ("right", end)}.get(tie.pijl)
        self.made.append((tie.soort, [[start, end]], tie.tekst, tip))

    def family(self, parents: Sequence[str], children: Sequence[str]) -> None:
        """Every parent down to one lane, from there to every child."""
        middle = sum(self.grid.place[child][1] for child in children) / len(children)
        if self._couple(parents):
            left = min(parents, key=self.grid.left)
            share = 1 / (self.sides[frozenset(parents)] + 1)
            start = (self.grid.left(left) + BOX_WIDTH + GAP // 2, ("share", self.grid.place[left][0], share))
            starts: list[Point] = [start]
        else:
            starts = [self._port((parent, "bottom"), middle) for parent in parents]
        of = sum(self.grid.place[p][1] for p in parents) / len(parents)
        ends = [self._port((child, "top"), of) for child in children]
        channel = max(point[1][1] for point in starts)
        stems = [self._to_channel(point, channel) for point in (*starts, *ends)]
        xs = [stem[-1][0] for stem in stems]
        lane = self._lane(channel, min(xs), max(xs))
        paths = [[*stem, (stem[-1][0], lane)] for stem in stems]
        self.made.append(("ouder", [*paths, [(min(xs), lane), (max(xs), lane)]], "", None))

    def _to_channel(self, point: Point, channel: int) -> list[Point]:
        """From a port to the edge of a channel under a row; through a gap between columns where rows lie between."""
        x, (side, row, _share) = point
        own = row - 1 if side == "top" else row
        if own == channel:
            return [point]
        gap = self._gap(x)
        lane = self._lane(own, min(x, gap), max(x, gap))
        return [point, (x, lane), (gap, lane)]

    def _route(self, start: Point, end: Point) -> list[Point]:
        """From a port below a box to the port of another, which lies lower or in the same row."""
        channel = start[1][1]
        rest = self._to_channel(end, channel)
        lane = self._lane(channel, min(start[0], rest[-1][0]), max(start[0], rest[-1][0]))
        return [start, (start[0], lane), (rest[-1][0], lane), *reversed(rest)]

    def _gap(self, x: int) -> int:
        """A lane of the gap to the left of a port's column, or to the right of the last one."""
        number = x // STEP
        self.gaps[number] += 1
        return GAP // 2 + number * STEP + BESIDE[self.gaps[number] % len(BESIDE)]

    def _lane(self, channel: int, left: int, right: int) -> Height:
        """The first lane of a channel that is free between two places."""
        lanes = self.lanes[channel]
        for number, taken in enumerate(lanes):
            if all(right + LANE <= start or end + LANE <= left for start, end in taken):
                taken.append((left, right))
                return ("lane", channel, number)
        lanes.append([(left, right)])
        return ("lane", channel, len(lanes) - 1)

    def finish(self) -> Network:
        """Give every row its height, now that the lanes under it are known."""
        tops, y = [], MARGIN
        for row in range(self.grid.rows):
            tops.append(y)
            y += BOX_HEIGHT + LANE * (len(self.lanes[row]) + 1) + LANE
        boxes = [Box(key, self.grid.left(key), tops[row]) for key, (row, _) in self.grid.place.items()]

        def at(point: Point) -> tuple[int, int]:
            x, (kind, row, share) = point
            below = BOX_HEIGHT + LANE * (share + 1) + LANE // 2
            more = {"top": 0, "bottom": BOX_HEIGHT, "share": BOX_HEIGHT * share, "lane": below}[kind]
            return x, round(tops[row] + more)

        lines = [
            _line(soort, [[at(point) for point in path] for path in paths], tekst, tip and (tip[0], at(tip[1])))
            for soort, paths, tekst, tip in self.made
        ]
        return Network(tuple(boxes), tuple(lines), GAP + self.grid.columns * STEP, max(y, MARGIN * 2))


def _line(
    soort: str, paths: Sequence[Sequence[tuple[int, int]]], tekst: str, tip: tuple[str, tuple[int, int]] | None
) -> Line:
    drawn = " ".join("M" + " L".join(f"{x} {y}" for x, y in path) for path in paths)
    points = tuple(point for path in paths for point in path)
    return Line(soort, drawn, _arrow(*tip) if tip else "", tekst, points)


def _arrow(side: str, tip: tuple[int, int]) -> str:
    """A triangle whose tip touches the box at this side of it."""
    x, y = tip
    dx, dy = {"top": (0, -1), "bottom": (0, 1), "right": (-1, 0), "left": (1, 0)}[side]
    base_x, base_y = x + dx * ARROW * 2, y + dy * ARROW * 2
    corners = ((base_x + dy * ARROW, base_y + dx * ARROW), (base_x - dy * ARROW, base_y - dx * ARROW))
    return " ".join(f"{a},{b}" for a, b in ((x, y), *corners))
