"""Tables that follow one another under the same headings, each with a title of its own, taken apart at the repeated header."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from parcam.intake.meaning.labels import Lexicon
    from parcam.intake.sheet import Sheet, Table


def unstack(sheet: Sheet, table: Table, lexicon: Lexicon) -> tuple[Table, ...]:
    """The table itself, or its pieces when a title that names an indicator, a month or a unit stands over a repeated header."""
    pieces: list[Table] = []
    rest = table
    for first, last in _blocks(table.repeats):
        titles = _titles(sheet, rest, first)
        if not any(_telling(sheet, row, lexicon) for row in titles):
            continue
        head = tuple(row for row in rest.body if row < min(titles))
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


def _telling(sheet: Sheet, number: int, lexicon: Lexicon) -> bool:
    row = sheet.row(number)
    text = next((cell.text for cell in row.cells if cell.text), "") if row else ""
    meaning = lexicon.mean((text,)) if text else None
    return bool(meaning and (meaning.named or meaning.spans or meaning.unit))
