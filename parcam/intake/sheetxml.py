"""The XML of one sheet -> Sheet. Rows and cells are found by searching its bytes: no tree, no entity, memory near the cells kept."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from parcam.intake import limits
from parcam.intake.cells import rich_text
from parcam.intake.refuse import refuse
from parcam.intake.sheet import BLANK, Cell, Merge, Row, Sheet

if TYPE_CHECKING:
    from parcam.intake.cells import Cells

_CELL = re.compile(rb"<c(?=[ />])([^>]*)>")
_VALUE = re.compile(rb"<v(?:\s[^>]*)?>([^<]*)</v>")
_MERGE = re.compile(rb'<mergeCell\s[^>]*?ref="([A-Z]+)(\d+):([A-Z]+)(\d+)"')
_COLUMN = re.compile(rb"<col\s([^>]*)>")
_ATTRIBUTE = re.compile(rb'(\w+)="([^"]*)"')
_LAST_COLUMN = 16_383
_LAST_ROW = 1_048_576


class _Attributes(NamedTuple):
    """Of `<c …>`: style index, type, whether the element is closed at once."""

    style: int
    kind: bytes
    empty: bool


def read_sheet(data: bytes, name: str, index: int, hidden: bool, cells: Cells) -> Sheet:
    """Rows with a value, merged ranges, hidden rows and columns. Refused: too_large when it has too many cells."""
    start = data.find(b"<sheetData")
    end = data.rfind(b"</sheetData>")
    head, tail = (data[:start], data[end:] if end > 0 else b"") if start >= 0 else (data, b"")
    pieces = data[start:end if end > 0 else len(data)].split(b"<row") if start >= 0 else []
    rows: list[Row] = []
    number = kept = 0
    for piece in pieces[1:]:
        shut = piece.find(b">")
        attributes = dict(_ATTRIBUTE.findall(piece[:shut]))
        number = _whole(attributes.get(b"r", b""), number + 1)
        found = _cells(piece, shut + 1, cells)
        if found and number <= _LAST_ROW:
            kept += len(found)
            if kept > limits.CELLS:
                raise refuse("too_large", "cells", count=kept, limit=limits.CELLS)
            rows.append(Row(number, found, attributes.get(b"hidden") in (b"1", b"true"), len(found)))
    if any(later.number <= earlier.number for earlier, later in pairwise(rows)):
        rows = sorted({row.number: row for row in rows}.values(), key=lambda row: row.number)
    return Sheet(name, index, tuple(rows), rows[-1].number if rows else 0, hidden, _merges(tail), _hidden_columns(head))


def _cells(piece: bytes, at: int, cells: Cells) -> tuple[Cell, ...]:
    out: list[Cell] = []
    column = -1
    for match in _CELL.finditer(piece, at):
        place, attributes = _split(match[1])
        column = place if place >= 0 else column + 1
        if attributes.empty or column > _LAST_COLUMN:
            continue
        start = match.end()
        shut = piece.find(b"</c>", start)
        cell = _cell(piece[start:shut if shut >= 0 else len(piece)], attributes, cells)
        if cell is not BLANK:
            if len(out) < column:
                out += [BLANK] * (column - len(out))
            if len(out) == column:
                out.append(cell)
            else:
                out[column] = cell
    return tuple(out)


def _cell(inner: bytes, attributes: _Attributes, cells: Cells) -> Cell:
    """Formula results only; a formula without one, and error values, are problems of the cell."""
    style, kind, _ = attributes
    if inner.startswith(b"<v>"):
        raw = inner[3:inner.find(b"<", 3)]
    else:
        if kind == b"inlineStr" or b"<is>" in inner:
            return cells.text(rich_text(inner), style)
        value = _VALUE.search(inner)
        raw = value[1] if value else b""
        if not raw and b"<f" in inner:
            return BLANK if kind == b"str" and value else Cell("", problem="formula")
    if not raw:
        return BLANK
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


def _split(attributes: bytes) -> tuple[int, _Attributes]:
    """Column from the reference ('B' of r="B7"), or -1; and the rest, which repeats from cell to cell."""
    if attributes.startswith(b' r="'):
        shut = attributes.find(b'"', 4)
        return _column(attributes[4:shut].rstrip(b"0123456789")), _rest(attributes[shut + 1:])
    reference = re.search(rb'\br="([A-Z]+)\d*"', attributes)
    return _column(reference[1]) if reference else -1, _rest(attributes)


@lru_cache(maxsize=4096)
def _rest(attributes: bytes) -> _Attributes:
    found = dict(_ATTRIBUTE.findall(attributes))
    return _Attributes(_whole(found.get(b"s", b""), 0), found.get(b"t", b""), attributes.rstrip().endswith(b"/"))


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
