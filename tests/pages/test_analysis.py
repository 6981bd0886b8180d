"""Phân tích answers: why, what has changed, what would help, what it is worth, and how far forecasts hold."""

from __future__ import annotations

import hashlib
import json
from datetime import date
from typing import TYPE_CHECKING

import pytest

from parcam.desk.snapshot import snapshot
from parcam.judge.whatif import Lever
from parcam.judge.why import periods
from parcam.model.month import Month
from parcam.model.reading import Account, Extraction, Origin, Outcome, Reading
from parcam.publish.facts import units_below
from parcam.ui import readers
from parcam.ui.analysis import scenario
from parcam.ui.analysis import what_if as analysis_what_if
from parcam.ui.analysis.scenario import Move
from tests.pages.conftest import Open, charts, held, ran, said, tables

if TYPE_CHECKING:
    from pathlib import Path

    from streamlit.testing.v1 import AppTest

DAY = date(2024, 10, 20)
CODE = "B.II.4"
UNITS = ("qlkh", "qlcn", "tdc", "tntkq")


def table(app: AppTest, caption: str) -> dict[str, object]:
    return next(one for one in tables(app) if one["caption"].startswith(caption))


def steps(figure: dict[str, object]) -> list[float]:
    return [row[1] for row in figure["table"]["rows"]]


@pytest.mark.parametrize("against", ["", "quarter", "month"])
@pytest.mark.parametrize("code", [CODE, "B.I.1", "B.I.3", "A.1"])
def test_both_waterfalls_add_up_exactly(open_page: Open, code: str, against: str) -> None:
    app = open_page("analysis", commitment=code, **({"against": against} if against else {}))
    drawn = charts(app)
    assert len(drawn) == 2
    for figure in drawn:
        start, *middle, end = steps(figure)
        assert start + sum(middle) == pytest.approx(end, abs=1e-12)
        assert figure["how_to_read"]


def test_the_gap_runs_from_the_target_to_the_figure_of_the_verdict(open_page: Open, sample: Path) -> None:
    figure = charts(open_page("analysis", commitment=CODE))[0]
    judged = readers.judgement(readers.stamp(DAY), DAY, "vi", CODE)
    assert steps(figure)[0] == 0.4 and steps(figure)[-1] == judged.figure
    assert "8,8" in figure["title"]


def test_three_causes_are_named_largest_first(open_page: Open) -> None:
    words = said(open_page("analysis", commitment=CODE))
    causes = words.split("Ba nguyên nhân lớn nhất**")[1].splitlines()
    assert [line.split(":")[0] for line in causes[1:4]] == ["1. Chi cục TĐC", "1. QL Công nghệ", "1. Một cửa"]


def test_what_is_cumulative_by_definition_is_compared_month_end_with_month_end() -> None:
    known = readers.catalog().indicators
    last = readers.month_of("2024-09")
    before, after = periods(known["disbursement"], last, "year")
    assert [str(one) for one in (*before, *after)] == ["2023-09", "2024-09"]
    before, after = periods(known["on_time"], last, "year")
    assert (len(before), str(before[0]), str(after[-1])) == (9, "2023-01", "2024-09")


def test_signals_list_the_office_and_each_unit_and_draw_the_one_chosen(open_page: Open) -> None:
    app = open_page("analysis", commitment=CODE, part="signals", units="tdc", chart="xmr")
    told = table(app, "Toàn Sở và từng đơn vị")
    assert [row["id"] for row in told["rows"]] == ["-", *UNITS] and told["chosen"] == "tdc"
    (figure,) = charts(app)
    assert "Chi cục TĐC" in figure["title"] and "XmR" in figure["subtitle"] and figure["how_to_read"]


def test_no_control_chart_for_a_figure_that_grows_all_year(open_page: Open) -> None:
    app = open_page("analysis", commitment="B.I.3", part="signals")
    assert charts(app) == [] and "cộng dồn" in said(app)


@pytest.mark.parametrize(("text", "moves"), [
    ("", {}),
    ("tdc:80", {"tdc": Move(80)}),
    ("tdc:80:150.qlkh::0", {"tdc": Move(80, 150), "qlkh": Move(None, 0)}),
    ("tdc:101.qlkh:-1.qlcn:abc.nobody:5.:7.tntkq", {}),
    ("tdc::201.qlkh:50:999", {"qlkh": Move(50)}),
    ("tdc:²", {}),
])
def test_a_scenario_reads_back_from_its_address_and_rubbish_is_dropped(text: str, moves: dict[str, Move]) -> None:
    found = scenario.read(text, UNITS)
    assert found == moves and scenario.read(scenario.write(found), UNITS) == found
    assert all(isinstance(move.lever, Lever) for move in found.values())


