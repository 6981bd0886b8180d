"""The tables of a sheet, where a person said that they stand: an area ("B7:F15"), header rows ("5-7"), or as the reader finds them."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from parcam.intake.layout.locate import locate, locate_under
from parcam.intake.meaning.override import chosen
from parcam.intake.sheet import BLANK

if TYPE_CHECKING:
    from parcam.intake.sheet import Row, Sheet, Table
    from parcam.model.reading import Options

_AREA = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})")
_ROWS = re.compile(r"(\d{1,7})(?:\s*[-–]\s*(\d{1,7}))?")
_HEADER = 12
"""More rows than that are no header."""


class Area(NamedTuple):
    """Rows from 1, columns from 0, all four included."""

    top: int
    left: int
    bottom: int
    right: int


def located(sheet: Sheet, options: Options) -> tuple[Table, ...]:
    """As `locate`, inside the area and under the header rows stated for this sheet ("table:<sheet>", "header:<sheet>")."""
    area, rows = area_of(chosen(options, f"table:{sheet.name}")), rows_of(chosen(options, f"header:{sheet.name}"))
    if not area and not rows:
        return locate(sheet)
    cut = _cut(sheet, area) if area else sheet
    found = locate_under(cut, rows) if rows else locate(cut)
    if not found or not area:
        return found
    above = tuple(row.number for row in sheet.rows if row.number < area.top)
    below = tuple(row.number for row in sheet.rows if row.number > area.bottom)
    first = replace(found[0], before=(*above, *found[0].before))
    last = replace(found[-1] if len(found) > 1 else first, after=(*found[-1].after, *below))
    return (*(first, *found[1:])[:-1], last)


def area_of(text: str) -> Area | None:
    """"B7:F15" in either order of its corners; None for anything else."""
    found = _AREA.fullmatch(text.strip().upper())
    if not found:
        return None
    columns = sorted((_column(found[1]), _column(found[3])))
    rows = sorted((int(found[2]), int(found[4])))
    return Area(rows[0], columns[0], rows[1], columns[1]) if rows[0] else None


def rows_of(text: str) -> tuple[int, ...]:
    """"5", "5-7" or "5, 6": the rows in order; () for anything else, and for more than a header has."""
    found = [_ROWS.fullmatch(part.strip()) for part in text.split(",")]
    ends = [(int(one[1]), int(one[2] or one[1])) for one in found if one]
    if len(ends) != len(found) or any(not 0 < first <= last < first + _HEADER for first, last in ends):
        return ()
    rows = sorted({row for first, last in ends for row in range(first, last + 1)})
    return tuple(rows) if len(rows) <= _HEADER else ()


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


def _cut(sheet: Sheet, area: Area) -> Sheet:
    rows = (_within(row, area) for row in sheet.rows if area.top <= row.number <= area.bottom)
    return replace(sheet, rows=tuple(row for row in rows if not row.blank))


def _within(row: Row, area: Area) -> Row:
    cells = (cell if column >= area.left else BLANK for column, cell in enumerate(row.cells[:area.right + 1]))
    return row._replace(cells=tuple(cells))
