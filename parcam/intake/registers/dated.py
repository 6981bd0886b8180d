"""The lines laid before DuckDB with their days read: view `dated` has `source` and for each column of days `<role>_day`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

from parcam.intake.registers.find import DATES
from parcam.intake.registers.session import give

if TYPE_CHECKING:
    import duckdb


def read_by_line(connection: duckdb.DuckDBPyConnection, dataset: str) -> None:
    """Make `dated` of view `source`, each text read where it stands. The macros `day_<role>` are there."""
    days = ", ".join(f'day_{role}("{role}") AS {role}_day' for role in DATES[dataset])
    connection.execute(f"CREATE OR REPLACE VIEW dated AS SELECT *, {days} FROM source")


def read_by_text(connection: duckdb.DuckDBPyConnection, dataset: str, lines: pa.Table, roles: tuple[str, ...]) -> None:
    """Make `dated` and `source` of the columns of `small`: line and every role of the dataset, NULL where nothing stands. A register of a
    year has a few hundred days: each text is read once."""
    for role in DATES[dataset]:
        texts = lines[role].chunks if role in lines.column_names else ()
        days = [_days(connection, role, chunk) for chunk in texts] or [pa.nulls(len(lines), pa.date32())]
        lines = lines.append_column(f"{role}_day", pa.chunked_array(days, pa.date32()))
    connection.register("given", lines)
    whole = ", ".join(f'"{role}"' if role in lines.column_names else f'NULL::VARCHAR AS "{role}"' for role in roles)
    days = ", ".join(f"{role}_day" for role in DATES[dataset])
    connection.execute(f"CREATE OR REPLACE VIEW dated AS SELECT line, {whole}, {days} FROM given")
    connection.execute(f"CREATE OR REPLACE VIEW source AS SELECT line, {whole} FROM given")


def _days(connection: duckdb.DuckDBPyConnection, role: str, texts: pa.DictionaryArray) -> pa.Array:
    known = texts.dictionary
    give(connection, "texts", place=pa.array(np.arange(len(known))), text=known)
    days = connection.execute(f"SELECT day_{role}(text) AS day FROM texts ORDER BY place").to_arrow_table()["day"]
    return days.combine_chunks().take(texts.indices)
