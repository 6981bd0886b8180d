"""Tables that follow one another under the same headings, each with a title of its own, taken apart at the repeated header."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from parcam.intake.meaning.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from parcam.intake.meaning.labels import Lexicon
    from parcam.intake.sheet import Row, Sheet, Table

_LONGEST_NUMBER = 3
"""Digits: longer ones are figures or years."""


def unstack(sheet: Sheet, tables: tuple[Table, ...], lexicon: Lexicon) -> tuple[Table, ...]:
    """The tables of a sheet, those in pieces over whose repeated headers stands a title that names an indicator, a month or a unit.

    Where other tables have such a title, a repeated header without one turns the page only if the numbering goes on: else its title is
    lost. So it is where units or months come again under it with other figures.
    """
    below = [row for table in tables[1:] if table.before != tables[0].before for row in table.before]
    below += [row for table in tables for first, _ in _blocks(table.repeats) for row in _titles(sheet, table, first)]
    stacked = any(_telling(sheet, row, lexicon, alone=True) for row in below)
    return tuple(piece for table in tables for piece in _pieces(sheet, table, lexicon, stacked=stacked))


def _pieces(sheet: Sheet, table: Table, lexicon: Lexicon, *, stacked: bool) -> tuple[Table, ...]:
    pieces: list[Table] = []
    rest = table
    for first, last in _blocks(table.repeats):
        titles = _titles(sheet, rest, first)
        titled = any(_telling(sheet, row, lexicon) for row in titles)
        if not titled and not _lost(sheet, rest, (first, last), lexicon, stacked=stacked):
            continue
        head = tuple(row for row in rest.body if row < min((first, *titles)))
        pieces.append(
            replace(
                rest, body=head, last=head[-1] if head else rest.first, repeats=tuple(row for row in rest.repeats if row < first), after=()
            )
        )
        tail = tuple(row for row in rest.body if row > last)
        rest = replace(
            rest,
            header=tuple(range(first, last + 1)),
            body=tail,
            first=tail[0] if tail else last,
            numbering=0,
            units=0,
            before=titles,
            repeats=tuple(row for row in rest.repeats if row > last),
        )
    return (*pieces, rest)


def goes_on(sheet: Sheet, above: Iterable[int], below: Iterable[int], column: int) -> bool:
    """Whether the rows `below` are numbered on from those `above`, in the first column of their table."""
    before, after = (_numbers(sheet, rows, column) for rows in (above, below))
    return bool(before and after) and after[0] == before[-1] + 1


def _numbers(sheet: Sheet, rows: Iterable[int], column: int) -> list[int]:
    texts = [line.at(column).text.strip(".") for row in rows if (line := sheet.row(row))]
    return [int(text) for text in texts if text.isdecimal() and len(text) <= _LONGEST_NUMBER]


def _lost(sheet: Sheet, table: Table, header: tuple[int, int], lexicon: Lexicon, *, stacked: bool) -> bool:
    """Whether a repeated header without a title heads a table of its own."""
    first, last = header
    until = next((row for row in table.repeats if row > last), 1 << 31)
    above = [row for row in table.body if row < first]
    below = [row for row in table.body if last < row < until]
    if not above or not below or goes_on(sheet, above, below, table.left):
        return False
    return stacked or _again(sheet, above, below, lexicon)


def _again(sheet: Sheet, above: list[int], below: list[int], lexicon: Lexicon) -> bool:
    """A row below says what a row above says, with other figures."""
    known = {key: row.cells for number in above if (row := sheet.row(number)) and (key := _key(row, lexicon))}
    rows = [row for number in below if (row := sheet.row(number))]
    return any((key := _key(row, lexicon)) in known and known[key] != row.cells for row in rows)


def _key(row: Row, lexicon: Lexicon) -> tuple[str, ...]:
    """The units and times that the cells of a row name and nothing else."""
    texts = [cell.text for cell in row.cells if cell.text]
    return tuple(text for text in texts if lexicon.names.resolve(text).kind == "unit" or isinstance(lexicon.grammar.cell(text), Span))


def _blocks(rows: tuple[int, ...]) -> list[tuple[int, int]]:
    """Runs of neighbouring numbers: the rows of one repeated header."""
    blocks: list[tuple[int, int]] = []
    for row in rows:
        if blocks and row == blocks[-1][1] + 1:
            blocks[-1] = (blocks[-1][0], row)
        else:
            blocks.append((row, row))
    return blocks


def _titles(sheet: Sheet, table: Table, header: int) -> tuple[int, ...]:
    """The rows of one text each right above a repeated header."""
    found: list[int] = []
    for row in reversed([row for row in table.body if row < header]):
        line = sheet.row(row)
        if line is None or len({cell.text for cell in line.cells if not cell.blank}) != 1:
            break
        found.append(row)
    return tuple(reversed(found))


def _telling(sheet: Sheet, number: int, lexicon: Lexicon, *, alone: bool = False) -> bool:
    """Whether a title says whose or of when its table is, or (unless that is asked for `alone`) of what."""
    row = sheet.row(number)
    text = next((cell.text for cell in row.cells if cell.text), "") if row else ""
    meaning = lexicon.mean((text,)) if text else None
    return bool(meaning and ((meaning.named and not alone) or meaning.spans or meaning.unit))
