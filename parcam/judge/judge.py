"""How one commitment stands on one day: figures and deeds in one engine.

The order of questions for a figure: is there one at all; is it final (then met, partly met, not met); is it decided whatever
comes (secured, lost); if not, how likely is it (on track, at risk, unlikely). After the deadline, while the last readings are
still to come in, the forecast's verdict stays until the figure is final. `as_of` drives everything: no clock, and nothing
known after that day is used.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from parcam.judge.deeds import deed_verdict, milestone_states
from parcam.judge.definitions import defined_figures, judged_points
from parcam.judge.measure import Measured, measure
from parcam.judge.reason import deed_reason, figure_reason
from parcam.judge.verdicts import Stage, standing, verdict_of
from parcam.model.unit import NOBODY, Reporters
from parcam.model.verdict import Judgement, Verdict

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from parcam.judge.fan import FanMonth
    from parcam.model.commitment import Commitment
    from parcam.model.history import Deed, History
    from parcam.model.indicator import Indicator
    from parcam.model.thresholds import Thresholds
    from parcam.model.verdict import MilestoneState


def judge(commitment: Commitment, indicator: Indicator, history: History, deeds: Sequence[Deed], as_of: date,
          thresholds: Thresholds, *, reporters: Reporters = NOBODY, language: str = "vi") -> Judgement:
    """The judgement of `commitment` on `as_of`.

    `history` holds the readings of `indicator` (of all years known; later knowledge is ignored), `reporters` the units that
    should report each month. A commitment with a target is judged by its figure, one without by its milestones.
    Raises ValueError when `history` is of another indicator.
    """
    if history.indicator != indicator.id:
        raise ValueError(f"history of {history.indicator}, not of {indicator.id}")
    states = milestone_states(commitment, deeds, as_of, thresholds)
    found = measure(commitment, indicator, judged_points(commitment, indicator, history, as_of), as_of, thresholds, reporters)
    if commitment.target is None:
        verdict = deed_verdict(commitment, states, as_of)
        reason = deed_reason(commitment, verdict, states, found, language)
    else:
        verdict = verdict_of(found.told.figure, found.hope, commitment.target, found.stage, found.told.completeness, thresholds)
        reason = figure_reason(commitment.target, indicator, verdict, found, language)
    judged = _assemble(commitment, found, as_of, verdict, reason, states, thresholds)
    return replace(judged, definitions=defined_figures(commitment, indicator, history, as_of))


def outlook(commitment: Commitment, indicator: Indicator, history: History, as_of: date, thresholds: Thresholds, *,
            reporters: Reporters = NOBODY) -> tuple[FanMonth, ...]:
    """The fan of the cumulative figure as known on `as_of`: quantiles of each month of the judged window; empty without a figure."""
    points = judged_points(commitment, indicator, history, as_of)
    return measure(commitment, indicator, points, as_of, thresholds, reporters).fan


def _assemble(commitment: Commitment, found: Measured, as_of: date, verdict: Verdict, reason: str,
              states: tuple[MilestoneState, ...], thresholds: Thresholds) -> Judgement:
    told, hope, target = found.told, found.hope, commitment.target
    lost = hope is not None and hope.lost
    final = found.stage is Stage.FINAL
    return Judgement(
        commitment.code, as_of, verdict, standing(verdict, thresholds), reason,
        numerator=told.numerator if told.parted else None,
        denominator=told.denominator if told.parted else None,
        figure=told.figure,
        gap=told.figure - target.value if target and told.figure is not None else None,
        chance=hope.chance if hope and not final else None,
        interval=hope.interval if hope and not final else None,
        required_rate=hope.required_rate if hope and not final else None,
        slack=hope.slack if hope and not final else None,
        lost_since=found.reach.lost_since if lost else None,
        last_chance=found.reach.last_chance if not final else None,
        by_unit=found.by_unit, milestones=states, last_month=told.last_month,
        expected_readings=told.expected, missing_readings=len(told.missing))
