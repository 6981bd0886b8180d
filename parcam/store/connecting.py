"""Opening the database's file: attached, migrated, then hardened and locked, so that no statement reaches anything outside."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb

from parcam.store.migrate import migrate
from parcam.store.refusal import LockedStoreError, on_asking, on_opening

if TYPE_CHECKING:
    from parcam.store.places import Places

SQL = Path(__file__).parent / "sql"
HARDENED = {
    "allow_community_extensions": "false", "allow_unsigned_extensions": "false", "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false", "allow_persistent_secrets": "false", "python_enable_replacements": "false",
    "memory_limit": "512MB", "threads": "2", "max_temp_directory_size": "4GB",
}
ROW_GROUP = 16_384
"""Rows that are skipped or read together. An eighth of DuckDB's own, so that units scattered over a long ledger stay cheap to pick out."""
USE = "USE ledger"


def connect(places: Places) -> duckdb.DuckDBPyConnection:
    """The order matters: after the last statement nothing can be attached, reached or set any more."""
    places.prepare()
    connection = duckdb.connect(config={**HARDENED, "temp_directory": str(places.spill)})
    with ExitStack() as undo:
        undo.callback(connection.close)
        _attach(connection, places)
        with connection.cursor() as cursor:
            cursor.execute(USE)
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
        if isinstance(error, duckdb.InternalException):
            raise on_opening(error, places.database.name) from error
        if (said := on_asking(error, places.database.name, 0)) is None:
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


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
