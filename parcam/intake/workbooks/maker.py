"""Cells from what stands in the XML of a sheet: type, style and raw value. Each distinct one is made once and shared."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from parcam.intake.refuse import refuse
from parcam.intake.sheet import Cell
from parcam.intake.workbooks.xmltext import unescaped

if TYPE_CHECKING:
    from parcam.intake.workbooks.cells import Cells

NUMBER, SHARED, INLINE, NO_RESULT = "", "s", "inlineStr", "f"
"""Types of cells; an INLINE text has its escapes resolved, NO_RESULT is a formula whose result was not kept."""
_REMEMBERED = 500_000
_TRUE, _FALSE = ("1", "true"), ("0", "false")


class Kind(NamedTuple):
    """Of `<c …>`: its type and its style."""

    type: str
    style: int


class Maker:
    """Of one workbook. A text in an old font counts each time it comes."""

    def __init__(self, cells: Cells) -> None:
        self._cells = cells
        self._known: dict[tuple[Kind, str], Cell] = {}
        self._old: set[tuple[Kind, str]] = set()

    @property
    def counting(self) -> bool:
        """Whether a text in an old font has been met: then each cell is to be told each time it comes."""
        return bool(self._old)

    def begin_sheet(self) -> None:
        """Count anew."""
        self._cells.forget_legacy()

    def cell(self, kind: Kind, raw: str, times: int = 1) -> Cell:
        """The cell of a raw value that comes so many times."""
        key = (kind, raw)
        known = self._known.get(key)
        if known is None:
            before = self._cells.legacy
            known = self._made(kind, raw)
            if self._cells.legacy > before:
                self._cells.legacy = before
                self._old.add(key)
            if len(self._known) < _REMEMBERED:
                self._known[key] = known
        if self._old and key in self._old:
            self._cells.legacy += times
        return known

    def counts(self, kind: Kind) -> bool:
        """Whether it matters how often a cell comes: a text in an old font."""
        return kind.type == SHARED and bool(self._cells.style(kind.style).font)

    def several(self, kind: Kind, values: list[int], times: list[int]) -> list[Cell]:
        """The cells of whole numbers without leading zeros: the values of a NUMBER, the places of SHARED strings."""
        style = kind.style
        if self.counts(kind):
            return [self.cell(kind, str(value), count) for value, count in zip(values, times, strict=True)]
        if kind.type == SHARED:
            return self._cells.shared_several(values, style)
        if self._cells.shows_plainly(style):
            return list(map(Cell, map(str, values), map(float, values)))
        return [self._cells.number(str(value), style) for value in values]

    def _made(self, kind: Kind, raw: str) -> Cell:
        type_, style = kind
        if type_ == SHARED:
            return self._cells.shared(int(raw) if raw.strip().isdecimal() and len(raw) < 10 else -1, style)
        if type_ == NUMBER:
            return self._cells.number(raw, style)
        if type_ == NO_RESULT:
            return Cell("", problem="formula")
        if type_ == "e":
            return Cell(raw, problem="error")
        if type_ == "b" and raw in (*_TRUE, *_FALSE):
            return Cell("TRUE" if raw in _TRUE else "FALSE")
        if type_ == "d":
            return _day(raw) or self._cells.text(raw, style)
        return self._cells.text(raw if type_ == INLINE else unescaped(raw), style)


def kind_of(type_: str, style: str) -> Kind:
    """By the attributes of a cell. Refused: corrupt_file for a style that is no number: nobody knows then what the cell shows."""
    if style and not (style.isascii() and style.isdecimal() and len(style) < 10):
        raise refuse("corrupt_file", "missing_part", part="xl/styles.xml")
    return Kind(NUMBER if type_ == "n" else type_, int(style or 0))


def _day(raw: str) -> Cell | None:
    """An ISO date, with a time of day or without."""
    try:
        day = date.fromisoformat(raw[:10])
    except ValueError:
        return None
    clock = raw[11:19] if raw[10:11] == "T" else ""
    return Cell(f"{day} {clock}" if clock.strip("0:") else str(day), None, day)
