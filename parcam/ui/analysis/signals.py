"""Dấu hiệu: has anything really changed, month by month? XmR and p′ charts with the rules of NHS Making Data Count."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from parcam.figures.control import Checked, Control, draw_control
from parcam.figures.figure import Figure, Setting
from parcam.judge.limits import Chart
from parcam.judge.signals import Assurance, LevelStep, SignalPoint, Signals, Variation, signals
from parcam.judge.special import Rule
from parcam.model.indicator import Better
from parcam.model.month import Month, span
from parcam.ui import readers
from parcam.ui.listing import Cell, Column, Row
from parcam.words.dates import month as month_words
from parcam.words.numbers import percent
from parcam.words.text import say

if TYPE_CHECKING:
    from datetime import date


OFFICE = "-"
"""Id of the whole office among the units of the table."""
_TONES = {Variation.IMPROVEMENT: "good", Variation.CONCERN: "bad", Variation.COMMON: "none"}
_SIGNS = {Variation.IMPROVEMENT: "◆", Variation.CONCERN: "■", Variation.COMMON: "·"}
_ASSURED = {Assurance.PASS: "good", Assurance.FAIL: "bad", Assurance.HIT_OR_MISS: "warn", Assurance.NO_TARGET: "none"}


@lru_cache(maxsize=512)
def found(stamp: str, code: str, unit: str, chart: Chart, as_of: date) -> Signals | None:
    """Of one unit ("" for the office) over all months known; None with fewer than two."""
    one, known = readers.plan(as_of).commitment(code), readers.shown()
    units = (unit,) if unit else known.reporters(one.indicator)
    rows = readers.months(stamp, one.indicator, units, Month.of(readers.first_day()), Month.of(as_of), as_of, cumulative=False)
    parts = [[None if row[name] != row[name] else row[name] for row in rows] for name in ("numerator", "denominator")]
    return signals([Month.parse(row["month"]) for row in rows], *parts, chart, known.thresholds,
                   target=one.target.value if one.target else None,
                   higher_is_better=known.indicators[one.indicator].better is Better.HIGHER)


@lru_cache(maxsize=128)
def figure(stamp: str, code: str, unit: str, chart: Chart, as_of: date, language: str) -> Figure | None:
    told = found(stamp, code, unit, chart, as_of)
    if told is None:
        return None
    one, known = readers.plan(as_of).commitment(code), readers.shown()
    indicator = known.indicators[one.indicator]
    target = one.target.of_unit if unit and one.target else one.target
    by_month, new = {point.month: point for point in told.points}, {step.month: step for step in told.steps}
    shown = span(told.points[0].month, told.points[-1].month)
    months = tuple(_checked(month, by_month.get(month), new.get(month), language) for month in shown)
    what = readers.named(indicator, language)
    place = known.units[unit].short if unit else say("common.office", language)
    trial = say("pages_analysis.trial", language, n=len(told.points)) if told.trial else ""
    measured = " · ".join(filter(None, (say(f"pages_analysis.charts.{chart}", language), trial)))
    setting = Setting(as_of, "", readers.freshness(stamp, as_of).sample, language)
    return draw_control(Control(what, measured, unit, place, months, target), setting)


@lru_cache(maxsize=64)
def table(stamp: str, code: str, chart: Chart, as_of: date, language: str) -> tuple[tuple[Column, ...], tuple[Row, ...]]:
    """The office, then each unit that reports: the newest signal, and what its months do if nothing changes."""
    names = ("unit", "signal", "since", "usual", "assurance")
    columns = tuple(Column(say(f"pages_analysis.columns.{name}", language), "end" if name == "usual" else "start", wrap=name == "signal")
                    for name in names)
    units = ("", *readers.shown().reporters(readers.plan(as_of).commitment(code).indicator))
    return columns, tuple(_row(unit, found(stamp, code, unit, chart, as_of), language) for unit in units)


def _row(unit: str, told: Signals | None, language: str) -> Row:
    name = Cell(readers.shown().units[unit].short if unit else say("common.office", language), strong=not unit)
    if told is None:
        return Row(unit or OFFICE, (name, Cell(say("pages_analysis.too_few", language), tone="none", sign="○"), "", "", ""))
    step = told.steps[-1] if told.steps else None
    newest = told.newest
    variation = told.variation
    words = [_rules(newest, language) if newest else "", _level(step, language) if step else ""]
    signal = Cell(say(f"pages_analysis.variation.{variation}", language), under="; ".join(filter(None, words)), tone=_TONES[variation],
                  sign=_SIGNS[variation], sort=str(variation))
    last = told.points[-1]
    usual = Cell(percent(last.mean, 1, language), sort=last.mean,
                 under=f"{percent(last.lower, 0, language)} – {percent(last.upper, 0, language)}")
    assurance = Cell(say(f"pages_analysis.assurance.{told.assurance}", language), tone=_ASSURED[told.assurance], sign="●")
    since = Cell(month_words(newest.month, language), sort=str(newest.month)) if newest else Cell()
    return Row(unit or OFFICE, (name, signal, since, usual, assurance))


def _checked(month: Month, point: SignalPoint | None, step: LevelStep | None, language: str) -> Checked:
    if point is None:
        return Checked(month, None, None, None, None)
    return Checked(month, point.value, point.mean, point.lower, point.upper, _rules(point, language),
                   point.variation is Variation.IMPROVEMENT, _level(step, language) if step else "")


def _level(step: LevelStep, language: str) -> str:
    """`mức mới từ T1/2024: 64 % → 73 %`."""
    return say("pages_analysis.new_level", language, month=month_words(step.month, language), before=percent(step.before, 0, language),
               after=percent(step.after, 0, language))


def _rules(point: SignalPoint, language: str) -> str:
    """Every rule the month breaks, with its direction."""
    side, limits = "up" if point.value > point.mean else "down", readers.shown().thresholds
    runs = {Rule.SHIFT: limits.signal_shift, Rule.TREND: limits.signal_trend}
    return "; ".join(say(f"pages_analysis.rules.{rule}_{side}", language, n=runs.get(rule, 0)) for rule in sorted(point.rules))
