"""The lines behind a figure: registers stay as they were read, one Parquet file each, beside the database.

So accepting ten million lines costs a copy of a file, a backup of the database stays small, and the lines follow their batch.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from parcam.store.kept import Kept
from parcam.store.refusal import refusal

if TYPE_CHECKING:
    from collections.abc import Collection

    from pandas import DataFrame

    from parcam.model.month import Month


class Registers(Kept):
    def register_lines(self, batch: int, *, unit_names: Collection[str] | None = None, day: str = "", month: Month | None = None,
                       limit: int = 500, offset: int = 0) -> DataFrame:
        """Lines of a batch's register by line number, at most `limit` from `offset` on; empty when the batch has no register.

        `unit_names` are the spellings of column `unit` to let through; with `day` (a column of days) and `month`, only lines of that
        month by that column. StoreError when there is no such batch or its register is gone; ValueError for a column it does not have.
        """
        self.batch(batch)
        (kept,) = self._rows("register_of", batch=batch)
        if kept["register_sha256"] is None:
            return self.database.ask("register_none")
        path = self.registers.path(kept["register_sha256"])
        if not path.is_file():
            raise refusal("register_lost", batch=batch)
        values = {"path": str(path), "units": None if unit_names is None else list(unit_names), "limit": limit, "offset": offset}
        if month is None:
            return self.database.ask("register_lines", **values)
        columns = [row["column_name"] for row in self._rows("register_columns", path=str(path))]
        if day not in columns:
            raise ValueError(f"{day!r} is none of {columns}")
        return self.database.ask("register_lines_of_month", **values, day=day, month=month.first_day)
