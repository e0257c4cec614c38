"""Who stands in which row of a drawing of persons: generations, couples beside each other, rows of at most COLUMNS."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

COLUMNS = 4
SIDE_BY_SIDE = frozenset({"partner", "ex_partner", "broer_zus"})
COUPLE = frozenset({"partner", "ex_partner"})
FAMILY = SIDE_BY_SIDE | {"ouder", "familie", "verzorger"}


@dataclass(frozen=True, slots=True)
class Tie:
    """A tie as it is asked for: `van` is the parent of an `ouder`; an arrow points at `pijl`, or nowhere."""

    van: str
    naar: str
    soort: str
    tekst: str = ""
    pijl: str = ""


def _generations(keys: Sequence[str], ties: Iterable[Tie]) -> dict[str, int]:
    """The row of each person: under both parents, beside partners and siblings, right above the own children."""
    ties = list(ties)
    level = dict.fromkeys(keys, 0)
    _settle(level, ties)
    children: dict[str, list[str]] = defaultdict(list)
    for tie in ties:
        if tie.soort == "ouder":
            children[tie.van].append(tie.naar)
    for key in reversed(keys):
        if children[key]:
            level[key] = max(level[key], min(level[child] for child in children[key]) - 1)
    _settle(level, ties)
    return level


def _settle(level: dict[str, int], ties: Sequence[Tie]) -> None:
    """Push downwards until nobody has to move; data that goes in a circle stops after as many rounds as persons."""
    for _round in level:
        before = dict(level)
        for tie in ties:
            if tie.soort == "ouder":
                level[tie.naar] = max(level[tie.naar], level[tie.van] + 1)
            elif tie.soort in SIDE_BY_SIDE:
                level[tie.van] = level[tie.naar] = max(level[tie.van], level[tie.naar])
        if level == before:
            return


def rows_of(keys: Sequence[str], ties: Sequence[Tie]) -> list[list[str]]:
    """The rows from above: generations, then who has no family here."""
    tied = {key for tie in ties if tie.soort in FAMILY for key in (tie.van, tie.naar)}
    level = _generations([key for key in keys if key in tied], [tie for tie in ties if tie.soort in FAMILY])
    rows: list[list[str]] = []
    place: dict[str, float] = {}
    for generation in sorted(set(level.values())):
        ordered = _ordered([key for key in keys if level.get(key) == generation], ties, place)
        place |= {key: index / max(1, len(ordered) - 1) for index, key in enumerate(ordered)}
        rows += _wrapped(ordered, ties)
    return rows + _wrapped([key for key in keys if key not in tied], ())


def _ordered(keys: Sequence[str], ties: Sequence[Tie], place: Mapping[str, float]) -> list[str]:
    """Children under their parents, and who belong together beside each other."""
    above: dict[str, list[float]] = defaultdict(list)
    beside: dict[str, list[str]] = defaultdict(list)
    for tie in ties:
        if tie.soort == "ouder" and tie.van in place:
            above[tie.naar].append(place[tie.van])
        if tie.soort in COUPLE:
            beside[tie.van].append(tie.naar)
            beside[tie.naar].append(tie.van)
    spot = {key: sum(above[key]) / len(above[key]) for key in keys if above[key]}
    spot |= {
        key: min(shared) for key in keys if key not in spot and (shared := [spot[k] for k in beside[key] if k in spot])
    }
    ordered: dict[str, None] = {}
    for key in sorted(keys, key=lambda k: (spot.get(k, 2.0), keys.index(k))):
        ordered.setdefault(key)
        for other in beside[key]:
            if other in keys:
                ordered.setdefault(other)
    return list(ordered)


def _wrapped(keys: Sequence[str], ties: Sequence[Tie]) -> list[list[str]]:
    """Rows of at most COLUMNS; a couple is not torn apart where the row can end one earlier."""
    couples = {frozenset((tie.van, tie.naar)) for tie in ties if tie.soort in COUPLE}
    rows, rest = [], list(keys)
    while rest:
        size = COLUMNS
        if len(rest) > size and frozenset(rest[size - 1 : size + 1]) in couples:
            size -= 1
        rows.append(rest[:size])
        rest = rest[size:]
    return rows


def families_of(ties: Iterable[Tie]) -> dict[tuple[str, ...], list[str]]:
    """Children by the same parents, so that a family is one line with branches."""
    parents: dict[str, set[str]] = defaultdict(set)
    for tie in ties:
        if tie.soort == "ouder":
            parents[tie.naar].add(tie.van)
    families: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for child, of in parents.items():
        families[tuple(sorted(of))].append(child)
    return dict(sorted(families.items()))


def by_parents(tie: Tie, families: Mapping[tuple[str, ...], Sequence[str]]) -> bool:
    """Siblings whose parent is in the drawing need no line of their own."""
    both = {tie.van, tie.naar}
    return tie.soort == "broer_zus" and any(both <= set(children) for children in families.values())
