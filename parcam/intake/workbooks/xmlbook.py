"""XML Spreadsheet 2003 (an ".xml", or an ".xls" of many systems) -> Document: read as a stream, without entities, by its own styles."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.parsers import expat

from parcam.intake import limits
from parcam.intake.refuse import refuse
from parcam.intake.sheet import BLANK, Cell, Document, Merge, Row, Sheet
from parcam.intake.workbooks.cells import Cells
from parcam.intake.workbooks.strings import Strings
from parcam.intake.workbooks.xmlstyles import BookStyles
from parcam.intake.workbooks.xmlvalues import Value, made

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from parcam.model.reading import Note

_LAST_COLUMN, _LAST_ROW = 16_384, 1_048_576
_CHUNK = 1 << 20


class _Reader:
    """Handlers of the stream; `sheets` grows as worksheets end. Rows and columns are counted from 1, as the format does."""

    def __init__(self) -> None:
        self.sheets: list[Sheet] = []
        self.notes: list[Note] = []
        self.styles = BookStyles()
        self.cells = Cells(self.styles.made, Strings([]), False)
        self._kept = 0
        self._starts: dict[str, Callable[[dict[str, str]], None]] = {
            "Worksheet": self._start_sheet, "Table": self._start_table, "Column": self._column_seen, "Row": self._start_row,
            "Cell": self._start_cell, "Data": self._start_data, "Comment": self._start_comment, "Font": self._font,
            "Date1904": self._old_epoch, "Visible": self._listen, **self.styles.starts}
        self._ends: dict[str, Callable[[], None]] = {
            "Worksheet": self._end_sheet, "Row": self._end_row, "Cell": self._end_cell, "Data": self._end_data,
            "Comment": self._end_comment, "Font": self._font_over, "Visible": self._visible}
        self._start_sheet({})

    def start(self, name: str, attributes: dict[str, str]) -> None:
        handler = self._starts.get(name.rpartition(" ")[2])
        if handler:
            handler({key.rpartition(" ")[2]: value for key, value in attributes.items()})

    def end(self, name: str) -> None:
        handler = self._ends.get(name.rpartition(" ")[2])
        if handler:
            handler()

    def data(self, text: str) -> None:
        if self._heard is not None:
            self._heard.append((self._faces[-1] if self._faces else "", text))

    def _old_epoch(self, _: dict[str, str]) -> None:
        self.cells = Cells(self.styles.made, Strings([]), True)

    def _start_sheet(self, found: dict[str, str]) -> None:
        self._name, self._hidden = found.get("Name", ""), False
        self._rows: list[Row] = []
        self._merges: list[Merge] = []
        self._hidden_columns: set[int] = set()
        self._column_styles: dict[int, str] = {}
        self._row_number = self._next_column = 0
        self._top = self._left = 0
        self._table_style = ""
        self._row_of: dict[str, str] = {}
        self._row: list[Cell] = []
        self._cell: dict[str, str] | None = None
        self._heard: list[tuple[str, str]] | None = None
        self._faces: list[str] = []
        self._kind, self._comment = "", False

    def _start_table(self, found: dict[str, str]) -> None:
        self._top, self._left = _count(found.get("TopCell"), 1) - 1, _count(found.get("LeftCell"), 1) - 1
        self._row_number, self._table_style = self._top, found.get("StyleID", "")
        self._next_column = self._left

    def _column_seen(self, found: dict[str, str]) -> None:
        first = self._left + _count(found.get("Index"), self._next_column - self._left + 1) - 1
        self._next_column = min(first + 1 + _count(found.get("Span"), 0), _LAST_COLUMN)
        for column in range(first, self._next_column):
            self._column_styles[column] = found.get("StyleID", "")
        if found.get("Hidden") == "1":
            self._hidden_columns.update(range(first, self._next_column))

    def _start_row(self, found: dict[str, str]) -> None:
        self._row_number = self._top + _count(found.get("Index"), self._row_number - self._top + 1)
        self._row, self._row_of, self._next_column = [], found, self._left

    def _end_row(self) -> None:
        while self._row and self._row[-1] is BLANK:
            self._row.pop()
        if self._row:
            if self._row_number > _LAST_ROW or (self._rows and self._row_number <= self._rows[-1].number):
                raise refuse("corrupt_file", "workbook", reason=f"Row {self._row_number}")
            self._keep(len(self._row))
            self._rows.append(Row(self._row_number, tuple(self._row), self._row_of.get("Hidden") == "1", len(self._row)))
        self._row_number += _count(self._row_of.get("Span"), 0)

    def _keep(self, more: int) -> None:
        self._kept += more
        if self._kept > limits.CELLS:
            raise refuse("too_large", "cells", count=self._kept, limit=limits.CELLS)

    def _start_cell(self, found: dict[str, str]) -> None:
        self._next_column = self._left + _count(found.get("Index"), self._next_column - self._left + 1) - 1
        if self._next_column < len(self._row) or self._next_column >= _LAST_COLUMN:
            raise refuse("corrupt_file", "workbook", reason=f"Cell {self._next_column + 1}")
        self._cell, self._kind, self._heard = found, "", None
        self._text: list[tuple[str, str]] = []

    def _start_data(self, found: dict[str, str]) -> None:
        if self._cell is not None and not self._comment:
            self._kind, self._heard, self._faces = found.get("Type", "String"), self._text, []

    def _end_data(self) -> None:
        self._heard = None

    def _start_comment(self, _: dict[str, str]) -> None:
        self._comment = True

    def _end_comment(self) -> None:
        self._comment = False

    def _font(self, found: dict[str, str]) -> None:
        """A run of a rich text in its own font; outside of cells, the font of a style."""
        if self._heard is not None:
            self._faces.append(found.get("Face", "") or (self._faces[-1] if self._faces else ""))
        else:
            self.styles.font(found)

    def _font_over(self) -> None:
        if self._faces:
            self._faces.pop()

    def _end_cell(self) -> None:
        found = self._cell or {}
        column, row = self._next_column, self._row_number
        wide, high = _count(found.get("MergeAcross"), 0), _count(found.get("MergeDown"), 0)
        if wide or high:
            self._merges.append(Merge(row, column, min(row + high, _LAST_ROW), min(column + wide, _LAST_COLUMN - 1)))
        value = Value(self._kind, self._text, "Formula" in found, self._style(found, column))
        cell = made(value, self.styles.made, self.cells)
        if cell is not BLANK:
            self._row += [BLANK] * (column - len(self._row))
            self._row.append(cell)
        self._next_column = column + 1 + wide
        self._cell = None

    def _style(self, found: dict[str, str], column: int) -> int:
        named = (found.get("StyleID"), self._row_of.get("StyleID"), self._column_styles.get(column), self._table_style)
        return self.styles.place(next((one for one in named if one), ""))

    def _listen(self, _: dict[str, str]) -> None:
        self._heard = self._text = []

    def _visible(self) -> None:
        self._hidden = "".join(piece for _, piece in self._text).strip() in ("SheetHidden", "SheetVeryHidden")
        self._heard = None

    def _end_sheet(self) -> None:
        rows = tuple(self._rows)
        self.notes += self.cells.told_styles(self._name)
        self.sheets.append(Sheet(self._name, len(self.sheets), rows, rows[-1].number if rows else 0, self._hidden,
                                 tuple(self._merges), frozenset(self._hidden_columns)))


def read_xmlbook(path: Path, name: str) -> Document:
    """All sheets of an XML Spreadsheet. Refused: corrupt_file (torn, or with a document type), too_large."""
    size = path.stat().st_size
    if size > limits.WORKBOOK_BYTES:
        raise refuse("too_large", "bytes", size=size // limits.MB, limit=limits.WORKBOOK_BYTES // limits.MB)
    reader = _Reader()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = reader.start, reader.end, reader.data
    parser.StartDoctypeDeclHandler = _forbidden
    try:
        with path.open("rb") as file:
            while chunk := file.read(_CHUNK):
                parser.Parse(chunk, False)
        parser.Parse(b"", True)
    except (expat.ExpatError, LookupError, ValueError) as error:
        raise refuse("corrupt_file", "workbook", reason=str(error)[:120]) from error
    sheets, notes = reader.cells.relics.restore(reader.sheets)
    return Document(name, "xml", sheets, notes=(*reader.notes, *notes))


def _forbidden(*_: object) -> None:
    raise refuse("corrupt_file", "entities")


def _count(text: str | None, other: int) -> int:
    return int(text) if text and text.isascii() and text.isdecimal() and len(text) < 10 else other
