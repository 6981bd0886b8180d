"""How good a set of forecasts was: coverage of intervals, calibration of chances, Brier score, CRPS.

Sources: Gneiting & Raftery, JASA 102 (2007) for Brier and CRPS; Czado, Gneiting & Held, Biometrics 65 (2009) for the randomised
PIT: a count falls on the edge of an interval with real probability, so the edge's share of it is counted, not all of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

BINS = 10


def crps(draws: Floats, truth: float) -> float:
    """Continuous ranked probability score of simulated finals [draw]; 0 is perfect, same scale as the figure."""
    ordered = np.sort(draws)
    m = len(ordered)
    spread = (ordered * (2 * np.arange(1, m + 1) - m - 1)).sum() / m**2
    return float(np.abs(ordered - truth).mean() - spread)


def pit(draws: Floats, truth: float, rng: np.random.Generator) -> float:
    """Randomised probability integral transform: uniform on 0-1 when the forecast is right."""
    below, at = float((draws < truth - 1e-12).mean()), float((np.abs(draws - truth) <= 1e-12).mean())
    return below + rng.random() * at


def coverage(pits: Floats, mass: float) -> float:
    """Share of truths inside the central interval of `mass`."""
    return float(((pits > (1 - mass) / 2) & (pits < (1 + mass) / 2)).mean())


def brier(chances: Floats, came: NDArray[np.bool_]) -> float:
    return float(((chances - came) ** 2).mean())


def reliability(chances: Floats, came: NDArray[np.bool_]) -> list[tuple[float, float, int]]:
    """(mean chance, share that came true, forecasts) of each tenth that holds any."""
    bin_ = np.minimum((chances * BINS).astype(int), BINS - 1)
    return [(float(chances[bin_ == b].mean()), float(came[bin_ == b].mean()), int((bin_ == b).sum()))
            for b in range(BINS) if (bin_ == b).any()]


def calibration_error(chances: Floats, came: NDArray[np.bool_]) -> float:
    """Expected calibration error: mean distance of chance and share, weighted by forecasts."""
    rows = reliability(chances, came)
    return sum(abs(chance - share) * count for chance, share, count in rows) / max(1, len(chances))


def calibration_spread(chances: Floats, came: NDArray[np.bool_], offices: NDArray[np.int64], times: int = 200) -> tuple[float, float]:
    """Between which two values the calibration error lies in 90 % of backtests of as many offices: whole offices drawn again with
    replacement, because the forecasts of one office share its luck."""
    rng = np.random.default_rng(len(chances))
    ids, place = np.unique(offices, return_inverse=True)
    bin_ = np.minimum((chances * BINS).astype(int), BINS - 1)
    sums = np.zeros((2, len(ids), BINS))
    np.add.at(sums[0], (place, bin_), 1.0)
    np.add.at(sums[1], (place, bin_), chances - came)
    weights = rng.multinomial(len(ids), np.full(len(ids), 1 / len(ids)), size=times)
    counts, lean = (weights @ side for side in sums)
    errors = np.abs(lean).sum(axis=1) / counts.sum(axis=1)
    low, high = np.quantile(errors, [0.05, 0.95])
    return float(low), float(high)
