"""Keeping the points in reading order: recent rows are folded into middle, middle into settled, each when it has grown.

A fold rewrites only the light copies, never a fact, and its cost is shared by the many readings that led to it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from parcam.store.database import LONG_PATIENCE, sql

if TYPE_CHECKING:
    from parcam.store.database import Database

RECENT_ROWS, MIDDLE_ROWS = 30_000, 1_000_000
"""Recent is scanned whole by every question, so it stays within a quarter of a row group; middle is rewritten at every fold of recent."""


def fold(database: Database) -> None:
    """Fold what has grown; a failure here leaves the ledger right and only less tidy."""
    recent, middle = _sizes(database)
    if recent > RECENT_ROWS:
        target = "middle" if recent + middle <= MIDDLE_ROWS else "settled"
        with database.transaction() as cursor:
            cursor.execute(sql(f"cluster/into_{target}"))


def rebuild(database: Database) -> None:
    """Make the points anew from the facts."""
    with database.transaction(LONG_PATIENCE) as cursor:
        cursor.execute(sql("cluster/rebuild"))


def _sizes(database: Database) -> tuple[int, int]:
    with database.cursor() as cursor:
        return cursor.execute("SELECT (SELECT count(*) FROM point_recent), (SELECT count(*) FROM point_middle)").fetchone()
