"""The same name in other systems: the figure each definition gives, and the readings a plan that goes by another one is judged by.

A definition that adds a stock (dossiers still in process) counts it once, as the newest month has it: what arose in the months is summed,
what stands at their end is not. A unit whose newest reading came without the stock has no figure under that definition.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from parcam.judge.tally import has_parts, known, tally
from parcam.judge.window import months_judged
from parcam.model.verdict import DefinedFigure

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from parcam.model.commitment import Commitment
    from parcam.model.history import History, Point
    from parcam.model.indicator import Definition, Indicator
    from parcam.model.month import Month


def judged_points(commitment: Commitment, indicator: Indicator, history: History, as_of: date) -> tuple[Point, ...]:
    """The points known on `as_of` as the plan's chosen definition counts them."""
    chosen = indicator.definition(commitment.definition)
    return under(chosen, history, as_of, months_judged(commitment.deadline)) if chosen else known(history, as_of)


def defined_figures(commitment: Commitment, indicator: Indicator, history: History, as_of: date) -> tuple[DefinedFigure, ...]:
    """What every definition of the indicator says over the months judged, in the order of its file; none where systems do not differ.

    An office has a figure only where every unit with parts has it: a sum over some of them would be another office's.
    """
    chosen, months = indicator.definition(commitment.definition), months_judged(commitment.deadline)
    return tuple(_figure(one, indicator, history, as_of, months, chosen=one is chosen) for one in indicator.definitions)


def under(definition: Definition, history: History, as_of: date, months: Sequence[Month]) -> tuple[Point, ...]:
    """The points known on `as_of` with the stocks that `definition` adds, in each unit's newest month of `months`.

    A unit that lacks them has no points in those months.
    """
    points = known(history, as_of)
    if not definition.adds:
        return points
    stocks = [{(point.unit, point.month): point for point in known(replace(history, points=of), as_of)}
              for id, of in history.stocks if id in definition.adds]
    newest = {point.unit: point.month for point in points if has_parts(point) and point.month in months}
    whole = {unit for unit, month in newest.items() if len(stocks) == len(definition.adds) and all((unit, month) in one for one in stocks)}
    return tuple(_with(point, stocks) if point.month == newest.get(point.unit) else point
                 for point in points if point.month not in months or point.unit in whole)


def _with(point: Point, stocks: Sequence[dict[tuple[str, Month], Point]]) -> Point:
    beside = [one[point.unit, point.month] for one in stocks]
    return replace(point, numerator=sum((one.numerator or 0.0 for one in beside), point.numerator or 0.0),
                   denominator=sum((one.denominator or 0.0 for one in beside), point.denominator or 0.0))


def _figure(one: Definition, indicator: Indicator, history: History, as_of: date, months: Sequence[Month], *,
            chosen: bool) -> DefinedFigure:
    reported = [part.unit for part in tally(known(history, as_of), indicator, months, as_of).units if part.parted]
    told = tally(under(one, history, as_of, months), indicator, months, as_of) if one.computed else None
    units = tuple((part.unit, part.numerator, part.denominator) for part in (told.units if told else ()) if part.parted)
    lacking = tuple(unit for unit in reported if unit not in {unit for unit, _, _ in units})
    parts = (told.numerator, told.denominator) if told and units and not lacking else (None, None)
    return DefinedFigure(one.id, *parts, units, lacking if one.computed else (), computed=one.computed, chosen=chosen)
