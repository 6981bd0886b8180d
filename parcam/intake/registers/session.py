"""A DuckDB of its own for one register: in memory, limited, shut in one folder and locked before it reads a byte from outside."""

from __future__ import annotations

from contextlib import contextmanager
from importlib.resources import files
from typing import TYPE_CHECKING

import duckdb
import pyarrow as pa

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_CONFIG = {
    "allow_community_extensions": "false",
    "allow_unsigned_extensions": "false",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "allow_persistent_secrets": "false",
    "python_enable_replacements": "false",
    "memory_limit": "220MB",
    "threads": "2",
    "max_temp_directory_size": "4GB",
}


@contextmanager
def session(folders: tuple[Path, ...], scratch: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection that may read and write below `folders` only and takes no further setting."""
    connection = duckdb.connect(config={**_CONFIG, "temp_directory": str(scratch)})
    try:
        places = ", ".join(quoted(f"{folder.resolve()}/") for folder in (*folders, scratch))
        connection.execute(f"SET allowed_directories = [{places}]")
        connection.execute("SET enable_external_access = false")
        connection.execute("SET lock_configuration = true")
        yield connection
    finally:
        connection.close()


def give(connection: duckdb.DuckDBPyConnection, name: str, **columns: pa.Array) -> None:
    """View `name` of these columns, handed over whole: at each value bound to a question DuckDB would look for pandas again."""
    connection.register(name, pa.table(columns))


def question(name: str) -> str:
    """The text of sql/<name>.sql."""
    return files("parcam.intake.registers").joinpath("sql", f"{name}.sql").read_text(encoding="utf-8")


def quoted(text: str) -> str:
    """A text as an SQL literal; ValueError for NUL, which no literal may hold."""
    if "\0" in text:
        raise ValueError("NUL in a text for SQL")
    return "'" + text.replace("'", "''") + "'"
