"""Đơn vị answers: how does one unit stand on all it reports, what does it lead, what does it owe."""

from __future__ import annotations

import pytest

from parcam.catalog.load import load_catalog
from tests.pages.conftest import Open, charts, said, tables


@pytest.mark.parametrize("unit", list(load_catalog().units))
def test_every_unit_has_a_profile(open_page: Open, unit: str) -> None:
    assert load_catalog().units[unit].name in said(open_page("units", units=unit))


def test_figures_stand_beside_their_targets(open_page: Open) -> None:
    figures = tables(open_page("units", units="tdc"))[0]
    by_id = {row["id"]: row["cells"] for row in figures["rows"]}
    assert by_id["online_full"][2]["text"].startswith("≥ 70")
    assert by_id["disbursement"][2]["text"].startswith("> 90")
    assert by_id["online_full"][1]["under"] == "411 / 599"


def test_a_unit_is_held_against_its_own_share_not_the_offices_count(open_page: Open) -> None:
    figures = tables(open_page("units", units="tdc"))[0]
    tasks = next(row["cells"] for row in figures["rows"] if row["id"] == "tasks_done")
    assert tasks[2]["text"].startswith("≥ 100")


def test_what_was_not_reported_is_counted_and_drawn(open_page: Open) -> None:
    app = open_page("units", units="tdc")
    assert "còn thiếu 3 báo cáo tháng" in said(app)
    coverage = charts(app)[-1]
    assert "3 còn thiếu" in coverage["title"]


@pytest.mark.parametrize(("day", "owed"), [("2024-06-10", 3), ("2024-06-11", 6)])
def test_on_its_due_day_a_reading_is_not_owed_yet(open_page: Open, day: str, owed: int) -> None:
    assert f"còn thiếu {owed} báo cáo tháng" in said(open_page("units", units="tdc", as_of=day))


def test_the_commitments_it_leads_are_listed_with_their_reason(open_page: Open) -> None:
    led = tables(open_page("units", units="van-phong"))[-1]
    assert {row["id"] for row in led["rows"]} >= {"A.1", "B.II.1", "B.II.6"}
    assert all(row["cells"][1]["under"] for row in led["rows"])


def test_choosing_an_indicator_changes_the_trend(open_page: Open) -> None:
    assert "ký số" in charts(open_page("units", units="tdc", indicator="doc_signed"))[0]["title"].lower()
