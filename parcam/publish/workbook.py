"""Snapshot -> XLSX: a summary, one sheet per indicator with figures, the sources; rates are formulas over the parts beside them."""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import datetime, time
from typing import TYPE_CHECKING

import xlsxwriter

from parcam.publish import facts
from parcam.publish.fields import deadline
from parcam.publish.stable import stable
from parcam.publish.template_files import load_office
from parcam.words import dates
from parcam.words.text import say

if TYPE_CHECKING:
    from datetime import date

    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from parcam.model.snapshot import Snapshot, Standpoint

FONT = "Times New Roman"
SHEET_NAME_MOST = 31
_RISKY = ("=", "+", "-", "@", "\t", "\r")
_SUMMARY_TOP = 3
_SUMMARY_WIDTHS = (8, 44, 24, 12, 16, 16, 12, 20, 12, 12, 18, 30, 70)
_LINE_PT = 15


@dataclass(frozen=True, slots=True)
class Styles:
    title: Format
    note: Format
    head: Format
    text: Format
    risky: Format
    """Text that starts like a formula: the cell is marked as text for every program that opens it."""
    line: Format
    risky_line: Format
    """The same without wrapping: names in a long list keep its rows alike."""
    count: Format
    rate: Format
    day: Format
    month: Format


class Pages:
    """The open workbook with its styles and the names of its sheets."""

    def __init__(self, out: io.BytesIO, as_of: date) -> None:
        self.book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False,
                                              "default_format_properties": {"font_name": FONT, "font_size": 11}})
        self.book.set_properties({"created": at_midnight(as_of)})
        self.styles = self._styles()

    def _styles(self) -> Styles:
        add = self.book.add_format
        base = {"font_name": FONT, "font_size": 11, "valign": "top"}
        cell = {**base, "border": 1, "border_color": "#BFBFBF"}
        return Styles(
            title=add({**base, "bold": True, "font_size": 14}), note=add({**base, "italic": True, "font_color": "#595959"}),
            head=add({**cell, "bold": True, "text_wrap": True, "align": "center", "bg_color": "#E7E6E6"}),
            text=add({**cell, "text_wrap": True}), risky=add({**cell, "text_wrap": True, "quote_prefix": True}),
            line=add(cell), risky_line=add({**cell, "quote_prefix": True}),
            count=add({**cell, "num_format": "#,##0"}), rate=add({**cell, "num_format": "0.0%"}),
            day=add({**cell, "num_format": "dd/mm/yyyy"}), month=add({**cell, "num_format": '"T"m"/"yyyy', "align": "left"}))

    def sheet(self, name: str, widths: tuple[float, ...]) -> Worksheet:
        page = self.book.add_worksheet(name[:SHEET_NAME_MOST])
        for column, width in enumerate(widths):
            page.set_column(column, column, width)
        page.hide_gridlines(2)
        page.set_landscape()
        page.set_paper(9)
        page.fit_to_pages(1, 0)
        return page

    def text(self, page: Worksheet, row: int, column: int, text: str, *, wrap: bool = True) -> None:
        """Text as text, whatever it starts with."""
        styles = self.styles
        plain, risky = (styles.text, styles.risky) if wrap else (styles.line, styles.risky_line)
        page.write_string(row, column, text, risky if text.startswith(_RISKY) else plain)

    def rate(self, page: Worksheet, row: int, column: int, formula: str, value: float | None) -> None:
        """A formula with the value it ought to show, so that readers that do not calculate show it too."""
        page.write_formula(row, column, formula, self.styles.rate, "" if value is None else value)


def workbook(snapshot: Snapshot) -> bytes:
    """The workbook's bytes; the same snapshot gives the same bytes."""
    from parcam.publish.workbook_indicator import indicator_sheet

    out = io.BytesIO()
    pages = Pages(out, snapshot.as_of)
    _summary(pages, snapshot)
    for one in snapshot.standpoints:
        if one.commitment.target is not None:
            indicator_sheet(pages, snapshot, one)
    _sources(pages, snapshot)
    pages.book.close()
    return stable(out.getvalue(), snapshot.as_of)


