"""The numbers and days of an ODS cell, from its value and the text that shows it."""

from __future__ import annotations

import re
from datetime import date
from math import isfinite
from typing import TYPE_CHECKING

from parcam.intake.sheet import Cell
from parcam.intake.workbooks.cells import fifteen, plain_number
from parcam.intake.workbooks.styles import PLAIN, Style

if TYPE_CHECKING:
    from parcam.intake.workbooks.cells import Cells

_DIVISORS = (10**3, 10**6, 10**9)
_WHOLE = re.compile(r"0|[1-9][0-9]{0,14}")
_NO_DIGIT = re.compile(r"\D")
_FIGURES = re.compile(r"[^-\d.,]")


def number(raw: str, percent: bool, text: str, cells: Cells) -> Cell:
    """The number as the cell's text shows it: as a percentage or in thousands or millions where its format says so."""
    if text == raw and not percent and _WHOLE.fullmatch(raw):
        return Cell(raw, float(raw))
    try:
        value = fifteen(float(raw))
    except ValueError:
        return cells.text(text, 0)
    if not isfinite(value):
        return cells.shown(value, PLAIN)
    if not percent and "%" in text:
        return cells.shown(value, Style("points" if _exactly(text, value) else "percent"))
    if percent or not text or _shows(text, value):
        return Cell(plain_number(value, raw), value, None, percent)
    divisor = next((one for one in _DIVISORS if _shows(text, value / one)), 1)
    return cells.shown(value, Style(shown_by=divisor))


def _shows(text: str, value: float) -> bool:
    """Whether the digits of a text are those of a number, rounded anywhere; a leading zero only where the number has one."""
    digits = _NO_DIGIT.sub("", text)
    return any(_NO_DIGIT.sub("", f"{value:.{places}f}") == digits for places in range(7))


def _exactly(text: str, value: float) -> bool:
    """Whether a text with at most one mark shows a number with just its decimals: "38.00%" shows 38 and not 0.38."""
    parts = re.split(r"[.,]", _FIGURES.sub("", text))
    return len(parts) < 3 and f"{value:.{len(parts[1]) if len(parts) == 2 else 0}f}".replace(".", "") == "".join(parts)


def day(raw: str, text: str) -> Cell:
    """The day of an ISO date; the cell's text where it is none."""
    try:
        found = date.fromisoformat(raw[:10])
    except ValueError:
        return Cell(text)
    return Cell(raw[:19].replace("T", " ").removesuffix(" 00:00:00"), None, found)
