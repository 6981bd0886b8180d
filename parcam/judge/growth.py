"""Futures of an indicator that takes the latest month: a part done that grows toward a plan and never beyond it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from parcam.judge.panel import Panel
    from parcam.model.thresholds import Thresholds


def simulate_growth(arranged: Panel, thresholds: Thresholds, rng: np.random.Generator, *, whole: bool,
                    closing: bool) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """(numerator, denominator) standing at the end of each window month, [draw, unit, month].

    `whole` counts indivisible things (tasks) instead of money; `closing` leaves the last month's books open.
    """
    at = slice(len(arranged.months) - arranged.window, None)
    n, d = arranged.numerator[:, at], arranged.denominator[:, at]
    hazard = _hazards(thresholds.growth_profile)[[month.number - 1 for month in arranged.months[at]]]
    draws = thresholds.draws
    out_n, out_d = np.zeros((draws, *n.shape)), np.zeros((draws, *n.shape))
    for u in range(len(arranged.units)):
        seen = np.flatnonzero(~np.isnan(n[u]))
        last = int(seen[-1]) if seen.size else -1
        part, plan = (n[u, last], d[u, last]) if last >= 0 else (0.0, 0.0)
        share = min(part / plan, 1 - 1e-9) if plan else 0.0
        expected = hazard[: last + 1].sum()
        pace = rng.gamma(2 + 4 * -np.log1p(-share), 1 / (2 + 4 * expected), size=draws)
        open_ = np.full(draws, plan - part)
        for t in range(n.shape[1]):
            if t <= last:
                known = np.flatnonzero(~np.isnan(n[u, : t + 1]))
                out_n[:, u, t], out_d[:, u, t] = (n[u, known[-1]], d[u, known[-1]]) if known.size else (0.0, 0.0)
            if t > last or (closing and t == last == n.shape[1] - 1):
                step = pace * hazard[t] * (1.0 if t > last else thresholds.closing_share)
                left = np.exp(-rng.gamma(np.maximum(4 * step, 1e-9), 0.25))
                open_ = rng.binomial(np.maximum(np.rint(open_), 0).astype(int), left).astype(float) if whole else open_ * left
                out_n[:, u, t], out_d[:, u, t] = plan - open_, plan
    return out_n, out_d


def _hazards(profile: tuple[float, ...]) -> NDArray[np.float64]:
    done = np.concatenate([[0.0], np.clip(profile, 0, 1 - 1e-6)])
    return np.diff(-np.log1p(-done))
