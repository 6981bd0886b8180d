"""Signals of change in a monthly series: XmR, p and p′ charts with the rules of NHS Making Data Count.

They say that something changed, never whether a commitment will be kept: control limits know months, not the cumulative year.
A change that has come to stay is no signal for ever: the limits start anew there (`phases`), and the step is told instead.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from parcam.judge.limits import Chart
from parcam.judge.phases import Phase, phases
from parcam.judge.special import Rule, bands, special_causes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from parcam.model.month import Month
    from parcam.model.thresholds import Thresholds

    Floats = NDArray[np.float64]


class Variation(StrEnum):
    COMMON = "common"
    IMPROVEMENT = "improvement"
    CONCERN = "concern"


class Assurance(StrEnum):
    """Whether months, if nothing changes, always reach the target, never, or now and then."""

    PASS = "pass"
    FAIL = "fail"
    HIT_OR_MISS = "hit_or_miss"
    NO_TARGET = "no_target"


@dataclass(frozen=True, slots=True)
class SignalPoint:
    """One month on the chart; `upper`, `lower` are 3 sigma, the warning lines 2 sigma."""

    month: Month
    value: float
    mean: float
    lower: float
    upper: float
    warn_low: float
    warn_high: float
    rules: frozenset[Rule]
    variation: Variation


@dataclass(frozen=True, slots=True)
class LevelStep:
    """The month from which a new level holds, and the means before and after (fractions)."""

    month: Month
    before: float
    after: float
    variation: Variation


@dataclass(frozen=True, slots=True)
class Signals:
    """`trial`: too few points for firm limits. `variation` is that of the newest special cause since the last step, as MDC's icon."""

    chart: Chart
    points: tuple[SignalPoint, ...]
    trial: bool
    variation: Variation
    assurance: Assurance
    steps: tuple[LevelStep, ...] = ()

    @property
    def newest(self) -> SignalPoint | None:
        """The newest signal since the last step."""
        since = self.steps[-1].month if self.steps else self.points[0].month
        return next((point for point in reversed(self.points) if point.rules and point.month >= since), None)


def signals(months: Sequence[Month], numerators: Sequence[float | None], denominators: Sequence[float | None], chart: Chart,
            thresholds: Thresholds, *, target: float | None = None, higher_is_better: bool = True, screen: bool = True,
            rebase: bool = True) -> Signals | None:
    """Signals of the monthly rates; months where nothing arose are left out. None with fewer than two points.

    Without `rebase` the whole series has one level, whatever happened. Raises ValueError when the three sequences differ in length.
    """
    rows = [(month, n / d, d) for month, n, d in zip(months, numerators, denominators, strict=True) if n is not None and d]
    if len(rows) < 2:
        return None
    values, sizes = np.array([value for _, value, _ in rows]), np.array([size for _, _, size in rows])
    told = [month for month, _, _ in rows]
    level = thresholds if rebase else replace(thresholds, signal_points=len(rows))
    levels = phases(values, sizes, chart, level, screen=screen)
    points = tuple(point for one in levels for point in _points(told, values, one, chart, thresholds, higher_is_better))
    steps = tuple(LevelStep(told[one.start], before.mean, one.mean, _way(one.mean > before.mean, higher_is_better))
                  for before, one in pairwise(levels))
    newest = next((one.variation for one in reversed(points[levels[-1].start:]) if one.rules), Variation.COMMON)
    trial = len(points) - levels[-1].start < thresholds.signal_points
    return Signals(chart, points, trial, newest, _assurance(points[-1], target, higher_is_better), steps)


def _points(months: Sequence[Month], values: Floats, level: Phase, chart: Chart, thresholds: Thresholds,
            higher_is_better: bool) -> Iterator[SignalPoint]:
    """The points of one level: rules look no further back than its start."""
    own = values[level.start:level.end]
    lines = bands(level.mean, level.sigma, bounded=chart is not Chart.XMR)
    rules = special_causes(own, level.mean, lines, thresholds.signal_shift, thresholds.signal_trend)
    for i, value in enumerate(own):
        variation = _way(value > level.mean, higher_is_better) if rules[i] else Variation.COMMON
        yield SignalPoint(months[level.start + i], float(value), level.mean, *(float(line[i]) for line in lines), rules[i], variation)


def _way(up: bool, higher_is_better: bool) -> Variation:
    return Variation.IMPROVEMENT if bool(up) is higher_is_better else Variation.CONCERN


def _assurance(last: SignalPoint, target: float | None, higher_is_better: bool) -> Assurance:
    """From the limits of the newest point, as Making Data Count does; a target on the far limit (100 %) is reached now and then."""
    if target is None:
        return Assurance.NO_TARGET
    always = target <= last.lower if higher_is_better else target >= last.upper
    if not always and last.lower <= target <= last.upper:
        return Assurance.HIT_OR_MISS
    return Assurance.PASS if always else Assurance.FAIL
