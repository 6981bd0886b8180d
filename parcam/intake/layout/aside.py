"""Tables that stand side by side: a blank column between two groups that each have their own headings and labels."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from parcam.intake.shape import TEXT, VALUE, counts_up, kind

if TYPE_CHECKING:
    from parcam.intake.sheet import Row, Sheet, Table


def beside(sheet: Sheet, table: Table) -> list[Table]:
    """The table, or the several that it is made of, each with its own columns and body rows."""
    rows = [row for number in (*table.header, *table.body[:300]) if (row := sheet.row(number))]
    spanned = {column for merge in sheet.merges if merge.top in table.header for column in range(merge.left, min(merge.right, 500) + 1)}
    used = {column for row in rows for column in range(table.left, table.right + 1) if not row.at(column).blank} | spanned
    groups: list[list[int]] = []
    for column in range(table.left, table.right + 1):
        if column not in used:
            continue
        if groups and groups[-1][-1] == column - 1:
            groups[-1].append(column)
        else:
            groups.append([column])
    if len(groups) < 2 or not all(_stands(rows, table, group) for group in groups):
        return [table]
    return [_part(sheet, table, group) for group in groups]


def _stands(rows: list[Row], table: Table, group: list[int]) -> bool:
    """Own headings, a column of labels and one of values that do more than number the rows."""
    heads = [row for row in rows if row.number in table.header]
    body = [row for row in rows if row.number not in table.header]
    named = sum(any(row.at(column).text for row in heads) for column in group)
    labels = any(sum(kind(row.at(column)) == TEXT for row in body) * 2 > len(body) for column in group)
    values = any(_figures(body, column) for column in group)
    return len(group) >= 2 and named >= 2 and values and (labels or not body)


def _figures(body: list[Row], column: int) -> bool:
    cells = [cell for row in body if kind(cell := row.at(column)) == VALUE]
    return bool(cells) and not (len(cells) > 1 and counts_up(cells, len(body)))


def _part(sheet: Sheet, table: Table, group: list[int]) -> Table:
    body = [number for number in table.body if (row := sheet.row(number)) and any(not row.at(column).blank for column in group)]
    while body and (row := sheet.row(body[-1])) and sum(not row.at(column).blank for column in group) < 2:
        body.pop()
    return replace(table, left=group[0], right=group[-1], body=tuple(body), first=body[0] if body else 0, last=body[-1] if body else 0)
