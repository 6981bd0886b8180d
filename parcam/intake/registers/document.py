"""A document that is a register -> Extraction; None when it is none."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from parcam.intake.layout.above import rows_above
from parcam.intake.layout.headings import headings
from parcam.intake.meaning.context import context
from parcam.intake.meaning.override import chosen, column_stated, money
from parcam.intake.meaning.taller import shorter
from parcam.intake.registers.accounts import account
from parcam.intake.registers.bare import with_bare
from parcam.intake.registers.carried import carried
from parcam.intake.registers.find import STEP, Source, find_register
from parcam.intake.registers.readings import RegisterReader
from parcam.intake.registers.understood import understood
from parcam.intake.registers.whose import with_units
from parcam.intake.say import error, note, refused
from parcam.intake.sheet import letters
from parcam.intake.tables.located import area_of, located
from parcam.model.reading import Extraction, Outcome

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from parcam.intake.registers.told import RegisterTold
    from parcam.intake.sheet import Document, Sheet, Table
    from parcam.intake.tables.document import TableReader
    from parcam.model.reading import Options
    from parcam.model.sentence import Sentence


_LINES = ("row", "first", "others")
"""Fields of messages that hold numbers of lines."""


def read_register(document: Document, reader: TableReader, options: Options, work_dir: Path | None) -> Extraction | None:
    """The first visible table that is a register, read line by line. `Refused` as RegisterReader; no_header when a dataset is stated and
    no table has its columns."""
    found = _find(document, reader, options)
    if not found:
        if options.dataset:
            raise refused("no_header" if any(sheet.rows for sheet in document.sheets if not sheet.hidden) else "no_data_rows")
        return None
    told = _told(document, found, reader, options, work_dir)
    outcome = Outcome.ERROR if not told.readings else Outcome.PARTIAL if told.faults else Outcome.OK
    tables = {sheet.index: [source for source in found if source.sheet.index == sheet.index] for sheet in document.sheets}
    accounts = tuple(account(one, tables[one.index], told) for one in document.sheets if not one.hidden)
    _own_rows(told, found)
    told.notes += [
        note("column_doubled" if role in one.shape.columns else "column_undecided", one.sheet.name, columns=" | ".join(heads))
        for one in found[:1]
        for role, heads in one.shape.doubled.items()
    ]
    told.notes += [note(f"unit_of_{one.units}", one.sheet.name) for one in found if one.units]
    told.notes += [note("above_header", one.sheet.name, row) for one in found for row in rows_above(one.sheet, one.table)]
    return Extraction(
        document.name,
        "",
        0,
        outcome,
        error("no_usable_values") if outcome is Outcome.ERROR else None,
        tuple(sorted(told.readings, key=lambda one: (one.indicator, one.unit, one.month))),
        tuple(sorted(told.faults, key=lambda one: one.row)),
        (*document.notes, *told.notes),
        accounts,
        understood(document, found[0], told, reader.lexicon, options),
        told.register,
        options,
        tuple(sorted(told.stocks, key=lambda one: (one.indicator, one.unit, one.month))),
    )


def _told(document: Document, found: tuple[Source, ...], reader: TableReader, options: Options, work_dir: Path | None) -> RegisterTold:
    """What the lines say, of the indicator asked for."""
    sheet, table = found[0].sheet, found[0].table
    around = context(document, sheet, table, table.before, reader.lexicon, options)
    told = RegisterReader(
        reader.lexicon.vocabulary,
        reader.lexicon,
        reader.scanner,
        work_dir,
        around.scale,
        chosen(options, "dates"),
        chosen(options, "numbers"),
        money(options),
        around.scale_torn,
    ).read(document, found)
    if options.indicator:
        told.readings = [one for one in told.readings if one.indicator == options.indicator]
        told.stocks = [one for one in told.stocks if one.indicator.partition(".")[0] == options.indicator]
    return told


def _find(document: Document, reader: TableReader, options: Options) -> tuple[Source, ...]:
    """Every table of the first register met: one sheet per month is one register."""
    found: list[Source] = []
    for sheet in document.sheets:
        tables = [] if sheet.hidden else [shorter(sheet, one, reader.lexicon) for one in located(sheet, options)]
        whole = document.sampled or chosen(options, f"table:{sheet.name}")
        for table in tables:
            if table.header and table.body and not (found and document.sampled):
                wanted = found[0].shape.dataset if found else options.dataset
                some = _sources(document, sheet, table, wanted, STEP * len(found), reader, options)
                found += some if whole else [with_bare(one, tables, reader.lexicon.names) for one in some]
    return tuple(_coded(found))


def _coded(found: list[Source]) -> list[Source]:
    """Where the tables of one register have their codes in one column, a table whose heading of it was lost has them there too: taken for
    them, they can only bring to light that a line is said twice."""
    columns = {one.shape.columns["code"] for one in found if "code" in one.shape.columns}
    return [_with_code(one, *columns) if len(columns) == 1 and "code" not in one.shape.columns else one for one in found]


def _with_code(one: Source, column: int) -> Source:
    shape = one.shape
    heads = {head.column: head.text for head in headings(one.sheet, one.table)}
    if column in shape.columns.values() or column not in heads:
        return one
    return replace(one, shape=replace(shape, columns=shape.columns | {"code": column}, headings=shape.headings | {"code": heads[column]}))


def _sources(
    document: Document, sheet: Sheet, table: Table, wanted: str | None, offset: int, reader: TableReader, options: Options
) -> list[Source]:
    """The table when it is a register, perhaps one whose units stand above its lines."""
    lexicon, bottom = reader.lexicon, _bottom(document, sheet, table, options)
    said = {at: role for at in range(table.left, table.right + 1) if (role := column_stated(options, sheet.name, letters(at)))}
    if shape := find_register(sheet, table, lexicon.vocabulary, wanted, said):
        grouped = None if document.sampled else carried(sheet, table, shape)
        return [Source(grouped or sheet, table, shape, offset, bottom, "groups" if grouped else "")]
    if document.sampled:
        return []
    titled = context(document, sheet, table, table.before, lexicon, options).unit
    named = with_units(sheet, table, titled, lexicon)
    if named and (shape := find_register(named.sheet, named.table, lexicon.vocabulary, wanted, said)):
        return [Source(named.sheet, named.table, shape, offset, bottom, "sections" if named.sections else "titles")]
    return []


def _bottom(document: Document, sheet: Sheet, table: Table, options: Options) -> int:
    """Of a sampled document, the file's own end or what was stated."""
    area = area_of(chosen(options, f"table:{sheet.name}"))
    return min(area.bottom if area else sheet.lines, sheet.lines) if document.sampled else table.last


