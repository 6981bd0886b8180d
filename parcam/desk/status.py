"""How every commitment of a plan stands on a day: the store's readings and deeds, put before the judge."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from parcam.desk.deeds import standing
from parcam.errors import UserError
from parcam.judge.judge import judge
from parcam.model.history import Deed, History, Point
from parcam.model.indicator import stock_series
from parcam.model.month import Month
from parcam.words.text import say

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from parcam.catalog.load import Catalog
    from parcam.model.commitment import Commitment, Plan
    from parcam.model.verdict import Judgement
    from parcam.store.store import Store

YEARS_BACK = 5
"""Years before the plan's own that are asked for: checks and charts see all of them, a forecast learns from the last few (judge.panel)."""


def plan_of(catalog: Catalog, year: int | None) -> Plan:
    """The plan of that year, the newest one when none is named. UserError, with the years there are, for another."""
    year = year or max(catalog.plans)
    if year not in catalog.plans:
        known = ", ".join(map(str, catalog.plans))
        raise UserError(say("desk.unknown_year", year=year), remedy=say("desk.unknown_year_remedy", known=known))
    return catalog.plan(year)


def status(catalog: Catalog, store: Store, plan: Plan, as_of: date, language: str = "vi") -> tuple[tuple[Commitment, Judgement], ...]:
    """Every commitment of `plan` with its judgement on `as_of`, in the plan's order."""
    known = histories(catalog, store, {one.indicator for one in plan.commitments}, plan.year, as_of)
    done = deeds(store, plan, as_of)
    return tuple((one, judge(one, catalog.indicators[one.indicator], known[one.indicator], done, as_of, catalog.thresholds,
                             reporters=catalog.owing(one.indicator), language=language)) for one in plan.commitments)


def histories(catalog: Catalog, store: Store, indicators: Collection[str], year: int, as_of: date) -> dict[str, History]:
    """The readings in force on `as_of` of each indicator with its stocks, over the units of the catalog, from `YEARS_BACK` years before
    `year` to its end."""
    stocks = {stock_series(one, stock.id): (one, stock.id) for one in indicators for stock in catalog.indicators[one].stocks}
    frame = store.readings([*indicators, *stocks], catalog.units, first=Month(year - YEARS_BACK, 1), last=Month(year, 12), as_of=as_of)
    points: dict[str, list[Point]] = defaultdict(list)
    said_by: dict[tuple[str, str, Month], int] = {}
    columns = ("indicator", "unit", "month", "numerator", "denominator", "rate", "stated", "known_on", "batch")
    for series, unit, text, numerator, denominator, rate, stated, known_on, batch in zip(*(frame[name] for name in columns), strict=True):
        parts, month = (None, None) if stated else (float(numerator), float(denominator)), Month.parse(text)
        said_by[series, unit, month] = batch
        points[series].append(Point(unit, month, *parts, float(rate) if stated else None, known_on.date()))

    def beside(series: str, indicator: str) -> tuple[Point, ...]:
        """A stock of another file than the reading it stands beside would be a figure that no file says."""
        return tuple(one for one in points[series]
                     if said_by.get((indicator, one.unit, one.month)) == said_by[series, one.unit, one.month])

    return {one: History(one, tuple(points[one]), tuple((stock, beside(series, one)) for series, (owner, stock) in stocks.items()
                                                         if owner == one)) for one in indicators}


def deeds(store: Store, plan: Plan, as_of: date) -> tuple[Deed, ...]:
    """Milestones recorded as done by `as_of` and not taken back by then."""
    return tuple(Deed(act.commitment, act.value("milestone"), act.day, act.text, act.by, act.known_on)
                 for act in standing(store, plan, "", as_of) if act.day)
