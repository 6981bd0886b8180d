"""The lines of a large register kept as Parquet while they pass, in the columns that the SQL of a small one keeps."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
from pyarrow import compute, parquet

from parcam.intake.registers.memo import NONE, tidied

if TYPE_CHECKING:
    from pathlib import Path

    import duckdb

    from parcam.intake.registers.memo import Memo

_ROWS = 122_880
_UNTRIMMED = 2_000_000
"""Lines after which each row group's memory is given back at once: scattered among what stays, it would grow to a hundred megabytes."""
_FEW = pa.dictionary(pa.int32(), pa.string())


class Keeper:
    """Gathers lines to row groups. `columns` are names of the dataset's columns in order; those of `days` are days, `line` a number."""

    def __init__(self, path: Path, columns: tuple[str, ...], days: tuple[str, ...], memos: dict[str, Memo]) -> None:
        texts = [column for column in columns if column in memos and column not in days]
        kinds = dict.fromkeys(columns, pa.string()) | dict.fromkeys(texts, _FEW) | dict.fromkeys(days, pa.date32()) | {"line": pa.int64()}
        self._schema = pa.schema(kinds)
        self._memos, self._days = memos, days
        self._writer = parquet.ParquetWriter(
            path,
            self._schema,
            compression="lz4",
            use_dictionary=texts,
            column_encoding={"line": "DELTA_BINARY_PACKED"},
            write_statistics=False,
            write_batch_size=16_384,
        )
        self._waiting: list[tuple[np.ndarray, pa.ChunkedArray | None, dict[str, np.ndarray], dict[str, np.ndarray]]] = []
        self._rows = self._written = 0

    def add(self, lines: np.ndarray, codes: pa.ChunkedArray | None, places: dict[str, np.ndarray], said: dict[str, np.ndarray]) -> None:
        """Lines already counted: the places of their texts in the memos, what their days say."""
        self._waiting.append((lines, codes, places, {role: said[role] for role in self._days if role in said}))
        self._rows += len(lines)
        if self._rows >= _ROWS:
            self._flush()

    def close(self, connection: duckdb.DuckDBPyConnection) -> None:
        """Write what waits, then the lines of view `kept`, which DuckDB judged."""
        self._flush()
        for batch in connection.execute("SELECT * FROM kept").to_arrow_reader(_ROWS):
            self._writer.write_table(pa.table([_as(batch[field.name], field.type) for field in self._schema], schema=self._schema))
        self._writer.close()

    def _flush(self) -> None:
        if not self._rows:
            return
        lines, codes, places, said = zip(*self._waiting, strict=True)
        columns = []
        for field in self._schema:
            if field.name == "line":
                columns.append(pa.array(np.concatenate(lines)))
            elif field.name == "code" and codes[0] is not None:
                columns.append(_without_blanks(pa.chunked_array([chunk for one in codes for chunk in one.chunks], pa.string())))
            elif field.name in said[0]:
                days = np.concatenate([one[field.name] for one in said])
                columns.append(pa.array(days, pa.date32(), mask=days == NONE))
            elif field.name in places[0]:
                columns.append(self._texts(field.name, np.concatenate([one[field.name] for one in places])))
            else:
                columns.append(pa.nulls(self._rows, field.type))
        self._writer.write_table(pa.table(columns, schema=self._schema), row_group_size=_ROWS)
        self._written += self._rows
        self._waiting, self._rows = [], 0
        if self._written > _UNTRIMMED:
            del columns, lines, codes, places, said
            pa.default_memory_pool().release_unused()

    def _texts(self, role: str, places: np.ndarray) -> pa.Array:
        known = tuple(self._memos[role].texts)
        blank = np.array([not text for text in known])
        return pa.DictionaryArray.from_arrays(pa.array(places, mask=blank[places]), pa.array(known))


class Aside:
    """Lines that are for DuckDB to judge, laid before it with their texts tidied, many at a time."""

    def __init__(self, path: Path, roles: tuple[str, ...]) -> None:
        self._roles = roles
        self._schema = pa.schema({"line": pa.int64()} | dict.fromkeys(roles, pa.string()))
        self._writer = parquet.ParquetWriter(path, self._schema, compression="lz4", write_statistics=False)

    def add(self, lines: np.ndarray, table: pa.Table) -> None:
        """Lines by their numbers and columns of texts."""
        columns = [tidied(table[role].combine_chunks()) for role in self._roles]
        self._writer.write_table(pa.table([pa.array(lines), *columns], schema=self._schema))

    def close(self) -> None:
        self._writer.close()


def _as(column: pa.Array, kind: pa.DataType) -> pa.Array:
    return column.dictionary_encode() if kind == _FEW else column.cast(kind)


def _without_blanks(codes: pa.ChunkedArray) -> pa.ChunkedArray:
    blank = compute.equal(codes, "")
    return compute.if_else(blank, pa.scalar(None, pa.string()), codes) if compute.any(blank).as_py() else codes
