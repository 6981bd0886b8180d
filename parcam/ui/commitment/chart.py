"""The course of one commitment over its year: cumulative, against its target, with the forecast fan ahead."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from parcam.model.month import Month
from parcam.ui import readers, trends

if TYPE_CHECKING:
    from datetime import date

    from parcam.figures.figure import Figure


@lru_cache(maxsize=128)
def figure(stamp: str, code: str, as_of: date, language: str) -> Figure | None:
    """Year to date by month of the whole office, the year before behind it; None for a commitment of deeds."""
    plan = readers.plan(as_of)
    commitment = plan.commitment(code)
    if commitment.target is None:
        return None
    asked = trends.Asked(commitment.indicator, tuple(readers.shown().units), True, Month(plan.year, 1), Month(plan.year, 12), as_of,
                         True, False, language)
    return replace(trends.figure(stamp, asked), height=330)
