"""What is shown, as files: CSV that Excel opens with its accents right, and XLSX. Cells never become formulas."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import xlsxwriter

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Cell = str | float | int | None
_RISKY = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")


def safe(value: Cell) -> Cell:
    """A text that a spreadsheet would take for a formula gets an apostrophe; numbers stay numbers."""
    if isinstance(value, str) and value.startswith(_RISKY) and not _is_number(value):
        return "'" + value
    return value


def to_csv(columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """UTF-8 with BOM, comma, minimal quoting, CRLF."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([safe(name) for name in columns])
    writer.writerows([[safe(value) for value in row] for row in rows])
    return out.getvalue().encode("utf-8-sig")


def to_xlsx(title: str, columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """One sheet: header frozen, widths fitted, texts written as texts (never as formulas), numbers as numbers."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        sheet = book.add_worksheet("".join(c for c in title if c not in "[]:*?/\\'")[:31] or "1")
        head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        widths = [len(name) for name in columns]
        sheet.freeze_panes(1, 1)
        for at, name in enumerate(columns):
            sheet.write_string(0, at, name, head)
        for line, row in enumerate(rows, start=1):
            for at, value in enumerate(row):
                if isinstance(value, str):
                    sheet.write_string(line, at, value)
                elif value is not None:
                    sheet.write_number(line, at, value)
                widths[at] = max(widths[at], len(str(value)) if value is not None else 0)
        for at, width in enumerate(widths):
            sheet.set_column(at, at, min(width + 2, 60))
    return out.getvalue()


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True
