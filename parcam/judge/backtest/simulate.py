"""Offices that never were: units, months, counts, and the day each reading became known.

Nothing here is the forecast's own model: rates move along straight lines, S-curves, queues and steps on the probability scale, not
along a random walk of logits; cases come in clusters that succeed or fail together, not from a beta; volumes follow a calendar,
a growth or a step. Rates near 100 % as well as around 95, 75 and 40 % occur, as in the plan.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from parcam.judge.backtest.growing import disbursing, tasking

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

_BASES = (0.998, 0.95, 0.75, 0.4)
_CALENDAR = np.array([0.9, 0.55, 1.1, 1.0, 1.05, 1.15, 1.0, 0.95, 1.0, 1.1, 1.15, 1.3])
"""A calendar with a thin second month (Tết) and a full last one."""


@dataclass(frozen=True, slots=True, eq=False)
class Office:
    """`numerator`, `denominator` [unit, month] of `years` whole years, the last one judged; `lag` [unit, month] the months a reading
    comes late (0 in time); `promise` the rate from which a target is set before the year; `grows`: the figure takes the latest month;
    `step`: the month of the judged year (1-12) in which the first unit breaks, 0 where none does by design."""

    kind: str
    numerator: Floats
    denominator: Floats
    lag: NDArray[np.int64]
    promise: float
    grows: bool = False
    money: bool = False
    step: int = 0


def office(kind: str, rng: np.random.Generator) -> Office:
    """One office of `kind`; KeyError for an unknown kind."""
    units, years = int(rng.integers(4, 13)), int(rng.integers(1, 4))
    months = 12 * years
    none = np.zeros((units, months), dtype=np.int64)
    if kind in GROWING:
        part, plan = GROWING[kind](units, years, rng)
        return Office(kind, part, plan, none, rng.choice([0.8, 0.9, 0.95, 1.0]), grows=True, money=kind == "disbursement")
    rate, volume = KINDS[kind](units, months, rng)
    rate = np.clip(rate, 0.0, 1.0)
    denominator = rng.poisson(np.maximum(volume, 0.0))
    weights = volume[:, -12:].mean(axis=1)
    promise = float((rate[:, -12] * weights).sum() / weights.sum())
    lag = _late(units, months, rng) if kind == "late_reporting" else none
    return Office(kind, _clustered(denominator, rate, rng).astype(float), denominator.astype(float), lag, promise,
                  step=_first_step(rate) if kind == "break" else 0)


def _first_step(rate: Floats) -> int:
    """The first month of the judged year (1-12) whose rate is not the month's before; 0 when none is."""
    year = rate[:, -13:] if rate.shape[1] > 12 else np.concatenate([rate[:, :1], rate], axis=1)
    broke = np.flatnonzero((np.diff(year, axis=1) != 0).any(axis=0))
    return int(broke[0]) + 1 if broke.size else 0


