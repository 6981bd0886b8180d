"""Rows on the edge of a header put where their words say: levels that look like values ("2024-01" over its columns) and were left among
the titles taken back, a unit's row without a figure ("Văn phòng Sở | khoảng 50") given to the body."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from parcam.intake.meaning.lines import level_of
from parcam.intake.shape import VALUE, kind

if TYPE_CHECKING:
    from parcam.intake.meaning.labels import Lexicon
    from parcam.intake.sheet import Row, Sheet, Table

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


def shorter(sheet: Sheet, table: Table, lexicon: Lexicon) -> Table:
    """The table without those last rows of its header that name one unit, under a heading of units, or that begin a numbered section
    ("I | Hồ sơ đúng hạn | "): they are its first rows."""
    header = list(table.header)
    while len(header) > 1 and (row := sheet.row(header[-1])):
        above = [sheet.row(number) for number in header[:-1]]
        if not _of_a_unit(row, above, lexicon) and not _section(row, above, lexicon):
            break
        header.pop()
    given = table.header[len(header) :]
    return replace(table, header=tuple(header), body=(*given, *table.body), first=given[0]) if given else table


def _of_a_unit(row: Row, above: list[Row | None], lexicon: Lexicon) -> bool:
    known = ("unit", "ambiguous")
    units = [column for column, cell in enumerate(row.cells) if cell.text and lexicon.names.resolve(cell.text).kind in known]
    return len(units) == 1 and any(head and lexicon.says("heading.unit", head.at(units[0]).text) for head in above)


def _section(row: Row, above: list[Row | None], lexicon: Lexicon) -> bool:
    said = [column for column, cell in enumerate(row.cells) if cell.text]
    numbered = len(said) == _AT_LEAST and level_of(row.cells[said[0]].text) is not None
    return numbered and any(head and lexicon.says("heading.index", head.at(said[0]).text) for head in above)


def _names(text: str, lexicon: Lexicon) -> bool:
    if lexicon.grammar.cell(text) is not None or lexicon.names.resolve(text).kind == "unit":
        return True
    meaning = lexicon.mean((text,))
    return bool(meaning.parts) and len(text) < 60
