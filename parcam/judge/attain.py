"""What can still be attained: required rate, affordable misses, since when it is lost, until when it can be kept.

With N of D so far and R still to come: the required rate is (T·(D+R) − N)/R. Above 1 the target is out of reach.
For a figure that takes the latest month (D fixed, N growing) the same question is what share of the open rest D − N
must still be done: (T·D − N)/(D − N).
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from parcam.model.commitment import Comparison

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from parcam.model.commitment import Target
    from parcam.model.history import Point
    from parcam.model.month import Month

_ROUNDING = 1e-9


def required_rate(numerator: float, denominator: float, rest: float, target: float) -> float | None:
    """The rate that `rest` must reach so that the whole reaches `target`; 0 when it is reached already, None when nothing is left.

    Above 1 the target is out of reach.
    """
    if rest <= 0:
        return None
    return max(0.0, (target * (denominator + rest) - numerator) / rest)


def required_of_open(numerator: float, denominator: float, target: float) -> float | None:
    """The share of the open rest (denominator − numerator) that must still be done; None when nothing is open."""
    return required_rate(numerator, numerator, denominator - numerator, target)


def affordable_misses(numerator: float, denominator: float, rest: float, target: Target) -> int | None:
    """How many of the `rest` still to come may fail; None when even none may (the target is out of reach) or nothing is left."""
    total = denominator + rest
    if rest <= 0 or total <= 0:
        return None
    room = numerator + rest - target.value * total
    misses = math.floor(room + _ROUNDING)
    if target.comparison is Comparison.ABOVE and abs(room - misses) <= _ROUNDING:
        misses -= 1
    return min(misses, math.floor(rest + _ROUNDING)) if misses >= 0 else None


def holds_whatever_comes(numerator: float, denominator: float, rest: float, target: Target) -> bool:
    """Whether the target holds if all of `rest` fails and if all of it succeeds."""
    total = denominator + rest
    if total <= 0:
        return False
    return target.comparison.holds(numerator / total, target.value) and target.comparison.holds((numerator + rest) / total, target.value)


def within_reach(numerator: float, denominator: float, rest: float, target: Target) -> bool:
    """Whether some outcome of `rest` meets the target: for `exactly` it must lie between the worst and the best, else the best counts."""
    total = denominator + rest
    if total <= 0:
        return True
    best = (numerator + rest) / total
    if target.comparison is Comparison.EXACTLY:
        return numerator / total <= target.value + _ROUNDING and best >= target.value - _ROUNDING
    return target.comparison.holds(best, target.value)


@dataclass(frozen=True, slots=True)
class Reach:
    """`lost_since`: first month after which even a perfect rest would not do. `last_chance`: last month at whose end a perfect rest
    still suffices, if performance stays as it is until then."""

    lost_since: Month | None
    last_chance: Month | None


def reach(by_month: Mapping[Month, tuple[float, float]], months: Sequence[Month], rest: Mapping[Month, float], target: Target) -> Reach:
    """Look back over the months known, then ahead over the expected volumes of `rest`.

    `by_month` holds (numerator, denominator) of each month known, `rest` the expected volume still to come in each month.
    """
    total = sum(d for _, d in by_month.values()) + sum(rest.values())
    known = [(month, *by_month[month], 0.0) for month in months if month in by_month]
    rate = _rate(by_month.values())
    expected = [(month, *by_month.get(month, (0.0, 0.0)), rest.get(month, 0.0)) for month in months]
    return Reach(_gone_at(known, total, rate, target)[0], _gone_at(expected, total, rate, target)[1])


def _gone_at(rows: Iterable[tuple[Month, float, float, float]], total: float, rate: float,
             target: Target) -> tuple[Month | None, Month | None]:
    """The month at which the target goes out of reach, and the one before it, walking (month, numerator, denominator, volume ahead).

    Only what is known can lose a target: a month not yet reported may still turn out perfect.
    """
    done, misses, last = 0.0, 0.0, None
    for month, numerator, denominator, ahead in rows:
        misses += denominator - numerator + ahead * (1 - rate)
        done += numerator + ahead * rate
        if not within_reach(done, done + misses, max(0.0, total - done - misses), target):
            return month, last
        last = month
    return None, last


def month_parts(points: Sequence[Point], months: Sequence[Month]) -> dict[Month, tuple[float, float]]:
    """(numerator, denominator) of the office in each of `months` that has both parts from any unit."""
    parts: dict[Month, tuple[float, float]] = {}
    for point in points:
        if point.numerator is not None and point.denominator is not None and point.month in months:
            n, d = parts.get(point.month, (0.0, 0.0))
            parts[point.month] = (n + point.numerator, d + point.denominator)
    return parts


def _rate(parts: Iterable[tuple[float, float]]) -> float:
    pairs = list(parts)
    denominator = sum(d for _, d in pairs)
    return sum(n for n, _ in pairs) / denominator if denominator else 0.0
