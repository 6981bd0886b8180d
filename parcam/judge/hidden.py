"""A hidden level that drifts, may follow a trend and sometimes jumps, watched through noisy counts: exact inference on a grid.

The level (a logit of a rate, a log of a volume) is a random walk over months, so the month before says most about the next one;
inside the judged year it may lean up or down; with a small probability a month brings a jump (a new system, a new head of unit).
How fast it drifts, how noisy the counts are and which way the office leans is not known beforehand: a few values of each are carried
along and weighed by how well they foretold the data of all units together. The units' starting levels come from one distribution,
itself unknown: a unit with little data leans on the others (partial pooling), one with much stands alone.
Source: the forward-backward algorithm of hidden Markov models (Rabiner, Proc. IEEE 77(2), 1989).

Axes of arrays: P paces, E noises, L slopes of a unit, G leanings of the office, U units, S starts, K levels of the grid.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from parcam.judge.steps import moves

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Walk:
    """The prior: `grid` of levels [K] (evenly spaced), drift sd per month of each pace, slope per month of each leaning, jumps, and
    the `starts` [S, K] that the units' first levels may come from; weights [P], [G], log weights [S]; `lean` [G, L] is the chance
    of each unit slope under each leaning of the office."""

    grid: Floats
    paces: tuple[float, ...]
    pace_weights: tuple[float, ...]
    slopes: tuple[float, ...]
    lean: Floats
    lean_weights: Floats
    jump_chance: float
    jump_size: float
    starts: Floats
    start_weights: Floats

    @cached_property
    def moves(self) -> Floats:
        """Transition matrices [P, L, K, K]; each row sums to 1."""
        return moves(self.grid, self.paces, self.slopes, self.jump_chance, self.jump_size)

    @cached_property
    def flat(self) -> int:
        """Which slope is none."""
        return int(np.argmin(np.abs(self.slopes)))


@dataclass(frozen=True, slots=True, eq=False)
class Belief:
    """After the last month: `weights` of each combination [P, E, G] and `states` [P, E, G, U, L·K] (each row sums to 1)."""

    weights: Floats
    states: Floats
    walk: Walk

    def sample(self, draws: int, rng: np.random.Generator) -> tuple[Floats, Floats, NDArray[np.int64], NDArray[np.int64]]:
        """(levels [draw, unit], slopes [draw, unit], pace index [draw], noise index [draw]); levels are spread inside their cell."""
        edges = self.weights.ravel().cumsum()
        picks = np.minimum(np.searchsorted(edges, (np.arange(draws) + rng.random()) / draws * edges[-1]), edges.size - 1)
        states = self.states.reshape(edges.size, *self.states.shape[3:])
        cells = np.empty((draws, states.shape[1]), dtype=np.int64)
        for h in np.unique(picks):
            rows = np.flatnonzero(picks == h)
            cumulative = states[h].cumsum(axis=1)
            for u in range(cells.shape[1]):
                cells[rows, u] = np.searchsorted(cumulative[u], rng.random(rows.size) * cumulative[u, -1])
        size = len(self.walk.grid)
        slope, cell = np.divmod(np.minimum(cells, states.shape[2] - 1), size)
        step = self.walk.grid[1] - self.walk.grid[0]
        levels = self.walk.grid[0] + step * (cell + rng.random(cells.shape) - 0.5)
        pace, noise, _ = np.unravel_index(picks, self.weights.shape)
        return levels, np.array(self.walk.slopes)[slope], pace, noise


def believe(log_likelihood: Floats, walk: Walk, bend: int) -> Belief:
    """Weigh the evidence. `log_likelihood` is [E, U, month, K], 0 where nothing is known; slopes act from month `bend` on."""
    top = log_likelihood.max(axis=3, keepdims=True)
    scaled = np.exp(log_likelihood - top)
    message, scale = _backward(scaled, walk, bend)
    offset = scale + top[..., 0].sum(axis=2)[None, :, None]
    with np.errstate(divide="ignore"):
        by_slope = np.log(np.einsum("sk,pleuk->spleu", walk.starts, message)) + offset.transpose(0, 2, 1, 3)[None]
    best = by_slope.max(axis=2)
    first = np.log(np.maximum(np.einsum("gl,spleu->spegu", walk.lean, np.exp(by_slope - best[:, :, None])), 1e-300)) + best[:, :, :, None]
    joint = walk.start_weights[:, None, None, None] + first.sum(axis=4)
    evidence = _log_sum(joint) + np.log(walk.pace_weights)[:, None, None] + np.log(walk.lean_weights)
    others = joint[..., None] - first
    mix = np.exp(others - others.max(axis=0))
    start = np.einsum("spegu,sk->peguk", mix / mix.sum(axis=0), walk.starts)
    weights = np.exp(evidence - evidence.max())
    return Belief(weights / weights.sum(), _forward(start, scaled, walk, bend), walk)


def _backward(scaled: Floats, walk: Walk, bend: int) -> tuple[Floats, Floats]:
    """Chance of all months to come given the first level and the slope, [P, L, E, U, K], and its log scale [P, E, L, U]."""
    noises, units, months, size = scaled.shape
    paces, slopes = len(walk.paces), len(walk.slopes)
    message = np.ones((paces, slopes, noises * units, size))
    scale = np.zeros((paces, slopes, noises * units))
    turned = walk.moves.transpose(0, 1, 3, 2)
    for month in range(months - 1, -1, -1):
        message = message * scaled[:, :, month].reshape(noises * units, size)
        top = message.max(axis=3)
        scale += np.log(top)
        message /= top[..., None]
        if month:
            message = message @ (turned if month >= bend else turned[:, walk.flat][:, None])
    return (message.reshape(paces, slopes, noises, units, size),
            scale.reshape(paces, slopes, noises, units).transpose(0, 2, 1, 3))


def _forward(start: Floats, scaled: Floats, walk: Walk, bend: int) -> Floats:
    """Slope and level after the last month, [P, E, G, U, L·K]."""
    paces, noises, leanings, units, size = start.shape
    slopes = len(walk.slopes)
    state = start.transpose(0, 1, 3, 2, 4).reshape(paces, 1, -1, size)
    for month in range(scaled.shape[2]):
        if month == bend or (month == 0 and bend <= 0):
            spread = np.tile(walk.lean.T[:, None, :], (1, noises * units, 1)).reshape(slopes, -1, 1)
            state = state[:, :1] * spread[None]
        if month:
            state = state @ (walk.moves if state.shape[1] == slopes and month >= bend else walk.moves[:, walk.flat][:, None])
        seen = np.repeat(scaled[:, :, month].reshape(noises * units, size), leanings, axis=0)
        state = state * seen
        state /= state.sum(axis=(1, 3), keepdims=True)
    if state.shape[1] != slopes:
        spread = np.tile(walk.lean.T[:, None, :], (1, noises * units, 1)).reshape(slopes, -1, 1)
        state = state * spread[None]
    shaped = state.reshape(paces, slopes, noises, units, leanings, size)
    return shaped.transpose(0, 2, 4, 3, 1, 5).reshape(paces, noises, leanings, units, slopes * size)


def _log_sum(logs: Floats) -> Floats:
    top = logs.max(axis=0)
    return top + np.log(np.exp(logs - top).sum(axis=0))
