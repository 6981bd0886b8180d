"""The lines of a register brought before DuckDB row by row, with their line numbers; of a large one, those in doubt."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import zip_longest
from operator import attrgetter
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

from parcam.intake import limits
from parcam.intake.layout.headings import Merged
from parcam.intake.registers.bare import bare
from parcam.intake.registers.find import DATES
from parcam.intake.registers.lookup import looked_up
from parcam.intake.registers.session import quoted
from parcam.intake.say import refused
from parcam.intake.sheet import BLANK
from parcam.intake.text.ragged import Fields

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    import duckdb

    from parcam.catalog.vocabulary import Vocabulary
    from parcam.intake.meaning.naming import Names
    from parcam.intake.registers.find import Shape, Source
    from parcam.intake.sheet import Row


_TEXT, _CELLS = attrgetter("text"), attrgetter("cells")
_FEW = 2
_ONE_LINE_EACH = ("code",)
"""Columns in which hardly any text comes twice."""


@dataclass
class Lines:
    """`rows` numbers handed to DuckDB; `ragged` refused for their shape; `totals` and `extras` kept out, by row number."""

    rows: list[int]
    ragged: list[tuple[int, str]]
    totals: list[int]
    extras: list[int]


def small(
    sources: tuple[Source, ...], roles: tuple[str, ...], vocabulary: Vocabulary, names: Names, *, text: bool
) -> tuple[Lines, pa.Table]:
    """The tables' bodies as columns: line, then the roles in order, null for a blank; what is no line of the register is sorted out."""
    found = Lines([], [], [], [])
    return found, pa.concat_tables([_Small(source, vocabulary, names, text=text).sort(found, roles) for source in sources])


class _Small:
    """The rows of one table. Most are lines of the register by a look at whole columns; those in doubt are looked at one by one."""

    def __init__(self, source: Source, vocabulary: Vocabulary, names: Names, *, text: bool) -> None:
        self._source, self._sheet, self._names, shape = source, source.sheet, names, source.shape
        self._body = source.sheet.rows_of(source.table.body)
        self._fields = Fields(source.sheet, source.table, text=text)
        if self._fields.bad_header:
            raise refused("no_header")
        self._merged = Merged(source.sheet.merges)
        self._columns = list(shape.columns.values())
        self._read = [column for column in self._columns if not self._fields.width or column < self._fields.width]
        self._wanted = [role in vocabulary.required[shape.dataset] for role in shape.columns]
        self._texts = [list(map(_TEXT, column)) for column in zip_longest(*map(_CELLS, self._body), fillvalue=BLANK)]
        self._texts += [[""] * len(self._body)] * (1 + max(self._columns) - len(self._texts))
        self._lookup = looked_up(set[str]().union(*self._texts), vocabulary)
        days = [column for role, column in shape.columns.items() if role in DATES[shape.dataset]]
        reverse = range(len(self._body) - 1, -1, -1)
        self._last = next((at for at in reverse if any(self._text(self._body[at], column) for column in days)), -1)

    def sort(self, found: Lines, roles: tuple[str, ...]) -> pa.Table:
        own: dict[int, list[str]] = {}
        out: set[int] = set()
        for at in self._doubtful():
            row = self._body[at]
            own[at] = [self._text(row, column) for column in self._columns]
            if not self._is_line(row, own[at], found, after=at > self._last):
                out.add(at)
        kept = [at for at in range(len(self._body)) if at not in out] if out else range(len(self._body))
        lines = [self._body[at].number + self._source.offset for at in kept]
        found.rows += lines
        columns = {role: self._column(role, kept, own) for role in roles}
        return pa.table({"line": pa.array(lines, pa.int64()), **columns})

    def _doubtful(self) -> list[int]:
        """Rows that may be anything else than a line: with a text that says so, of another shape, merged, without what every line has,
        or after the last day."""
        found = set(range(self._last + 1, len(self._body)))
        if telling := self._lookup.totals | self._lookup.examples:
            for column in self._texts:
                if not telling.isdisjoint(column):
                    found.update(at for at, text in enumerate(column) if text in telling)
        must = [self._texts[column] for column, wanted in zip(self._columns, self._wanted, strict=True) if wanted]
        found.update(at for at, texts in enumerate(zip(*must, strict=True)) if not any(texts))
        if self._fields.width:
            found.update(at for at, row in enumerate(self._body) if row.fields != self._fields.width)
        if self._sheet.merges:
            found.update(at for at, row in enumerate(self._body) if self._merged.at(row.number))
        return sorted(found)

    def _is_line(self, row: Row, own: list[str], found: Lines, *, after: bool) -> bool:
        """Whether a row is a line of the register; where it is none, `found` hears what it is."""
        number = row.number + self._source.offset
        texts = [cell.text for cell in row.cells if cell.text]
        if not self._lookup.totals.isdisjoint(texts[:2]):
            found.totals.append(number)
        elif is_cut(texts, slipped := self._fields.slipped(row, self._read)):
            found.ragged.append((number, " | ".join(texts)))
        elif besides(own, self._wanted) or not self._lookup.examples.isdisjoint(texts) or (after and self._is_signature(row, own)):
            found.extras.append(number)
        elif slipped:
            found.ragged.append((number, " | ".join(texts)))
        else:
            return True
        return False

    def _is_signature(self, row: Row, own: list[str]) -> bool:
        """Words under the last dated line, not a line cut short: hardly any column filled, no number of its own, more than a unit."""
        numbered = any(cell.text.strip().isdecimal() for cell in row.cells)
        return not numbered and 3 * sum(map(bool, own)) <= len(own) and not bare(row, self._source.shape, self._names)

    def _column(self, role: str, kept: Sequence[int], own: dict[int, list[str]]) -> pa.Array:
        """The texts of a role, tidied; as a dictionary where they come again and again."""
        shape, tidied = self._source.shape, self._lookup.tidied
        if role not in shape.columns:
            return pa.nulls(len(kept), pa.string() if role in _ONE_LINE_EACH else pa.dictionary(pa.int32(), pa.string()))
        column, place = self._texts[shape.columns[role]], list(shape.columns).index(role)
        if own:
            column = [own[at][place] if at in own else text for at, text in enumerate(column)]
        texts = column if len(kept) == len(column) else [column[at] for at in kept]
        if role in _ONE_LINE_EACH:
            return pa.array([tidied.get(text, text) or None for text in texts], pa.string())
        places = {text: at for at, text in enumerate(dict.fromkeys(texts))}
        indices = np.fromiter(map(places.__getitem__, texts), np.int32, len(texts))
        known = pa.array([tidied.get(text, text) for text in places], pa.string())
        return pa.DictionaryArray.from_arrays(pa.array(indices, mask=indices == places.get("", -1)), known)

    def _text(self, row: Row, column: int) -> str:
        top, left = self._merged.value(row.number, column)
        source = row if top == row.number else self._sheet.row(top)
        return source.at(left).text if source else ""


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
