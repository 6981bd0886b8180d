"""Simulated offices as histories with a target: what `trial.run_trial` asks for."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import numpy as np

from parcam.judge.backtest.simulate import Office, office
from parcam.judge.backtest.trial import Trial
from parcam.model.commitment import Comparison, Target
from parcam.model.history import History, Point
from parcam.model.indicator import Accumulation, Better, Indicator, Measure, Quality
from parcam.model.month import Month

if TYPE_CHECKING:
    from collections.abc import Iterator

YEAR = 2024
_REPORT_DAY = 5
_ID = "simulated"


def cases(kind: str, unit_years: int, rng: np.random.Generator) -> Iterator[tuple[Trial, int]]:
    """Offices of `kind` until `unit_years` judged unit-years are reached, each with how many it adds."""
    done = 0
    while done < unit_years:
        one = office(kind, rng)
        done += len(one.numerator)
        yield Trial(kind, _indicator(one), History(_ID, _points(one)), _target(one, rng), YEAR, one.step), len(one.numerator)


def _indicator(one: Office) -> Indicator:
    over = Accumulation.LATEST if one.grows else Accumulation.SUM
    measure = Measure.MONEY if one.money else Measure.COUNT
    return Indicator(_ID, _ID, _ID, 0, measure, "", "", over, Accumulation.SUM, Better.HIGHER, "", Quality("", "", "", "", ""))


def _points(one: Office) -> tuple[Point, ...]:
    units, months = one.numerator.shape
    first = Month(YEAR, 12).plus(1 - months)
    return tuple(
        Point(f"{u:02d}", first.plus(t), one.numerator[u, t], one.denominator[u, t], None, _known_on(first.plus(t), int(one.lag[u, t])))
        for u in range(units) for t in range(months))


def _known_on(month: Month, lag: int) -> date:
    told = month.plus(1 + lag)
    return date(told.year, told.number, _REPORT_DAY)


def _target(one: Office, rng: np.random.Generator) -> Target:
    """Set before the year from what was known then: the plan's own kinds, some far, some near, a fifth of them 100 %."""
    if one.grows:
        return Target(one.promise, Comparison.ABOVE if one.promise < 1 else Comparison.AT_LEAST)
    if rng.random() < 0.2:
        return Target(1.0, Comparison.AT_LEAST)
    value = float(np.clip(one.promise + rng.normal(0, 0.06), 0.05, 0.999))
    return Target(round(value, 2), Comparison.ABOVE if rng.random() < 0.2 else Comparison.AT_LEAST)
