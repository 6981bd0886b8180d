"""The lines of a register brought before DuckDB row by row, with their line numbers; of a large one, those in doubt."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from parcam.intake import limits
from parcam.intake.layout.headings import merged_value
from parcam.intake.registers.find import DATES
from parcam.intake.registers.lookup import looked_up
from parcam.intake.registers.session import quoted
from parcam.intake.say import refused
from parcam.intake.text.ragged import Fields

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    import duckdb

    from parcam.catalog.vocabulary import Vocabulary
    from parcam.intake.registers.find import Shape, Source
    from parcam.intake.sheet import Row, Sheet


class Writer(Protocol):
    def writerow(self, row: Iterable[object], /) -> object: ...


_FEW = 2


@dataclass
class Lines:
    """`rows` numbers written for DuckDB; `ragged` refused for their shape; `totals` and `extras` kept out, by row number."""

    rows: list[int]
    ragged: list[tuple[int, str]]
    totals: list[int]
    extras: list[int]


def small(sources: tuple[Source, ...], roles: tuple[str, ...], vocabulary: Vocabulary, target: Path, *, text: bool) -> Lines:
    """Write the tables' bodies as one clean CSV (line, then the roles in order) and sort out what is no line of the register."""
    found = Lines([], [], [], [])
    with target.open("w", encoding="utf-8", newline="") as file:
        for source in sources:
            _write(source, roles, vocabulary, csv.writer(file, lineterminator="\n"), found, text=text)
    return found


def _write(source: Source, roles: tuple[str, ...], vocabulary: Vocabulary, out: Writer, found: Lines, *, text: bool) -> None:
    sheet, table, shape = source.sheet, source.table, source.shape
    body = sheet.rows_of(table.body)
    fields = Fields(sheet, table, text=text)
    if fields.bad_header:
        raise refused("no_header")
    wanted = [role in vocabulary.required[shape.dataset] for role in shape.columns]
    days = [column for role, column in shape.columns.items() if role in DATES[shape.dataset]]
    last = next((row.number for row in reversed(body) if any(_text(sheet, row, column) for column in days)), 0)
    lookup, columns = looked_up((cell.text for row in body for cell in row.cells), vocabulary), list(shape.columns.values())
    read = [column for column in columns if not fields.width or column < fields.width]
    places = [columns.index(shape.columns[role]) if role in shape.columns else None for role in roles]
    for row in body:
        number = row.number + source.offset
        texts = [cell.text for cell in row.cells if cell.text]
        own = _texts(sheet, row, columns)
        if not lookup.totals.isdisjoint(texts[:2]):
            found.totals.append(number)
        elif is_cut(texts, slipped := fields.slipped(row, read)):
            found.ragged.append((number, " | ".join(texts)))
        elif besides(own, wanted) or not lookup.examples.isdisjoint(texts) or (row.number > last and _is_signature(sheet, row, source)):
            found.extras.append(number)
        elif slipped:
            found.ragged.append((number, " | ".join(texts)))
        else:
            out.writerow([number, *("" if place is None else lookup.tidied.get(own[place], own[place]) for place in places)])
            found.rows.append(number)


def is_cut(texts: list[str], slipped: bool) -> bool:
    """Whether a line with too few fields is the beginning of a register's line: its code, or its number and something behind it."""
    if not slipped or not texts:
        return False
    code = " " not in texts[0] and any(char.isalpha() for char in texts[0]) and any(char.isdecimal() for char in texts[0])
    return code or (len(texts) > 1 and texts[0].isdecimal())


def besides(texts: list[str], wanted: list[bool]) -> bool:
    """Whether a row, by the texts of its columns and which of them every line must have, is a note or a heading beside the register:
    none of what must be there, and hardly anything else."""
    return not any(text for text, must in zip(texts, wanted, strict=True) if must) and sum(map(bool, texts)) <= _FEW


def _is_signature(sheet: Sheet, row: Row, source: Source) -> bool:
    """Words under the last dated line, not a line cut short: hardly any column filled, and no number of its own."""
    columns = source.shape.columns.values()
    numbered = any(cell.text.strip().isdecimal() for cell in row.cells)
    return not numbered and 3 * sum(bool(_text(sheet, row, column)) for column in columns) <= len(columns)


def _texts(sheet: Sheet, row: Row, columns: list[int]) -> list[str]:
    if sheet.merges:
        return [_text(sheet, row, column) for column in columns]
    cells, width = row.cells, len(row.cells)
    return [cells[column].text if column < width else "" for column in columns]


def _text(sheet: Sheet, row: Row, column: int) -> str:
    top, left = merged_value(sheet.merges, row.number, column) if sheet.merges else (row.number, column)
    source = row if top == row.number else sheet.row(top)
    return source.at(left).text if source else ""


def open_small(
    connection: duckdb.DuckDBPyConnection, path: Path, shape: Shape, roles: tuple[str, ...], more: Path | None = None
) -> None:
    """Make `source` from the clean CSV, and from Parquet of the same columns: line and every role of the dataset, those without a
    column or a text NULL."""
    named = {"line": "BIGINT", **dict.fromkeys(shape.columns, "VARCHAR")}
    columns = ", ".join(f"{quoted(name)}: {quoted(kind)}" for name, kind in named.items())
    scan = (
        f"read_csv({quoted(str(path))}, columns = {{{columns}}}, header = false, auto_detect = false, delim = ',', quote = '\"', "
        f"escape = '\"', max_line_size = {limits.LINE_BYTES})"
    )
    chosen = ", ".join(f'"{role}"' if role in shape.columns else f'NULL::VARCHAR AS "{role}"' for role in roles)
    whole = ", ".join(f'nullif("{role}", \'\') AS "{role}"' if role in shape.columns else f'NULL::VARCHAR AS "{role}"' for role in roles)
    both = f" UNION ALL SELECT line, {whole} FROM read_parquet({quoted(str(more))})" if more else ""
    connection.execute(f"CREATE OR REPLACE VIEW source AS SELECT line, {chosen} FROM {scan}{both}")
