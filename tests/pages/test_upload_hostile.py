"""Files brought together, some of them hostile: each says what it is, and the good ones are loaded all the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.pages import test_upload as page
from tests.unit.intake_front.hostile import HOSTILE

if TYPE_CHECKING:
    from streamlit.testing.v1 import AppTest

app = page.app
AMONG = ("torn workbook", "external entity in the sheet", "ten million columns", "nothing but NUL")
OTHER = "Đơn vị,Tháng,Đã giải quyết,Đúng hạn\nVăn phòng Sở,5/2024,120,118\n".encode()


def test_the_good_ones_among_hostile_files_are_loaded(app: AppTest) -> None:
    before = page.batches(app)
    hostile = [(f"{name}.csv", HOSTILE[name][0]()) for name in AMONG]
    page.bring(app, page.CLEAN, *hostile, ("sau cùng.csv", OTHER))
    states = dict(page.queue(app))
    assert {states["sạch.csv"], states["sau cùng.csv"]} == {"Sẵn sàng nạp"}
    assert {states[name] for name, _ in hostile}.isdisjoint({"Sẵn sàng nạp"})
    page.accept(app)
    assert page.batches(app) == before + 2
