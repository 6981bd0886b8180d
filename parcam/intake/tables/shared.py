"""Figures that one merged cell holds for several units: whose they are, nobody can tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parcam.intake.numbers.scan import Scan

if TYPE_CHECKING:
    from collections.abc import Iterable

    from parcam.intake.meaning.lines import Line
    from parcam.intake.numbers.scan import Scanner
    from parcam.intake.sheet import Cell, Row, Sheet

_TALLEST = 1000


def shared_cells(sheet: Sheet, lines: Iterable[Line], columns: Iterable[int]) -> dict[tuple[int, int], Cell]:
    """By (row, column) the cell that is merged over rows of more than one unit, for every such row; `columns` are those of figures."""
    tall = [merge for merge in sheet.merges if merge.top < merge.bottom < merge.top + _TALLEST]
    if not tall:
        return {}
    units = {line.row.number: line.unit.unit for line in lines if line.unit and line.unit.unit}
    found = {}
    for merge in tall:
        rows = [number for number in range(merge.top, merge.bottom + 1) if number in units]
        top = sheet.row(merge.top)
        if top and len({units[number] for number in rows}) > 1:
            inside = [column for column in columns if merge.left <= column <= merge.right]
            found |= {(number, column): top.at(merge.left) for number in rows for column in inside}
    return found


def scanned(scanner: Scanner, shared: dict[tuple[int, int], Cell], row: Row, column: int) -> Scan:
    """What a cell of figures holds; one merged over the rows of several units is nobody's."""
    over = shared.get((row.number, column))
    found = scanner.scan(over or row.at(column))
    return Scan("fault", found.raw, fault="bad_number") if over and found.kind == "value" else found
