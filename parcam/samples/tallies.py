"""What the lines add up to, and the measures that have no lines: one fact per measure, unit and month."""

from __future__ import annotations

from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING

from parcam.model.month import Month
from parcam.samples.kinds import Fact
from parcam.samples.lines import Document, Dossier, documents, dossiers, poisson, stream

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from parcam.samples.scenario import Scenario

Facts = dict[tuple[str, Month], Fact]
MILLION = 1_000_000


class Tallies:
    """All measures of one scenario, computed once. `of(measure, indicator)` -> fact per (unit, month)."""

    def __init__(self, scenario: Scenario) -> None:
        self.scenario = scenario
        self.dossiers = dossiers(scenario)
        self.documents = documents(scenario)
        self._of = lru_cache(maxsize=None)(self._compute)

    def of(self, measure: str, indicator: str) -> Facts:
        return self._of(measure, indicator)

    def _compute(self, measure: str, indicator: str) -> Facts:
        kind, _, part = measure.partition(".")
        makers: dict[str, Callable[[str, str], Iterable[Fact]]] = {
            "dossiers": self._dossiers, "documents": self._documents, "counts": self._counts,
            "disbursement": self._disbursement, "tasks": self._tasks, "fixed": self._fixed}
        return {(f.unit, f.month): f for f in makers[kind](part, indicator)}

    def _dossiers(self, part: str, indicator: str) -> Iterable[Fact]:
        if part == "on_time":
            return (self._form(unit, month, indicator) for unit in self.scenario.dossiers["units"] for month in self.scenario.months)
        counted = [d for d in self.dossiers if part == "online" or d.fee > 0]
        won: Callable[[Dossier], bool] = (lambda d: d.full_online) if part == "online" else (lambda d: d.paid_online)
        return _grouped(indicator, ((d.unit, Month.of(d.received), won(d)) for d in counted))

    def _form(self, unit: str, month: Month, indicator: str) -> Fact:
        """The thirteen columns of form II.06a: received, resolved by month of result, pending at the month's end."""
        mine = [d for d in self.dossiers if d.unit == unit and d.received.year == month.year]
        received = [d for d in mine if Month.of(d.received) == month]
        resolved = [d for d in mine if Month.of(d.resolved) == month]
        pending = [d for d in mine if d.received <= month.last_day < d.resolved]
        carried = [d for d in mine if d.received < month.first_day <= d.resolved]
        on_time = sum(d.on_time for d in resolved)
        early = sum(d.early for d in resolved)
        parts = {"received": len(received) + len(carried), "online": sum(d.full_online for d in received), "carried": len(carried),
                 "new": len(received), "early": early, "exact": on_time - early, "late": len(resolved) - on_time,
                 "pending": len(pending), "overdue": sum(d.due < month.last_day for d in pending)}
        return Fact(indicator, unit, month, on_time, len(resolved), parts=tuple(parts.items()))

    def _documents(self, part: str, indicator: str) -> Iterable[Fact]:
        counted: list[Document] = [d for d in self.documents if part == "signed" or d.by_leader]
        return _grouped(indicator, ((d.unit, Month.of(d.issued), d.signed) for d in counted))

    def _counts(self, part: str, indicator: str) -> Iterable[Fact]:
        table = self.scenario.counts[part]
        volume = self.scenario.volume(table)
        for unit, facts in table["units"].items():
            for month in self.scenario.months:
                rng = stream(self.scenario, part, unit, month)
                total = poisson(rng, volume.expected(facts["volume"], month))
                rate = self.scenario.at(facts["rate"], month)
                won = sum(rng.random() < rate for _ in range(total))
                yield Fact(indicator, unit, month, won, total, parts=(("most", sum(rng.random() < 0.7 for _ in range(won))),))

    def _disbursement(self, _part: str, indicator: str) -> Iterable[Fact]:
        """Cumulative since January, in đồng; each sheet prints millions with one decimal, so the parts are whole 0.1 million."""
        table = self.scenario.disbursement
        for unit, facts in table["units"].items():
            before = 0.0
            for month in self.scenario.months:
                scale, reach = table["year_factor"][str(month.year)]
                before = 0.0 if month.number == 1 else before
                plan = round(facts["plan"] * scale, 1)
                rng = stream(self.scenario, "disbursement", unit, month)
                share = table["path"][month.number - 1] * reach * facts["drift"] * (1 + rng.uniform(-1, 1) * table["wobble"])
                spent = max(before, round(plan * min(share, 1.0), 1))
                yield Fact(indicator, unit, month, spent * MILLION, plan * MILLION, parts=(("month", round(spent - before, 1)),))
                before = spent

    def _tasks(self, _part: str, indicator: str) -> Iterable[Fact]:
        table = self.scenario.tasks
        for unit, facts in table["units"].items():
            for month in self.scenario.months:
                share = table["path"][str(month.year)][month.number - 1]
                yield Fact(indicator, unit, month, int(facts["assigned"] * share + 0.35), facts["assigned"])

    def _fixed(self, part: str, indicator: str) -> Iterable[Fact]:
        for unit, months in self.scenario.fixed[part].items():
            for month, (numerator, denominator) in months.items():
                yield Fact(indicator, unit, Month.parse(month), numerator, denominator)


def _grouped(indicator: str, rows: Iterable[tuple[str, Month, bool]]) -> Iterable[Fact]:
    ordered = sorted(rows)
    for (unit, month), lines in groupby(ordered, key=lambda row: row[:2]):
        won = [line[2] for line in lines]
        yield Fact(indicator, unit, month, sum(won), len(won))
