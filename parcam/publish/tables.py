"""The tables of a report: commitments, units, data quality, one report window against the same window a year before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parcam.model.indicator import Accumulation
from parcam.publish import facts
from parcam.publish.fields import deadline, window_months
from parcam.publish.paper import Column, Heading, Table
from parcam.words import dates, numbers
from parcam.words.text import say

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from parcam.model.month import Month
    from parcam.model.snapshot import Snapshot, Standpoint
    from parcam.publish.paper import Block

Window = tuple["date", "date"]


def commitments(snapshot: Snapshot, _window: Window | None = None) -> tuple[Block, ...]:
    """All commitments in the plan's order."""
    columns = _columns(("code", 0.08, "center"), ("commitment", 0.28), ("target", 0.11, "center"), ("result", 0.24, "center"),
                       ("verdict", 0.145, "center"), ("deadline", 0.145, "center"))
    rows = tuple((p.commitment.code, p.commitment.title.rstrip(". "), facts.target(p.commitment.target), facts.result(p), facts.verdict(p),
                  deadline(p)) for p in snapshot.standpoints)
    return (Table(columns, rows, say("publish.alt.commitments")),)


def units(snapshot: Snapshot, _window: Window | None = None) -> tuple[Block, ...]:
    """One heading and one table per unit: every indicator it reports."""
    columns = _columns(("indicator", 0.34), ("target", 0.11, "center"), ("result", 0.28, "center"), ("gap", 0.15, "center"),
                       ("last_month", 0.12, "center"))
    blocks: list[Block] = []
    for unit in snapshot.units:
        rows = tuple(row for p in snapshot.standpoints if (row := _unit_row(p, unit.id)))
        if rows:
            blocks += [Heading(unit.name, 2), Table(columns, rows, say("publish.alt.units", unit=unit.name))]
    return tuple(blocks)


def _unit_row(one: Standpoint, unit: str) -> tuple[str, ...] | None:
    part = next((p for p in one.judgement.by_unit if p.unit == unit), None)
    if part is None:
        return None
    goal = one.commitment.target
    said = facts.parts(part.numerator, part.denominator, part.rate, one.indicator, goal.value if goal else None)
    shown = say("publish.result_nothing") if part.rate is None and part.denominator is None else said
    return one.indicator.name, facts.target(goal), shown, numbers.points(part.gap), dates.month(part.last_month)


def quality(snapshot: Snapshot, _window: Window | None = None) -> tuple[Block, ...]:
    """Source, formula (with what other definitions give), known limits and completeness of every indicator, each once."""
    columns = _columns(("indicator", 0.22), ("source", 0.21), ("formula", 0.21), ("limits", 0.24), ("complete", 0.12, "center"))
    seen: dict[str, tuple[str, ...]] = {}
    for one in snapshot.standpoints:
        quality_, judged = one.indicator.quality, one.judgement
        expected = judged.expected_readings
        said = f"{expected - judged.missing_readings}/{expected}" if expected else numbers.NOTHING
        formula = ". ".join(filter(None, (quality_.formula, facts.definitions(snapshot, one))))
        seen.setdefault(one.indicator.id, (one.indicator.name, quality_.source, formula, quality_.limits, said))
    return (Table(columns, tuple(seen.values()), say("publish.alt.quality")),)


def window(snapshot: Snapshot, days: Window | None = None) -> tuple[Block, ...]:
    """Each indicator with figures: this window, the same months a year before, the change in points, the target."""
    columns = _columns(("indicator", 0.27), ("this_window", 0.25, "center"), ("same_window", 0.13, "center"), ("change", 0.13, "center"),
                       ("target", 0.11, "center"), ("last_month", 0.11, "center"))
    months = window_months(*days) if days else ()
    rows = [row for one in snapshot.standpoints if one.commitment.target and (row := _window_row(snapshot, one, months))]
    return (Table(columns, tuple(rows), say("publish.alt.window")),)


def _window_row(snapshot: Snapshot, one: Standpoint, months: tuple[Month, ...]) -> tuple[str, ...]:
    """The year before is added up over the same months as are known now, so that an unfinished window compares like with like."""
    goal = one.commitment.target
    if one.indicator.over_months is Accumulation.LATEST:
        months = tuple(m for m in months if m.year == snapshot.plan.year)
    last = max((p.month for p in snapshot.points if p.indicator == one.indicator.id and p.month in months), default=None)
    now = _span(snapshot, one, months)
    before = _span(snapshot, one, tuple(m.plus(-12) for m in months if last and m <= last))
    rate, old = _rate(now), _rate(before)
    change = rate - old if rate is not None and old is not None else None
    said = facts.parts(*now, None, one.indicator, goal.value if goal else None) if now else say("publish.result_nothing")
    return (one.indicator.name, said, numbers.percent(old), numbers.points(change), facts.target(goal), dates.month(last))


def _span(snapshot: Snapshot, one: Standpoint, months: tuple[Month, ...]) -> tuple[float, float] | None:
    points = [p for p in snapshot.points if p.indicator == one.indicator.id and p.month in months
              and (not one.expected or p.unit in one.expected)]
    return facts.span_parts(points, one.indicator)


def _rate(parts: tuple[float, float] | None) -> float | None:
    return parts[0] / parts[1] if parts and parts[1] else None


def _columns(*columns: tuple[str, float] | tuple[str, float, str]) -> tuple[Column, ...]:
    return tuple(Column(say(f"publish.column.{name}"), share, *rest) for name, share, *rest in columns)


TABLES: dict[str, Callable[[Snapshot, Window | None], tuple[Block, ...]]] = {
    "commitments": commitments, "units": units, "quality": quality, "window": window}
