"""Columns under the heading of a count that cannot count: most of what they hold is no whole number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parcam.intake.tables.record import series
from parcam.intake.tables.stated import is_rate

if TYPE_CHECKING:
    from parcam.intake.numbers.settle import Evidence, Series
    from parcam.intake.tables.record import Record


def broken_counts(made: list[Record], evidence: Evidence) -> set[Series]:
    """The series of counts with more broken numbers than whole ones: a whole one among them is a ratio like the others."""
    seen: dict[Series, list[int]] = {}
    for record in made:
        for part, figure in record.figures.items():
            if figure.kind != "count" or is_rate(part) or figure.scan.number is None:
                continue
            key = series(record.table, figure)
            value = evidence.value(figure.scan.number, key, figure.kind)
            if value is not None:
                seen.setdefault(key, [0, 0])[value == int(value)] += 1
    return {key for key, (broken, whole) in seen.items() if broken > whole}