def at_midnight(day: date) -> datetime:
    return datetime.combine(day, time())


def notice(snapshot: Snapshot) -> str:
    return load_office().sample_notice if snapshot.sample else ""


def _summary(pages: Pages, snapshot: Snapshot) -> None:
    """Every commitment in the plan's order; the rate is a formula over the two parts beside it."""
    heads = ("code", "commitment", "indicator", "target", "numerator", "denominator", "result", "verdict", "chance", "required", "deadline",
             "leads", "reason")
    page = pages.sheet(say("publish.sheet.summary"), _SUMMARY_WIDTHS)
    title = say("publish.sheet.summary_title", all=len(snapshot.standpoints), year=snapshot.plan.year, day=dates.day(snapshot.as_of))
    page.write_string(0, 0, title, pages.styles.title)
    page.write_string(1, 0, notice(snapshot), pages.styles.note)
    for column, name in enumerate(heads):
        page.write_string(_SUMMARY_TOP, column, say(f"publish.column.{name}"), pages.styles.head)
    for row, one in enumerate(snapshot.standpoints, _SUMMARY_TOP + 1):
        _summary_row(pages, page, row, snapshot, one)
    page.freeze_panes(_SUMMARY_TOP + 1, 2)
    page.autofilter(_SUMMARY_TOP, 0, _SUMMARY_TOP + len(snapshot.standpoints), len(heads) - 1)
    page.repeat_rows(_SUMMARY_TOP)


def _summary_row(pages: Pages, page: Worksheet, row: int, snapshot: Snapshot, one: Standpoint) -> None:
    judged, style = one.judgement, pages.styles
    texts = {0: one.commitment.code, 1: one.commitment.title, 2: one.indicator.name, 3: facts.target(one.commitment.target),
             7: facts.verdict(one), 10: deadline(one), 11: facts.leads(snapshot, one), 12: judged.reason}
    for column, text in texts.items():
        pages.text(page, row, column, text)
    for column, number in ((4, judged.numerator), (5, judged.denominator)):
        page.write(row, column, number, style.count)
    rate = judged.numerator / judged.denominator if judged.numerator is not None and judged.denominator else None
    pages.rate(page, row, 6, f'=IF(N(F{row + 1})=0,"",E{row + 1}/F{row + 1})', rate)
    for column, number in ((8, judged.chance), (9, judged.required_rate)):
        page.write(row, column, number, style.rate)
    page.set_row(row, _LINE_PT * max(1 + int(len(text) * 1.05 / _SUMMARY_WIDTHS[column]) for column, text in texts.items()))


def _sources(pages: Pages, snapshot: Snapshot) -> None:
    """The batches the figures came from, and how the workbook computes."""
    heads = ("batch", "file", "known_on", "by", "withdrawn", "sha")
    page = pages.sheet(say("publish.sheet.sources"), (10, 70, 14, 30, 14, 70))
    page.write_string(0, 0, say("publish.sheet.sources"), pages.styles.title)
    page.write_string(1, 0, " ".join(filter(None, (notice(snapshot), say("publish.sheet.method")))), pages.styles.note)
    for column, name in enumerate(heads):
        page.write_string(2, column, say(f"publish.column.{name}"), pages.styles.head)
    for row, batch in enumerate(snapshot.batches, 3):
        page.write_number(row, 0, batch.id, pages.styles.count)
        for column, text in ((1, batch.file), (3, batch.by), (5, batch.sha256)):
            pages.text(page, row, column, text)
        page.write_datetime(row, 2, at_midnight(batch.known_on), pages.styles.day)
        page.write(row, 4, at_midnight(batch.withdrawn_on) if batch.withdrawn_on else None, pages.styles.day)
    page.freeze_panes(3, 1)
