"""The word beside a point: no line crosses it where there is room, and it never leaves the plot."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from parcam.figures import clear

WORD = clear.Word(wide=1.2, tall=0.09, gap=0.05)
SPAN = (-0.4, 11.4)
SHARES = st.lists(st.floats(0.02, 0.98), min_size=12, max_size=12)


def box(at: tuple[float, float], one: clear.Spot) -> tuple[float, float, float, float]:
    """Left, bottom, right, top."""
    left = {"center": at[0] - WORD.wide / 2, "right": at[0], "left": at[0] - WORD.wide}[one.side]
    bottom = at[1] + one.distance if one.above else at[1] - one.distance - WORD.tall
    return left, bottom, left + WORD.wide, bottom + WORD.tall


def crossed(at: tuple[float, float], one: clear.Spot, curves: list[clear.Segment], target: float, slack: float = 0.0) -> bool:
    """The slow answer: of two hundred places along each line, is any inside the word (grown by `slack`)?"""
    left, bottom, right, top = box(at, one)
    places = ((x + (to_x - x) * k / 200, y + (to_y - y) * k / 200) for x, y, to_x, to_y in curves for k in range(201))
    level = bottom - slack < target < top + slack
    return level or any(left - slack < x < right + slack and bottom - slack < y < top + slack for x, y in places)


def test_over_its_point_when_nothing_is_near() -> None:
    assert clear.spot(5, 0.5, WORD, [], 0, 11) == clear.Spot(above=True, side="center", distance=WORD.gap)


def test_on_the_free_side_of_its_own_line() -> None:
    falling, rising = clear.curve([0.9, 0.2]), clear.curve([0.1, 0.97])
    under = clear.Spot(above=False, side="center", distance=WORD.gap)
    assert clear.spot(1, 0.2, WORD, falling, -0.4, 3.4) == under
    assert clear.spot(1, 0.97, WORD, rising, -0.4, 3.4) == replace(under, side="right"), "there is no room above it"


def test_a_tall_word_begins_where_nothing_crosses_it() -> None:
    block = clear.Word(wide=3, tall=0.2, gap=0)
    assert clear.top(5, block, [], (1.0, 0.5)) == 1.0
    assert clear.top(5, block, [clear.level(0.95)], (1.0, 0.5)) == 0.5


def test_a_month_without_a_figure_breaks_the_line() -> None:
    assert clear.curve([0.1, None, 0.3, 0.4]) == [(2.0, 0.3, 3.0, 0.4)]


@given(SHARES, SHARES, st.integers(0, 11), st.floats(0.05, 0.95))
def test_a_line_crosses_it_only_where_every_place_is_crossed(actual: list[float], before: list[float], place: int, target: float) -> None:
    at, curves = (place, actual[place]), [*clear.curve(actual[:place + 1]), *clear.curve(before)]
    found = clear.spot(*at, WORD, [*curves, clear.level(target)], *SPAN)
    if crossed(at, found, curves, target):
        every = [clear.Spot(above, side, WORD.gap * step) for step in (1.0, 2.4, 3.8) for side in ("center", "right", "left")
                 for above in (True, False)]
        boxes = {one: box(at, one) for one in every}
        inside = [one for one, (left, bottom, right, top) in boxes.items()
                  if left >= SPAN[0] and right <= SPAN[1] and bottom >= 0 and top <= 1]
        assert all(crossed(at, one, curves, target, slack=0.01) for one in inside)
