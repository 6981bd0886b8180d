"""The rows of an ODS found in its bytes where they are written as LibreOffice, Excel and most libraries write them: cut at the ends of rows
and cells, each distinct piece looked at once. Every byte must be one of a small grammar; anything else is `NotPlain`, for a parser."""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from parcam.intake import limits
from parcam.intake.sheet import BLANK
from parcam.intake.workbooks.odscells import named, told
from parcam.intake.workbooks.odscontent import ATTRIBUTES, attributes, said
from parcam.intake.workbooks.xmltext import NotPlain

if TYPE_CHECKING:
    from parcam.intake.sheet import Cell
    from parcam.intake.workbooks.odscells import Made, OdsCells, Told

ROW_END, _CELL_END = b"</table:table-row>", b"</table:table-cell>"
_ROW = re.compile(rb"<table:table-row" + ATTRIBUTES + rb"( ?/)?")
_CELL = re.compile(rb"<table:(covered-)?table-cell" + ATTRIBUTES + rb"( ?/)?")
_VALUE, _VALUE_OF, _FIGURE = b' office:value="', b':value="', re.compile(rb"[0-9.eE+-]+")
_ONCE = (1, 1, 1)
_SHORT = 64
"""Cells that a piece may repeat and still be copied."""
_REMEMBERED, _HEADS = 400_000, 20_000


class PlainRow(NamedTuple):
    """A row's attributes by local names; its `cells` up to the last that holds something or, when some are merged or repeated many
    times, what was `made` of them."""

    told: dict[str, str]
    cells: list[Cell]
    made: list[Made] | None = None


class PlainRows:
    """Of one workbook without old fonts; remembers the pieces it met."""

    def __init__(self, maker: OdsCells) -> None:
        self._maker = maker
        self._heads: dict[bytes, tuple[dict[str, str], bool]] = {}
        self._parts: dict[bytes, tuple[Cell, ...]] = {}
        self._cell_heads: dict[bytes, tuple[Told, bool]] = {}
        self._tails: dict[bytes, list[Made]] = {}

    def read(self, piece: bytes) -> list[PlainRow]:
        """All rows of a piece that ends with one. NotPlain when any byte is out of the grammar."""
        rows: list[PlainRow] = []
        *whole, rest = piece.split(ROW_END)
        if rest:
            raise NotPlain
        known = self._parts
        for raw in whole:
            row, raw = self._begun(raw, rows)
            *parts, tail = raw.split(_CELL_END)
            found = list(map(known.get, parts))
            if None in found:
                found = [self._learnt(part) if cells is None else cells for part, cells in zip(parts, found, strict=True)]
            more = self._tails.get(tail)
            if more is None:
                more = self._tail(tail)
            if more or not all(found) or len(found) * _SHORT > limits.COLUMNS:
                rows.append(PlainRow(row, [], [*chain.from_iterable(map(self._made, parts)), *more]))
                continue
            cells = list(chain.from_iterable(found))
            while cells and cells[-1] is BLANK:
                cells.pop()
            rows.append(PlainRow(row, cells))
        return rows

    def _begun(self, raw: bytes, rows: list[PlainRow]) -> tuple[dict[str, str], bytes]:
        """(a row's attributes, its cells), after any rows without cells before it."""
        while True:
            head, end, raw = raw.partition(b">")
            known = self._heads.get(head)
            if known is None:
                found = _ROW.fullmatch(head)
                if not found:
                    raise NotPlain
                known = named(attributes(found[1])), bool(found[2])
                if len(self._heads) < _REMEMBERED:
                    self._heads[head] = known
            row, empty = known
            if not end:
                raise NotPlain
            if not empty:
                return row, raw
            rows.append(PlainRow(row, []))

    def _learnt(self, part: bytes) -> tuple[Cell, ...]:
        """The cells of a piece; none when they are merged or too many to copy."""
        made = self._made(part)
        if len(made) == 1 and made[0][1:4] == _ONCE:
            cells: tuple[Cell, ...] = (made[0].cell,)
        else:
            short = sum(one.times for one in made) <= _SHORT and all(one.wide == one.high == 1 for one in made)
            cells = tuple(one.cell for one in made for _ in range(one.times)) if short else ()
        if len(self._parts) < _REMEMBERED:
            self._parts[part] = cells
        return cells

    def _made(self, part: bytes) -> list[Made]:
        """Cells without content, then one with it, whose end is not in the piece."""
        made: list[Made] = []
        while True:
            head, end, part = part.partition(b">")
            told, empty = self._told(head)
            if not end:
                raise NotPlain
            if not empty:
                made.append(self._maker.make(told, said(part)))
                return made
            made.append(self._maker.make(told, ""))

    def _tail(self, tail: bytes) -> list[Made]:
        """The cells behind the last with content, up to one that is more than a blank."""
        made: list[Made] = []
        left = tail
        while left:
            head, end, left = left.partition(b">")
            told, empty = self._told(head)
            if not (empty and end):
                raise NotPlain
            made.append(self._maker.make(told, ""))
        while made and made[-1].cell is BLANK and made[-1].wide == made[-1].high == 1:
            made.pop()
        if len(self._tails) < _REMEMBERED:
            self._tails[tail] = made
        return made

    def _told(self, head: bytes) -> tuple[Told, bool]:
        """What stands in the tag that begins a cell, and whether the cell ends with it."""
        known = self._cell_heads.get(head) or self._valued(head)
        if known is None:
            found = _CELL.fullmatch(head)
            if not found or (found[1] and not found[3]):
                raise NotPlain
            known = told(attributes(found[2])), bool(found[3])
            if len(self._cell_heads) < _HEADS:
                self._cell_heads[head] = known
        return known

    def _valued(self, head: bytes) -> tuple[Told, bool] | None:
        """The same of a tag with a number, by the tag without it, which comes again and again; None when it has none."""
        before, mark, rest = head.partition(_VALUE)
        value, _, after = rest.partition(b'"')
        if not mark or not _FIGURE.fullmatch(value) or _VALUE_OF in after:
            return None
        known, empty = self._told(before + mark + b'"' + after)
        return known._replace(found={**known.found, "value": value.decode()}), empty
