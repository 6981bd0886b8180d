"""Places of a file in sentences: a cell with its text, a column's headings, a column from its first cell on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parcam.intake.layout.headings import as_heading
from parcam.intake.sheet import letters
from parcam.model.sentence import UNSAID, sentence

if TYPE_CHECKING:
    from collections.abc import Iterable

    from parcam.intake.layout.headings import Merged
    from parcam.intake.sheet import Document, Sheet, Table
    from parcam.model.sentence import Sentence

_LONGEST = 80
_WIDEST = 200
"""Columns that a heading left of them is looked for over."""
_SHOWN = 2
"""Places told one by one; of more, the first and how many others."""


def at(row: int, column: int) -> str:
    """"C8": `row` from 1, `column` from 0."""
    return f"{letters(column)}{row}"


def cell(row: int, column: int, text: str) -> Sentence:
    return sentence("intake.evidence.cell", cell=at(row, column), text=cut(text))


def bare(row: int, column: int) -> Sentence:
    """A cell whose text is told already."""
    return sentence("intake.evidence.at", cell=at(row, column))


def span(row: int, columns: tuple[int, int], text: str) -> Sentence:
    """Cells side by side that say something together."""
    first, last = columns
    place = at(row, first) if first == last else f"{at(row, first)}:{at(row, last)}"
    return sentence("intake.evidence.cell", cell=place, text=cut(text))


def down(row: int, column: int, text: str) -> Sentence:
    """A column whose cells speak each for their own row; the first of them is shown."""
    return sentence("intake.evidence.down", column=letters(column), cell=at(row, column), text=cut(text))


def heading(sheet: Sheet, table: Table, merged: Merged, column: int, levels: tuple[str, ...]) -> Sentence:
    """The headings of a column with every cell they are written in; without a place where one of them is no cell above it. `merged` are
    the sheet's, found once for all its columns."""
    places = [_written(sheet, table, merged, column, level) for level in levels]
    text = cut(" / ".join(levels))
    if not levels or None in places:
        return sentence("intake.evidence.heading", heading=text)
    return sentence("intake.evidence.cell", cell=", ".join(at(*place) for place in dict.fromkeys(places) if place), text=text)


def heads(sheet: Sheet, table: Table) -> Sentence:
    """A whole header, with the texts of its first row. Unsaid when the table has none."""
    row = sheet.row(table.header[0]) if table.header else None
    filled = [column for column in range(table.left, table.right + 1) if row and row.at(column).text]
    if not row or not filled:
        return UNSAID
    place = f"{at(row.number, table.left)}:{at(table.header[-1], table.right)}"
    return sentence("intake.evidence.cell", cell=place, text=cut(" | ".join(row.at(column).text for column in filled)))


def first_word(document: Document) -> Sentence:
    """The first cell of a text that holds more than bare ASCII: it reads right in the right encoding only."""
    cells = ((row.number, at, one.text) for sheet in document.sheets for row in sheet.rows for at, one in enumerate(row.cells))
    return next((cell(*one) for one in cells if not one[2].isascii()), UNSAID)


def together(found: Iterable[Sentence]) -> Sentence:
    """The first places one after the other, and how many more there are."""
    told = list(dict.fromkeys(one for one in found if one))
    if len(told) <= 1:
        return told[0] if told else UNSAID
    if len(told) == _SHOWN:
        return both(*told)
    return sentence("intake.evidence.more", first=told[0], n=len(told) - 1)


def both(first: Sentence, second: Sentence) -> Sentence:
    return sentence("intake.evidence.both", first=first, second=second) if first and second else first or second


def placed(why: Sentence, place: Sentence) -> Sentence:
    """A reason with the place it speaks of, if there is one."""
    return sentence("intake.evidence.placed", why=why, place=place) if place else why


def cut(text: str) -> str:
    """On one line, of a length that a table has room for."""
    flat = " ".join(text.split())
    return flat if len(flat) <= _LONGEST else flat[: _LONGEST - 1] + "…"


def _written(sheet: Sheet, table: Table, merged: Merged, column: int, text: str) -> tuple[int, int] | None:
    """The cell a heading stands in: over its own column, or further left where it heads several; else in a title."""
    for number in (*reversed(table.header), *reversed(table.before)):
        own = merged.value(number, column)
        lefts = ((number, left) for left in range(column, max(table.left, column - _WIDEST) - 1, -1))
        for place in (own, *lefts):
            found = sheet.row(place[0])
            if found and as_heading(found.at(place[1])) == text:
                return place
    return None
