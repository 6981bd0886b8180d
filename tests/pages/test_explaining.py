"""The explanation loop on the pages: asked on Cam kết, seen on Tổng quan, answered, decided, carried out."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from parcam.ui import readers
from tests.pages.conftest import Open, copy_of, ran, said, tables

if TYPE_CHECKING:
    from pathlib import Path

    from streamlit.testing.v1 import AppTest

CODE = "B.II.3"


@pytest.fixture
def page(open_page: Open, filled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    """Cam kết on a store of its own."""
    app = open_page("commitments", commitment=CODE)
    monkeypatch.setenv("PARCAM_STORE", str(copy_of(filled, tmp_path)))
    return ran(app.run())


def press(app: AppTest, label: str) -> AppTest:
    return ran(next(one for one in app.button if one.label == label).click().run())


def rows(app: AppTest, caption: str = "Giải trình và kết luận") -> list[list[str]]:
    return [[cell.get("text", "") for cell in row["cells"]] for one in tables(app) if one["caption"] == caption for row in one["rows"]]


def asked(app: AppTest) -> AppTest:
    app.selectbox(key="ask.unit").set_value("tdc")
    app.text_area(key="ask.text").input("Vì sao còn thấp?")
    app.text_input(key="ask.by").input("Giám đốc")
    return press(app, "Gửi yêu cầu")


def test_what_is_missing_is_named_and_nothing_is_recorded(page: AppTest) -> None:
    app = press(page, "Gửi yêu cầu")
    assert "điều cần giải trình" in said(app) and "tên người ghi" in said(app)
    assert rows(app) == []


def test_a_request_stands_beside_the_verdict_on_both_pages_until_it_is_answered(page: AppTest) -> None:
    app = asked(page)
    assert rows(app)[0][:3] == ["Giải trình", "Chi cục TĐC", "Vì sao còn thấp?"]
    assert "Đang chờ giải trình: 1" in said(app)
    app.switch_page("pages/overview.py")
    app = ran(app.run())
    assert CODE in [row[0] for row in rows(app, "Đang chờ: giải trình và kết luận")]
    verdicts = next(one for one in tables(app) if len(one["rows"]) == 14)
    marked = [row["id"] for row in verdicts["rows"] if any("chờ giải trình" in cell.get("under", "") for cell in row["cells"])]
    assert CODE in marked and len(marked) < 5
    app.switch_page("pages/commitments.py")
    app.query_params["commitment"] = CODE
    app = ran(app.run())
    app.text_area(key="answer.cause").input("thiếu máy POS")
    app.text_area(key="answer.measure").input("lắp 3 máy")
    app.text_input(key="answer.by").input("Chi cục trưởng")
    app = press(app, "Ghi trả lời")
    assert rows(app)[0][4] == "Đã trả lời" and "lắp 3 máy" in rows(app)[0][5]
    assert "Đang chờ giải trình" not in said(app)


def test_a_decision_is_followed_until_it_is_carried_out_and_may_be_reopened(page: AppTest) -> None:
    page.text_area(key="decide.text").input("Lắp máy POS")
    page.text_input(key="decide.by").input("Thư ký")
    app = press(page, "Ghi kết luận")
    assert rows(app)[0][:5] == ["Kết luận", "cả cơ quan", "Lắp máy POS", "27/10/2024", "Sắp đến hạn"]
    app.text_input(key="finish.text").input("12/BB")
    app.text_input(key="finish.by").input("Văn phòng")
    app = press(app, "Ghi đã xong")
    assert rows(app)[0][4] == "Đã xong" and "12/BB" in rows(app)[0][5]
    app.text_input(key="reopen.why").input("máy hỏng")
    app.text_input(key="reopen.by").input("Thư ký")
    assert rows(press(app, "Mở lại"))[0][4] == "Sắp đến hạn"


def test_on_a_past_day_the_loop_is_as_it_was_and_nothing_can_be_written(page: AppTest) -> None:
    app = asked(page)
    app.query_params["as_of"] = str(date(2024, 10, 1))
    app = ran(app.run())
    assert readers.default_day() > date(2024, 10, 1)
    assert rows(app) == [] and not [one for one in app.button if one.label == "Gửi yêu cầu"]
