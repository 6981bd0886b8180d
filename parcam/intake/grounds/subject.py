"""On what the indicators of a table's figures rest: their headings, the labels and sections of their rows, the titles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parcam.intake.grounds.places import together
from parcam.intake.meaning.aims import specific

if TYPE_CHECKING:
    from collections.abc import Iterable

    from parcam.intake.grounds.rows import Ground, Rows
    from parcam.intake.grounds.titles import Titles
    from parcam.intake.meaning.columns import Column
    from parcam.intake.meaning.labels import Lexicon, Meaning
    from parcam.intake.meaning.lines import Line
    from parcam.intake.tables.told import Part
    from parcam.model.sentence import Sentence


TELLING = ("numerator", "rate", "result")
"""Parts whose headings name an indicator better than what it is counted of ("Đã giải quyết")."""


class Subjects:
    def __init__(self, part: Part, rows: Rows, titles: Titles, lexicon: Lexicon) -> None:
        self._rows, self._titles, self._lexicon = rows, titles, lexicon
        self._values = [one for one in part.gathered.columns if one.role == "value" and not one.meaning.skip]

    def of(self, indicators: dict[str, tuple[int, int]]) -> Sentence:
        """The places that name these indicators, each looked up for one figure of it (row, column); row 0: of columns only."""
        found: dict[object, Sentence] = {}
        for indicator, (row, column) in indicators.items():
            if ground := self._place(indicator, row, column):
                found.setdefault(*ground)
        return together(found.values())

    def _place(self, indicator: str, row: int, column: int) -> Ground | None:
        """In the order in which they are believed (meaning/aims.py)."""
        own = next((one for one in self._values if one.column == column), None)
        line = self._rows.line(row)
        label = self._label(line, indicator) if line and _says(line.label, indicator) else None
        if own and indicator in specific(own.meaning) and not (label and line and line.label.named):
            return self._rows.heading(own)
        return label or self._around(indicator, row, own)

    def _around(self, indicator: str, row: int, own: Column | None) -> Ground | None:
        if own and _says(own.meaning, indicator):
            return self._rows.heading(own)
        for line in self._rows.up(row):
            if _says(line.label, indicator) and (found := self._label(line, indicator)):
                return found
        if found := self._rows.above(row, lambda line: line.kind in ("section", "average") and self._named(line.text, indicator)):
            return found
        at = own.column if own else 0
        if near := min((one for one in self._values if _says(one.meaning, indicator)), key=lambda one: abs(one.column - at), default=None):
            return self._rows.heading(near)
        titled = self._titles.saying(lambda text, _name: self._named(text, indicator))
        return (titled[1], titled[1]) if titled else None

    def _label(self, line: Line, indicator: str) -> Ground | None:
        """The cell of a row's labels that names it; else the first of them, which does together with what stands around it."""
        places = [(one.column, found[1]) for one in self._rows.with_role("label") if (found := self._rows.own(line.row.number, one.column))]
        telling = [column for column, text in places if _says(self._lexicon.mean((text,)), indicator)]
        return self._rows.column(line.row.number, [*telling, places[0][0]][0]) if places else None

    def _named(self, text: str, indicator: str) -> bool:
        return indicator in self._lexicon.named(text)


def _says(meaning: Meaning, indicator: str) -> bool:
    return indicator in specific(meaning) or indicator in meaning.named


def firsts(figures: Iterable[tuple[str, str, int, int]]) -> dict[str, tuple[int, int]]:
    """The figure (row, column) that tells best of each thing (thing, part, row, column): the first one, but no mere whole of others."""
    found: dict[str, tuple[int, int]] = {}
    better: dict[str, tuple[int, int]] = {}
    for what, part, row, column in figures:
        found.setdefault(what, (row, column))
        if part in TELLING:
            better.setdefault(what, (row, column))
    return found | better
