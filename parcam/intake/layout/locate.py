"""Where the tables stand in a sheet: header rows, body, what is above and below. No vocabulary: only shapes and places.

A header is a row of texts over columns of values; the scorer weighs width, contrast with what follows, coverage and distinctness.
"""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from parcam.intake import limits
from parcam.intake.layout.aside import beside
from parcam.intake.layout.header import Seen, find_header, header_like
from parcam.intake.layout.levels import Header, named_header
from parcam.intake.layout.surroundings import share_rest
from parcam.intake.refuse import refuse
from parcam.intake.shape import TEXT, VALUE, filled, kind, said
from parcam.intake.sheet import Table
from parcam.model.sentence import Sentence, sentence

if TYPE_CHECKING:
    from parcam.intake.sheet import Row, Sheet


_COPIED = 12


class _Body(NamedTuple):
    """`rows`: indexes of the body; `repeats`: of repeated headers in it; `stop`: first index that is neither."""

    rows: list[int]
    repeats: list[int]
    stop: int


def locate(sheet: Sheet, most: int = limits.TABLES) -> tuple[Table, ...]:
    """The tables of a sheet from top to bottom, side-by-side ones from left to right; () when nothing in it is a table.

    Refused: too_large when there are more than `most`: nobody would look through them.
    """
    rows = sheet.rows
    tables: list[Table] = []
    seen = Seen({}, {})
    at = 0
    while at < len(rows):
        header = find_header(sheet, rows, at, seen)
        if header is None:
            break
        body = _body(rows, header)
        tables += beside(sheet, _table(rows, header, body, at))
        if len(tables) > most:
            raise refuse("too_large", "tables", count=len(tables), limit=most)
        at = max(body.stop, header.body_at + (not body.rows))
    return share_rest(rows, tables)


def locate_under(sheet: Sheet, heads: tuple[int, ...]) -> tuple[Table, ...]:
    """The one table under the header rows that a person named; () when none of them holds a value."""
    rows = sheet.rows
    found = tuple(at for at, row in enumerate(rows) if row.number in heads)
    if not found:
        return ()
    header = named_header(rows, found)
    return share_rest(rows, [_table(rows, header, _body(rows, header), 0)])


def _table(rows: tuple[Row, ...], header: Header, body: _Body, start: int) -> Table:
    numbers = tuple(rows[i].number for i in body.rows)
    heads = tuple(rows[i].number for i in header.rows)
    first_at = min((*header.rows, *body.rows), default=header.body_at)
    left, right = _bounds(header, Counter(column for i in body.rows[:500] for column in filled(rows[i])))
    return Table(
        heads, numbers[0] if numbers else 0, numbers[-1] if numbers else 0, left, right, numbers,
        rows[header.numbering].number if header.numbering is not None else 0, rows[header.units].number if header.units is not None else 0,
        tuple(rows[i].number for i in body.repeats), tuple(row.number for row in rows[start:first_at]),
        score=header.score, evidence=_evidence(header, heads, len(numbers), right - left + 1))


def _bounds(header: Header, used: Counter[int]) -> tuple[int, int]:
    """From the first to the last column of the header, and on over neighbours that the body fills."""
    heads = header.columns or tuple(used) or (0,)
    left, right = min(heads), max(heads)
    all_used = used.total()
    busy = {column for column, count in used.items() if count * 3 * len(used) >= all_used}
    while right + 1 in busy:
        right += 1
    while left - 1 in busy:
        left -= 1
    return left, right


def _body(rows: tuple[Row, ...], header: Header) -> _Body:
    texts = {_texts(rows[i]) for i in header.rows}
    under = texts | ({_texts(rows[header.numbering])} if header.numbering is not None else set())
    names = frozenset(name for level in texts for name in level)
    taken: list[int] = []
    repeats: list[int] = []
    at = header.body_at
    while at < len(rows):
        row = rows[at]
        if header.typed and kind(row.at(header.typed[0])) == VALUE and said(row.cells[0]) not in names:
            taken.append(at)
            at += 1
            continue
        apart = at == header.body_at or _stands_apart(rows, at, header)
        if header.rows and header_like(row, header, names, apart):
            same = _texts(row) in texts
            if not same or _stands_apart(rows, at, header) or not _goes_on(rows, at, taken, len(header.rows)):
                break
            repeats.append(at)
            while at + 1 < len(rows) and rows[at + 1].number == rows[at].number + rows[at].lines and _texts(rows[at + 1]) in under:
                at += 1
                repeats.append(at)
        else:
            taken.append(at)
        at += 1
    return _trimmed(rows, header, taken, repeats, at)


