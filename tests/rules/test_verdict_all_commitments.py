"""The signed plan itself, on every month of its year, from the illustrative figures: each commitment has a verdict and a reason."""

from __future__ import annotations

from datetime import date

import pytest

from parcam.catalog.load import load_catalog
from parcam.desk.proving import sample_histories
from parcam.judge.judge import judge
from parcam.model.history import Deed, History
from parcam.model.verdict import Verdict

BEFORE = {Verdict.SECURED, Verdict.ON_TRACK, Verdict.AT_RISK, Verdict.UNLIKELY, Verdict.LOST, Verdict.NO_DATA}
AFTER = {Verdict.MET, Verdict.PARTLY_MET, Verdict.NOT_MET, Verdict.NO_DATA}
OPEN_DEED = {Verdict.DONE, Verdict.DUE, Verdict.OVERDUE, Verdict.NOT_DUE}
DAYS = [date(2024, month, 15) for month in range(2, 13)] + [date(2025, 1, 5), date(2025, 2, 15)]


@pytest.fixture(scope="module")
def catalog():
    return load_catalog()


@pytest.fixture(scope="module")
def histories(catalog):
    return sample_histories(catalog)


def all_on(catalog, histories, day, deeds=(), language="vi"):
    return [(one, judge(one, catalog.indicators[one.indicator], histories.get(one.indicator, History(one.indicator)), deeds, day,
                        catalog.thresholds, reporters=catalog.owing(one.indicator), language=language))
            for one in catalog.plan(2024).commitments]


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_every_commitment_has_a_verdict_of_its_stage_and_a_reason(catalog, histories, day):
    for commitment, found in all_on(catalog, histories, day):
        past = day > commitment.deadline.last_day
        if commitment.target:
            assert found.verdict in (BEFORE | AFTER if past else BEFORE), commitment.code
            if found.figure is not None:
                assert sum(part.gap or 0.0 for part in found.by_unit) == pytest.approx(found.gap, abs=1e-12)
        else:
            assert found.verdict in (AFTER if past else OPEN_DEED), commitment.code
        assert found.reason.endswith(".")
        assert (found.code, found.as_of) == (commitment.code, day)
        if found.chance is not None:
            assert 0 <= found.chance <= 1
            low, high = found.interval
            assert low <= high


def test_in_february_of_the_next_year_every_figure_is_settled(catalog, histories):
    for commitment, found in all_on(catalog, histories, date(2025, 2, 15)):
        assert found.verdict in AFTER, commitment.code
        assert found.chance is None


def test_all_milestones_done_in_time_is_met(catalog, histories):
    plan = catalog.plan(2024)
    deeds = tuple(Deed(one.code, milestone.id, milestone.due, "link") for one in plan.commitments for milestone in one.milestones)
    for commitment, found in all_on(catalog, histories, date(2025, 2, 15), deeds):
        if commitment.target is None:
            assert found.verdict is Verdict.MET, commitment.code


def test_the_reason_is_said_in_english_too(catalog, histories):
    vietnamese, english = (all_on(catalog, histories, date(2024, 10, 15), language=language) for language in ("vi", "en"))
    for (_, vi), (_, en) in zip(vietnamese, english, strict=True):
        assert (vi.verdict, vi.chance) == (en.verdict, en.chance)
        assert vi.reason != en.reason
