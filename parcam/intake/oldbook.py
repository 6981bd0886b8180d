"""XLS, XLSB and ODS through python-calamine: values, days, merged ranges, hidden sheets."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from python_calamine import (
    CalamineError,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
    WorksheetNotFound,
    XmlError,
    ZipError,
)

from parcam.intake import limits
from parcam.intake.cells import Cells, Strings, plain_number
from parcam.intake.package import Package
from parcam.intake.refuse import refuse
from parcam.intake.sheet import BLANK, Cell, Document, Merge, Row, Sheet

if TYPE_CHECKING:
    from pathlib import Path


def read_oldbook(path: Path, name: str, kind: str) -> Document:
    """All sheets of a workbook that is not XLSX. Refused: encrypted_file, corrupt_file, too_large."""
    if kind != "xls":
        with Package(path) as package:
            package.verify()
    try:
        with CalamineWorkbook.from_path(str(path)) as book:
            sheets = tuple(_sheet(book, place) for place, meta in enumerate(book.sheets_metadata) if meta.typ == SheetTypeEnum.WorkSheet)
    except PasswordError as error:
        raise refuse("encrypted_file") from error
    except (CalamineError, XmlError, ZipError, WorksheetNotFound, OSError, ValueError) as error:
        raise refuse("corrupt_file", "workbook", reason=str(error)[:120]) from error
    return Document(name, kind, sheets)


def _sheet(book: CalamineWorkbook, place: int) -> Sheet:
    meta = book.sheets_metadata[place]
    sheet = book.get_sheet_by_index(place)
    if sheet.start is None:
        return Sheet(meta.name, place, (), 0, meta.visible != SheetVisibleEnum.Visible)
    area = sheet.total_height * sheet.total_width
    if area > 20 * limits.CELLS:
        raise refuse("too_large", "cells", count=area, limit=limits.CELLS)
    cells = Cells([], Strings([]), False)
    rows = []
    first = sheet.total_height - sheet.height + 1
    for number, values in enumerate(sheet.iter_rows(), first):
        found = [_cell(value, cells) for value in values]
        while found and found[-1] is BLANK:
            found.pop()
        if found:
            rows.append(Row(number, tuple(found), False, len(found)))
    merges = tuple(Merge(a[0] + 1, a[1], b[0] + 1, b[1]) for a, b in sheet.merged_cell_ranges or ())
    return Sheet(meta.name, place, tuple(rows), rows[-1].number if rows else 0, meta.visible != SheetVisibleEnum.Visible, merges)


def _cell(value: object, cells: Cells) -> Cell:
    if value == "" or value is None:
        return BLANK
    if isinstance(value, str):
        return cells.text(value, 0)
    if isinstance(value, bool):
        return Cell("TRUE" if value else "FALSE")
    if isinstance(value, (int, float)):
        return Cell(plain_number(float(value)), float(value))
    if isinstance(value, datetime):
        return Cell(value.date().isoformat() if value.time() == time() else value.isoformat(" ", "seconds"), None, value.date())
    if isinstance(value, date):
        return Cell(value.isoformat(), None, value)
    if isinstance(value, (time, timedelta)):
        return Cell(str(value))
    return cells.text(str(value), 0)
