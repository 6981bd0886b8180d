"""What charts of months are told of the future and of breaks: the fan of a commitment's figure, and where a series does not go on."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from parcam.figures.marks import Band, Step
from parcam.figures.trend import Break
from parcam.judge.judge import outlook
from parcam.model.month import Month
from parcam.ui import judged, readers

if TYPE_CHECKING:
    from datetime import date


@lru_cache(maxsize=128)
def steps(stamp: str, code: str, as_of: date, after: Month | None, last: Month) -> tuple[Step, ...]:
    """Quantiles of the office's cumulative figure for the months after `after` up to `last`; nothing where nothing is left to foretell."""
    one, known = readers.plan(as_of).commitment(code), readers.shown()
    fan = outlook(one, known.indicators[one.indicator], judged.history(stamp, one.indicator, as_of), as_of, known.thresholds,
                  expected_units=known.reporters(one.indicator))
    levels = known.thresholds.interval, known.thresholds.wide_interval
    return tuple(Step(each.month, each.middle, (Band(levels[0], each.low, each.high), Band(levels[1], each.wide_low, each.wide_high)))
                 for each in fan if not each.known and each.month <= last and (after is None or each.month > after))


def breaks(first: Month, last: Month) -> tuple[Break, ...]:
    """Where figures before and after are not comparable (data/breaks.toml), within the span; a break without a day has no place.
    Its text up to the colon says what happened; the rest stands with the frameworks."""
    found = ((Month.of(one.day), one.text.partition(":")[0]) for one in readers.shown().breaks if one.day)
    return tuple(Break(month, text) for month, text in found if first <= month <= last)
