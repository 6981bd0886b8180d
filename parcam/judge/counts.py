"""Futures of a summed indicator: how many dossiers are still to come, and how many of them succeed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from parcam.judge.rates import future_rates
from parcam.judge.volumes import future_volumes

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from parcam.judge.panel import Panel


def simulate_counts(arranged: Panel, draws: int, rng: np.random.Generator) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """(numerator, denominator) of each window month, [draw, unit, month]; known cells repeat what is known."""
    first = len(arranged.months) - arranged.window
    known_n, known_d = np.nan_to_num(arranged.numerator[:, first:]), np.nan_to_num(arranged.denominator[:, first:])
    ahead = arranged.ahead[:, first:]
    shape = (draws, *known_n.shape)
    if not ahead.any():
        return np.broadcast_to(known_n, shape), np.broadcast_to(known_d, shape)
    now = last_known(arranged)
    volume = rng.poisson(future_volumes(arranged, now, draws, rng) * ahead)
    rate = future_rates(arranged, now, draws, rng)
    return known_n + rng.binomial(volume, rate), known_d + volume


def last_known(arranged: Panel) -> int:
    """The column of the newest month known from any unit."""
    return int(np.flatnonzero(~np.isnan(arranged.denominator).all(axis=0))[-1])
