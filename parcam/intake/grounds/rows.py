"""The rows of a table as evidence: which cell of a row, or of the rows above it, says something of its figures."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from parcam.intake.grounds.places import at, cell, down, heading
from parcam.intake.layout.headings import Merged

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from parcam.intake.meaning.columns import Column
    from parcam.intake.meaning.lines import Line
    from parcam.intake.tables.told import Part
    from parcam.model.sentence import Sentence

Ground = tuple[object, "Sentence"]
"""A place with what it has in common with its like: of several cells of one column the first is told."""


class Rows:
    """The lines of one table, found by their rows."""

    def __init__(self, part: Part) -> None:
        self._part = part
        self._lines = part.gathered.lines
        self._merged = Merged(part.sheet.merges)

    @cached_property
    def _places(self) -> dict[int, int]:
        return {line.row.number: place for place, line in enumerate(self._lines)}

    def line(self, row: int) -> Line | None:
        place = self._places.get(row)
        return None if place is None else self._lines[place]

    def up(self, row: int) -> Iterator[Line]:
        """The line of a row and those above it, the nearest first."""
        for place in range(self._places.get(row, -1), -1, -1):
            yield self._lines[place]

    def with_role(self, *roles: str) -> list[Column]:
        return [one for role in roles for one in self._part.gathered.columns if one.role == role]

    def own(self, row: int, column: int) -> tuple[int, str] | None:
        """The text a cell shows, a merged one's included, with its row."""
        top, left = self._merged.value(row, column)
        found = self._part.sheet.row(top)
        text = found.at(left).text if found else ""
        return (top, text) if text else None

    def column(self, row: int, column: int) -> Ground | None:
        """A cell that speaks for its own row only."""
        found = self.own(row, column)
        return (("down", column), down(found[0], column, found[1])) if found else None

    def heading(self, column: Column) -> Ground:
        """The headings over a column."""
        part = self._part
        return ("heading", column.column), heading(part.sheet, part.table, self._merged, column.column, column.heading.levels)

    def above(self, row: int, says: Callable[[Line], bool]) -> Ground | None:
        """The nearest row at or above that says something of all below it."""
        line = next((one for one in self.up(row) if says(one)), None)
        if line is None:
            return None
        places = [(place, one.text) for place, one in enumerate(line.row.cells) if one.text] or [(0, line.text)]
        place, text = next((one for one in places if " ".join(one[1].split()) == line.text), places[0])
        return at(line.row.number, place), cell(line.row.number, place, text)