def _own_rows(told: RegisterTold, found: tuple[Source, ...]) -> None:
    """Line numbers with an offset -> sheet and row."""
    if len(found) < 2:
        return
    names = {source.offset // STEP: source.sheet.name for source in found}
    told.readings, told.stocks = (
        [replace(one, origin=replace(one.origin, sheet=names[one.origin.row // STEP], row=one.origin.row % STEP)) for one in some]
        for some in (told.readings, told.stocks)
    )
    told.faults = [replace(one, sheet=names[one.row // STEP], row=one.row % STEP, message=_own_words(one.message, one.row, names))
                   for one in told.faults]
    told.notes = [replace(one, sheet=names[one.row // STEP], row=one.row % STEP, message=_own_words(one.message, one.row, names))
                  if one.row else one for one in told.notes]


def _own_words(message: Sentence, row: int, names: Mapping[int, str]) -> Sentence:
    """The message of a line with the numbers of lines in it as their own sheets count them, and the sheet where it is another."""

    def own(line: int) -> str:
        sheet = "" if line // STEP == row // STEP else f" ({names[line // STEP]})"
        return f"{line % STEP}{sheet}"

    return replace(message, values=tuple(
        (name, ", ".join(own(int(one)) for one in str(value).split(", ")) if name in _LINES and value else value)
        for name, value in message.values))
