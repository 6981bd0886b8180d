"""Offices whose figure takes the latest month: money spent project by project, tasks done one by one.

Not the forecast's model: projects start late, pay invoices of their own sizes, are pushed at the year's end, and some get stuck; tasks have
due months of their own and are late by whole months.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]


def disbursing(units: int, years: int, rng: np.random.Generator) -> tuple[Floats, Floats]:
    """(spent since January, plan of the year) in đồng, [unit, month of all years]."""
    eager = rng.normal(0, 0.5)
    parts = [_money_year(units, eager + rng.normal(0, 0.4), rng) for _ in range(years)]
    spent, plan = (np.concatenate([part[side] for part in parts], axis=1) for side in (0, 1))
    return spent, plan


def tasking(units: int, years: int, rng: np.random.Generator) -> tuple[Floats, Floats]:
    """(tasks done since January, tasks of the year), [unit, month of all years]."""
    slack = rng.uniform(0.05, 0.6)
    parts = [_task_year(units, slack, rng) for _ in range(years)]
    done, all_ = (np.concatenate([part[side] for part in parts], axis=1) for side in (0, 1))
    return done, all_


def _money_year(units: int, eager: float, rng: np.random.Generator) -> tuple[Floats, Floats]:
    spent, plan = np.zeros((units, 12)), np.zeros((units, 12))
    for unit in range(units):
        for _ in range(int(rng.integers(2, 10))):
            size = np.round(np.exp(rng.normal(21, 1.0)))
            plan[unit] += size
            spent[unit] += np.round(size * _project(eager, rng))
    return spent, plan


def _project(eager: float, rng: np.random.Generator) -> Floats:
    """Share of one project paid by each month's end [12]."""
    start = int(np.clip(rng.normal(4 - 2 * eager, 2.0), 0, 10))
    invoices = rng.exponential(1.0, size=12) * (rng.random(12) < 0.5)
    invoices[:start] = 0.0
    invoices[11] += rng.uniform(0.5, 2.5)
    reached = rng.uniform(0.0, 0.6) if rng.random() < 0.1 else min(1.0, rng.normal(0.95 + 0.02 * eager, 0.05))
    return invoices.cumsum() / invoices.sum() * reached


def _task_year(units: int, slack: float, rng: np.random.Generator) -> tuple[Floats, Floats]:
    done, all_ = np.zeros((units, 12)), np.zeros((units, 12))
    for unit in range(units):
        tasks = int(rng.integers(2, 9))
        due = rng.choice(12, size=tasks, p=np.array([1, 1, 3, 1, 2, 4, 1, 1, 3, 2, 4, 3]) / 26)
        late = np.where(rng.random(tasks) < slack, rng.geometric(0.5, size=tasks), 0)
        done[unit] = ((due + late)[:, None] <= np.arange(12)).sum(axis=0)
        all_[unit] = tasks
    return done, all_
