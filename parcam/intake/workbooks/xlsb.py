"""XLSB: the binary records of its sheets, with the same formats, days, errors, merges and hidden rows as an XLSX."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

from parcam.intake import limits
from parcam.intake.refuse import refuse
from parcam.intake.sheet import BLANK, Cell, Document, Merge, Row, Sheet
from parcam.intake.workbooks.biff import ERRORS
from parcam.intake.workbooks.cells import Cells
from parcam.intake.workbooks.package import Package
from parcam.intake.workbooks.xlsbparts import read_book, read_strings, read_styles, records, wide

if TYPE_CHECKING:
    from pathlib import Path

    from parcam.intake.workbooks.xlsbparts import Entry

_ROW, _RK, _ERROR, _BOOL, _REAL, _TEXT, _SHARED = 0, 2, 3, 4, 5, 6, 7
_FORMULA_TEXT, _FORMULA_REAL, _FORMULA_BOOL, _FORMULA_ERROR = 8, 9, 10, 11
_SHORT = {13: _RK, 14: _ERROR, 15: _BOOL, 16: _REAL, 17: _TEXT, 18: _SHARED}
_BLANKS = (1, 12)
_COLUMN, _MERGE, _END_SHEET = 60, 176, 130
_REMEMBERED = 300_000
_LAST_COLUMN, _LAST_ROW = 16_383, 1_048_575


def read_xlsb(path: Path, name: str) -> Document:
    """Every sheet of a workbook, hidden ones too (marked). Refused: corrupt_file, too_large, no_data_rows."""
    with Package(path) as package:
        try:
            entries, old_epoch = read_book(package)
            styles, fonts = read_styles(package)
            cells = Cells(styles, read_strings(package, fonts), old_epoch)
            sheets, notes = [], []
            for index, entry in enumerate(entries):
                sheets.append(_Reader(cells).read(package.read(entry.part), entry, index))
                notes += cells.told_styles(entry.name)
        except (struct.error, IndexError) as error:
            raise refuse("corrupt_file", "truncated") from error
    if not entries:
        raise refuse("no_data_rows")
    restored, more = cells.relics.restore(sheets)
    return Document(name, "xlsb", restored, notes=(*notes, *more))


class _Reader:
    """The records of one sheet in their order: a row's header, then its cells."""

    def __init__(self, cells: Cells) -> None:
        self._cells = cells
        self._rows: list[Row] = []
        self._number, self._hidden, self._column = 0, False, -1
        self._row: list[Cell] = []
        self._kept = 0
        self._known: dict[tuple[int, bytes], Cell] = {}

    def read(self, data: bytes, entry: Entry, index: int) -> Sheet:
        merges, hidden = [], set()
        for kind, body in records(data, _END_SHEET):
            if kind == _ROW:
                self._end_row()
                self._number, self._hidden, self._column = int.from_bytes(body[:4], "little"), bool(body[11] & 0x10), -1
            elif kind <= _FORMULA_ERROR or kind in _SHORT or kind in _BLANKS:
                self._cell(kind, body)
            elif kind == _MERGE:
                top, bottom, left, right = struct.unpack_from("<4I", body)
                merges.append(Merge(top + 1, left, bottom + 1, right))
            elif kind == _COLUMN and body[16] & 1:
                first, last = struct.unpack_from("<2I", body)
                hidden.update(range(first, min(last, first + 2000) + 1))
        self._end_row()
        rows = tuple(sorted({row.number: row for row in self._rows}.values(), key=lambda row: row.number))
        return Sheet(entry.name, index, rows, rows[-1].number if rows else 0, entry.hidden, tuple(merges), frozenset(hidden))

    def _cell(self, kind: int, body: bytes) -> None:
        short = kind in _SHORT or kind == _BLANKS[1]
        self._column = self._column + 1 if short else int.from_bytes(body[:4], "little")
        at = 0 if short else 4
        if kind in _BLANKS or self._column > _LAST_COLUMN:
            return
        key = (kind, body[at:])
        made = self._known.get(key)
        if made is None:
            made = self._made(_SHORT.get(kind, kind), body, at + 4, int.from_bytes(body[at:at + 3], "little"))
            if len(self._known) < _REMEMBERED:
                self._known[key] = made
        if made is not BLANK:
            self._row += [BLANK] * (self._column - len(self._row))
            self._row[self._column:self._column + 1] = [made]

    def _made(self, kind: int, body: bytes, at: int, style: int) -> Cell:
        if kind == _SHARED:
            return self._cells.shared(int.from_bytes(body[at:at + 4], "little"), style)
        if kind in (_TEXT, _FORMULA_TEXT):
            return self._cells.text(wide(body, at), style)
        if kind in (_ERROR, _FORMULA_ERROR):
            return Cell(ERRORS.get(body[at], "#ERR"), problem="error")
        if kind in (_BOOL, _FORMULA_BOOL):
            return Cell("TRUE" if body[at] else "FALSE")
        (number,) = struct.unpack_from("<d", body, at) if kind != _RK else (_rk(body[at:at + 4]),)
        return self._cells.number(repr(number), style)

    def _end_row(self) -> None:
        if self._row and self._number <= _LAST_ROW:
            self._kept += len(self._row)
            if self._kept > limits.CELLS:
                raise refuse("too_large", "cells", count=self._kept, limit=limits.CELLS)
            self._rows.append(Row(self._number + 1, tuple(self._row), self._hidden, len(self._row)))
        self._row = []


def _rk(raw: bytes) -> float:
    """A number squeezed into four bytes: thirty bits of an integer or of a double, perhaps in hundredths."""
    (value,) = struct.unpack("<i", raw)
    number = float(value >> 2) if value & 2 else struct.unpack("<d", bytes(4) + struct.pack("<i", value & ~3))[0]
    return number / 100 if value & 1 else number
