"""Where the word beside a point stands clear of every line, and still in sight of its point."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise, product
from math import hypot
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

Segment = tuple[float, float, float, float]
"""x, y, x, y: months along, share of the plot's height up."""

_SIDES = ("center", "right", "left")
_STEPS = (1.0, 2.4, 3.8)
"""How far from its point a word may be moved, in gaps, near first."""
_FAR = 1000.0


@dataclass(frozen=True, slots=True)
class Word:
    """How much room a word takes, in months along and in shares of the plot up; `gap` is the air between it and its point."""

    wide: float
    tall: float
    gap: float


@dataclass(frozen=True, slots=True)
class Spot:
    """Above or below the point, `distance` shares away; written towards the right, the left, or centred on it."""

    above: bool
    side: str
    distance: float


def curve(heights: Sequence[float | None]) -> list[Segment]:
    """A line through one share for each month; a month without a figure breaks it."""
    pairs = enumerate(pairwise(heights))
    return [(float(at), here, at + 1.0, after) for at, (here, after) in pairs if here is not None and after is not None]


def level(height: float) -> Segment:
    return (-_FAR, height, _FAR, height)


def spot(x: float, y: float, word: Word, lines: Iterable[Segment], first: float, last: float, ceiling: float = 1.0) -> Spot:
    """The nearest place that the lines cross least, inside `first` … `last` months along and under `ceiling`; above before below."""
    near = [one for one in lines if one[0] < x + word.wide and one[2] > x - word.wide]
    known = {one: _box(x, y, word, one) for one in _every(word)}
    inside = {one: box for one, box in known.items() if first <= box[0] and box[2] <= last and box[1] >= 0 and box[3] <= ceiling} or known
    crossed: dict[Spot, float] = {}
    for one, box in inside.items():
        crossed[one] = sum(_within(segment, box, word) for segment in near)
        if not crossed[one]:
            break
    return min(crossed, key=crossed.__getitem__)


def top(x: float, word: Word, lines: Iterable[Segment], tops: Sequence[float]) -> float:
    """Of the heights that a word right of `x` may begin at, best first, the first where the lines cross it least."""
    boxes = {height: (x, height - word.tall, x + word.wide, height) for height in tops}
    segments = list(lines)
    return min(tops, key=lambda height: sum(_within(one, boxes[height], word) for one in segments))


def _every(word: Word) -> Iterator[Spot]:
    return (Spot(above, side, word.gap * step) for step, side, above in product(_STEPS, _SIDES, (True, False)))


def _box(x: float, y: float, word: Word, one: Spot) -> Segment:
    left = {"center": x - word.wide / 2, "right": x, "left": x - word.wide}[one.side]
    bottom = y + one.distance if one.above else y - one.distance - word.tall
    return (left, bottom, left + word.wide, bottom + word.tall)


def _within(segment: Segment, box: Segment, word: Word) -> float:
    """How much of the segment lies in the box, in words (after Liang and Barsky); 0 when it stays outside."""
    x, y, to_x, to_y = segment
    start, end = 0.0, 1.0
    for step, room_before, room_after in ((to_x - x, x - box[0], box[2] - x), (to_y - y, y - box[1], box[3] - y)):
        if step == 0:
            if room_before < 0 or room_after < 0:
                return 0.0
            continue
        enter, leave = sorted((-room_before / step, room_after / step))
        start, end = max(start, enter), min(end, leave)
    return max(0.0, end - start) * hypot((to_x - x) / word.wide, (to_y - y) / word.tall)
