"""The files of a scenario in the order in which they became known, and which of them were taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from parcam.model.month import Month, year_span
from parcam.model.reading import Options
from parcam.samples import forms, registers, stories, tables
from parcam.samples.kinds import Fact, SampleFile, SampleWithdrawal
from parcam.samples.paper import Sheet, period
from parcam.samples.tallies import Tallies

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parcam.catalog.load import Catalog
    from parcam.samples.scenario import Scenario, Source


def generate(catalog: Catalog, scenario: Scenario) -> Iterator[SampleFile]:
    """Every file, by the day it becomes known; the same scenario gives the same bytes. KeyError for a unit the catalog has not."""
    press = _Press(catalog, scenario)
    files = [one for source in scenario.sources for months in _windows(source) for one in press.files(source, months)]
    yield from sorted(files, key=lambda f: (f.known_on, f.name))


def _windows(source: Source) -> Iterator[tuple[Month, ...]]:
    """The months of each file: groups of `every`, or since January for a running register."""
    for year, size in source.every:
        months = year_span(year)
        for end in range(size, 13, size):
            yield months[:end] if source.running else months[end - size:end]


class _Press:
    """Prints the files of one scenario."""

    def __init__(self, catalog: Catalog, scenario: Scenario) -> None:
        self.scenario = scenario
        self.tallies = Tallies(scenario)
        self.names = {unit.id: unit.name for unit in catalog.units.values()}
        table = scenario.layouts["tcvn3"]
        self.letters = (table["letters"], bytes.fromhex(table["bytes"]).decode("latin-1"))

    def files(self, source: Source, months: tuple[Month, ...]) -> Iterator[SampleFile]:
        """The file of one window, with its correction or its wrong twin where a story tells of one."""
        blank = stories.told(self.scenario, source, "blank", months)
        facts = stories.blanked(self._facts(source, months), blank)
        if not facts:
            return
        known = self._known_on(source, months)
        slips = stories.told(self.scenario, source, "slip", months)
        yield self._file(source, months, stories.slipped(facts, slips), known)
        for slip in slips:
            yield self._file(source, months, facts, slip.day or known, "corrected")
        for intruder in stories.told(self.scenario, source, "intruder", months):
            yield self._file(source, months, stories.scaled(facts, intruder), intruder.day or known, "intruder")

    def _known_on(self, source: Source, months: tuple[Month, ...]) -> date:
        late = stories.told(self.scenario, source, "late", months[-1:])
        return late[0].day if late and late[0].day else months[-1].last_day + timedelta(days=source.lag)

    def _facts(self, source: Source, months: tuple[Month, ...]) -> tuple[Fact, ...]:
        """In the order measure, month, unit; a measure without volume that month has no fact."""
        tables_ = [self.tallies.of(measure, indicator) for measure, indicator in source.gives]
        found = tuple(facts[unit, month] for facts in tables_ for month in months for unit in source.units if (unit, month) in facts)
        if not source.stated:
            return found
        return tuple(replace(f, numerator=None, denominator=None, stated=_shown_rate(f)) for f in found)

    def _file(self, source: Source, months: tuple[Month, ...], facts: tuple[Fact, ...], known: date, suffix: str = "") -> SampleFile:
        layout, words = self.scenario.layouts["layouts"][source.layout], self.scenario.layouts["words"]
        mark = self.scenario.mark
        sheet = Sheet(layout, words, mark, months, facts, self.names, self.letters)
        said = period(sheet, source.running) + (f" {words[suffix]}" if suffix else "")
        name = layout["file"].format(period=said, mark=mark)
        truth = tuple(replace(f, parts=()) for f in facts if not f.blank and (f.denominator != 0 or not source.dataset))
        options = Options(dataset=source.dataset, indicator=source.gives[0][1] if source.states else None)
        return SampleFile(name, self._print(source, sheet), options, known, source.by, truth, source.id)

    def _print(self, source: Source, sheet: Sheet) -> bytes:
        kind = sheet.layout["kind"]
        if kind == "treasury":
            return forms.treasury(sheet, self.scenario)
        if kind == "dossiers":
            inside = [d for d in self.tallies.dossiers if d.unit in source.units and Month.of(d.received) in sheet.months]
            return registers.dossier_register(sheet, inside)
        if kind == "documents":
            sent = {(f.unit, f.month) for f in sheet.facts if not f.blank}
            return registers.document_register(sheet, [d for d in self.tallies.documents if (d.unit, Month.of(d.issued)) in sent])
        return {"csv": tables.csv_table, "wide": tables.wide_csv, "xlsx": tables.xlsx_table, "form06": forms.form06}[kind](sheet)


def _shown_rate(fact: Fact) -> float | None:
    """The rate as the wide sheet prints it: one decimal of a percent."""
    return round(fact.numerator / fact.denominator * 100, 1) / 100 if fact.numerator is not None and fact.denominator else None


def withdrawals(scenario: Scenario) -> Iterator[SampleWithdrawal]:
    """The wrong files that were taken back, by name."""
    words = scenario.layouts["words"]
    by_id = {s.id: s for s in scenario.sources}
    for story in scenario.stories:
        if story.kind == "intruder" and story.withdrawn_on:
            source = by_id[story.source]
            months = next(w for w in _windows(source) if story.months[0] in w)
            layout = scenario.layouts["layouts"][source.layout]
            sheet = Sheet(layout, words, scenario.mark, months, (), {}, ("", ""))
            name = layout["file"].format(period=f"{period(sheet)} {words['intruder']}", mark=scenario.mark)
            yield SampleWithdrawal(name, story.withdrawn_on, scenario.clerk, story.why)
