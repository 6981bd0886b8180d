"""What a cell looks like, before any meaning: number, day, mark of no data, text. The header scorer and the table finder stand on it."""

from __future__ import annotations

import re
from datetime import timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from parcam.intake.sheet import Cell, Row

LONGEST = 1_000
"""Letters: no heading, number, time or name is as long."""
_ANEW = 2
BLANK, VALUE, MARK, TEXT = "blank", "value", "mark", "text"

_NUMBER = re.compile(r"[-+−(]?\s?[$€£₫]?\s?\d[\d.,\s\u00a0']*\)?\s?(?:%|‰|[$€£₫đ])?|[-+−]?\d+(?:[.,]\d+)?[eE][-+]\d{1,3}")
_DAY = re.compile(
    r"(?:\d{1,4}\s?[-/.]\s?\d{1,2}(?:\s?[-/.]\s?\d{1,4})?|\d{1,2}[- /](?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[- /]\d{2,4})"
    r"(?:[T\s]+\d{1,2}[:h]\d\d(?::\d\d(?:\.\d+)?)?\s?(?:[^\W\d_]{1,2}|[-+]\d\d:?\d\d)?)?|"
    r"\d{1,2}:\d\d(?::\d\d)?", re.IGNORECASE)

_PAIR = re.compile(r"\d{1,9}\s?/\s?\d{1,9}")
_MARKS = frozenset(("-", "–", "—", "x", "…", "...", "n/a", "na", "null", "kps", "*", "/", "//", "?"))
_ORDINAL = re.compile(r"\(?\[?(\d{1,3})\]?\)?(?:\s*[=:].*)?")
_YEAR = re.compile(r"((?:19|20)\d\d)(?:\.0|\s?[-/–]\s?(?:(?:19|20)?\d\d))?")
_MONTH = re.compile(r"(0?[1-9]|1[0-2])\s?[-/.]\s?((?:19|20)\d\d)")
_LETTER = re.compile(r"\(?[A-Za-z]\)?")


def said(cell: Cell) -> str:
    """The text of a cell for comparing headings, on one line; of a text longer than any heading, its beginning."""
    return " ".join(cell.text[:LONGEST].casefold().split())


def kind(cell: Cell) -> str:
    """`blank`, `value` (number or day, whatever its spelling), `mark` (no data, a formula or an error) or `text`."""
    if cell.number is not None or cell.day is not None:
        return VALUE
    if cell.problem:
        return MARK
    text = cell.text
    if not text:
        return BLANK
    if len(text) > LONGEST:
        return TEXT
    if (text[-1].isdigit() or text[0] in "0123456789-+−($€£₫") and any(one.fullmatch(text) for one in (_NUMBER, _DAY, _PAIR)):
        return VALUE
    return MARK if len(text) <= 4 and text.casefold() in _MARKS else TEXT


class Look(NamedTuple):
    """The columns of a row that hold something, and the kind of each."""

    columns: tuple[int, ...]
    kinds: tuple[str, ...]


class _Looks(dict[int, tuple["Row", Look]]):
    """By the row's own identity, for as long as it is held here."""

    held = 0
    most = 1_000_000
    """Cells of the rows remembered."""

    def keep(self, row: Row, found: Look) -> None:
        if self.held > self.most:
            forget()
        self.held += len(row.cells)
        self[id(row)] = row, found


_LOOKS = _Looks()


def forget() -> None:
    """Lets the rows of a file go once it has been read."""
    _LOOKS.clear()
    _LOOKS.held = 0


def look(row: Row) -> Look:
    """Remembered for a while: a row near the top of a table is looked at as the body of every row above it that might be a header."""
    known = _LOOKS.get(id(row))
    if known and known[0] is row:
        return known[1]
    columns = tuple([column for column, cell in enumerate(row.cells) if cell.text or cell.problem])
    found = Look(columns, tuple([kind(row.cells[column]) for column in columns]))
    _LOOKS.keep(row, found)
    return found


def filled(row: Row) -> tuple[int, ...]:
    """The columns of a row that hold something."""
    known = _LOOKS.get(id(row))
    if known and known[0] is row:
        return known[1].columns
    return tuple([column for column, cell in enumerate(row.cells) if cell.text or cell.problem])


def is_numbering(row: Row, least: int = 3) -> bool:
    """A row of column numbers: 1 2 3 …, (1) (2) …, A B 1 2, 3=4+5; ascending, at least `least` of them, and beginning anew over a table
    beside another."""
    numbers: list[int] = []
    letters = 0
    for column in filled(row):
        text = row.cells[column].text
        match = _ORDINAL.fullmatch(text)
        if match:
            numbers.append(int(match[1]))
        elif _LETTER.fullmatch(text):
            letters += 1
        else:
            return False
    steps = all(later - earlier == 1 or (later == numbers[0] == 1 and earlier > _ANEW) for earlier, later in pairwise(numbers))
    return len(numbers) + letters >= least and len(numbers) >= 2 and numbers[0] <= 3 and steps


def counts_up(cells: list[Cell], rows: int) -> bool:
    """1, 2, 3 … from cell to cell of so many rows, over again under each section, some of them lost perhaps."""
    steps = [int(cell.text.removesuffix(".")) for cell in cells if cell.text.removesuffix(".").isdecimal() and len(cell.text) < 5]
    if len(steps) != len(cells) or not steps or max(steps) > rows:
        return False
    return all(step == 1 or step > before for before, step in pairwise(steps))


def is_calendar(row: Row) -> bool:
    """Whether the values of a row name spans of time, so that `2022 2023`, `01/2024 02/2024`, the first days of months or
    `1 2 3 … 12` beside a text is no row of figures: at least two, all of one form, ascending."""
    columns, kinds = look(row)
    found = [row.cells[column] for column, one in zip(columns, kinds, strict=True) if one == VALUE]
    values = [cell.text for cell in found]
    if len(values) < 2:
        return False
    days = [cell.day for cell in found if cell.day]
    if len(days) == len(found):
        ends = {day.day == 1 for day in days}, {(day + timedelta(1)).day == 1 for day in days}
        return {True} in ends and all(one < other for one, other in pairwise(days))
    for form in (_YEAR, _MONTH):
        matches = [form.fullmatch(value) for value in values]
        if all(matches):
            keys = [tuple(int(part) for part in match.groups()[::-1]) for match in matches if match]
            return all(one < other for one, other in pairwise(keys))
    whole = [int(value) for value in values if value.isdecimal() and len(value) < 3]
    steps = len(whole) == len(values) and len(whole) >= 3 and whole[0] <= 1 and all(b - a == 1 for a, b in pairwise(whole))
    return steps and TEXT in kinds
