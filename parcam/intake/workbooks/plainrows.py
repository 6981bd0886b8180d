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
from parcam.intake.sheet import BLANK, Cell, Row
from parcam.intake.workbooks.plaincells import PlainCells
from parcam.intake.workbooks.strings import is_utf8
from parcam.intake.workbooks.tokens import C_ALONE, PADDING, ROW, ROW_ALONE, C, Tokens, tokens, words
from parcam.intake.workbooks.xmltext import NotPlain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parcam.intake.workbooks.maker import Maker

_PIECE = 1_500_000
_ROW = re.compile(rb'<row r="([1-9]\d{0,6})"([^<>]*)>')
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
    for piece in _pieces(body):
        rows += reader.read(piece)
    return rows


def _pieces(body: bytes) -> Iterator[bytes]:
    at = 0
    while at < len(body):
        end = body.find(b"</row>", at + _PIECE)
        end = end + len(b"</row>") if end >= 0 else len(body)
        yield body[at:end]
        at = end


class _Pieces:
    """Reads piece after piece of a sheet."""

    def __init__(self, maker: Maker) -> None:
        self._cells = PlainCells(maker)
        self._rests: dict[bytes, bool] = {}
        self._last = self._kept = 0

    def read(self, piece: bytes) -> list[Row]:
        raw = np.frombuffer(piece + bytes(PADDING), np.uint8)
        found = tokens(raw, len(piece))
        cells = np.flatnonzero((found.kinds == C) | (found.kinds == C_ALONE))
        heads = np.flatnonzero((found.kinds == ROW) | (found.kinds == ROW_ALONE))
        spans = self._rows(piece, found, heads)
        owner = np.repeat(np.arange(len(heads)), np.diff(np.searchsorted(cells, np.append(heads, len(found.kinds)))))
        columns, ends = _columns(raw, found.starts[cells], spans.digits[owner], spans.length[owner])
        if ((owner[1:] == owner[:-1]) & (columns[1:] <= columns[:-1])).any() or (len(columns) and columns.max() > _LAST_COLUMN):
            raise NotPlain
        made, ids = self._cells.made(piece, raw, found, cells, ends)
        return self._placed(spans, owner, columns, made, ids)

    def _rows(self, piece: bytes, found: Tokens, heads: np.ndarray) -> _Spans:
        told = _ROW.findall(piece)
        if len(told) != len(heads):
            raise NotPlain
        numbers = np.array([int(number) for number, _ in told], np.int64)
        if len(numbers) and (numbers[0] <= self._last or (numbers[1:] <= numbers[:-1]).any() or numbers[-1] > _LAST_ROW):
            raise NotPlain
        self._last = int(numbers[-1]) if len(numbers) else self._last
        length = np.array([len(number) for number, _ in told], np.int64)
        return _Spans(numbers, [self._is_hidden(rest) for _, rest in told], found.starts[heads] + len(b'<row r="'), length)

    def _is_hidden(self, rest: bytes) -> bool:
        known = self._rests.get(rest)
        if known is None:
            if not rest.isascii() or not _ROW_REST.fullmatch(rest):
                raise NotPlain
            known = self._rests[rest] = b' hidden="1"' in rest or b' hidden="true"' in rest
        return known

    def _placed(self, spans: _Spans, owner: np.ndarray, columns: np.ndarray, made: list[Cell], ids: np.ndarray) -> list[Row]:
        """The rows that hold something, up to the last cell that does."""
        filled = ids >= 0
        owner, columns, ids = owner[filled], columns[filled], ids[filled]
        width = np.zeros(len(spans.numbers), np.int64)
        width[owner] = columns + 1
        self._kept += int(width.sum())
        if self._kept > limits.CELLS:
            raise refuse("too_large", "cells", count=self._kept, limit=limits.CELLS)
        rows = []
        if len(width) * int(width.max(initial=0)) <= 4 * int(width.sum()) + 10_000:
            grid = np.full((len(width), int(width.max(initial=0))), len(made), np.int64)
            grid[owner, columns] = ids
            lines = grid.tolist()
        else:
            lines = [[len(made)] * size for size in width.tolist()]
            for row, column, place in zip(owner.tolist(), columns.tolist(), ids.tolist(), strict=True):
                lines[row][column] = place
        look = [*made, BLANK].__getitem__
        for number, hidden, size, line in zip(spans.numbers.tolist(), spans.hidden, width.tolist(), lines, strict=True):
            if size:
                rows.append(Row(number, tuple(map(look, line if len(line) == size else line[:size])), hidden, size))
        return rows


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
