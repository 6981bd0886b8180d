"""What the tables of a document said, table by table and all together."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from parcam.intake.meaning.aims import specific
from parcam.intake.numbers.settle import Evidence
from parcam.intake.say import fault
from parcam.intake.sheet import letters
from parcam.model.reading import Fault, Origin, Reading

if TYPE_CHECKING:
    from parcam.intake.meaning.context import Context
    from parcam.intake.numbers.scan import Scanner
    from parcam.intake.sheet import Sheet, Table
    from parcam.intake.tables.gathered import Gathered, Refusal
    from parcam.intake.tables.record import Outcome, Record
    from parcam.model.reading import FileError, Note


@dataclass
class Part:
    """One table with what was gathered from it."""

    sheet: Sheet
    table: Table
    around: Context
    gathered: Gathered

    @property
    def headed(self) -> bool:
        """A header says what the columns are, or a person did."""
        return bool(self.table.header) or any(column.why == "stated" for column in self.gathered.columns)


@dataclass
class Told:
    """What the tables of a document said. `fates` gives each row's fate by (sheet index, row): reading, reject, duplicate, silent."""

    parts: list[Part] = field(default_factory=list)
    readings: list[Reading] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    fates: dict[tuple[int, int], str] = field(default_factory=dict)
    evidence: Evidence = field(default_factory=Evidence)
    error: FileError | None = None
    stocks: list[Reading] = field(default_factory=list)

    def fate(self, sheet: Sheet, row: int, fate: str) -> None:
        """A row that gave any reading counts as a reading, then as a reject, then as a duplicate."""
        order = ("reading", "reject", "duplicate", "silent")
        key = (sheet.index, row)
        if key not in self.fates or order.index(fate) < order.index(self.fates[key]):
            self.fates[key] = fate


_LOST = ("moved", "damaged")
"""Why a column is not read that stands there all the same."""


def headed_parts(number: int, part: Part, scanner: Scanner) -> dict[tuple[int, str], frozenset[str]]:
    """The parts of each indicator for which table `number` has a column that some row fills, in refused rows and under torn headings too;
    of ratios, and of the best answer, also where no row does: no answer's share is 0 because nobody wrote it."""
    found: dict[tuple[int, str], frozenset[str]] = {}
    rows = [line.row for line in part.gathered.lines if line.kind == "data"]
    for column in part.gathered.columns:
        filled = any(scanner.scan(row.at(column.column)).kind in ("value", "fault") for row in rows)
        counts = column.role == "value" or (column.role == "unread" and column.why in _LOST)
        for indicator, said in specific(column.meaning).items() if counts else ():
            if filled or said.endswith(("_rate", "very")):
                more = {said} if column.role == "value" else {said, f"{said}_rate"}
                found[number, indicator] = found.get((number, indicator), frozenset()) | more
    return found


def refusal(sheet: Sheet, one: Refusal) -> Fault:
    kind = "period_not_monthly" if one.kind in ("no_period", "conflict") else one.kind
    return fault(sheet.name, one.row, one.heading, kind, one.raw, suggestion=",".join(one.candidates))


def reading(part: Part, record: Record, outcome: Outcome) -> Reading:
    figures = sorted(record.figures.values(), key=lambda figure: (figure.row, figure.column))
    row = part.sheet.row(figures[0].row)
    texts = tuple(
        (column.name or column.role, row.at(column.column).text)
        for column in part.gathered.columns
        if row and not row.at(column.column).blank
    )
    origin = Origin(part.sheet.name, figures[0].row, ",".join(dict.fromkeys(letters(figure.column) for figure in figures)), texts)
    stated = None if outcome.stated is None else outcome.stated / 100
    return Reading(record.indicator, record.unit, record.month, outcome.numerator, outcome.denominator, stated, origin)
