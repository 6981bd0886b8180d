"""One hardened DuckDB file: a cursor per call, one writer at a time, a time limit on every question.

The connection object is never used for a query itself: shared by threads it hands one thread's rows to another without an error.
"""

from __future__ import annotations

import threading
from contextlib import ExitStack, contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb

from parcam.store.migrate import migrate
from parcam.store.refusal import LockedStoreError, on_asking, on_opening, refusal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pandas import DataFrame

    from parcam.store.places import Places

SQL = Path(__file__).parent / "sql"
HARDENED = {
    "allow_community_extensions": "false", "allow_unsigned_extensions": "false", "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false", "allow_persistent_secrets": "false", "python_enable_replacements": "false",
    "memory_limit": "512MB", "threads": "2", "max_temp_directory_size": "4GB",
}
ROW_GROUP = 16_384
"""Rows that are skipped or read together. An eighth of DuckDB's own, so that units scattered over a long ledger stay cheap to pick out."""
_USE = "USE ledger"
PATIENCE = 30.0
"""Seconds a question may take before it is interrupted."""


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
        self._connection: duckdb.DuckDBPyConnection | None = _connect(places)

    def close(self) -> None:
        with self.lock:
            if self._connection is not None:
                self._connection.close()
                self._connection = None

    @contextmanager
    def cursor(self, patience: float = PATIENCE) -> Iterator[duckdb.DuckDBPyConnection]:
        """A cursor of its own, interrupted after `patience` seconds. StoreError in words for whatever the disk or a limit did."""
        cursor = self._open_cursor()
        alarm = threading.Timer(patience, cursor.interrupt)
        alarm.daemon = True
        alarm.start()
        try:
            yield cursor
        except duckdb.Error as error:
            if isinstance(error, (duckdb.FatalException, duckdb.TransactionException)):
                self._reopen()
            if (said := on_asking(error, self.places.database.name, patience)) is None:
                raise
            raise said from error
        finally:
            alarm.cancel()
            cursor.close()

    def _open_cursor(self) -> duckdb.DuckDBPyConnection:
        try:
            return self._cursor_of_connection()
        except duckdb.IOException:
            # A checkpoint that a full disk stopped leaves the instance unusable, though what was committed is in the log.
            self._reopen()
            return self._cursor_of_connection()

    def _cursor_of_connection(self) -> duckdb.DuckDBPyConnection:
        if self._connection is None:
            raise refusal("closed")
        cursor = self._connection.cursor()
        cursor.execute(_USE)
        return cursor

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
        with self.cursor(patience) as cursor:
            return cursor.execute(sql(f"questions/{name}"), values).df()

    def checkpoint(self) -> None:
        """Bring everything into the one file, so that a copy of it is complete."""
        with self.lock, self.cursor(600.0) as cursor:
            cursor.execute("FORCE CHECKPOINT ledger")

    def _reopen(self) -> None:
        """A failed write invalidates the whole instance, reads too, until it is closed and opened again. With one writer at a time a
        failed commit is never a conflict: it is the disk."""
        with self.lock:
            if self._connection is not None:
                self._connection.close()
                self._connection = _connect(self.places)
                self.writes += 1


def _connect(places: Places) -> duckdb.DuckDBPyConnection:
    """The order matters: after the last statement nothing can be attached, reached or set any more."""
    places.prepare()
    connection = duckdb.connect(config={**HARDENED, "temp_directory": str(places.spill)})
    with ExitStack() as undo:
        undo.callback(connection.close)
        _attach(connection, places)
        with connection.cursor() as cursor:
            cursor.execute(_USE)
            _migrate(cursor, places)
            cursor.execute("SET GLOBAL TimeZone = 'Asia/Ho_Chi_Minh'")
            cursor.execute("SET GLOBAL dynamic_or_filter_threshold = 4096")
            cursor.execute("SET GLOBAL allowed_directories = [" + _quoted(f"{places.registers}/") + "]")
            cursor.execute("SET GLOBAL enable_external_access = false")
            cursor.execute("SET GLOBAL lock_configuration = true")
        undo.pop_all()
    return connection


def _attach(connection: duckdb.DuckDBPyConnection, places: Places) -> None:
    try:
        connection.execute(f"ATTACH {_quoted(str(places.database))} AS ledger (ROW_GROUP_SIZE {ROW_GROUP})")
    except duckdb.Error as error:
        raise on_opening(error, places.database.name) from error


def _migrate(cursor: duckdb.DuckDBPyConnection, places: Places) -> None:
    try:
        migrate(cursor, SQL / "schema", SQL / "views")
    except duckdb.Error as error:
        if (said := on_asking(error, places.database.name, PATIENCE)) is None:
            raise
        raise said from error


def ensure_free(places: Places) -> None:
    """LockedStoreError when another process holds the file; a damaged or absent one is free."""
    if places.database.exists():
        try:
            duckdb.connect(str(places.database)).close()
        except duckdb.Error as error:
            if isinstance(said := on_opening(error, places.database.name), LockedStoreError):
                raise said from error


def _roll_back(cursor: duckdb.DuckDBPyConnection) -> None:
    try:
        cursor.execute("ROLLBACK")
    except duckdb.Error:
        # A fatal error leaves no transaction to roll back; the instance is reopened by cursor().
        return


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
