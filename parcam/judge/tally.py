"""The cumulative figure and its parts by unit, as known on a day: keep the parts, divide last."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from parcam.judge.window import is_closed
from parcam.model.indicator import Accumulation
from parcam.model.month import Month, span
from parcam.model.unit import NOBODY, Reporters

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parcam.model.commitment import Target
    from parcam.model.history import History, Point
    from parcam.model.indicator import Indicator

UNASSIGNED = ""
"""Unit id of what a counted target holds beyond what the units were given (40 promised, 38 assigned)."""


@dataclass(frozen=True, slots=True)
class UnitTally:
    """One unit's cumulative parts; `stated` is its newest stated rate when it never gave both parts."""

    unit: str
    numerator: float
    denominator: float
    stated: float | None
    last_month: Month | None
    parted: bool
    """Whether at least one month came with both parts."""

    @property
    def rate(self) -> float | None:
        if not self.parted:
            return self.stated
        return self.numerator / self.denominator if self.denominator else None


@dataclass(frozen=True, slots=True)
class Tally:
    """The office's cumulative parts; `missing` are the expected unit-months that should be in and are not."""

    units: tuple[UnitTally, ...]
    numerator: float
    denominator: float
    last_month: Month | None
    expected: int
    missing: tuple[tuple[str, Month], ...]

    @property
    def parted(self) -> bool:
        return any(one.parted for one in self.units)

    @property
    def stated_only(self) -> tuple[str, ...]:
        return tuple(one.unit for one in self.units if not one.parted and one.stated is not None)

    @property
    def figure(self) -> float | None:
        return self.numerator / self.denominator if self.parted and self.denominator else None

    @property
    def completeness(self) -> float:
        return 1.0 if not self.expected else 1 - len(self.missing) / self.expected


def known(history: History, as_of: date) -> tuple[Point, ...]:
    """The points that may be used on `as_of`: nothing known later, no month that had not begun; one version per unit and month."""
    newest: dict[tuple[str, Month], Point] = {}
    for point in history.points:
        if point.known_on > as_of or point.month > Month.of(as_of):
            continue
        key = (point.unit, point.month)
        if key not in newest or newest[key].known_on <= point.known_on:
            newest[key] = point
    return tuple(sorted(newest.values(), key=lambda p: (p.unit, p.month)))


def tally(points: Sequence[Point], indicator: Indicator, months: Sequence[Month], as_of: date,
          reporters: Reporters = NOBODY, target: Target | None = None) -> Tally:
    """Add `points` (already those known) over `months`, by unit and for the office. A unit that has not begun by `as_of` is not named."""
    inside = frozenset(months)
    here = [point for point in points if point.month in inside]
    begun = [month for month in months if month.first_day <= as_of] or months[:1]
    owing = reporters.owing(begun)
    order = dict.fromkeys([*owing, *sorted({point.unit for point in here})])
    units = [_unit(unit, [p for p in here if p.unit == unit], indicator.over_months) for unit in order]
    numerator, denominator = sum(u.numerator for u in units), sum(u.denominator for u in units)
    if target and target.count is not None and any(u.parted for u in units) and denominator < target.count:
        units.append(UnitTally(UNASSIGNED, 0.0, target.count - denominator, None, None, True))
        denominator = float(target.count)
    closed = [month for month in months if is_closed(month, indicator, as_of)]
    reported = {(point.unit, point.month) for point in here}
    owed = [(unit, month) for month in closed for unit in owing if not reporters.gone(unit, month)]
    missing = tuple(cell for cell in owed if cell not in reported)
    last = max((point.month for point in here), default=None)
    return Tally(tuple(units), numerator, denominator, last, len(owed), missing)


def period_parts(points: Sequence[Point], indicator: Indicator, months: Sequence[Month]) -> dict[str, tuple[float, float]]:
    """(numerator, denominator) by unit over `months`. Where months do not add up, as the last of them stands, since its January."""
    counted = months if indicator.over_months is Accumulation.SUM else span(Month(months[-1].year, 1), months[-1])
    told = tally(points, indicator, counted, date.min)
    return {part.unit: (part.numerator, part.denominator) for part in told.units if part.parted}


def has_parts(point: Point) -> bool:
    return point.numerator is not None and point.denominator is not None


def _unit(unit: str, points: list[Point], over_months: Accumulation) -> UnitTally:
    parted = [point for point in points if has_parts(point)]
    counted = parted[-1:] if over_months is Accumulation.LATEST else parted
    stated = next((point.stated for point in reversed(points) if point.stated is not None), None)
    last = points[-1].month if points else None
    return UnitTally(unit, sum(p.numerator or 0.0 for p in counted), sum(p.denominator or 0.0 for p in counted),
                     stated, last, bool(parted))
