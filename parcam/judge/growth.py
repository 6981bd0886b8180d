"""Futures of an indicator that takes the latest month: a part done that grows toward a plan and never beyond it.

What is open melts: with pace θ the cumulative hazard H of the year's profile leaves the share exp(−θH) open. The profile comes from the
earlier years where known (so the year-end rush is the office's own), pulled a little toward the one in data/judgement.toml. The melting
is lumpy (a gamma process: big invoices come at once). The pace is common to the office in part and each unit's own in part, and is
learned from this year's steps; month by month it falls back toward the profile's, and the rest of the year may go otherwise than its
course so far for the whole office at once. Money melts as a share; whole things (tasks) are done one by one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from scipy.special import gammainc

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from parcam.judge.panel import Panel
    from parcam.model.thresholds import Thresholds

    Floats = NDArray[np.float64]

_PACES = np.arange(-2.4, 2.41, 0.2)
"""Log paces: from a tenth to eleven times the profile."""
_OFFICE, _OFFICE_SPREAD = np.arange(-1.2, 1.21, 0.3), 0.4
_MONEY_SPREAD, _WHOLE_SPREAD = 0.25, 0.5
"""How far (log) one unit's pace lies from the office's: tasks have due months of their own, money flows with the office's year."""
_KEEP = 0.9
"""How much of a pace's distance (log) from the profile's own is left a month later: a slow start is often made up."""
_SHOCK = 0.4
"""How far (log) the rest of the year may go for the whole office otherwise than its course so far says: the push at the year's end."""
_LUMPS = np.array([1.5, 5.0, 20.0])
"""Gamma-process rates: the larger, the smoother."""
_OWN_PROFILE = 0.5
"""Weight of the default profile against one earlier year."""
_MONEY_GRAIN = 0.002
"""Steps of money are known to this share of the plan (rounding in the sheets)."""
_FULLEST_MONEY, _FULLEST_WHOLE = 0.985, 0.995
"""Where a year counts as full: nearer to 1 the last month of the profile would seem able to melt anything."""
_STUCK = ((0.7, 1.0, 25.0), (0.3, 1.0, 6.0))
"""(weight, beta) of the share of a unit's money that gets stuck in its year whatever the pace: mostly a little (bids cheaper than planned),
sometimes much (a project stopped)."""


def simulate_growth(arranged: Panel, thresholds: Thresholds, rng: np.random.Generator, *, whole: bool,
                    closing: bool) -> tuple[Floats, Floats]:
    """(numerator, denominator) standing at the end of each window month, [draw, unit, month].

    `whole` counts indivisible things (tasks) instead of money; `closing` leaves the last month's books open.
    """
    first = len(arranged.months) - arranged.window
    n, d, ahead, exists = (part[:, first:] for part in (arranged.numerator, arranged.denominator, arranged.ahead, arranged.exists))
    hazard = profile(arranged, thresholds.task_profile if whole else thresholds.growth_profile, whole=whole)[: n.shape[1]]
    pace, lumps = _sample_paces(n, d, hazard, whole, thresholds.draws, rng)
    push = np.exp(_SHOCK * rng.standard_normal(thresholds.draws))
    out_n, out_d = (np.zeros((thresholds.draws, *n.shape)) for _ in range(2))
    for u in range(len(arranged.units)):
        seen = np.flatnonzero(~np.isnan(n[u]))
        if not seen.size:
            continue
        for t in range(seen[0], n.shape[1]):
            at = seen[seen <= t][-1]
            out_n[:, u, t], out_d[:, u, t] = n[u, at], d[u, at]
        last = int(seen[-1])
        shares = np.where(np.arange(n.shape[1]) > last, exists[u], 0.0)
        shares[last] = ahead[u, last]
        if closing:
            shares[-1] += thresholds.closing_share * exists[u, -1]
        open_ = np.full(thresholds.draws, max(d[u, last] - n[u, last], 0.0))
        stuck = 0.0 if whole else np.minimum(open_, _stuck(thresholds.draws, rng) * d[u, last])
        out_n[:, u, last:] = (n[u, last] + open_)[:, None] - np.reshape(stuck, (-1, 1)) - _melt(
            open_ - stuck, pace[:, u] * push, lumps, (hazard * shares)[last:], whole, rng)
    return out_n, out_d


