"""Cam kết answers: what was promised in which words, how does it stand and why, who has to act, what is doubtful in the source."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from parcam.catalog.load import load_catalog
from parcam.model.commitment import Plan
from parcam.store.store import Store
from parcam.ui import readers
from tests.pages.conftest import Open, charts, ran, said, tables

PLAN: Plan = load_catalog().plan(2024)
CODES = [one.code for one in PLAN.commitments]


@pytest.mark.parametrize("code", CODES)
def test_every_commitment_opens_with_its_own_words(open_page: Open, code: str) -> None:
    app = open_page("commitments", commitment=code)
    one = PLAN.commitment(code)
    assert f"{code} · {one.title}" in said(app)
    verbatim = next(table for table in tables(app) if table["caption"] == "Nguyên văn trong kế hoạch")
    cells = [row["cells"][1]["text"] for row in verbatim["rows"]]
    assert cells == [one.title, one.target_text, one.directs, one.leads_text, one.deadline.text]


def test_the_register_lists_all_fourteen_with_their_verdicts(open_page: Open) -> None:
    register = tables(open_page("commitments"))[0]
    assert [row["id"] for row in register["rows"]] == CODES
    assert all(row["cells"][2]["text"] and row["cells"][2]["sign"] for row in register["rows"])


def test_without_an_address_the_worst_one_is_open(open_page: Open) -> None:
    app = open_page("commitments")
    assert tables(app)[0]["chosen"] == "B.I.1"
    assert "Không còn đạt được" in said(app)


def test_rubbish_in_the_address_means_the_default(open_page: Open) -> None:
    assert tables(open_page("commitments", commitment="Z.9"))[0]["chosen"] == "B.I.1"


def test_a_figure_has_its_course_with_target_and_forecast(open_page: Open) -> None:
    app = open_page("commitments", commitment="B.II.4")
    drawn = charts(app)
    assert len(drawn) == 1
    assert drawn[0]["title"].startswith("Thanh toán trực tuyến")
    assert "90 trên 100" in drawn[0]["how_to_read"]
    labels = {metric.label: metric.value for metric in app.metric}
    assert labels["Mục tiêu"].startswith("≥ 40")
    assert {"Lũy kế", "Chênh lệch", "Ngày cuối", "Khả năng đạt", "Phần còn lại cần"} <= set(labels)


def test_shares_of_the_gap_add_up_to_the_gap(open_page: Open) -> None:
    app = open_page("commitments", commitment="B.II.4")
    units = next(table for table in tables(app) if table["caption"].startswith("Các đơn vị"))
    shares = [row["cells"][2]["sort"] for row in units["rows"] if "sort" in row["cells"][2]]
    verdict = next(metric.value for metric in app.metric if metric.label == "Chênh lệch")
    told = float(verdict.split("\u00a0")[0].replace("−", "-").replace(",", "."))
    assert sum(shares) * 100 == pytest.approx(told, abs=0.051)


def test_a_deed_has_milestones_and_no_chart(open_page: Open) -> None:
    app = open_page("commitments", commitment="B.I.6")
    assert charts(app) == []
    milestones = next(table for table in tables(app) if table["caption"] == "Mốc")
    assert len(milestones["rows"]) == 12
    assert milestones["rows"][0]["cells"][2]["text"] == "Đã xong"
    assert milestones["rows"][11]["cells"][2]["text"] == "Chưa đến hạn"


def test_doubts_of_the_row_and_of_the_whole_plan_are_shown(open_page: Open) -> None:
    app = open_page("commitments", commitment="A.1")
    doubts = next(table for table in tables(app) if table["caption"] == "Cần xác nhận trong nguồn")
    words = " ".join(row["cells"][1]["text"] for row in doubts["rows"])
    assert "28/12/2024" in words
    assert "303/CKBCĐCCHC" in words
    assert len(doubts["rows"]) == len(PLAN.commitment("A.1").doubts) + len(PLAN.doubts)


def test_the_three_readings_of_on_time_stand_side_by_side(open_page: Open) -> None:
    app = open_page("commitments", commitment="B.I.1")
    definitions = next(table for table in tables(app) if table["caption"] == "Cùng tên, khác cách tính")
    assert len(definitions["rows"]) == 3
    assert [row["id"] for row in definitions["rows"] if row["cells"][0].get("under")] == ["form_06a"]
    figures = {row["id"]: row["cells"][1] for row in definitions["rows"]}
    assert figures["form_06a"]["text"] == next(metric.value for metric in app.metric if metric.label == "Lũy kế")
    assert all("Chi cục TĐC" in figures[each]["under"] for each in ("portal", "one_stop"))


def test_a_group_whose_members_are_our_guess_says_so(open_page: Open) -> None:
    app = open_page("commitments", commitment="B.II.3")
    verbatim = next(table for table in tables(app) if table["caption"] == "Nguyên văn trong kế hoạch")
    assert "chưa có nguồn" in verbatim["rows"][3]["cells"][1]["under"]


def test_in_english_the_words_of_the_plan_stay_and_a_translation_heads_them(open_page: Open) -> None:
    app = open_page("commitments", commitment="B.II.4", language="en")
    assert "B.II.4 · Dossiers paid online" in said(app)
    verbatim = next(table for table in tables(app) if table["caption"] == "Word for word in the plan")
    assert verbatim["rows"][0]["cells"][1]["text"] == "Tỷ lệ thanh toán trực tuyến"


def test_a_deed_is_recorded_on_the_page_and_stands_in_the_table(open_page: Open, sample: Path, tmp_path: Path,
                                                               monkeypatch: pytest.MonkeyPatch) -> None:
    own = tmp_path / "own.duckdb"
    Store.open(own).close()
    app = open_page("commitments", commitment="C.1")
    monkeypatch.setenv("PARCAM_STORE", str(own))
    app.query_params["as_of"] = ""
    monkeypatch.setattr(readers, "default_day", lambda: date(2024, 11, 10))
    app = ran(app.run())
    ran(next(one for one in app.button if one.label == "Ghi nhận").click().run())
    assert "tên người ghi nhận" in said(app)
    app.text_input(key="deed.text").input("120/BC-SKHCN")
    app.text_input(key="deed.by").input("Lê Thị C")
    app.date_input(key="deed.day").set_value(date(2024, 11, 8))
    app = ran(next(one for one in app.button if one.label == "Ghi nhận").click().run())
    milestones = next(table for table in tables(app) if table["caption"] == "Mốc")
    cells = [cell.get("text", "") for cell in milestones["rows"][0]["cells"]]
    assert cells[2:] == ["Đã xong", "08/11/2024", "120/BC-SKHCN"]


def test_on_a_past_day_nothing_can_be_recorded(open_page: Open) -> None:
    app = open_page("commitments", commitment="C.1", as_of="2024-06-01")
    assert not [one for one in app.button if one.label == "Ghi nhận"]


def test_a_counted_target_is_counted_in_the_band_as_in_the_overview(open_page: Open) -> None:
    shown = {metric.label: metric.value for metric in open_page("commitments", commitment="A.1").metric}
    done = int(shown["Lũy kế"].removesuffix("/40"))
    assert shown["Mục tiêu"] == "≥ 40" and shown["Chênh lệch"] == f"thiếu {40 - done}"
