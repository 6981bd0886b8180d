"""What each row of a table's body is: figures of a unit, a total, a section, a project under a unit, a note."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from parcam.intake import progress
from parcam.intake.layout.headings import Merged
from parcam.intake.letters.fold import longest, words
from parcam.intake.meaning.again import heads_again
from parcam.intake.meaning.aims import NOTHING
from parcam.intake.meaning.belong import closing, pieces, projects
from parcam.intake.meaning.noted import noted
from parcam.intake.meaning.span import Span
from parcam.intake.shape import is_numbering
from parcam.intake.sheet import BLANK

if TYPE_CHECKING:
    from parcam.intake.meaning.columns import Column
    from parcam.intake.meaning.labels import Lexicon, Meaning
    from parcam.intake.meaning.naming import Named
    from parcam.intake.numbers.scan import Scanner
    from parcam.intake.sheet import Cell, Row, Sheet, Table

_LEVELS = (
    (re.compile(r"[IVX]{1,5}\.?"), 1),
    (re.compile(r"[A-HĐ]\.?"), 0),
    (re.compile(r"\d{1,3}\.?"), 2),
    (re.compile(r"\d{1,3}(?:\.\d{1,2})+\.?"), 3),
    (re.compile(r"[a-hđ][.)]?"), 4),
    (re.compile(r"[-+*•]"), 5),
)


@dataclass(frozen=True, slots=True)
class Line:
    """`kind` is data, total, average, section, project, note, example or nothing. `label` is the meaning of the row's own name.

    `level` is the depth its number shows (0 "A", 1 "I", 2 "1", 3 "1.1", 4 "a", 5 "-"; None without a number)."""

    row: Row
    kind: str
    unit: Named | None = None
    unit_text: str = ""
    label: Meaning = NOTHING
    level: int | None = None
    text: str = ""
    nameless: bool = False
    """Its unit is named by a formula whose result the file does not keep."""
    period: str = ""
    """The section row above that names a span of time ("Tháng 1"), as written."""
    piece: bool = False
    """A project or field of work of the unit that the section row above it names: its figures are a piece of the unit's."""


@lru_cache(maxsize=16384)
def level_of(text: str) -> int | None:
    return next((level for pattern, level in _LEVELS if pattern.fullmatch(text.strip())), None)


