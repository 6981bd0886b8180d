"""Checks of the figures against themselves: what cannot be, what should not be, what is worth a question to the unit."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

import numpy as np
from scipy.stats import norm

from parcam.judge.tally import has_parts
from parcam.model.indicator import Accumulation, Measure
from parcam.words import dates, numbers
from parcam.words.text import say

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from parcam.model.history import Point
    from parcam.model.indicator import Indicator
    from parcam.model.month import Month
    from parcam.model.thresholds import Thresholds

_LEAST_MONTHS = 6
"""Other months a unit must have before one of them can be called odd."""
_D2 = 1.128


class Doubtful(StrEnum):
    NUMERATOR_ABOVE = "numerator_above"
    NEGATIVE = "negative"
    CUMULATIVE_FALLS = "cumulative_falls"
    PLAN_CHANGED = "plan_changed"
    ODD_RATE = "odd_rate"
    ODD_VOLUME = "odd_volume"
    SOURCES_DIFFER = "sources_differ"


IMPOSSIBLE = frozenset((Doubtful.NUMERATOR_ABOVE, Doubtful.NEGATIVE, Doubtful.CUMULATIVE_FALLS))
"""What cannot be; the rest is only unlikely."""


@dataclass(frozen=True, slots=True)
class Check:
    """One finding: `value` is what was reported, `expected` what it is held against (rates as fractions, else counts or đồng)."""

    kind: Doubtful
    unit: str
    month: Month
    value: float
    expected: float

    def words(self, unit: str, language: str = "vi") -> str:
        """The finding as a sentence; `unit` is what to call the unit."""
        rate = self.kind in (Doubtful.ODD_RATE, Doubtful.SOURCES_DIFFER)
        value, expected = (numbers.percent(x, 1, language) if rate else numbers.count(round(x), language)
                           for x in (self.value, self.expected))
        return say(f"judge.check.{self.kind.value}", language, unit=unit, month=dates.month(self.month, language), value=value,
                   expected=expected)


def check(points: Sequence[Point], indicator: Indicator, thresholds: Thresholds) -> tuple[Check, ...]:
    """Every finding about `points` of one indicator, by unit and month."""
    parted = sorted((point for point in points if has_parts(point)), key=lambda p: (p.unit, p.month))
    found = [one for point in parted for one in _impossible(point)]
    for _, group in groupby(parted, key=lambda p: p.unit):
        months = list(group)
        if indicator.over_months is Accumulation.LATEST:
            found += [one for earlier, later in pairwise(months) for one in _falls(earlier, later)]
        elif indicator.measure is not Measure.DEED:
            found += _odd(months, thresholds)
    return tuple(sorted(found, key=lambda one: (one.unit, one.month, one.kind)))


def compare_sources(first: Sequence[Point], second: Sequence[Point], thresholds: Thresholds) -> tuple[Check, ...]:
    """Unit-months that two sources of the same indicator both hold and whose rates lie `disagreement` or more apart."""
    other: Mapping[tuple[str, Month], float] = {(p.unit, p.month): rate for p in second if (rate := _rate(p)) is not None}
    return tuple(Check(Doubtful.SOURCES_DIFFER, p.unit, p.month, rate, other[p.unit, p.month]) for p in first
                 if (rate := _rate(p)) is not None and (p.unit, p.month) in other
                 and abs(rate - other[p.unit, p.month]) >= thresholds.disagreement - 1e-12)


def _impossible(point: Point) -> list[Check]:
    n, d = point.numerator or 0.0, point.denominator or 0.0
    found = []
    if n > d:
        found.append(Check(Doubtful.NUMERATOR_ABOVE, point.unit, point.month, n, d))
    if min(n, d) < 0:
        found.append(Check(Doubtful.NEGATIVE, point.unit, point.month, min(n, d), 0.0))
    return found


def _falls(earlier: Point, later: Point) -> list[Check]:
    if earlier.month.year != later.month.year:
        return []
    pairs = ((Doubtful.CUMULATIVE_FALLS, earlier.numerator or 0.0, later.numerator or 0.0),
             (Doubtful.PLAN_CHANGED, earlier.denominator or 0.0, later.denominator or 0.0))
    return [Check(kind, later.unit, later.month, now, before) for kind, before, now in pairs
            if now < before or (kind is Doubtful.PLAN_CHANGED and now != before)]


def _odd(months: list[Point], thresholds: Thresholds) -> list[Check]:
    """Months unlike the unit's own others, the spread between months taken into account (p′ and square-root scales)."""
    n, d = (np.array([getattr(point, part) for point in months], dtype=float) for part in ("numerator", "denominator"))
    limit = float(norm.isf(thresholds.outlier_chance / 2))
    found = []
    for i, point in enumerate(months):
        others = np.arange(len(months)) != i
        if others.sum() < _LEAST_MONTHS or min(n[i], d[i]) < 0 or n[i] > d[i]:
            continue
        root = np.sqrt(np.maximum(d[others], 0) + 0.375)
        spread = max(0.5, float(root.std(ddof=1)))
        if abs(np.sqrt(d[i] + 0.375) - root.mean()) > limit * spread * np.sqrt(1 + 1 / len(root)):
            found.append(Check(Doubtful.ODD_VOLUME, point.unit, point.month, d[i], float(d[others].mean())))
        usual = _odd_rate(n[others], d[others], n[i], d[i], limit)
        if usual is not None:
            found.append(Check(Doubtful.ODD_RATE, point.unit, point.month, n[i] / d[i], usual))
    return found


def _odd_rate(n: np.ndarray, d: np.ndarray, one_n: float, one_d: float, limit: float) -> float | None:
    """The unit's usual rate when this month's is too far from it, else None."""
    arose = (d > 0) & (n <= d)
    if arose.sum() < _LEAST_MONTHS or one_d <= 0:
        return None
    n, d = n[arose], d[arose]
    usual = (n.sum() + 0.5) / (d.sum() + 1)
    z = (n / d - usual) / np.sqrt(usual * (1 - usual) / d)
    spread = max(1.0, float(np.abs(np.diff(z)).mean()) / _D2)
    return float(usual) if abs(one_n / one_d - usual) > limit * spread * np.sqrt(usual * (1 - usual) / one_d) + 0.5 / one_d else None


def _rate(point: Point) -> float | None:
    if point.numerator is None or point.denominator is None:
        return point.stated
    return point.numerator / point.denominator if point.denominator else None
