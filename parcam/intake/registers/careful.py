"""The lines of a large register that need careful eyes: cut one by one, sorted, written out for DuckDB as a small register's are."""

from __future__ import annotations

import csv
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from parcam.intake.letters.fold import longest, words
from parcam.intake.registers.memo import tidy
from parcam.intake.registers.source import besides, is_cut
from parcam.intake.say import refused
from parcam.intake.text.ragged import Fields
from parcam.intake.text.records import split

if TYPE_CHECKING:
    from typing import TextIO

    from parcam.catalog.vocabulary import Vocabulary
    from parcam.intake.registers.find import Source
    from parcam.intake.sheet import Dialect
    from parcam.intake.text.records import Record

_LISTED = 10_000


@dataclass
class Tally:
    """Physical lines by what became of them; `ragged` lists the first ten thousand refused for their shape as (line, text)."""

    kept: int = 0
    several: dict[int, int] = field(default_factory=dict)
    """Lines beyond the first of kept records that take several, by the first."""
    blank: int = 0
    totals: int = 0
    extras: int = 0
    rejected: int = 0
    ragged: list[tuple[int, str]] = field(default_factory=list)


class Careful:
    """Writes (line, roles in order) of every line that belongs to the register into `out` and counts the others."""

    def __init__(self, source: Source, dialect: Dialect, vocabulary: Vocabulary, out: TextIO) -> None:
        self.tally = Tally()
        self._dialect, self._vocabulary = dialect, vocabulary
        self._columns = list(source.shape.columns.values())
        self._wanted = [role in vocabulary.required[source.shape.dataset] for role in source.shape.columns]
        self._head = [tidy(source.shape.headings[role]) for role in source.shape.columns]
        table = source.table
        self._fields = Fields(source.sheet, table, text=True)
        if self._fields.bad_header:
            raise refused("no_header")
        self.first = max(*table.header, table.numbering, table.units) + 1
        """The physical line below the header."""
        self._shape = source.shape
        self._writer = csv.writer(out, lineterminator="\n")

    def names(self) -> tuple[str, ...]:
        """A name for every column of the file: its role, or one of no meaning."""
        roles = {column: role for role, column in self._shape.columns.items()}
        return tuple(roles.get(column, f"other {column}") for column in range(max(self._fields.width, max(roles) + 1)))

    def take(self, data: bytes, numbers: list[int]) -> None:
        """Whole lines and their physical numbers."""
        lines = data.decode("utf-8", "replace").removesuffix("\n").replace("\r\n", "\n").removesuffix("\r").split("\n")
        for record in split(lines, self._dialect):
            self._sort(record, numbers[record.number - 1])

    def _sort(self, record: Record, line: int) -> None:
        texts = [tidy(text) for text in record.fields]
        kind, tally = self._kind(texts), self.tally
        if kind == "kept":
            self._writer.writerow([line, *(texts[column] if column < len(texts) else "" for column in self._columns)])
            tally.kept += 1
            if record.lines > 1:
                tally.several[line] = record.lines - 1
        elif kind == "ragged":
            tally.rejected += record.lines
            if len(tally.ragged) < _LISTED:
                tally.ragged.append((line, " | ".join(text for text in texts if text)[:200]))
        else:
            setattr(tally, kind, getattr(tally, kind) + record.lines)

    def _kind(self, texts: list[str]) -> str:
        said = [text for text in texts if text]
        if not said:
            return "blank"
        if any(longest(self._vocabulary["row.total"], words(text)) for text in said[:2]):
            return "totals"
        shifted = self._fields.shifted(len(texts), any(texts[self._fields.used :]), self._columns)
        if is_cut(said, shifted):
            return "ragged"
        if besides([texts[column] if column < len(texts) else "" for column in self._columns], self._wanted):
            return "extras"
        if any(longest(self._vocabulary["row.example"], words(text)) for text in said):
            return "extras"
        if [texts[column] for column in self._columns if column < len(texts)] == self._head:
            return "extras"
        return "ragged" if shifted else "kept"
