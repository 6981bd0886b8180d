"""Futures of a summed indicator: how many dossiers are still to come, and how many of them succeed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from parcam.judge.panel import Panel


def simulate_counts(arranged: Panel, draws: int, rng: np.random.Generator) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """(numerator, denominator) of each window month, [draw, unit, month]; known cells repeat what is known."""
    at = slice(len(arranged.months) - arranged.window, None)
    known_n, known_d = np.nan_to_num(arranged.numerator[:, at]), np.nan_to_num(arranged.denominator[:, at])
    shape = (draws, *known_n.shape)
    covered = arranged.covered.sum(axis=1)
    mean = (np.nansum(arranged.denominator, axis=1) + 0.5) / (covered + 0.5)
    level = rng.gamma(mean * covered + 0.5, 1 / (covered + 0.5), size=(draws, len(arranged.units)))
    volume = rng.poisson(level[:, :, None] * arranged.ahead[:, at][None])
    n, d = np.nansum(arranged.numerator[:, at], axis=1), np.nansum(arranged.denominator[:, at], axis=1)
    rate = rng.beta(n + 0.5, np.maximum(d - n, 0) + 0.5, size=(draws, len(arranged.units)))
    success = rng.binomial(volume, np.broadcast_to(rate[:, :, None], shape))
    return known_n + success, known_d + volume
