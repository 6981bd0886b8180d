"""What charts of months are told: points, lines, targets already resolved; and the month axis they share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from parcam.figures import house
from parcam.model.month import Month, span
from parcam.words.dates import month_short

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from parcam.figures.figure import Setting

_CEILINGS = (5.5, 11.0, 22.0, 33.0, 44.0, 55.0, 66.0, 82.0)


@dataclass(frozen=True, slots=True)
class Point:
    """One month's figure. `rate` is a fraction, None where nothing was reported or nothing arose (denominator 0)."""

    month: Month
    rate: float | None
    numerator: float | None = None
    denominator: float | None = None
    stated: bool = False
    """Only a rate was stated, without its parts."""

    @property
    def nothing_arose(self) -> bool:
        return self.rate is None and self.denominator == 0

    @property
    def missing(self) -> bool:
        return self.rate is None and self.denominator is None


@dataclass(frozen=True, slots=True)
class Line:
    """One unit's months in order ("" is the whole office), and the same months a year before."""

    unit: str
    name: str
    points: tuple[Point, ...]
    previous: tuple[Point, ...] = ()
    restarts: bool = False
    """Whether every January starts anew (year to date): December and January are two figures, not one course."""

    @property
    def last(self) -> Point | None:
        return next((point for point in reversed(self.points) if point.rate is not None), None)


def points(rows: Iterable[Mapping[str, Any]]) -> tuple[Point, ...]:
    """Rows of a store question (`DataFrame.to_dict("records")`): month ("YYYY-MM", a date or Month), rate, numerator, denominator,
    stated (truth)."""
    return tuple(Point(_month(row["month"]), *(_number(row.get(name)) for name in ("rate", "numerator", "denominator")),
                       stated=bool(row.get("stated") or False)) for row in rows)


def filled(known: Sequence[Point], first: Month, last: Month) -> tuple[Point, ...]:
    """Every month from first to last, with an empty point where none is known: a gap is drawn, not skipped."""
    by_month = {point.month: point for point in known}
    return tuple(by_month.get(month) or Point(month, None) for month in span(first, last))


def percents(line: Sequence[Point]) -> list[float | None]:
    """Fractions -> percent for the axis, rounded to what a screen can show."""
    return [None if point.rate is None else round(point.rate * 100, 3) for point in line]


def laid(line: Line, points: Sequence[Point]) -> list[tuple[float, Point | None]]:
    """Each point with its place; where the line restarts, nothing before every later January, so that no line is drawn across."""
    places: list[tuple[float, Point | None]] = []
    for at, point in enumerate(points):
        if at and line.restarts and point.month.number == 1:
            places.append((at - 0.5, None))
        places.append((at, point))
    return places


def ceiling(values: Iterable[float | None]) -> float:
    """Top of a percent axis that starts at 0: 100 with a little air, more only when a figure needs it; smaller for small figures."""
    top = max((value for value in values if value is not None), default=100.0)
    return next((round_top for round_top in _CEILINGS if top * 1.12 <= round_top), 105.0 if top <= 101 else top * 1.06)


def month_axis(setting: Setting, months: Sequence[Month], **more: Any) -> dict[str, Any]:
    """Positions 0…n-1 with "T1" … "T12", the year under January and under the first label; every third month beyond 16."""
    step = 1 if len(months) <= 16 else 3 if len(months) <= 40 else 6
    shown = [i for i, month in enumerate(months) if step == 1 or (month.number - 1) % step == 0]
    labels = [tick(months[i], setting.language, with_year=place == 0 or months[i].number == 1) for place, i in enumerate(shown)]
    return house.axis(setting, range=[-0.5, len(months) - 0.5], tickvals=shown, ticktext=labels, tickangle=0, **more)


def tick(month: Month, language: str, *, with_year: bool) -> str:
    return f"{month_short(month, language)}<br>{month.year}" if with_year else month_short(month, language)


def _month(value: Any) -> Month:
    if isinstance(value, Month):
        return value
    return Month.parse(value) if isinstance(value, str) else Month(value.year, value.month)


def _number(value: Any) -> float | None:
    """None and the NaN of a DataFrame are both nothing."""
    return None if value is None or value != value else float(value)
