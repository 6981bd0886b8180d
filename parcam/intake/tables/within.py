"""Money spent in each month by itself, told from running totals by the column that adds it up: "Tháng 1 | Tháng 2 | Lũy kế"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from parcam.intake.meaning.columns import Column
    from parcam.intake.numbers.numerals import Numeral
    from parcam.intake.numbers.scan import Scanner
    from parcam.intake.tables.gathered import Gathered

_NEAR = 0.011
"""Of two figures rounded to hundredths."""


def within_months(made: Gathered, money: frozenset[str], scanner: Scanner) -> None:
    """Where a running total without a month of its own stands beside columns of months and is not what the latest of them says, those
    are no running totals: they are left unread. Where it is, it repeats them: its rows are not refused for it. `money` are the
    indicators that run from January on by definition."""
    own = {one.column for one in made.columns if _own_month(one)}
    months = [one for one in made.figures if one.indicator in money and one.column in own]
    latest = {one.row: one for one in sorted(months, key=lambda one: one.month)}
    for total in made.columns:
        if total.role != "value" or not total.meaning.cumulative or total.meaning.spans or len({one.month for one in months}) < 2:
            continue
        rows = ((latest[line.row.number].scan.number, line.row.at(total.column)) for line in made.lines if line.row.number in latest)
        said = [one for number, cell in rows if (one := _same(number, scanner.scan(cell).number)) is not None]
        if said and all(said):
            made.refusals = [one for one in made.refusals if one.heading != total.name]
        elif said:
            gone = {one.column for one in months}
            made.figures = [one for one in made.figures if one.column not in gone]
            made.columns = tuple(replace(one, role="unread", why="within") if one.column in gone else one for one in made.columns)
            return


def _own_month(column: Column) -> bool:
    return column.role == "value" and not column.meaning.cumulative and any(span.monthly for span in column.meaning.spans)


def _same(one: Numeral | None, other: Numeral | None) -> bool | None:
    """None where one of them is no number."""
    if one is None or other is None:
        return None
    ways = [{value for value in (number.comma, number.point) if value is not None} for number in (one, other)]
    return any(abs(left - right) < _NEAR for left in ways[0] for right in ways[1])
