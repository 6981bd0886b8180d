"""The XML of one sheet -> Sheet. Rows and cells are found by searching its bytes: no tree, no entity, memory near the cells kept."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from parcam.intake import limits
from parcam.intake.refuse import refuse
from parcam.intake.sheet import BLANK, Cell, Merge, Row, Sheet, letters
from parcam.intake.workbooks.strings import rich_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parcam.intake.workbooks.cells import Cells

_CELL = re.compile(rb'<c r="([A-Z]+)\d+"([^>]*?)(?:/>|>(?:<v>([^<]*)</v></c>|(.*?)</c>))', re.DOTALL)
_ANY_CELL = re.compile(rb"<c(?=[ />])([^>]*?)(?:/>|>(.*?)</c>)", re.DOTALL)
_REFERENCE = re.compile(rb'\br="([A-Z]+)\d*"')
_VALUE = re.compile(rb"<v(?:\s[^>]*)?>([^<]*)</v>")
_MERGE = re.compile(rb'<mergeCell\s[^>]*?ref="([A-Z]+)(\d+):([A-Z]+)(\d+)"')
_COLUMN = re.compile(rb"<col\s([^>]*)>")
_ATTRIBUTE = re.compile(rb'(\w+)="([^"]*)"')
_ROW_NUMBER = re.compile(rb'\br="(\d{1,7})"')
_REMEMBERED = 20_000
_LAST_COLUMN = 16_383
_LAST_ROW = 1_048_576


class _Attributes(NamedTuple):
    """Of `<c …>`: style index and type."""

    style: int
    kind: bytes


class _Maker:
    """Turns raw cells into shared ones. `seen`: by the attributes of a cell and its raw value, the cell made of them before."""

    def __init__(self, cells: Cells) -> None:
        self._cells = cells
        self.seen: dict[bytes, dict[bytes, Cell]] = {}
        self.counting = cells.styled

    def make(self, raw: bytes, value: bytes, inner: bytes) -> Cell:
        attributes = _attributes(raw)
        made = _valued(value, attributes, self._cells) if value else _cell(inner, attributes, self._cells)
        bucket = self.seen.setdefault(raw, {})
        if len(bucket) < _REMEMBERED:
            bucket[value or inner] = made
        return made

    def count(self, raw: bytes) -> None:
        self._cells.count(_attributes(raw).style)


@lru_cache(maxsize=4096)
def _attributes(raw: bytes) -> _Attributes:
    found = dict(_ATTRIBUTE.findall(raw))
    return _Attributes(_whole(found.get(b"s", b""), 0), found.get(b"t", b""))


def read_sheet(data: bytes, name: str, index: int, hidden: bool, cells: Cells) -> Sheet:
    """Rows with a value, merged ranges, hidden rows and columns. Refused: too_large when it has too many cells."""
    start = data.find(b"<sheetData")
    end = data.rfind(b"</sheetData>")
    head, tail = (data[:start], data[end:] if end > 0 else b"") if start >= 0 else (data, b"")
    rows: list[Row] = []
    number = kept = 0
    maker = _Maker(cells)
    for piece in _row_pieces(data, start, end):
        shut = piece.find(b">")
        attributes = piece[:shut]
        reference = _ROW_NUMBER.search(attributes)
        number = int(reference[1]) if reference else number + 1
        found = _cells(piece, shut, maker)
        if found and number <= _LAST_ROW:
            kept += len(found)
            if kept > limits.CELLS:
                raise refuse("too_large", "cells", count=kept, limit=limits.CELLS)
            rows.append(Row(number, found, b'hidden="1"' in attributes or b'hidden="true"' in attributes, len(found)))
    if any(later.number <= earlier.number for earlier, later in pairwise(rows)):
        rows = sorted({row.number: row for row in rows}.values(), key=lambda row: row.number)
    return Sheet(name, index, tuple(rows), rows[-1].number if rows else 0, hidden, _merges(tail), _hidden_columns(head))


def _row_pieces(data: bytes, start: int, end: int) -> Iterator[bytes]:
    """The bytes of each row, from behind `<row` on; none when the sheet has no data."""
    at = data.find(b"<row", start) if start >= 0 else -1
    end = end if end > 0 else len(data)
    while 0 <= at < end:
        following = data.find(b"<row", at + 4)
        yield data[at + 4:following if following > 0 else end]
        at = following


def _cells(piece: bytes, shut: int, maker: _Maker) -> tuple[Cell, ...]:
    """The cells of a row. Written for speed: a workbook has a million of them."""
    out: list[Cell] = []
    nothing: dict[bytes, Cell] = {}
    for name, raw, value, inner in _found(piece, shut):
        key = value or inner
        if not key:
            continue
        cell = maker.seen.get(raw, nothing).get(key)
        if cell is None:
            cell = maker.make(raw, value, inner)
        elif maker.counting and cell is not BLANK:
            maker.count(raw)
        if cell is not BLANK:
            column = _column(name)
            if column == len(out):
                out.append(cell)
            elif column < len(out):
                out[column] = cell
            elif column <= _LAST_COLUMN:
                out += [BLANK] * (column - len(out))
                out.append(cell)
    return tuple(out)


def _found(piece: bytes, shut: int) -> list[tuple[bytes, bytes, bytes, bytes]]:
    """(column letters, attributes, plain value, other content) of each cell; writers that leave out references are counted along."""
    plain = _CELL.findall(piece, shut)
    if len(plain) == piece.count(b"<c ") + piece.count(b"<c>"):
        return plain
    found = []
    column = -1
    for match in _ANY_CELL.finditer(piece, shut):
        reference = _REFERENCE.search(match[1])
        column = _column(reference[1]) if reference else column + 1
        found.append((letters(column).encode(), _REFERENCE.sub(b"", match[1]), b"", match[2] or b""))
    return found


def _cell(inner: bytes, attributes: _Attributes, cells: Cells) -> Cell:
    """Inline text, or the kept result of a formula; a formula without one is a problem of the cell."""
    if attributes.kind == b"inlineStr" or b"<is>" in inner:
        return cells.text(rich_text(inner), attributes.style)
    value = _VALUE.search(inner)
    if value and value[1]:
        return _valued(value[1], attributes, cells)
    if b"<f" in inner and not (attributes.kind == b"str" and value):
        return Cell("", problem="formula")
    return BLANK


def _valued(raw: bytes, attributes: _Attributes, cells: Cells) -> Cell:
    style, kind = attributes
    if kind == b"s":
        return cells.shared(_whole(raw, -1), style)
    if kind in (b"", b"n"):
        return cells.number(raw.decode("ascii", "replace"), style)
    if kind == b"e":
        return Cell(raw.decode("utf-8", "replace"), problem="error")
    if kind == b"b":
        return Cell("TRUE" if raw == b"1" else "FALSE")
    text = rich_text(b"<t>" + raw + b"</t>")
    return cells.text(text[:10] if kind == b"d" else text, style)


@lru_cache(maxsize=20_000)
def _column(name: bytes) -> int:
    number = 0
    for letter in name[:4]:
        number = number * 26 + letter - 64
    return number - 1


def _whole(raw: bytes, other: int) -> int:
    return int(raw) if raw.isdigit() and len(raw) < 10 else other


def _merges(tail: bytes) -> tuple[Merge, ...]:
    return tuple(Merge(int(top), _column(left), int(bottom), _column(right)) for left, top, right, bottom in _MERGE.findall(tail))


def _hidden_columns(head: bytes) -> frozenset[int]:
    hidden: set[int] = set()
    for raw in _COLUMN.findall(head):
        found = dict(_ATTRIBUTE.findall(raw))
        if found.get(b"hidden") in (b"1", b"true"):
            hidden.update(range(_whole(found.get(b"min", b""), 1) - 1, min(_whole(found.get(b"max", b""), 1), 2000)))
    return frozenset(hidden)
