"""One table -> its figures, each with who, when and what, and the rows that could not say."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from parcam.intake.meaning.aims import NOTHING, aims, owners, specific
from parcam.intake.meaning.belong import cut_pieces
from parcam.intake.meaning.downward import carried_down
from parcam.intake.meaning.legible import torn
from parcam.intake.meaning.lines import Line, Liner
from parcam.intake.meaning.override import chosen, columns_as_chosen
from parcam.intake.meaning.scope import astray, doubted, estimated, nameless, other_months, strange_rates, useful
from parcam.intake.meaning.timing import Clock, date_order, place
from parcam.intake.tables.filled import filled_down
from parcam.intake.tables.gathered import Gathered, Refusal
from parcam.intake.tables.idle import without_idle
from parcam.intake.tables.measured import Measurer, Named
from parcam.intake.tables.pieces import titled_pieces
from parcam.intake.tables.sections import enter, inside
from parcam.intake.tables.settled import settled
from parcam.intake.tables.shared import scanned, shared_cells
from parcam.intake.tables.stocks import stock_figures
from parcam.intake.tables.timed import timed
from parcam.intake.tables.whose import mislabelled, no_unit_in, no_unit_over, parted, two_units, unit_of
from parcam.intake.text.ragged import Fields
from parcam.model.indicator import Measure

if TYPE_CHECKING:
    from parcam.catalog.load import Catalog
    from parcam.intake.meaning.aims import Aim
    from parcam.intake.meaning.columns import Column
    from parcam.intake.meaning.context import Context
    from parcam.intake.meaning.labels import Lexicon, Meaning
    from parcam.intake.meaning.timing import Placed, When
    from parcam.intake.numbers.scan import Scan, Scanner
    from parcam.intake.sheet import Cell, Row, Sheet, Table
    from parcam.intake.tables.sections import Section
    from parcam.model.reading import Options

_REMEMBERED = 10_000
"""By the identity of what is asked, which is kept beside the answer."""


class Gatherer:
    def __init__(
        self, sheet: Sheet, table: Table, lexicon: Lexicon, scanner: Scanner, catalog: Catalog, around: Context, options: Options, *,
        text: bool
    ) -> None:
        self._sheet, self._table, self._lexicon, self._scanner = sheet, table, lexicon, scanner
        self._catalog, self._options = catalog, options
        self._columns = columns_as_chosen(settled(sheet, table, lexicon, scanner, catalog, around, options), options, sheet.name)
        self._owners = owners(self._columns)
        self._around = replace(around, running=around.running and not any(column.meaning.cumulative for column in self._columns))
        self._roles = {column.role: column for column in reversed(self._columns)}
        self._row_owner: tuple[str, ...] = ()
        self._sections: tuple[Section, ...] = ()
        self._times: dict[tuple[str, int, int], tuple[Meaning, When, Placed]] = {}
        self._aimed: dict[tuple[int, int, tuple[str, ...]], tuple[Meaning, tuple[Aim, ...]]] = {}
        self._parted: frozenset[int] = frozenset()
        self._shared: dict[tuple[int, int], Cell] = {}
        doubts = doubted(self._columns, sheet, table, lexicon, scanner)
        bare = nameless(self._columns, sheet, table)
        strange = strange_rates(self._columns, lexicon)
        self._measure = Measurer(catalog, options, self._around, self._columns, doubted=doubts, nameless=bare, strange=strange)
        self._fields = Fields(sheet, table, text=text)
        self._torn = text and any(torn(row, lexicon) for number in table.header if (row := sheet.row(number)))

    def gather(self) -> Gathered:
        """Every figure and refusal of the table, in the order of its rows."""
        liner = Liner(self._sheet, self._table, self._columns, self._lexicon, self._scanner)
        rows = self._sheet.rows_of(self._table.body)
        dates = [liner.cell(row, "period") for row in rows]
        order = chosen(self._options, "dates") or date_order(dates)
        lines, filled = filled_down(liner.lines(), liner) if "unit" in self._roles else (liner.lines(), [])
        carried = carried_down(lines, liner)
        clock = Clock(liner, self._lexicon, order, carried)
        self._shared = shared_cells(self._sheet, lines, [column.column for column in self._columns if column.role == "value"])
        made = Gathered(self._columns, lines, [], [], filled, order, next((cell.text for cell in dates if not cell.blank), ""))
        made.carried = min((row for row, _ in carried), default=0)
        self._parted = parted(lines, self._columns, self._lexicon)
        lines = made.lines = cut_pieces(lines, lambda row: bool(self._ragged(row)))
        for line in lines:
            numbered = line.level is not None and (line.kind == "note" or (line.kind == "average" and self._lexicon.named(line.text)))
            if line.kind == "section" or numbered:
                self._sections = enter(self._sections, line, self._lexicon)
            self._row_owner = tuple(specific(line.label)) or line.label.named or self._row_owner
            if line.kind == "data":
                self._row(line, clock.when(line), liner, made)
        made.pieces = frozenset(line.row.number for line in lines if line.piece)
        if "unit" not in self._roles and self._around.unit:
            titled_pieces(made)
        if estimated(self._around, self._sheet.name, self._columns, self._lexicon):
            made.figures, made.refusals, made.estimate = [], [], True
        return made

    def _row(self, line: Line, when: When, liner: Liner, made: Gathered) -> None:
        found = [
            (column, scan, aim)
            for column in self._columns
            if column.role == "value" and not column.meaning.skip
            for scan in [scanned(self._scanner, self._shared, line.row, column.column)]
            if scan.kind in ("value", "fault")
            for aim in self._aims(column, line)
        ]
        made.aimed |= bool(found)
        made.unaimed += [] if found else [line]
        found, contrary = without_idle(line.row, found, self._columns, self._lexicon.vocabulary)
        made.refusals += contrary
        if not found:
            made.refusals += [refusal] if line.piece and (refusal := self._ragged(line.row)) else []
            return
        if refusal := self._ragged(line.row) or self._unnamed(line, [column for column, _, _ in found]):
            made.refusals.append(refusal)
            return
        measure = self._lexicon.mean((liner.cell(line.row, "measure").text,)) if not liner.cell(line.row, "measure").blank else NOTHING
        refused: set[str] = set()
        before = len(made.figures)
        for column, scan, aim in found:
            running = self._catalog.indicators[aim.indicator].measure is Measure.MONEY
            beside = [(other, its) for other, _, its in found]
            meanings = timed(column, aim, when, beside, self._columns, self._around.span, running=running)
            if not meanings:
                made.untimed[column.column] = column
            for meaning in meanings:
                self._figures(line, column, meaning, scan, aim, when, measure, refused, made)
        for one in stock_figures(line, made.figures[before:], self._columns, self._scanner, self._lexicon.vocabulary):
            made.stocks.setdefault((one.row, one.indicator, one.unit, one.month), []).append(one)

    def _figures(
        self, line: Line, column: Column, meaning: Meaning, scan: Scan, aim: Aim, when: When, measure: Meaning, refused: set[str],
        made: Gathered
    ) -> None:
        placed = self._placed(aim.indicator, meaning, when)
        if placed.month is None:
            own = bool(column.meaning.spans or column.meaning.cumulative)
            heading = column.name if own else self._heading("period", "month")
            repeated = own and placed.problem != "no_period" and not self._around.running and other_months(self._columns, column)
            if not (repeated or placed.problem == "other_year") and heading not in refused:
                made.refusals.append(Refusal(line.row.number, heading, placed.problem, placed.raw or (column.name if own else "")))
                refused.add(heading)
            return
        unit = unit_of(line, column, self._around)
        if not unit:
            if not any(self._lexicon.says("heading.total", level) for level in column.heading.levels):
                made.refusals.append(no_unit_over(line, column, self._lexicon.names))
        else:
            one = Named(line, column, aim, unit, placed.month)
            made.figures.append(self._measure.figure(one, scan, measure))

    def _placed(self, indicator: str, meaning: Meaning, when: When) -> Placed:
        known = self._times.get(key := (indicator, id(meaning), id(when)))
        if known is None:
            known = meaning, when, place(self._catalog.indicators[indicator], meaning, when, self._around)
            if len(self._times) < _REMEMBERED:
                self._times[key] = known
        return known[2]

    def _aims(self, column: Column, line: Line):
        if column.meaning.unit and "label" in self._roles and not (line.label.parts or line.label.named or column.meaning.parts):
            return ()  # a unit's column says who; what is counted stands in the row's label, and this row's is blank
        near = (self._row_owner if line.label.parts else ()) or inside(self._sections) or self._owners.get(column.column, ())
        key = (column.column, id(line.label), near)
        if key not in self._aimed:
            self._aimed[key] = line.label, self._useful(column, line, near)
        return self._aimed[key][1]

    def _useful(self, column: Column, line: Line, near: tuple[str, ...]) -> tuple[Aim, ...]:
        found = aims(column.meaning, self._measure.subject(line, column), near, self._around.named, self._options.indicator)
        return tuple(
            aim
            for aim in found
            if useful(aim, self._lexicon.vocabulary)
            and (self._options.indicator or not astray(aim.indicator, self._around.titles, self._lexicon))
        )

    def _unnamed(self, line: Line, read: list[Column]) -> Refusal | None:
        """A row of figures that belong to no unit: neither their columns, nor its own label, nor the surroundings name one; or to nobody
        knows what."""
        if wrong := mislabelled(line, self._columns, self._parted, self._lexicon):
            return wrong
        if "unit" not in self._roles and (any(column.meaning.unit for column in read) or (line.unit is None and self._around.unit)):
            return None
        return two_units(line, read) or no_unit_in(line, self._heading("unit"), self._lexicon.names)

    def _ragged(self, row: Row) -> Refusal | None:
        """A record that may have slipped sideways is refused; all of them are when the header has."""
        read = [column.column for column in self._columns if column.role == "value" and not column.meaning.skip]
        if not (self._torn or self._fields.bad_header) and not self._fields.slipped(row, read):
            return None
        return Refusal(row.number, "", "ragged_row", " | ".join(cell.text for cell in row.cells))

    def _heading(self, *roles: str) -> str:
        return next((self._roles[role].name for role in roles if role in self._roles), "")
