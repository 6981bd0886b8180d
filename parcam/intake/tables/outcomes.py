"""The records of all tables of a document -> readings, faults and notes: settled, pieces added up, repeats found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parcam.intake.say import fault, note, refused
from parcam.intake.tables.assemble import Assembler
from parcam.intake.tables.contradicted import mostly_contradicted
from parcam.intake.tables.pieces import add_up, held_to_total
from parcam.intake.tables.record import Undecided
from parcam.intake.tables.repeats import repeats
from parcam.intake.tables.stocks import stock_of
from parcam.intake.tables.told import headed_parts, reading
from parcam.intake.tables.totals import proves

if TYPE_CHECKING:
    from parcam.catalog.load import Catalog
    from parcam.catalog.vocabulary import Vocabulary
    from parcam.intake.numbers.scan import Scanner
    from parcam.intake.tables.record import Outcome, Record
    from parcam.intake.tables.told import Part, Told


class Outcomes:
    """`stated` is the indicator the uploader named; what is found goes to `told`."""

    def __init__(self, catalog: Catalog, vocabulary: Vocabulary, scanner: Scanner, told: Told, stated: str | None) -> None:
        self._catalog, self._vocabulary, self._scanner = catalog, vocabulary, scanner
        self._told, self._stated = told, stated
        self._sums: set[int] = set()

    def settle(self, made: list[tuple[Part, Record]]) -> None:
        """Every record: read, refused, or marked as saying nothing."""
        told = self._told
        headed = {key: parts for number, part in enumerate(told.parts) for key, parts in headed_parts(number, part, self._scanner).items()}
        assembler = Assembler(self._vocabulary, told.evidence, [record for _, record in made], headed, self._stated)
        read: list[tuple[Part, Record, Outcome]] = []
        unread: list[tuple[Part, Record]] = []
        for part, record, outcome in mostly_contradicted([(part, record, _outcome(assembler, record)) for part, record in made]):
            if outcome.fault and outcome.at:
                words, at = "two_columns" if record.torn else "", outcome.at
                told.faults.append(fault(part.sheet.name, at.row, at.heading, outcome.fault, at.scan.raw, words=words))
                self._mark(part, record, told, "reject")
            elif outcome.reads:
                read.append((part, record, outcome))
            else:
                self._mark(part, record, told, "silent")
            if not outcome.reads:
                unread.append((part, record))
            if outcome.note:
                told.notes.append(
                    note(
                        outcome.note,
                        part.sheet.name,
                        record.rows[0],
                        raw=outcome.at.scan.raw if outcome.at else "",
                        indicator=self._catalog.indicators[record.indicator].short,
                    )
                )
        self._repeats(self._added(read, unread, told), told)

    def _added(
        self, read: list[tuple[Part, Record, Outcome]], unread: list[tuple[Part, Record]], told: Told
    ) -> list[tuple[Part, Record, Outcome]]:
        """Pieces of units added up; a sum that lacks a piece is nobody's figure."""
        found = add_up(read, unread, lambda part: not held_to_total(part.gathered) or self._proved(part, told))
        for part, record in found.summed:
            self._mark(part, record, told, "reading")
        self._sums = {id(record) for _, record in found.summed}
        for part, record in found.refused:
            kind, words = ("unknown_unit", "") if part.gathered.proved_by_total else ("bad_number", "piece_missing")
            row, known = record.rows[0], {one.row for one in told.faults if one.sheet == part.sheet.name}
            name = next((line.text for line in part.gathered.lines if line.row.number == row), "")
            if row not in known:
                told.faults.append(fault(part.sheet.name, row, "", kind, name, words=words))
            self._mark(part, record, told, "reject")
        return found.read

    def _proved(self, part: Part, told: Told) -> bool:
        return proves(next(at for at, one in enumerate(told.parts) if one is part), part, self._scanner, told.evidence)

    def _repeats(self, read: list[tuple[Part, Record, Outcome]], told: Told) -> None:
        kept, again, conflicts = repeats(read)
        for part, record, outcome in kept:
            told.readings.append(made := reading(part, record, outcome))
            if id(record) not in self._sums:
                told.stocks += stock_of(made, record.table, part.gathered.stocks, told.evidence, self._vocabulary)
            self._mark(part, record, told, "reading")
        for (part, record, _), first in again:
            told.notes.append(note("duplicate_identical", part.sheet.name, record.rows[0], first=first))
            self._mark(part, record, told, "duplicate")
        for part, record, others in conflicts:
            figure = next(iter(record.figures.values()))
            told.faults.append(
                fault(
                    part.sheet.name,
                    record.rows[0],
                    figure.heading,
                    "duplicate_conflict",
                    figure.scan.raw,
                    others=", ".join(map(str, others)),
                )
            )
            self._mark(part, record, told, "reject")

    def _mark(self, part: Part, record: Record, told: Told, fate: str) -> None:
        for row in record.rows:
            told.fate(part.sheet, row, fate)


def _outcome(assembler: Assembler, record: Record) -> Outcome:
    try:
        return assembler.outcome(record)
    except Undecided as open_number:
        figure = open_number.figure
        raise refused("ambiguous_decimal", raw=figure.scan.raw, row=figure.row, column=figure.heading) from None
