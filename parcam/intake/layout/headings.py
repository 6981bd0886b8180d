"""From the rows of a header to one path of headings per column, merged and blank cells filled from their group."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

_CAMEL = re.compile(r"[A-Za-z][a-z]*(?:[A-Z][a-z]+){1,}(?:[A-Z]{2,})?", re.ASCII)
"""A column named as programs name it: "NgayTiepNhan"."""
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")

if TYPE_CHECKING:
    from parcam.intake.sheet import Cell, Merge, Sheet, Table

_TALL = 1_000
"""Rows: a merged range over more of them is looked at for every row."""


@dataclass(frozen=True, slots=True)
class Heading:
    """One column's headings from the top level down, blanks and repeats of the level above left out."""

    column: int
    levels: tuple[str, ...]
    again: bool = False
    """Its lowest cell says what the level above it says, in a cell of its own: "Thanh toán trực tuyến" under a group of that name."""

    @property
    def text(self) -> str:
        return " / ".join(self.levels)


def headings(sheet: Sheet, table: Table) -> tuple[Heading, ...]:
    """The heading of every column from `table.left` to `table.right`."""
    columns = range(table.left, table.right + 1)
    grid = [[_text(sheet, row, column) for column in columns] for row in table.header]
    covered = _spread(sheet, table, grid)
    for level in range(len(grid) - 1):
        _fill(grid, level, covered)
    return tuple(
        Heading(column, _path(levels := [row[offset] for row in grid]), _again(sheet, table, column, levels))
        for offset, column in enumerate(columns)
    )


def _again(sheet: Sheet, table: Table, column: int, levels: list[str]) -> bool:
    return any(
        above == level and level != "" and _text(sheet, number, column) == level
        for above, level, number in zip(levels, levels[1:], table.header[1:], strict=False)
    )


def _text(sheet: Sheet, number: int, column: int) -> str:
    row = sheet.row(number)
    return as_heading(row.at(column)) if row else ""


def as_heading(cell: Cell) -> str:
    """A cell as it is said in a heading or title: the first or last day of a month names that month."""
    if cell.day and 1 in (cell.day.day, (cell.day + timedelta(1)).day):
        return f"{cell.day:%m/%Y}"
    said = " ".join(cell.text.split())
    return _HUMP.sub(" ", said) if _CAMEL.fullmatch(said) else said


def _spread(sheet: Sheet, table: Table, grid: list[list[str]]) -> set[tuple[int, int]]:
    """Write a merged cell's text over its whole range; answers the (level, offset) cells that a merge accounts for."""
    covered: set[tuple[int, int]] = set()
    for merge in sheet.merges:
        inside = [
            (level, column - table.left)
            for level, row in enumerate(table.header)
            if merge.top <= row <= merge.bottom
            for column in range(max(merge.left, table.left), min(merge.right, table.right) + 1)
        ]
        if not inside or merge.top not in table.header:
            continue
        text = _text(sheet, merge.top, merge.left)
        for level, offset in inside:
            grid[level][offset] = text
            covered.add((level, offset))
    return covered


def _fill(grid: list[list[str]], level: int, covered: set[tuple[int, int]]) -> None:
    """A blank beside a group's name belongs to the group when both stand over named columns and under the same parent."""
    owner: int | None = None
    for offset, text in enumerate(grid[level]):
        if text:
            owner = offset if any(row[offset] and row[offset] != text for row in grid[level + 1 :]) else None
        elif owner is not None and (level, offset) not in covered:
            named = any(row[offset] for row in grid[level + 1 :])
            same_parent = all(row[offset] == row[owner] for row in grid[:level])
            if named and same_parent:
                grid[level][offset] = grid[level][owner]
            elif not named:
                owner = None


def _path(levels: list[str]) -> tuple[str, ...]:
    path: list[str] = []
    for level in levels:
        if level and (not path or path[-1] != level):
            path.append(level)
    return tuple(path)


class Merged:
    """The merged ranges of a sheet found by their rows: a workbook may have as many of them as rows."""

    def __init__(self, merges: tuple[Merge, ...]) -> None:
        self._tall = [merge for merge in merges if merge.bottom - merge.top > _TALL]
        self._by_row: dict[int, list[Merge]] = {}
        for merge in merges:
            for row in range(merge.top, merge.bottom + 1) if merge.bottom - merge.top <= _TALL else ():
                self._by_row.setdefault(row, []).append(merge)

    def at(self, row: int) -> list[Merge]:
        """Those that cover something of a row, in the order of the sheet."""
        return [*self._tall, *self._by_row.get(row, ())]

    def value(self, row: int, column: int) -> tuple[int, int]:
        """The (row, column) whose value a cell shows: the top left of its merged range, or itself."""
        if not self._by_row and not self._tall:
            return row, column
        for merge in self.at(row):
            if merge.top <= row <= merge.bottom and merge.left <= column <= merge.right:
                return merge.top, merge.left
        return row, column
