"""What the reader sees before any meaning: the first table of each file as clean CSV. No parameters, no knowledge of names."""

from __future__ import annotations

import csv
import sys
from dataclasses import replace
from itertools import chain, islice
from typing import TYPE_CHECKING

from parcam.intake import limits
from parcam.intake.child import sandbox
from parcam.intake.document import open_document
from parcam.intake.layout.locate import locate
from parcam.intake.layout.stack import spread, stacked, whole_body
from parcam.intake.magic import recognise
from parcam.intake.refuse import refuse
from parcam.intake.shape import BLANK, VALUE, kind
from parcam.intake.sheet import Cell, Refused, Sheet
from parcam.intake.text.records import split
from parcam.intake.text.textfile import read_text, rows_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from parcam.intake.sheet import Table
    from parcam.intake.text.records import Record
    from parcam.intake.text.textfile import Text
    from parcam.model.reading import FileError

_BLOCK = 20_000
_LOOKED_AT = 500


def grid(paths: Sequence[Path], out_dir: Path) -> list[tuple[Path, FileError]]:
    """Write each file's table to `out_dir` under the same name: header first, values as text, UTF-8, minimal quoting.

    Returns each file that is no table with its error (it gets no output); the other files are not touched by it.
    """
    out_dir.mkdir(parents=True, exist_ok=True)
    failures = []
    for path in paths:
        try:
            if not path.is_file():
                raise refuse("empty_file")
            seconds = limits.seconds_for(path, every_row=True)
            sandbox.run_within(seconds, limits.READ_MEMORY, None, None, write_grid, path, out_dir / path.name)
        except Refused as refused:
            failures.append((path, refused.error))
    return failures


def write_grid(path: Path, target: Path) -> None:
    """One file, in this process. Refused: what `open_document` refuses; not_a_table when nothing stands in rows."""
    rows = grid_rows(path)
    with target.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)


def grid_rows(path: Path) -> Iterable[list[str]]:
    """The table of a file: its header levels joined into one row, then its records; without a header, numbered names above bare figures
    and nothing above anything else."""
    if recognise(path) == "text":
        text = read_text(path, path.name, limits.GRID_WHOLE)
        rows = _of_text(Sheet("", 0, rows_of(text.records), 0), text.records)
        return chain(rows, _rest(text, len(rows[0]))) if text.document.sampled else rows
    sheets = open_document(path).sheets
    for sheet in sorted(sheets, key=lambda sheet: sheet.hidden):
        tables = locate(sheet, sys.maxsize)
        if tables:
            return _of_sheet(sheet, _main(tables))
    raise refuse("not_a_table", "no_rows")


def _main(tables: tuple[Table, ...]) -> Table:
    """The first table, unless it is a mere box above a much longer one."""
    longest = max(tables, key=_length)
    return tables[0] if _length(tables[0]) * 3 >= _length(longest) else longest


def _length(table: Table) -> int:
    """Rows of a table; under a header whose rows stand off it, the rows there are."""
    return len(table.body) or len(table.after)


def _of_text(sheet: Sheet, records: list[Record]) -> list[list[str]]:
    tables = locate(sheet, sys.maxsize)
    if not tables:
        return _bare(records)
    table = _main(tables)
    fields = {record.number: record.fields for record in records}
    body = [fields[number] for number in whole_body(sheet, table) if number in fields]
    widths = [len(one) for one in body] or [len(fields[number]) for number in table.header]
    width = max(max(set(widths), key=widths.count), *(len(fields[number]) for number in table.header[-1:]), 1)
    header = [_head(fields, table, width)] if table.header else []
    for later in stacked(sheet, tables, table):
        names = _head(fields, later, 1) if later.header else []
        body += [names] if any(names) and _filled(names) != _filled(header[0] if header else []) else []
        body += [fields[number] for number in whole_body(sheet, later) if number in fields]
    rows = [_fitted(one, width) for one in body]
    return (header or _numbered(rows)) + rows


def _numbered(rows: list[list[str]]) -> list[list[str]]:
    """Names for a table of bare figures: no line of it can be one of names, and the first must not pass for it. Where words stand
    among the figures a line may yet be one of names, so nothing is put above it."""
    told = rows[:_LOOKED_AT]
    bare = bool(told) and all(kind(Cell(text.strip())) in (VALUE, BLANK) for row in told for text in row)
    return [[f"col_{place}" for place in range(len(told[0]))]] if bare else []


def _head(fields: dict[int, list[str]], table: Table, width: int) -> list[str]:
    """The headings of a table, at least `width` of them, its levels joined and a group repeated over its columns."""
    levels = [fields[number] for number in table.header]
    width = max(width, *map(len, levels))
    return [_joined(list(parts)) for parts in zip(*spread([_fitted(level, width) for level in levels]), strict=True)]


def _filled(names: list[str]) -> list[str]:
    return [name.casefold() for name in names if name]


def _rest(text: Text, width: int) -> Iterator[list[str]]:
    """The rows of a large file behind its head, block by block; blank lines left out."""
    document = text.document
    if document.text_path is None or document.dialect is None:
        return
    seen = text.records[-1].number + text.records[-1].lines - 1
    try:
        with document.text_path.open(encoding="utf-8", errors="replace") as file:
            lines = (line.rstrip("\n") for line in islice(file, seen, None))
            while block := list(islice(lines, _BLOCK)):
                for record in split(block, replace(document.dialect, skip=0)):
                    if any(field.strip() for field in record.fields):
                        yield _fitted(record.fields, width)
    finally:
        if document.text_path != text.path:
            document.text_path.unlink()


def _bare(records: list[Record]) -> list[list[str]]:
    """A file of one line, or of one column, is a table all the same."""
    rows = [record.fields for record in records if any(field.strip() for field in record.fields)]
    if not rows or (len(rows) > 1 and max(len(row) for row in rows) == 1 and any(len(row[0]) > 200 for row in rows)):
        raise refuse("not_a_table", "prose")
    return rows


def _fitted(fields: list[str], width: int) -> list[str]:
    """A row cut or filled to the width; filled cells beyond it are kept, so that nothing is lost."""
    if len(fields) <= width or any(field.strip(" \t") for field in fields[width:]):
        return fields + [""] * (width - len(fields))
    return fields[:width]


def _of_sheet(sheet: Sheet, table: Table) -> list[list[str]]:
    rows = {row.number: row for row in sheet.rows}
    columns = range(table.left, table.right + 1)
    levels = [_level(sheet, rows[number].number, table) for number in table.header if number in rows]
    header = [[_joined([level[place] for level in levels]) for place in range(len(columns))]] if levels else []
    return header + [[rows[number].at(column).text for column in columns] for number in table.body]


def _level(sheet: Sheet, number: int, table: Table) -> list[str]:
    """The headings of one level, a merged heading repeated over the columns it spans."""
    row = sheet.row(number)
    texts = [row.at(column).text if row else "" for column in range(table.left, table.right + 1)]
    for merge in sheet.merges:
        if merge.top == number and merge.left >= table.left and merge.right > merge.left:
            for column in range(merge.left, min(merge.right, table.right) + 1):
                texts[column - table.left] = texts[merge.left - table.left]
    return texts


def _joined(parts: list[str]) -> str:
    return " ".join(part for part in parts if part)
