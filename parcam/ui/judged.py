"""What the analysis pages read of the engine, cached: the stamp first, answers never changed."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from parcam.desk.explaining import Decision, Exchange, decisions, exchanges
from parcam.desk.status import histories
from parcam.judge import tally
from parcam.judge.tally import UNASSIGNED, known
from parcam.model.month import Month
from parcam.ui import readers
from parcam.words.text import say

if TYPE_CHECKING:
    from datetime import date

    from parcam.model.commitment import Commitment
    from parcam.model.history import History

Parts = dict[str, tuple[float, float]]
"""Unit -> (numerator, denominator)."""


def history(stamp: str, indicator: str, as_of: date) -> History:
    """The readings in force on the day, of the plan's year and the years before it."""
    return _histories(stamp, as_of)[indicator]


@lru_cache(maxsize=8)
def _histories(stamp: str, as_of: date) -> dict[str, History]:
    """Of every indicator, with one question."""
    return histories(readers.catalog(), readers.store(), readers.catalog().indicators, readers.plan(as_of).year, as_of)


def measured(as_of: date) -> tuple[Commitment, ...]:
    """The commitments of the plan in force that have a figure to reach."""
    return tuple(one for one in readers.plan(as_of).commitments if one.target)


def unit_names(language: str) -> dict[str, str]:
    """What to call each unit in a sentence; "" is what the office promised beyond what its units were given."""
    return {id: one.short for id, one in readers.shown().units.items()} | {UNASSIGNED: say("common.unassigned", language)}


def period_parts(stamp: str, indicator: str, months: tuple[Month, ...], as_of: date) -> Parts:
    """Both parts by unit over `months`."""
    points = known(history(stamp, indicator, as_of), as_of)
    return tally.period_parts(points, readers.shown().indicators[indicator], months)


@lru_cache(maxsize=64)
def asked(stamp: str, as_of: date) -> tuple[Exchange, ...]:
    """The plan's requests to explain with their answers."""
    return exchanges(readers.store(), readers.plan(as_of), as_of, readers.shown().thresholds)


@lru_cache(maxsize=64)
def decided(stamp: str, as_of: date) -> tuple[Decision, ...]:
    """What meetings decided on the plan's commitments, and where it stands."""
    return decisions(readers.store(), readers.plan(as_of), as_of, readers.shown().thresholds)
