"""Control charts, point by point against the `abspc` package where the methods coincide, and by hand where they do not."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import abspc
import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parcam.judge.limits import Chart, limits
from parcam.judge.signals import Assurance, LevelStep, Variation, signals
from parcam.judge.special import Rule
from parcam.model.month import Month, span
from tests.rules.verdict_build import THRESHOLDS

ALIKE = replace(THRESHOLDS, signal_shift=8, signal_trend=6)
"""The lengths of run that abspc uses."""
FIRST = Month(2022, 1)
RULES = {"rule1": Rule.OUTSIDE, "rule2": Rule.SHIFT, "rule3": Rule.TREND, "rule4": Rule.TWO_OF_THREE}

months = st.lists(st.tuples(st.integers(0, 100), st.integers(20, 100)).map(lambda p: (min(p), p[1])), min_size=3, max_size=36)
walks = st.lists(st.integers(-4, 4), min_size=3, max_size=36).map(
    lambda steps: [(int(np.clip(50 + total, 0, 100)), 100) for total in np.cumsum(steps)])


def ours(parts, chart, thresholds=ALIKE, rebase=False, **options):
    return signals(span(FIRST, FIRST.plus(len(parts) - 1)), [n for n, _ in parts], [d for _, d in parts], chart, thresholds, rebase=rebase,
                   **options)


def oracle(parts, kind: str) -> pd.DataFrame:
    frame = pd.DataFrame({"value": [n / d for n, d in parts], "subgroup_size": [float(d) for _, d in parts]})
    return abspc.detect_special_causes(abspc.calculate_control_limits(frame, kind))


def assert_same(found, wanted: pd.DataFrame) -> None:
    for column, name in (("mean", "mean"), ("lcl", "lower"), ("ucl", "upper"), ("lwl", "warn_low"), ("uwl", "warn_high")):
        np.testing.assert_allclose([getattr(point, name) for point in found.points], wanted[column], atol=1e-12)
    for column, rule in RULES.items():
        assert [rule in point.rules for point in found.points] == wanted[column].tolist(), rule


@settings(max_examples=60, deadline=None)
@given(st.one_of(months, walks))
def test_xmr_equals_abspc(parts):
    assert_same(ours(parts, Chart.XMR, screen=False), oracle(parts, "XmR"))


@settings(max_examples=60, deadline=None)
@given(st.one_of(months, walks))
def test_p_equals_abspc(parts):
    """abspc leaves upper limits above 100 %, which no rate reaches: held against it where they lie below."""
    found, wanted = ours(parts, Chart.P), oracle(parts, "p")
    if not 0 < wanted["mean"].iloc[0] < 1:
        return
    assert_same(found, wanted.assign(ucl=wanted["ucl"].clip(upper=1), uwl=wanted["uwl"].clip(upper=1)))


levels = st.lists(st.tuples(st.integers(20, 80), st.integers(9, 20)), min_size=1, max_size=4).flatmap(
    lambda spans: st.lists(st.integers(-6, 6), min_size=sum(n for _, n in spans), max_size=sum(n for _, n in spans)).map(
        lambda noise: [(level + step, 100) for (level, _), step in
                       zip([one for one in spans for _ in range(one[1])], noise, strict=True)]))


@settings(max_examples=60, deadline=None)
@given(levels, st.sampled_from(["XmR", "p"]))
def test_each_level_is_an_abspc_chart_of_its_own(parts, kind):
    """abspc finds steps against a mean that holds them already, so only limits and rules are compared, level by level."""
    chart = Chart.XMR if kind == "XmR" else Chart.P
    found = ours(parts, chart, rebase=True, screen=False)
    starts = [step.month.minus(FIRST) for step in found.steps]
    for start, end in pairwise([0, *starts, len(parts)]):
        wanted = oracle(parts[start:end], kind)
        if kind == "p":
            wanted = wanted.assign(**{name: wanted[name].clip(0, 1) for name in ("lcl", "ucl", "lwl", "uwl")})
        assert_same(replace(found, points=found.points[start:end]), wanted)


WAVER = [(-1) ** at for at in range(40)]


@pytest.mark.parametrize(("before", "after", "size", "stepped"), [
    (13, 12, 20, True), (12, 12, 20, False), (13, 11, 20, False), (20, 14, 4, True), (20, 14, 0, False), (20, 14, -20, True),
])
def test_limits_start_anew_once_a_new_level_has_held_for_a_year(before, after, size, stepped):
    """Thirteen months make the old level firm, twelve the new one; before that, and for less than chance allows, it stays one level."""
    parts = [(50 + WAVER[at] + (size if at >= before else 0), 100) for at in range(before + after)]
    found = ours(parts, Chart.XMR, THRESHOLDS, rebase=True)
    start = FIRST.plus(before)
    assert [step.month for step in found.steps] == ([start] if stepped else [])
    if stepped:
        (step,), after_it = found.steps, [point for point in found.points if point.month >= start]
        assert step.after - step.before == pytest.approx(size / 100, abs=0.002)
        assert step.variation is (Variation.IMPROVEMENT if size > 0 else Variation.CONCERN)
        assert not any(point.rules for point in found.points) and found.variation is Variation.COMMON
        assert {point.mean for point in after_it} == {step.after} and found.trial is (after < THRESHOLDS.signal_points)


def test_what_happens_after_the_step_is_a_signal_of_its_own():
    parts = [(50 + WAVER[at], 100) for at in range(15)] + [(70 + WAVER[at], 100) for at in range(14)] + [(40, 100)]
    found = ours(parts, Chart.XMR, THRESHOLDS, rebase=True)
    assert [step.month for step in found.steps] == [FIRST.plus(15)]
    assert Rule.OUTSIDE in found.points[-1].rules and found.variation is Variation.CONCERN


def test_noise_alone_hardly_ever_makes_a_step():
    """Three years of steady binomial months: the size of the step is held against chance."""
    rng = np.random.default_rng(12)
    found = [ours([(int(n), 100) for n in rng.binomial(100, 0.7, 36)], Chart.P_PRIME, THRESHOLDS, rebase=True) for _ in range(200)]
    assert sum(bool(one.steps) for one in found) <= 10


def test_without_starting_anew_a_series_has_one_level():
    parts = [(50 + WAVER[at] + (20 if at >= 15 else 0), 100) for at in range(30)]
    plain = ours(parts, Chart.XMR, THRESHOLDS)
    assert plain.steps == () and len({point.mean for point in plain.points}) == 1
    assert isinstance(ours(parts, Chart.XMR, THRESHOLDS, rebase=True).steps[0], LevelStep)


def test_assurance_and_variation_equal_abspc():
    rng = np.random.default_rng(4)
    for _ in range(40):
        parts = [(int(rng.binomial(60, min(1, 0.6 + 0.01 * at * rng.integers(-1, 2)))), 60) for at in range(24)]
        wanted = oracle(parts, "XmR")
        for target in (0.3, 0.6, 0.95):
            found = ours(parts, Chart.XMR, screen=False, target=target)
            assert found.assurance.value == abspc.determine_assurance_type(wanted, target)
            told = abspc.determine_variation_type(wanted)
            assert found.variation.value == ("common" if told == "common_cause" else told.split("_")[0])


def test_the_default_lengths_are_seven_and_outliers_do_not_widen_the_limits():
    steady = [(50 + (-1) ** at, 100) for at in range(20)]
    wild = [*steady[:10], (95, 100), *steady[10:]]
    screened, plain = (ours(wild, Chart.XMR, THRESHOLDS, screen=screen).points[0] for screen in (True, False))
    assert screened.upper - screened.mean < (plain.upper - plain.mean) / 3
    seven = [(50 + (-1) ** at, 100) for at in range(14)] + [(60 + (-1) ** at, 100) for at in range(7)]
    assert sum(Rule.SHIFT in point.rules for point in ours(seven, Chart.XMR, THRESHOLDS).points) >= 7
    assert not any(Rule.SHIFT in point.rules for point in ours(seven, Chart.XMR, ALIKE).points[14:])


def test_p_prime_is_p_when_months_vary_as_counts_do_and_wider_when_they_vary_more():
    """Laney: sigma times the mean moving range of z over 1,128; by hand on three months of a thousand."""
    values, sizes = np.array([0.50, 0.60, 0.52]), np.array([1000.0, 1000.0, 1000.0])
    centre = 0.54
    sigma = np.sqrt(centre * (1 - centre) / 1000)
    factor = np.mean([0.10 / sigma, 0.08 / sigma]) / 1.128
    found = limits(values, sizes, Chart.P_PRIME)
    assert found[0] == pytest.approx(centre)
    np.testing.assert_allclose(found[1], sigma * factor)


def test_gaps_are_left_out_and_few_points_are_on_trial():
    found = signals(span(FIRST, FIRST.plus(3)), [5, None, 0, 6], [10, None, 0, 10], Chart.XMR, THRESHOLDS)
    assert [point.month for point in found.points] == [FIRST, FIRST.plus(3)]
    assert found.trial
    assert signals([FIRST], [5], [10], Chart.XMR, THRESHOLDS) is None
    assert not ours([(5, 10)] * 13, Chart.XMR, THRESHOLDS).trial


def test_a_steady_hundred_percent_signals_nothing():
    for chart in Chart:
        found = ours([(30, 30)] * 15, chart, THRESHOLDS, target=1.0)
        assert found.variation is Variation.COMMON
        assert not any(point.rules for point in found.points)


def test_better_downwards_turns_the_signal_round():
    parts = [(50, 100)] * 10 + [(49, 100), (51, 100)] * 3 + [(95, 100)]
    assert ours(parts, Chart.XMR).variation is Variation.IMPROVEMENT
    assert ours(parts, Chart.XMR, higher_is_better=False).variation is Variation.CONCERN
    assert ours(parts, Chart.XMR, target=0.9).assurance is Assurance.FAIL
    assert ours(parts, Chart.XMR, target=0.9, higher_is_better=False).assurance is Assurance.PASS
