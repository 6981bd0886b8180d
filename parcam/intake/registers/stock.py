"""What was still in process at each month's end, told by the register itself: taken by then, without a result, due or not.

A register in which every line has its result may be a list of results alone: it says nothing of what is in process.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from parcam.intake.registers.session import question
from parcam.model.indicator import stock_series
from parcam.model.month import Month
from parcam.model.reading import Reading

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    import duckdb

    from parcam.intake.meaning.naming import Names
    from parcam.intake.registers.find import Shape

_NEEDED = {"dossiers": ("received", "due", "resolved")}


class _Group(NamedTuple):
    received: Month
    late_from: Month
    resolved: Month | None
    lines: int

    @classmethod
    def of(cls, received: date, late_from: date, resolved: date | None, lines: int) -> _Group:
        return cls(Month.of(received), Month.of(late_from), Month.of(resolved) if resolved else None, lines)


def stocks(connection: duckdb.DuckDBPyConnection, shape: Shape, path: Path, names: Names, readings: list[Reading]) -> list[Reading]:
    """Beside each of `readings` of the stock's indicator, what its unit had in process at its month's end.

    `path` holds the register's lines as kept; those in table `out` do not count.
    """
    needed = _NEEDED.get(shape.dataset)
    if not needed or not all(role in shape.columns for role in needed):
        return []
    series: dict[str, str] = {}
    groups: dict[tuple[str, str], list[_Group]] = defaultdict(list)
    for indicator, stock, text, *rest in connection.execute(question(f"stock_{shape.dataset}"), {"path": str(path)}).fetchall():
        series[indicator] = stock_series(indicator, stock)
        groups[indicator, names.resolve(text or "").unit].append(_Group.of(*rest))
    if all(group.resolved for some in groups.values() for group in some):
        return []
    return [_standing(one, groups[one.indicator, one.unit], series[one.indicator]) for one in readings if one.indicator in series]


def _standing(beside: Reading, groups: list[_Group], series: str) -> Reading:
    there = [one for one in groups if one.received <= beside.month and (one.resolved is None or one.resolved > beside.month)]
    in_time = sum(one.lines for one in there if one.late_from > beside.month)
    whole = sum(one.lines for one in there)
    return Reading(series, beside.unit, beside.month, float(in_time), float(whole), None, beside.origin, whole)
