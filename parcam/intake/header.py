"""Finding the header: every row near the top is scored as the header of what follows it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from parcam.intake.marks import is_unit_row
from parcam.intake.shape import BLANK, MARK, TEXT, VALUE, filled, is_calendar, is_numbering, kind

if TYPE_CHECKING:
    from parcam.intake.sheet import Merge, Row, Sheet

_LOOK_AHEAD = 40
_CANDIDATES = 60
_LEVELS = 8


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


def find_header(sheet: Sheet, rows: tuple[Row, ...], start: int) -> Header | None:
    """The first header at or below `rows[start]`; one without rows when values begin at once; None when no table follows."""
    scores = {at: score_row(rows, at) for at in range(start, min(len(rows), start + _CANDIDATES))}
    best = max(scores.values(), default=0.0)
    if best < 0.2:
        return _headless(rows, start)
    at = next(at for at in scores if scores[at] >= 0.62 * best)
    headless = _headless(rows, start)
    if headless and headless.body_at < at and at - headless.body_at > 1 and _typed_run(rows, headless.body_at, at):
        return headless
    return _with_levels(sheet, rows, start, at, min(1.0, scores[at]))


def score_row(rows: tuple[Row, ...], at: int) -> float:
    """0-1: how much `rows[at]` looks like the header of the rows after it."""
    row = rows[at]
    columns = filled(row)
    if len(columns) < 2:
        return _alone(rows, at)
    kinds = [kind(row.cells[column]) for column in columns]
    calendar = VALUE in kinds and is_calendar(row)
    named = {column for column, one in zip(columns, kinds, strict=True) if one == TEXT or (calendar and one == VALUE)}
    texts = len(named)
    if is_numbering(row) or texts * 2 <= len(columns):
        return 0.0
    body = rows[at + 1:at + 1 + _LOOK_AHEAD]
    typed = typed_columns(body)
    below = {column for one in body for column in filled(one)}
    contrast = sum(column in named for column in typed) / len(typed) if typed else 0.35
    distinct = len({row.cells[column].text for column in columns}) / len(columns)
    covered = len(below & set(columns)) / max(1, len(below)) if below else 0.6
    long = sum(len(row.cells[column].text) > 90 for column in columns) / len(columns)
    width = min(1.0, 0.55 + 0.09 * len(columns))
    looks = (texts / len(columns)) ** 2 * (0.4 + 0.6 * distinct) * (1 - 0.7 * long) * width
    return looks * (0.25 + 0.75 * contrast) * (0.2 + 0.8 * covered)


def _alone(rows: tuple[Row, ...], at: int) -> float:
    """A single text may head a table of one column when nothing wider follows."""
    columns = filled(rows[at])
    if not columns or kind(rows[at].cells[columns[0]]) != TEXT:
        return 0.0
    body = rows[at + 1:at + 1 + _LOOK_AHEAD]
    return 0.3 if len(body) > 1 and all(filled(one) == columns for one in body) and typed_columns(body) else 0.0


def typed_columns(body: tuple[Row, ...]) -> tuple[int, ...]:
    """Columns whose filled cells are mostly values."""
    values: dict[int, int] = {}
    texts: dict[int, int] = {}
    for row in body:
        for column in filled(row):
            one = kind(row.cells[column])
            if one == VALUE:
                values[column] = values.get(column, 0) + 1
            elif one == TEXT:
                texts[column] = texts.get(column, 0) + 1
    return tuple(sorted(column for column, count in values.items() if count > texts.get(column, 0)))


def header_like(row: Row, header: Header, names: frozenset[str], apart: bool) -> bool:
    """A row that heads another table, or the same again: it repeats the known headings (`names`, case folded), or it stands apart
    from the rows above and has texts where the body has values."""
    columns = filled(row)
    if len(columns) < 2:
        return False
    known = sum(row.cells[column].text.casefold() in names for column in columns)
    if known * 5 >= 3 * len(columns) and known >= min(3, len(names)):
        return True
    if not apart or not header.typed or len(columns) * 2 < len(header.columns):
        return False
    texts = sum(kind(row.at(column)) == TEXT for column in header.typed)
    values = sum(kind(row.cells[column]) == VALUE for column in columns)
    return texts * 2 > len(header.typed) and (not values or is_calendar(row))


def _with_levels(sheet: Sheet, rows: tuple[Row, ...], start: int, at: int, score: float) -> Header:
    typed = typed_columns(rows[at + 1:at + 1 + _LOOK_AHEAD])
    bottom = at
    while bottom + 1 < len(rows) and bottom - at < _LEVELS and _is_lower_level(rows, at, bottom + 1, typed):
        bottom += 1
    top = at
    while top > start and bottom - top < _LEVELS and _is_upper_level(sheet, rows, top - 1, top, bottom):
        top -= 1
    body_at, numbering, units = bottom + 1, None, None
    for _ in range(2):
        if body_at < len(rows) and numbering is None and is_numbering(rows[body_at], max(3, len(filled(rows[bottom])) // 2)):
            numbering, body_at = body_at, body_at + 1
        elif body_at < len(rows) and units is None and is_unit_row(rows[body_at]):
            units, body_at = body_at, body_at + 1
    if units is None and top > start and is_unit_row(rows[top - 1]):
        units = top - 1
    columns = tuple(sorted({column for i in range(top, bottom + 1) for column in _spread(sheet, rows[i])}))
    typed = tuple(column for column in typed_columns(rows[body_at:body_at + 200]) if columns[0] - 1 <= column <= columns[-1] + 1)
    return Header(tuple(range(top, bottom + 1)), columns, typed, body_at, numbering, units, score)


def _is_lower_level(rows: tuple[Row, ...], at: int, below: int, typed: tuple[int, ...]) -> bool:
    """Still header: texts where the body will have values, and no value; directly under the row above."""
    row = rows[below]
    if row.number != rows[below - 1].number + rows[below - 1].lines or is_unit_row(row):
        return False
    kinds = {column: kind(row.at(column)) for column in filled(row)}
    if VALUE in kinds.values() or not kinds:
        return False
    rest = typed_columns(rows[below + 1:below + 1 + _LOOK_AHEAD])
    same = [cell.text for cell in row.cells] == [cell.text for cell in rows[at].cells]
    texts = sum(kinds.get(column) == TEXT for column in rest)
    return bool(rest) and (same or (texts >= 1 and (texts * 2 >= len(rest) or texts >= 2) and set(rest) >= set(typed) - set(kinds)))


def _is_upper_level(sheet: Sheet, rows: tuple[Row, ...], above: int, top: int, bottom: int) -> bool:
    """A row of groups above: it fills headings that are blank below, or spans several of them, and is no title over everything."""
    row = rows[above]
    if row.number + row.lines != rows[top].number or is_unit_row(row) or is_numbering(row):
        return False
    columns = filled(row)
    if any(kind(row.cells[column]) == VALUE for column in columns) and not is_calendar(row):
        return False
    below = {column for one in rows[top:bottom + 6] for column in filled(one)}
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


def _headless(rows: tuple[Row, ...], start: int) -> Header | None:
    """A table without header: rows of values of one width from here on."""
    for at in range(start, min(len(rows), start + _CANDIDATES)):
        kinds = [kind(rows[at].cells[column]) for column in filled(rows[at])]
        if len(kinds) >= 2 and VALUE in kinds and len(rows) - at >= 2 and _alike(rows, at):
            body = rows[at:at + 200]
            columns = tuple(sorted({column for row in body[:20] for column in filled(row)}))
            return Header((), columns, typed_columns(body), at, None, None, 0.0)
    return None


def _alike(rows: tuple[Row, ...], at: int) -> bool:
    """Whether the row has values just where the following ones have them."""
    typed = typed_columns(rows[at + 1:at + 1 + _LOOK_AHEAD])
    hits = sum(kind(rows[at].at(column)) in (VALUE, MARK, BLANK) for column in typed)
    return bool(typed) and hits * 10 >= 8 * len(typed) and any(kind(rows[at].at(column)) == VALUE for column in typed)


def _typed_run(rows: tuple[Row, ...], first: int, end: int) -> bool:
    """Whether the rows before a later header are mostly rows of values: then they are a table of their own."""
    body = rows[first:end]
    return sum(any(kind(cell) == VALUE for cell in row.cells) and len(filled(row)) >= 2 for row in body) * 2 > len(body)
