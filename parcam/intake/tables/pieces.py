"""Rows that are pieces of one unit, named by the title over a table without a column of units: fields of work, items, places."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parcam.intake.tables.gathered import Refusal

if TYPE_CHECKING:
    from parcam.intake.tables.gathered import Gathered


def refuse_pieces(made: Gathered) -> None:
    """Several rows of different names that would each be the unit's own figure of a month are none of them: all are refused."""
    names = {line.row.number: line.text for line in made.lines}
    rows: dict[tuple[object, ...], dict[int, str]] = {}
    for one in made.figures:
        if not one.across:
            rows.setdefault((one.indicator, one.unit, one.month, one.part, one.column), {})[one.row] = names.get(one.row, "")
    pieces = {row: name for found in rows.values() if len(set(found.values())) > 1 for row, name in found.items()}
    made.figures = [one for one in made.figures if one.row not in pieces]
    made.refusals += [Refusal(row, "", "unknown_unit", name) for row, name in pieces.items()]