def _texts(row: Row) -> tuple[str, ...]:
    return tuple(said(cell) for cell in row.cells if cell.text)


def _stands_apart(rows: tuple[Row, ...], at: int, header: Header) -> bool:
    """A blank line or a title before it."""
    above = rows[at - 1]
    return above.number + above.lines < rows[at].number or (
        len(filled(above)) * 2 < len(header.columns) and not any(kind(above.at(column)) == VALUE for column in header.typed))


def _goes_on(rows: tuple[Row, ...], at: int, taken: list[int], levels: int) -> bool:
    """Whether a repeated header only turns the page: what follows is not the first table over again."""
    after = rows[at + levels:at + levels + _COPIED]
    same = sum(row.cells == rows[i].cells for row, i in zip(after, taken, strict=False))
    return bool(after) and same * 2 < min(len(after), len(taken))


def _trimmed(rows: tuple[Row, ...], header: Header, taken: list[int], repeats: list[int], stop: int) -> _Body:
    """Notes, signatures and titles of the next table at the end are not body: rows without a value where values stand."""
    end = len(taken)
    while end and not _is_data(rows, taken, end - 1, header):
        end -= 1
    return _Body(taken[:end], [i for i in repeats if not end or i < taken[end - 1]], stop)


def _is_data(rows: tuple[Row, ...], taken: list[int], place: int, header: Header) -> bool:
    row = rows[taken[place]]
    cells = filled(row)
    if any(kind(row.at(column)) == VALUE for column in header.typed):
        return len(cells) > 1 or len(header.columns) <= 2
    gap = place > 0 and rows[taken[place - 1]].number + rows[taken[place - 1]].lines < row.number
    if not gap and cells and cells[0] > header.columns[0] and _seen_before(rows, taken, place, cells):
        return True
    if header.typed:
        return _unfilled_row(rows, taken, place, header)
    width = len(header.columns)
    return len(cells) * 2 >= width or (not gap and (len(cells) > 1 or width < 3))


def _seen_before(rows: tuple[Row, ...], taken: list[int], place: int, cells: tuple[int, ...]) -> bool:
    """Whether rows that surely are body, with others like them after, fill just these columns: a person in a list, under the first."""
    return any(filled(rows[i]) == cells and filled(rows[after]) != cells for i, after in pairwise(taken[:place]))


def _unfilled_row(rows: tuple[Row, ...], taken: list[int], place: int, header: Header) -> bool:
    """A row of the table whose figures are not in yet: right under the others, its label in their column, marks of no data at most."""
    row = rows[taken[place]]
    if place and rows[taken[place - 1]].number + rows[taken[place - 1]].lines < row.number:
        return False
    marks = [column for column in header.typed if row.at(column).text]
    if any(kind(row.at(column)) == TEXT for column in marks):
        return False
    labels = [column for column in header.columns if column not in header.typed]
    label = next((row.at(column).text for column in labels if row.at(column).text), "")
    usual = max((len(rows[i].at(column).text) for i in taken[:200] for column in labels), default=0)
    return bool(marks) or (bool(label) and len(filled(row)) <= len(labels) and len(filled(row)) > 1 and len(label) <= usual)


def _evidence(header: Header, heads: tuple[int, ...], count: int, width: int) -> Sentence:
    if not heads:
        return Sentence("intake_front.table.no_header")
    span = str(heads[0]) if len(heads) == 1 else f"{heads[0]}–{heads[-1]}"
    return sentence("intake_front.table.evidence", header=span, rows=float(count), typed=len(header.typed), width=width)
