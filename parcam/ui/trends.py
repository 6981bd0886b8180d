"""What the page Xu hướng reads and draws: one indicator over months, for units together or each for itself."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from parcam.figures.figure import Figure, Setting
from parcam.figures.message import Message
from parcam.figures.multiples import Multiples, Panel, draw_multiples
from parcam.figures.series import Line, Point, filled, points
from parcam.figures.trend import Trend, draw_trend
from parcam.model.month import Month
from parcam.model.verdict import Judgement
from parcam.ui import foretold, readers
from parcam.words.text import say

if TYPE_CHECKING:
    from datetime import date

    from parcam.figures.marks import Step
    from parcam.model.commitment import Commitment, Target
    from parcam.model.indicator import Indicator
    from parcam.model.verdict import UnitPart


_NAMED, _YEAR = 3, 12
"""Units that a title still names one by one; months of a year."""


@dataclass(frozen=True, slots=True)
class Asked:
    """All that the drawing depends on. `units` in the office's order; `whole` when nobody picked any: all that report."""

    indicator: str
    units: tuple[str, ...]
    whole: bool
    first: Month
    last: Month
    as_of: date
    cumulative: bool
    multiples: bool
    language: str

    def previous(self) -> tuple[Month, Month]:
        return self.first.plus(-12), self.last.plus(-12)


def plan_year(indicator: str, unit: str, as_of: date, language: str) -> Asked:
    """One unit's year of the plan, month by month."""
    year = readers.plan(as_of).year
    return Asked(indicator, (unit,), False, Month(year, 1), Month(year, 12), as_of, False, False, language)


@lru_cache(maxsize=256)
def figure(stamp: str, asked: Asked) -> Figure:
    return _multiples(stamp, asked) if asked.multiples else _trend(stamp, asked)


def _trend(stamp: str, asked: Asked) -> Figure:
    indicator, commitment = _indicator(asked), readers.commitment_on(_indicator(asked), asked.as_of)
    target = _target(commitment, asked)
    line = Line(asked.units[0] if len(asked.units) == 1 else "", _place(asked), _line(stamp, asked, asked.first, asked.last),
                _line(stamp, asked, *asked.previous()), _restarts(indicator, asked))
    judged = readers.judgement(stamp, asked.as_of, asked.language, commitment.code) if commitment else None
    part = _part(judged, asked)
    now, needed = Month.of(asked.as_of), part.required_rate if part else None
    breaks = foretold.breaks(asked.first, asked.last, asked.units, asked.language)
    message = Message(_what(line, asked), _figure(stamp, part, line, asked), target, needed, part.verdict if part else None,
                      judged.lost_since if judged and asked.whole else None, "" if asked.whole else _place(asked),
                      part.numerator if part else None, part.denominator if part else None, indicator.over_months == "latest")
    return draw_trend(Trend(line, message, _measured(indicator, asked), asked.cumulative, target,
                            now if now.last_day > asked.as_of else None, needed if needed is not None and needed <= 1 else None,
                            _ahead(stamp, asked, commitment, line), breaks), _setting(stamp, asked))


def _ahead(stamp: str, asked: Asked, commitment: Commitment | None, line: Line) -> tuple[Step, ...]:
    """The fan belongs to the office's cumulative figure of the plan's year; a chart of something else has none."""
    if commitment is None or not (asked.cumulative and asked.whole and _in_plan_year(asked)):
        return ()
    return foretold.steps(stamp, commitment.code, asked.as_of, line.last.month if line.last else None, asked.last)


def _multiples(stamp: str, asked: Asked) -> Figure:
    indicator, commitment = _indicator(asked), readers.commitment_on(_indicator(asked), asked.as_of)
    judged = readers.judgement(stamp, asked.as_of, asked.language, commitment.code) if commitment else None
    verdicts = {part.unit: part.verdict for part in judged.by_unit} if judged and _in_plan_year(asked) else {}
    now = _by_unit(stamp, asked, asked.first, asked.last)
    # Beyond a year the year before stands in the panel already.
    before = _by_unit(stamp, asked, *asked.previous()) if asked.last.minus(asked.first) < _YEAR else {}
    lines = [Line(unit, readers.shown().units[unit].short, now[unit], before.get(unit, ()), _restarts(indicator, asked))
             for unit in asked.units]
    panels = tuple(Panel(line, _span_figure(indicator, line.points, asked), verdicts.get(line.unit),
                         foretold.breaks(asked.first, asked.last, (line.unit,), asked.language)) for line in lines)
    return draw_multiples(Multiples(_named(asked), _measured(indicator, asked), panels, _target(commitment, asked),
                                    asked.cumulative), _setting(stamp, asked))


