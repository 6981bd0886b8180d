"""The points of one indicator as arrays: unit by month, with what is still to come marked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from parcam.judge.tally import has_parts
from parcam.model.month import Month, span
from parcam.model.unit import NOBODY, Reporters

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from parcam.model.history import Point

YEARS_BACK = 3
"""Earlier years that a season is learned from: older ones describe another office."""


@dataclass(frozen=True, slots=True)
class Panel:
    """Arrays are [unit, month]. `numerator` and `denominator` are NaN where no parts are known.

    `covered` is the share of the month that a reading covers (1 after the month's end, 0 without a reading);
    `ahead` the share still to come inside the judged window (0 outside it); `exists` whether the unit is there in the month.
    `window` counts the judged months at the end.
    """

    units: tuple[str, ...]
    months: tuple[Month, ...]
    numerator: NDArray[np.float64]
    denominator: NDArray[np.float64]
    covered: NDArray[np.float64]
    ahead: NDArray[np.float64]
    exists: NDArray[np.bool_]
    window: int


def panel(points: Sequence[Point], months: Sequence[Month], reporters: Reporters = NOBODY) -> Panel:
    """Arrange `points` (already those known) for judging over `months`.

    A unit takes part when it gave both parts in the judged months, or earlier if it owes readings in them. Nothing is still to come in
    a month in which the unit does not exist.
    A reading known before its month ended covers that month only up to the day it became known.
    A month for which a unit stated only a rate is neither known nor still to come.
    """
    floor = months[0].plus(-12 * YEARS_BACK)
    useful = [point for point in points if has_parts(point) and floor <= point.month <= months[-1]]
    owing = reporters.owing(months)
    units = tuple(sorted({point.unit for point in useful if point.month >= months[0] or point.unit in owing}))
    useful = [point for point in useful if point.unit in units]
    first = min((point.month for point in useful), default=months[0])
    columns = span(min(first, months[0]), months[-1])
    shape = (len(units), len(columns))
    numerator, denominator = np.full(shape, np.nan), np.full(shape, np.nan)
    covered, ahead = np.zeros(shape), np.zeros(shape)
    exists = np.array([[not reporters.gone(unit, month) for month in columns] for unit in units], dtype=bool).reshape(shape)
    ahead[:, -len(months):] = exists[:, -len(months):]
    for point in points:
        if point.unit not in units or not columns[0] <= point.month <= columns[-1]:
            continue
        at = units.index(point.unit), point.month.minus(columns[0])
        if has_parts(point):
            numerator[at], denominator[at] = point.numerator, point.denominator
        covered[at] = _covered(point)
        ahead[at] = (1.0 - covered[at]) * (ahead[at] > 0)
    return Panel(units, columns, numerator, denominator, covered, ahead, exists, len(months))


def _covered(point: Point) -> float:
    if point.known_on >= point.month.last_day:
        return 1.0
    if point.known_on < point.month.first_day:
        return 0.0
    return point.known_on.day / point.month.last_day.day
