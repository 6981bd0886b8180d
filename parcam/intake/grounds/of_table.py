"""What one table of a document was taken to say, each with the cells it rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parcam.intake.grounds.figures import Numbers, in_sheet, money
from parcam.intake.grounds.places import bare, both, cell, placed
from parcam.intake.grounds.rows import Rows
from parcam.intake.grounds.subject import Subjects, firsts
from parcam.intake.grounds.time import Times
from parcam.intake.grounds.titles import Titles
from parcam.intake.meaning.aims import specific
from parcam.intake.meaning.override import money as money_stated
from parcam.intake.meaning.override import month_stated
from parcam.intake.tables.record import series
from parcam.model.sentence import UNSAID, Sentence, sentence

if TYPE_CHECKING:
    from parcam.intake.meaning.columns import Column
    from parcam.intake.meaning.lines import Line
    from parcam.intake.sheet import Document
    from parcam.intake.tables.document import TableReader
    from parcam.intake.tables.told import Told

Answer = tuple[str, Sentence]
"""Ids with commas between them as in `Understood.value`, "" for nothing, and the evidence."""


class Grounds:
    """Of the table `number` among those told."""

    def __init__(self, document: Document, told: Told, number: int, reader: TableReader) -> None:
        self._told, self._number, self._reader, self._part = told, number, reader, told.parts[number]
        part, table = self._part, self._part.table
        head = next(one for one in told.parts if one.sheet is part.sheet).table.before
        self._rows = Rows(part)
        titles = Titles(document, part.sheet, table.before, head, reader.lexicon)
        beside = (table.units, *table.before, *head, *table.after)
        self._beside = Titles(document, part.sheet, beside, (), reader.lexicon)
        self._times = Times(part, self._rows, titles, reader.lexicon)
        self._subjects = Subjects(part, self._rows, titles, reader.lexicon)

    def heading(self, column: Column) -> Sentence:
        return self._rows.heading(column)[1]

    def content(self, column: Column) -> Sentence:
        """The first cell of a column without a heading."""
        cells = ((line.row.number, line.row.at(column.column).text) for line in self._part.gathered.lines)
        row, text = next(((row, text) for row, text in cells if text), (0, ""))
        return sentence("intake.evidence.contains", place=cell(row, column.column, text)) if text else UNSAID

    def unit(self, line: Line) -> Sentence:
        """The cell with the name of a line's unit: in its column, or else in the section above."""
        for column in self._rows.with_role("unit"):
            if found := self._rows.own(line.row.number, column.column):
                return bare(found[0], column.column)
        found = self._rows.above(line.row.number, lambda one: line.unit_text in (one.text, one.unit_text))
        return found[1] if found else UNSAID

    def indicators(self) -> Answer:
        stated = self._reader.options.indicator
        figures = firsts((one.indicator, one.part, one.row, one.column) for one in self._part.gathered.figures)
        if not figures and not stated:
            figures = firsts((id, part, 0, one.column) for one in self._values() for id, part in specific(one.meaning).items())
        if stated:
            return ",".join(figures) or stated, _why("stated")
        return ",".join(figures), self._subjects.of(figures) or _why("columns")

    def months(self) -> Answer:
        """Of a table whose figures belong to no indicator yet, what its headings and titles name."""
        around, part = self._part.around, self._part
        if part.gathered.order in ("unknown", "turned"):
            return "", UNSAID
        known = {str(one.month): one.month for one in part.gathered.figures}
        months = firsts((str(one.month), "", one.row, one.column) for one in part.gathered.figures)
        if not months and not part.gathered.refusals:
            for one in self._values():
                for span in one.meaning.spans or ((around.span,) if around.span and not around.conflict else ()):
                    if span.monthly and (month := span.month(around.year)):
                        known[str(month)], months[str(month)] = month, months.get(str(month), (0, one.column))
        if month_stated(self._reader.options, part.sheet.name):
            return ",".join(months), _why("stated")
        told = self._times.of({known[id]: place for id, place in months.items()})
        return ",".join(months), told or _why(around.evidence or "columns")

    def numbers(self) -> Answer:
        """The decimal mark and what proves it; "plain" where no number needs one; "" where a number needs one and nothing tells."""
        evidence, part, cells = self._told.evidence, self._part, Numbers(self._reader.scanner)
        columns = {figure.column for figure in part.gathered.figures}
        proofs = set().union(*(evidence.proofs.get((self._number, "column", column), set()) for column in columns))
        if len(proofs) == 1:
            mark = next(iter(proofs))
            return mark, cells.proof([part], mark, columns)[1] or _why("own")
        if evidence.stated and not proofs:
            return evidence.stated, _why("stated")
        if len(proofs or evidence.everywhere) > 1:
            return "both", both(*(in_sheet(cells.proof(self._told.parts, mark), part.sheet.name) for mark in ("comma", "point")))
        if not proofs and len(evidence.everywhere) == 1:
            mark = next(iter(evidence.everywhere))
            return mark, in_sheet(cells.proof(self._told.parts, mark), part.sheet.name) or _why("file")
        return self._open()

    def _open(self) -> Answer:
        """Numbers that could be read two ways: a ratio is at most 100, a count is whole."""
        told = self._told.evidence
        for figure in self._part.gathered.figures:
            for one in figure.scan.numerals:
                if one.open:
                    mark = told.mark(one, series(self._number, figure), figure.kind)
                    why = "ratio" if figure.kind == "rate" else "whole"
                    place = cell(figure.row, figure.column, figure.scan.raw)
                    return (mark, placed(_why(why), place)) if mark else ("", UNSAID)
        return "plain", _why("none")

    def money(self) -> Answer:
        figure = next((one for one in self._part.gathered.figures if one.scale), None)
        if figure is None or not figure.scale:
            return "", UNSAID
        why = _why("stated") if money_stated(self._reader.options) else money(
            self._part, figure, self._rows, self._beside, self._reader.lexicon)
        return f"{figure.scale:.0f}", why or _why("columns")

    def _values(self) -> list[Column]:
        return [one for one in self._part.gathered.columns if one.role == "value" and not one.meaning.skip]


def _why(evidence: str) -> Sentence:
    return Sentence(f"intake.evidence.{evidence}")
