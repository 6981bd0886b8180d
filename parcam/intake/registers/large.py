"""A register too large to hold: counted in one pass over the file, its doubtful lines read like a small register's, all in one sum.

The pass is taken again when the whole file tells more than was assumed: dates written in another way, codes met twice.
"""

from __future__ import annotations

import tempfile
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from parcam.intake.registers.careful import Careful
from parcam.intake.registers.counted import store
from parcam.intake.registers.cut import Cutter
from parcam.intake.registers.dated import read_by_line
from parcam.intake.registers.dates import Dates, decided, read_dates, telling
from parcam.intake.registers.find import DATES
from parcam.intake.registers.keep import Aside, Keeper
from parcam.intake.registers.looks import Looks
from parcam.intake.registers.passing import Pass
from parcam.intake.registers.readings import keep, texts_of_days
from parcam.intake.registers.session import question, session
from parcam.intake.registers.source import open_small
from parcam.intake.registers.stock import stocks
from parcam.intake.registers.told import RegisterTold
from parcam.intake.say import refused
from parcam.intake.text.blocks import SpanReader, end_of
from parcam.model.reading import Register

if TYPE_CHECKING:
    import duckdb

    from parcam.intake.registers.find import Source
    from parcam.intake.registers.looks import Evidence
    from parcam.intake.registers.memo import Memo
    from parcam.intake.registers.readings import RegisterReader
    from parcam.intake.sheet import Document

_COUNTED = ("dossiers", "documents")
"""Datasets whose figures are counts of lines; the others' lines all go to DuckDB."""
_KEPT = "register.parquet"
_ROWS = 100_000


def read_large(reader: RegisterReader, document: Document, source: Source) -> RegisterTold:
    """The sampled document's whole file. Refused as RegisterReader.read."""
    with tempfile.TemporaryDirectory(prefix="register-") as folder:
        places = (Path(folder), *((reader.work_dir,) if reader.work_dir else ()))
        with session(places, Path(folder)) as connection:
            return _Large(reader, document, source, Path(folder), connection).read()


class _Large:
    def __init__(
        self, reader: RegisterReader, document: Document, source: Source, folder: Path, connection: duckdb.DuckDBPyConnection
    ) -> None:
        self._reader, self._document, self._source = reader, document, source
        self._folder, self._connection = folder, connection
        self._told = RegisterTold(source.shape)
        self._counting = source.shape.dataset in _COUNTED
        self._columns = tuple(reader.vocabulary.datasets[source.shape.dataset])
        self._evidence: Evidence = {role: telling(texts) for role, texts in texts_of_days((source,), source.shape).items()}
        self._lines, self._rows = folder / "lines.csv", folder / "rows.parquet"
        self._kept = (folder if self._counting else reader.work_dir or folder) / _KEPT

    def read(self) -> RegisterTold:
        """The pass as often as it takes, then the sum."""
        told, distrusted = self._told, np.zeros(0, np.uint64)
        told.dates = self._assumed()
        while True:
            passed = self._pass(distrusted)
            dates = decided({role: list(one.values()) for role, one in self._evidence.items()}, self._reader.order)
            if any(_differ(told.dates[role], dates[role]) for role in dates):
                told.dates = dates
                continue
            keep(self._connection, told.shape, self._kept)
            if not self._counting or len(distrusted) or not len(distrusted := self._twice(passed)):
                break
        self._close(passed)
        self._reader.ask(self._connection, told, self._source.sheet.name)
        if self._reader.work_dir:
            told.stocks = stocks(self._connection, told.shape, self._reader.work_dir / _KEPT, self._reader.lexicon.names, told.readings)
        return told

    def _assumed(self) -> dict[str, Dates]:
        """The dates as the head writes them; without proof the day first, until the whole file has spoken."""
        found = {role: read_dates(one.values(), self._reader.order) for role, one in self._evidence.items()}
        proved = {dates.order for dates in found.values() if dates.order in ("dmy", "mdy")}
        order = next(iter(proved)) if len(proved) == 1 else "dmy"
        return {
            role: read_dates(self._evidence[role].values(), order) if dates.order == "unknown" else dates for role, dates in found.items()
        }

    def _pass(self, distrusted: np.ndarray) -> Pass:
        told, source, dialect, path = self._told, self._source, self._document.dialect, self._document.text_path
        if dialect is None or path is None:
            raise ValueError("a large document has a dialect and its text")
        self._reader.prepare(self._connection, told)
        memos = Looks(self._reader, told, self._connection, self._evidence).counting() if self._counting else {}
        needed = self._reader.vocabulary.required[told.shape.dataset]
        units = len(self._reader.lexicon.names.units) if self._counting else 0
        with self._lines.open("w", encoding="utf-8", newline="") as out, closing(SpanReader(path)) as reader, \
                closing(Aside(self._rows, tuple(told.shape.columns))) as aside:
            careful = Careful(source, dialect, self._reader.vocabulary, out)
            cutter = Cutter(careful.names(), tuple(told.shape.columns), dialect, reader, memos, self._document.feeds)
            keeper = self._keeper(memos)
            passed = Pass(told.shape, cutter, reader, memos, careful, keeper, aside, needed, units, source.sheet.lines, distrusted)
            passed.run(path, careful.first, self._end(path))
        open_small(self._connection, self._lines, told.shape, self._columns, self._rows)
        read_by_line(self._connection, told.shape.dataset)
        for role in self._evidence:
            self._evidence[role] |= telling(text for (text,) in self._connection.execute(question("told_days").format(role)).fetchall())
        return passed

    def _end(self, path: Path) -> int:
        """Where the register ends, in bytes: with the file, unless a bottom row was stated."""
        return end_of(path, self._source.bottom) if self._source.bottom < self._source.sheet.lines else path.stat().st_size

    def _keeper(self, memos: dict[str, Memo]) -> Keeper | None:
        """Counted lines are kept for the register as they pass."""
        if not self._counting or self._reader.work_dir is None:
            return None
        columns = ("line", *self._columns, "bad", "bad_role")
        return Keeper(self._reader.work_dir / _KEPT, columns, DATES[self._told.shape.dataset], memos)

    def _twice(self, passed: Pass) -> np.ndarray:
        """Hashes of codes that more than one line has."""
        if "code" not in self._told.shape.columns:
            return np.zeros(0, np.uint64)
        day = DATES[self._told.shape.dataset][0]
        batches = self._connection.execute(
            f"SELECT code, coalesce(unit, ''), coalesce({day} - DATE '1970-01-01', 0) FROM kept WHERE code IS NOT NULL"
        ).to_arrow_reader(_ROWS)
        for batch in batches:
            passed.note(batch.column(0), batch.column(1), batch.column(2).to_numpy())
        return passed.twice()

    def _close(self, passed: Pass) -> None:
        told, reader = self._told, self._reader
        told.tally, told.counted = passed.careful.tally, passed.counted
        if not told.counted + told.tally.kept:
            raise refused("no_data_rows")
        if passed.counts:
            store(self._connection, told.shape.dataset, passed.counts, reader.lexicon.names.units)
            if passed.keeper:
                passed.keeper.close(self._connection)
        if reader.work_dir:
            told.register = Register(told.shape.dataset, str(reader.work_dir / _KEPT), told.counted + told.tally.kept)


def _differ(one: Dates, other: Dates) -> bool:
    return (set(one.formats), one.order, one.serial) != (set(other.formats), other.order, other.serial)
