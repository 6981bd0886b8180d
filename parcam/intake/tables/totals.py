"""Totals stated in a table held against the sum of the rows above them; a difference is a note, never a figure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parcam.intake.meaning.aims import specific
from parcam.intake.meaning.labels import ANY
from parcam.intake.say import note

if TYPE_CHECKING:
    from parcam.intake.meaning.columns import Column
    from parcam.intake.meaning.lines import Line
    from parcam.intake.numbers.scan import Scanner
    from parcam.intake.numbers.settle import Evidence, Series
    from parcam.intake.tables.told import Part
    from parcam.model.reading import Note

_NOT_SUMMED = ("rate", "result")


def mismatches(number: int, part: Part, scanner: Scanner, evidence: Evidence) -> list[Note]:
    """One note per total row that agrees neither with the rows since the last section nor with all rows above it."""
    found = []
    for column in part.gathered.columns:
        if _summed(column):
            found += _column(number, part, column, scanner, evidence)
    return list({one.row: one for one in reversed(found)}.values())


def proves(number: int, part: Part, scanner: Scanner, evidence: Evidence) -> bool:
    """Whether the table's one total is, in every column of parts that any row fills, the sum of the rows of figures."""
    total = next(line for line in part.gathered.lines if line.kind == "total")
    rows = [line for line in part.gathered.lines if line.kind == "data"]
    for column in part.gathered.columns:
        series: Series = (number, "column", column.column)
        found = [value for line in rows if (value := _value(line, column, scanner, evidence, series)) is not None]
        stated = _value(total, column, scanner, evidence, series)
        if _summed(column) and found and (stated is None or abs(stated - sum(found)) > 0.01):
            return False
    return True


def _summed(column: Column) -> bool:
    parts = [*specific(column.meaning).values(), column.meaning.parts.get(ANY, "")]
    return column.role == "value" and any(parts) and not any(part.endswith(_NOT_SUMMED) for part in parts)


def _column(number: int, part: Part, column: Column, scanner: Scanner, evidence: Evidence) -> list[Note]:
    series: Series = (number, "column", column.column)
    since, everything, projects, wholes = 0.0, 0.0, 0.0, 0.0
    above: Line | None = None
    found = []
    for line in part.gathered.lines:
        value = _value(line, column, scanner, evidence, series)
        if line.kind == "section":
            since = 0.0
        if line.kind in ("data", "total", "section") and above is not None:
            found += _project_sum(part, column, above, projects, scanner, evidence, series)
            above, projects = None, 0.0
        if value is None:
            continue
        if line.kind == "data":
            since, everything, above = since + value, everything + value, line
        elif line.kind == "project":
            projects += value
        elif line.kind == "total":
            if not any(abs(value - one) < 0.01 for one in (since, everything, wholes)) and everything:
                found.append(_note(part, line, column, value, everything))
            since, wholes = 0.0, wholes + value
    return found


def _project_sum(
    part: Part, column: Column, unit: Line, projects: float, scanner: Scanner, evidence: Evidence, series: Series
) -> list[Note]:
    value = _value(unit, column, scanner, evidence, series)
    return [_note(part, unit, column, value, projects)] if projects and value is not None and abs(value - projects) > 0.01 else []


def _value(line: Line, column: Column, scanner: Scanner, evidence: Evidence, series: Series) -> float | None:
    one = scanner.scan(line.row.at(column.column)).number
    return evidence.value(one, series, "count" if one.settled is None else "money") if one else None


def _note(part: Part, line: Line, column: Column, stated: float, summed: float) -> Note:
    return note(
        "total_mismatch",
        part.sheet.name,
        line.row.number,
        stated=float(stated),
        summed=float(summed),
        column=column.name,
    )
