"""The illustrative years put to the backtest: what each commitment's target was, and what had become known by each day."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from parcam.judge.backtest.trial import Trial
from parcam.model.history import History, Point
from parcam.samples.generate import generate, withdrawals
from parcam.samples.scenario import load_scenario

if TYPE_CHECKING:
    from parcam.catalog.load import Catalog
    from parcam.model.commitment import Plan


def sample_histories(catalog: Catalog) -> dict[str, History]:
    """Every version of every generated figure by indicator, with the day it became known; withdrawn files left out."""
    scenario = load_scenario()
    gone = {one.name for one in withdrawals(scenario)}
    points: dict[str, list[Point]] = defaultdict(list)
    for file in generate(catalog, scenario):
        for fact in () if file.name in gone else file.truth:
            if not fact.blank:
                points[fact.indicator].append(
                    Point(fact.unit, fact.month, fact.numerator, fact.denominator, fact.stated, file.known_on))
    return {indicator: History(indicator, tuple(some)) for indicator, some in points.items()}


def sample_trials(catalog: Catalog, plan: Plan) -> tuple[Trial, ...]:
    """Each target of `plan` held against each generated year that has its indicator."""
    histories = sample_histories(catalog)
    return tuple(
        Trial(one.code, catalog.indicators[one.indicator], histories[one.indicator], one.target, year)
        for one in plan.commitments if one.target and one.indicator in histories
        for year in sorted({point.month.year for point in histories[one.indicator].points}))
