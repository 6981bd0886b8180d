"""What an ODS tells, element by element, as sheets: repeated rows and cells are counted, not copied, so that far cells cost nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parcam.intake import limits
from parcam.intake.refuse import refuse
from parcam.intake.sheet import BLANK, Cell, Merge, Row, Sheet
from parcam.intake.workbooks.cells import Cells
from parcam.intake.workbooks.odscells import OdsCells, count, local, named
from parcam.intake.workbooks.odsfonts import Fonts
from parcam.intake.workbooks.strings import Strings, by_font
from parcam.intake.workbooks.styles import PLAIN

if TYPE_CHECKING:
    from parcam.intake.workbooks.odscells import Made
    from parcam.intake.workbooks.odsrows import PlainRow
    from parcam.model.reading import Note

_MAX_REPEAT = 2_000
_BLANKS = 100
"""Of one run of them: a file may claim two thousand million."""
_CELLS = ("table-cell", "covered-table-cell")


class OdsReader:
    """Hears `start`, `end` and `data` of elements by their local names, and `take`s rows found without a parser; `sheets` grows as tables
    end."""

    def __init__(self) -> None:
        self.sheets: list[Sheet] = []
        self.notes: list[Note] = []
        self.cells = Cells([], Strings([]), False)
        self.fonts = Fonts()
        self.maker = OdsCells(self.cells, self.fonts)
        self._hidden_styles: set[str] = set()
        self._run = PLAIN
        self._column_styles: list[tuple[int, str]] = []
        self._style = ""
        self._name, self._hidden = "", False
        self._rows: list[Row] = []
        self._merges: list[Merge] = []
        self._columns_hidden: set[int] = set()
        self._column = self._place = self._number = self._kept = 0
        self._row: list[Cell] = []
        self._row_of: dict[str, str] = {}
        self._cell: tuple[str, ...] | None = None
        self._fonted = True
        self._text: list[str] = []
        self._silent = self._open = self._open_rows = 0

    def start(self, name: str, attributes: list[str]) -> None:
        """`attributes`: names and values by turns."""
        name = local(name)
        self._open += 1
        if name in _CELLS:
            self._cell, self._text, self._run = tuple(attributes), [], PLAIN
            return
        if name == "p":
            if self._text and self._cell is not None:
                self._text.append("\n")
            return
        found = named(attributes)
        if name == "annotation":
            self._silent += 1
        elif name in ("style", "font-face", "text-properties"):
            self._style = found.get("name", self._style)
            self.fonts.start(name, found)
        elif name == "table-properties" and found.get("display") == "false":
            self._hidden_styles.add(self._style)
        elif name == "table" and "name" in found:
            self._name, self._hidden = found["name"], found.get("style-name", "") in self._hidden_styles
            self._rows, self._merges, self._columns_hidden, self._column, self._number = [], [], set(), 0, 0
            self._column_styles, self._fonted = [], self.fonts.old
        elif name == "table-column":
            self._column_seen(found)
        elif name == "table-row":
            self._row, self._row_of, self._place = [], found, 0
            self._open_rows += 1
        elif self._cell is not None and name == "span":
            self._run = self.fonts.run(found.get("style-name", ""))
        elif self._cell is not None and name == "line-break" and self._text:
            self._text.append("\n")
        elif self._cell is not None and name in ("s", "tab"):
            self._text.append(" " * min(count(found.get("c")), _BLANKS))

    def end(self, name: str) -> None:
        name = local(name)
        self._open -= 1
        if name == "annotation":
            self._silent -= 1
        elif name == "span":
            self._run = PLAIN
        elif name in _CELLS and self._cell is not None:
            self._put(self.maker.made(self._cell, "".join(self._text), self._default()))
            self._cell = None
        elif name == "table-row":
            self._open_rows -= 1
            self._end_row()
        elif name == "table":
            rows = tuple(self._rows)
            self.notes += self.cells.told_styles(self._name)
            self.sheets.append(Sheet(self._name, len(self.sheets), rows, rows[-1].number if rows else 0, self._hidden,
                                     tuple(self._merges), frozenset(self._columns_hidden)))

    def data(self, text: str) -> None:
        if self._cell is not None and not self._silent:
            self._text.append(by_font(text, self._run) if self._run.font else text)

    def between_rows(self) -> bool:
        """Whether rows that come now are a table's own, and no old font is in any."""
        return self._open > 0 and not self._open_rows and self._cell is None and not self._silent and not self._fonted

    def take(self, rows: list[PlainRow]) -> None:
        """Rows found without a parser, in the order in which it would tell them."""
        for self._row_of, self._row, made in rows:
            self._place = 0
            for one in made or ():
                self._put(one)
            self._end_row()

    def _default(self) -> str:
        """The style of a cell without its own: its row's or its column's; of no matter where all fonts are new."""
        if not self._fonted:
            return ""
        row = self._row_of.get("default-cell-style-name")
        return row or next((style for end, style in self._column_styles if self._place < end), "")

    def _column_seen(self, found: dict[str, str]) -> None:
        times = count(found.get("number-columns-repeated"))
        if found.get("visibility") in ("collapse", "filter") and self._column < limits.COLUMNS:
            self._columns_hidden.update(range(self._column, self._column + min(times, _MAX_REPEAT)))
        self._column += times
        self._column_styles.append((self._column, found.get("default-cell-style-name", "")))

    def _put(self, made: Made) -> None:
        cell, times, wide, high, _ = made
        if wide > 1 or high > 1:
            self._merges.append(Merge(self._number + 1, self._place, self._number + high, self._place + wide - 1))
        if cell is not BLANK and self._place < limits.COLUMNS:
            self._row += [BLANK] * (self._place - len(self._row)) + [cell] * min(times, _MAX_REPEAT)
        self._place += times

    def _end_row(self) -> None:
        times = count(self._row_of.get("number-rows-repeated"))
        if self._row:
            hidden = self._row_of.get("visibility") in ("collapse", "filter")
            self._kept += len(self._row) * min(times, _MAX_REPEAT)
            if self._kept > limits.CELLS:
                raise refuse("too_large", "cells", count=self._kept, limit=limits.CELLS)
            cells = tuple(self._row)
            self._rows += [Row(self._number + 1 + step, cells, hidden, len(cells)) for step in range(min(times, _MAX_REPEAT))]
        self._number += times
