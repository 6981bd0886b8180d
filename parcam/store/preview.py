"""The dry run: what accepting an extraction would change."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from parcam.store.database import sql
from parcam.store.kept import Kept
from parcam.store.rows import reading_rows

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection
    from pandas import DataFrame

    from parcam.model.reading import Extraction


class Preview(Kept):
    def preview(self, extraction: Extraction, known_on: date = date.max) -> DataFrame:
        """One row per reading: indicator, unit, month, change (new, changed, unchanged), old_* and new parts, sheet, row, column.

        Compared with what is known on `known_on`; by default with the newest of all.
        """
        with self.database.cursor() as cursor:
            cursor.execute(sql("write/incoming"), {"columns": reading_rows(extraction.readings)})
            return cursor.execute(sql("write/compare"), {"series": series_of_incoming(cursor), "as_of": known_on}).df()


def series_of_incoming(cursor: DuckDBPyConnection) -> list[int]:
    """The series met before among the rows of table `incoming`."""
    return cursor.execute(sql("write/series_of_incoming")).fetchone()[0]
