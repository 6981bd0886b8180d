"""An HTML page saved as a spreadsheet (an "xls" of many systems) -> Document: each table a sheet, spans as merged ranges."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from parcam.intake import limits
from parcam.intake.letters.as_stated import decode_as
from parcam.intake.letters.encoding import Decoded, decode, decoder
from parcam.intake.refuse import refuse
from parcam.intake.sheet import BLANK, Cell, Document, Merge, Row, Sheet
from parcam.intake.text.textfile import clean
from parcam.model.sentence import Sentence

if TYPE_CHECKING:
    from pathlib import Path

_CHARSET = re.compile(rb"""charset\s*=\s*["']?\s*([\w-]+)""", re.IGNORECASE)
_SHEET_NAME = re.compile(r"<x:Name>(.*?)</x:Name>", re.IGNORECASE | re.DOTALL)
_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_BREAKS = {"br", "p", "div", "li"}
_MAX_SPAN = 1_000
_PIECE = 65_536
_FRAMES = 10
"""Tables that only lay a page out, for each that holds something."""


@dataclass
class _Grid:
    """One table being filled: cells by row, spans still open from above, merged ranges."""

    rows: list[dict[int, str]] = field(default_factory=list)
    hidden: set[int] = field(default_factory=set)
    taken: dict[int, int] = field(default_factory=dict)
    """By row: a bit for each column that a cell of it, or a span from above, stands in."""
    merges: list[Merge] = field(default_factory=list)
    title: str = ""


class _Reader(HTMLParser):
    """Collects tables; a table inside a cell belongs to the cell's text unless it is the only one with rows."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tables: list[_Grid] = []
        self._open: list[_Grid] = []
        self._cell: tuple[int, int] | None = None
        self._text: list[str] = []
        self._loose: list[str] = []
        self._silent = 0
        self.cells = self.pieces = 0

    def read(self, text: str) -> None:
        """The whole page. A tag or a comment that never ends is dropped with all it swallows, as browsers do."""
        for start in range(0, len(text), _PIECE):
            self.feed(text[start : start + _PIECE])
            if len(self.rawdata) > limits.HTML_TAG:
                raise refuse("too_large", "tag", limit=limits.HTML_TAG)
        if self.rawdata.startswith("<"):
            self.rawdata = ""
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {key: value or "" for key, value in attrs}
        if tag in ("script", "style"):
            self._silent += 1
        elif tag == "table":
            self._close_cell()
            grid = _Grid(title=clean(" ".join(self._loose))[:200])
            self._loose = []
            self._open.append(grid)
            self.tables.append(grid)
            if len(self.tables) > _FRAMES * limits.TABLES:
                raise refuse("too_large", "tables", count=len(self.tables), limit=limits.TABLES)
        elif tag == "tr" and self._open:
            self._close_cell()
            grid = self._open[-1]
            grid.rows.append({})
            if _HIDDEN.search(found.get("style", "")):
                grid.hidden.add(len(grid.rows))
        elif tag in ("td", "th") and self._open:
            self._close_cell()
            self._start_cell(self._open[-1], _span(found.get("colspan")), _span(found.get("rowspan")))
        elif tag in _BREAKS and self._cell:
            self._text.append("\n")

    def _start_cell(self, grid: _Grid, wide: int, high: int) -> None:
        if not grid.rows:
            grid.rows.append({})
        row = len(grid.rows)
        before = grid.taken.get(row, 0)
        column = (~before & (before + 1)).bit_length() - 1
        self.cells += wide * high
        if column > limits.COLUMNS or self.cells > limits.HTML_CELLS:
            raise refuse("too_large", "cells", count=self.cells, limit=limits.HTML_CELLS)
        bits = ((1 << wide) - 1) << column
        for down in range(row, row + high):
            grid.taken[down] = grid.taken.get(down, 0) | bits
        if wide > 1 or high > 1:
            grid.merges.append(Merge(row, column, row + high - 1, column + wide - 1))
        self._cell = (row, column)

    def handle_endtag(self, tag: str) -> None:
        if tag in ("script", "style"):
            self._silent = max(0, self._silent - 1)
        elif tag in ("td", "th", "tr"):
            self._close_cell()
        elif tag == "table" and self._open:
            self._close_cell()
            self._open.pop()

    def handle_data(self, data: str) -> None:
        self.pieces += 1
        if self.pieces > limits.HTML_PIECES:
            raise refuse("too_large", "cells", count=self.pieces, limit=limits.HTML_PIECES)
        if self._silent:
            return
        if self._cell:
            self._text.append(data)
        elif not self._open and data.strip():
            self._loose.append(data)

    def _close_cell(self) -> None:
        if self._cell and self._open:
            row, column = self._cell
            lines = [" ".join(line.split()) for line in "".join(self._text).split("\n")]
            self._open[-1].rows[row - 1][column] = "\n".join(line for line in lines if line)
        self._cell, self._text = None, []


def read_html(path: Path, name: str, encoding: str = "") -> Document:
    """Every table with a row of two cells or more is a sheet. `encoding` is what a person stated. Refused: not_a_table, too_large."""
    if path.stat().st_size > limits.HTML_BYTES:
        raise refuse("too_large", "bytes", size=path.stat().st_size // limits.MB, limit=limits.HTML_BYTES // limits.MB)
    data = path.read_bytes()
    decoded = decode_as(data, encoding) if encoding else _decode(data)
    reader = _Reader()
    reader.read(decoded.text)
    grids = [grid for grid in reader.tables if any(len(row) > 1 for row in grid.rows)]
    if not grids:
        raise refuse("not_a_table", "html_no_table")
    if len(grids) > limits.TABLES:
        raise refuse("too_large", "tables", count=len(grids), limit=limits.TABLES)
    names = [clean(one) for one in _SHEET_NAME.findall(decoded.text)]
    names += [str(place + 1) if len(grids) > 1 else "" for place in range(len(names), len(grids))]
    sheets = tuple(_sheet(grid, place, names[place]) for place, grid in enumerate(grids))
    return Document(name, "html", sheets, decoded.encoding, decoded.evidence)


def _decode(data: bytes) -> Decoded:
    """By the bytes; the declared charset counts only where the bytes leave it open."""
    voted = decode(data)
    declared = _CHARSET.search(data[:4096])
    if declared and voted.encoding == "windows-1252":
        try:
            text = data.decode(declared[1].decode("ascii"))
        except (LookupError, UnicodeDecodeError):
            return voted
        return Decoded(text, declared[1].decode("ascii"), Sentence("intake_front.encoding.declared"))
    return voted if voted.text else voted._replace(text=decoder(voted)(data))


def _sheet(grid: _Grid, place: int, name: str) -> Sheet:
    shift = 1 if grid.title else 0
    rows = [Row(1, (Cell(grid.title),), False, 1)] if grid.title else []
    for number, found in enumerate(grid.rows, 1):
        width = max((column for column, text in found.items() if text), default=-1) + 1
        if width:
            cells = tuple(Cell(clean(found[column])) if found.get(column) else BLANK for column in range(width))
            rows.append(Row(number + shift, cells, number in grid.hidden, len(found)))
    merges = tuple(Merge(one.top + shift, one.left, one.bottom + shift, one.right) for one in grid.merges)
    return Sheet(name, place, tuple(rows), len(grid.rows) + shift, False, merges)


def _span(text: str | None) -> int:
    return min(max(int(text), 1), _MAX_SPAN) if text and text.isdecimal() and len(text) < 6 else 1