def profile(arranged: Panel, default: tuple[float, ...], *, whole: bool) -> Floats:
    """Hazard of each calendar month [12] for what is not stuck: from the mean course of the whole earlier years, with the default as
    half a year more. Courses are averaged, not hazards: one year that was finished to the last task does not promise another."""
    loose, fullest = _loose(whole), _FULLEST_WHOLE if whole else _FULLEST_MONEY
    first = len(arranged.months) - arranged.window
    courses, weights = [np.asarray(default)], [_OWN_PROFILE]
    for start in range(first - 12, -1, -12):
        n, d = (_carried(part[:, start:start + 12]) for part in (arranged.numerator, arranged.denominator))
        if d[-1] > 0 and not np.isnan(arranged.numerator[:, start + 11]).all():
            courses.append(np.maximum.accumulate(np.divide(n, d, out=np.zeros(12), where=d > 0)))
            weights.append(1.0)
    course = np.minimum(np.average(courses, axis=0, weights=weights) / loose, fullest)
    return np.maximum(np.diff(-np.log1p(-course), prepend=0.0), 1e-4)


def _loose(whole: bool) -> float:
    return 1.0 if whole else 1 - sum(weight * a / (a + b) for weight, a, b in _STUCK)


def _stuck(draws: int, rng: np.random.Generator) -> Floats:
    """Share of the plan [draw] that stays unspent whatever the pace."""
    weights, *shape = np.array(_STUCK).T
    which = rng.choice(len(weights), size=draws, p=weights)
    return rng.beta(*(side[which] for side in shape))


def _carried(part: Floats) -> Floats:
    """The office's standing parts [12]: each unit's newest by each month; 0 before its first."""
    filled = part.copy()
    for month in range(1, filled.shape[1]):
        filled[:, month] = np.where(np.isnan(filled[:, month]), filled[:, month - 1], filled[:, month])
    return np.nansum(filled, axis=0)


def _melt(left: Floats, pace: Floats, lumps: Floats, hazard: Floats, whole: bool, rng: np.random.Generator) -> Floats:
    """What is open at the end of each month of `hazard`, [draw, month]."""
    out = np.empty((len(pace), len(hazard)))
    for month, step in enumerate(hazard):
        pace = pace**_KEEP if month else pace
        if step > 0:
            stay = np.exp(-rng.gamma(np.maximum(lumps * pace * step, 1e-9), 1 / lumps))
            left = rng.binomial(np.rint(left).astype(np.int64), stay).astype(float) if whole else left * stay
        out[:, month] = left
    return out


def _sample_paces(n: Floats, d: Floats, hazard: Floats, whole: bool, draws: int, rng: np.random.Generator) -> tuple[Floats, Floats]:
    """(pace [draw, unit], lump rate [draw]) given this year's steps of all units."""
    likelihood = np.empty((len(n), len(_LUMPS), len(_PACES)))
    for u, at in np.ndindex(likelihood.shape[:2]):
        likelihood[u, at] = _step_likelihood(n[u], d[u], hazard, _LUMPS[at], whole)
    bell = np.exp(-0.5 * (np.subtract.outer(_OFFICE, _PACES) / (_WHOLE_SPREAD if whole else _MONEY_SPREAD)) ** 2)
    bell /= bell.sum(axis=1, keepdims=True)
    own = np.einsum("at,ult->alu", bell, likelihood)
    office = np.exp(-0.5 * (_OFFICE / _OFFICE_SPREAD) ** 2)[:, None] * np.prod(own / own.max(axis=(0, 1)), axis=2)
    picks = rng.choice(office.size, size=draws, p=office.ravel() / office.sum())
    lean, lump = np.unravel_index(picks, office.shape)
    pace = np.empty((draws, len(n)))
    for u in range(len(n)):
        edges = (bell[lean] * likelihood[u, lump]).cumsum(axis=1)
        cell = (edges < rng.random((draws, 1)) * edges[:, -1:]).sum(axis=1)
        pace[:, u] = _PACES[np.minimum(cell, len(_PACES) - 1)]
    return np.exp(pace + rng.uniform(-0.1, 0.1, size=pace.shape)), _LUMPS[lump]


def _step_likelihood(n: Floats, d: Floats, hazard: Floats, lump: float, whole: bool) -> Floats:
    """Chance of this year's steps under each pace [len(_PACES)], as an interval: what is open is known to half a thing, or to a grain."""
    log, before, since = np.zeros(len(_PACES)), -1, 0.0
    for month in np.flatnonzero(~np.isnan(n)):
        plan = d[month]
        open_now, open_then = plan * _loose(whole) - n[month], plan * _loose(whole) - since
        grain = 0.5 if whole else _MONEY_GRAIN * plan
        shape = lump * np.exp(_PACES) * hazard[before + 1: month + 1].sum()
        if open_then > grain:
            low = -np.log(min(1.0, (max(open_now, 0.0) + grain) / open_then))
            upper = min(max(open_now - grain, 0.0), open_then - grain)
            high = -np.log(upper / open_then) if upper > 0 else np.inf
            log += np.log(np.maximum(gammainc(shape, lump * high) - gammainc(shape, lump * low), 1e-12))
        before, since = month, n[month]
    return np.exp(log - log.max())
