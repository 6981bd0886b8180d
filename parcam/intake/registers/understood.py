"""What was concluded of a register and on what cells that rests, for the page "what I understood"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parcam.intake.grounds.places import bare, cell, heading, heads, placed, together
from parcam.intake.layout.headings import Merged, headings
from parcam.intake.meaning.context import scale_in
from parcam.intake.meaning.override import UNIT, chosen, column_stated
from parcam.intake.meaning.override import money as money_stated
from parcam.intake.numbers.scan import Scanner
from parcam.intake.registers.dates import read_dates
from parcam.intake.registers.find import AMOUNTS, DATES, FLAGS
from parcam.intake.sheet import letters
from parcam.intake.understood import of_file
from parcam.model.reading import Understood
from parcam.model.sentence import Sentence, sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parcam.intake.meaning.labels import Lexicon
    from parcam.intake.registers.find import Source
    from parcam.intake.registers.told import RegisterTold
    from parcam.intake.sheet import Document, Row
    from parcam.model.reading import Options

_UNITS = 60
"""Spellings of units told one by one."""


def understood(document: Document, source: Source, told: RegisterTold, lexicon: Lexicon, options: Options) -> tuple[Understood, ...]:
    """Of the file, then of its first table: kind, place, header, columns, units, days, numbers, money; what the lines were added up to."""
    one = _Register(source, told, lexicon, options)
    return (*of_file(document), *one.place(), *one.columns(), *one.units(), *one.days(), *one.numbers(), *one.sums())


class _Register:
    def __init__(self, source: Source, told: RegisterTold, lexicon: Lexicon, options: Options) -> None:
        self._source, self._told, self._lexicon, self._options = source, told, lexicon, options
        self._sheet, self._table, self._shape = source.sheet, source.table, source.shape
        self._merged = Merged(source.sheet.merges)
        self._made_up = source.units in ("titles", "sections")
        """Its column of units is the reader's own: no cell of the file."""

    def place(self) -> list[Understood]:
        table, name = self._table, self._sheet.name
        last = table.right - self._made_up
        place = f"{letters(table.left)}{min(table.header)}:{letters(last)}{self._source.bottom}"
        kind = _why("stated") if self._options.dataset else together(map(self._heading, self._roles()))
        return [Understood("dataset", self._shape.dataset, kind, name), self._located("table", place, table.evidence),
                self._located("header", ", ".join(map(str, table.header)), heads(self._sheet, table))]

    def columns(self) -> list[Understood]:
        """Those that say something of a line, then those nobody reads, in the file's order."""
        by_column = {self._shape.columns[role]: role for role in self._roles()}
        return [self._column(head.column, by_column.get(head.column, "unread"), head.levels) for head in headings(self._sheet, self._table)
                if head.column in by_column or (head.levels and not (self._made_up and head.column == self._table.right))]

    def units(self) -> list[Understood]:
        """Each spelling that was taken for a unit, among the rows at hand."""
        if self._made_up:
            return []
        column, names = self._shape.columns["unit"], self._lexicon.names
        rows: dict[str, int] = {}
        for row in self._rows():
            rows.setdefault(row.at(column).text, row.number)
        tidy = [(" ".join(text.split()), row) for text, row in rows.items() if text]
        known = [(text, row, unit) for text, row in tidy if (unit := names.resolve(text).unit)]
        return [Understood(f"{UNIT}{text}", unit, placed(_why(f"name_{names.why(text)}"), bare(row, column)), self._sheet.name)
                for text, row, unit in known[:_UNITS]]

    def days(self) -> list[Understood]:
        told = [(role, dates.order) for role, dates in self._told.dates.items() if dates.order]
        return [Understood(f"dates:{role}", order, _why("stated") if chosen(self._options, "dates") else self._proof(role, order),
                           self._sheet.name) for role, order in told]

    def numbers(self) -> list[Understood]:
        """The decimal mark of amounts, and their unit of money where a sum is told."""
        amounts = [role for _, role, _ in AMOUNTS[self._shape.dataset] if role in self._shape.columns]
        if not amounts:
            return []
        mark, why = self._mark([self._shape.columns[role] for role in amounts])
        found = [Understood("numbers", mark, why, self._sheet.name)]
        if any(not sign_only for _, _, sign_only in AMOUNTS[self._shape.dataset]):
            found.append(self._money(amounts))
        return found

    def sums(self) -> list[Understood]:
        """The indicators and months that the lines were added up to."""
        readings, dataset = self._told.readings, self._shape.dataset
        flags = [role for role in FLAGS[dataset] if role in self._shape.columns]
        days = [role for role in DATES[dataset] if role in self._shape.columns and role != "due"]
        told = (("indicator", dict.fromkeys(one.indicator for one in readings), _why("added"), flags),
                ("period", dict.fromkeys(sorted(str(one.month) for one in readings)), _why("days"), days))
        return [Understood(what, ",".join(ids), placed(why, together(map(self._heading, roles))), self._sheet.name)
                for what, ids, why, roles in told if ids]

    def _roles(self) -> list[str]:
        return [role for role, column in self._shape.columns.items() if not (self._made_up and column == self._table.right)]

    def _rows(self) -> Iterator[Row]:
        return (row for row in self._sheet.rows if self._table.first <= row.number <= self._table.last)

    def _located(self, what: str, value: str, why: Sentence) -> Understood:
        name = self._sheet.name
        return Understood(what, value, _why("stated") if chosen(self._options, f"{what}:{name}") else why, name)

    def _heading(self, role: str) -> Sentence:
        return heading(self._sheet, self._table, self._merged, self._shape.columns[role], (self._shape.headings[role],))

    def _column(self, column: int, role: str, levels: tuple[str, ...]) -> Understood:
        at = letters(column)
        why = heading(self._sheet, self._table, self._merged, column, levels)
        stated = column_stated(self._options, self._sheet.name, at)
        return Understood(f"column:{at}", role, sentence("intake.evidence.stated_column", heading=why) if stated else why, self._sheet.name)

    def _proof(self, role: str, order: str) -> Sentence:
        """The first day of the column that reads one way only; else that other columns tell."""
        column = self._shape.columns[role]
        for row in self._rows():
            text = row.at(column).text
            if text and row.at(column).day is None and read_dates((text,)).order == order:
                return cell(row.number, column, text)
        return _why("own" if self._told.tally else "other_days")

    def _mark(self, columns: list[int]) -> tuple[str, Sentence]:
        if stated := chosen(self._options, "numbers"):
            return stated, _why("stated")
        scanner = Scanner(self._lexicon.vocabulary)
        for row in self._rows():
            for column in columns:
                for one in scanner.scan(row.at(column)).numerals:
                    if one.proof:
                        return one.proof, cell(row.number, column, row.at(column).text)
        return "plain", _why("none")

    def _money(self, amounts: list[str]) -> Understood:
        sheet = self._sheet
        if stated := money_stated(self._options):
            return Understood("money", f"{stated:.0f}", _why("stated"), sheet.name)
        for role in reversed(amounts):
            if scale := self._lexicon.scale(self._shape.headings[role]):
                return Understood("money", f"{scale:.0f}", self._heading(role), sheet.name)
        for number in (self._table.units, *self._table.before):
            row = sheet.row(number) if number else None
            for column, one in enumerate(row.cells if row else ()):
                if one.text and (scale := scale_in(one.text, self._lexicon)):
                    return Understood("money", f"{scale:.0f}", cell(number, column, one.text), sheet.name)
        return Understood("money", "1", _why("no_money"), sheet.name)


def _why(evidence: str) -> Sentence:
    return Sentence(f"intake.evidence.{evidence}")
