"""Futures: what must hold whatever the model, and the cases where the answer is known."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parcam.judge.forecast import chance, futures, interval, rates
from parcam.judge.growth import profile, simulate_growth
from parcam.judge.judge import judge, outlook
from parcam.judge.measure import measure
from parcam.judge.panel import panel
from parcam.judge.volumes import season
from parcam.model.commitment import Comparison, Target
from parcam.model.history import History, Point
from parcam.model.month import Month, year_span
from parcam.model.unit import Reporters
from tests.rules.verdict_build import ALONE, BOTH, INDICATOR, MONEY, STANDING, THRESHOLDS, promise, readings, verdict

YEAR = year_span(2024)
QUICK = replace(THRESHOLDS, draws=500)
months = st.lists(st.one_of(st.none(), st.tuples(st.integers(0, 60), st.integers(0, 60)).map(lambda p: (min(p), max(p)))),
                  min_size=1, max_size=12).filter(lambda parts: any(parts))


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(st.sampled_from("abcd"), months, min_size=1), st.sampled_from([INDICATOR, STANDING, MONEY]))
def test_futures_repeat_what_is_known_and_stay_possible(parts, indicator):
    points = tuple(point for unit, some in parts.items() for point in readings(unit, some))
    ahead = futures(points, YEAR, indicator, QUICK)
    assert (ahead.numerator >= -1e-9).all()
    assert (ahead.numerator <= ahead.denominator + 1e-9).all()
    final_n, final_d = ahead.final()
    assert (final_n >= ahead.known_numerator - 1e-9).all()
    assert (final_d >= ahead.known_denominator - 1e-9).all()
    if indicator is INDICATOR:
        for point in points:
            at = ahead.units.index(point.unit), YEAR.index(point.month)
            assert (ahead.numerator[:, *at] == point.numerator).all()
            assert (ahead.denominator[:, *at] == point.denominator).all()
    else:
        np.testing.assert_allclose(final_d, np.broadcast_to(ahead.known_denominator, final_d.shape))


@pytest.mark.parametrize("comparison", list(Comparison))
def test_the_chance_counts_as_the_comparison_does(comparison):
    final = np.array([0.7, 0.7 - 1e-13, 0.69, 0.71, np.nan])
    told = [comparison.holds(float(x), 0.7) for x in final[:4]]
    assert chance(final, Target(0.7, comparison)) == sum(told) / 4


def test_nothing_arose_in_any_future():
    final = rates(np.zeros(3), np.zeros(3))
    assert chance(final, Target(0.7, Comparison.AT_LEAST)) == 0.0
    assert interval(final, 0.8) is None


def test_a_year_that_is_all_in_leaves_no_doubt():
    ahead = futures(tuple(readings("a", [(9, 10)] * 12)), YEAR, INDICATOR, QUICK)
    assert np.unique(rates(*(part.sum(axis=1) for part in ahead.final()))) == pytest.approx([0.9])


def test_one_month_is_enough_and_says_how_unsure_it_is():
    one = verdict(readings("a", [(27, 30)]), promise(0.9), date(2024, 2, 15), ("a",))
    many = verdict(readings("a", [(27, 30)] * 9), promise(0.9), date(2024, 10, 15), ("a",))
    width = [found.interval[1] - found.interval[0] for found in (one, many)]
    assert 0.2 < one.chance < 0.8
    assert width[0] > 3 * width[1]
    assert one.interval[0] < 0.9 < one.interval[1]


def test_the_chance_falls_as_the_target_rises():
    chances = [verdict(readings("a", [(26, 30), (28, 30), (25, 30)]), promise(value), date(2024, 4, 15), ("a",)).chance
               for value in (0.5, 0.7, 0.8, 0.85, 0.9, 0.95, 1.0)]
    assert chances == sorted(chances, reverse=True)
    assert chances[0] > 0.97
    assert chances[-1] == 0.0


def test_a_decline_that_goes_on_is_foretold():
    """Both stand at 86,7 % after nine months; going on, one ends at 86,7 %, the other at 81,7 %."""
    def both(parts):
        points = [point for unit in "ab" for point in readings(unit, parts)]
        return verdict(points, promise(0.83), date(2024, 10, 15), ("a", "b")).chance

    assert both([(90 - 3 * at, 90) for at in range(9)]) < 0.3
    assert both([(78, 90)] * 9) > 0.9


def test_the_season_of_earlier_years_is_learned_and_doubted_when_small():
    shape = [5, 5, 10, 10, 10, 10, 10, 10, 10, 10, 10, 20]
    large = [point for year in (2022, 2023) for point in readings("a", [(0, 20 * d) for d in shape], year)]
    small = [point for year in (2022, 2023) for point in readings("a", [(0, d // 5) for d in shape], year)]
    strong, weak, none = (season(panel(some, YEAR, ALONE))[0] for some in (large, small, []))
    assert strong[11] - strong[5] == pytest.approx(np.log(2), abs=0.15)
    assert 0 < weak[11] - weak[5] < strong[11] - strong[5]
    assert not none.any()


def test_a_thin_half_year_is_known_to_be_thin():
    """Half the volume of the second half in the first, year after year: what is left is twice what has come."""
    shape = [(80, 100)] * 6 + [(160, 200)] * 6
    points = [point for year in (2022, 2023) for point in readings("a", shape, year)] + readings("a", shape[:6])
    ahead = futures(tuple(points), YEAR, INDICATOR, QUICK, ALONE)
    assert ahead.denominator[:, 0, 6:].sum(axis=1).mean() == pytest.approx(1200, rel=0.1)


def test_a_unit_that_is_gone_is_not_foretold():
    gone = readings("old", [(5, 50)] * 12, 2023)
    here = readings("a", [(45, 50)] * 3)
    assert futures((*gone, *here), YEAR, INDICATOR, QUICK).units == ("a",)
    assert futures((*gone, *here), YEAR, INDICATOR, QUICK, Reporters.always("a", "old")).units == ("a", "old")


def test_late_readings_are_still_to_come():
    points = [*readings("a", [(10, 10)] * 6), *readings("late", [(10, 10)] * 3)]
    ahead = futures(tuple(points), YEAR, INDICATOR, QUICK)
    assert ahead.ahead.sum(axis=1).tolist() == [6.0, 9.0]


def growth(points, whole, draws=2000, closing=False):
    return simulate_growth(panel(points, YEAR, ALONE), replace(THRESHOLDS, draws=draws), np.random.default_rng(1), whole=whole,
                           closing=closing)


def test_the_rush_of_earlier_years_is_expected_again():
    """Half the money always goes in December: 44 % by November is no reason to despair. Where it never did, it is."""
    rush = [(at * 4, 100) for at in range(1, 12)] + [(96, 100)]
    even = [(at * 8, 100) for at in range(1, 13)]
    now = readings("a", [(at * 4, 100) for at in range(1, 12)])
    finals = {}
    for name, shape in (("rush", rush), ("even", even)):
        before = [point for year in (2021, 2022, 2023) for point in readings("a", shape, year)]
        part, plan = growth([*before, *now], whole=False)
        finals[name] = np.median(part[:, 0, -1] / plan[:, 0, -1])
    assert finals["rush"] > 0.9
    assert finals["even"] < finals["rush"] - 0.1


def test_the_profile_without_history_is_the_one_in_the_data_file():
    found = profile(panel(readings("a", [(1, 100)]), YEAR), THRESHOLDS.task_profile, whole=True)
    np.testing.assert_allclose(1 - np.exp(-found.cumsum()), THRESHOLDS.task_profile, atol=1e-9)


def test_tasks_are_done_one_by_one():
    part, _ = growth(readings("a", [(at, 10) for at in range(1, 9)]), whole=True)
    assert set(np.unique(part[:, 0, -1])) <= set(range(8, 11))


def test_a_slow_start_is_often_made_up(monkeypatch):
    """This year's pace fades toward the usual one: what is slow in March says less of December than of April."""
    slow = readings("a", [(1, 1000), (2, 1000), (3, 1000)])
    part, _ = growth(slow, whole=False)
    monkeypatch.setattr("parcam.judge.growth._KEEP", 1.0)
    held, _ = growth(slow, whole=False)
    gained, kept = (some[:, 0].mean(axis=0) for some in (part, held))
    assert gained[3] == pytest.approx(kept[3], abs=5), "April is as slow as March"
    assert gained[-1] > kept[-1] + 50


