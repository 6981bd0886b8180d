"""What a read had to say beside its readings: faults (the quarantine), notes, the account of lines, what was understood."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parcam.store.rows import plain_rows

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

    from parcam.model.reading import Extraction

_FAULT = ("sheet", "row", "kind", "raw", "message", "suggestion", "column")
_NOTE = ("kind", "message", "sheet", "row")
_ACCOUNT = ("sheet", "lines", "header", "readings", "rejects", "totals", "blank", "extras")
_UNDERSTOOD = ("what", "value", "evidence", "sheet")


def append_remarks(cursor: DuckDBPyConnection, extraction: Extraction, batch: int) -> None:
    """Append them all; part of the batch's own transaction."""
    for things, names, statement in (
        (extraction.faults, _FAULT, "INSERT INTO fault BY NAME SELECT * RENAME (\"column\" AS columns) FROM remark"),
        (extraction.notes, _NOTE, "INSERT INTO note BY NAME FROM remark"),
        (extraction.accounts, _ACCOUNT, "INSERT INTO account BY NAME FROM remark"),
        (extraction.understood, _UNDERSTOOD, "INSERT INTO understood BY NAME FROM remark"),
    ):
        if things:
            cursor.register("remark", plain_rows(batch, things, names))
            cursor.execute(statement)
            cursor.unregister("remark")