def _line(stamp: str, asked: Asked, first: Month, last: Month) -> tuple[Point, ...]:
    """A single unit keeps its stated rates; several are added up, where a rate without parts has no place."""
    if len(asked.units) == 1:
        return _by_unit(stamp, asked, first, last)[asked.units[0]]
    rows = readers.months(stamp, asked.indicator, asked.units, first, last, asked.as_of, asked.cumulative)
    return filled(points(rows), first, last)


def _by_unit(stamp: str, asked: Asked, first: Month, last: Month) -> dict[str, tuple[Point, ...]]:
    rows = readers.months_by_unit(stamp, asked.indicator, asked.units, first, last, asked.as_of, asked.cumulative)
    return {unit: filled(points(row for row in rows if row["unit"] == unit), first, last) for unit in asked.units}


def _restarts(indicator: Indicator, asked: Asked) -> bool:
    """Year to date, or an indicator that is cumulative by definition."""
    return asked.cumulative or indicator.over_months == "latest"


def _what(line: Line, asked: Asked) -> str:
    """The indicator; with its year where the newest figure is not of the year that the span ends in."""
    if line.last is None or line.last.month.year == asked.last.year:
        return _named(asked)
    return say("pages_trends.of_year", asked.language, what=_named(asked), year=line.last.month.year)


def _figure(stamp: str, part: Judgement | UnitPart | None, line: Line, asked: Asked) -> float | None:
    """The figure that was judged; where nothing is judged, that of the newest known month's year, up to that month."""
    judged = None if part is None else part.figure if isinstance(part, Judgement) else part.rate
    if judged is not None:
        return judged
    last = line.last.month if line.last else asked.last
    rows = readers.months(stamp, asked.indicator, asked.units, Month(last.year, 1), last, asked.as_of, cumulative=True)
    return next((point.rate for point in reversed(points(rows)) if point.rate is not None), None)


def _span_figure(indicator: Indicator, line: tuple[Point, ...], asked: Asked) -> float | None:
    """A unit's figure for the span shown: the newest where months do not add up, else the parts added, divided last."""
    known = [point for point in line if point.rate is not None]
    if not known or asked.cumulative or indicator.over_months == "latest":
        return known[-1].rate if known else None
    parted = [(point.numerator, point.denominator) for point in known if point.numerator is not None and point.denominator]
    return sum(n for n, _ in parted) / sum(d for _, d in parted) if parted else known[-1].rate


def _part(judged: Judgement | None, asked: Asked) -> Judgement | UnitPart | None:
    if judged is None or not _in_plan_year(asked):
        return None
    if asked.whole:
        return judged
    return next((part for part in judged.by_unit if asked.units == (part.unit,)), None)


def _target(commitment: Commitment | None, asked: Asked) -> Target | None:
    if commitment is None or commitment.target is None:
        return None
    return commitment.target if asked.whole and not asked.multiples else commitment.target.of_unit


def _in_plan_year(asked: Asked) -> bool:
    return asked.last.year == readers.plan(asked.as_of).year


def _indicator(asked: Asked) -> Indicator:
    return readers.shown().indicators[asked.indicator]


def _named(asked: Asked) -> str:
    return readers.named(_indicator(asked), asked.language)


def _place(asked: Asked) -> str:
    if asked.whole:
        return say("common.office", asked.language)
    names = [readers.shown().units[unit].short for unit in asked.units]
    return ", ".join(names) if len(names) <= _NAMED else say("pages_trends.several", asked.language, n=len(names))


def _measured(indicator: Indicator, asked: Asked) -> str:
    return say("pages_trends.measured", asked.language, numerator=indicator.numerator, denominator=indicator.denominator)


def _setting(stamp: str, asked: Asked) -> Setting:
    source = _indicator(asked).quality.source.partition(":")[0]
    return Setting(asked.as_of, source, readers.freshness(stamp, asked.as_of).sample, asked.language)
