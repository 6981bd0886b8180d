"""A header's upper levels that look like values ("2024-01", "01/2024" over their columns) and were left among the titles, taken back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from parcam.intake.shape import VALUE, kind

if TYPE_CHECKING:
    from parcam.intake.meaning.labels import Lexicon
    from parcam.intake.sheet import Sheet, Table

_AT_LEAST = 2


def taller(sheet: Sheet, table: Table, lexicon: Lexicon) -> Table:
    """The table with every row right above its header added whose cells, two at least and most of them, each name a time, unit or part;
    one with figures beside them is a row of the table that slipped above its header."""
    header = list(table.header)
    while header and (row := sheet.row(header[0] - 1)) and row.number in table.before:
        cells = [cell for cell in row.cells[table.left : table.right + 1] if cell.text]
        naming = [cell for cell in cells if _names(cell.text, lexicon)]
        figures = any(kind(cell) == VALUE for cell in cells if cell not in naming)
        if figures or len(naming) < _AT_LEAST or len(naming) * 2 < len(cells):
            break
        header.insert(0, row.number)
    added = set(header) - set(table.header)
    return replace(table, header=tuple(header), before=tuple(row for row in table.before if row not in added)) if added else table


def _names(text: str, lexicon: Lexicon) -> bool:
    if lexicon.grammar.cell(text) is not None or lexicon.names.resolve(text).kind == "unit":
        return True
    meaning = lexicon.mean((text,))
    return bool(meaning.parts) and len(text) < 60
