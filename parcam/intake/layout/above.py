"""Rows of a table that stand above its header: lines swapped or pasted there, which nobody reads and somebody must hear of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parcam.intake.layout.levels import typed_columns
from parcam.intake.shape import VALUE, filled, kind

if TYPE_CHECKING:
    from parcam.intake.sheet import Sheet, Table

_LEAST = 3
"""Columns of a table whose rows can be told from titles."""
_SEEN = 200


def rows_above(sheet: Sheet, table: Table) -> list[int]:
    """Numbers of the rows among the titles that are as full as the table's own and have values where it has them."""
    body = tuple(row for number in table.body[:_SEEN] if (row := sheet.row(number)))
    if not table.header or table.right - table.left + 1 < _LEAST:
        return []
    typed = typed_columns(body)
    width = min((len(filled(row)) for row in body), default=0)
    found = [row for number in table.before if (row := sheet.row(number)) and len(filled(row)) >= max(width, _LEAST)]
    return [row.number for row in found if typed and all(kind(row.at(column)) == VALUE for column in typed)]
