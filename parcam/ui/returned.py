"""The file given back as a workbook with a column that says what is wrong in each line: every cell as it was, nothing computes."""

from __future__ import annotations

import io
from collections import defaultdict
from typing import TYPE_CHECKING

import xlsxwriter

from parcam.intake.document import open_document
from parcam.intake.sandbox import run
from parcam.words.text import say

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from parcam.intake.sheet import Cell, Sheet
    from parcam.model.reading import Fault


def with_faults(path: Path, name: str, faults: Sequence[Fault], language: str = "vi") -> bytes:
    """XLSX: each visible sheet, rows at their own numbers, a last column of reasons. Refused (intake.sheet) for an unreadable file."""
    reasons: dict[tuple[str, int], list[str]] = defaultdict(list)
    for one in faults:
        reasons[one.sheet, one.row].append(f"{one.column}: {one.message}" if one.column else one.message)
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        mark = book.add_format({"font_color": "#B3261E", "text_wrap": True})
        head = book.add_format({"bold": True, "font_color": "#B3261E"})
        percent = book.add_format({"num_format": "0.0%"})
        for number, sheet in enumerate(run(open_document, path, name).sheets, start=1):
            if sheet.hidden:
                continue
            page = book.add_worksheet(_name(sheet.name) or str(number))
            for row in sheet.rows:
                for at, cell in enumerate(row.cells):
                    _write(page, row.number - 1, at, cell, percent)
            found = {row: " ".join(words) for (where, row), words in reasons.items() if where == sheet.name}
            page.write_string(_above(sheet, found), sheet.width, say("returned.column", language), head)
            page.set_column(sheet.width, sheet.width, 70)
            for row, words in found.items():
                page.write_string(row - 1, sheet.width, words, mark)
    return out.getvalue()


def _write(page: xlsxwriter.worksheet.Worksheet, row: int, column: int, cell: Cell, percent: xlsxwriter.format.Format) -> None:
    if cell.number is not None:
        page.write_number(row, column, cell.number, percent if cell.percent else None)
    elif cell.text:
        page.write_string(row, column, cell.text)


def _above(sheet: Sheet, found: dict[int, str]) -> int:
    """The row (from 0) of the new column's heading: the first row with a value, unless that row has a reason itself."""
    first = sheet.rows[0].number if sheet.rows else 1
    return max(first - 1 if first not in found else first - 2, 0)


def _name(text: str) -> str:
    return "".join(letter for letter in text if letter not in "[]:*?/\\'")[:31]
