"""A register without a column of units, whose titles or section rows name them: the same table with such a column at its right."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from parcam.intake.letters.fold import longest, words
from parcam.intake.meaning.lines import level_of
from parcam.intake.registers.dates import is_date
from parcam.intake.sheet import BLANK, Cell

if TYPE_CHECKING:
    from parcam.intake.meaning.labels import Lexicon
    from parcam.intake.sheet import Row, Sheet, Table

_FEW = 2
"""Cells of a row that is no line of the register: a section, a note, a page number."""


class Named(NamedTuple):
    """`sections`: rows of the table name units, else the titles do."""

    sheet: Sheet
    table: Table
    sections: bool


def with_units(sheet: Sheet, table: Table, titled: str, lexicon: Lexicon) -> Named | None:
    """The sheet and table with one column more: the unit that the section row above names, else `titled`, that of the titles. A section
    that names a unit nobody knows heads its lines too. None when nothing names a unit."""
    at, unit, sections = sheet.width, titled, False
    said: dict[int, str] = {}
    for row in sheet.rows_of(table.body):
        texts = [cell.text for cell in row.cells if cell.text and level_of(cell.text) is None]
        if len(texts) > _FEW or any(_dated(cell) for cell in row.cells):
            said[row.number] = unit
        elif (name := next((found for text in texts[:1] if (found := _unit(text, lexicon))), "")):
            unit, sections = name, True
    if not any(said.values()):
        return None
    said[table.header[-1]] = _heading(lexicon)
    rows = tuple(_wider(row, at, said[row.number]) if row.number in said else row for row in sheet.rows)
    return Named(replace(sheet, rows=rows), replace(table, right=at), sections)


def _heading(lexicon: Lexicon) -> str:
    """What every register may call its column of units."""
    first, *others = (columns["unit"] for columns in lexicon.vocabulary.datasets.values())
    return next(one for one in first if all(one in other for other in others))


def _unit(text: str, lexicon: Lexicon) -> str:
    """The name in a section's row; "" when it speaks of something else."""
    label, colon, name = text.partition(":")
    named = name if colon and lexicon.labels_unit(label) else text
    known = lexicon.names.resolve(named).kind in ("unit", "ambiguous")
    return named.strip() if known or longest(lexicon.vocabulary["row.unit"], words(named)) else ""


def _dated(cell: Cell) -> bool:
    return cell.day is not None or (cell.number is None and is_date(cell.text))


def _wider(row: Row, at: int, text: str) -> Row:
    return row._replace(cells=(*row.cells, *[BLANK] * (at - len(row.cells)), Cell(text)))
