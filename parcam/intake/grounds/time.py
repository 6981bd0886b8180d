"""On what the months of a table's figures rest: cells of their rows, headings, titles, names of sheet and file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parcam.intake.grounds.places import both, together
from parcam.model.sentence import Sentence, sentence

if TYPE_CHECKING:
    from parcam.intake.grounds.rows import Ground, Rows
    from parcam.intake.grounds.titles import Titles
    from parcam.intake.meaning.columns import Column
    from parcam.intake.meaning.labels import Lexicon
    from parcam.intake.meaning.span import Span
    from parcam.intake.tables.told import Part
    from parcam.model.month import Month

_SAID = ("period", "month")


class Times:
    def __init__(self, part: Part, rows: Rows, titles: Titles, lexicon: Lexicon) -> None:
        self._part, self._rows, self._titles, self._lexicon = part, rows, titles, lexicon
        self._columns = [one for one in part.gathered.columns if one.meaning.spans and not one.meaning.skip]
        self._running = {figure.column for figure in part.gathered.figures if figure.money}

    def of(self, months: dict[Month, tuple[int, int]]) -> Sentence:
        """The places that say these months, each looked up for one figure of it (row, column), and those that say their years. Unsaid
        when none is found."""
        found: dict[object, Sentence] = {}
        years: dict[object, Sentence] = {}
        for month, (row, column) in months.items():
            told = self._row(row) or self._headed(month, column) or self._titled(month)
            if told:
                found.setdefault(*told[0])
            if told and not told[1] and (year := self._year(month, row)):
                years.setdefault(*year)
        return both(together(found.values()), together(years.values()))

    def _row(self, row: int) -> tuple[Ground, bool] | None:
        """What the row itself says, or its section: the month and whether the year with it."""
        for column in self._rows.with_role(*_SAID):
            for line in self._rows.up(row) if self._part.gathered.carried else [None]:
                number = line.row.number if line else row
                if (found := self._rows.own(number, column.column)) and (place := self._rows.column(number, column.column)):
                    return place, self._dated(self._lexicon.grammar.cell(found[1]), found[1])
        line = self._rows.line(row)
        if line and line.period and (place := self._rows.above(row, lambda one: one.text == line.period)):
            return place, self._dated(self._lexicon.grammar.cell(line.period), line.period)
        return None

    def _headed(self, month: Month, at: int) -> tuple[Ground, bool] | None:
        near = sorted(self._columns, key=lambda one: (one.column != at, abs(one.column - at)))
        lent = [one for one in near if one.column == at or at in self._running or not one.meaning.cumulative]
        for column in lent:
            if span := next((one for one in column.meaning.spans if _agrees(one, month)), None):
                return self._rows.heading(column), bool(span.year)
        return None

    def _titled(self, month: Month) -> tuple[Ground, bool] | None:
        found = self._titles.saying(lambda text, name: any(_agrees(one, month) for one in self._spans(text, loose=name)))
        if found is None:
            return None
        text, place = found
        return (place, self._worded(place)), any(self._says_year(text, month.year, loose=loose) for loose in (False, True))

    def _worded(self, place: Sentence) -> Sentence:
        return sentence("intake.evidence.titled", place=place) if place.key == "intake.evidence.cell" else place

    def _year(self, month: Month, row: int) -> Ground | None:
        for column in self._rows.with_role("year"):
            for line in self._rows.up(row):
                if place := self._rows.column(line.row.number, column.column):
                    return place
        headed = next((one for one in self._part.gathered.columns if month.year in _years(one)), None)
        if headed:
            return self._rows.heading(headed)
        found = self._titles.saying(lambda text, name: self._says_year(text, month.year, loose=name))
        return (found[1], self._worded(found[1])) if found else None

    def _says_year(self, text: str, year: int, *, loose: bool) -> bool:
        told = self._lexicon.grammar.find(text, loose=loose)
        return year in told.years or any(one.year == year for one in told.spans)

    def _spans(self, text: str, *, loose: bool) -> tuple[Span, ...]:
        alone = self._lexicon.grammar.alone(text)
        return (*((alone,) if alone else ()), *self._lexicon.grammar.find(text, loose=loose).spans)

    def _dated(self, said: Span | int | None, text: str) -> bool:
        return bool(getattr(said, "year", None)) or any(one.year for one in self._spans(text, loose=False))


def _agrees(one: Span, month: Month) -> bool:
    return one.last == month.number and one.year in (None, month.year)


def _years(column: Column) -> set[int]:
    return {*column.meaning.years, *(span.year for span in column.meaning.spans if span.year)}
