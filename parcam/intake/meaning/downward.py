"""Times written once for the rows below them, as merged cells are left in a text file."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from parcam.intake.meaning.lines import Line, Liner
    from parcam.intake.sheet import Cell


def carried_down(lines: list[Line], liner: Liner) -> dict[tuple[int, str], Cell]:
    """The cells that hold for blank ones, by row and role.

    Each period stands in one place only, the first row has one and as many rows have none as have one; a year may be left out of fewer.
    """
    rows = [line.row for line in lines if line.kind == "data"]
    found: dict[tuple[int, str], Cell] = {}
    for role in ("period", "month", "year"):
        cells = [liner.cell(row, role) for row in rows]
        said = [cell.text for cell in cells if not cell.blank]
        sparse = len(said) < len(cells) if role == "year" else len(said) * 2 <= len(cells)
        if not said or not sparse or cells[0].blank or len(set(said)) < len(said):
            continue
        last = cells[0]
        for row, cell in zip(rows, cells, strict=True):
            last = last if cell.blank else cell
            if cell.blank:
                found[row.number, role] = last
    return found
