"""What was reported, when it first became known, and where it came from: cached like all that the pages read (readers.py)."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from parcam.model.month import Month
from parcam.ui import readers

if TYPE_CHECKING:
    from datetime import date


@lru_cache(maxsize=256)
def origin(stamp: str, indicator: str, unit: str, month: Month, as_of: date) -> dict[str, Any] | None:
    """Where the reading in force comes from: batch, file, by, known_on, accepted_at, sheet, row, column, raw (JSON pairs)."""
    rows = readers.store().origin(indicator, unit, month, as_of=as_of).to_dict("records")
    return rows[0] if rows else None


def first_known(stamp: str, unit: str, first: Month, last: Month, as_of: date) -> dict[tuple[str, Month], date]:
    """By (indicator, month) the day on which the unit's reading first became known."""
    return _first_known(stamp, first, last, as_of).get(unit, {})


@lru_cache(maxsize=32)
def _first_known(stamp: str, first: Month, last: Month, as_of: date) -> dict[str, dict[tuple[str, Month], date]]:
    """The same by unit: every unit in one question, as the page that shows one of them mostly shows all."""
    known = readers.catalog()
    frame = readers.store().timeliness(tuple(known.indicators), tuple(known.units), first=first, last=last, as_of=as_of)
    found: dict[str, dict[tuple[str, Month], date]] = {}
    for unit, indicator, month, day in zip(frame["unit"], frame["indicator"], frame["month"], frame["known_on"].dt.date, strict=True):
        found.setdefault(unit, {})[indicator, Month.parse(month)] = day
    return found
