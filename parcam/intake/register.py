"""A register -> readings: its lines kept as columns in Parquet, added up in SQL, each reading leading back to its lines."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb

from parcam.intake.dates import Dates, day_in_sql, read_dates
from parcam.intake.register_check import Check
from parcam.intake.register_find import DATES, union
from parcam.intake.register_recut import recut
from parcam.intake.register_source import open_large, open_small, small
from parcam.intake.register_told import RegisterTold
from parcam.intake.register_values import Values
from parcam.intake.say import note, refused
from parcam.intake.session import question, quoted, session
from parcam.model.month import Month
from parcam.model.reading import Origin, Reading, Register

if TYPE_CHECKING:
    from parcam.catalog.vocabulary import Vocabulary
    from parcam.intake.meaning import Lexicon
    from parcam.intake.register_find import Shape, Source
    from parcam.intake.scan import Scanner
    from parcam.intake.sheet import Document, Sheet

_NUMBERS = {"dossiers": (("fees", "fee", True),), "documents": (), "disbursement": (("amounts", "amount", False), ("plans", "plan", False))}
_CHOICES = {
    "dossiers": (("channels", "channel", "full", "other"), ("payments", "payment", "online", "other")),
    "documents": (("signatures", "signed", "yes", "no"), ("roles", "role", "leader", "other")),
    "disbursement": (),
}
_FLAGS = {"dossiers": ("resolved", "channel", "payment"), "documents": ("signed", "role"), "disbursement": ("amount",)}
_PARQUET = "FORMAT parquet, COMPRESSION lz4_raw, DICTIONARY_SIZE_LIMIT 4000, WRITE_BLOOM_FILTER false, ROW_GROUP_SIZE 122880"
"""Codes differ line by line: without the limit, trying to make a dictionary of them takes as long as all the rest."""
_DAY_MACRO = "CREATE MACRO day_{role}(text) AS {expression}"


class RegisterReader:
    def __init__(
        self, vocabulary: Vocabulary, lexicon: Lexicon, scanner: Scanner, work_dir: Path | None, scale: float | None, order: str = ""
    ) -> None:
        self._vocabulary, self._lexicon, self._scanner = vocabulary, lexicon, scanner
        self._work_dir, self._scale, self._order = work_dir, scale or 1.0, order

    def read(self, document: Document, sources: tuple[Source, ...]) -> RegisterTold:
        """All tables of one register together; line numbers carry their source's offset. Refused: ambiguous_date_order,
        ambiguous_decimal, no_data_rows, no_header."""
        shape = union(sources)
        told = RegisterTold(shape, dates=self._dates(sources, shape))
        with tempfile.TemporaryDirectory(prefix="register-") as folder:
            kept = (self._work_dir or Path(folder)) / "register.parquet"
            try:
                self._run(document, sources, told, kept, Path(folder), again=False)
            except (LinesDiffer, duckdb.InvalidInputException):
                if not document.sampled:
                    raise
                told = RegisterTold(shape, dates=told.dates)
                self._run(document, sources, told, kept, Path(folder), again=True)
        if self._work_dir:
            told.register = Register(shape.dataset, str(kept), len(told.lines.rows) if told.lines else told.kept)
        return told

    def _run(self, document: Document, sources: tuple[Source, ...], told: RegisterTold, kept: Path, folder: Path, *, again: bool) -> None:
        places = tuple({kept.parent, *((document.text_path.parent,) if document.text_path else ())})
        with session(places, folder) as connection:
            self._keep(connection, document, sources, told, kept, folder, again=again)
            self._ask(connection, told, sources[0].sheet)

    def _dates(self, sources: tuple[Source, ...], shape: Shape) -> dict[str, Dates]:
        """How each column of days is written; a column without proof of its own takes the order that all the others prove."""
        texts = {
            role: [
                row.at(source.shape.columns[role]).text
                for source in sources
                if role in source.shape.columns
                for number in source.table.body
                if (row := source.sheet.row(number))
            ]
            for role in DATES[shape.dataset]
            if role in shape.columns
        }
        found = {role: read_dates(cells, self._order) for role, cells in texts.items()}
        proved = {dates.order for role, dates in found.items() if dates.order in ("dmy", "mdy") and any(texts[role])}
        for role, dates in found.items():
            if dates.order == "unknown" and len(proved) == 1:
                found[role] = dates = read_dates(texts[role], next(iter(proved)))
            if dates.order == "unknown":
                raise refused("ambiguous_date_order", raw=dates.example)
        return found

    def _keep(
        self,
        connection: duckdb.DuckDBPyConnection,
        document: Document,
        sources: tuple[Source, ...],
        told: RegisterTold,
        kept: Path,
        folder: Path,
        *,
        again: bool,
    ) -> None:
        shape, sheet, table = told.shape, sources[0].sheet, sources[0].table
        roles = tuple(self._vocabulary.datasets[shape.dataset])
        nothing = ", ".join(quoted(text) for text in self._vocabulary["cell.nothing"])
        connection.execute(
            f"CREATE MACRO said(text) AS CASE WHEN trim(text) = '' OR lower(trim(text)) IN ({nothing}) THEN NULL ELSE text END"
        )
        for role in DATES[shape.dataset]:
            connection.execute(_DAY_MACRO.format(role=role, expression=day_in_sql(told.dates.get(role))))
        first = max(*table.header, table.numbering, table.units) + 1
        direct = document.sampled and not again
        if direct:
            open_large(connection, document, table.right + 1, first, shape, roles)
        else:
            clean = folder / "lines.csv"
            if document.sampled and document.dialect and document.text_path:
                told.recut = recut(document.text_path, document.dialect, first, table.right + 1, shape, self._vocabulary, clean)
                told.kept = told.recut.kept
            else:
                told.lines = small(sources, tuple(shape.columns), self._vocabulary, clean, text=document.kind in ("csv", "tsv"))
            if not (told.kept or (told.lines and told.lines.rows)):
                raise refused("no_data_rows")
            open_small(connection, clean, shape, roles)
        connection.execute(f"COPY ({question(f'keep_{shape.dataset}')}) TO {quoted(str(kept))} ({_PARQUET})")
        if direct:
            connection.execute(
                "CREATE VIEW kept AS SELECT * EXCLUDE (file_row_number) REPLACE (file_row_number + " + str(first) + " AS line) "
                f"FROM read_parquet({quoted(str(kept))}, file_row_number = true)"
            )
            self._conserve(connection, sheet, first, told)
        else:
            connection.execute(f"CREATE VIEW kept AS SELECT * FROM read_parquet({quoted(str(kept))})")

    def _conserve(self, connection: duckdb.DuckDBPyConnection, sheet: Sheet, first: int, told: RegisterTold) -> None:
        """Lines in the file = lines above + lines kept; anything else means that the cut lost some, and the file is refused."""
        (rows,) = connection.execute("SELECT count(*) FROM kept").fetchone() or (0,)
        (lost,) = connection.execute("SELECT count(DISTINCT line) FROM reject_errors").fetchone() or (0,)
        told.kept = rows
        if lost or rows + first - 1 != sheet.lines:
            raise LinesDiffer(rows, sheet.lines - first + 1, lost)

    def _ask(self, connection: duckdb.DuckDBPyConnection, told: RegisterTold, sheet: Sheet) -> None:
        shape = told.shape
        values = Values(connection, self._vocabulary, self._lexicon.names, self._scanner)
        values.name_units()
        bad: dict[str, dict[str, str]] = {}
        values.hear(column for _, column, _ in _NUMBERS[shape.dataset])
        for name, column, sign_only in _NUMBERS[shape.dataset]:
            heading = shape.headings.get(column, "")
            bad[column] = values.number(name, column, self._lexicon.scale(heading) or self._scale, sign_only=sign_only)
        if values.open:
            raise refused("ambiguous_decimal", raw=values.open[1], row="?", column=shape.headings[values.open[0]])
        for name, column, yes, no in _CHOICES[shape.dataset]:
            values.choose(name, column, yes, no, shape.headings.get(column, column))
        check = Check(connection, shape, sheet.name, values, bad, self._lexicon.names)
        check.run(told)
        flags = {flag: flag in shape.columns for flag in _FLAGS[shape.dataset]}
        for indicator, unit, month, numerator, denominator, line in connection.execute(question(f"read_{shape.dataset}"), flags).fetchall():
            told.readings.append(
                Reading(
                    indicator,
                    unit,
                    Month(month.year, month.month),
                    numerator,
                    denominator,
                    None,
                    Origin(sheet.name, line),
                    int(denominator) if shape.dataset != "disbursement" else 1,
                )
            )
        for heading, texts in values.unknown.items():
            told.notes.append(note("unknown_value", sheet.name, column=heading, texts=", ".join(f"“{text}”" for text in texts[:5])))


class LinesDiffer(Exception):
    """DuckDB kept another number of lines than the file has: (kept, wanted, rejected)."""
