"""A document of tables -> readings, faults, notes: every table gathered, every open number settled, every repeat found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parcam.intake import progress
from parcam.intake.meaning.context import context
from parcam.intake.meaning.inherit import as_titled
from parcam.intake.meaning.labels import Lexicon
from parcam.intake.meaning.naming import Names
from parcam.intake.meaning.override import chosen, units_as_chosen
from parcam.intake.meaning.periods import Grammar
from parcam.intake.meaning.stacked import unstack
from parcam.intake.meaning.taller import shorter, taller
from parcam.intake.numbers.scan import Scanner
from parcam.intake.numbers.settle import Evidence
from parcam.intake.say import error, note, refused
from parcam.intake.tables.gather import Gatherer
from parcam.intake.tables.located import located
from parcam.intake.tables.looks import look_like_tables
from parcam.intake.tables.outcomes import Outcomes
from parcam.intake.tables.passed import passed_over
from parcam.intake.tables.record import records, series
from parcam.intake.tables.told import Part, Told, refusal
from parcam.intake.tables.totals import mismatches
from parcam.intake.tables.unread import unread
from parcam.intake.tables.within import within_months
from parcam.model.indicator import Measure

if TYPE_CHECKING:
    from collections.abc import Mapping

    from parcam.catalog.load import Catalog
    from parcam.catalog.vocabulary import Vocabulary
    from parcam.intake.sheet import Document, Sheet
    from parcam.model.reading import FileError, Options
_OPEN = {"unknown": "days_unproved", "turned": "days_turned"}
"""Orders of day and month that nobody can tell, with the reason."""


_GATHERED, _SETTLED = 0.7, 0.8
"""Shares of the work done once every line is gathered, once the open numbers are settled."""


class TableReader:
    def __init__(self, catalog: Catalog, vocabulary: Vocabulary, options: Options, aliases: Mapping[str, str]) -> None:
        self._catalog, self._vocabulary, self._options = catalog, vocabulary, options
        self.options = options
        self.told = Told()
        self.lexicon = Lexicon(vocabulary, Grammar(vocabulary), Names(catalog, vocabulary, aliases, units_as_chosen(options)))
        self.scanner = Scanner(vocabulary)

    def read(self, document: Document) -> Told:
        """All visible sheets together: the evidence for numbers and the search for repeats span the file.

        Refused when the file has no header, no rows or no table.
        """
        self.told = told = Told(evidence=Evidence(stated=chosen(self._options, "numbers")))
        with progress.part(0.0, _GATHERED):
            for sheet in progress.parts([sheet for sheet in document.sheets if not sheet.hidden]):
                told.parts += self._parts(document, sheet)
        look_like_tables(document, told.parts, self.lexicon, self.scanner)
        told.parts = [part for part in told.parts if part.headed]
        money = frozenset(one.id for one in self._catalog.indicators.values() if one.measure is Measure.MONEY)
        for part in told.parts:
            within_months(part.gathered, money, self.scanner)
            if (why := _OPEN.get(part.gathered.order)) and part.gathered.figures:
                raise refused("ambiguous_date_order", why, raw=part.gathered.open_date)
        self._evidence(told)
        progress.report(_SETTLED)
        made = [(part, record) for number, part in enumerate(told.parts) for record in records(number, part.gathered.figures)]
        for part in told.parts:
            self._refusals(part, told)
        Outcomes(self._catalog, self._vocabulary, self.scanner, told, self._options.indicator).settle(made)
        for number, part in enumerate(told.parts):
            told.notes += mismatches(number, part, self.scanner, told.evidence)
        told.error = self._nothing(told)
        if told.error and told.error.kind == "no_period":
            told.faults = []  # the one thing the file lacks, said once and not for every line
        return told

    def _parts(self, document: Document, sheet: Sheet) -> list[Part]:
        pieces = unstack(sheet, located(sheet, self._options), self.lexicon)
        stated = chosen(self._options, f"header:{sheet.name}")
        tables = pieces if stated else tuple(taller(sheet, shorter(sheet, piece, self.lexicon), self.lexicon) for piece in pieces)
        head = tables[0].before if tables else ()
        arounds = [context(document, sheet, table, head, self.lexicon, self._options) for table in tables]
        text = document.kind in ("csv", "tsv")
        return [
            Part(
                sheet,
                table,
                around,
                Gatherer(sheet, table, self.lexicon, self.scanner, self._catalog, around, self._options, text=text).gather(),
            )
            for table, around in zip(tables, as_titled(sheet, tables, arounds, self.lexicon), strict=True)
        ]

    def _evidence(self, told: Told) -> None:
        for number, part in enumerate(told.parts):
            for column in part.gathered.columns:
                if column.role in ("value", "unread"):
                    cells = [line.row.at(column.column) for line in part.gathered.lines]
                    told.evidence.add((number, "column", column.column), [n for cell in cells for n in self.scanner.scan(cell).numerals])
            for figure in part.gathered.figures:
                if figure.by_row:
                    told.evidence.add(series(number, figure), figure.scan.numerals)
                if figure.kind == "count":
                    told.evidence.add_count(number, figure.scan.numerals)

    def _refusals(self, part: Part, told: Told) -> None:
        told.notes += [note("filled_down", part.sheet.name, row) for row in part.gathered.filled]
        if kind := passed_over(part, told.parts, self.lexicon):
            told.notes.append(note(kind, part.sheet.name))
            return
        told.notes += unread(part, self.lexicon)
        for one in part.gathered.refusals:
            told.fate(part.sheet, one.row, "reject")
            told.faults.append(refusal(part.sheet, one))

    def _nothing(self, told: Told) -> FileError | None:
        """Why there is no reading at all."""
        if told.readings:
            return None
        kinds = {one.kind for part in told.parts for one in part.gathered.refusals}
        if kinds and kinds <= {"no_period", "conflict"}:
            return error("no_period", "conflict" if "conflict" in kinds else "")
        if any(part.gathered.estimate for part in told.parts):
            return error("no_usable_values", "estimate")
        if not kinds and not any(_filled(part) for part in told.parts):
            return error("no_data_rows", "unfilled")
        if any(part.gathered.aimed for part in told.parts):
            return error("no_usable_values")
        named = any(
            specific or column.meaning.named
            for part in told.parts
            for column in part.gathered.columns
            for specific in [column.meaning.parts]
        )
        return error("no_usable_values", "other_indicator" if named and self._options.indicator else "no_indicator")


def _filled(part: Part) -> bool:
    """Whether any cell of its columns of figures holds something, an example aside."""
    columns = [one.column for one in part.gathered.columns if one.role == "value" or one.why == "empty"]
    lines = [one for one in part.gathered.lines if one.kind != "example"]
    return not columns or any(not line.row.at(column).blank for line in lines for column in columns)
