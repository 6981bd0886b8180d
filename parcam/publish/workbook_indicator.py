"""One indicator's sheet: the office by month with a native chart, below it every unit's figure with where it came from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from xlsxwriter.utility import xl_rowcol_to_cell

from parcam.model.indicator import Accumulation
from parcam.model.month import Month, year_span
from parcam.publish import facts
from parcam.publish.scale import percent_range
from parcam.publish.workbook import Pages, at_midnight, notice
from parcam.words import dates, numbers
from parcam.words.text import say

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

    from parcam.model.snapshot import Snapshot, SnapshotPoint, Standpoint

_OFFICE_TOP, _MONTHS = 4, 12
_WHOLE_PERCENT = 0.01
_UNITS_TOP = _OFFICE_TOP + _MONTHS + 3
"""Rows, from 0: the heads of the two blocks."""
_MONTH, _NUM, _DEN, _RATE, _RUN_NUM, _RUN_DEN, _RUN_RATE, _TARGET = range(8)
_OFFICE_HEADS = ("month", "numerator", "denominator", "rate", "running_numerator", "running_denominator", "running_rate", "target")
_STATED, _BATCH, _ROW, _SHEET, _UNIT, _FILE = range(4, 10)
_UNIT_HEADS = ("month", "numerator", "denominator", "rate", "stated", "batch", "row", "sheet", "unit", "file")
_WIDTHS = (11, 17, 17, 12, 17, 17, 12, 14, 58, 64)
_DRAWN = {_RATE: 10, _RUN_RATE: 11}
"""Hidden columns the chart draws from: where a rate's cell is empty because nothing arose they hold #N/A, a gap; Excel would draw the
empty text as 0."""
_CHART_COLUMN = _UNIT
"""Beside the office's months, above the columns of names, which only the list below needs."""


def indicator_sheet(pages: Pages, snapshot: Snapshot, one: Standpoint) -> None:
    """The sheet of the commitment's indicator."""
    page = pages.sheet(f"{one.commitment.code} {one.indicator.short}".replace("/", "-"), _WIDTHS)
    title = say("publish.sheet.indicator_title", indicator=one.indicator.name, year=snapshot.plan.year, day=dates.day(snapshot.as_of))
    page.write_string(0, 0, f"{one.commitment.code}. {title}", pages.styles.title)
    page.write_string(1, 0, notice(snapshot), pages.styles.note)
    formula = ". ".join(filter(None, (one.indicator.quality.formula, facts.definitions(snapshot, one))))
    page.write_string(2, 0, f"{say('publish.column.formula')}: {formula}", pages.styles.note)
    points = [p for p in snapshot.points if p.indicator == one.indicator.id and p.month.year == snapshot.plan.year
              and (not one.expected or p.unit in one.expected)]
    points.sort(key=lambda p: (p.month, [u.id for u in snapshot.units].index(p.unit)))
    _units(pages, page, snapshot, points)
    _office(pages, page, snapshot, one, points)
    _chart(pages, page, snapshot, one, points)
    page.freeze_panes(_OFFICE_TOP + 1, 1)


def _units(pages: Pages, page: Worksheet, snapshot: Snapshot, points: list[SnapshotPoint]) -> None:
    page.write_string(_UNITS_TOP - 1, 0, say("publish.sheet.by_unit"), pages.styles.note)
    for column, name in enumerate(_UNIT_HEADS):
        page.write_string(_UNITS_TOP, column, say(f"publish.column.{name}"), pages.styles.head)
    files = {batch.id: batch.file for batch in snapshot.batches}
    for row, point in enumerate(points, _UNITS_TOP + 1):
        style = pages.styles
        page.write_datetime(row, _MONTH, at_midnight(point.month.first_day), style.month)
        for column, number in ((_NUM, point.numerator), (_DEN, point.denominator), (_STATED, point.stated)):
            page.write(row, column, number, style.rate if column > _RATE else style.count)
        known = point.numerator is not None and point.denominator
        pages.rate(page, row, _RATE, _ratio(row, _NUM, _DEN), point.rate if known else None)
        for column, whole in ((_BATCH, point.batch), (_ROW, point.row)):
            page.write_number(row, column, whole, style.count)
        for column, text in ((_SHEET, point.sheet), (_UNIT, snapshot.unit(point.unit).name), (_FILE, files.get(point.batch, ""))):
            pages.text(page, row, column, text, wrap=False)


def _office(pages: Pages, page: Worksheet, snapshot: Snapshot, one: Standpoint, points: list[SnapshotPoint]) -> None:
    for column, name in enumerate(_OFFICE_HEADS):
        page.write_string(_OFFICE_TOP, column, say(f"publish.column.{name}"), pages.styles.head)
    last = max((p.month for p in points), default=None)
    goal = one.commitment.target
    for row, month in enumerate(year_span(snapshot.plan.year), _OFFICE_TOP + 1):
        page.write_datetime(row, _MONTH, at_midnight(month.first_day), pages.styles.month)
        if goal is not None:
            page.write_number(row, _TARGET, goal.value, pages.styles.rate)
        if last is None or month > last:
            for column in range(_NUM, _TARGET):
                page.write(row, column, None, pages.styles.count)
        else:
            _office_row(pages, page, row, month, one, points)


