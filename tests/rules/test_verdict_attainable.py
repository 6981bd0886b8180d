"""Rules of what can still be attained: required rate, affordable misses, secured, lost since when, last chance, by unit."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parcam.judge import attain
from parcam.model.commitment import Comparison, Target
from parcam.model.month import Month, year_span
from parcam.model.verdict import Verdict
from tests.rules.verdict_build import MONEY, STANDING, promise, readings, verdict

YEAR = year_span(2024)
counts = st.integers(0, 500)
targets = st.sampled_from([0.4, 0.7, 0.9, 0.95, 1.0])


@pytest.mark.parametrize(("n", "d", "rest", "target", "expected"), [
    (31, 100, 100, 0.40, 0.49), (50, 100, 100, 0.40, 0.30), (90, 100, 100, 0.40, 0.0),
    (0, 100, 100, 0.60, 1.20), (100, 100, 100, 1.0, 1.0), (10, 10, 0, 0.9, None),
])
def test_the_required_rate(n, d, rest, target, expected):
    found = attain.required_rate(n, d, rest, target)
    assert found == (pytest.approx(expected) if expected is not None else None)


@pytest.mark.parametrize(("n", "d", "rest", "target", "comparison", "expected"), [
    (97, 100, 100, 0.95, Comparison.AT_LEAST, 7), (97, 100, 100, 0.95, Comparison.ABOVE, 6),
    (100, 100, 50, 1.0, Comparison.AT_LEAST, 0), (99, 100, 50, 1.0, Comparison.AT_LEAST, None),
    (100, 100, 3, 0.5, Comparison.AT_LEAST, 3), (10, 10, 0, 0.9, Comparison.AT_LEAST, None),
])
def test_how_many_more_may_fail(n, d, rest, target, comparison, expected):
    assert attain.affordable_misses(n, d, rest, Target(target, comparison)) == expected


@given(counts, counts, st.integers(1, 500), targets, st.sampled_from([Comparison.AT_LEAST, Comparison.ABOVE]))
def test_affordable_misses_are_the_most_that_still_hold(done, missed, rest, value, comparison):
    """By trying: so many misses hold, one more does not."""
    target = Target(value, comparison)
    found = attain.affordable_misses(done, done + missed, rest, target)

    def holds(misses: int) -> bool:
        return comparison.holds((done + rest - misses) / (done + missed + rest), value)

    if found is None:
        assert not holds(0)
    else:
        assert holds(found)
        assert found == rest or not holds(found + 1)


@given(counts, counts, st.integers(1, 500), targets)
def test_a_requirement_above_one_is_exactly_out_of_reach(done, missed, rest, value):
    required = attain.required_rate(done, done + missed, rest, value)
    reachable = attain.within_reach(done, done + missed, rest, Target(value, Comparison.AT_LEAST))
    assert (required <= 1 + 1e-9) is reachable


@given(counts, counts, counts, targets, st.sampled_from(list(Comparison)))
def test_holding_whatever_comes_is_holding_at_every_outcome(done, missed, rest, value, comparison):
    total = done + missed + rest
    everywhere = total > 0 and all(comparison.holds((done + more) / total, value) for more in range(rest + 1))
    if comparison is Comparison.EXACTLY and rest > 0:
        return
    assert attain.holds_whatever_comes(done, done + missed, rest, Target(value, comparison)) is everywhere


def by_month(misses: list[int], of: int = 10) -> dict[Month, tuple[float, float]]:
    return {YEAR[at]: (of - missed, of) for at, missed in enumerate(misses)}


@pytest.mark.parametrize(("misses", "target", "lost", "last"), [
    ([0, 0, 1, 0], 1.0, Month(2024, 3), Month(2024, 2)),
    ([1], 1.0, Month(2024, 1), None),
    ([3, 3, 3, 3], 0.90, None, Month(2024, 4)),
    ([3, 3, 3, 4], 0.90, Month(2024, 4), Month(2024, 3)),
    ([2, 2, 2, 2], 0.90, None, Month(2024, 6)),
    ([0, 0, 0, 0], 0.90, None, Month(2024, 12)),
])
def test_since_when_it_is_lost_and_until_when_it_can_be_kept(misses, target, lost, last):
    """120 cases in the year: 90 % affords 12 misses. Three a month use them up in April; two a month, going on, in June."""
    rest = dict.fromkeys(YEAR[len(misses):], 10.0)
    found = attain.reach(by_month(misses), YEAR, rest, Target(target, Comparison.AT_LEAST))
    assert (found.lost_since, found.last_chance) == (lost, last)


def test_100_percent_is_lost_with_the_first_miss_and_since_its_month():
    points = readings("a", [(10, 10), (10, 10), (9, 10), (10, 10)])
    found = verdict(points, promise(1.0), date(2024, 5, 15), ("a",))
    assert (found.verdict, found.lost_since, found.last_chance, found.chance) == (Verdict.LOST, Month(2024, 3), Month(2024, 2), 0.0)
    assert "không còn đạt được từ T3/2024" in found.reason


def test_100_percent_without_a_miss_affords_none():
    found = verdict(readings("a", [(30, 30)] * 6), promise(1.0), date(2024, 7, 15), ("a",))
    assert (found.slack, found.required_rate) == (0, pytest.approx(1.0))


def test_what_was_lost_stays_lost_when_the_year_ends():
    points = readings("a", [(9, 10)] + [(10, 10)] * 11)
    assert verdict(points, promise(1.0), date(2024, 12, 20), ("a",)).verdict is Verdict.LOST
    assert verdict(points, promise(1.0), date(2025, 1, 8), ("a",)).verdict is Verdict.PARTLY_MET


def test_secured_means_kept_if_everything_left_fails():
    found = verdict(readings("a", [(100, 100)] * 11), promise(0.70), date(2024, 12, 15), ("a",))
    assert (found.verdict, found.required_rate) == (Verdict.SECURED, 0.0)
    assert verdict(readings("a", [(100, 100)] * 6), promise(0.70), date(2024, 7, 15), ("a",)).verdict is Verdict.ON_TRACK


def test_money_spent_stays_spent():
    points = readings("a", [(at * 1e9, 10e9) for at in range(1, 10)] + [(9.5e9, 10e9)])
    assert verdict(points, promise(0.9, Comparison.ABOVE), date(2024, 11, 15), ("a",), MONEY).verdict is Verdict.SECURED
    assert verdict(points[:9], promise(0.9, Comparison.ABOVE), date(2024, 10, 15), ("a",), MONEY).verdict is not Verdict.SECURED


def test_a_share_of_posts_may_fall_again_and_is_never_secured_early():
    found = verdict(readings("a", [(8, 8)] * 9), promise(1.0), date(2024, 10, 15), ("a",), STANDING)
    assert found.verdict is Verdict.ON_TRACK


def test_of_what_is_open_a_growing_figure_requires_a_share():
    """30 of 100 spent, 90 wanted: 60 of the 70 open must go."""
    found = verdict(readings("a", [(30e9, 100e9)]), promise(0.9), date(2024, 2, 15), ("a",), MONEY)
    assert found.required_rate == pytest.approx(60 / 70)


def test_unit_gaps_add_up_to_the_offices_and_each_unit_has_its_own_requirement():
    points = [*readings("a", [(10, 10)] * 6), *readings("b", [(12, 20)] * 6), *readings("c", [(0, 0)] * 6)]
    found = verdict(points, promise(0.9), date(2024, 7, 15), ("a", "b", "c"))
    assert found.gap == pytest.approx(132 / 180 - 0.9)
    assert sum(part.gap for part in found.by_unit) == pytest.approx(found.gap, abs=1e-12)
    parts = {part.unit: part for part in found.by_unit}
    assert parts["a"].required_rate < parts["b"].required_rate
    assert (parts["b"].verdict, parts["b"].slack, parts["b"].lost_since) == (Verdict.LOST, None, Month(2024, 4))
    assert parts["a"].slack > 0
    assert (parts["a"].lost_since, parts["a"].last_chance, parts["a"].chance > 0.8) == (None, Month(2024, 12), True)
    assert (parts["a"].verdict, parts["c"].verdict, parts["c"].rate) == (Verdict.ON_TRACK, Verdict.NO_DATA, None)
