"""Milestones: what is done, due, overdue, and what that says of the commitment.

A milestone done after its own due day stays done, and is late. Before the commitment's deadline the worst open milestone speaks;
after it all done in time is met, some done is partly met, none done is not met.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from parcam.model.verdict import MilestoneState, Verdict

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from parcam.model.commitment import Commitment, Milestone
    from parcam.model.history import Deed
    from parcam.model.thresholds import Thresholds


def milestone_states(commitment: Commitment, deeds: Sequence[Deed], as_of: date, thresholds: Thresholds) -> tuple[MilestoneState, ...]:
    """Each milestone as it stood on `as_of`, in the plan's order; of several records the earliest done day counts."""
    done: dict[str, Deed] = {}
    for deed in sorted(deeds, key=lambda d: (d.done_on, not d.evidence)):
        if deed.commitment == commitment.code and deed.done_on <= as_of and (deed.known_on is None or deed.known_on <= as_of):
            done.setdefault(deed.milestone, deed)
    return tuple(_state(milestone, done.get(milestone.id), as_of, thresholds) for milestone in commitment.milestones)


def open_verdict(due: date, as_of: date, thresholds: Thresholds) -> Verdict:
    """How what is not done yet stands: the due day itself is still in time."""
    days = (due - as_of).days
    if days < 0:
        return Verdict.OVERDUE
    return Verdict.DUE if days <= thresholds.due_soon_days else Verdict.NOT_DUE


def is_late(state: MilestoneState) -> bool:
    """Done, but after the day it was due."""
    return state.done_on is not None and state.done_on > state.due


def deed_verdict(commitment: Commitment, states: Sequence[MilestoneState], as_of: date) -> Verdict:
    """The commitment's verdict from its milestones; `no_data` when it has none."""
    if not states:
        return Verdict.NO_DATA
    done = [state for state in states if state.verdict is Verdict.DONE]
    if as_of > commitment.deadline.last_day:
        if len(done) == len(states):
            return Verdict.PARTLY_MET if any(is_late(state) for state in done) else Verdict.MET
        return Verdict.PARTLY_MET if done else Verdict.NOT_MET
    open_ = {state.verdict for state in states} - {Verdict.DONE}
    return next((verdict for verdict in (Verdict.OVERDUE, Verdict.DUE, Verdict.NOT_DUE) if verdict in open_), Verdict.DONE)


def _state(milestone: Milestone, deed: Deed | None, as_of: date, thresholds: Thresholds) -> MilestoneState:
    days = (milestone.due - as_of).days
    if deed is not None:
        return MilestoneState(milestone.id, milestone.text, milestone.due, Verdict.DONE, deed.done_on, deed.evidence, days)
    return MilestoneState(milestone.id, milestone.text, milestone.due, open_verdict(milestone.due, as_of, thresholds), days=days)