def _clustered(denominator: NDArray[np.int64], rate: Floats, rng: np.random.Generator) -> NDArray[np.int64]:
    """Cases succeed or fail in clusters of 1 to 4 (the same file of papers, the same desk), the size being a unit's habit."""
    size = rng.choice([1, 1, 1, 2, 4], size=(denominator.shape[0], 1))
    return rng.binomial(denominator // size, rate) * size + rng.binomial(denominator % size, rate)


def _units(units: int, rng: np.random.Generator) -> tuple[Floats, Floats]:
    """(base rate, mean volume) of each unit, [unit, 1]."""
    base = rng.choice(_BASES)
    rates = rng.beta(base * 25, (1 - base) * 25, size=(units, 1)) if base < 0.99 else 1 - rng.exponential(0.003, size=(units, 1))
    return np.clip(rates, 0.01, 1.0), np.exp(rng.normal(3.0, 0.8, size=(units, 1)))


def _stable(units: int, months: int, rng: np.random.Generator) -> tuple[Floats, Floats]:
    rate, volume = _units(units, rng)
    return np.repeat(rate, months, axis=1), np.repeat(volume, months, axis=1)


def _drifting(units: int, months: int, rng: np.random.Generator) -> tuple[Floats, Floats]:
    """Straight slopes (partly the whole office's) with ripples, or an S-curve of adoption; volumes grow or shrink."""
    rate, volume = _units(units, rng)
    t = np.arange(months) - months + 12
    if rng.random() < 0.3:
        middle, speed = rng.uniform(-6, 14, size=(units, 1)), rng.uniform(0.15, 0.5)
        moved = rate * (0.25 + 0.75 / (1 + np.exp(-speed * (t - middle))))
    else:
        slope = (rng.normal(0, 0.08) + rng.normal(0, 0.08, size=(units, 1))) / 12
        ripple = np.cumsum(rng.uniform(-0.012, 0.012, size=(units, months)), axis=1)
        moved = rate + slope * t + ripple
    growth = rng.normal(0, 0.15, size=(units, 1)) / 12
    return moved, volume * np.exp(growth * t)


def _seasonal(units: int, months: int, rng: np.random.Generator) -> tuple[Floats, Floats]:
    """A calendar of volumes, and a queue: what exceeds the desk's capacity waits, and the longer the queue the more comes late."""
    rate, volume = _units(units, rng)
    calendar = np.tile(_CALENDAR ** rng.uniform(0.3, 1.5), months // 12) * np.exp(rng.normal(0, 0.08, size=months))
    arrivals = volume * calendar
    capacity = volume * rng.uniform(1.0, 1.3, size=(units, 1))
    queue, loss = np.zeros((units, 1)), np.zeros((units, months))
    for month in range(months):
        queue = np.maximum(0.0, queue + arrivals[:, month:month + 1] - capacity)
        loss[:, month:month + 1] = np.minimum(0.5, 0.4 * queue / capacity)
    return rate * (1 - loss), arrivals


def _tiny(units: int, months: int, rng: np.random.Generator) -> tuple[Floats, Floats]:
    rate, _ = _units(units, rng)
    return np.repeat(rate, months, axis=1), np.repeat(rng.uniform(0.2, 4.0, size=(units, 1)), months, axis=1)


def _broken(units: int, months: int, rng: np.random.Generator) -> tuple[Floats, Floats]:
    """At one month of the judged year the rate steps to another level, and often the volume too: for the office or for some units."""
    rate, volume = _stable(units, months, rng)
    at = rng.integers(months - 12, months, size=(units, 1)) if rng.random() < 0.5 else rng.integers(months - 12, months)
    hit = (np.arange(months) >= at) & (rng.random((units, 1)) < 0.7)
    step = rng.choice([-1, 1]) * rng.uniform(0.05, 0.35)
    return np.where(hit, rate + step, rate), np.where(hit, volume * rng.uniform(0.5, 1.8), volume)


def _any(units: int, months: int, rng: np.random.Generator) -> tuple[Floats, Floats]:
    return (_stable, _drifting, _seasonal)[rng.integers(3)](units, months, rng)


def _late(units: int, months: int, rng: np.random.Generator) -> NDArray[np.int64]:
    """Some units are always one to three months late, and anyone may be late once."""
    habit = rng.choice([0, 0, 1, 2, 3], size=(units, 1))
    return habit + (rng.random((units, months)) < 0.1) * rng.integers(1, 4, size=(units, months))


KINDS: dict[str, Callable[[int, int, np.random.Generator], tuple[Floats, Floats]]] = {
    "stable": _stable, "drifting": _drifting, "seasonal": _seasonal, "tiny": _tiny, "break": _broken, "late_reporting": _any,
}
GROWING: dict[str, Callable[[int, int, np.random.Generator], tuple[Floats, Floats]]] = {
    "disbursement": disbursing, "tasks": tasking,
}
