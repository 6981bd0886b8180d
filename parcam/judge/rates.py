"""The success rate of each unit: a logit that drifts and leans, with the office's season, watched through overdispersed
(beta-binomial) counts."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
from scipy.special import expit, gammaln, logit

from parcam.judge.hidden import Belief, Walk, believe
from parcam.judge.steps import step

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from parcam.judge.panel import Panel

    Floats = NDArray[np.float64]

CONCENTRATIONS = (12.0, 70.0, 5000.0)
"""Spread of a month's own rate around the level: beta with this many pseudo-counts; the last is as good as binomial."""

_PACES, _PACE_WEIGHTS = (0.03, 0.12, 0.35), (0.4, 0.35, 0.25)
_SLOPES = (-0.25, -0.1, -0.03, 0.0, 0.03, 0.1, 0.25)
_LEAN_WEIGHTS = (0.05, 0.1, 0.15, 0.4, 0.15, 0.1, 0.05)
_LEAN_SPREAD = 0.06
"""How far (logits a month) one unit's slope lies from the office's."""

_JUMP_CHANCE, _JUMP_SIZE = 0.025, 1.2
_SPREADS = (0.3, 0.7, 1.3)
_CENTRE, _CENTRE_SPREAD = 1.5, 2.5
"""Where a rate starts before any data: around 80 %, but anything from 1 % to 99,99 % is believable."""

_SEASON_SPREAD, _YEAR_NOISE = 0.35, 0.08


@lru_cache(maxsize=1)
def rate_walk() -> Walk:
    """Levels from 0,7 % to 99,998 % in steps of a third of a logit."""
    grid = np.arange(-5.0, 11.01, 1 / 3)
    starts, weights = [], []
    for spread in _SPREADS:
        for centre in np.arange(-3.0, 9.1, 0.75):
            bell = np.exp(-0.5 * ((grid - centre) / spread) ** 2)
            starts.append(bell / bell.sum())
            weights.append(-0.5 * ((centre - _CENTRE) / _CENTRE_SPREAD) ** 2)
    slopes = np.array(_SLOPES)
    lean = np.array(_LEAN_WEIGHTS) * np.exp(-0.5 * (np.subtract.outer(slopes, slopes) / _LEAN_SPREAD) ** 2)
    return Walk(grid, _PACES, _PACE_WEIGHTS, _SLOPES, lean / lean.sum(axis=1, keepdims=True), np.array(_LEAN_WEIGHTS),
                _JUMP_CHANCE, _JUMP_SIZE, np.array(starts), np.array(weights) - np.log(len(weights)))


def rate_season(arranged: Panel) -> tuple[Floats, Floats]:
    """(logit shift, sd) of each calendar month [12] learned from the whole earlier years, shrunk where counts are small and years few;
    0 and the prior spread without any: the first year's rush comes as a surprise."""
    first = len(arranged.months) - arranged.window
    starts, prior = range(first - 12, -1, -12), _SEASON_SPREAD**2
    n, d = (np.nansum([part[:, at:at + 12] for at in starts], axis=(0, 1)) if len(starts) else np.zeros(12)
            for part in (arranged.numerator, arranged.denominator))
    if not d.sum():
        return np.zeros(12), np.full(12, _SEASON_SPREAD)
    overall = (n.sum() + 1) / (d.sum() + 2)
    monthly = (n + 2 * overall) / (d + 2)
    noise = 1 / (d * overall * (1 - overall) + 0.5) + _YEAR_NOISE / len(starts)
    shift = logit(np.clip(monthly, 1e-4, 1 - 1e-4)) - logit(np.clip(overall, 1e-4, 1 - 1e-4))
    return shift * prior / (prior + noise), np.sqrt(prior * noise / (prior + noise))


def believe_rates(arranged: Panel, now: int, season: Floats) -> Belief:
    """What the counts up to column `now` say of each unit's level after it."""
    walk = rate_walk()
    numerator, denominator = arranged.numerator[:, : now + 1], arranged.denominator[:, : now + 1]
    known = ~np.isnan(denominator) & (denominator > 0)
    n, d = np.where(known, numerator, 0.0)[..., None], np.where(known, denominator, 0.0)[..., None]
    misses = np.maximum(d - n, 0.0)
    shift = season[[month.number - 1 for month in arranged.months[: now + 1]]]
    rate = expit(walk.grid + shift[:, None])
    layers = []
    for c in CONCENTRATIONS:
        a, b = rate * c, (1 - rate) * c
        layers.append(gammaln(a + n) - gammaln(a) + gammaln(b + misses) - gammaln(b) + gammaln(c) - gammaln(c + n + misses))
    return believe(np.where(known[..., None], np.array(layers), 0.0), walk, len(arranged.months) - arranged.window)


def future_rates(arranged: Panel, now: int, draws: int, rng: np.random.Generator) -> Floats:
    """Each window month's own rate [draw, unit, month]; columns up to `now` are drawn at today's level, for readings that come late."""
    season, spread = rate_season(arranged)
    belief = believe_rates(arranged, now, season)
    level, slope, pace, noise = belief.sample(draws, rng)
    walk = belief.walk
    sd = np.array(walk.paces)[pace][:, None]
    first = len(arranged.months) - arranged.window
    out = np.empty((draws, level.shape[1], arranged.window))
    for at in range(max(0, now + 1 - first) - 1, -1, -1):
        out[:, :, at] = level
    for at in range(now + 1 - first, arranged.window):
        level = np.clip(level + slope + step(level.shape, sd, walk.jump_chance, walk.jump_size, rng), walk.grid[0], walk.grid[-1])
        if at >= 0:
            out[:, :, at] = level
    number = [month.number - 1 for month in arranged.months[first:]]
    rate = expit(out + season[number] + spread[number] * rng.standard_normal((draws, 1, len(number))))
    c = np.array(CONCENTRATIONS)[noise][:, None, None]
    return rng.beta(np.maximum(rate * c, 1e-9), np.maximum((1 - rate) * c, 1e-9))
