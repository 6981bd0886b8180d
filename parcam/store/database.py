"""One hardened DuckDB file: a cursor per call, one writer at a time, a time limit on every question.

The connection object is never used for a query itself: shared by threads it hands one thread's rows to another without an error.
"""

from __future__ import annotations

import logging
import threading
from contextlib import ExitStack, contextmanager
from functools import cache
from typing import TYPE_CHECKING

import duckdb

from parcam.store.connecting import SQL, USE, connect
from parcam.store.refusal import DamagedStoreError, on_asking, refusal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import TypeVar

    from pandas import DataFrame

    from parcam.store.places import Places

    Answer = TypeVar("Answer")

_log = logging.getLogger(__name__)
_INVALIDATES = (duckdb.FatalException, duckdb.TransactionException, duckdb.InternalException)
"""After these the instance answers nobody until it is opened again."""
PATIENCE, LONG_PATIENCE = 30.0, 3600.0
"""Seconds a question may take before it is interrupted, and what walks through every block."""


@cache
def sql(name: str) -> str:
    """The text of `sql/<name>.sql`."""
    return (SQL / f"{name}.sql").read_text(encoding="utf-8")


class Database:
    """`writes` counts the transactions of this process; only one process can hold the file, so it dates every cached answer."""

    def __init__(self, places: Places) -> None:
        self.places = places
        self.lock = threading.RLock()
        self.writes = 0
        self._connection: duckdb.DuckDBPyConnection | None = connect(places)

    def close(self) -> None:
        with self.lock:
            if self._connection is not None:
                self._connection.close()
                self._connection = None

    @contextmanager
    def cursor(self, patience: float = PATIENCE) -> Iterator[duckdb.DuckDBPyConnection]:
        """A cursor of its own, interrupted after `patience` seconds. StoreError in words for whatever the disk or a limit did."""
        connection, cursor = self._open_cursor()
        alarm = threading.Timer(patience, cursor.interrupt)
        alarm.daemon = True
        alarm.start()
        try:
            yield cursor
        except duckdb.Error as error:
            if isinstance(error, _INVALIDATES):
                self._reopen(connection)
            if (said := on_asking(error, self.places.database.name, patience)) is None:
                raise
            raise said from error
        finally:
            alarm.cancel()
            cursor.close()

    def _open_cursor(self) -> tuple[duckdb.DuckDBPyConnection | None, duckdb.DuckDBPyConnection]:
        """The connection, to be named should it fail, and a cursor of it."""
        connection = self._connection
        try:
            return connection, _cursor_of(connection)
        except (duckdb.IOException, duckdb.ConnectionException):
            # A checkpoint that a full disk stopped leaves the instance unusable, though what was committed is in the log; and the
            # connection is closed while another thread reopens it, or since one tried in vain.
            connection = self._reopen(connection)
            return connection, _cursor_of(connection)

    @contextmanager
    def transaction(self, patience: float = 600.0) -> Iterator[duckdb.DuckDBPyConnection]:
        """One writer at a time; all of the block or nothing."""
        with self.lock, self.cursor(patience) as cursor:
            cursor.execute("BEGIN")
            try:
                with ExitStack() as undo:
                    undo.callback(_roll_back, cursor)
                    yield cursor
                    cursor.execute("COMMIT")
                    undo.pop_all()
            finally:
                self.writes += 1

    def ask(self, name: str, /, patience: float = PATIENCE, **values: object) -> DataFrame:
        """The answer of `sql/questions/<name>.sql` with its named parameters."""
        return self._answer(name, values, patience, lambda cursor: cursor.df())

    def rows(self, name: str, /, patience: float = PATIENCE, **values: object) -> list[dict[str, object]]:
        """The same as plain rows: no frame is built, and missing values are None."""
        def plain(cursor: duckdb.DuckDBPyConnection) -> list[dict[str, object]]:
            names = [column[0] for column in cursor.description]
            return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]

        return self._answer(name, values, patience, plain)

    def _answer(self, name: str, values: dict[str, object], patience: float, take: Callable[[duckdb.DuckDBPyConnection], Answer]) -> Answer:
        try:
            return self._answer_once(name, values, patience, take)
        except (duckdb.InternalException, duckdb.ConnectionException):
            # DuckDB stumbled over itself (seen once in some 10^5 questions, in a window function), or was reopened under this question.
            _log.warning("question %s asked again", name, exc_info=True)
        try:
            return self._answer_once(name, values, patience, take)
        except duckdb.InternalException as error:
            raise refusal("damaged", DamagedStoreError, file=self.places.database.name) from error

    def _answer_once(self, name: str, values: dict[str, object], patience: float,
                     take: Callable[[duckdb.DuckDBPyConnection], Answer]) -> Answer:
        with self.cursor(patience) as cursor:
            return take(cursor.execute(sql(f"questions/{name}"), values))

    def checkpoint(self) -> None:
        """Bring everything into the one file, so that a copy of it is complete."""
        with self.lock, self.cursor(600.0) as cursor:
            cursor.execute("FORCE CHECKPOINT ledger")

    def _reopen(self, failed: duckdb.DuckDBPyConnection | None) -> duckdb.DuckDBPyConnection | None:
        """A failed write invalidates the whole instance, reads too, until it is closed and opened again: once, however many threads saw
        it fail. With one writer at a time a failed commit is never a conflict: it is the disk."""
        with self.lock:
            if failed is not None and failed is self._connection:
                failed.close()
                self._connection = connect(self.places)
                self.writes += 1
            return self._connection


def _cursor_of(connection: duckdb.DuckDBPyConnection | None) -> duckdb.DuckDBPyConnection:
    if connection is None:
        raise refusal("closed")
    cursor = connection.cursor()
    cursor.execute(USE)
    return cursor


def _roll_back(cursor: duckdb.DuckDBPyConnection) -> None:
    try:
        cursor.execute("ROLLBACK")
    except duckdb.Error:
        # A fatal error leaves no transaction to roll back; the instance is reopened by cursor().
        return
