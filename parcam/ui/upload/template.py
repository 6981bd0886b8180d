"""A blank sheet to fill in: one line per indicator and unit that reports it, for one month; the reader takes it back as it is."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import streamlit as st
import xlsxwriter

from parcam.intake import templates
from parcam.model.month import Month
from parcam.ui import address, readers
from parcam.ui.text import month as month_words
from parcam.ui.text import say
from parcam.ui.upload.wording import DOWNLOAD
from parcam.words.text import LANGUAGES
from parcam.words.text import say as written

if TYPE_CHECKING:
    from datetime import date

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_COLUMNS = ("unit", "indicator", "month", "numerator", "denominator")


def button(as_of: date) -> None:
    """Offers the sheet of the month before the day; it is made only when asked for."""
    of = Month.of(as_of).plus(-1)
    name = say("template.file", month=str(of))
    st.download_button(say("template.button", month=month_words(of)), lambda: blank(of), f"{name}.xlsx", _XLSX, key="template",
                       on_click="ignore", type="tertiary", help=say("template.help"), icon=DOWNLOAD)


def more() -> None:
    """The blank workbooks of every kind of extract."""
    with st.popover(say("template.more"), type="tertiary"):
        for kind, called in templates.names(address.language()).items():
            st.download_button(called, lambda kind=kind: templates.template(kind, LANGUAGES[0]), f"{called}.xlsx", _XLSX,
                               key=f"template.{kind}", on_click="ignore", type="tertiary", icon=DOWNLOAD)


def blank(of: Month) -> bytes:
    """XLSX in the language the reader reads, whatever the screen's: headings, then the expected lines with their two cells empty."""
    known, out = readers.catalog(), io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False}) as book:
        page = book.add_worksheet(str(of))
        head, number = book.add_format({"bold": True, "bottom": 1}), book.add_format({"num_format": "#,##0"})
        for at, name in enumerate(_COLUMNS):
            page.write_string(0, at, written(f"template.columns.{name}", LANGUAGES[0]), head)
        lines = [(unit, indicator) for indicator in known.indicators.values() for unit in known.reporters(indicator.id)]
        for row, (unit, indicator) in enumerate(lines, start=1):
            for at, text in enumerate((known.units[unit].name, indicator.name, f"{of.number}/{of.year}")):
                page.write_string(row, at, text)
        page.set_column(0, 1, 48)
        page.set_column(2, 2, 10)
        page.set_column(3, 4, 16, number)
        page.freeze_panes(1, 0)
    return out.getvalue()
