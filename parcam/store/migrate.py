"""Numbered schema files, each applied once, in order, in one transaction each; views are made anew when their text has changed."""

from __future__ import annotations

import hashlib
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

from parcam.store.refusal import refusal

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from duckdb import DuckDBPyConnection

_BOOKS = """
CREATE TABLE IF NOT EXISTS migration (number INTEGER PRIMARY KEY, name VARCHAR NOT NULL);
CREATE TABLE IF NOT EXISTS arrangement (number INTEGER PRIMARY KEY, sha256 VARCHAR NOT NULL);
"""
"""`arrangement` says by which text the views were last made: opening an up-to-date store writes nothing, so it works on a full disk."""


def migrate(cursor: DuckDBPyConnection, schema: Path, views: Path) -> None:
    """Bring the database to the newest schema; StoreError when it is newer than that, and nothing is changed then."""
    files = {int(path.name[:3]): path for path in sorted(schema.glob("[0-9][0-9][0-9]_*.sql"))}
    cursor.execute(_BOOKS)
    found = cursor.execute("SELECT coalesce(max(number), 0) FROM migration").fetchone()[0]
    if found > max(files):
        raise refusal("newer", found=found, known=max(files))
    for number, path in files.items():
        if number > found:
            with _whole(cursor):
                cursor.execute(path.read_text(encoding="utf-8"))
                cursor.execute("INSERT INTO migration VALUES ($number, $name)", {"number": number, "name": path.name})
    _arrange(cursor, "\n".join(path.read_text(encoding="utf-8") for path in sorted(views.glob("*.sql"))))


def _arrange(cursor: DuckDBPyConnection, text: str) -> None:
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    newest = cursor.execute("SELECT sha256 FROM arrangement ORDER BY number DESC LIMIT 1").fetchone()
    if newest != (sha256,):
        with _whole(cursor):
            cursor.execute(text)
            cursor.execute("INSERT INTO arrangement SELECT count(*), $sha256 FROM arrangement", {"sha256": sha256})


@contextmanager
def _whole(cursor: DuckDBPyConnection) -> Iterator[None]:
    cursor.execute("BEGIN")
    with ExitStack() as undo:
        undo.callback(cursor.execute, "ROLLBACK")
        yield
        cursor.execute("COMMIT")
        undo.pop_all()
