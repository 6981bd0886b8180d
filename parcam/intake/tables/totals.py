"""Totals stated in a table held against the sum of the rows above them; a difference is a note, never a figure."""

from __future__ import annotations

from itertools import accumulate
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

_NOISE = 0.01
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
        kind = _kind(part, column)
        found = [value for line in rows if (value := _value(line, column, scanner, evidence, series, kind)) is not None]
        stated = _value(total, column, scanner, evidence, series, kind)
        if _summed(column) and found and (stated is None or abs(stated - sum(found)) > _NOISE):
            return False
    return True


def _summed(column: Column) -> bool:
    parts = [*specific(column.meaning).values(), column.meaning.parts.get(ANY, "")]
    return column.role == "value" and any(parts) and not any(part.endswith(_NOT_SUMMED) for part in parts)


def _column(number: int, part: Part, column: Column, scanner: Scanner, evidence: Evidence) -> list[Note]:
    series: Series = (number, "column", column.column)
    above: tuple[Line, float] | None = None
    projects = 0.0
    kind = _kind(part, column)
    found, said = [], []
    for line in part.gathered.lines:
        value = _value(line, column, scanner, evidence, series, kind)
        if line.kind in ("data", "total", "section") and above is not None:
            found += _project_sum(part, column, above, projects)
            above, projects = None, 0.0
        if line.kind in ("data", "total", "section"):
            said.append((line, value))
        if value is not None and line.kind == "data":
            above = line, value
        elif value is not None and line.kind == "project":
            projects += value
    return found + _totals(part, column, said, scanner)


def _totals(part: Part, column: Column, said: list[tuple[Line, float | None]], scanner: Scanner) -> list[Note]:
    """The totals that are the sum neither of rows above them nor of rows below: a group may be headed by its sum."""
    data, wholes = (
        [0.0, *accumulate(value or 0.0 if line.kind == kind else 0.0 for line, value in said)] for kind in ("data", "total")
    )
    parted = [at for at, (line, _) in enumerate(said) if line.kind != "data"]
    everything, found = data[-1], []
    for place, at in enumerate(parted):
        line, value = said[at]
        before, after = parted[place - 1] if place else 0, parted[place + 1] if place + 1 < len(parted) else len(said)
        below = (data[after] - data[at], everything - data[at])
        sums = [data[at] - data[before], data[at], wholes[at], everything, *(one for one in below if one)]
        value = _open(line, column, scanner, sums) if value is None and line.kind == "total" else value
        if line.kind == "total" and value is not None and everything and not any(abs(value - one) < _NOISE for one in sums):
            found.append(_note(part, line, column, value, data[at] or everything))
    return found


def _project_sum(part: Part, column: Column, unit: tuple[Line, float], projects: float) -> list[Note]:
    return [_note(part, unit[0], column, unit[1], projects)] if projects and abs(unit[1] - projects) > _NOISE else []


def _kind(part: Part, column: Column) -> str:
    """What the column's figures are, or else those of its indicator; whole numbers where there are none."""
    owners = specific(column.meaning)
    own = (one.kind for one in part.gathered.figures if one.column == column.column)
    akin = (one.kind for one in part.gathered.figures if one.indicator in owners and one.kind != "rate")
    return next(own, next(akin, "count"))


def _value(line: Line, column: Column, scanner: Scanner, evidence: Evidence, series: Series, kind: str) -> float | None:
    one = scanner.scan(line.row.at(column.column)).number
    return evidence.value(one, series, kind) if one else None


def _open(line: Line, column: Column, scanner: Scanner, sums: list[float]) -> float | None:
    """Of a total that can be read two ways ("1.365") the one that agrees, or else the greater: a sum is not less than its parts."""
    one = scanner.scan(line.row.at(column.column)).number
    ways = [value for value in (one.comma, one.point) if value is not None] if one and one.open else []
    return next((value for value in ways if any(abs(value - found) < _NOISE for found in sums)), max(ways, default=None))


def _note(part: Part, line: Line, column: Column, stated: float, summed: float) -> Note:
    return note(
        "total_mismatch",
        part.sheet.name,
        line.row.number,
        stated=float(stated),
        summed=float(summed),
        column=column.name,
    )
