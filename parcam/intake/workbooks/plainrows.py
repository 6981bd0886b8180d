"""The rows of a sheet found in its bytes, many cells at a time, where they are written as Excel, LibreOffice and most libraries write them.

Every byte must be one of a small grammar, so that nothing is skipped unseen: `<row r="7" …>`, `<c r="B7" s="1" t="s">`, `<f>`, `<v>`,
`<is><t>`, their ends, and nothing between. Anything else is `NotPlain` and left to a parser.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from parcam.intake import limits
from parcam.intake.refuse import refuse
from parcam.intake.sheet import Row
from parcam.intake.text.blocks import in_order
from parcam.intake.workbooks.plaincells import PlainCells
from parcam.intake.workbooks.strings import is_utf8
from parcam.intake.workbooks.tokens import C_ALONE, PADDING, ROW, ROW_ALONE, C, Tokens, tokens, whole_numbers, words
from parcam.intake.workbooks.xmltext import NotPlain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from parcam.intake.sheet import Cell
    from parcam.intake.workbooks.maker import Maker

_PIECE = 1_500_000
_ROW = b'<row r="'
_DIGITS = 7
_ROW_REST = re.compile(rb'(?: [\w:.]+="[^"<>&]*")*(?: ?/)?')
_LAST_COLUMN, _LAST_ROW = 16_383, 1_048_576


class _Spans(NamedTuple):
    """Numbers, hidden flags, places of the digits and their count, of each row."""

    numbers: np.ndarray
    hidden: list[bool]
    digits: np.ndarray
    length: np.ndarray


def around(data: bytes) -> tuple[bytes, bytes, bytes]:
    """(what stands before the rows with an empty `<sheetData>`'s beginning, the rows, what stands behind)."""
    start, end = data.find(b"<sheetData>"), data.rfind(b"</sheetData>")
    at = start + len(b"<sheetData>")
    if start < 0 or end < at or b"<!" in data[:start] or not is_utf8(data):
        raise NotPlain
    return data[:at], data[at:end], data[end:]


def plain_rows(body: bytes, maker: Maker) -> list[Row]:
    """The rows that hold something. NotPlain when any byte is out of the grammar; refused: too_large, corrupt_file as `Maker`."""
    rows: list[Row] = []
    reader = _Pieces(maker)
    for piece, raw, found in in_order(_cut, _pieces(body)):
        rows += reader.read(piece, raw, found)
    return rows


def _pieces(body: bytes) -> Iterator[bytes]:
    at = 0
    while at < len(body):
        end = body.find(b"</row>", at + _PIECE)
        end = end + len(b"</row>") if end >= 0 else len(body)
        yield body[at:end]
        at = end


def _cut(piece: bytes) -> tuple[bytes, np.ndarray, Tokens]:
    raw = np.frombuffer(piece + bytes(PADDING), np.uint8)
    return piece, raw, tokens(raw, len(piece))


class _Pieces:
    """Reads piece after piece of a sheet."""

    def __init__(self, maker: Maker) -> None:
        self._cells = PlainCells(maker)
        self._rests: dict[bytes, bool] = {}
        self._last = self._kept = 0

    def read(self, piece: bytes, raw: np.ndarray, found: Tokens) -> list[Row]:
        cells = np.flatnonzero((found.kinds == C) | (found.kinds == C_ALONE))
        heads = np.flatnonzero((found.kinds == ROW) | (found.kinds == ROW_ALONE))
        spans = self._rows(piece, raw, found, heads)
        owner = np.repeat(np.arange(len(heads)), np.diff(np.searchsorted(cells, np.append(heads, len(found.kinds)))))
        columns, ends = _columns(raw, found.starts[cells], spans.digits[owner], spans.length[owner])
        if ((owner[1:] == owner[:-1]) & (columns[1:] <= columns[:-1])).any() or (len(columns) and columns.max() > _LAST_COLUMN):
            raise NotPlain
        places = self._cells.made(piece, raw, found, cells, ends)
        return self._placed(spans, owner, columns, places)

    def _rows(self, piece: bytes, raw: np.ndarray, found: Tokens, heads: np.ndarray) -> _Spans:
        starts, ends = found.starts[heads], found.ends[heads]
        if not (words(raw, starts, np.full(len(starts), 8)) == int.from_bytes(_ROW, "little")).all():
            raise NotPlain
        digits, length = starts + len(_ROW), np.zeros(len(starts), np.int64)
        for size in range(_DIGITS, 0, -1):
            length[raw[digits + size] == ord('"')] = size
        good, numbers = whole_numbers(raw, digits, digits + length)
        if not good.all() or (numbers <= np.append(self._last, numbers[:-1])).any() or numbers[-1] > _LAST_ROW:
            raise NotPlain
        self._last = int(numbers[-1])
        rests = [piece[start:end] for start, end in zip((digits + length + 1).tolist(), ends.tolist(), strict=True)]
        return _Spans(numbers, list(map(self._is_hidden, rests)), digits, length)

    def _is_hidden(self, rest: bytes) -> bool:
        known = self._rests.get(rest)
        if known is None:
            if not rest.isascii() or not _ROW_REST.fullmatch(rest):
                raise NotPlain
            known = self._rests[rest] = b' hidden="1"' in rest or b' hidden="true"' in rest
        return known

    def _placed(self, spans: _Spans, owner: np.ndarray, columns: np.ndarray, places: np.ndarray) -> list[Row]:
        """The rows that hold something, up to the last cell that does."""
        filled = places > 0
        owner, columns, places = owner[filled], columns[filled], places[filled]
        width = np.zeros(len(spans.numbers), np.int64)
        width[owner] = columns + 1
        self._kept += int(width.sum())
        if self._kept > limits.CELLS:
            raise refuse("too_large", "cells", count=self._kept, limit=limits.CELLS)
        lines = self._lines(width, owner, columns, places)
        told = zip(spans.numbers.tolist(), spans.hidden, width.tolist(), lines, strict=True)
        return [Row(number, tuple(line if len(line) == size else line[:size]), hidden, size) for number, hidden, size, line in told if size]

    def _lines(self, width: np.ndarray, owner: np.ndarray, columns: np.ndarray, places: np.ndarray) -> Iterable[list[Cell]]:
        """The cells of each row, perhaps with blanks behind the last."""
        most, whole = int(width.max(initial=0)), int(width.sum())
        if len(width) * most <= 4 * whole + 10_000:
            grid = np.zeros((len(width), most), np.int64)
            grid[owner, columns] = places
            return self._cells.pool.take(grid).tolist()
        first = np.cumsum(width) - width
        line = np.zeros(whole, np.int64)
        line[first[owner] + columns] = places
        cells = self._cells.pool.take(line).tolist()
        return [cells[at:at + size] for at, size in zip(first.tolist(), width.tolist(), strict=True)]


def _columns(raw: np.ndarray, starts: np.ndarray, digits: np.ndarray, length: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """(column, where the attributes after `r` begin) of each cell that begins `<c r="B7"`, whose row must be its own."""
    at = starts + len(b'<c r="')
    if not (words(raw, starts, np.full(len(starts), 6)) == int.from_bytes(b'<c r="', "little")).all():
        raise NotPlain
    columns = np.zeros(len(starts), np.int64)
    more = np.ones(len(starts), bool)
    for place in range(3):
        letter = raw[at].astype(np.int64) - 64
        more &= (letter >= 1) & (letter <= 26)
        if not place and not more.all():
            raise NotPlain
        columns = np.where(more, columns * 26 + letter, columns)
        at = at + more
    size = length + 1
    if not (words(raw, at, size) == words(raw, digits, size)).all():
        raise NotPlain
    return columns - 1, at + size
