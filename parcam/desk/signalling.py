"""Signals of change of one commitment's monthly figures, of the office and of each unit that reports."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parcam.judge.attain import month_parts
from parcam.judge.limits import Chart
from parcam.judge.signals import signals
from parcam.judge.tally import known
from parcam.model.indicator import Accumulation, Better
from parcam.model.month import Month, span

if TYPE_CHECKING:
    from datetime import date

    from parcam.catalog.load import Catalog
    from parcam.judge.signals import Signals
    from parcam.model.commitment import Commitment
    from parcam.model.history import History

CHARTS = (Chart.P_PRIME, Chart.XMR)


def charted(catalog: Catalog, one: Commitment) -> bool:
    """A figure that grows all year by definition has no months of its own to compare."""
    return catalog.indicators[one.indicator].over_months is Accumulation.SUM


def followed_since(catalog: Catalog) -> Month:
    """January two years before the first plan: nothing older is followed."""
    return Month(min(catalog.plans) - 2, 1)


def signals_of(catalog: Catalog, one: Commitment, history: History, as_of: date) -> tuple[tuple[str, Signals], ...]:
    """(unit, "" for the office) with its chart, chart by chart; whoever has fewer than two months is left out."""
    units, indicator = catalog.reporters(one.indicator), catalog.indicators[one.indicator]
    if not units or not charted(catalog, one):
        return ()
    months = span(followed_since(catalog), Month.of(as_of))
    points = [point for point in known(history, as_of) if point.unit in units]
    found = []
    for chart in CHARTS:
        for unit in ("", *units):
            parts = month_parts([point for point in points if unit in ("", point.unit)], months)
            sides = [[parts[month][side] if month in parts else None for month in months] for side in (0, 1)]
            told = signals(months, *sides, chart, catalog.thresholds, target=one.target.value if one.target else None,
                           higher_is_better=indicator.better is Better.HIGHER)
            if told:
                found.append((unit, told))
    return tuple(found)
