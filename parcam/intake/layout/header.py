"""Finding the header: every row near the top is scored as the header of what follows it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from parcam.intake.layout.levels import LOOK_AHEAD, Header, typed_columns, with_levels
from parcam.intake.layout.marks import is_letterhead
from parcam.intake.shape import BLANK, MARK, TEXT, VALUE, filled, is_calendar, is_numbering, kind, look, said

if TYPE_CHECKING:
    from parcam.intake.sheet import Row, Sheet

_CANDIDATES = 60
_ENOUGH = 0.2


class Seen(NamedTuple):
    """What was found of single rows of one sheet, by their index: it is the same wherever the search begins."""

    scores: dict[int, float]
    alike: dict[int, bool]


def find_header(sheet: Sheet, rows: tuple[Row, ...], start: int, seen: Seen) -> Header | None:
    """The first header at or below `rows[start]`; one without rows when values begin at once; None when no table follows."""
    scores: dict[int, float] = {}
    best = 0.0
    for at in range(start, min(len(rows), start + _CANDIDATES)):
        if best >= _ENOUGH and _gap(rows, at) and _is_table(rows[start:at]):
            break
        if at not in seen.scores:
            seen.scores[at] = score_row(rows, at)
        scores[at] = seen.scores[at]
        best = max(best, scores[at])
    if best < _ENOUGH:
        return _headless(rows, start, seen)
    good = next(at for at in scores if scores[at] >= 0.62 * best)
    at = next(at for at in scores if rows[at].cells == rows[good].cells)  # of a header on every page the first
    headless = _headless(rows, start, seen)
    if headless and headless.body_at < at and at - headless.body_at > 1 and _typed_run(rows, headless.body_at, at):
        return headless
    return with_levels(sheet, rows, start, at, min(1.0, scores[at]))


def _is_table(rows: tuple[Row, ...]) -> bool:
    """Whether rows before a gap are a table of their own, and no letterhead: several cells, and values somewhere."""
    return sum(len(filled(row)) > 1 for row in rows) > 2 and any(VALUE in look(row).kinds for row in rows)


def score_row(rows: tuple[Row, ...], at: int) -> float:
    """0-1: how much `rows[at]` looks like the header of the rows after it."""
    row = rows[at]
    columns, seen = look(row)
    if len(columns) < 2:
        return _alone(rows, at)
    kinds = [_heading(rows, at, column, found) for column, found in zip(columns, seen, strict=True)]
    calendar = VALUE in kinds and is_calendar(row)
    named = {column for column, one in zip(columns, kinds, strict=True) if one == TEXT or (calendar and one == VALUE)}
    texts = len(named)
    if is_numbering(row) or texts * 2 <= len(columns) or is_letterhead(row):
        return 0.0
    body = _ahead(rows, at)
    typed = typed_columns(body)
    below = {column for one in body for column in filled(one)}
    contrast = sum(column in named for column in typed) / len(typed) if typed else 0.35
    distinct = len({row.cells[column].text for column in columns}) / len(columns)
    covered = len(below & set(columns)) / max(1, len(below)) if below else 0.6
    long = sum(len(row.cells[column].text) > 90 for column in columns) / len(columns)
    width = min(1.0, 0.55 + 0.09 * len(columns))
    looks = (texts / len(columns)) ** 2 * (0.4 + 0.6 * distinct) * (1 - 0.7 * long) * width
    return looks * (0.25 + 0.75 * contrast) * (0.2 + 0.8 * covered)


def _heading(rows: tuple[Row, ...], at: int, column: int, found: str) -> str:
    """The kind of a cell that may be a heading. On the first line nothing stands above to be marked: a letter ("x") is a name."""
    return TEXT if found == MARK and at == 0 and rows[at].cells[column].text.isalpha() else found


def _gap(rows: tuple[Row, ...], at: int) -> bool:
    """Whether a blank line stands before `rows[at]`."""
    return at > 0 and rows[at - 1].number + rows[at - 1].lines < rows[at].number


def _ahead(rows: tuple[Row, ...], at: int) -> tuple[Row, ...]:
    """The rows that `rows[at]` would head: up to a blank line once two rows with several cells were seen."""
    wide = 0
    for place in range(at + 1, min(len(rows), at + 1 + LOOK_AHEAD)):
        if wide >= 2 and _gap(rows, place):
            return rows[at + 1:place]
        wide += len(filled(rows[place])) > 1
    return rows[at + 1:at + 1 + LOOK_AHEAD]


def _alone(rows: tuple[Row, ...], at: int) -> float:
    """A single text may head a table of one column when nothing wider follows."""
    columns = filled(rows[at])
    if not columns or kind(rows[at].cells[columns[0]]) != TEXT:
        return 0.0
    body = rows[at + 1:at + 1 + LOOK_AHEAD]
    return 0.3 if len(body) > 1 and all(filled(one) == columns for one in body) and typed_columns(body) else 0.0


def header_like(row: Row, header: Header, names: frozenset[str], apart: bool) -> bool:
    """A row that heads another table, or the same again: it repeats the known headings (`names`, case folded), or it stands apart
    from the rows above and has texts where the body has values."""
    columns = filled(row)
    if len(columns) < 2:
        return False
    known = sum(said(row.cells[column]) in names for column in columns)
    if known * 5 >= 3 * len(columns) and known >= min(3, len(names)):
        return True
    if not apart or not header.typed or len(columns) * 2 < len(header.columns):
        return False
    texts = sum(kind(row.at(column)) == TEXT for column in header.typed)
    values = sum(kind(row.cells[column]) == VALUE for column in columns)
    return texts * 2 > len(header.typed) and (not values or is_calendar(row))


def _headless(rows: tuple[Row, ...], start: int, seen: Seen) -> Header | None:
    """A table without header: rows of values of one width from here on."""
    for at in range(start, min(len(rows), start + _CANDIDATES)):
        kinds = look(rows[at]).kinds
        if len(kinds) >= 2 and VALUE in kinds and len(rows) - at >= 2 and not _labelled(rows[at]) and _alike(rows, at, seen):
            body = rows[at:at + 200]
            columns = tuple(sorted({column for row in body[:20] for column in filled(row)}))
            return Header((), columns, typed_columns(body), at, None, None, 0.0)
    return None


def _labelled(row: Row) -> bool:
    """One value behind a label with a colon ("Ngày lập:" | 05/04/2024): a line of the titles, not of a table."""
    cells = [row.cells[column] for column in filled(row)]
    return len(cells) == 2 and cells[0].text.endswith(":") and kind(cells[1]) == VALUE


def _alike(rows: tuple[Row, ...], at: int, seen: Seen) -> bool:
    """Whether the row has values just where the following ones have them."""
    if at not in seen.alike:
        seen.alike[at] = _like_below(rows, at)
    return seen.alike[at]


def _like_below(rows: tuple[Row, ...], at: int) -> bool:
    typed = typed_columns(rows[at + 1:at + 1 + LOOK_AHEAD])
    hits = sum(kind(rows[at].at(column)) in (VALUE, MARK, BLANK) for column in typed)
    return bool(typed) and hits * 10 >= 8 * len(typed) and any(kind(rows[at].at(column)) == VALUE for column in typed)


def _typed_run(rows: tuple[Row, ...], first: int, end: int) -> bool:
    """Whether the rows before a later header are mostly rows of values: then they are a table of their own."""
    body = rows[first:end]
    return sum(len(look(row).kinds) >= 2 and VALUE in look(row).kinds for row in body) * 2 > len(body)
