"""The hidden level: exact inference held against adding up every path, and the limits where the answer is known."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from scipy.special import expit

from parcam.judge.hidden import Walk, believe
from parcam.judge.panel import panel
from parcam.judge.rates import believe_rates, rate_season
from parcam.judge.steps import kernel, moves, step
from parcam.model.month import year_span
from tests.rules.verdict_build import readings

GRID = np.array([-1.0, 0.0, 1.0])
WALK = Walk(grid=GRID, paces=(0.3, 0.9), pace_weights=(0.6, 0.4), slopes=(-0.4, 0.0, 0.4),
            lean=np.array([[0.7, 0.2, 0.1], [0.1, 0.2, 0.7]]), lean_weights=np.array([0.5, 0.5]), jump_chance=0.1, jump_size=1.5,
            starts=np.array([[0.8, 0.15, 0.05], [0.1, 0.3, 0.6]]), start_weights=np.log([0.3, 0.7]))


def every_path(likelihood: np.ndarray, bend: int) -> tuple[np.ndarray, np.ndarray]:
    """(weights [P, E, G], states [P, E, G, U, L·K]) by adding up all paths of all units, the starts shared as the model says."""
    noises, units, months, size = likelihood.shape
    steps = moves(GRID, WALK.paces, WALK.slopes, WALK.jump_chance, WALK.jump_size)
    shape = (len(WALK.paces), noises, len(WALK.lean_weights))
    weights, states = np.zeros(shape), np.zeros((*shape, units, len(WALK.slopes) * size))
    for p, e, g in product(*map(range, shape)):
        ends = np.zeros((len(WALK.starts), units, len(WALK.slopes), size))
        ways = product(range(len(WALK.starts)), range(units), range(len(WALK.slopes)), product(range(size), repeat=months))
        for s, u, slope, path in ways:
            chance = WALK.lean[g, slope] * WALK.starts[s, path[0]]
            for month in range(months):
                if month:
                    chance *= steps[p, slope if month >= bend else WALK.flat][path[month - 1], path[month]]
                chance *= np.exp(likelihood[e, u, month, path[month]])
            ends[s, u, slope, path[-1]] += chance
        alone = ends.sum(axis=(2, 3))
        prior = np.exp(WALK.start_weights)
        weights[p, e, g] = WALK.pace_weights[p] * WALK.lean_weights[g] * (prior * alone.prod(axis=1)).sum()
        for u in range(units):
            others = prior * np.delete(alone, u, axis=1).prod(axis=1)
            mixed = np.einsum("s,slk->lk", others, ends[:, u])
            states[p, e, g, u] = (mixed / mixed.sum()).ravel()
    return weights / weights.sum(), states


@pytest.mark.parametrize("bend", [0, 1, 2, 9])
def test_inference_equals_adding_up_every_path(bend):
    likelihood = np.random.default_rng(bend).normal(0, 1.5, size=(2, 3, 4, 3))
    likelihood[:, 1, 2] = 0.0
    found = believe(likelihood, WALK, bend)
    weights, states = every_path(likelihood, bend)
    np.testing.assert_allclose(found.weights, weights, rtol=1e-9)
    np.testing.assert_allclose(found.states, states, rtol=1e-8, atol=1e-12)


def test_samples_follow_the_belief():
    found = believe(np.random.default_rng(1).normal(0, 1.0, size=(2, 2, 3, 3)), WALK, 0)
    levels, slopes, pace, noise = found.sample(40_000, np.random.default_rng(2))
    cells = np.rint(levels).astype(int) + 1
    wanted = np.einsum("peg,pegux->ux", found.weights, found.states).reshape(2, 3, 3)
    for u in range(2):
        for s, slope in enumerate(WALK.slopes):
            for k in range(3):
                assert ((cells[:, u] == k) & (slopes[:, u] == slope)).mean() == pytest.approx(wanted[u, s, k], abs=0.01)
    assert np.bincount(pace, minlength=2) / 40_000 == pytest.approx(found.weights.sum(axis=(1, 2)), abs=0.001)
    assert np.bincount(noise, minlength=2) / 40_000 == pytest.approx(found.weights.sum(axis=(0, 2)), abs=0.001)


@pytest.mark.parametrize(("slope", "spread"), [(0.0, 0.02), (0.03, 0.1), (-0.1, 0.05), (0.1, 0.4), (0.0, 1.2)])
def test_a_step_on_the_grid_keeps_its_mean_and_never_narrows(slope, spread):
    grid = np.arange(-8.0, 8.01, 1 / 3)
    row = kernel(grid, slope, spread)[len(grid) // 2]
    moved = grid - grid[len(grid) // 2]
    mean = (row * moved).sum()
    assert row.sum() == pytest.approx(1)
    assert mean == pytest.approx(slope, abs=1e-6)
    assert (row * moved**2).sum() - mean**2 >= spread**2 * 0.99


def test_units_step_partly_together():
    steps = step((20_000, 2), np.full((20_000, 1), 0.1), 0.0, 1.0, np.random.default_rng(3))
    assert np.corrcoef(steps.T)[0, 1] == pytest.approx(0.45, abs=0.03)
    assert steps.std() == pytest.approx(0.1, rel=0.03)


def level_of(parts: dict[str, list]) -> dict[str, float]:
    points = [point for unit, months in parts.items() for point in readings(unit, months)]
    arranged = panel(points, year_span(2024))
    belief = believe_rates(arranged, 11, rate_season(arranged)[0])
    grid = np.tile(expit(belief.walk.grid), len(belief.walk.slopes))
    means = np.einsum("peg,pegux,x->u", belief.weights, belief.states, grid)
    return dict(zip(arranged.units, means, strict=True))


def test_a_unit_with_few_cases_leans_on_the_others_and_one_with_many_stands_alone():
    steady = [(90, 100)] * 12
    found = level_of({"a": steady, "b": steady, "c": steady, "few": [(1, 2)], "many": [(100, 200)] * 12})
    assert 0.65 < found["few"] < 0.9
    assert found["many"] == pytest.approx(0.5, abs=0.03)
    assert level_of({"few": [(1, 2)]})["few"] < found["few"]


def test_much_data_at_a_steady_rate_is_believed():
    assert level_of({"a": [(950, 1000)] * 12})["a"] == pytest.approx(0.95, abs=0.01)
