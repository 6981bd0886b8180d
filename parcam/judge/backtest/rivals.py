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
