"""XLS through python-calamine: values, days, merged ranges, hidden sheets; what it leaves out comes from `biff`."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum, XmlError, ZipError

from parcam.intake import limits
from parcam.intake.refuse import refuse
from parcam.intake.sheet import BLANK, Cell, Document, Merge, Row, Sheet
from parcam.intake.workbooks.biff import Marks, is_boastful, is_locked, read_marks
from parcam.intake.workbooks.cells import Cells
from parcam.intake.workbooks.ole import BadCompoundError, stream
from parcam.intake.workbooks.strings import Strings
from parcam.intake.workbooks.styles import PLAIN, Style

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType


_REMEMBERED = 300_000
Known = dict[tuple[type, object, Style], tuple[Cell, int]]
"""By type, value and style: the cell, and whether an old font was turned in it."""


def read_oldbook(path: Path, name: str) -> Document:
    """All sheets of an XLS. Refused: encrypted_file, corrupt_file, too_large."""
    marks = _marks(path)
    sheets: list[Sheet] = []
    notes = []
    cells = Cells([], Strings([]), False)
    try:
        with _Panics(), CalamineWorkbook.from_path(str(path)) as book:
            for place, meta in enumerate(book.sheets_metadata):
                if meta.typ == SheetTypeEnum.WorkSheet:
                    sheets.append(_sheet(book, place, marks[place] if place < len(marks) else Marks(), cells))
                    notes += cells.told_styles(meta.name)
    except PasswordError as error:
        raise refuse("encrypted_file") from error
    except (CalamineError, XmlError, ZipError, OSError, ValueError) as error:
        raise refuse("corrupt_file", "workbook", reason=str(error)[:120]) from error
    restored, more = cells.relics.restore(sheets)
    return Document(name, "xls", restored, notes=(*notes, *more))


class _Panics:
    """The library below calamine panics on some torn files. A panic is no Exception: without this it would end the process."""

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if kind is not None and kind.__module__ == "pyo3_runtime":
            raise refuse("corrupt_file", "workbook", reason=str(error)[:120]) from error


def _marks(path: Path) -> list[Marks]:
    try:
        book = stream(path.read_bytes(), "Workbook", "Book")
    except BadCompoundError as error:
        raise refuse("corrupt_file", "ole") from error
    if is_locked(book):
        raise refuse("encrypted_file")
    if is_boastful(book):
        raise refuse("corrupt_file", "ole")
    return read_marks(book)


def _sheet(book: CalamineWorkbook, place: int, marks: Marks, cells: Cells) -> Sheet:
    meta = book.sheets_metadata[place]
    sheet = book.get_sheet_by_index(place)
    hidden = meta.visible != SheetVisibleEnum.Visible
    if sheet.start is None:
        return Sheet(meta.name, place, (), 0, hidden)
    area = sheet.height * sheet.width
    if area > 3 * limits.CELLS:
        raise refuse("too_large", "cells", count=area, limit=limits.CELLS)
    top, left = sheet.start
    rows, known = [], Known()
    for row, values in enumerate(sheet.to_python(skip_empty_area=True), top):
        found = [BLANK] * left + [
            _marked(value, row, column, marks, cells, known) if value != "" or (row, column) in marks.errors else BLANK
            for column, value in enumerate(values, left)
        ]
        while found and found[-1] is BLANK:
            found.pop()
        if found:
            rows.append(Row(row + 1, tuple(found), row in marks.hidden_rows, len(found)))
    merges = tuple(Merge(a[0] + 1, a[1], b[0] + 1, b[1]) for a, b in sheet.merged_cell_ranges or ())
    return Sheet(meta.name, place, tuple(rows), rows[-1].number if rows else 0, hidden, merges, frozenset(marks.hidden_columns))


def _marked(value: object, row: int, column: int, marks: Marks, cells: Cells, known: Known) -> Cell:
    error = marks.errors.get((row, column))
    if error is not None:
        return Cell(error, problem="error" if error else "formula")
    style = marks.styles.get((row, column), PLAIN)
    key = (type(value), value, style)
    found = known.get(key)
    if found is None:
        before = cells.legacy
        made = _cell(value, style, cells)
        found = made, cells.legacy - before
        if len(known) < _REMEMBERED:
            known[key] = found
    else:
        cells.legacy += found[1]
    return found[0]


def _cell(value: object, style: Style, cells: Cells) -> Cell:
    if value == "" or value is None:
        return BLANK
    if isinstance(value, str):
        return cells.styled_text(value, style)
    if isinstance(value, bool):
        return Cell("TRUE" if value else "FALSE")
    if isinstance(value, (int, float)):
        return cells.shown(float(value), style)
    if isinstance(value, datetime):
        return Cell(value.date().isoformat() if value.time() == time() else value.isoformat(" ", "seconds"), None, value.date())
    if isinstance(value, date):
        return Cell(value.isoformat(), None, value)
    if isinstance(value, (time, timedelta)):
        return Cell(str(value))
    return cells.text(str(value), 0)
