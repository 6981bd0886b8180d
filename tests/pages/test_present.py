"""Trình chiếu hands over a whole deck once; Báo cáo shows, makes and remembers papers."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from parcam.desk.papers import ISSUED, issue
from parcam.publish.kinds import Kind
from parcam.store.store import Store
from tests.pages.conftest import ROOT, Open, copy_of, ran, said, tables


def deck(app: Any) -> dict[str, Any]:
    return next(one for one in (json.loads(each.proto.bytes) for each in app.get("bidi_component")) if "slides" in one)


def test_the_deck_opens_with_the_day_and_shows_the_lost_one_before_the_slipping(open_page: Open) -> None:
    slides = deck(open_page("present", as_of="2024-10-15"))["slides"]
    assert "15/10/2024" in slides[0]["subtitle"]
    assert [one["id"] for one in slides[:3]] == ["title", "headline", "all-1"]
    assert next(one["commitment"] for one in slides if one["kind"] == "commitment") == "B.I.1"
    assert slides[-1]["id"] == "decisions"
    assert sum(one["kind"] == "unit" for one in slides) == 9


def test_a_link_holds_the_choice_and_the_order_and_drops_rubbish(open_page: Open) -> None:
    shown = deck(open_page("present", as_of="2024-10-15", slides="u-tdc,nonsense,c-A.1,u-tdc"))["slides"]
    assert [one["id"] for one in shown] == ["u-tdc", "c-A.1"]


def test_generated_figures_are_called_so_on_every_slide(open_page: Open) -> None:
    assert "minh họa" in deck(open_page("present", as_of="2024-10-15"))["notice"]


@pytest.mark.parametrize("kind", list(Kind))
def test_every_paper_can_be_read_before_it_is_taken(open_page: Open, kind: str) -> None:
    app = open_page("reports", as_of="2024-10-15", kind=kind)
    assert not app.error
    words = said(app)
    assert "15/10/2024" in words
    assert "minh họa" in words
    assert tables(app) or "Chưa ban hành" in words


def test_what_was_issued_is_listed_comes_back_to_the_byte_and_says_what_has_changed_since(
        filled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = copy_of(filled, tmp_path)
    with Store.open(path) as store:
        content = issue(store, kind="periodic", form="docx", as_of=date(2024, 6, 20), by="Văn phòng Sở")
        act = store.acts((ISSUED,))[0]
        assert store.kept(act.value("kept")) == content
    monkeypatch.setenv("PARCAM_STORE", str(path))
    app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=120)
    app.run()
    app.switch_page("pages/reports.py")
    app.query_params.update({"as_of": "2024-10-15", "paper": str(act.id)})
    ran(app.run())
    listed = next(one for one in tables(app) if len(one["rows"]) == 1)["rows"][0]["cells"]
    words = " ".join(f"{cell.get('text', '')} {cell.get('under', '')}" for cell in listed)
    wanted = ("Báo cáo định kỳ (docx)", "Báo cáo 6 tháng", "20/06/2024", "Văn phòng Sở", act.value("stamp")[:12])
    assert all(word in words for word in wanted)
    assert "Tải lại đúng bản đã ban hành" in [one.proto.label for one in app.get("download_button")]
    assert "Đã thay đổi gì từ 20/06/2024 đến 15/10/2024" in said(app)
    assert len(tables(app)) > 1, "what changed is listed"


def test_a_number_that_is_none_is_said_in_vietnamese(open_page: Open) -> None:
    app = open_page("reports", as_of="2024-10-15")
    app.text_input(key="paper.number").set_value("12a")
    ran(app.run())
    assert "“12a” không phải số nguyên" in app.error[0].value
