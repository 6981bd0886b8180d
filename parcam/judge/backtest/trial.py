"""One simulated office judged in some of its months: through the same doors as a page, beside the rivals."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from parcam.judge.backtest.rivals import RIVALS
from parcam.judge.backtest.scores import crps, pit
from parcam.judge.forecast import chance, interval, rates, simulate
from parcam.judge.panel import panel
from parcam.judge.tally import known
from parcam.model.commitment import Comparison, Target
from parcam.model.history import History, Point
from parcam.model.month import Month, year_span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from parcam.judge.backtest.simulate import Office
    from parcam.model.indicator import Indicator
    from parcam.model.thresholds import Thresholds

YEAR = 2024
_REPORT_DAY, _JUDGE_DAY = 5, 15


class Outcome(NamedTuple):
    """One forecast and what came: the method "model" or a rival's name, `whole` for the office instead of one unit."""

    kind: str
    method: str
    whole: bool
    month: int
    chance: float
    came: bool
    pit: float
    inside: bool
    crps: float


def try_office(one: Office, indicator: Indicator, thresholds: Thresholds, months: list[int], rng: np.random.Generator) -> Iterator[Outcome]:
    """Forecast at the middle of the month after each of `months` (1-11), and score against what came."""
    points = _points(one)
    target = _target(one, rng)
    judged = year_span(YEAR)
    for month in months:
        as_of = date(YEAR, month + 1, _JUDGE_DAY)
        told = known(History(indicator.id, points), as_of)
        if not any(point.month.year == YEAR for point in told):
            continue
        ahead = simulate(panel(told, judged), judged, indicator, thresholds, closing=False)
        numerator, denominator = ahead.final()
        at = [int(unit) for unit in ahead.units]
        for rows, cells in [([u], [c]) for u, c in enumerate(at)] + [(list(range(len(at))), at)]:
            truth = _truth(one, cells)
            if truth is None:
                continue
            whole = len(rows) > 1
            finals = {"model": rates(numerator[:, rows].sum(axis=1), denominator[:, rows].sum(axis=1))}
            finals |= _rivals(one, cells, month, thresholds.draws, rng)
            for method, final in finals.items():
                yield _score(one.kind, method, whole, month, final[~np.isnan(final)], truth, target, rng)


def _score(kind: str, method: str, whole: bool, month: int, final: NDArray[np.float64], truth: float, target: Target,
           rng: np.random.Generator) -> Outcome:
    low, high = interval(final, 0.8) or (np.nan, np.nan)
    return Outcome(kind, method, whole, month, chance(final, target), target.comparison.holds(truth, target.value),
                   pit(final, truth, rng), low - 1e-9 <= truth <= high + 1e-9, crps(final, truth))


def _points(one: Office) -> tuple[Point, ...]:
    first = Month(YEAR, 12).plus(1 - 12 * one.years)
    return tuple(
        Point(f"{u:02d}", first.plus(t), one.numerator[u, t], one.denominator[u, t], None,
              _known_on(first.plus(t), int(one.lag[u, t])))
        for u in range(one.numerator.shape[0]) for t in range(one.numerator.shape[1]))


def _known_on(month: Month, lag: int) -> date:
    told = month.plus(1 + lag)
    return date(told.year, told.number, _REPORT_DAY)


def _target(one: Office, rng: np.random.Generator) -> Target:
    """Set before the year from what was known then: the plan's own kinds, some far, some near, a fifth of them 100 %."""
    if rng.random() < 0.2:
        return Target(1.0, Comparison.AT_LEAST)
    value = float(np.clip(one.start_rate + rng.normal(0, 0.06), 0.05, 0.999))
    return Target(round(value, 2), Comparison.ABOVE if rng.random() < 0.2 else Comparison.AT_LEAST)


def _truth(one: Office, cells: list[int]) -> float | None:
    total = one.denominator[cells, -12:].sum()
    return float(one.numerator[cells, -12:].sum() / total) if total else None


def _rivals(one: Office, cells: list[int], month: int, draws: int, rng: np.random.Generator) -> dict[str, NDArray[np.float64]]:
    """Rivals see the same readings: those in by the day, month by month of this year."""
    at = slice(-12, -12 + month) if month < 12 else slice(-12, None)
    seen = one.lag[cells, at] <= (month - 1 - np.arange(month))
    n, d = (np.where(seen, part[cells, at], 0.0).sum(axis=0) for part in (one.numerator, one.denominator))
    return {name: rival(n, d, 12 - month, draws, rng) for name, rival in RIVALS.items()}
