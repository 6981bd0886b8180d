"""Đủ và đúng hạn: who has reported which month, of one indicator or all together."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from parcam.figures.coverage import Coverage, State, draw_coverage
from parcam.figures.figure import Figure, Setting
from parcam.judge.trust import Arrival, Cell, Owed, arrivals, owed_by_unit
from parcam.model.month import year_span
from parcam.ui import judged, listing, readers, reported
from parcam.ui.listing import Column, Row
from parcam.ui.overview import charts as overview_charts
from parcam.words.numbers import count, decimal, percent
from parcam.words.text import say

if TYPE_CHECKING:
    from datetime import date

_STATES = {Arrival.IN_TIME: State.REPORTED, Arrival.LATE: State.LATE, Arrival.STATED: State.REPORTED, Arrival.MISSING: State.MISSING,
           Arrival.WAITING: State.NOT_DUE}


@lru_cache(maxsize=64)
def figure(stamp: str, indicator: str, as_of: date, language: str) -> Figure:
    """One indicator's units by months of the plan's year; "" for all indicators together."""
    if not indicator:
        return overview_charts.coverage(stamp, as_of, language)
    one, found = readers.shown().indicators[indicator], cells(stamp, indicator, as_of)
    states = {(cell.unit, cell.month): _STATES[cell.arrival] for cell in found}
    remarks = {(cell.unit, cell.month): _remark(cell, language) for cell in found}
    units = tuple((unit, readers.shown().units[unit].short) for unit in readers.shown().reporters(indicator))
    what = readers.named(one, language)
    return draw_coverage(Coverage(what, units, year_span(readers.plan(as_of).year), states, remarks),
                         Setting(as_of, "", readers.freshness(stamp, as_of).sample, language))


@lru_cache(maxsize=64)
def cells(stamp: str, indicator: str, as_of: date) -> tuple[Cell, ...]:
    """How every expected reading of the plan's year arrived."""
    known, year = readers.shown(), readers.plan(as_of).year
    units, months = known.reporters(indicator), year_span(year)
    first = {(unit, month): day for unit in units
             for (id, month), day in reported.first_known(stamp, unit, months[0], months[-1], as_of).items() if id == indicator}
    told = arrivals(judged.history(stamp, indicator, as_of), known.indicators[indicator], months, units, as_of, first)
    return tuple(cell for cell in told if known.units[cell.unit].exists_in(cell.month))


@lru_cache(maxsize=64)
def owed(stamp: str, indicator: str, as_of: date) -> tuple[Owed, ...]:
    """Unit by unit, the least complete first; "" counts all indicators together."""
    told = {id: cells(stamp, id, as_of) for id in ((indicator,) if indicator else readers.monthly_indicators())}
    rows = owed_by_unit(told, readers.shown().indicators, as_of)
    return tuple(sorted(rows, key=lambda row: (row.completeness is None, row.completeness or 0.0, row.timeliness or 0.0)))


def table(stamp: str, indicator: str, as_of: date, language: str) -> tuple[list[Column], list[Row]]:
    """Completeness, timeliness and how late, per unit."""
    names = ("unit", "completeness", "missing", "timeliness", "late", "days")
    columns = [Column(say(f"pages_quality.columns.{name}", language), "start" if name == "unit" else "end", wrap=False) for name in names]
    return columns, [_row(one, language) for one in owed(stamp, indicator, as_of)]


def _row(one: Owed, language: str) -> Row:
    unit = listing.Cell(readers.shown().units[one.unit].short,
                        under=say("pages_quality.stated", language, n=one.stated) if one.stated else "")
    complete = listing.Cell(percent(one.completeness, 0, language), under=f"{one.got}/{one.due}", sort=one.completeness, strong=True)
    missing = listing.Cell(count(one.due - one.got, language) if one.due > one.got else "", sort=one.due - one.got)
    mean = sum(one.days) / len(one.days) if one.days else None
    days = listing.Cell(decimal(mean, 0, language) if mean else "", sort=mean or 0)
    late = listing.Cell(count(one.late, language) if one.late else "", sort=one.late)
    return Row(one.unit, (unit, complete, missing, listing.Cell(percent(one.timeliness, 0, language), sort=one.timeliness), late, days))


def _remark(cell: Cell, language: str) -> str:
    if cell.arrival is Arrival.STATED:
        return say("figures.remark.stated", language)
    if cell.arrival is Arrival.LATE:
        return say("pages_quality.days_late", language, n=cell.days_late)
    return ""
