"""Tổng quan: worst first, the same counts everywhere, one cell for one number, and nothing breaks without data."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from streamlit.testing.v1 import AppTest

from parcam.model.verdict import WORST_FIRST, Standing, Verdict
from parcam.places import ROOT
from parcam.ui import readers
from parcam.ui.overview import charts as overview_charts
from parcam.ui.overview import commitments as overview_commitments
from parcam.ui.overview import headline as overview_headline
from tests.sample_store import fill

if TYPE_CHECKING:
    from pathlib import Path

DAY, AFTER = date(2024, 10, 20), date(2025, 1, 15)


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("overview") / "parcam.duckdb"
    fill(path)
    return path


@pytest.fixture
def stamp(filled: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("PARCAM_STORE", str(filled))
    return readers.stamp(DAY)


def test_the_rows_stand_worst_first_and_all_are_there(stamp: str) -> None:
    verdicts = {one.code: judged for one, judged in readers.standings(stamp, DAY, "vi")}
    _, rows = overview_commitments.table(stamp, DAY, "vi")
    places = [WORST_FIRST.index(verdicts[row.id].verdict) for row in rows]
    assert places == sorted(places) and {row.id for row in rows} == set(verdicts)


def test_each_row_fills_every_column(stamp: str) -> None:
    columns, rows = overview_commitments.table(stamp, DAY, "vi")
    assert all(len(row.cells) == len(columns) for row in rows)


def test_a_settled_commitment_counts_no_days_and_needs_nothing(stamp: str) -> None:
    columns, rows = overview_commitments.table(stamp, DAY, "vi")
    cells = {row.id: row.cells for row in rows}
    deadline = len(columns) - 1
    assert cells["B.II.2"][deadline].under == "" and cells["B.II.2"][deadline - 1].text == ""
    assert cells["B.II.4"][deadline].under == "còn 72 ngày"
    assert cells["B.I.1"][deadline].text == "24/11/2024", "before 25/11: the last day that counts is the 24th"


def headline(day: date, monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    drawn: list[dict[str, Any]] = []
    monkeypatch.setattr(overview_headline, "part", lambda name: lambda **given: drawn.append(json.loads(given["data"])))
    overview_headline.draw(readers.stamp(day), day, "vi", lambda code: None)
    return drawn[0]


@pytest.mark.parametrize("day", [DAY, AFTER])
def test_the_headline_and_the_coverage_chart_count_the_same_readings(day: date, stamp: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also once a commitment's window has closed before the year: its later months are reported all the same."""
    told = re.search(r"Đã có ([\d.]+)/([\d.]+) số liệu tháng", headline(day, monkeypatch)["under"])
    assert told
    assert f"{told[1]}/{told[2]} báo cáo tháng" in overview_charts.coverage(readers.stamp(day), day, "vi").title


def test_kept_says_how_much_of_it_is_only_not_due_yet(stamp: str, monkeypatch: pytest.MonkeyPatch) -> None:
    early, after = date(2024, 2, 10), AFTER
    waiting = sum(judged.verdict is Verdict.NOT_DUE for _, judged in readers.standings(readers.stamp(early), early, "vi"))
    assert headline(early, monkeypatch)["title"].endswith(f"trong đó {waiting} chưa đến hạn")
    assert "chưa đến hạn" not in headline(after, monkeypatch)["title"]


def test_a_year_that_is_over_needs_nothing_and_nothing_is_lost_since(stamp: str) -> None:
    columns, rows = overview_commitments.table(readers.stamp(AFTER), AFTER, "vi")
    assert "Còn lại cần" not in [column.label for column in columns]
    assert all(len(row.cells) == len(columns) for row in rows)
    partly = [row.cells[3] for row in rows if row.cells[3].text == "Đạt một phần"]
    assert partly and not any("từ T" in cell.under for cell in partly)


def test_the_board_has_a_cell_for_each_reporter_and_no_other(stamp: str) -> None:
    known = readers.catalog()
    judged = [one for one, _ in readers.standings(stamp, DAY, "vi") if one.target]
    table = overview_charts.board(stamp, DAY, "vi").table
    assert len(table.rows) == sum(len(known.reporters(one.indicator)) for one in judged)


def test_the_four_groups_hold_every_commitment_once(stamp: str, monkeypatch: pytest.MonkeyPatch) -> None:
    groups = headline(DAY, monkeypatch)["groups"]
    assert [group["count"] for group in groups] == [len(group["tiles"]) for group in groups]
    assert sorted(tile["id"] for group in groups for tile in group["tiles"]) == sorted(one.code for one in readers.plan(DAY).commitments)
    assert len(groups) == len(Standing)


@pytest.mark.parametrize("address", [{}, {"language": "en"}, {"as_of": "2024-02-01"}, {"as_of": "2025-03-01"}, {"as_of": "rubbish"}])
def test_the_page_runs_on_any_day_in_both_languages(stamp: str, address: dict[str, str]) -> None:
    page = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=60)
    for name, value in address.items():
        page.query_params[name] = value
    page.run()
    assert not page.exception and not page.error


def test_an_empty_store_is_no_error() -> None:
    page = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=60).run()
    assert not page.exception and not page.error
