"""A header's upper levels that look like values ("2024-01", "01/2024" over their columns) and were left among the titles, taken back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from parcam.intake.meaning.labels import Lexicon
    from parcam.intake.sheet import Sheet, Table

_AT_LEAST = 2


def taller(sheet: Sheet, table: Table, lexicon: Lexicon) -> Table:
    """The table with every row right above its header added whose cells, two at least and most of them, each name a time, unit or part."""
    header = list(table.header)
    while header and (row := sheet.row(header[0] - 1)) and row.number in table.before:
        texts = [cell.text for column, cell in enumerate(row.cells) if table.left <= column <= table.right and cell.text]
        naming = sum(_names(text, lexicon) for text in texts)
        if naming < _AT_LEAST or naming * 2 < len(texts):
            break
        header.insert(0, row.number)
    added = set(header) - set(table.header)
    return replace(table, header=tuple(header), before=tuple(row for row in table.before if row not in added)) if added else table


def _names(text: str, lexicon: Lexicon) -> bool:
    if lexicon.grammar.cell(text) is not None or lexicon.names.resolve(text).kind == "unit":
        return True
    meaning = lexicon.mean((text,))
    return bool(meaning.parts) and len(text) < 60