def test_the_office_as_a_whole_may_end_its_year_otherwise(monkeypatch):
    """What nobody can know in June is shared: the units' ends lie farther from the middle together than each by itself."""
    points = [*readings("a", [(at * 20, 1000) for at in range(1, 7)]), *readings("b", [(at * 20, 1000) for at in range(1, 7)])]

    def spread():
        part, _ = simulate_growth(panel(points, YEAR, BOTH), replace(THRESHOLDS, draws=4000), np.random.default_rng(1), whole=False,
                                  closing=False)
        return part[:, :, -1].sum(axis=1).std(), np.corrcoef(part[:, :, -1].T)[0, 1]

    wide, tied = spread()
    monkeypatch.setattr("parcam.judge.growth._SHOCK", 0.0)
    narrow, loose = spread()
    assert wide > narrow
    assert tied > loose > 0


def test_open_books_let_the_last_month_grow():
    points = readings("a", [(at * 7, 100) for at in range(1, 13)])
    shut, _ = growth(points, whole=False)
    still, _ = growth(points, whole=False, closing=True)
    assert np.ptp(shut[:, 0, -1]) == 0
    assert (still[:, 0, -1] >= 84).all()
    assert still[:, 0, -1].mean() > 85


def test_the_fan_starts_at_what_is_known_and_widens():
    points = readings("a", [(27, 30)] * 4)
    fan = outlook(promise(0.9), INDICATOR, History(INDICATOR.id, tuple(points)), date(2024, 5, 15), THRESHOLDS, reporters=ALONE)
    assert [one.month for one in fan] == list(YEAR)
    assert [one.known for one in fan] == [True] * 4 + [False] * 8
    assert fan[3].wide_low == fan[3].wide_high == 0.9
    width = [one.wide_high - one.wide_low for one in fan[4:]]
    assert all(one.wide_low <= one.low <= one.middle <= one.high <= one.wide_high for one in fan)
    assert width[-1] > width[0] > 0


def test_what_was_foretold_once_is_not_computed_again():
    rng = np.random.default_rng(5)
    points = tuple(Point(f"u{u}", Month(year, m), float(n), 40.0, None, date(year + m // 12, m % 12 + 1, 5))
                   for u in range(9) for year in (2022, 2023, 2024) for m in range(1, 13) for n in [rng.binomial(40, 0.9)])
    history, as_of = History(INDICATOR.id, points), date(2024, 9, 15)
    first = judge(promise(0.9), INDICATOR, history, (), as_of, THRESHOLDS)
    computed = measure.cache_info().misses
    assert judge(promise(0.9), INDICATOR, replace(history), (), as_of, THRESHOLDS) == first
    assert measure.cache_info().misses == computed
