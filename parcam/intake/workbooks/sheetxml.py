"""The XML of one sheet -> Sheet. Most are written so plainly that their rows are found in the bytes (`plainrows`); any other is heard as a
stream, whatever its prefixes, quotes, comments and gaps. What contradicts itself is refused: nobody knows which half of it is true."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from parcam.intake import limits
from parcam.intake.refuse import refuse
from parcam.intake.sheet import BLANK, Cell, Merge, Row, Sheet
from parcam.intake.workbooks.maker import INLINE, NO_RESULT, Maker, kind_of
from parcam.intake.workbooks.plainrows import around, plain_rows
from parcam.intake.workbooks.strings import RichText
from parcam.intake.workbooks.xmlstream import hear
from parcam.intake.workbooks.xmltext import NotPlain, unescaped

if TYPE_CHECKING:
    from parcam.intake.workbooks.maker import Kind

_REFERENCE = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")
_RANGE = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7}):\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")
_YES = ("1", "true")
_LAST_COLUMN = 16_383
_LAST_ROW = 1_048_576
_COLUMNS = 2_000
"""Further right nobody asks whether a column is hidden."""


class _Listener(RichText):
    """Rows with a value, merged ranges, hidden rows and columns as they are told."""

    def __init__(self, maker: Maker) -> None:
        super().__init__()
        self.rows: list[Row] = []
        self.merges: list[Merge] = []
        self._hidden_columns = bytearray(_COLUMNS)
        self._maker, self._kinds = maker, dict[tuple[str, str], "Kind"]()
        self._number = self._kept = 0
        self._hidden, self._row, self._inside = False, list[Cell](), False
        self._start_cell({})
        texts, end_texts = self.starts, self.ends
        self.starts = {
            "c": self._start_cell, "v": self._start_value, "row": self._start_row, "f": self._start_formula, "is": self._start_inline,
            "mergeCell": self._merge, "col": self._column_told, **texts}
        self.ends = {"v": self._end_value, "c": self._end_cell, "row": self._end_row, "is": self._end_inline, **end_texts}

    def hidden_columns(self) -> frozenset[int]:
        return frozenset(column for column, hidden in enumerate(self._hidden_columns) if hidden)

    def said(self, text: str) -> None:
        if self._heard is not None:
            self._heard.append(text)

    def _start_row(self, found: dict[str, str]) -> None:
        told = found.get("r")
        if told is not None and not (told.isascii() and told.isdecimal() and len(told) < 8):
            raise _torn(f"row {told}")
        self._number = int(told) if told else self._number + 1
        self._hidden, self._row, self._column = found.get("hidden") in _YES, [], -1

    def _start_cell(self, found: dict[str, str]) -> None:
        self._found, self._value, self._formula, self._inline = found, "", False, None
        self._has_value = False

    def _start_value(self, _: dict[str, str]) -> None:
        self._heard, self._has_value = [], True

    def _end_value(self) -> None:
        self._value, self._heard = "".join(self._heard or ()), None

    def _start_formula(self, _: dict[str, str]) -> None:
        self._formula = True

    def _start_inline(self, _: dict[str, str]) -> None:
        self.begin()

    def _end_inline(self) -> None:
        self._inline = self.text()

    def _end_cell(self) -> None:
        found = self._found
        place = found.get("r")
        column = self._column + 1 if place is None else self._placed(place)
        self._column = column
        cell = self._made(found.get("t", ""), found.get("s", ""))
        if cell is BLANK or column > _LAST_COLUMN:
            return
        if column < len(self._row):
            if self._row[column] is not BLANK:
                raise _torn(place or str(column))
            self._row[column] = cell
        else:
            self._row += [BLANK] * (column - len(self._row))
            self._row.append(cell)

    def _placed(self, place: str) -> int:
        match = _REFERENCE.fullmatch(place)
        if not match or int(match[2]) != self._number:
            raise _torn(place)
        return column_of(match[1])

    def _made(self, type_: str, style: str) -> Cell:
        key = (type_, style)
        kind = self._kinds.get(key)
        if kind is None:
            kind = self._kinds[key] = kind_of(type_, style)
        if self._inline is not None:
            return self._maker.cell(kind._replace(type=INLINE), self._inline)
        if self._value:
            return self._maker.cell(kind, unescaped(self._value) if type_ == INLINE else self._value)
        if self._formula and not (type_ == "str" and self._has_value):
            return self._maker.cell(kind._replace(type=NO_RESULT), "")
        return BLANK

    def _end_row(self) -> None:
        if self._row and self._number <= _LAST_ROW:
            self._kept += len(self._row)
            if self._kept > limits.CELLS:
                raise refuse("too_large", "cells", count=self._kept, limit=limits.CELLS)
            self.rows.append(Row(self._number, tuple(self._row), self._hidden, len(self._row)))

    def _merge(self, found: dict[str, str]) -> None:
        if match := _RANGE.fullmatch(found.get("ref", "")):
            left, top, right, bottom = match.groups()
            self.merges.append(Merge(int(top), column_of(left), int(bottom), column_of(right)))

    def _column_told(self, found: dict[str, str]) -> None:
        first, last = found.get("min", ""), found.get("max", "")
        if found.get("hidden") in _YES and first.isdecimal() and last.isdecimal() and len(first + last) < 16:
            start, end = max(int(first) - 1, 0), min(int(last), len(self._hidden_columns))
            if start < end:
                self._hidden_columns[start:end] = b"\1" * (end - start)


def read_sheet(data: bytes, name: str, index: int, hidden: bool, maker: Maker) -> Sheet:
    """Rows with a value, merged ranges, hidden rows and columns. Refused: corrupt_file; too_large when it has too many cells."""
    listener = _Listener(maker)
    try:
        head, body, tail = around(data)
        hear((head, tail), listener)
        rows = plain_rows(body, maker)
    except NotPlain:
        maker.begin_sheet()
        listener = _Listener(maker)
        hear((data,), listener)
        rows = listener.rows
    if any(later.number <= earlier.number for earlier, later in pairwise(rows)):
        rows = sorted(rows, key=lambda row: row.number)
        twice = next((one.number for one, other in pairwise(rows) if one.number == other.number), 0)
        if twice:
            raise _torn(f"row {twice}")
    return Sheet(name, index, tuple(rows), rows[-1].number if rows else 0, hidden, tuple(listener.merges),
                 listener.hidden_columns())


@lru_cache(maxsize=20_000)
def column_of(name: str) -> int:
    """Letters -> column from 0."""
    number = 0
    for letter in name.upper():
        number = number * 26 + ord(letter) - 64
    return number - 1


def _torn(where: str) -> Exception:
    return refuse("corrupt_file", "workbook", reason=where[:40])
