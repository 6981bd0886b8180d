"""Signals of change in a monthly series: XmR, p and p′ charts with the rules of NHS Making Data Count.

They say that something changed, never whether a commitment will be kept: control limits know months, not the cumulative year.

XmR: limits are the mean ± 2,66 mean moving ranges (3/1,128). Moving ranges of 3,267 means or more are screened out once, as
NHSRplotthedots does. p: binomial limits by each month's denominator. p′ (Laney, Quality Engineering 14(4), 2002): the same widened
by how much the months really vary, for large denominators.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

import numpy as np

from parcam.judge.special import Rule, bands, special_causes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from parcam.model.month import Month
    from parcam.model.thresholds import Thresholds

    Floats = NDArray[np.float64]

_D2 = 1.128
_SCREEN = 3.267


class Chart(StrEnum):
    XMR = "xmr"
    P = "p"
    P_PRIME = "p_prime"


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
class Signals:
    """`trial`: too few points for firm limits. `variation` is that of the newest special cause among the points, as MDC's icon."""

    chart: Chart
    points: tuple[SignalPoint, ...]
    trial: bool
    variation: Variation
    assurance: Assurance


def signals(months: Sequence[Month], numerators: Sequence[float | None], denominators: Sequence[float | None], chart: Chart,
            thresholds: Thresholds, *, target: float | None = None, higher_is_better: bool = True, screen: bool = True) -> Signals | None:
    """Signals of the monthly rates; months where nothing arose are left out. None with fewer than two points.

    Raises ValueError when the three sequences differ in length.
    """
    rows = [(month, n / d, d) for month, n, d in zip(months, numerators, denominators, strict=True) if n is not None and d]
    if len(rows) < 2:
        return None
    values, sizes = np.array([value for _, value, _ in rows]), np.array([size for _, _, size in rows])
    mean, sigma = limits(values, sizes, chart, screen=screen)
    lines = bands(mean, sigma, bounded=chart is not Chart.XMR)
    rules = special_causes(values, mean, lines, thresholds.signal_shift, thresholds.signal_trend)
    points = tuple(
        SignalPoint(month, value, mean, *(float(line[i]) for line in lines), rules[i],
                    _variation(value, mean, rules[i], higher_is_better))
        for i, (month, value, _) in enumerate(rows))
    newest = next((one.variation for one in reversed(points) if one.rules), Variation.COMMON)
    return Signals(chart, points, len(points) < thresholds.signal_points, newest, _assurance(points[-1], target, higher_is_better))


def limits(values: Floats, sizes: Floats, chart: Chart, *, screen: bool = True) -> tuple[float, Floats]:
    """(centre line, sigma of each point) of rates `values` with denominators `sizes`."""
    if chart is Chart.XMR:
        ranges = np.abs(np.diff(values))
        if screen and ranges.mean() > 0:
            ranges = ranges[ranges < _SCREEN * ranges.mean()]
        return float(values.mean()), np.full(len(values), ranges.mean() / _D2)
    centre = float((values * sizes).sum() / sizes.sum())
    sigma = np.sqrt(centre * (1 - centre) / sizes)
    if chart is Chart.P_PRIME and centre * (1 - centre) > 0:
        sigma = sigma * np.abs(np.diff((values - centre) / sigma)).mean() / _D2
    return centre, sigma


def _variation(value: float, mean: float, rules: frozenset[Rule], higher_is_better: bool) -> Variation:
    if not rules:
        return Variation.COMMON
    return Variation.IMPROVEMENT if (value > mean) is higher_is_better else Variation.CONCERN


def _assurance(last: SignalPoint, target: float | None, higher_is_better: bool) -> Assurance:
    """From the limits of the newest point, as Making Data Count does; a target on the far limit (100 %) is reached now and then."""
    if target is None:
        return Assurance.NO_TARGET
    always = target <= last.lower if higher_is_better else target >= last.upper
    if not always and last.lower <= target <= last.upper:
        return Assurance.HIT_OR_MISS
    return Assurance.PASS if always else Assurance.FAIL
