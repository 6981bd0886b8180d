"""A stretch of months as a text names it, and how each way of writing makes one."""

from __future__ import annotations

import calendar
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from parcam.model.month import Month

if TYPE_CHECKING:
    import re

_LEAP = 2000
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}


@dataclass(frozen=True, slots=True)
class Span:
    """Months `first`..`last` of a year (None: not said here). `until` is the day an as-of date names, or on which a range ends within
    its month; `shape` says how it was written: month, range, quarter, ytd, year, until, day."""

    first: int
    last: int
    year: int | None
    shape: str
    cumulative: bool = False
    until: int = 0

    @property
    def monthly(self) -> bool:
        part = self.shape == "range" and self.until > 0
        return self.first == self.last and not (self.cumulative or part) and self.shape in ("month", "range", "day")

    def month(self, year: int | None = None) -> Month | None:
        """The last month of the span, or None when no year is known."""
        known = self.year or year
        return Month(known, self.last) if known else None


def maybe_int(text: str | None) -> int | None:
    return int(text) if text else None


def one_month(month: str | int, year: str | None) -> Span | None:
    return Span(int(month), int(month), maybe_int(year), "month")


def part_of_month(match: re.Match[str]) -> Span | None:
    """ "Tuần 2 tháng 5/2024", "10 ngày đầu tháng 5": within the month, and never all of it."""
    return Span(int(match[1]), int(match[1]), maybe_int(match[2]), "range", until=1)


def year_to_date(match: re.Match[str]) -> Span | None:
    return Span(1, int(match[1]), maybe_int(match[2]), "ytd", True)


def quarter_of(match: re.Match[str]) -> Span:
    number = _ROMAN[match[1]]
    return Span(3 * number - 2, 3 * number, maybe_int(match[2]), "quarter")


def months_between(match: re.Match[str]) -> Span | None:
    first, last = int(match[1]), int(match[3])
    return Span(first, last, maybe_int(match[4] or match[2]), "range", last > first) if first <= last else None


def day_of(day: str, month: str, year: str | None) -> Span | None:
    """None for a day that no calendar has ("30/02/2024")."""
    if not 1 <= int(month) <= 12 or not 1 <= int(day) <= calendar.monthrange(int(year or _LEAP), int(month))[1]:
        return None
    return Span(int(month), int(month), maybe_int(year), "day", until=int(day))


def until_day(match: re.Match[str]) -> Span | None:
    one = day_of(match[1], match[2], match[3])
    return replace(one, first=1, shape="until") if one else None


def days_between(match: re.Match[str]) -> Span | None:
    return _between(day_of(match[1], match[2], match[3] or match[6]), day_of(match[4], match[5], match[6]))


def iso_days_between(match: re.Match[str]) -> Span | None:
    return _between(day_of(match[3], match[2], match[1]), day_of(match[6], match[5], match[4]))


def _between(begin: Span | None, end: Span | None) -> Span | None:
    if begin is None or end is None or (begin.year != end.year and begin.first != 12):
        return None
    whole = begin.until == 1 and (end.year is None or end.until == calendar.monthrange(end.year, end.last)[1])
    if begin.first == end.last and begin.year == end.year:
        return Span(begin.first, end.last, end.year, "range", until=0 if whole else end.until)
    return Span(begin.first if begin.year == end.year else 1, end.last, end.year, "range", True, end.until)


def agreeing(spans: list[Span]) -> list[Span]:
    """ "Tháng 3/2024 (từ 01/03/2024 đến 31/03/2024)" says one month twice."""
    first, second = spans
    same = first.last == second.last and first.first == second.first and (first.year or second.year) == (second.year or first.year)
    return [first if first.shape == "month" else second] if same else spans
