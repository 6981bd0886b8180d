"""The frame says what one is looking at: whose data, how fresh, generated or real, as of when; and keeps the question across pages."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.conftest import ROOT, Open, held, ran, said


def test_generated_data_says_so(open_page: Open) -> None:
    badges = [badge for badge in open_page("trends").markdown if "số liệu minh họa" in badge.value]
    assert badges


def test_freshness_follows_the_day(open_page: Open) -> None:
    assert "Số liệu đến T9/2024" in said(open_page("trends"))
    assert "Số liệu đến T5/2024" in said(open_page("trends", as_of="2024-06-20"))


def test_another_page_keeps_unit_day_and_language(open_page: Open) -> None:
    app = open_page("units", units="tdc", as_of="2024-08-15", language="en")
    app.query_params.clear()
    app.switch_page("pages/trends.py")
    ran(app.run())
    assert held(app) == {"units": "tdc", "as_of": "2024-08-15", "language": "en"}


def test_english_is_one_click_away(open_page: Open) -> None:
    app = open_page("trends")
    app.segmented_control(key="pick.language").set_value("en")
    ran(app.run())
    assert app.selectbox(key="pick.indicator").label == "Indicator"


def test_a_damaged_store_is_told_in_words_with_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "store" / "parcam.duckdb"
    path.parent.mkdir()
    path.write_bytes(b"not a database" * 1000)
    monkeypatch.setenv("PARCAM_STORE", str(path))
    app = ran(AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=60).run())
    assert "Cách xử lý:" in app.error[0].value
