"""One cell of an XML Spreadsheet from its type, the runs of its text and its style."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, NamedTuple

from parcam.intake.sheet import BLANK, Cell
from parcam.intake.workbooks.strings import by_font
from parcam.intake.workbooks.styles import PLAIN, Style, font_kind

if TYPE_CHECKING:
    from parcam.intake.workbooks.cells import Cells

_TIME_ONLY = (date(1899, 12, 30), date(1899, 12, 31), date(1904, 1, 1))
"""Days that stand for none: such a cell holds a time of day."""


class Value(NamedTuple):
    """`kind` is Number, String, DateTime, Boolean, Error or '' (no data); `runs` are (name of a font of its own or '', text); `style`
    a place in the book's styles."""

    kind: str
    runs: list[tuple[str, str]]
    formula: bool
    style: int


def made(value: Value, styles: list[Style], cells: Cells) -> Cell:
    """The cell; a formula without a kept result is a problem of it."""
    text = "".join(run for _, run in value.runs)
    if value.kind == "Error":
        return Cell(text.strip() or "#ERR", problem="error")
    if not text.strip():
        return Cell("", problem="formula") if value.formula and value.kind != "String" else BLANK
    if value.kind == "Number":
        return cells.number(text.strip(), value.style)
    if value.kind == "DateTime":
        return _day(text.strip())
    if value.kind == "Boolean":
        return Cell("TRUE" if text.strip() == "1" else "FALSE")
    style = styles[value.style]
    if any(face for face, _ in value.runs):
        turned = (by_font(run, Style("", *font_kind(face)) if face else style) for face, run in value.runs)
        return cells.styled_text("".join(turned), PLAIN)
    return cells.styled_text(text, style) if style.font else cells.text(text, value.style)


def _day(text: str) -> Cell:
    """"2024-08-31T00:00:00.000" is a day; a time of day, and what is no day, stay text."""
    try:
        moment = datetime.fromisoformat(text.partition(".")[0])
    except ValueError:
        return Cell(text)
    if moment.date() in _TIME_ONLY:
        return Cell(f"{moment:%H:%M:%S}")
    return Cell(moment.isoformat(" ").removesuffix(" 00:00:00"), None, moment.date())
