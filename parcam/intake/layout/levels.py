"""The levels of a header once one of its rows is found: groups above it, parts below it, the rows of numbers and units under it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from parcam.intake.layout.marks import ends_in_units, is_unit_row
from parcam.intake.shape import TEXT, VALUE, filled, is_calendar, is_numbering, kind, look

if TYPE_CHECKING:
    from parcam.intake.sheet import Merge, Row, Sheet

LOOK_AHEAD = 40
_LEVELS = 8
_DEEPEST = 12
"""Rows, blank ones included, that a header may take: a merge that reaches further down is no heading's."""


class Header(NamedTuple):
    """All indexes into `Sheet.rows`: `rows` of the header levels (() when there is none), the numbering and unit rows, where the
    body begins; `columns` that have a heading, `typed` those whose body holds values; `score` 0-1."""

    rows: tuple[int, ...]
    columns: tuple[int, ...]
    typed: tuple[int, ...]
    body_at: int
    numbering: int | None
    units: int | None
    score: float


def typed_columns(body: tuple[Row, ...]) -> tuple[int, ...]:
    """Columns whose filled cells are mostly values."""
    values: dict[int, int] = {}
    texts: dict[int, int] = {}
    for row in body:
        for column, one in zip(*look(row), strict=True):
            if one == VALUE:
                values[column] = values.get(column, 0) + 1
            elif one == TEXT:
                texts[column] = texts.get(column, 0) + 1
    return tuple(sorted(column for column, count in values.items() if count > texts.get(column, 0)))


def with_levels(sheet: Sheet, rows: tuple[Row, ...], start: int, at: int, score: float) -> Header:
    """The whole header around `rows[at]`, looking up no further than `rows[start]`."""
    typed = typed_columns(rows[at + 1:at + 1 + LOOK_AHEAD])
    bottom = at
    while bottom + 1 < len(rows) and bottom - at < _LEVELS and _is_lower_level(sheet, rows, at, bottom + 1, typed):
        bottom += 1
    top = at
    bottom = _merged_down(sheet, rows, top, bottom)
    while top > start and bottom - top < _LEVELS and _is_upper_level(sheet, rows, top - 1, top, bottom):
        top -= 1
    bottom = _merged_down(sheet, rows, top, bottom)
    body_at, numbering, units = _under(rows, bottom)
    if units is None and top > start and is_unit_row(rows[top - 1]):
        units = top - 1
    columns = tuple(sorted({column for i in range(top, bottom + 1) for column in _spread(sheet, rows[i])}))
    typed = tuple(column for column in typed_columns(rows[body_at:body_at + 200]) if columns[0] - 1 <= column <= columns[-1] + 1)
    return Header(tuple(range(top, bottom + 1)), columns, typed, body_at, numbering, units, score)


def named_header(rows: tuple[Row, ...], at: tuple[int, ...]) -> Header:
    """The header made of just these rows, whatever they look like."""
    body_at, numbering, units = _under(rows, at[-1])
    columns = tuple(sorted({column for i in at for column in filled(rows[i])}))
    return Header(at, columns, typed_columns(rows[body_at:body_at + 200]), body_at, numbering, units, 1.0)


