"""Money of single months beside the column that adds it up is told from running totals, wherever the table begins."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from parcam.catalog.load import load_catalog
from parcam.intake.read import read
from parcam.model.reading import Options

if TYPE_CHECKING:
    from pathlib import Path

_LINES = ["TỶ LỆ GIẢI NGÂN NĂM 2024 (%);;;", "Đơn vị;Tháng 1;Tháng 2;Lũy kế", "Văn phòng Sở;20,5;40,5;{}", "Thanh tra Sở;7,5;10,5;{}"]


@pytest.mark.parametrize("before", ["", ";", ";;"])
def test_a_table_that_begins_further_right_says_the_same(before: str, tmp_path: Path) -> None:
    def found(*totals: str) -> set[tuple[str, str, float | None]]:
        path = tmp_path / "a.csv"
        text = "\n".join(before + line for line in _LINES).format(*totals)
        path.write_text(text, encoding="utf-8-sig")
        return {(one.unit, str(one.month), one.stated) for one in read(path, Options("disbursement"), load_catalog()).readings}

    assert found("61,0", "18,0") == set()  # the months are parts of the sum
    january = {("van-phong", "2024-01", 0.205), ("thanh-tra", "2024-01", 0.075)}
    assert found("40,5", "10,5") == january | {("van-phong", "2024-02", 0.405), ("thanh-tra", "2024-02", 0.105)}  # it repeats the last
