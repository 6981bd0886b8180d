"""Which month a figure belongs to, from its row, its column and the surroundings; what is no month is said, never stretched to one."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from parcam.intake.meaning.span import Span
from parcam.intake.sheet import Cell
from parcam.model.indicator import Measure
from parcam.model.month import Month

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from parcam.intake.meaning.context import Context
    from parcam.intake.meaning.labels import Lexicon, Meaning
    from parcam.intake.meaning.lines import Line, Liner
    from parcam.model.indicator import Indicator

_TWO_WAYS = re.compile(r"\s*(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*\d{4}\s*")
_YEAR_FIRST = re.compile(r"\s*\d{4}-\d\d-(\d\d)(?:[T ]00:00(?::00)?)?\s*")


@dataclass(frozen=True, slots=True)
class When:
    """What a row says of time: a span, or only a year; `raw` is the cell's text; `bad` when the cell is no period at all."""

    span: Span | None = None
    year: int | None = None
    raw: str = ""
    bad: bool = False


@dataclass(frozen=True, slots=True)
class Placed:
    """A month, or the reason why there is none: period_not_monthly, no_period, conflict, other_year (a column of another year than the
    titles' is a comparison: passed over)."""

    month: Month | None
    problem: str = ""
    raw: str = ""


def written_day(text: str) -> bool:
    """Whether a text is a day, whichever of its parts is the month."""
    match = _TWO_WAYS.fullmatch(text)
    return bool(match) and min(parts := (int(match[1]), int(match[2]))) in range(1, 13) and max(parts) < 32


def date_order(cells: Iterable[Cell]) -> str:
    """ "dmy", "mdy" or "unknown" for a column of dates typed as text: a first part above 12 proves, as do all firsts of a month.

    "turned" when all true days are up to the 12th and all days left as text are later, as a spreadsheet that puts the month first
    leaves them."""
    cells = tuple(cells)
    pairs = [(int(match[1]), int(match[2])) for cell in cells if cell.day is None and (match := _TWO_WAYS.fullmatch(cell.text))]
    true = [day for cell in cells if (day := _true_day(cell))]
    if min(len(true), len(pairs)) > 1 and max(true) <= 12 < min(first for first, _ in pairs) and set(true) != {1}:
        return "turned"
    if any(first > 12 for first, _ in pairs):
        return "dmy" if not any(second > 12 for _, second in pairs) else "unknown"
    if any(second > 12 for _, second in pairs):
        return "mdy"
    return "dmy" if all(first in (1, second) for first, second in pairs) else "unknown"


def _true_day(cell: Cell) -> int:
    """The day of the month of a date cell, or of a text with the year first; 0 for any other."""
    match = None if cell.day else _YEAR_FIRST.fullmatch(cell.text)
    return cell.day.day if cell.day else int(match[1]) if match else 0


class Clock:
    """Reads the time of every row of one table."""

    def __init__(self, liner: Liner, lexicon: Lexicon, order: str, carried: Mapping[tuple[int, str], Cell]) -> None:
        """`carried` are cells that hold for blank ones, by row and role."""
        self._liner, self._lexicon, self._order, self._carried = liner, lexicon, order, carried
        self._known: dict[tuple[object, ...], When] = {}

    def when(self, line: Line) -> When:
        """The row's own period; an empty When when the table has no such column. A month column takes the year of the year column."""
        roles = ("period", "month", "year", "until")
        cells = tuple(self._carried.get((line.row.number, role)) or self._liner.cell(line.row, role) for role in roles)
        key = (line.period, *cells)
        if key not in self._known:
            self._known[key] = self._told(*cells, line.period)
        return self._known[key]

    def _told(self, period: Cell, month: Cell, year: Cell, until: Cell, above: str) -> When:
        said_year = _year(year)
        if not (period.blank or until.blank):
            return self._between(period, until)
        cell = period if not period.blank else month
        if cell.blank and above:
            cell = Cell(above)
        if cell.blank:
            return When(year=said_year)
        found = self._cell(cell, bare=not month.blank)
        if isinstance(found, Span):
            return When(replace(found, year=found.year or said_year), raw=cell.text)
        return When(year=found or said_year, raw=cell.text, bad=found is None)

    def _between(self, begin: Cell, end: Cell) -> When:
        """From the day in one cell to that in another; days typed the American way are not joined."""
        raw = f"{_written(begin)} - {_written(end)}"
        typed = begin.day is None or end.day is None
        found = None if typed and self._order == "mdy" else self._lexicon.grammar.cell(raw)
        return When(found, raw=raw) if isinstance(found, Span) else When(raw=raw, bad=True)

    def _cell(self, cell: Cell, *, bare: bool) -> Span | int | None:
        if cell.day is not None:
            return Span(cell.day.month, cell.day.month, cell.day.year, "day", until=cell.day.day)
        if bare and cell.text.isdecimal() and len(cell.text) < 4 and 1 <= int(cell.text) <= 12:
            return Span(int(cell.text), int(cell.text), None, "month")
        text = cell.text
        if self._order == "mdy" and (match := _TWO_WAYS.fullmatch(text)):
            text = f"{match[2]}/{match[1]}/{text.strip()[-4:]}"
        return self._lexicon.grammar.cell(text)


def place(indicator: Indicator, column: Meaning, row: When, around: Context) -> Placed:
    """The month of one figure. Money is cumulative by definition: the end of its span is its month."""
    running = indicator.measure is Measure.MONEY
    if row.bad:
        return Placed(None, "period_not_monthly", row.raw)
    spans = times(column, running)
    if len({(span.first, span.last) for span in spans}) > 1:
        return Placed(None, "period_not_monthly", "")
    here = spans[0] if spans else None
    if row.span and here and not _agree(row.span, here):
        return Placed(None, "period_not_monthly", row.raw)
    span = row.span or here
    if span is None and around.conflict and not (running and around.until):
        return Placed(None, "conflict")
    if span is None and around.span and around.span.year and column.years and around.span.year not in column.years:
        return Placed(None, "other_year")
    span = span or (around.until if running and around.dated else None) or around.span or (around.until if running else None)
    if span is None:
        return Placed(None, "no_period", row.raw)
    year = span.year or (here.year if here else None) or row.year or (column.years[0] if len(column.years) == 1 else None) or around.year
    if year is None and running and around.until and around.until.last == span.last:
        year = around.until.year
    if running and not row.span and year and year not in (column.years or (around.year or year,)):
        return Placed(None, "period_not_monthly", "")  # the closing in January of the money of the year before
    if not running and (not span.monthly or column.cumulative or around.running):
        return Placed(None, "period_not_monthly", row.raw)
    month = span.month(year)
    return Placed(month) if month else Placed(None, "no_period", row.raw)


def times(meaning: Meaning, running: bool) -> list[Span]:
    """The spans of a heading that can place a figure; as-of dates place only running totals."""
    return [span for span in meaning.spans if span.shape not in ("until", "day") or running]


def _agree(one: Span, other: Span) -> bool:
    return one.last == other.last and (not one.year or not other.year or one.year == other.year)


def _written(cell: Cell) -> str:
    return f"{cell.day:%d/%m/%Y}" if cell.day else cell.text


def _year(cell: Cell) -> int | None:
    if cell.number is not None and cell.number == int(cell.number):
        return int(cell.number)
    match = re.search(r"(?:19|20)\d\d", cell.text)
    return int(match[0]) if match else None
