"""The two printed forms: II.06a with its three-level header, and the treasury's sheet with project rows under owners."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from parcam.samples.paper import field
from parcam.samples.tables import new_workbook
from parcam.samples.tallies import MILLION

if TYPE_CHECKING:
    import xlsxwriter

    from parcam.model.month import Month
    from parcam.samples.kinds import Fact
    from parcam.samples.paper import Sheet
    from parcam.samples.scenario import Scenario

_HEAD_ROW = 6


def form06(sheet: Sheet) -> bytes:
    """Form II.06a, one sheet per month: titles, three header rows, the numbering row, one row per unit, total, signature."""
    out = io.BytesIO()
    with new_workbook(out) as book:
        center = book.add_format({"align": "center", "valign": "vcenter", "text_wrap": True, "border": 1})
        for month in sheet.months:
            page = book.add_worksheet(sheet.text(sheet.words["sheet"], month))
            page.set_column(1, 1, 42)
            _form06_titles(sheet, month, page)
            _form06_head(sheet, page, center)
            _form06_body(sheet, month, page)
    return out.getvalue()


def _form06_titles(sheet: Sheet, month: Month, page: xlsxwriter.worksheet.Worksheet) -> None:
    layout = sheet.layout
    for row, (left, right) in enumerate(zip(layout["left"], layout["right"], strict=True)):
        page.write(row, 0, left)
        page.write(row, 7, right)
    page.write(3, 0, sheet.text(layout["title"], month))
    page.write(4, 0, sheet.text(layout["span"], month))


def _form06_head(sheet: Sheet, page: xlsxwriter.worksheet.Worksheet, style: xlsxwriter.format.Format) -> None:
    layout, top = sheet.layout, _HEAD_ROW
    number, unit, received, resolved, pending = layout["head"]
    total, within, carried, online, direct = layout["received"]
    page.merge_range(top, 0, top + 2, 0, number, style)
    page.merge_range(top, 1, top + 2, 1, unit, style)
    page.merge_range(top, 2, top, 5, received, style)
    page.merge_range(top, 6, top, 9, resolved, style)
    page.merge_range(top, 10, top, 12, pending, style)
    page.merge_range(top + 1, 2, top + 2, 2, total, style)
    page.merge_range(top + 1, 3, top + 1, 4, within, style)
    page.merge_range(top + 1, 5, top + 2, 5, carried, style)
    page.write(top + 2, 3, online, style)
    page.write(top + 2, 4, direct, style)
    for column, text in enumerate([*layout["resolved"], *layout["pending"]], 6):
        page.merge_range(top + 1, column, top + 2, column, text, style)
    page.write_row(top + 3, 0, layout["numbering"], style)


def _form06_body(sheet: Sheet, month: Month, page: xlsxwriter.worksheet.Worksheet) -> None:
    row, facts = _HEAD_ROW + 4, [f for f in sheet.facts if f.month == month]
    numbers = [_thirteen(fact) for fact in facts]
    for number, (fact, values) in enumerate(zip(facts, numbers, strict=True), 1):
        cells = [sheet.nothing] * 11 if fact.blank else values
        page.write_row(row, 0, [number, sheet.names[fact.unit], *cells])
        row += 1
    page.write_row(row, 0, [None, sheet.layout["total"], *(sum(column) for column in zip(*numbers, strict=True))])
    page.write(row + 2, 1, sheet.layout["signature"][0])
    page.write(row + 2, 8, sheet.layout["signature"][1])


def _thirteen(fact: Fact) -> list[float]:
    """Columns 3 to 13; zeros for a blank, which the total then leaves out."""
    if fact.blank:
        return [0] * 11
    p = dict(fact.parts)
    late = (fact.denominator or 0) - (fact.numerator or 0)
    exact = (fact.numerator or 0) - p["early"]
    return [p["received"], p["online"], p["new"] - p["online"], p["carried"], fact.denominator or 0, p["early"], exact, late,
            p["pending"], p["pending"] - p["overdue"], p["overdue"]]


def treasury(sheet: Sheet, scenario: Scenario) -> bytes:
    """Millions of đồng, one sheet per month: an owner in Roman numerals, its projects below, cumulative beside the month's own."""
    out = io.BytesIO()
    with new_workbook(out) as book:
        money = book.add_format({"num_format": "#,##0.0"})
        for month in sheet.months:
            page = book.add_worksheet(sheet.text(sheet.words["sheet"], month))
            page.set_column(1, 1, 44)
            page.set_column(2, 5, 16, money)
            for row, cells in enumerate(_treasury_lines(sheet, scenario, month)):
                page.write_row(row, 0, cells)
    return out.getvalue()


def _treasury_lines(sheet: Sheet, scenario: Scenario, month: Month) -> list[list[str | float | None]]:
    layout = sheet.layout
    facts = [f for f in sheet.facts if f.month == month]
    lines: list[list[str | float | None]] = [[title] for title in sheet.titles(month)]
    lines += [[None] * 5 + [layout["money"]], [sheet.text(c, month) for c in layout["columns"]]]
    for numeral, fact in zip(layout["roman"], facts, strict=False):
        amounts = _millions(fact)
        lines.append([numeral, sheet.names[fact.unit], *amounts, field(fact, "rate")])
        lines += _project_lines(scenario.disbursement["units"][fact.unit]["projects"], amounts)
    totals = [round(sum(column), 1) for column in zip(*(_millions(f) for f in facts), strict=True)]
    lines.append([None, layout["total"], *totals, round(totals[2] / totals[0] * 100, 2)])
    return lines


def _millions(fact: Fact) -> list[float]:
    """Plan, this month's, cumulative."""
    return [round((fact.denominator or 0) / MILLION, 1), dict(fact.parts)["month"], round((fact.numerator or 0) / MILLION, 1)]


def _project_lines(projects: list[tuple[str, float]], amounts: list[float]) -> list[list[str | float | None]]:
    """The owner's amounts split over its projects; the last takes what rounding leaves."""
    lines: list[list[str | float | None]] = []
    left = list(amounts)
    for number, (name, share) in enumerate(projects, 1):
        part = left if number == len(projects) else [round(a * share, 1) for a in amounts]
        left = [round(a - b, 1) for a, b in zip(left, part, strict=True)]
        lines.append([number, name, *part, round(part[2] / part[0] * 100, 2) if part[0] else None])
    return lines