def _under(rows: tuple[Row, ...], bottom: int) -> tuple[int, int | None, int | None]:
    """Where the body begins below the last row of a header, and the rows of numbers and units between them."""
    body_at, numbering, units = bottom + 1, None, None
    for _ in range(2):
        if body_at < len(rows) and numbering is None and is_numbering(rows[body_at], max(3, len(filled(rows[bottom])) // 2)):
            numbering, body_at = body_at, body_at + 1
        elif body_at < len(rows) and units is None and is_unit_row(rows[body_at]):
            units, body_at = body_at, body_at + 1
    return body_at, numbering, units


def _merged_down(sheet: Sheet, rows: tuple[Row, ...], top: int, bottom: int) -> int:
    """The last row of the header once its merged headings are followed down: one merged over eight rows makes eight rows of header.
    A row of figures ends it, whatever is merged beside them."""
    for merge in sorted(sheet.merges, key=lambda merge: merge.top):
        if rows[top].number <= merge.top <= rows[bottom].number < merge.bottom < rows[top].number + _DEEPEST:
            while bottom + 1 < len(rows) and rows[bottom + 1].number <= merge.bottom and not _has_figures(rows[bottom + 1]):
                bottom += 1
    return bottom


def _adjoin(sheet: Sheet, upper: Row, lower: Row) -> bool:
    """Whether no blank line parts two rows: one that a heading of the upper row, merged down to the lower, runs through is none."""
    if upper.number + upper.lines == lower.number:
        return True
    return any(upper.number == merge.top and lower.number <= merge.bottom < upper.number + _DEEPEST for merge in sheet.merges)


def _has_figures(row: Row) -> bool:
    return VALUE in look(row).kinds and not is_calendar(row) and not is_numbering(row)


def _is_lower_level(sheet: Sheet, rows: tuple[Row, ...], at: int, below: int, typed: tuple[int, ...]) -> bool:
    """Still header: texts where the body will have values, and no value; directly under the row above."""
    row = rows[below]
    if not _adjoin(sheet, rows[below - 1], row) or is_unit_row(row) or is_numbering(row):
        return False
    kinds = {column: kind(row.at(column)) for column in filled(row)}
    if VALUE in kinds.values() or not kinds:
        return False
    rest = typed_columns(rows[below + 1:below + 1 + LOOK_AHEAD])
    same = [cell.text for cell in row.cells] == [cell.text for cell in rows[at].cells]
    texts = sum(kinds.get(column) == TEXT for column in rest)
    return bool(rest) and (same or (texts >= 1 and (texts * 2 >= len(rest) or texts >= 2) and set(rest) >= set(typed) - set(kinds)))


def _is_upper_level(sheet: Sheet, rows: tuple[Row, ...], above: int, top: int, bottom: int) -> bool:
    """A row of groups above: it fills headings that are blank below, or spans several of them, and is no title over everything."""
    row = rows[above]
    if not _adjoin(sheet, row, rows[top]) or is_unit_row(row) or ends_in_units(row) or is_numbering(row):
        return False
    columns = filled(row)
    if any(kind(row.cells[column]) == VALUE for column in columns) and not is_calendar(row):
        return False
    below = {column for one in rows[top:bottom + 6] for column in filled(one)}
    if len(columns) == 1 and columns[0] <= min(below) and not rows[top].at(columns[0]).blank:
        return False  # a title that begins over the first heading, however far it is merged
    merges = [merge for merge in sheet.merges if merge.top <= row.number <= merge.bottom]
    if any(merge.right - merge.left + 1 >= 0.9 * (max(below) - min(below) + 1) for merge in merges):
        return False
    if any(merge.bottom >= rows[top].number > merge.top for merge in merges):
        return True
    fills = [column for column in columns if min(below) - 1 <= column <= max(below) + 1 and column not in filled(rows[top])]
    inside = [column for column in columns if min(below) - 1 <= column <= max(below) + 1]
    spans = [merge for merge in merges if merge.right > merge.left and min(below) <= merge.left]
    repeated = len({rows[top].cells[c].text for c in filled(rows[top])}) < len(filled(rows[top]))
    groups = len(columns) >= 2 and (bool(fills) or repeated or len(columns) * 2 >= len(below))
    return len(inside) == len(columns) and (bool(spans) or groups)


def _spread(sheet: Sheet, row: Row) -> set[int]:
    """Columns with a heading on this row, those under a merged heading included."""
    columns = set(filled(row))
    for merge in _merges_on(sheet, row.number):
        if merge.left in columns:
            columns.update(range(merge.left, merge.right + 1))
    return columns


def _merges_on(sheet: Sheet, number: int) -> list[Merge]:
    return [merge for merge in sheet.merges if merge.top == number and merge.right - merge.left < 300]
