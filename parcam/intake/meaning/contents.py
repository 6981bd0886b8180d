"""What the cells of one column have in common: names of units, labels, years, words of judgement, last days of months."""

from __future__ import annotations

from calendar import monthrange
from datetime import timedelta
from typing import TYPE_CHECKING

from parcam.intake.meaning.span import Span
from parcam.intake.meaning.timing import written_day

if TYPE_CHECKING:
    from collections.abc import Callable

    from parcam.intake.meaning.labels import Lexicon
    from parcam.intake.sheet import Cell

_HALF = 0.5
_VERDICTS = 3
_LOOKED_AT = 600
"""Cells of a column, evenly spread, that tell what most of it is: to know what a word means costs more than to read it."""


def digits(cells: list[Cell]) -> bool:
    """Whether a column headed by a unit's name holds figures, spoilt ones too; a signature under the unit that signs has none."""
    return any(char.isdigit() for cell in cells for char in cell.text)


def labelled(text: str, lexicon: Lexicon) -> bool:
    if not any(letter.isalpha() for letter in text):
        return False
    meaning = lexicon.mean((text,))
    return bool(meaning.parts or meaning.named)


def names_units(cells: list[Cell], lexicon: Lexicon, most: float = _HALF) -> bool:
    return share(cells, lambda cell: cell.number is None and lexicon.names.resolve(cell.text).kind in ("unit", "ambiguous")) >= most


def small(cell: Cell, low: int, high: int) -> bool:
    value = cell.number if cell.number is not None else (int(cell.text) if cell.text.isdecimal() and len(cell.text) < 5 else None)
    return value is not None and value == int(value) and low <= value <= high


def spread(cells: list[Cell]) -> list[Cell]:
    return cells[:: -(-len(cells) // _LOOKED_AT) or 1]


def share(cells: list[Cell], holds: Callable[[Cell], bool]) -> float:
    some = spread(cells)
    return sum(bool(holds(cell)) for cell in some) / len(some) if some else 0.0


def counted(cells: list[Cell], lexicon: Lexicon) -> bool:
    """Words alone, some of which name an indicator: what the rows count, though most of it be no indicator kept here."""
    some = spread(cells)
    return not digits(some) and any(lexicon.named(cell.text) for cell in some)


def judgement(cells: list[Cell]) -> bool:
    """A few words over and over and no digit ("Đạt", "Chưa đạt"): what somebody thinks of the row, whatever the heading's words."""
    some = spread(cells)
    if not all(cell.number is None and cell.day is None and not any(char.isdigit() for char in cell.text) for cell in some):
        return False
    said = {cell.text.casefold() for cell in some}
    return len(said) < len(some) and len(said) <= _VERDICTS and all(any(char.isalpha() for char in text) for text in said)


def closes(cell: Cell, lexicon: Lexicon) -> bool:
    """Whether a cell names a month or its last day; any other day on which a report was written says nothing of the month it is of."""
    if cell.day:
        return (cell.day + timedelta(1)).day == 1
    span = lexicon.grammar.cell(cell.text)
    dated = isinstance(span, Span) and span.shape == "day"
    return isinstance(span, Span) and (not dated or bool(span.year and span.until == monthrange(span.year, span.last)[1]))


def begins(cell: Cell, lexicon: Lexicon) -> bool:
    """Whether a cell is the first day of a month, by which spreadsheets name it."""
    span = None if cell.day else lexicon.grammar.cell(cell.text)
    return cell.day.day == 1 if cell.day else isinstance(span, Span) and span.until == 1


def timed(cell: Cell, lexicon: Lexicon) -> bool:
    """Whether a cell is a day or a span of time and nothing else."""
    return cell.day is not None or isinstance(lexicon.grammar.cell(cell.text), Span) or written_day(cell.text)
