"""From a figure and its prospect to one word, and from the word to the headline's bucket."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from parcam.judge.window import final_day
from parcam.model.verdict import Standing, Verdict

if TYPE_CHECKING:
    from datetime import date

    from parcam.judge.prospect import Prospect
    from parcam.model.commitment import Deadline, Target
    from parcam.model.indicator import Indicator
    from parcam.model.thresholds import Thresholds


class Stage(Enum):
    """Before the deadline; past it with readings still to come in; final."""

    BEFORE = "before"
    WAITING = "waiting"
    FINAL = "final"


def stage_of(deadline: Deadline, indicator: Indicator, as_of: date, thresholds: Thresholds, *, all_in: bool) -> Stage:
    """`all_in`: every expected reading of the judged months is known, and whole."""
    if as_of <= deadline.last_day:
        return Stage.BEFORE
    books_open = as_of <= final_day(deadline, indicator, thresholds)
    if books_open and not (all_in and not indicator.closes_next_year):
        return Stage.WAITING
    return Stage.FINAL


def verdict_of(figure: float | None, hope: Prospect | None, target: Target, stage: Stage, completeness: float,
               thresholds: Thresholds) -> Verdict:
    """The verdict on one figure; `no_data` without a figure, or when a final one rests on too few of the expected readings."""
    if figure is None or hope is None:
        return Verdict.NO_DATA
    if stage is Stage.FINAL:
        return Verdict.NO_DATA if completeness < thresholds.least_complete else settled(figure, target, thresholds)
    if hope.secured:
        return Verdict.SECURED if stage is Stage.BEFORE else Verdict.MET
    if hope.lost:
        return Verdict.LOST if stage is Stage.BEFORE else settled(figure, target, thresholds)
    if hope.chance >= thresholds.on_track_from:
        return Verdict.ON_TRACK
    return Verdict.UNLIKELY if hope.chance < thresholds.unlikely_below else Verdict.AT_RISK


def settled(figure: float, target: Target, thresholds: Thresholds) -> Verdict:
    """The verdict on a final figure."""
    if target.comparison.holds(figure, target.value):
        return Verdict.MET
    return Verdict.PARTLY_MET if figure >= thresholds.partly_met_from * target.value - 1e-12 else Verdict.NOT_MET


def standing(verdict: Verdict, thresholds: Thresholds) -> Standing:
    """The headline bucket of `verdict`; KeyError when the thresholds name none."""
    return Standing(dict(thresholds.standing)[verdict.value])
