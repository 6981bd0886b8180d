"""Plain tables: one line per unit and month in CSV, one sheet per month in XLSX, months as columns in CSV."""

from __future__ import annotations

import io
from datetime import datetime
from typing import TYPE_CHECKING

import xlsxwriter

from parcam.samples.paper import csv_bytes, field, written

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parcam.model.month import Month
    from parcam.samples.kinds import Fact
    from parcam.samples.paper import Sheet

Cell = str | float


def csv_table(sheet: Sheet) -> bytes:
    """Titles, header, one line per month and unit, a total line where the layout has one."""
    columns = sheet.layout["columns"]
    width = len(columns)
    style = sheet.layout["numbers"]
    rows = [[title] + [""] * (width - 1) for title in sheet.titles()]
    rows.append([heading for heading, _ in columns])
    rows += [[_text(sheet, fact, number, name, style) for _, name in columns] for number, fact in enumerate(sheet.facts, 1)]
    if "total" in sheet.layout:
        rows.append([_total_text(sheet, name) for _, name in columns])
    return csv_bytes(rows, sheet)


def _text(sheet: Sheet, fact: Fact, number: int, name: str, style: str) -> str:
    if name in ("no", "unit", "month", "indicator"):
        return {"no": str(number), "unit": sheet.names[fact.unit], "indicator": fact.indicator,
                "month": sheet.text(sheet.layout.get("month", ""), fact.month)}[name]
    value = field(fact, name)
    return sheet.nothing if value is None else written(value, style, 2 if name == "rate" else 0)


def _total_text(sheet: Sheet, name: str) -> str:
    if name == "unit":
        return str(sheet.layout["total"])
    if name in ("no", "month", "rate"):
        return ""
    return str(int(sum(field(f, name) or 0 for f in sheet.facts)))


def wide_csv(sheet: Sheet) -> bytes:
    """Rates in percent, one line per unit, twelve month columns and their mean."""
    layout = sheet.layout
    heads = [layout["unit"], *(sheet.text(layout["month"], m) for m in sheet.months), layout["average"]]
    rows = [[title] + [""] * (len(heads) - 1) for title in sheet.titles()] + [heads]
    for unit in dict.fromkeys(f.unit for f in sheet.facts):
        rates = {f.month: field(f, "rate") for f in sheet.facts if f.unit == unit}
        known = [r for r in rates.values() if r is not None]
        rows.append([sheet.names[unit], *(written(rates.get(m), "vi", 1) for m in sheet.months), written(sum(known) / len(known), "vi", 1)])
    return csv_bytes(rows, sheet)


def xlsx_table(sheet: Sheet) -> bytes:
    """One sheet per month: titles, header, units, total, signature."""
    out = io.BytesIO()
    with new_workbook(out) as book:
        for month in sheet.months:
            page = book.add_worksheet(sheet.text(sheet.words["sheet"], month))
            page.set_column(1, 1, 42)
            for row, cells in enumerate(_lines(sheet, month)):
                page.write_row(row, 0, cells)
    return out.getvalue()


def new_workbook(out: io.BytesIO) -> xlsxwriter.Workbook:
    """A workbook whose bytes depend on nothing but its cells."""
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    book.set_properties({"created": datetime(2020, 1, 1)})  # noqa: DTZ001 - the format has no time zone
    return book


def _lines(sheet: Sheet, month: Month) -> Iterator[list[Cell | None]]:
    columns = sheet.layout["columns"]
    for title in sheet.titles(month):
        yield [title]
    yield [None]
    yield [heading for heading, _ in columns]
    facts = [f for f in sheet.facts if f.month == month]
    for number, fact in enumerate(facts, 1):
        yield [_cell(sheet, fact, number, name) for _, name in columns]
    if "total" in sheet.layout:
        yield [_total_cell(sheet, facts, name) for _, name in columns]
    yield [None]
    if "signature" in sheet.layout:
        left, right = sheet.layout["signature"]
        yield [None, left, None, right]


def _cell(sheet: Sheet, fact: Fact, number: int, name: str) -> Cell | None:
    if name in ("no", "unit"):
        return number if name == "no" else sheet.names[fact.unit]
    value = field(fact, name)
    return sheet.nothing if value is None else value


def _total_cell(sheet: Sheet, facts: list[Fact], name: str) -> Cell | None:
    if name == "unit":
        return str(sheet.layout["total"])
    return None if name in ("no", "rate") else sum(field(f, name) or 0 for f in facts)
