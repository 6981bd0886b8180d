"""Rules of the verdict on a figure: comparison, stage, missing data, partly met."""

from __future__ import annotations

from datetime import date

import pytest

from parcam.model.commitment import Comparison
from parcam.model.history import Point
from parcam.model.month import Month
from parcam.model.verdict import Standing, Verdict
from tests.rules.verdict_build import MONEY, STANDING, THRESHOLDS, in_time, promise, readings, verdict

AFTER = date(2025, 2, 15)
FULL_YEAR = [(9, 10)] * 12


@pytest.mark.parametrize(("parts", "value", "comparison", "expected"), [
    ((90, 100), 0.90, Comparison.AT_LEAST, Verdict.MET),
    ((90, 100), 0.90, Comparison.ABOVE, Verdict.PARTLY_MET),
    ((9001, 10000), 0.90, Comparison.ABOVE, Verdict.MET),
    ((90, 100), 0.90, Comparison.EXACTLY, Verdict.MET),
    ((91, 100), 0.90, Comparison.EXACTLY, Verdict.PARTLY_MET),
    ((99, 100), 1.00, Comparison.AT_LEAST, Verdict.PARTLY_MET),
    ((100, 100), 1.00, Comparison.AT_LEAST, Verdict.MET),
    ((72, 100), 0.90, Comparison.AT_LEAST, Verdict.PARTLY_MET),
    ((71, 100), 0.90, Comparison.AT_LEAST, Verdict.NOT_MET),
    ((0, 100), 0.90, Comparison.AT_LEAST, Verdict.NOT_MET),
    ((0, 0), 0.90, Comparison.AT_LEAST, Verdict.NO_DATA),
])
def test_a_final_figure_is_held_against_its_comparison(parts, value, comparison, expected):
    """72/100 is four fifths of 90 %: the least that counts as partly met. 0/0 is no case at all, neither kept nor lost."""
    points = readings("a", [parts, *[(0, 0)] * 11])
    assert verdict(points, promise(value, comparison), AFTER, ("a",)).verdict is expected


@pytest.mark.parametrize(("done", "assigned", "expected", "figure"), [
    (40, 40, Verdict.MET, 1.0), (39, 40, Verdict.PARTLY_MET, 0.975), (30, 30, Verdict.NOT_MET, 0.75),
    (40, 42, Verdict.PARTLY_MET, 40 / 42),
])
def test_a_counted_target_counts_what_was_promised(done, assigned, expected, figure):
    """30 of 30 assigned is 30 of the 40 promised; more assigned than promised must all be done."""
    points = readings("a", [(done, assigned)] * 12)
    found = verdict(points, promise(1.0, count=40), AFTER, ("a",), STANDING)
    assert (found.verdict, found.figure) == (expected, pytest.approx(figure))
    assert sum(part.gap for part in found.by_unit) == pytest.approx(found.gap, abs=1e-12)


def test_no_reading_means_no_verdict():
    found = verdict([], promise(0.9), date(2024, 6, 15), ("a", "b"))
    assert (found.verdict, found.standing, found.figure) == (Verdict.NO_DATA, Standing.NO_DATA, None)
    assert (found.expected_readings, found.missing_readings) == (10, 10)


def test_nothing_arose_is_a_gap_not_a_zero_and_nothing_is_foretold_from_it():
    found = verdict(readings("a", [(0, 0)] * 3), promise(0.9), date(2024, 4, 15), ("a",))
    assert (found.verdict, found.figure, found.gap, found.chance, found.interval) == (Verdict.NO_DATA, None, None, None, None)
    assert (found.by_unit[0].rate, found.by_unit[0].denominator) == (None, 0)
    assert "chưa phát sinh" in found.reason


def test_stated_rates_are_shown_never_summed():
    """One unit states 50 % without parts: the office figure is the other unit's alone."""
    points = [*readings("a", [(9, 10)] * 12), Point("b", Month(2024, 3), None, None, 0.5, in_time(Month(2024, 3)))]
    found = verdict(points, promise(0.9), AFTER, ("a", "b"))
    assert (found.numerator, found.denominator) == (108, 120)
    stated = next(part for part in found.by_unit if part.unit == "b")
    assert (stated.stated, stated.rate, stated.gap, stated.numerator) == (True, 0.5, None, None)


def test_only_stated_rates_leave_the_office_unknown():
    points = [Point("a", Month(2024, 3), None, None, 0.95, in_time(Month(2024, 3)))]
    found = verdict(points, promise(0.9), date(2024, 4, 15), ("a",))
    assert (found.verdict, found.figure, found.denominator) == (Verdict.NO_DATA, None, None)
    assert "1 đơn vị chỉ báo tỷ lệ" in found.reason
    assert found.by_unit[0].rate == 0.95


def test_a_cumulative_indicator_takes_each_units_latest_month():
    """Unit b is two months late: its last known part still counts, once."""
    points = [*readings("a", [(1, 10), (3, 10), (5, 10)]), *readings("b", [(4, 20)])]
    found = verdict(points, promise(0.9), date(2024, 4, 15), ("a", "b"), MONEY)
    assert (found.numerator, found.denominator) == (9, 30)
    assert [part.last_month for part in found.by_unit] == [Month(2024, 3), Month(2024, 1)]


@pytest.mark.parametrize(("months_in", "expected"), [(12, Verdict.MET), (6, Verdict.MET), (5, Verdict.NO_DATA)])
def test_a_final_figure_on_less_than_half_its_readings_gets_no_verdict(months_in, expected):
    found = verdict(readings("a", [(9, 10)] * months_in), promise(0.9), AFTER, ("a",))
    assert found.verdict is expected
    assert found.missing_readings == 12 - months_in


@pytest.mark.parametrize(("as_of", "missing"), [
    (date(2024, 4, 10), 1), (date(2024, 4, 11), 2), (date(2024, 4, 30), 2), (date(2024, 5, 11), 3),
])
def test_a_month_is_missing_only_after_its_due_day(as_of, missing):
    """January is in; February has been missing since 11 March. March may still come on 10 April, and on 11 April it is missing."""
    assert verdict(readings("a", [(9, 10)]), promise(0.9), as_of, ("a",)).missing_readings == missing


def test_a_unit_that_never_reported_is_named_missing_and_guessed_at_by_nobody():
    points = readings("a", [(10, 10)] * 11)
    alone = verdict(points, promise(0.9), date(2024, 12, 15), ("a",))
    beside = verdict(points, promise(0.9), date(2024, 12, 15), ("a", "b"))
    assert (beside.figure, beside.chance) == (alone.figure, alone.chance)
    assert (alone.missing_readings, beside.missing_readings) == (0, 11)


def test_every_verdict_has_its_bucket_and_its_sentence():
    buckets = dict(THRESHOLDS.standing)
    assert set(buckets) == {one.value for one in Verdict}
    found = verdict(readings("a", FULL_YEAR), promise(0.95), AFTER, ("a",))
    assert found.reason.replace("\u202f", " ").replace("\u00a0", " ") == (
        "Lũy kế 90,0 % (108/120), mục tiêu từ 95 % trở lên: đạt một phần, thiếu 5,0 điểm; số liệu đến T12/2024.")
