"""What the page Đơn vị reads and draws: one unit's indicators against their targets, its commitments, what it has not reported."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from parcam.figures.coverage import Coverage, State, draw_coverage
from parcam.figures.figure import Figure, Setting
from parcam.figures.message import target_words
from parcam.figures.sparkline import draw_sparkline
from parcam.judge.window import is_closed, reading_due
from parcam.model.month import Month, year_span
from parcam.model.verdict import Verdict
from parcam.ui import foretold, listing, readers, reported
from parcam.ui.listing import Cell, Column, Row
from parcam.ui.text import day, month, parts_of, percent, points, say

if TYPE_CHECKING:
    from datetime import date

    from parcam.model.commitment import Commitment, Target
    from parcam.model.indicator import Indicator
    from parcam.model.verdict import Judgement, UnitPart

Judged = tuple["Commitment", "Judgement"]


def indicators(unit: str) -> tuple[Indicator, ...]:
    """Those the unit reports each month."""
    known = readers.shown()
    return tuple(one for id, one in known.indicators.items() if unit in known.reporters(id))


def parts(stamp: str, unit: str, as_of: date, language: str) -> dict[str, tuple[Commitment, UnitPart | None]]:
    """By indicator: the commitment it measures and the unit's share of it (None when it reported nothing)."""
    wanted = {one.id for one in indicators(unit)}
    return {commitment.indicator: (commitment, next((part for part in judged.by_unit if part.unit == unit), None))
            for commitment, judged in readers.standings(stamp, as_of, language) if commitment.target and commitment.indicator in wanted}


def figure_table(stamp: str, unit: str, as_of: date, language: str) -> tuple[list[Column], list[Row]]:
    """Each indicator with a target: figure, target, gap, verdict, what is needed, newest month, the year's course."""
    courses = _courses(stamp, unit, as_of)
    figures = [Column(_words(name), "end", wrap=False) for name in ("figure", "target", "gap")]
    columns = [Column(_words("indicator")), *figures, Column(_words("verdict"), wrap=False), Column(_words("required"), "end", wrap=False),
               Column(_words("newest"), "end", wrap=False), Column(_words("course"))]
    known = readers.shown().indicators
    rows = []
    for id, (commitment, part) in parts(stamp, unit, as_of, language).items():
        name, target = Cell(known[id].name, under=commitment.code), commitment.target.of_unit
        rows.append(Row(id, (name, *_cells(known[id], target, part, courses[id], language))))
    return columns, rows


def commitment_table(stamp: str, unit: str, as_of: date, language: str) -> tuple[list[Column], list[Row]]:
    """Commitments the unit leads: how the office stands, and why."""
    columns = [Column(_words("code"), wrap=False), Column(_words("commitment")), Column(_words("deadline"), wrap=False),
               Column(_words("office_verdict"), wrap=False)]
    rows = [Row(one.code, (Cell(one.code, strong=True), Cell(one.title, under=judged.reason),
                           Cell(day(one.deadline.last_day), sort=one.deadline.last_day.isoformat()), listing.verdict(judged.verdict)))
            for one, judged in led(stamp, unit, as_of, language)]
    return columns, rows


def led(stamp: str, unit: str, as_of: date, language: str) -> list[Judged]:
    codes = {one.code for one in readers.shown().led_by(unit, readers.plan(as_of).year)}
    return [(one, judged) for one, judged in readers.standings(stamp, as_of, language) if one.code in codes]


def headline(stamp: str, unit: str, as_of: date, language: str) -> str:
    """How many figures reach their target, how many months are owed."""
    shares = [(commitment.target.of_unit, part.rate) for commitment, part in parts(stamp, unit, as_of, language).values()
              if part and part.rate is not None]
    owed = len(missing(stamp, unit, as_of))
    name = readers.shown().units[unit].name
    if not shares:
        return say("pages_units.headline_nothing", name=name)
    met = sum(target.comparison.holds(rate, target.value) for target, rate in shares)
    words = say("pages_units.headline", name=name, met=met, total=len(shares))
    return words + (say("pages_units.headline_owed", n=owed) if owed else say("pages_units.headline_complete"))


def changes(unit: str, language: str) -> tuple[str, ...]:
    """When it began, ended or took over from another."""
    return tuple(f"{text}." for _, text in foretold.changes((unit,), language))


@lru_cache(maxsize=128)
def missing(stamp: str, unit: str, as_of: date) -> tuple[tuple[str, Month], ...]:
    """(indicator, month) of the plan's year that should be in by the day and are not known; nothing of months it did not exist in."""
    year, one_unit = readers.plan(as_of).year, readers.shown().units[unit]
    there = reported.first_known(stamp, unit, Month(year, 1), Month(year, 12), as_of)
    return tuple((one.id, each) for one in indicators(unit) for each in year_span(year)
                 if is_closed(each, one, as_of) and (one.id, each) not in there and one_unit.exists_in(each))


@lru_cache(maxsize=64)
def coverage_figure(stamp: str, unit: str, as_of: date, language: str) -> Figure:
    """The year's months by indicator: in time, late, missing, not due yet."""
    year, known = readers.plan(as_of).year, indicators(unit)
    absent, first_known = set(missing(stamp, unit, as_of)), reported.first_known(stamp, unit, Month(year, 1), Month(year, 12), as_of)
    states: dict[tuple[str, Month], State] = {}
    for one in known:
        for each in year_span(year):
            seen = first_known.get((one.id, each))
            states[one.id, each] = (State.MISSING if (one.id, each) in absent else State.NOT_DUE if seen is None
                                    else State.LATE if seen > reading_due(each, one) else State.REPORTED)
    names = tuple((one.id, readers.named(one, language)) for one in known)
    table = Coverage(readers.shown().units[unit].short, names, year_span(year), states, {})
    return draw_coverage(table, Setting(as_of, "", readers.freshness(stamp, as_of).sample, language))


def _cells(indicator: Indicator, target: Target, part: UnitPart | None, course: tuple[float | None, ...],
           language: str) -> tuple[Cell, ...]:
    goal = Cell(target_words(target, language), sort=target.value)
    if part is None or part.rate is None:
        return Cell(percent(None)), goal, Cell(), listing.verdict(Verdict.NO_DATA), Cell(), Cell(), Cell()
    ratio = "" if part.stated else parts_of(indicator, part.numerator, part.denominator)
    needed = None if part.verdict is Verdict.LOST else part.required_rate
    return (Cell(percent(part.rate), under=ratio, strong=True, sort=part.rate), goal,
            Cell(points(part.rate - target.value), sort=part.rate - target.value), listing.verdict(part.verdict),
            Cell("" if needed is None else percent(needed), sort=needed), Cell(month(part.last_month), sort=str(part.last_month)),
            Cell(picture=draw_sparkline(course, target.value)))


@lru_cache(maxsize=128)
def _courses(stamp: str, unit: str, as_of: date) -> dict[str, tuple[float | None, ...]]:
    """Per indicator the rates of the plan's year, month by month."""
    year = readers.plan(as_of).year
    found: dict[str, tuple[float | None, ...]] = {}
    for one in indicators(unit):
        rows = readers.months_by_unit(stamp, one.id, (unit,), Month(year, 1), Month(year, 12), as_of, cumulative=False)
        rates = {row["month"]: None if row["rate"] != row["rate"] else row["rate"] for row in rows}
        found[one.id] = tuple(rates.get(str(each)) for each in year_span(year) if each.first_day <= as_of)
    return found


def _words(name: str) -> str:
    return say(f"pages_units.columns.{name}")