def test_a_link_holds_the_scenario_and_a_slider_changes_the_link(open_page: Open) -> None:
    app = open_page("analysis", commitment=CODE, part="what_if", scenario="tdc:80:120")
    assert app.slider(key="what_if.rate.tdc").value == 80 and app.slider(key="what_if.volume.tdc").value == 120
    stamp = readers.stamp(DAY)
    told = analysis_what_if.outcome(stamp, CODE, DAY, "tdc:80:120")
    assert told is not None and told.base_figure is not None and told.figure > told.base_figure
    (drawn,) = charts(app)
    assert [row[1] for row in drawn["table"]["rows"]] == [told.base_figure, told.figure] and drawn["how_to_read"]
    result = next(one.value for one in app.metric if one.label == "Kết quả cuối kỳ")
    assert result.replace("\u202f", " ") == f"{told.figure * 100:.1f} %".replace(".", ",")
    app = ran(app.slider(key="what_if.rate.qlcn").set_value(100).run())
    assert held(app)["scenario"] == "qlcn:100.tdc:80:120"
    app = ran(next(one for one in app.button if one.label == "Về dự báo").click().run())
    assert "scenario" not in held(app)


def test_the_preset_brings_every_unit_to_what_the_office_needs_and_the_chance_near_even(open_page: Open) -> None:
    app = open_page("analysis", commitment=CODE, part="what_if")
    preset = next(one for one in app.button if one.label.startswith("Mọi đơn vị"))
    app = ran(preset.click().run())
    told = analysis_what_if.outcome(readers.stamp(DAY), CODE, DAY, held(app)["scenario"])
    assert told is not None and told.figure == pytest.approx(0.4, abs=0.005)
    assert 0.3 < told.chance < 0.8 and told.base_chance < 0.05


@pytest.mark.parametrize(("code", "unit"), [("B.I.3", "khtc"), ("A.1", "van-phong"), ("B.II.3", "tdc")])
def test_money_tasks_and_answers_have_sliders_whose_link_holds_them(open_page: Open, code: str, unit: str) -> None:
    """What only grows within a given whole is moved by the share of its open rest; what is still to come by its volume, too."""
    app = open_page("analysis", commitment=code, part="what_if")
    sliders = {one.key for one in app.slider}
    unit = unit if f"what_if.rate.{unit}" in sliders else next(iter(sorted(sliders))).removeprefix("what_if.rate.")
    assert any(key.startswith("what_if.volume.") for key in sliders) is (code == "B.II.3")
    stamp = readers.stamp(DAY)
    judged = readers.judgement(stamp, DAY, "vi", code)
    app = ran(app.slider(key=f"what_if.rate.{unit}").set_value(100).run())
    assert held(app)["scenario"].startswith(f"{unit}:100")
    told = analysis_what_if.outcome(stamp, code, DAY, held(app)["scenario"])
    assert told.base_chance == judged.chance and told.figure >= told.base_figure and told.chance >= told.base_chance
    again = open_page("analysis", commitment=code, part="what_if", scenario=held(app)["scenario"])
    assert again.slider(key=f"what_if.rate.{unit}").value == 100 and charts(again)[0] == charts(app)[0]


def test_another_commitment_leaves_the_scenario_behind(open_page: Open) -> None:
    app = open_page("analysis", commitment=CODE, part="what_if", scenario="tdc:80")
    app = ran(app.selectbox(key="pick.analysed").set_value("B.II.3").run())
    assert held(app)["commitment"] == "B.II.3" and "scenario" not in held(app)


def test_rules_without_a_source_are_marked(open_page: Open) -> None:
    app = open_page("analysis", commitment=CODE, part="points")
    sets = table(app, "Các bộ quy tắc cạnh nhau")
    template = next(row for row in sets["rows"] if row["id"] == "par_index_template")
    assert "chưa có nguồn" in json.dumps(template, ensure_ascii=False)
    assert table(app, "Chỉ tiêu này theo từng bộ quy tắc")["rows"]
    gains = [row["cells"][3]["sort"] for row in table(app, "Một phần trăm tiếp theo")["rows"]]
    assert gains == sorted(gains, reverse=True)


