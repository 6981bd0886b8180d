"""The course of one commitment over its year: cumulative, against its target, with the forecast fan ahead."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from parcam.figures.figure import Figure, Setting
from parcam.figures.message import Message
from parcam.figures.series import Line, Point, filled, points
from parcam.figures.trend import Trend, draw_trend
from parcam.model.month import Month
from parcam.ui import foretold, readers
from parcam.words.text import say

if TYPE_CHECKING:
    from datetime import date

    from parcam.model.indicator import Indicator


@lru_cache(maxsize=128)
def figure(stamp: str, code: str, as_of: date, language: str) -> Figure | None:
    """Year to date by month, the year before behind it, the fan to the end of the window; None for a commitment of deeds."""
    plan, known = readers.plan(as_of), readers.shown()
    commitment = plan.commitment(code)
    if commitment.target is None:
        return None
    indicator, judged = known.indicators[commitment.indicator], readers.judgement(stamp, as_of, language, code)
    line = Line("", say("common.office", language), *(_course(stamp, indicator, year, as_of) for year in (plan.year, plan.year - 1)))
    shown = line.last.rate if line.last else None
    message = Message(readers.named(indicator, language), shown if judged.figure is None else judged.figure, commitment.target,
                      judged.required_rate, judged.verdict, judged.lost_since, "", judged.numerator, judged.denominator)
    now, needed = Month.of(as_of), judged.required_rate
    last = line.last.month if line.last else None
    measured = f"{indicator.numerator} / {indicator.denominator}"
    trend = Trend(line, message, measured, True, commitment.target, now if now.last_day > as_of else None,
                  needed if needed is not None and needed <= 1 else None, foretold.steps(stamp, code, as_of, last, Month(plan.year, 12)),
                  foretold.breaks(Month(plan.year, 1), Month(plan.year, 12)))
    source = indicator.quality.source.partition(":")[0]
    drawn = draw_trend(trend, Setting(as_of, source, readers.freshness(stamp, as_of).sample, language))
    return replace(drawn, height=330)


def _course(stamp: str, indicator: Indicator, year: int, as_of: date) -> tuple[Point, ...]:
    """The whole office, month by month, added up since January."""
    first, last = Month(year, 1), Month(year, 12)
    rows = readers.months(stamp, indicator.id, tuple(readers.shown().units), first, last, as_of, cumulative=True)
    return filled(points(rows), first, last)
