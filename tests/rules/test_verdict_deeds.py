"""Rules of deeds: milestones once and monthly, early and late, with and without evidence."""

from __future__ import annotations

from datetime import date

import pytest

from parcam.model.commitment import Deadline, DeadlineKind, Milestone
from parcam.model.history import Deed
from parcam.model.verdict import Standing, Verdict
from tests.rules.verdict_build import promise, verdict

HALF = Deadline("quarter two", DeadlineKind.WITHIN, date(2024, 6, 30))
ONCE = (Milestone("report", "Report sent", date(2024, 6, 30)),)
TWICE = (Milestone("draft", "Draft", date(2024, 3, 31)), Milestone("final", "Final", date(2024, 6, 30)))
MONTHLY = tuple(Milestone(f"m{m:02d}", f"Schedule {m}", date(2024, m, 5)) for m in range(1, 13))


def deed(milestone: str, day: date, evidence: str = "link", known_on: date | None = None) -> Deed:
    return Deed("X.1", milestone, day, evidence, "someone", known_on)


@pytest.mark.parametrize(("as_of", "done", "expected"), [
    (date(2024, 6, 15), [], Verdict.NOT_DUE),
    (date(2024, 6, 16), [], Verdict.DUE),
    (date(2024, 6, 30), [], Verdict.DUE),
    (date(2024, 7, 1), [], Verdict.NOT_MET),
    (date(2024, 5, 1), [deed("report", date(2024, 4, 30))], Verdict.DONE),
    (date(2024, 7, 1), [deed("report", date(2024, 6, 30))], Verdict.MET),
    (date(2024, 7, 9), [deed("report", date(2024, 7, 5))], Verdict.PARTLY_MET),
    (date(2024, 7, 4), [deed("report", date(2024, 7, 5))], Verdict.NOT_MET),
    (date(2024, 7, 4), [deed("report", date(2024, 6, 1), known_on=date(2024, 7, 5))], Verdict.NOT_MET),
])
def test_a_deed_done_once(as_of, done, expected):
    """Due from 14 days before; the due day counts as in time; done late is partly met; a deed recorded later was not known."""
    assert verdict([], promise(deadline=HALF, milestones=ONCE), as_of, deeds=tuple(done)).verdict is expected


@pytest.mark.parametrize(("as_of", "done", "expected"), [
    (date(2024, 3, 31), [], Verdict.DUE),
    (date(2024, 4, 1), [], Verdict.OVERDUE),
    (date(2024, 4, 1), [deed("draft", date(2024, 3, 31))], Verdict.NOT_DUE),
    (date(2024, 7, 1), [deed("draft", date(2024, 3, 31))], Verdict.PARTLY_MET),
    (date(2024, 7, 1), [deed("draft", date(2024, 4, 2)), deed("final", date(2024, 6, 1))], Verdict.PARTLY_MET),
])
def test_the_worst_open_milestone_speaks(as_of, done, expected):
    assert verdict([], promise(deadline=HALF, milestones=TWICE), as_of, deeds=tuple(done)).verdict is expected


@pytest.mark.parametrize(("done_months", "as_of", "expected", "overdue"), [
    (range(1, 6), date(2024, 5, 20), Verdict.NOT_DUE, 0),
    (range(1, 6), date(2024, 5, 25), Verdict.DUE, 0),
    (range(1, 5), date(2024, 5, 20), Verdict.OVERDUE, 1),
    (range(1, 13), date(2025, 1, 1), Verdict.MET, 0),
    (range(1, 12), date(2025, 1, 1), Verdict.PARTLY_MET, 1),
    (range(0), date(2025, 1, 1), Verdict.NOT_MET, 12),
])
def test_a_monthly_deed_is_asked_for_every_month(done_months, as_of, expected, overdue):
    done = tuple(deed(f"m{m:02d}", date(2024, m, 4)) for m in done_months)
    found = verdict([], promise(milestones=MONTHLY), as_of, deeds=done)
    assert found.verdict is expected
    assert sum(state.verdict is Verdict.OVERDUE for state in found.milestones) == overdue


def test_a_milestone_tells_its_day_its_evidence_and_how_far_it_is():
    found = verdict([], promise(deadline=HALF, milestones=TWICE), date(2024, 4, 10),
                    deeds=(deed("draft", date(2024, 3, 1), "https://example.invalid/1"),))
    first, second = found.milestones
    assert (first.verdict, first.done_on, first.evidence) == (Verdict.DONE, date(2024, 3, 1), "https://example.invalid/1")
    assert (second.verdict, second.days, second.done_on) == (Verdict.NOT_DUE, 81, None)


def test_a_deed_without_evidence_counts_and_is_said():
    found = verdict([], promise(deadline=HALF, milestones=ONCE), date(2024, 7, 1), deeds=(deed("report", date(2024, 6, 1), ""),))
    assert found.verdict is Verdict.MET
    assert "1 mốc chưa có minh chứng" in found.reason


def test_of_two_records_the_earlier_day_counts_and_evidence_goes_first():
    done = (deed("report", date(2024, 6, 3), ""), deed("report", date(2024, 6, 1), ""), deed("report", date(2024, 6, 1), "link"))
    state = verdict([], promise(deadline=HALF, milestones=ONCE), date(2024, 7, 1), deeds=done).milestones[0]
    assert (state.done_on, state.evidence) == (date(2024, 6, 1), "link")


def test_a_deed_of_another_commitment_does_not_count():
    other = Deed("Y.9", "report", date(2024, 6, 1))
    assert verdict([], promise(deadline=HALF, milestones=ONCE), date(2024, 7, 1), deeds=(other,)).verdict is Verdict.NOT_MET


def test_neither_target_nor_milestone_is_no_verdict_with_a_reason():
    found = verdict([], promise(), date(2024, 7, 1))
    assert (found.verdict, found.standing) == (Verdict.NO_DATA, Standing.NO_DATA)
    assert found.reason.startswith("Kế hoạch không nêu mức phải đạt")
