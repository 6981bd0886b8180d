"""Which months a deadline judges, when a month's reading is due, and when the figure is final.

The rule for months: a figure is judged over the months from January of the deadline's year to the month that holds the last
day which still counts. Readings are monthly, so a month only partly inside the deadline ("trước 25/11" leaves 1-24 November)
counts whole; a month wholly outside ("trước 01/11") does not count at all.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from parcam.model.month import Month, span

if TYPE_CHECKING:
    from parcam.model.commitment import Deadline
    from parcam.model.indicator import Indicator
    from parcam.model.thresholds import Thresholds


def months_judged(deadline: Deadline) -> tuple[Month, ...]:
    """January of the deadline's year to the month of its last day that still counts, both included."""
    last = Month.of(deadline.last_day)
    return span(Month(last.year, 1), last)


def reading_due(month: Month, indicator: Indicator) -> date:
    """The last day on which `month`'s reading is in time: `due_day` of the month after it."""
    following = month.plus(1)
    return date(following.year, following.number, min(indicator.due_day, following.last_day.day))


def is_closed(month: Month, indicator: Indicator, as_of: date) -> bool:
    """Whether `month`'s reading should be in: the due day itself still counts as in time."""
    return as_of > reading_due(month, indicator)


def final_day(deadline: Deadline, indicator: Indicator, thresholds: Thresholds) -> date:
    """The last day on which the figure may still move in the ordinary course: the last month's due day, or the closing of the books."""
    last = months_judged(deadline)[-1]
    due = reading_due(last, indicator)
    if indicator.closes_next_year and last.number == 12:
        return max(due, date(last.year + 1, thresholds.closing_month, thresholds.closing_day))
    return due


def books_open(deadline: Deadline, indicator: Indicator, as_of: date, thresholds: Thresholds) -> bool:
    """Whether the year is over but the last month's figure may still grow: the closing of the books in January."""
    over = as_of > months_judged(deadline)[-1].last_day
    return indicator.closes_next_year and over and as_of <= final_day(deadline, indicator, thresholds)
