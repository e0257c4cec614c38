"""Where bars stand in a chart drawn by the server. Units: pixels of the viewBox."""

from collections.abc import Sequence
from dataclasses import dataclass

from regiehuis.web.parts import Staaf

STEP = 58
BAR = 38
LEFT = 10
TOP = 22
BASE = 150
HEIGHT = 176


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar with the places of its two texts."""

    staaf: Staaf
    x: int
    y: int
    height: int
    middle: int
    value_y: int


@dataclass(frozen=True, slots=True)
class Bars:
    """A finished bar chart."""

    bars: Sequence[Bar]
    width: int
    height: int = HEIGHT
    base: int = BASE
    label_y: int = BASE + 20


def place_bars(staven: Sequence[Staaf]) -> Bars:
    """Scales the bars to the highest value; a value of 0 is a line of one pixel, so that it is seen."""
    highest = max((staaf.waarde for staaf in staven), default=0) or 1
    bars = []
    for index, staaf in enumerate(staven):
        height = max(1, round((BASE - TOP) * staaf.waarde / highest))
        x = LEFT + index * STEP
        bars.append(Bar(staaf, x, BASE - height, height, x + BAR // 2, BASE - height - 7))
    return Bars(tuple(bars), max(len(bars), 6) * STEP)
