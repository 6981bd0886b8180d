"""One month's step of a hidden level: drift, slope and jump, on a grid and in simulation."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

TOGETHER = 0.45
"""Share of the drift's variance, and of the jumps, that all units have in common (one law, one software, one office)."""


def moves(grid: Floats, paces: Sequence[float], slopes: Sequence[float], jump_chance: float, jump_size: float) -> Floats:
    """Transition matrices [pace, slope, K, K]; each row sums to 1."""
    jump = kernel(grid, 0.0, jump_size)
    return np.array([[(1 - jump_chance) * kernel(grid, slope, pace) + jump_chance * jump for slope in slopes] for pace in paces])


def kernel(grid: Floats, slope: float, spread: float) -> Floats:
    """A normal step of mean `slope` and sd `spread` on the grid [K, K].

    A step smaller than a cell keeps its mean and variance by moving one cell up or down at most; where so small a variance cannot
    carry the mean it is widened just enough.
    """
    width = grid[1] - grid[0]
    if max(abs(slope), spread) >= width:
        rows = np.exp(-0.5 * ((grid[None, :] - grid[:, None] - slope) / max(spread, width / 2)) ** 2) + 1e-12
        return rows / rows.sum(axis=1, keepdims=True)
    mean = slope / width
    square = max((spread / width) ** 2 + mean**2, abs(mean))
    up, down = (square + mean) / 2, (square - mean) / 2
    rows = np.diag(np.full(len(grid), 1 - up - down)) + np.diag(np.full(len(grid) - 1, up), 1) + np.diag(np.full(len(grid) - 1, down), -1)
    rows[0, 0] += down
    rows[-1, -1] += up
    return rows


def step(shape: tuple[int, int], sd: Floats, jump_chance: float, jump_size: float, rng: np.random.Generator) -> Floats:
    """One month's random step of every unit [draw, unit], drift and jump each partly common to all."""
    common, own = rng.standard_normal((shape[0], 1)), rng.standard_normal(shape)
    drift = sd * (np.sqrt(TOGETHER) * common + np.sqrt(1 - TOGETHER) * own)
    all_jump = rng.random((shape[0], 1)) < jump_chance * TOGETHER
    one_jumps = rng.random(shape) < jump_chance * (1 - TOGETHER)
    return drift + jump_size * (all_jump * rng.standard_normal((shape[0], 1)) + one_jumps * rng.standard_normal(shape))
