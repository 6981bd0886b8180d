"""Small words for writing verdict rules as tables: one commitment, one indicator, some readings, some deeds."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from datetime import date, timedelta

from parcam.judge.judge import judge
from parcam.model.commitment import Aim, Commitment, Comparison, Deadline, DeadlineKind, Milestone, Target
from parcam.model.history import Deed, History, Point
from parcam.model.indicator import Accumulation, Better, Indicator, Measure, Quality
from parcam.model.month import Month
from parcam.model.thresholds import Thresholds
from parcam.model.unit import Reporters
from parcam.model.verdict import Judgement
from parcam.places import data_dir

THRESHOLDS = Thresholds.of(tomllib.loads((data_dir() / "judgement.toml").read_text(encoding="utf-8")))
INDICATOR = Indicator("rate", "Rate", "Rate", 1, Measure.COUNT, "done", "all", Accumulation.SUM, Accumulation.SUM, Better.HIGHER, "all",
                      Quality("", "", "", "", ""))
STANDING = replace(INDICATOR, over_months=Accumulation.LATEST)
MONEY = replace(STANDING, measure=Measure.MONEY, closes_next_year=True)
ALONE, BOTH = Reporters.always("a"), Reporters.always("a", "b")
YEAR_END = Deadline("in 2024", DeadlineKind.WITHIN, date(2024, 12, 31))
Units = tuple[str, ...] | Reporters


def promise(value: float | None = None, comparison: Comparison = Comparison.AT_LEAST, count: int | None = None,
            deadline: Deadline = YEAR_END, milestones: tuple[Milestone, ...] = ()) -> Commitment:
    target = Target(value, comparison, count) if value is not None else None
    return Commitment("X.1", Aim.IMPROVE, "title", "text", deadline, "", "", (), "", INDICATOR.id, target, milestones)


def in_time(month: Month) -> date:
    """The fifth of the next month."""
    return month.last_day + timedelta(days=5)


def readings(unit: str, parts: list[tuple[float, float] | None], year: int = 2024) -> list[Point]:
    """`parts[0]` is January; None leaves a month out."""
    months = [Month(year, at + 1) for at in range(len(parts))]
    return [Point(unit, month, part[0], part[1], None, in_time(month)) for month, part in zip(months, parts, strict=True) if part]


def verdict(points: list[Point], commitment: Commitment, as_of: date, units: Units = (), indicator: Indicator = INDICATOR,
            deeds: tuple[Deed, ...] = (), language: str = "vi") -> Judgement:
    reporters = units if isinstance(units, Reporters) else Reporters.always(*units)
    return judge(commitment, indicator, History(indicator.id, tuple(points)), deeds, as_of, THRESHOLDS, reporters=reporters,
                 language=language)
