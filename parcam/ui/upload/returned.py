"""The file given back as a workbook with a column that says what is wrong in each line: every cell as it was, nothing computes."""

from __future__ import annotations

import io
import re
from collections import defaultdict
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

import xlsxwriter
from xlsxwriter.exceptions import OverlappingRange

from parcam.intake.child.sandbox import run
from parcam.intake.document import open_document
from parcam.intake.sheet import Merge
from parcam.ui.text import sentence
from parcam.ui.upload.wording import fault
from parcam.words.text import say

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from parcam.intake.sheet import Cell, Sheet
    from parcam.model.reading import Fault, Options, Understood

_RED = "#B3261E"
_BEGIN = "=+-@\t\r＝＋－＠﹢﹣﹦﹫−"
"""Signs that begin a formula, their wide and small forms among them; some programs fold these to the plain ones."""
_BLANKS = " \n\u00a0\u3000\ufeff\u200b"
_HARMLESS = re.compile(r"[-+−]?\s*[\d.,\s]*%?|[-+−\u2013]+")
_LONGEST = 32_767
"""Characters that a cell of a workbook holds."""
_LINES = 100_000
_MERGED = 20_000
"""Cells of a merged range that are worth merging again."""
_FIRST_YEAR = 1901
"""Days before are not kept as days by every program."""


def with_faults(path: Path, name: str, faults: Sequence[Fault], language: str = "vi", options: Options | None = None,
                understood: Sequence[Understood] = ()) -> bytes:
    """XLSX: each visible sheet, rows at their own numbers, a last column of reasons; of a file too large for that, the refused lines.

    `options` are those the file was read with, `understood` says where its headers are: the new column is headed there. Brought again
    without a change it is read as the file it came from. Refused (intake.sheet) for an unreadable file.
    """
    document, out = run(open_document, path, name, options), io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        form = _Form(book.add_format({"bold": True, "font_color": _RED}), book.add_format({"font_color": _RED, "text_wrap": True}),
                     book.add_format({"num_format": "0.0%"}), book.add_format({"num_format": "dd/mm/yyyy"}))
        headers = [(one.sheet, tuple(map(int, one.value.split(", ")))) for one in understood if one.what == "header" and one.value]
        if document.sampled:
            _listed(book.add_worksheet(say("returned.column", language)), faults, form, language)
        else:
            for number, sheet in enumerate((one for one in document.sheets if not one.hidden), start=1):
                heads = [rows for at, rows in headers if at == sheet.name]
                _whole(book.add_worksheet(_name(sheet.name) or str(number)), sheet, faults, form, language, heads)
    return out.getvalue()


def escaped(text: str) -> str:
    """The text as no program takes it for a formula, wherever it is copied to: an apostrophe before the signs that begin one. Numbers and
    the marks of no data stay as they are."""
    bare = text.lstrip(_BLANKS)
    dangerous = text[:1] in "\t\r" or bare[:1] in _BEGIN
    safe = f"'{text}" if text and dangerous and not _HARMLESS.fullmatch(text) else text
    return safe if len(safe) <= _LONGEST else safe[:_LONGEST - 1] + "…"


class _Form(NamedTuple):
    head: Format
    mark: Format
    percent: Format
    day: Format


def _whole(page: Worksheet, sheet: Sheet, faults: Sequence[Fault], form: _Form, language: str, heads: Sequence[tuple[int, ...]]) -> None:
    reasons: dict[int, list[str]] = defaultdict(list)
    for one in faults:
        if one.sheet == sheet.name:
            reasons[one.row].append(fault(one, language))
    for merge in sheet.merges:
        _merge(page, merge)
    for row in sheet.rows:
        for at, cell in enumerate(row.cells):
            _write(page, row.number - 1, at, cell, form, language)
    for head in heads or [(_above(sheet, reasons) + 1,)]:
        _merge(page, Merge(head[0], sheet.width, head[-1], sheet.width))
        page.write_string(head[0] - 1, sheet.width, say("returned.column", language), form.head)
    page.set_column(sheet.width, sheet.width, 70)
    for row, words in reasons.items():
        page.write_string(row - 1, sheet.width, escaped(" ".join(words)), form.mark)


def _listed(page: Worksheet, faults: Sequence[Fault], form: _Form, language: str) -> None:
    for at, name in enumerate(("row", "column", "raw", "reason")):
        page.write_string(0, at, say(f"findings.columns.{name}", language), form.head)
    for row, one in enumerate(faults[:_LINES], start=1):
        page.write_number(row, 0, one.row)
        for at, text in enumerate((one.column, one.raw, sentence(one.message, language)), start=1):
            page.write_string(row, at, escaped(text))
    page.set_column(1, 2, 30)
    page.set_column(3, 3, 90)


def _merge(page: Worksheet, one: Merge) -> None:
    """Merged as it was: a figure that stands for two rows must not come back as one row's. Not what is absurdly large or overlaps."""
    cells = (one.bottom - one.top + 1) * (one.right - one.left + 1)
    if 1 < cells <= _MERGED:
        with suppress(OverlappingRange):
            page.merge_range(one.top - 1, one.left, one.bottom - 1, one.right, "")


def _write(page: Worksheet, row: int, column: int, cell: Cell, form: _Form, language: str) -> None:
    if cell.number is not None:
        page.write_number(row, column, cell.number, form.percent if cell.percent else None)
    elif cell.day is not None and cell.day.year >= _FIRST_YEAR:
        page.write_datetime(row, column, cell.day, form.day)
    elif cell.problem == "formula":
        page.write_string(row, column, say("returned.formula", language))
    elif cell.text:
        page.write_string(row, column, escaped(cell.text))


def _above(sheet: Sheet, found: Mapping[int, object]) -> int:
    """The row (from 0) of the new column's heading: the first row with a value, unless that row has a reason itself."""
    first = sheet.rows[0].number if sheet.rows else 1
    return max(first - 1 if first not in found else first - 2, 0)


def _name(text: str) -> str:
    return "".join(letter for letter in text if letter not in "[]:*?/\\'")[:31]
