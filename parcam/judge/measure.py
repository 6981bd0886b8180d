"""Everything the verdict on one figure needs, worked out once: tally, futures, prospects of the office and of each unit."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from parcam.judge import attain
from parcam.judge.fan import FanMonth, fan
from parcam.judge.forecast import Futures, futures
from parcam.judge.prospect import Position, Prospect, prospect
from parcam.judge.tally import UNASSIGNED, Tally, UnitTally, tally
from parcam.judge.verdicts import Stage, stage_of, verdict_of
from parcam.judge.window import books_open, months_judged
from parcam.model.indicator import Accumulation, Measure
from parcam.model.verdict import UnitPart, Verdict

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from numpy.typing import NDArray

    from parcam.model.commitment import Commitment, Target
    from parcam.model.history import Point
    from parcam.model.indicator import Indicator
    from parcam.model.month import Month
    from parcam.model.thresholds import Thresholds
    from parcam.model.unit import Reporters

    Finals = Mapping[str, tuple[NDArray[np.float64], NDArray[np.float64]]]
    """Unit -> simulated (numerator, denominator) at the deadline, each [draw]."""


@dataclass(frozen=True, slots=True, eq=False)
class Measured:
    told: Tally
    stage: Stage
    months: tuple[Month, ...]
    fan: tuple[FanMonth, ...]
    hope: Prospect | None
    reach: attain.Reach
    by_unit: tuple[UnitPart, ...]


@lru_cache(maxsize=512)
def measure(commitment: Commitment, indicator: Indicator, points: tuple[Point, ...], as_of: date, thresholds: Thresholds,
            reporters: Reporters) -> Measured:
    """Measure a commitment's figure from `points` (those known on `as_of`). The answer is remembered: it depends on nothing else."""
    months = months_judged(commitment.deadline)
    target = commitment.target
    told = tally(points, indicator, months, as_of, reporters, target)
    all_in = _all_in(points, months, reporters)
    stage = stage_of(commitment.deadline, indicator, as_of, thresholds, all_in=all_in)
    if target is None or told.figure is None:
        return Measured(told, stage, months, (), None, attain.Reach(None, None), _bare(told))
    closing = books_open(commitment.deadline, indicator, as_of, thresholds)
    ahead = futures(points, months, indicator, thresholds, reporters, closing)
    finals = dict(zip(ahead.units, zip(*(part.T for part in ahead.final()), strict=True), strict=True))
    hope = prospect(_office(told, finals, indicator, target), target, thresholds)
    parts = tuple(_part(one, told, finals, indicator, target, stage, thresholds) for one in told.units)
    if indicator.over_months is Accumulation.SUM and target.count is None:
        parts = tuple(_with_reach(part, _reach(points, ahead, target, part.unit), stage) for part in parts)
        return Measured(told, stage, months, fan(ahead, thresholds, target.count or 0), hope, _reach(points, ahead, target), parts)
    return Measured(told, stage, months, fan(ahead, thresholds, target.count or 0), hope, attain.Reach(None, None), parts)


def _office(told: Tally, finals: Finals, indicator: Indicator, target: Target) -> Position:
    numerator, denominator = (np.sum([pair[side] for pair in finals.values()], axis=0) for side in (0, 1))
    if target.count is not None:
        denominator = np.maximum(denominator, target.count)
    return _position(told.numerator, told.denominator, numerator, denominator, indicator, counted=target.count is not None)


def _position(n: float, d: float, final_n: NDArray[np.float64], final_d: NDArray[np.float64], indicator: Indicator, *,
              counted: bool) -> Position:
    flows = indicator.over_months is Accumulation.SUM and not counted
    whole = indicator.measure is not Measure.MONEY
    return Position(n, d, final_n, final_d, flows=flows, grows=counted or not whole, whole=whole)


def _part(one: UnitTally, told: Tally, finals: Finals, indicator: Indicator, target: Target, stage: Stage,
          thresholds: Thresholds) -> UnitPart:
    bare = UnitPart(one.unit, None, None, one.stated, None, stated=one.stated is not None, last_month=one.last_month)
    if not one.parted:
        return replace(bare, verdict=Verdict.NO_DATA)
    gap = (one.numerator - target.value * one.denominator) / told.denominator if told.denominator else None
    part = replace(bare, numerator=one.numerator, denominator=one.denominator, rate=one.rate, gap=gap, stated=False)
    if one.unit == UNASSIGNED or one.unit not in finals:
        return part
    own = target.of_unit
    now = _position(one.numerator, one.denominator, *finals[one.unit], indicator, counted=target.count is not None)
    hope = prospect(now, own, thresholds)
    verdict = verdict_of(one.rate, hope, own, stage, 1.0, thresholds)
    if stage is Stage.FINAL:
        return replace(part, verdict=verdict)
    return replace(part, verdict=verdict, required_rate=hope.required_rate, chance=hope.chance, slack=hope.slack)


def _with_reach(part: UnitPart, found: attain.Reach, stage: Stage) -> UnitPart:
    lost = part.verdict in (Verdict.LOST, Verdict.NOT_MET, Verdict.PARTLY_MET)
    return replace(part, lost_since=found.lost_since if lost else None, last_chance=None if stage is Stage.FINAL else found.last_chance)


def _bare(told: Tally) -> tuple[UnitPart, ...]:
    return tuple(UnitPart(one.unit, one.numerator if one.parted else None, one.denominator if one.parted else None, one.rate, None,
                          stated=not one.parted and one.stated is not None, last_month=one.last_month) for one in told.units)


def _reach(points: Sequence[Point], ahead: Futures, target: Target, unit: str | None = None) -> attain.Reach:
    """Of the office, or of one unit."""
    if unit is not None and unit not in ahead.units:
        return attain.Reach(None, None)
    parts = attain.month_parts([point for point in points if unit in (None, point.unit)], ahead.months)
    at = slice(None) if unit is None else [ahead.units.index(unit)]
    expected = ahead.denominator[:, at].mean(axis=0).sum(axis=0)
    rest = {month: max(0.0, float(volume) - parts.get(month, (0.0, 0.0))[1]) for month, volume in zip(ahead.months, expected, strict=True)}
    return attain.reach(parts, ahead.months, rest, target)


def _all_in(points: Sequence[Point], months: Sequence[Month], reporters: Reporters) -> bool:
    """Every expected unit-month is known, and was known only after its month had ended."""
    whole = {(point.unit, point.month) for point in points if point.known_on >= point.month.last_day}
    units = reporters.owing(months) or {point.unit for point in points if point.month in months}
    return all((unit, month) in whole for unit in units for month in months if not reporters.gone(unit, month))
