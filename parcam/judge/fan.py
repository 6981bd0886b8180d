"""The forecast fan: month by month the cumulative figure as known, then the middle and the edges of its futures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from parcam.judge.forecast import Futures
    from parcam.model.month import Month
    from parcam.model.thresholds import Thresholds


@dataclass(frozen=True, slots=True)
class FanMonth:
    """The office's cumulative figure at one month's end, fractions 0-1; the five are equal where nothing is still to come."""

    month: Month
    known: bool
    """Whether every unit's reading up to this month is in."""
    wide_low: float
    low: float
    middle: float
    high: float
    wide_high: float


def fan(ahead: Futures, thresholds: Thresholds, promised: int = 0) -> tuple[FanMonth, ...]:
    """One entry per month of the window in which something arose; `promised` as in Futures.path."""
    path = ahead.path(promised)
    masses = (thresholds.wide_interval, thresholds.interval)
    shares = [(1 - masses[0]) / 2, (1 - masses[1]) / 2, 0.5, (1 + masses[1]) / 2, (1 + masses[0]) / 2]
    open_ = np.logical_or.accumulate((ahead.ahead > 0).any(axis=0))
    out = []
    for at, month in enumerate(ahead.months):
        column = path[:, at][~np.isnan(path[:, at])]
        if column.size:
            out.append(FanMonth(month, not open_[at], *(float(edge) for edge in np.quantile(column, shares))))
    return tuple(out)
