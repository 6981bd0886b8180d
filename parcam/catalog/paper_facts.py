"""What a plan's own words say: its dates and numbers, the documents it cites, when a row is due and how it is measured."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from parcam.catalog.paper import Paper, Row, pattern, pattern_list
from parcam.model.commitment import DeadlineKind

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
TARGET_KINDS = ("count", "above", "at_least", "plain", "monthly")


@dataclass(frozen=True, slots=True)
class OwnDate:
    """A date the plan gives itself. `day` is None when it was left blank."""

    line: int
    quote: str
    year: int
    month: int
    day: int | None

    @property
    def latest(self) -> date:
        """The date, or the last day of its month when the day is blank."""
        return date(self.year, self.month, self.day or calendar.monthrange(self.year, self.month)[1])


@dataclass(frozen=True, slots=True)
class Citation:
    line: int
    where: str
    quote: str
    number: str
    symbol: str
    day: date | None


@dataclass(frozen=True, slots=True)
class Due:
    kind: DeadlineKind
    day: date | None
    """None for a continuous one."""

    @property
    def last_day(self) -> date | None:
        return date.fromordinal(self.day.toordinal() - 1) if self.day and self.kind is DeadlineKind.BEFORE else self.day


def own_dates(paper: Paper) -> tuple[OwnDate, ...]:
    return tuple(
        OwnDate(line, match[0], int(match["year"]), int(match["month"]), int(match["day"]) if match["day"] else None)
        for line, text in paper.prose for one in pattern_list("own", "dates") for match in one.finditer(text)
        if 1 <= int(match["month"]) <= 12)


def own_numbers(paper: Paper) -> tuple[tuple[int, str, str], ...]:
    """(line, quote, digits) of every place where the plan states its own number; digits "" when blank."""
    return tuple((line, match[0], match["number"]) for line, text in paper.prose for one in pattern_list("own", "numbers")
                 for match in one.finditer(text))


def citations(paper: Paper) -> tuple[Citation, ...]:
    return tuple(_cited(line, where, match) for line, where, text in _passages(paper)
                 for match in pattern("cited", "documents").finditer(text))


def due(text: str) -> Due | None:
    """The deadline a cell states; None when its words are not understood."""
    if match := pattern("deadline", "before").search(text):
        return Due(DeadlineKind.BEFORE, _day(match))
    if match := pattern("deadline", "by").search(text):
        return Due(DeadlineKind.BY, _day(match))
    if match := pattern("deadline", "quarter").search(text):
        month = 3 * _QUARTERS[match["quarter"].lower()]
        return Due(DeadlineKind.WITHIN, date(int(match["year"]), month, calendar.monthrange(int(match["year"]), month)[1]))
    if match := pattern("deadline", "year").search(text):
        return Due(DeadlineKind.WITHIN, date(int(match["year"]), 12, 31))
    return Due(DeadlineKind.CONTINUOUS, None) if pattern("deadline", "continuous").search(text) else None


def target_kind(row: Row) -> str:
    """One of TARGET_KINDS, or "none"."""
    text = row.target + " "
    return next((kind for kind in TARGET_KINDS if pattern("target", kind).search(text)), "none")


def target_value(row: Row) -> float | None:
    """The percentage (fraction 0-1) or the share done of a count; None where none is written."""
    kind = target_kind(row)
    match = pattern("target", kind).search(row.target + " ") if kind in TARGET_KINDS else None
    if match is None or kind == "monthly":
        return None
    found = match.groupdict()
    if kind == "count":
        return int(found["done"]) / int(found["total"]) if int(found["total"]) else None
    return float((found["value"] or found.get("value2") or "0").replace(",", ".")) / 100


def _passages(paper: Paper) -> Iterator[tuple[int, str, str]]:
    for line, text in paper.prose:
        yield line, "", text
    for row in paper.rows:
        yield row.line, row.code, f"{row.title} | {row.target}"


def _cited(line: int, where: str, match: re.Match[str]) -> Citation:
    return Citation(line, where, match[0], match["number"], match["symbol"], _day(match) if match["year"] else None)


def _day(match: re.Match[str]) -> date | None:
    try:
        return date(int(match["year"]), int(match["month"]), int(match["day"]))
    except ValueError:
        return None
