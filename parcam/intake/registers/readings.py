"""A register -> readings: its lines kept as columns in Parquet, added up in SQL, each reading leading back to its lines."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from parcam.intake.registers.check import Check
from parcam.intake.registers.dated import read_by_text
from parcam.intake.registers.dates import day_in_sql, decided
from parcam.intake.registers.doubt import refuse_turned, unanswered, undated, unplanned
from parcam.intake.registers.find import AMOUNTS, ANSWERS, DATES, FLAGS, union
from parcam.intake.registers.session import question, quoted, session
from parcam.intake.registers.source import small
from parcam.intake.registers.stock import stocks
from parcam.intake.registers.told import RegisterTold
from parcam.intake.registers.values import Values
from parcam.intake.say import refused
from parcam.model.month import Month
from parcam.model.reading import Origin, Reading, Register

if TYPE_CHECKING:
    from datetime import date

    import duckdb

    from parcam.catalog.vocabulary import Vocabulary
    from parcam.intake.meaning.labels import Lexicon
    from parcam.intake.numbers.scan import Scanner
    from parcam.intake.registers.find import Shape, Source
    from parcam.intake.sheet import Document

_PARQUET = "FORMAT parquet, COMPRESSION lz4_raw, DICTIONARY_SIZE_LIMIT 4000, WRITE_BLOOM_FILTER false, ROW_GROUP_SIZE 122880"
"""Codes differ line by line: without the limit, trying to make a dictionary of them takes as long as all the rest."""
_DAY_MACRO = "CREATE OR REPLACE MACRO day_{role}(text) AS {expression}"


@dataclass(frozen=True)
class RegisterReader:
    """`work_dir` receives the Parquet of the lines; `scale` is the đồng per unit of money said around the table, `order` that of the
    dates, `numbers` the decimal mark, `money` the đồng per unit as a person chose them."""

    vocabulary: Vocabulary
    lexicon: Lexicon
    scanner: Scanner
    work_dir: Path | None = None
    scale: float | None = None
    order: str = ""
    numbers: str = ""
    money: float | None = None
    torn: bool = False
    """The unit of money said around the table cannot be read."""

    def read(self, document: Document, sources: tuple[Source, ...]) -> RegisterTold:
        """All tables of one register together; line numbers carry their source's offset. Refused: ambiguous_date_order,
        ambiguous_decimal, no_data_rows, no_header."""
        if document.sampled:
            from parcam.intake.registers.large import read_large

            return read_large(self, document, sources[0])
        shape = union(sources)
        told = RegisterTold(shape, dates=decided(texts_of_days(sources, shape), self.order))
        with tempfile.TemporaryDirectory(prefix="register-") as folder:
            kept = (self.work_dir or Path(folder)) / "register.parquet"
            text = document.kind in ("csv", "tsv")
            told.lines, lines = small(sources, tuple(shape.columns), self.vocabulary, self.lexicon.names, text=text)
            if not told.lines.rows:
                raise refused("no_data_rows")
            with session((kept.parent,), Path(folder)) as connection:
                self.prepare(connection, told)
                read_by_text(connection, shape.dataset, lines, tuple(self.vocabulary.datasets[shape.dataset]))
                keep(connection, shape, kept)
                self.ask(connection, told, sources[0].sheet.name)
                told.stocks = stocks(connection, shape, kept, self.lexicon.names, told.readings)
        if self.work_dir:
            told.register = Register(shape.dataset, str(kept), len(told.lines.rows))
        return told

    def prepare(self, connection: duckdb.DuckDBPyConnection, told: RegisterTold) -> None:
        """What the SQL needs to know of the vocabulary and of the dates."""
        nothing = ", ".join(quoted(text) for text in sorted(self.scanner.marks))
        connection.execute(
            f"CREATE OR REPLACE MACRO said(text) AS CASE WHEN trim(text) = '' OR lower(trim(text)) IN ({nothing}) THEN NULL ELSE text END"
        )
        for role in DATES[told.shape.dataset]:
            connection.execute(_DAY_MACRO.format(role=role, expression=day_in_sql(told.dates.get(role))))

    def ask(self, connection: duckdb.DuckDBPyConnection, told: RegisterTold, sheet: str) -> None:
        """View `kept` (and table `counted` of a large register) -> readings, faults and notes."""
        shape = told.shape
        values = Values(connection, self.vocabulary, self.lexicon.names, self.scanner, self.numbers)
        values.name_units()
        bad: dict[str, dict[str, str]] = {}
        values.hear(column for _, column, _ in AMOUNTS[shape.dataset])
        for name, column, sign_only in AMOUNTS[shape.dataset]:
            heading = shape.headings.get(column, "")
            scale = self.money or self.lexicon.scale(heading) or self.scale
            if column in shape.columns and not sign_only and not scale and (self.torn or self.lexicon.scales.torn(heading)):
                raise refused("no_usable_values", "money_torn")
            scale = scale or 1.0
            bad[column] = values.number(name, column, scale, sign_only=sign_only)
        if values.open:
            column, text = values.open
            raise refused("ambiguous_decimal", raw=text, row=values.line_of(column, text), column=shape.headings[column])
        for one in ANSWERS[shape.dataset]:
            values.choose(one.table, one.role, one.yes, one.no, shape.headings.get(one.role, one.role))
        if not self.order:
            refuse_turned(connection, told)
        Check(connection, shape, sheet, values, bad, self.lexicon.names).run(told)
        counted = " UNION ALL BY NAME SELECT * FROM counted" if told.counted else ""
        held = "TEMP TABLE" if ANSWERS[shape.dataset] else "VIEW"  # lines that say the same are one there, asked for again and again
        connection.execute(f"CREATE {held} known AS {question(f'known_{shape.dataset}')}{counted}")
        unread = unanswered(connection, shape, sheet, values, told)
        told.notes += [*undated(connection, shape, sheet), *unplanned(connection, shape, sheet)]
        flags = {flag: flag in shape.columns and flag not in unread for flag in FLAGS[shape.dataset]}
        rows = connection.execute(question(f"read_{shape.dataset}"), flags).fetchall()
        told.readings += [_reading(shape, sheet, *row) for row in rows]


def keep(connection: duckdb.DuckDBPyConnection, shape: Shape, path: Path) -> None:
    """View `dated` -> Parquet at `path` and view `kept` of it."""
    connection.execute(f"COPY ({question(f'keep_{shape.dataset}')}) TO {quoted(str(path))} ({_PARQUET})")
    connection.execute(f"CREATE OR REPLACE VIEW kept AS SELECT * FROM read_parquet({quoted(str(path))})")


def texts_of_days(sources: tuple[Source, ...], shape: Shape) -> dict[str, list[str]]:
    """The texts of the rows at hand, each once, by column of days."""
    found: dict[str, dict[str, None]] = {role: {} for role in DATES[shape.dataset] if role in shape.columns}
    for source in sources:
        rows = source.sheet.rows_of(source.table.body)
        for role in found.keys() & source.shape.columns.keys():
            column = source.shape.columns[role]
            found[role] |= dict.fromkeys(row.cells[column].text if column < len(row.cells) else "" for row in rows)
    return {role: list(texts) for role, texts in found.items()}


def _reading(shape: Shape, sheet: str, indicator: str, unit: str, month: date, numerator: float, denominator: float, line: int) -> Reading:
    lines = int(denominator) if shape.dataset != "disbursement" else 1
    return Reading(indicator, unit, Month(month.year, month.month), numerator, denominator, None, Origin(sheet, line), lines)
