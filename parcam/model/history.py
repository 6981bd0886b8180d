"""What is known of one indicator on a day, as the engine of verdicts reads it: figures by unit and month, and deeds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from parcam.model.month import Month


@dataclass(frozen=True, slots=True)
class Point:
    """The newest version of one unit's figure for one month: both parts, or only a `stated` fraction 0-1.

    `known_on` is the day from which this version counts as known.
    """

    unit: str
    month: Month
    numerator: float | None
    denominator: float | None
    stated: float | None
    known_on: date


@dataclass(frozen=True, slots=True)
class History:
    """Every point of one indicator known as of a day, newest version per unit and month, of all years known."""

    indicator: str
    points: tuple[Point, ...] = ()
    stocks: tuple[tuple[str, tuple[Point, ...]], ...] = ()
    """(stock, its points that came with the point of the same unit and month, in the same batch)."""


@dataclass(frozen=True, slots=True)
class Deed:
    """A milestone recorded as done: on which day, with what evidence (a link or a kept file), by whom.

    `known_on` is the day it was recorded; None counts it as known from the day it was done.
    """

    commitment: str
    milestone: str
    done_on: date
    evidence: str = ""
    by: str = ""
    known_on: date | None = None
