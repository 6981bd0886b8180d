"""The lines counted in passing, laid before DuckDB as the table that the questions of a small register ask."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from parcam.intake.registers.count import NO_MONTH, month_of
from parcam.intake.registers.find import DATES, IN_TIME, TIMED, answers

if TYPE_CHECKING:
    import duckdb

    from parcam.intake.registers.count import Counts


def store(connection: duckdb.DuckDBPyConnection, dataset: str, counts: Counts, units: tuple[str, ...]) -> None:
    """Table `counted`, with the columns of sql/known_<dataset>.sql."""
    groups = counts.groups()
    columns: dict[str, tuple[str, list[object]]] = {"unit": ("VARCHAR", [units[one.unit] for one in groups])}
    days = DATES[dataset]
    columns[days[-1]] = ("DATE", [_month(one.late) for one in groups])
    columns[days[0]] = ("DATE", [_month(one.early) for one in groups])
    for bit, role in enumerate(answers(dataset)):
        columns[role] = ("BOOLEAN", [bool(one.bits >> bit & 1) for one in groups])
    if TIMED in columns:
        _, told = columns.pop(TIMED)
        columns[IN_TIME] = ("BOOLEAN", [yes if known else None for yes, known in zip(columns[IN_TIME][1], told, strict=True)])
    columns["lines"] = ("BIGINT", [one.lines for one in groups])
    columns["line"] = ("BIGINT", [one.first for one in groups])
    connection.execute(f"CREATE TABLE counted ({', '.join(f'{name} {kind}' for name, (kind, _) in columns.items())})")
    chosen = ", ".join(f"unnest(${name}::{kind}[])" for name, (kind, _) in columns.items())
    connection.execute(f"INSERT INTO counted SELECT {chosen}", {name: texts for name, (_, texts) in columns.items()})


def _month(place: int) -> date | None:
    return None if place == NO_MONTH else date(*month_of(place), 1)
