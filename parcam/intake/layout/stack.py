"""What `grid` writes of a text file beyond the rows that surely are one table's: rows right under it, and the tables further down."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from parcam.intake.shape import filled

if TYPE_CHECKING:
    from parcam.intake.sheet import Sheet, Table


def whole_body(sheet: Sheet, table: Table) -> tuple[int, ...]:
    """Numbers of the rows of a table, with the rows right under it that have several cells: a text in a column of figures
    ("three quarters") makes no note of a row. Under a header whose rows stand off it, all of those."""
    if not table.body:
        return table.after
    tail = []
    above = sheet.row(table.last)
    for number in table.after:
        row = sheet.row(number)
        if row is None or above is None or above.number + above.lines != number or len(filled(row)) < 2:
            break
        tail.append(number)
        above = row
    return (*table.body, *tail)


def stacked(sheet: Sheet, tables: tuple[Table, ...], table: Table) -> list[Table]:
    """The tables below `table` that stand apart from what is above them, by a blank line or a title, up to the first that does not:
    rows that follow at once under the headings over again are a copy."""
    off = {below.number for above, below in pairwise(sheet.rows) if above.number + above.lines < below.number}
    out: list[Table] = []
    end = _end(table)
    for one in sorted(tables, key=_top):
        if _top(one) > end:
            if not one.before and _top(one) not in off:
                break
            out.append(one)
            end = _end(one)
    return out


def _top(table: Table) -> int:
    return min((*table.header, *table.body), default=0)


def _end(table: Table) -> int:
    return max(table.last, *table.header, 0) if table.header else table.last


def spread(levels: list[list[str]]) -> list[list[str]]:
    """Header levels of equal width with every group's name over all of its columns: a text file writes it over the first only.

    A group reaches right over blanks that have a heading below and the same groups above.
    """
    out = [list(level) for level in levels]
    for at, level in enumerate(out[:-1]):
        start = None
        for column, name in enumerate(level):
            below = any(lower[column].strip() for lower in out[at + 1 :])
            if name.strip():
                start = column if below else None
            elif start is not None and below and all(upper[column] == upper[start] for upper in out[:at]):
                level[column] = level[start]
            else:
                start = None
    return out
