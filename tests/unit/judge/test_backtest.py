"""The backtest's own measures, and that the report in the repository is what the command writes and says what it must."""

from __future__ import annotations

import json

import numpy as np
import pytest

from parcam.judge.backtest.cases import cases
from parcam.judge.backtest.report import report
from parcam.judge.backtest.run import backtest
from parcam.judge.backtest.scores import brier, calibration_error, calibration_spread, coverage, crps, pit, reliability
from parcam.judge.backtest.simulate import GROWING, KINDS, office
from parcam.judge.backtest.trial import run_trial
from parcam.places import data_dir
from tests.rules.verdict_build import THRESHOLDS

KEPT = data_dir() / "backtest"


def test_crps_is_absolute_error_for_a_sure_forecast_and_known_for_two_points():
    assert crps(np.array([0.4, 0.4]), 0.7) == pytest.approx(0.3)
    assert crps(np.array([0.0, 1.0]), 0.5) == pytest.approx(0.5 - 0.25)


def test_pit_of_a_right_forecast_is_uniform_even_for_counts():
    rng = np.random.default_rng(1)
    pits = np.array([pit(rng.binomial(3, 0.5, size=400) / 3, rng.binomial(3, 0.5) / 3, rng) for _ in range(4000)])
    assert coverage(pits, 0.8) == pytest.approx(0.8, abs=0.02)
    assert np.histogram(pits, 4, (0, 1))[0] / 4000 == pytest.approx([0.25] * 4, abs=0.03)


def test_calibration_of_the_truth_is_near_zero_and_of_boasting_is_not():
    rng = np.random.default_rng(2)
    chances = rng.random(20_000)
    came = rng.random(20_000) < chances
    assert calibration_error(chances, came) < 0.015
    assert calibration_error(np.round(chances), came) > 0.2
    assert brier(chances, came) < brier(np.round(chances), came)
    assert sum(count for _, _, count in reliability(chances, came)) == 20_000


def test_the_luck_of_a_calibration_error_is_that_of_whole_offices():
    """Fifty offices whose forecasts succeed or fail together tell less than five thousand that stand alone."""
    rng = np.random.default_rng(6)
    chances, offices = np.full(5000, 0.5), np.repeat(np.arange(50), 100)
    together = np.repeat(rng.random(50) < 0.5, 100)
    alone = rng.random(5000) < 0.5
    narrow, wide = (calibration_spread(chances, came, offices) for came in (alone, together))
    assert wide[1] - wide[0] > 3 * (narrow[1] - narrow[0])
    assert wide[0] <= calibration_error(chances, together) + 0.05 and narrow[1] < 0.05


def test_a_broken_office_says_when_it_broke():
    for seed in range(20):
        one = office("break", np.random.default_rng(seed))
        assert 0 <= one.step <= 12
        assert office("stable", np.random.default_rng(seed)).step == 0
    assert any(office("break", np.random.default_rng(seed)).step > 1 for seed in range(20))


def test_forecasts_are_told_apart_by_the_break():
    rng = np.random.default_rng(8)
    trial = next(one for one, _ in cases("break", 200, rng) if 3 < one.step < 9)
    steps = {row.month: row.step for row in run_trial(trial, [1, 11], THRESHOLDS, rng) if row.method == "model"}
    assert steps == {1: "before", 11: "after"}


@pytest.mark.parametrize("kind", [*KINDS, *GROWING])
def test_every_kind_makes_possible_offices(kind):
    for seed in range(5):
        one = office(kind, np.random.default_rng(seed))
        assert (one.numerator >= 0).all()
        assert (one.numerator <= one.denominator).all()
        assert one.numerator.shape == one.denominator.shape == one.lag.shape
        assert one.numerator.shape[1] % 12 == 0
        if one.grows:
            years = one.numerator.reshape(len(one.numerator), -1, 12)
            assert (np.diff(years, axis=2) >= 0).all()


def test_rivals_see_what_the_model_sees_and_all_are_scored():
    rng = np.random.default_rng(3)
    trial, units = next(cases("late_reporting", 1, rng))
    rows = list(run_trial(trial, [3, 9], THRESHOLDS, rng))
    methods = {row.method for row in rows}
    assert methods == {"model", "last_value", "year_to_date", "linear_trend", "control_limits"}
    assert len({sum(row.method == method for row in rows) for method in methods}) == 1
    assert sum(row.whole for row in rows) == 2 * len(methods)
    assert len(rows) <= (units + 1) * 2 * len(methods)


def test_the_same_seed_writes_the_same_files(tmp_path):
    for name in ("one", "two"):
        backtest(tmp_path / name, years=40, seed=5)
    for file in ("report.md", "figures.json"):
        assert (tmp_path / "one" / file).read_bytes() == (tmp_path / "two" / file).read_bytes()


def kept() -> dict:
    return json.loads((KEPT / "figures.json").read_text(encoding="utf-8"))


def test_the_kept_report_tells_the_kept_figures():
    assert (KEPT / "report.md").read_text(encoding="utf-8") == report(kept())


def test_the_kept_report_covers_ten_thousand_unit_years_of_every_kind():
    figures = kept()
    assert figures["unit_years"] >= 10_000
    assert set(figures["kinds"]) == {*KINDS, *GROWING}


def test_the_kept_report_keeps_its_word():
    """Coverage within two points of nominal, calibration error at most 0,03, in every kind of office and whenever the forecast is made."""
    figures = kept()
    whole = figures["all"]
    parts = [methods["model"] for methods in figures["kinds"].values()] + list(figures["months"].values())
    assert max(part["calibration"] for part in parts) <= 0.03
    assert whole["coverage_80"] == pytest.approx(0.80, abs=0.02)
    assert whole["coverage_90"] == pytest.approx(0.90, abs=0.02)
    assert whole["calibration"] <= 0.03


def test_the_model_beats_every_rival_overall_and_in_every_kind():
    figures = kept()
    for methods in (figures["methods"], *figures["kinds"].values()):
        for rival in ("last_value", "year_to_date", "linear_trend", "control_limits"):
            assert methods["model"]["brier"] < methods[rival]["brier"]
            assert methods["model"]["crps"] < methods[rival]["crps"]


def test_what_was_called_decided_was():
    decided = kept()["decided"]
    assert decided["secured"]["wrong"] <= 0.01 * decided["secured"]["said"]
    assert decided["lost"]["wrong"] <= 0.01 * decided["lost"]["said"]


@pytest.mark.long
def test_the_kept_report_is_what_the_command_writes(tmp_path):
    """The sample years come last, so what stands before them does not depend on them."""
    wanted = {key: value for key, value in kept().items() if key != "samples"}
    backtest(tmp_path, seed=wanted["seed"])
    assert json.loads((tmp_path / "figures.json").read_text(encoding="utf-8")) == wanted
