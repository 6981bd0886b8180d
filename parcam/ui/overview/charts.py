"""The two boards of Tổng quan: units against indicators, and who has reported which month."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from parcam.figures.coverage import Coverage, State, Tally, draw_coverage
from parcam.figures.figure import Figure, Setting
from parcam.figures.heatmap import Board, Cell, Column, draw_heatmap
from parcam.judge.window import is_closed, reading_due
from parcam.model.month import Month, year_span
from parcam.ui import readers, reported
from parcam.words.dates import months as months_words
from parcam.words.text import say

if TYPE_CHECKING:
    from datetime import date

    from parcam.model.verdict import UnitPart

Place = tuple[str, Month]
Arrivals = tuple[dict[Place, State], dict[Place, str], dict[Place, Tally]]


@lru_cache(maxsize=32)
def board(stamp: str, as_of: date, language: str) -> Figure:
    """Every unit against every commitment that it reports on."""
    known = readers.shown()
    judged = [(commitment, verdict) for commitment, verdict in readers.standings(stamp, as_of, language)
              if commitment.target and known.reporters(commitment.indicator)]
    columns = tuple(Column(one.indicator, readers.named(known.indicators[one.indicator], language), one.target.of_unit, one.code)
                    for one, _ in judged if one.target)
    cells = tuple(_cell(unit, commitment.indicator, {part.unit: part for part in verdict.by_unit}.get(unit))
                  for commitment, verdict in judged for unit in known.reporters(commitment.indicator))
    units = tuple((id, one.short) for id, one in known.units.items() if any(cell.unit == id for cell in cells))
    newest = readers.freshness(stamp, as_of).month
    window = months_words(Month(readers.plan(as_of).year, 1), newest, language) if newest else ""
    return draw_heatmap(Board(units, columns, cells, window), _setting(stamp, as_of, language))


@lru_cache(maxsize=32)
def coverage(stamp: str, as_of: date, language: str) -> Figure:
    """Each unit's months of the plan's year, all its indicators together: a month is late or missing when one of them is."""
    units = tuple((id, readers.shown().units[id].short) for id, indicators in _asked().items() if indicators)
    what = say("pages_overview.coverage", language)
    told = Coverage(what, units, year_span(readers.plan(as_of).year), *arrivals(stamp, as_of, language))
    return draw_coverage(told, _setting(stamp, as_of, language))


@lru_cache(maxsize=32)
def arrivals(stamp: str, as_of: date, language: str) -> Arrivals:
    """The state of each unit's month, the indicators that made it so, and how many readings that is."""
    year = readers.plan(as_of).year
    states: dict[tuple[str, Month], State] = {}
    remarks: dict[tuple[str, Month], str] = {}
    counts: dict[tuple[str, Month], Tally] = {}
    for unit, indicators in _asked().items():
        first_known = reported.first_known(stamp, unit, Month(year, 1), Month(year, 12), as_of) if indicators else {}
        for month in year_span(year) if indicators else ():
            if not readers.shown().units[unit].exists_in(month):
                continue
            cell = (unit, month)
            states[cell], remarks[cell], counts[cell] = _month(indicators, month, first_known, as_of)
    return states, remarks, counts


def _asked() -> dict[str, tuple[str, ...]]:
    """By unit the indicators it reports."""
    known = readers.shown()
    return {unit: tuple(id for id in known.indicators if unit in known.reporters(id)) for unit in known.units}


def _month(indicators: tuple[str, ...], month: Month, first_known: dict[tuple[str, Month], date], as_of: date) -> tuple[State, str, Tally]:
    """The state of one unit's month, the indicators that made it so, and how many readings that is."""
    known = readers.shown().indicators
    closed = [id for id in indicators if is_closed(month, known[id], as_of)]
    here = [id for id in indicators if (id, month) in first_known]
    absent = [known[id].short for id in closed if id not in here]
    late = [known[id].short for id in here if first_known[id, month] > reading_due(month, known[id])]
    tally = Tally(len(closed) - len(absent), len(late), len(closed))
    if absent:
        return State.PARTLY if here else State.MISSING, ", ".join(absent), tally
    if late:
        return State.LATE, ", ".join(late), tally
    return State.REPORTED if here else State.NOT_DUE, "", tally


def _cell(unit: str, indicator: str, share: UnitPart | None) -> Cell:
    return Cell(unit, indicator, share.rate, share.verdict, share.stated) if share else Cell(unit, indicator, None)


def _setting(stamp: str, as_of: date, language: str) -> Setting:
    return Setting(as_of, "", readers.freshness(stamp, as_of).sample, language)
