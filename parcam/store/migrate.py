"""Numbered schema files, each applied once, in order, in one transaction each; views are made anew at every opening."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parcam.store.refusal import refusal

if TYPE_CHECKING:
    from pathlib import Path

    from duckdb import DuckDBPyConnection

_BOOK = "CREATE TABLE IF NOT EXISTS migration (number INTEGER PRIMARY KEY, name VARCHAR NOT NULL)"


def migrate(cursor: DuckDBPyConnection, schema: Path, views: Path) -> None:
    """Bring the database to the newest schema; StoreError when it is newer than that, and nothing is changed then."""
    files = {int(path.name[:3]): path for path in sorted(schema.glob("[0-9][0-9][0-9]_*.sql"))}
    cursor.execute(_BOOK)
    found = cursor.execute("SELECT coalesce(max(number), 0) FROM migration").fetchone()[0]
    if found > max(files):
        raise refusal("newer", found=found, known=max(files))
    for number, path in files.items():
        if number > found:
            _apply(cursor, number, path)
    for path in sorted(views.glob("*.sql")):
        cursor.execute(path.read_text(encoding="utf-8"))


def _apply(cursor: DuckDBPyConnection, number: int, path: Path) -> None:
    cursor.execute("BEGIN")
    try:
        cursor.execute(path.read_text(encoding="utf-8"))
        cursor.execute("INSERT INTO migration VALUES ($number, $name)", {"number": number, "name": path.name})
        cursor.execute("COMMIT")
    except BaseException:
        cursor.execute("ROLLBACK")
        raise