class Liner:
    """Sorts the rows of one table. Keeps the unit and section last seen, as the eye does."""

    def __init__(self, sheet: Sheet, table: Table, made: tuple[Column, ...], lexicon: Lexicon, scanner: Scanner) -> None:
        self._sheet, self._lexicon, self._scanner = sheet, lexicon, scanner
        self._merged = Merged(sheet.merges)
        self._said: dict[tuple[str, str], bool] = {}
        self._by_role: dict[str, list[int]] = {}
        for column in made:
            self._by_role.setdefault(column.role, []).append(column.column)
        self._values = self._by_role.get("value", [])
        self._table = table
        self._section: str = ""
        self._section_unit: Named | None = None
        self._section_period = ""
        self._data_seen = False

    def lines(self) -> list[Line]:
        found = [self._line(row) for row in progress.each(self._sheet.rows_of(self._table.body))]
        return pieces(projects(closing(found, self._worded)), self._lexicon)

    def _worded(self, row: Row) -> bool:
        """No figure stands in a column of figures, and something else does."""
        kinds = {self._scanner.scan(row.at(column)).kind for column in self._values}
        return "fault" in kinds and "value" not in kinds

    def cell(self, row: Row, role: str) -> Cell:
        """The first cell of that role in the row, a merged cell's value standing in every row it covers; blank when there is none."""
        for column in self._by_role.get(role, ()):
            top, left = self._merged.value(row.number, column)
            source = row if top == row.number else self._sheet.row(top)
            return source.at(left) if source else BLANK
        return BLANK

    def _line(self, row: Row) -> Line:
        index = self.cell(row, "index").text
        texts = [cell.text for column, cell in enumerate(row.cells) if cell.text and column not in self._values]
        filled = any(self._scanner.scan(row.at(column)).kind in ("value", "fault") for column in self._values)
        label = self._label(row)
        unit_text = " ".join(self.cell(row, "unit").text.split())
        unit = self._lexicon.names.resolve(unit_text) if unit_text else None
        level, text = level_of(index), next((one for one in (unit_text, *texts) if one and level_of(one) is None), "")
        kind = self._kind(row, texts, filled, label, unit)
        if kind == "section":
            self._section, found = text, self._lexicon.names.resolve(self._named_after(text))
            self._section_unit = found if found.kind in ("unit", "ambiguous") else None
        apart = kind == "data" and "unit" not in self._by_role and (not self._data_seen or self._section_unit is not None)
        if apart and (found := self._lexicon.names.resolve(text)).kind == "unit":
            kind, self._section, self._section_unit = "total", text, found  # a unit's row with the sum of the months below it
        self._below_period(kind, text)
        if kind == "data" and unit is None and "unit" not in self._by_role:
            unit, unit_text = self._section_unit, self._section if self._section_unit else ""
        nameless = self.cell(row, "unit").problem == "formula"
        return Line(row, kind, unit, unit_text, label, level, text, nameless, self._section_period)

    def _below_period(self, kind: str, text: str) -> None:
        """A row that names a month and nothing else heads the rows below it; one with figures only where no row of figures came before,
        or it may be the sum of what stands above."""
        heads = kind == "section" or (kind == "total" and (self._section_period or not self._data_seen))
        if heads and isinstance(self._lexicon.grammar.cell(text), Span):
            self._section_period = text
        self._data_seen |= kind == "data"

    def _named_after(self, text: str) -> str:
        """What "Đơn vị báo cáo: X" names, else the text itself."""
        label, colon, name = text.partition(":")
        return name if colon and self._lexicon.labels_unit(label) else text

    def _label(self, row: Row) -> Meaning:
        text = self.cell(row, "label").text
        if not text:
            return NOTHING
        second = [self._sheet_text(row, column) for column in self._by_role.get("label", [])[1:]]
        path = tuple(one for one in (self._section if not self._section_unit else "", text, *second) if one)
        return self._lexicon.mean(path)

    def _sheet_text(self, row: Row, column: int) -> str:
        top, left = self._merged.value(row.number, column)
        source = self._sheet.row(top)
        return source.at(left).text if source else ""

    def _kind(self, row: Row, texts: list[str], filled: bool, label: Meaning, unit: Named | None) -> str:
        if any(self._says("row.example", text) for text in texts):
            return "example"
        if unit and unit.kind in ("unit", "ambiguous"):
            if filled and self._says("row.total", (self.cell(row, "period").text or self.cell(row, "month").text)):
                return "total"
            return "data" if filled else ("nothing" if self._marked(row) or self._other_labels(row) else "section")
        named = label is not NOTHING and bool(label.parts or label.named)
        if not named and any(self._says("row.average", text) for text in texts):
            return "average"
        if unit and unit.kind == "group":
            return "total" if filled else "section"
        if not named and any(self._says("row.total", text) for text in texts):
            return "total"
        if unit and unit.kind == "unknown" and not named and self._heads(" ".join(self.cell(row, "unit").text.split())):
            return "total" if filled else "section"
        if (
            filled
            and not named
            and (unit is None or unit.kind == "unknown")
            and not self._says("row.unit", self.cell(row, "unit").text)
            and any(self._lexicon.mean((text,)).parts for text in texts if len(text) > 2)
        ):
            return "average"
        if filled and (unit is None or unit.kind == "unknown") and self._again(row):
            return "note"
        if self._signed(row) if filled else noted(texts, self._lexicon):
            return "note"
        if filled:
            return "data"
        return "nothing" if named and self._marked(row) else "section"

    def _heads(self, text: str) -> bool:
        """A name of a group of units, or of a month with its own sum, in the column of units."""
        return self._says("row.group", text) or isinstance(self._lexicon.grammar.cell(text), Span)

    def _again(self, row: Row) -> bool:
        name, said = self.cell(row, "unit").text, [row.at(column) for column in self._values]
        return is_numbering(row) if name.strip("(). ").isdecimal() else heads_again(name, said, self._lexicon, self._scanner)

    def _other_labels(self, row: Row) -> bool:
        return any(self.cell(row, role).text for role in ("period", "month", "label"))

    def _signed(self, row: Row) -> bool:
        """Words of a signature reach into the columns of figures, and no figure stands there."""
        wordy = all(self._scanner.scan(row.at(column)).kind != "value" for column in self._values)
        return wordy and any(self._says("row.note", cell.text) for cell in row.cells if cell.text)

    def _marked(self, row: Row) -> bool:
        return any(self._scanner.scan(row.at(column)).kind == "nothing" for column in self._values)

    def _says(self, key: str, text: str) -> bool:
        known = self._said.get((key, text))
        if known is None:
            known = self._said[key, text] = longest(self._lexicon.vocabulary[key], words(text)) > 0
        return known
