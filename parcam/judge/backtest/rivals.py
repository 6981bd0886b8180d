"""Four simpler forecasts of the cumulative figure, each given an honest spread of its own so that it can be scored alike.

Each takes the parts known so far [unit, month] and gives simulated finals [draw]: what is still to come has the mean volume so far.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

_SIGMA = 1.128
"""Mean moving range over sd for a normal series (d2 for n = 2)."""


def last_value(n: Floats, d: Floats, left: int, draws: int, rng: np.random.Generator) -> Floats:
    """The last month's rate goes on."""
    at = np.flatnonzero(d > 0)
    rate = n[at[-1]] / d[at[-1]] if at.size else 0.5
    return _carry(n, d, np.full(left, rate), draws, rng)


def year_to_date(n: Floats, d: Floats, left: int, draws: int, rng: np.random.Generator) -> Floats:
    """The year's rate so far goes on."""
    return _carry(n, d, np.full(left, n.sum() / d.sum() if d.sum() else 0.5), draws, rng)


def linear_trend(n: Floats, d: Floats, left: int, draws: int, rng: np.random.Generator) -> Floats:
    """A straight line through the monthly rates goes on."""
    at = np.flatnonzero(d > 0)
    if at.size < 2:
        return year_to_date(n, d, left, draws, rng)
    slope, level = np.polyfit(at, n[at] / d[at], 1)
    return _carry(n, d, np.clip(level + slope * (len(d) + np.arange(left)), 0.0, 1.0), draws, rng)


def control_limits(n: Floats, d: Floats, left: int, draws: int, rng: np.random.Generator) -> Floats:
    """Each month to come is a normal month of the XmR chart: mean of the monthly rates, sigma from the moving ranges."""
    at = np.flatnonzero(d > 0)
    if at.size < 2:
        return year_to_date(n, d, left, draws, rng)
    monthly = n[at] / d[at]
    sigma = np.abs(np.diff(monthly)).mean() / _SIGMA
    rates = monthly.mean() + sigma * rng.standard_normal((draws, left))
    volume = d.mean()
    return (n.sum() + volume * rates.sum(axis=1)) / max(d.sum() + volume * left, 1e-9)


def _carry(n: Floats, d: Floats, rates: Floats, draws: int, rng: np.random.Generator) -> Floats:
    volume = rng.poisson(max(d.mean(), 0.1), size=(draws, len(rates)))
    success = rng.binomial(volume, rates)
    total = d.sum() + volume.sum(axis=1)
    return np.divide(n.sum() + success.sum(axis=1), total, out=np.full(draws, 0.5), where=total > 0)


RIVALS: dict[str, Callable[[Floats, Floats, int, int, np.random.Generator], Floats]] = {
    "last_value": last_value, "year_to_date": year_to_date, "linear_trend": linear_trend, "control_limits": control_limits,
}


def _grown(n: Floats, d: Floats, steps: Floats, draws: int, rng: np.random.Generator) -> Floats:
    """The part so far plus `steps` to come, each as uncertain as the steps so far were uneven, never beyond the plan."""
    past = np.diff(n, prepend=0.0)
    noise = past.std() * np.sqrt(len(steps)) * rng.standard_normal(draws)
    return np.clip((n[-1] + steps.sum() + noise) / d[-1], 0.0, 1.0) if d[-1] else np.full(draws, 0.5)


def _last_step(n: Floats, d: Floats, left: int, draws: int, rng: np.random.Generator) -> Floats:
    return _grown(n, d, np.full(left, np.diff(n, prepend=0.0)[-1]), draws, rng)


def _mean_step(n: Floats, d: Floats, left: int, draws: int, rng: np.random.Generator) -> Floats:
    return _grown(n, d, np.full(left, n[-1] / len(n)), draws, rng)


def _line_of_steps(n: Floats, d: Floats, left: int, draws: int, rng: np.random.Generator) -> Floats:
    if len(n) < 2:
        return _mean_step(n, d, left, draws, rng)
    slope, level = np.polyfit(np.arange(len(n)), np.diff(n, prepend=0.0), 1)
    return _grown(n, d, np.maximum(level + slope * (len(n) + np.arange(left)), 0.0), draws, rng)


def _steps_in_limits(n: Floats, d: Floats, left: int, draws: int, rng: np.random.Generator) -> Floats:
    past = np.diff(n, prepend=0.0)
    sigma = np.abs(np.diff(past)).mean() / _SIGMA if len(n) > 1 else 0.0
    coming = past.mean() + sigma * rng.standard_normal((draws, left))
    return np.clip((n[-1] + coming.sum(axis=1)) / d[-1], 0.0, 1.0) if d[-1] else np.full(draws, 0.5)


GROWTH_RIVALS: dict[str, Callable[[Floats, Floats, int, int, np.random.Generator], Floats]] = {
    "last_value": _last_step, "year_to_date": _mean_step, "linear_trend": _line_of_steps, "control_limits": _steps_in_limits,
}
"""The same four for a figure that grows: n, d stand at each month's end, and the steps between months go on."""
