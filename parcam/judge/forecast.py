"""How the cumulative figure may end: simulated futures of what is still to come, and what they say about a target."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from parcam.judge.counts import simulate_counts
from parcam.judge.growth import simulate_growth
from parcam.judge.panel import Panel, panel
from parcam.model.commitment import Comparison
from parcam.model.indicator import Accumulation, Indicator, Measure
from parcam.model.unit import NOBODY, Reporters

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from parcam.model.commitment import Target
    from parcam.model.history import Point
    from parcam.model.month import Month
    from parcam.model.thresholds import Thresholds

_ROUNDING = 1e-12

@dataclass(frozen=True, slots=True, eq=False)
class Futures:
    """Simulated futures, arrays [draw, unit, month of the window].

    For a summed indicator `numerator` and `denominator` are what each month adds (known parts included); for one that takes
    the latest month they are the parts as they stand at each month's end.
    """

    units: tuple[str, ...]
    months: tuple[Month, ...]
    numerator: NDArray[np.float64]
    denominator: NDArray[np.float64]
    ahead: NDArray[np.float64]
    """Share of each unit-month still to come, [unit, month]."""
    known_numerator: NDArray[np.float64]
    known_denominator: NDArray[np.float64]
    """What is known by now, [unit]: the sum of the window's months, or the newest month's parts."""
    summed: bool

    def final(self) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """(numerator, denominator) at the deadline, [draw, unit]."""
        if self.summed:
            return self.numerator.sum(axis=2), self.denominator.sum(axis=2)
        return self.numerator[:, :, -1], self.denominator[:, :, -1]

    def path(self, promised: int = 0) -> NDArray[np.float64]:
        """The office's cumulative figure at each month's end, [draw, month]; NaN while nothing arose. `promised` is the least that the
        whole counts (40 tasks, however few were given out)."""
        numerator, denominator = self.numerator.sum(axis=1), np.maximum(self.denominator.sum(axis=1), promised)
        if self.summed:
            numerator, denominator = numerator.cumsum(axis=1), denominator.cumsum(axis=1)
        return rates(numerator, denominator)


def rates(numerator: NDArray[np.float64], denominator: NDArray[np.float64]) -> NDArray[np.float64]:
    """Divide last; 0/0 is NaN."""
    return np.divide(numerator, denominator, out=np.full_like(numerator, np.nan), where=denominator > 0)


@lru_cache(maxsize=4)
def futures(points: tuple[Point, ...], months: tuple[Month, ...], indicator: Indicator, thresholds: Thresholds,
            reporters: Reporters = NOBODY, closing: bool = False) -> Futures:
    """Simulate what is still to come from `points` (already those known). Deterministic: the seed comes from the inputs.

    `closing` says that the books of the last month are still open (disbursement in January).
    """
    return simulate(panel(points, months, reporters), months, indicator, thresholds, closing=closing)


def simulate(arranged: Panel, months: tuple[Month, ...], indicator: Indicator, thresholds: Thresholds, *, closing: bool) -> Futures:
    """The same from points already arranged, without remembering the answer."""
    rng = np.random.default_rng(_seed(arranged))
    at = slice(len(arranged.months) - arranged.window, None)
    if indicator.over_months is Accumulation.LATEST:
        parts = simulate_growth(arranged, thresholds, rng, whole=indicator.measure is not Measure.MONEY, closing=closing)
        known = [_newest(part[:, at]) for part in (arranged.numerator, arranged.denominator)]
    else:
        parts = simulate_counts(arranged, thresholds.draws, rng)
        known = [np.nansum(part[:, at], axis=1) for part in (arranged.numerator, arranged.denominator)]
    return Futures(arranged.units, months, *parts, arranged.ahead[:, at], *known, summed=indicator.over_months is Accumulation.SUM)


def _newest(part: NDArray[np.float64]) -> NDArray[np.float64]:
    """The last known value of each row; 0 where none is known."""
    seen = ~np.isnan(part)
    last = seen.shape[1] - 1 - np.argmax(seen[:, ::-1], axis=1)
    return np.where(seen.any(axis=1), np.nan_to_num(part)[np.arange(len(part)), last], 0.0)


def chance(final: NDArray[np.float64], target: Target) -> float:
    """Share of final figures [draw] that meet the target; a future in which nothing arose does not count."""
    held = _holds(final, target)
    arose = ~np.isnan(final)
    return float(held[arose].mean()) if arose.any() else 0.0


def interval(final: NDArray[np.float64], mass: float) -> tuple[float, float] | None:
    """The central interval holding `mass` of the final figures; None when nothing arose in any."""
    arose = final[~np.isnan(final)]
    if not arose.size:
        return None
    low, high = np.quantile(arose, [(1 - mass) / 2, (1 + mass) / 2])
    return float(low), float(high)


def _holds(final: NDArray[np.float64], target: Target) -> NDArray[np.bool_]:
    """Comparison.holds over an array, to within the same rounding noise."""
    with np.errstate(invalid="ignore"):
        match target.comparison:
            case Comparison.AT_LEAST:
                return final >= target.value - _ROUNDING
            case Comparison.ABOVE:
                return final > target.value + _ROUNDING
            case Comparison.EXACTLY:
                return np.abs(final - target.value) <= _ROUNDING


def _seed(arranged: Panel) -> int:
    digest = hashlib.sha256(repr((arranged.units, arranged.months)).encode())
    for array in (arranged.numerator, arranged.denominator, arranged.ahead):
        digest.update(np.ascontiguousarray(array).tobytes())
    return int.from_bytes(digest.digest()[:8], "big")
