"""What is shown, as files: CSV that Excel opens with its accents right, XLSX whose cells never become formulas, Parquet for a program."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any

import streamlit as st
import xlsxwriter

from parcam.ui import address
from parcam.words.text import say

if TYPE_CHECKING:
    from collections.abc import Callable

    from parcam.figures.figure import Figure, Table

_RISKY = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
_FORMS = {"percent": "0.0%", "points": "+0.0%;-0.0%;0.0%", "count": "#,##0.##"}
_OF_HUNDRED = ("percent", "points")
_NUMBERS = ("percent", "points", "count", "number")
_PARQUET = "application/vnd.apache.parquet"
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def buttons(figure: Figure, name: str) -> None:
    """The table behind `figure` as files."""
    files(lambda: figure.table, name, figure.title, figure.subtitle)


def files(make: Callable[[], Table], name: str, title: str, subtitle: str = "") -> None:
    """CSV, XLSX and Parquet of a table; they are made only when asked for."""
    language = address.language()
    with st.container(horizontal=True, gap="small", key=f"exports.{name}"):
        _button("csv", name, "text/csv", lambda: to_csv(make(), language))
        _button("xlsx", name, _XLSX, lambda: to_xlsx(make(), title, subtitle))
        _button("parquet", name, _PARQUET, lambda: to_parquet(make(), title, subtitle))


def _button(kind: str, name: str, mime: str, make: Callable[[], bytes]) -> None:
    st.download_button(say(f"exports.{kind}", address.language()), make, f"{name}.{kind}", mime, key=f"export.{kind}.{name}",
                       on_click="ignore", type="tertiary")


def safe(value: Any) -> Any:
    """A text that a spreadsheet would take for a formula gets an apostrophe; numbers stay numbers."""
    return "'" + value if isinstance(value, str) and value.startswith(_RISKY) else value


def to_csv(table: Table, language: str = "vi") -> bytes:
    """UTF-8 with BOM, CRLF, minimal quoting. Vietnamese: semicolons and decimal commas, as Excel in Vietnam expects; rates in percent."""
    out, point = io.StringIO(), say("common.decimal_point", language)
    writer = csv.writer(out, delimiter=";" if point == "," else ",")
    writer.writerow([safe(name) + (" (%)" if kind in _OF_HUNDRED else "") for name, kind in zip(table.columns, table.kinds, strict=True)])
    for row in table.rows:
        writer.writerow([_plain(value, kind, point) for value, kind in zip(row, table.kinds, strict=True)])
    return out.getvalue().encode("utf-8-sig")


def to_xlsx(table: Table, title: str, subtitle: str) -> bytes:
    """Title, subtitle, then the table: header frozen, widths fitted, texts written as texts (never as formulas), numbers as numbers."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        sheet, forms = book.add_worksheet(), {kind: book.add_format({"num_format": form}) for kind, form in _FORMS.items()}
        sheet.write_string(0, 0, title, book.add_format({"bold": True, "font_size": 13}))
        sheet.write_string(1, 0, subtitle, book.add_format({"font_color": "#51606E"}))
        head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        for at, name in enumerate(table.columns):
            sheet.write_string(3, at, name, head)
            sheet.set_column(at, at, _width(name, [row[at] for row in table.rows]))
        for line, row in enumerate(table.rows, start=4):
            for at, (value, kind) in enumerate(zip(row, table.kinds, strict=True)):
                if isinstance(value, (int, float)):
                    sheet.write_number(line, at, value, forms.get(kind))
                elif value is not None:
                    sheet.write_string(line, at, str(value))
        sheet.freeze_panes(4, 1)
    return out.getvalue()


def to_parquet(table: Table, title: str = "", subtitle: str = "") -> bytes:
    """Typed columns for a program: rates as fractions, numbers as doubles, all else as text; title and subtitle in the file's metadata."""
    import pyarrow
    from pyarrow import parquet

    kinds = [pyarrow.float64() if kind in _NUMBERS else pyarrow.string() for kind in table.kinds]
    columns = [pyarrow.array([_typed(row[at], kind) for row in table.rows], kind) for at, kind in enumerate(kinds)]
    fields = [pyarrow.field(name or str(at), kind) for at, (name, kind) in enumerate(zip(table.columns, kinds, strict=True), 1)]
    schema = pyarrow.schema(fields, metadata={"title": title, "subtitle": subtitle})
    out = io.BytesIO()
    parquet.write_table(pyarrow.Table.from_arrays(columns, schema=schema), out)
    return out.getvalue()


def _typed(value: Any, kind: Any) -> Any:
    if value is None:
        return None
    return float(value) if str(kind) == "double" else str(value)


def _plain(value: Any, kind: str, point: str) -> Any:
    if isinstance(value, float):
        scaled = round(value * 100, 6) if kind in _OF_HUNDRED else value
        return f"{scaled:.10g}".replace(".", point)
    return safe(value if value is None or isinstance(value, (int, str)) else str(value))




def _width(name: str, values: list[Any]) -> int:
    longest = max((len(str(value)) if not isinstance(value, float) else 10 for value in values if value is not None), default=0)
    return min(max(longest, len(name), 6) + 2, 60)
