"""On what the reading of a table's numbers rests: the cell that proves the decimal mark, the one that names the unit of money."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parcam.intake.grounds.places import cell
from parcam.intake.meaning.context import scale_in
from parcam.model.sentence import UNSAID, Sentence, sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from parcam.intake.grounds.rows import Rows
    from parcam.intake.grounds.titles import Titles
    from parcam.intake.meaning.labels import Lexicon
    from parcam.intake.numbers.scan import Scan, Scanner
    from parcam.intake.tables.gathered import Figure
    from parcam.intake.tables.told import Part


class Numbers:
    """Looks through the cells of figures of all tables of a document."""

    def __init__(self, scanner: Scanner) -> None:
        self._scanner = scanner

    def proof(self, parts: Iterable[Part], mark: str, columns: set[int] | None = None) -> tuple[str, Sentence]:
        """The sheet and cell of the first number that cannot be written with the other mark; in these columns only."""
        return self._first(parts, lambda scan: any(one.proof == mark for one in scan.numerals), columns)

    def open(self, parts: Iterable[Part]) -> tuple[str, Sentence]:
        """The first number that would be read two ways."""
        return self._first(parts, lambda scan: any(one.open for one in scan.numerals))

    def _first(self, parts: Iterable[Part], found: Callable[[Scan], bool], columns: set[int] | None = None) -> tuple[str, Sentence]:
        for part in parts:
            for row, column, text in self._cells(part, columns, found):
                return part.sheet.name, cell(row, column, text)
        return "", UNSAID

    def _cells(self, part: Part, columns: set[int] | None, found: Callable[[Scan], bool]) -> Iterator[tuple[int, int, str]]:
        read = [one.column for one in part.gathered.columns if one.role in ("value", "unread")]
        read = [column for column in read if columns is None or column in columns]
        for line in part.gathered.lines:
            for column in read:
                if found(self._scanner.scan(one := line.row.at(column))):
                    yield line.row.number, column, one.text


def money(part: Part, figure: Figure, rows: Rows, titles: Titles, lexicon: Lexicon) -> Sentence:
    """Where the unit of money of a figure is written: its own cell, its headings, its row, what stands around the table."""
    if figure.scan.scale:
        return cell(figure.row, figure.column, figure.scan.raw)
    headed = next((one for one in part.gathered.columns if one.column == figure.column), None)
    if headed and headed.meaning.scale:
        return rows.heading(headed)[1]
    for column in rows.with_role("label", "measure"):
        text = rows.own(figure.row, column.column)
        if text and lexicon.scale(text[1]) and (found := rows.column(figure.row, column.column)):
            return found[1]
    told = titles.saying(lambda text, _name: bool(scale_in(text, lexicon)), names=False)
    return told[1] if told else UNSAID


def in_sheet(place: tuple[str, Sentence], sheet: str) -> Sentence:
    """A place as told on another sheet's page."""
    name, found = place
    return found if name == sheet or not found else sentence("intake.evidence.on_sheet", place=found, sheet=name)