def _office_row(pages: Pages, page: Worksheet, row: int, month: Month, one: Standpoint, points: list[SnapshotPoint]) -> None:
    """This month's sums, and the running sums by the indicator's own rule, all as formulas over the block below."""
    bottom = _UNITS_TOP + 1 + len(points)
    until = [p for p in points if p.month <= month]
    now = facts.span_parts([p for p in points if p.month == month], one.indicator)
    running = facts.span_parts(until, one.indicator)
    for offset, (month_column, run_column) in enumerate(((_NUM, _RUN_NUM), (_DEN, _RUN_DEN))):
        cells = f"${'ABC'[month_column]}${_UNITS_TOP + 2}:${'ABC'[month_column]}${bottom}"
        months = f"$A${_UNITS_TOP + 2}:$A${bottom}"
        page.write_formula(row, month_column, f"=SUMIFS({cells},{months},$A{row + 1})", pages.styles.count, now[offset] if now else 0)
        if one.indicator.over_months is Accumulation.LATEST:
            formula = _newest_cells(points, month, month_column)
        else:
            formula = f"=SUM({xl_rowcol_to_cell(_OFFICE_TOP + 1, month_column, row_abs=True)}:{xl_rowcol_to_cell(row, month_column)})"
        page.write_formula(row, run_column, formula, pages.styles.count, running[offset] if running else 0)
    for column, parts, (above, below) in ((_RATE, now, (_NUM, _DEN)), (_RUN_RATE, running, (_RUN_NUM, _RUN_DEN))):
        rate = parts[0] / parts[1] if parts and parts[1] else None
        pages.rate(page, row, column, _ratio(row, above, below), rate)
        formula = f"=IF(N({xl_rowcol_to_cell(row, below)})=0,NA(),{xl_rowcol_to_cell(row, column)})"
        page.write_formula(row, _DRAWN[column], formula, pages.styles.rate, "#N/A" if rate is None else rate)


def _newest_cells(points: list[SnapshotPoint], month: Month, column: int) -> str:
    """The sum of each unit's newest cell up to that month."""
    newest: dict[str, int] = {}
    for row, point in enumerate(points, _UNITS_TOP + 1):
        if point.month <= month and point.numerator is not None and point.denominator is not None:
            newest[point.unit] = row
    return "=" + ("+".join(xl_rowcol_to_cell(row, column) for row in newest.values()) or "0")


def _ratio(row: int, numerator: int, denominator: int) -> str:
    """Empty where nothing arose."""
    above, below = xl_rowcol_to_cell(row, numerator), xl_rowcol_to_cell(row, denominator)
    return f'=IF(N({below})=0,"",{above}/{below})'


def _chart(pages: Pages, page: Worksheet, snapshot: Snapshot, one: Standpoint, points: list[SnapshotPoint]) -> None:
    """Monthly light, cumulative dark, target dashed; a month without figures is a gap; an axis that does not start at 0 says so."""
    chart = pages.book.add_chart({"type": "line"})
    first, last = _OFFICE_TOP + 1, _OFFICE_TOP + _MONTHS
    rates = _rates(snapshot, one, points)
    goal = facts.target(one.commitment.target)
    lines = ((_RATE, say("publish.deck.monthly"), {"color": "#9AA5B1", "width": 1.75}),
             (_RUN_RATE, say("publish.deck.running"), {"color": "#1F2933", "width": 2.5}),
             (_TARGET, say("publish.deck.target_line", target=goal), {"color": "#0B5FA5", "width": 1.5, "dash_type": "dash"}))
    for column, name, line in lines:
        drawn = _DRAWN.get(column, column)
        chart.add_series({"name": name, "categories": [page.get_name(), first, _MONTH, last, _MONTH],
                          "values": [page.get_name(), first, drawn, last, drawn], "values_data": rates[column], "line": line,
                          "marker": {"type": "none"}})
    chart.show_hidden_data()
    page.set_column(min(_DRAWN.values()), max(_DRAWN.values()), None, None, {"hidden": True})
    chart.set_title({"name": say("publish.sheet.chart", indicator=one.indicator.short), "name_font": {"size": 12}})
    chart.set_y_axis(_axis(rates))
    chart.set_x_axis({"date_axis": False, "text_axis": True, "num_format": '"T"m'})
    chart.set_legend({"position": "bottom"})
    chart.show_na_as_empty_cell()
    chart.show_blanks_as("gap")
    chart.set_size({"width": 850, "height": 285})
    alt = say("publish.alt.trend", indicator=one.indicator.name, year=snapshot.plan.year, target=goal)
    page.insert_chart(_OFFICE_TOP, _CHART_COLUMN, chart, {"description": alt})


def _rates(snapshot: Snapshot, one: Standpoint, points: list[SnapshotPoint]) -> dict[int, list[float | None]]:
    """What each line of the chart shows, month by month: kept in the file for viewers that do not calculate."""
    last = max((p.month for p in points), default=None)
    months = [month if last and month <= last else None for month in year_span(snapshot.plan.year)]
    monthly = [facts.span_parts([p for p in points if p.month == m], one.indicator) if m else None for m in months]
    running = [facts.span_parts([p for p in points if p.month <= m], one.indicator) if m else None for m in months]
    goal = one.commitment.target.value if one.commitment.target else None
    return {_RATE: _divided(monthly), _RUN_RATE: _divided(running), _TARGET: [goal] * _MONTHS}


def _divided(parts: list[tuple[float, float] | None]) -> list[float | None]:
    return [part[0] / part[1] if part and part[1] else None for part in parts]


def _axis(rates: dict[int, list[float | None]]) -> dict[str, Any]:
    low, high, step = percent_range([rate for line in rates.values() for rate in line if rate is not None] or [1.0])
    named = {"name": say("publish.deck.cut_axis", low=numbers.percent_short(low)), "name_font": {"size": 9, "bold": False}} if low else {}
    return {"min": low, "max": high, "major_unit": step, "num_format": "0%" if step >= _WHOLE_PERCENT else "0.0%",
            "major_gridlines": {"visible": True, "line": {"color": "#E4E7EB"}}, **named}