def test_what_was_promised_and_given_to_no_unit_is_a_cause_with_a_name(open_page: Open, tmp_path: Path,
                                                                      monkeypatch: pytest.MonkeyPatch) -> None:
    """40 tasks promised, 30 given out: the ten nobody has pull the figure down, on every page and paper."""
    readings = tuple(Reading("tasks_done", unit, Month(2024, 9), 10.0, 15.0, None, Origin("", 2)) for unit in ("tdc", "qlcn"))
    told = Extraction("a.csv", hashlib.sha256(b"a.csv").hexdigest(), 5, Outcome.OK, readings=readings,
                      accounts=(Account("", 3, header=1, readings=2),))
    monkeypatch.setenv("PARCAM_STORE", str(tmp_path / "own.duckdb"))
    readers.store().accept(told, b"a.csv", by="Văn phòng", known_on=date(2024, 10, 5))
    app = open_page("analysis", commitment="A.1", as_of=str(DAY))
    steps_ = [row[0] for row in charts(app)[0]["table"]["rows"]]
    assert "chưa giao cho đơn vị nào" in steps_
    assert "chưa giao cho đơn vị nào" in str(tables(open_page("commitments", commitment="A.1", as_of=str(DAY))))
    frozen = snapshot(readers.catalog(), readers.store(), readers.plan(DAY), DAY)
    assert "chưa giao cho đơn vị nào" in units_below(frozen, frozen.standpoint("A.1"))


FIGURES = {
    "unit_years": 100, "all": {"forecasts": 300, "coverage_80": 0.81, "coverage_90": 0.9, "calibration": 0.02},
    "reliability": [[0.1, 0.12, 150], [0.9, 0.88, 150]],
    "methods": {name: {"brier": brier, "crps": 0.1, "coverage_80": 0.8, "calibration": 0.02}
                for name, brier in (("model", 0.1), ("last_value", 0.2))},
    "kinds": {"stable": {"model": {"forecasts": 300, "coverage_80": 0.81, "coverage_90": 0.9, "calibration": 0.02}}},
}


def test_the_proof_shows_the_report_kept_in_the_repository(open_page: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    from parcam.desk.proof import Proof
    from parcam.ui.analysis import proof as analysis_proof

    monkeypatch.setattr(analysis_proof, "proof", lambda: Proof(FIGURES, "# Báo cáo"))
    app = open_page("analysis", part="proof")
    (figure,) = charts(app)
    assert [row[2] for row in figure["table"]["rows"]] == [150, 150] and figure["how_to_read"]
    assert [row["id"] for row in table(app, "So với các cách dự báo đơn giản")["rows"]] == ["model", "last_value"]
    assert "300" in said(app) and "# Báo cáo" in said(app)


def test_without_a_report_the_page_says_how_to_make_one(open_page: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    from parcam.ui.analysis import proof as analysis_proof

    monkeypatch.setattr(analysis_proof, "proof", lambda: None)
    assert "python -m parcam backtest" in said(open_page("analysis", part="proof"))


@pytest.mark.parametrize("part", ["why", "signals", "what_if", "points", "proof", "rubbish"])
@pytest.mark.parametrize("address", [{"language": "en"}, {"as_of": "2022-01-05"}, {"as_of": "2025-03-01"}, {"commitment": "B.I.6"},
                                     {"commitment": "B.II.1"}])
def test_every_part_stands_on_any_day_in_both_languages(open_page: Open, part: str, address: dict[str, str]) -> None:
    assert not open_page("analysis", part=part, **address).error


def test_a_deed_is_not_passed_over_in_silence(open_page: Open) -> None:
    assert "B.I.4 theo dõi bằng mốc" in open_page("analysis", commitment="B.I.4").info[0].value
    assert not open_page("analysis", commitment=CODE).info


def test_a_faint_chance_is_worded_as_everywhere(open_page: Open) -> None:
    """No forecast knows a bare 0,1 %."""
    app = open_page("analysis", commitment=CODE, part="what_if", as_of="2024-11-20")
    assert readers.judgement(readers.stamp(date(2024, 11, 20)), date(2024, 11, 20), "vi", CODE).chance < 0.01
    assert {one.label: one.value for one in app.metric}["Khả năng đạt"] == "dưới 1\u202f%"
    assert "khả năng đạt dưới 1" in charts(app)[0]["title"]
