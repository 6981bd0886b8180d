"""The nouns that the two halves of intake share: what a file holds before anyone asks what it means.

A `Document` has `Sheet`s, a sheet has `Row`s of `Cell`s, and `locate` finds `Table`s in it by their row and column numbers.
Rows are physical: `Row.number` is the line of the CSV on which the record starts, or the sheet's own row number. Columns are
counted from 0 with 0 = column A, so `row.cells[3]` is column D in every format; `letters(3)` names it.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from parcam.model.sentence import UNSAID, Sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date
    from pathlib import Path

    from parcam.model.reading import FileError, Note


class Refused(Exception):
    """The whole file is refused: `error` has the kind, the message and the remedy."""

    def __init__(self, error: FileError) -> None:
        super().__init__(error)
        self.error = error

    def __str__(self) -> str:
        return self.error.kind


class Cell(NamedTuple):
    """One cell as a person sees it. (A named tuple: a workbook has a million of them.)

    `text` is NFC, outer blanks kept off, '' when blank. `number` is set only when the file itself holds a number (never for
    text that looks like one); then `text` is the number written plainly ('0.715', '1234567'), and `percent` says that the
    file shows it as a percentage (0.715 shown as 71.5 %). `day` is set for a date cell; `text` is then ISO ('2024-08-31').
    `problem` is '' | 'formula' (a formula without a kept result) | 'error' (#REF!, #DIV/0! …, then `text` names the error).
    """

    text: str = ""
    number: float | None = None
    day: date | None = None
    percent: bool = False
    problem: str = ""

    @property
    def blank(self) -> bool:
        return not self.text and not self.problem


BLANK = Cell()


class Row(NamedTuple):
    """One record. `cells` start at column A; columns past the end are blank (`at`). (A named tuple: there may be a million of them.)

    `fields` is how many fields the record had as found (cells may have been repaired), `lines` how many physical lines it takes
    (a quoted cell may hold line breaks). `repaired` is '' or says how a record with the wrong number of fields, or with quotes that
    do not pair, was fitted to the columns of its neighbours: 'quote' (a stray or unescaped quote kept as a character), 'joined'
    (an unquoted delimiter inside a text), 'delimiter' (the whole line uses another one). In a document only sure repairs are made
    (see `mend.is_sure`): any other ragged row stands as found. `grid` also takes 'dropped' (an extra empty field) and 'split'.
    """

    number: int
    cells: tuple[Cell, ...]
    hidden: bool = False
    fields: int = 0
    lines: int = 1
    repaired: str = ""

    @property
    def blank(self) -> bool:
        return all(cell.blank for cell in self.cells)

    def at(self, column: int) -> Cell:
        """The cell of a column counted from 0 (A); blank past the end."""
        return self.cells[column] if 0 <= column < len(self.cells) else BLANK


@dataclass(frozen=True, slots=True)
class Merge:
    """A merged range; rows 1-based, columns from 0, all four included. The value stands in the top left cell only."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """`rows` holds the rows that have any cell, ascending by number; rows not in it are blank. `name` is '' for CSV.

    `lines` counts physical lines: of the text file, or up to the last row with a value in a workbook.
    A hidden sheet keeps its name and `hidden=True`.
    """

    name: str
    index: int
    rows: tuple[Row, ...]
    lines: int
    hidden: bool = False
    merges: tuple[Merge, ...] = ()
    hidden_columns: frozenset[int] = frozenset()
    notes: tuple[str, ...] = ()

    def row(self, number: int) -> Row | None:
        """The row of that physical number, or None when it is blank throughout."""
        at = bisect_left(self.rows, number, key=lambda row: row.number)
        return self.rows[at] if at < len(self.rows) and self.rows[at].number == number else None

    def rows_of(self, numbers: Iterable[int]) -> list[Row]:
        """The rows of those physical numbers, blank ones left out."""
        known = {row.number: row for row in self.rows}
        return [known[number] for number in numbers if number in known]

    @property
    def first_column(self) -> int:
        """The leftmost column with a value (0 = A); 0 for an empty sheet."""
        starts = [next((i for i, cell in enumerate(row.cells) if not cell.blank), None) for row in self.rows]
        return min((start for start in starts if start is not None), default=0)

    @property
    def width(self) -> int:
        """One past the last column with a cell."""
        return max((len(row.cells) for row in self.rows), default=0)


@dataclass(frozen=True, slots=True)
class Table:
    """Where one table stands in its sheet: all rows are physical 1-based numbers, columns from 0, both ends included.

    `header` lists the rows of the header from the top level down (empty when the table has none: then `score` says how sure).
    `numbering` is the row "1 2 3 …" or "(1) (2) …" under it, `units` the row or line with the unit of money ("ĐVT: triệu đồng"),
    0 when absent; neither is among `header`. `body` are the numbers of the rows between `first` and `last` that hold a value,
    signatures and notes left out, repeated page headers (`repeats`) left out, totals and section rows still in.
    `before` and `after` are the rows of titles, notes and signatures that belong to this table's surroundings.
    """

    header: tuple[int, ...]
    first: int
    last: int
    left: int
    right: int
    body: tuple[int, ...]
    numbering: int = 0
    units: int = 0
    repeats: tuple[int, ...] = ()
    before: tuple[int, ...] = ()
    after: tuple[int, ...] = ()
    score: float = 0.0
    evidence: Sentence = UNSAID


@dataclass(frozen=True, slots=True)
class Dialect:
    """How the text file is written. `quote` '' when nothing is quoted; `escape` '' when quotes are doubled; `newline` as found most."""

    delimiter: str
    quote: str = '"'
    escape: str = ""
    newline: str = "\n"
    skip: int = 0
    """Physical lines before the first record (an Excel `sep=` line)."""


@dataclass(frozen=True, slots=True)
class Document:
    """A whole file, read. `kind` is csv | tsv | xlsx | xls | ods | xlsb | html | xml, by content and not by suffix.

    Large text files are `sampled`: the sheet holds only the first rows, `lines` counts them all, and `text_path` is the whole file in
    UTF-8 (a temporary file, or the source itself) for DuckDB, with `dialect`; `feeds`: byte offset -> line feeds before it, for some.
    """

    name: str
    kind: str
    sheets: tuple[Sheet, ...]
    encoding: str = ""
    encoding_evidence: Sentence = UNSAID
    delimiter: str = ""
    delimiter_evidence: Sentence = UNSAID
    dialect: Dialect | None = None
    sampled: bool = False
    text_path: Path | None = None
    feeds: Mapping[int, int] = field(default_factory=dict)
    notes: tuple[Note, ...] = field(default=())


def letters(column: int) -> str:
    """Column counted from 0 -> spreadsheet letters: 0 -> 'A', 26 -> 'AA'."""
    name, column = "", column + 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name
