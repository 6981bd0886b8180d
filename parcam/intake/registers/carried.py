"""A register that writes each unit once, over the first of its lines, as a person groups them: the unit carried down to the others."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from parcam.intake.registers.find import DATES
from parcam.intake.sheet import BLANK, Cell

if TYPE_CHECKING:
    from collections.abc import Iterable

    from parcam.intake.registers.find import Shape
    from parcam.intake.sheet import Row, Sheet, Table


def carried(sheet: Sheet, table: Table, shape: Shape) -> Sheet | None:
    """The sheet with the unit of each line that names none taken from above, where as many lines name none as name one, each unit
    stands in one place only and the first line has one; else None. Merged cells say so themselves."""
    at = shape.columns.get("unit")
    day, body = shape.columns[DATES[shape.dataset][0]], sheet.rows_of(table.body)
    if at is None or any(merge.left <= at <= merge.right and merge.bottom > table.first for merge in sheet.merges):
        return None
    if _comes_again(row.at(at).text for row in body if not (row.at(day).blank or row.at(at).blank)):
        return None
    lines = [row for row in body if not row.at(day).blank]
    named = [row.at(at).text for row in lines if not row.at(at).blank]
    if not named or lines[0].at(at).blank or len(named) * 2 > len(lines):
        return None
    rows = {row.number for row in lines}
    last, made = "", []
    for row in sheet.rows:
        if row.number in rows:
            blank = row.at(at).blank
            last = last if blank else row.at(at).text
            made.append(_with(row, at, last) if blank else row)
        else:
            made.append(row)
    return replace(sheet, rows=tuple(made))


def _comes_again(texts: Iterable[str]) -> bool:
    """Whether a unit stands in two places: in an ordinary register a few lines tell."""
    seen: set[str] = set()
    for text in texts:
        if text in seen:
            return True
        seen.add(text)
    return False


def _with(row: Row, at: int, text: str) -> Row:
    cells = [*row.cells, *[BLANK] * (at + 1 - len(row.cells))]
    cells[at] = Cell(text)
    return row._replace(cells=tuple(cells))
