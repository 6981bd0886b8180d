"""The lines counted in passing, laid before DuckDB as the table that the questions of a small register ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyarrow as pa

from parcam.intake.registers.count import NO_MONTH, first_days
from parcam.intake.registers.find import DATES, IN_TIME, TIMED, answers

if TYPE_CHECKING:
    import duckdb
    import numpy as np

    from parcam.intake.registers.count import Counts


def store(connection: duckdb.DuckDBPyConnection, dataset: str, counts: Counts, units: tuple[str, ...]) -> None:
    """Table `counted`, with the columns of sql/known_<dataset>.sql."""
    groups, days = counts.groups(), DATES[dataset]
    said = {role: (groups.bits >> bit & 1).astype(bool) for bit, role in enumerate(answers(dataset))}
    told = said.pop(TIMED, None)
    columns = {"unit": pa.array(units, pa.string()).take(pa.array(groups.units))}
    columns |= {days[-1]: _months(groups.late), days[0]: _months(groups.early)}
    columns |= {role: pa.array(yes, mask=~told if role == IN_TIME else None) for role, yes in said.items()}
    columns |= {"lines": pa.array(groups.lines), "line": pa.array(groups.first)}
    connection.register("groups", pa.table(columns))
    connection.execute("CREATE TABLE counted AS SELECT * FROM groups")
    connection.unregister("groups")


def _months(places: np.ndarray) -> pa.Array:
    return pa.array(first_days(places), pa.date32(), mask=places == NO_MONTH)
