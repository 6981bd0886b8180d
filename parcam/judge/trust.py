"""How far the figures may be trusted: what is in, what came in time, what is missing, unit by unit and month by month."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from parcam.judge.tally import has_parts, known
from parcam.judge.window import is_closed, reading_due

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from parcam.model.history import History, Point
    from parcam.model.indicator import Indicator
    from parcam.model.month import Month


class Arrival(StrEnum):
    """`stated`: only a rate came. `waiting`: not due yet."""

    IN_TIME = "in_time"
    LATE = "late"
    STATED = "stated"
    MISSING = "missing"
    WAITING = "waiting"


@dataclass(frozen=True, slots=True)
class Cell:
    """One unit's reading of one month: how it arrived, and how many days after its due day (negative before)."""

    unit: str
    month: Month
    arrival: Arrival
    days_late: int | None = None


@dataclass(frozen=True, slots=True)
class Owed:
    """One unit's readings: due by the day, in of those, late of those in, days after the due day of the late ones, rates without parts.

    `completeness` is the share of those due that are in, `timeliness` the share of those in that came by their due day; None of none.
    """

    unit: str
    due: int
    got: int
    late: int
    days: tuple[int, ...]
    stated: int

    @property
    def completeness(self) -> float | None:
        return self.got / self.due if self.due else None

    @property
    def timeliness(self) -> float | None:
        return (self.got - self.late) / self.got if self.got else None


def arrivals(history: History, indicator: Indicator, months: Sequence[Month], units: Sequence[str], as_of: date,
             first_known: Mapping[tuple[str, Month], date] | None = None) -> tuple[Cell, ...]:
    """How every expected reading of `units` over `months` had arrived by `as_of`, unit by unit.

    A history holds each reading's newest version; `first_known` gives the day a month was first known, so that a later correction
    does not make an early report look late.
    """
    told = {(point.unit, point.month): point for point in known(history, as_of)}
    first = first_known or {}
    return tuple(_cell(unit, month, told.get((unit, month)), first.get((unit, month)), indicator, as_of)
                 for unit in units for month in months)


def owed_by_unit(cells: Mapping[str, Sequence[Cell]], indicators: Mapping[str, Indicator], as_of: date) -> tuple[Owed, ...]:
    """Of the cells of several indicators (by id) together, unit by unit in the order met."""
    by_unit: dict[str, list[tuple[str, Cell]]] = {}
    for id, some in cells.items():
        for cell in some:
            by_unit.setdefault(cell.unit, []).append((id, cell))
    return tuple(_owed(unit, [cell for id, cell in some if is_closed(cell.month, indicators[id], as_of)]) for unit, some in by_unit.items())


def _owed(unit: str, closed: Sequence[Cell]) -> Owed:
    got = [cell for cell in closed if cell.arrival is not Arrival.MISSING]
    days = tuple(cell.days_late for cell in got if cell.days_late is not None and cell.days_late > 0)
    return Owed(unit, len(closed), len(got), len(days), days, sum(cell.arrival is Arrival.STATED for cell in got))


def _cell(unit: str, month: Month, point: Point | None, first: date | None, indicator: Indicator, as_of: date) -> Cell:
    if point is None:
        return Cell(unit, month, Arrival.MISSING if is_closed(month, indicator, as_of) else Arrival.WAITING)
    days = (min(first or point.known_on, point.known_on) - reading_due(month, indicator)).days
    if not has_parts(point):
        return Cell(unit, month, Arrival.STATED, days)
    return Cell(unit, month, Arrival.LATE if days > 0 else Arrival.IN_TIME, days)
