"""How many dossiers are still to come: a log level per unit that drifts, times the office's season, overdispersed."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
from scipy.special import gammaln

from parcam.judge.hidden import Walk, believe
from parcam.judge.steps import step

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from parcam.judge.panel import Panel

    Floats = NDArray[np.float64]

_SIZES = (3.0, 12.0, 60.0, 1000.0)
"""Negative binomial sizes: variance = mean + mean²/size."""

_PACES, _PACE_WEIGHTS = (0.02, 0.1, 0.25), (0.4, 0.4, 0.2)
_JUMP_CHANCE, _JUMP_SIZE = 0.01, 0.8
_SEASON_SPREAD, _YEAR_NOISE = 0.3, 0.02
"""How far (log) a month may lie from the average month, and the variance of one year's month around its season."""


def season(arranged: Panel) -> tuple[Floats, Floats]:
    """(log factor, sd) of each calendar month [12], from the earlier years that are whole; 0 and the prior spread without any.

    Shrunk toward "no season" as far as counts are small and years few.
    """
    first = len(arranged.months) - arranged.window
    volume, base = np.zeros(12), np.zeros(12)
    years = 0
    for start in range(first - 12, -1, -12):
        year = arranged.denominator[:, start:start + 12]
        whole = ~np.isnan(year).any(axis=1)
        if not whole.any():
            continue
        total = year[whole].sum(axis=0)
        volume, base, years = volume + total, base + total.mean(), years + 1
    if not years:
        return np.zeros(12), np.full(12, _SEASON_SPREAD)
    noise, prior = 1 / (volume + 1) + _YEAR_NOISE / years, _SEASON_SPREAD**2
    factor = np.log((volume + 0.5) / (base + 0.5)) * prior / (prior + noise)
    return factor - np.log(np.exp(factor).mean()), np.sqrt(prior * noise / (prior + noise))


def future_volumes(arranged: Panel, now: int, draws: int, rng: np.random.Generator) -> Floats:
    """Whole-month volumes of each window month [draw, unit, month]; `now` is the column of the last month known.

    Columns up to `now` are drawn at today's level: they are for readings that come late.
    """
    factor, spread = season(arranged)
    number = np.array([month.number - 1 for month in arranged.months])
    first = len(arranged.months) - arranged.window
    seen = arranged.denominator[:, : now + 1]
    exposure = np.where(np.isnan(seen), 0.0, arranged.covered[:, : now + 1] * np.exp(factor[number[: now + 1]]))
    scale = (np.nansum(seen, axis=1) + 0.5) / (exposure.sum(axis=1) + 0.5)
    walk = _walk()
    belief = believe(_log_likelihood(seen, exposure * scale[:, None], walk.grid), walk, first)
    level, _, pace, noise = belief.sample(draws, rng)
    sd, size = np.array(_PACES)[pace][:, None], np.array(_SIZES)[noise][:, None]
    out = np.empty((draws, len(arranged.units), arranged.window))
    for at in range(arranged.window):
        if first + at > now:
            level = level + step(level.shape, sd, _JUMP_CHANCE, _JUMP_SIZE, rng)
        month = number[first + at]
        year = np.exp(factor[month] + spread[month] * rng.standard_normal((draws, 1)))
        mean = scale * np.exp(np.clip(level, walk.grid[0], walk.grid[-1])) * year
        out[:, :, at] = mean * rng.gamma(size, 1 / size, size=level.shape)
    return out


@lru_cache(maxsize=1)
def _walk() -> Walk:
    grid = np.arange(-2.5, 2.51, 0.1)
    bell = np.exp(-0.5 * grid**2)
    return Walk(grid, _PACES, _PACE_WEIGHTS, (0.0,), np.ones((1, 1)), np.ones(1), _JUMP_CHANCE, _JUMP_SIZE,
                (bell / bell.sum())[None], np.zeros(1))


def _log_likelihood(seen: Floats, expected: Floats, grid: Floats) -> Floats:
    """Negative binomial, [size, unit, month, K]; 0 where nothing is known."""
    known = (~np.isnan(seen) & (expected > 0))[..., None]
    count = np.where(known[..., 0], seen, 0.0)[..., None]
    mean = np.where(known[..., 0], expected, 1.0)[..., None] * np.exp(grid)
    layers = [gammaln(count + r) - gammaln(r) + r * np.log(r / (r + mean)) + count * np.log(mean / (r + mean)) for r in _SIZES]
    return np.where(known, np.array(layers), 0.0)
