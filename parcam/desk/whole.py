"""All that is known of each commitment on a day, in one value: what the pages show one part at a time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from parcam.desk.doubts import Doubt, doubts
from parcam.desk.explaining import Decision, Exchange, decisions, exchanges
from parcam.desk.signalling import signals_of
from parcam.desk.status import histories, status
from parcam.judge.judge import outlook
from parcam.judge.points import NextPercent, RulePoints, next_percents, side_by_side
from parcam.judge.restate import Moved, moved
from parcam.judge.tally import known, period_parts
from parcam.judge.trust import Owed, arrivals, owed_by_unit
from parcam.judge.why import PERIODS, Change, GapShare, change_causes, gap_causes, periods, split_change, split_gap
from parcam.model.month import Month, year_span

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from parcam.catalog.load import Catalog
    from parcam.judge.fan import FanMonth
    from parcam.judge.signals import Signals
    from parcam.model.commitment import Commitment, Plan
    from parcam.model.history import History
    from parcam.model.indicator import Indicator
    from parcam.model.scoring import RuleSet
    from parcam.model.verdict import Judgement
    from parcam.store.store import Store

    Rows = tuple[dict[str, Any], ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """One change of the office's rate: between which months, by unit, in words; `change` is None when a side has no figure."""

    against: str
    before: tuple[Month, ...]
    after: tuple[Month, ...]
    change: Change | None
    causes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Whole:
    """One commitment on one day. Fractions 0-1; rows are the store's (parcam/store/questions.py says which columns)."""

    commitment: Commitment
    indicator: Indicator
    leads: tuple[str, ...]
    judgement: Judgement
    fan: tuple[FanMonth, ...]
    gap: tuple[GapShare, ...]
    gap_causes: tuple[str, ...]
    changes: tuple[Compared, ...]
    signals: tuple[tuple[str, Signals], ...]
    """(unit, "" for the office) with a chart; p′ of everyone, then XmR."""
    points: tuple[tuple[RuleSet, RulePoints, NextPercent | None], ...]
    owed: tuple[Owed, ...]
    doubts: tuple[Doubt, ...]
    freshness: Rows
    exchanges: tuple[Exchange, ...]
    decisions: tuple[Decision, ...]
    moved: Moved
    """From the earlier day to this one."""
    restated: Rows


def wholes(catalog: Catalog, store: Store, plan: Plan, as_of: date, since: date, language: str = "vi") -> tuple[Whole, ...]:
    """Every commitment of `plan` on `as_of`, with what changed from `since` on, in the plan's order."""
    ids = {one.indicator for one in plan.commitments}
    told = histories(catalog, store, ids, plan.year, as_of)
    pairs = status(catalog, store, plan, as_of, language)
    earlier = {judged.code: judged for _, judged in status(catalog, store, plan, since, language)}
    figures = {judged.code: judged.figure for _, judged in pairs}
    rates = {one.indicator: figures[one.code] for one in plan.commitments}
    asked, decided = exchanges(store, plan, as_of, catalog.thresholds), decisions(store, plan, as_of, catalog.thresholds)
    found = doubts(catalog, store, told, plan.year, as_of)
    owed, points = _owed(catalog, store, told, plan.year, as_of), _points(catalog, rates)
    fresh = store.freshness(ids, catalog.units, as_of=as_of).to_dict("records")
    restated = store.changes(since, as_of, ids, catalog.units).to_dict("records")
    names = {unit.id: unit.short for unit in catalog.units.values()}
    return tuple(Whole(
        one, catalog.indicators[one.indicator], catalog.resolve(one.leads), judged, _fan(catalog, one, told[one.indicator], as_of),
        gap := _gap(one, judged), gap_causes(gap, names, language=language),
        _changes(catalog.indicators[one.indicator], told[one.indicator], judged, as_of, names, language),
        signals_of(catalog, one, told[one.indicator], as_of), points.get(one.indicator, ()), owed.get(one.indicator, ()),
        tuple(each for each in found if each.indicator == one.indicator),
        tuple(row for row in fresh if row["indicator"] == one.indicator),
        tuple(each for each in asked if each.asked.commitment == one.code),
        tuple(each for each in decided if each.decided.commitment == one.code),
        moved(earlier[one.code], judged),
        tuple(row for row in restated if row["indicator"] == one.indicator)) for one, judged in pairs)


def _fan(catalog: Catalog, one: Commitment, history: History, as_of: date) -> tuple[FanMonth, ...]:
    return outlook(one, catalog.indicators[one.indicator], history, as_of, catalog.thresholds,
                   reporters=catalog.owing(one.indicator))


def _gap(one: Commitment, judged: Judgement) -> tuple[GapShare, ...]:
    parts = {part.unit: (part.numerator, part.denominator) for part in judged.by_unit
             if part.numerator is not None and part.denominator is not None}
    return split_gap(parts, one.target.value) if one.target else ()


def _changes(indicator: Indicator, history: History, judged: Judgement, as_of: date, names: Mapping[str, str],
             language: str) -> tuple[Compared, ...]:
    if judged.last_month is None:
        return ()
    points, found = known(history, as_of), []
    for against in PERIODS:
        before, after = periods(indicator, judged.last_month, against)
        change = split_change(*(period_parts(points, indicator, months) for months in (before, after)))
        causes = change_causes(change, names, language=language) if change else ()
        found.append(Compared(against, before, after, change, causes))
    return tuple(found)


def _points(catalog: Catalog, rates: Mapping[str, float | None]) -> dict[str, tuple[tuple[RuleSet, RulePoints, NextPercent | None], ...]]:
    """By indicator every criterion that has its figure, with its next percent."""
    sets = tuple(catalog.scoring.values())
    following = {(one.rules, one.rule): one for one in next_percents(sets, rates)}
    found: dict[str, list[tuple[RuleSet, RulePoints, NextPercent | None]]] = {}
    for scored in side_by_side(sets, rates):
        for each in scored.criteria:
            if each.rate is not None:
                found.setdefault(each.rule.indicator, []).append((scored.rules, each, following.get((scored.rules.id, each.rule.id))))
    return {indicator: tuple(some) for indicator, some in found.items()}


def _owed(catalog: Catalog, store: Store, told: Mapping[str, History], year: int, as_of: date) -> dict[str, tuple[Owed, ...]]:
    """By indicator what each unit owed and gave in the plan's year."""
    months = year_span(year)
    frame = store.timeliness(told, catalog.units, first=months[0], last=months[-1], as_of=as_of)
    first: dict[str, dict[tuple[str, Month], date]] = {}
    for row in frame.itertuples(index=False):
        first.setdefault(row.indicator, {})[row.unit, Month.parse(row.month)] = row.known_on.date()
    cells = {id: arrivals(history, catalog.indicators[id], months, catalog.reporters(id), as_of, first.get(id))
             for id, history in told.items()}
    there = {id: [cell for cell in some if catalog.units[cell.unit].exists_in(cell.month)] for id, some in cells.items()}
    return {id: owed_by_unit({id: some}, catalog.indicators, as_of) for id, some in there.items()}
