"""Blank templates to fill in: one workbook per kind of extract, with Vietnamese headings and one example row that is never read."""

from __future__ import annotations

from io import BytesIO

import xlsxwriter

from parcam.words.text import say, sharing

KINDS = ("parts", "rates", "dossiers", "documents", "disbursement", "survey")
"""parts: numerator and denominator by row; rates: one column per month; three registers; survey: answers by level."""
_WIDTH = 22


def template(kind: str, language: str = "vi") -> bytes:
    """The XLSX of one of KINDS. Its headings read back with no setting; the row marked as an example gives no reading.

    ValueError for another kind.
    """
    if kind not in KINDS:
        raise ValueError(f"no template {kind!r}")
    buffer = BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        sheet = book.add_worksheet(say("intake_templates.sheet", language=language))
        head = book.add_format({"bold": True, "text_wrap": True, "border": 1, "bg_color": "#E8ECF1", "valign": "vcenter"})
        faint = book.add_format({"italic": True, "font_color": "#777777", "border": 1})
        sheet.write(0, 0, say(f"intake_templates.{kind}.title"), book.add_format({"bold": True, "font_size": 13}))
        headings = _cells(kind, "headings")
        for column, heading in enumerate(headings):
            sheet.write(2, column, heading, head)
        for column, text in enumerate(_cells(kind, "example")):
            sheet.write(3, column, text, faint)
        sheet.set_column(0, len(headings) - 1, _WIDTH)
        sheet.freeze_panes(3, 0)
    return buffer.getvalue()


def names(language: str = "vi") -> dict[str, str]:
    """What each kind is called, for a list to choose from."""
    return {kind: sharing(f"intake_templates.{kind}", language)["name"] for kind in KINDS}


def _cells(kind: str, row: str) -> list[str]:
    return [cell.strip() for cell in say(f"intake_templates.{kind}.{row}").split("|")]
