"""Files made of what is shown open in Excel with their accents, their numbers as numbers and nothing that computes by itself."""

from __future__ import annotations

import io

import openpyxl
import pytest

from parcam.figures.figure import Table
from parcam.model.month import Month
from parcam.ui.exports import to_csv, to_xlsx

TABLE = Table(("Đơn vị", "Tháng", "Tỷ lệ", "Số"), (("Chi cục TĐC", Month(2024, 3), 0.955, 1234.0), ("=1+1", Month(2024, 4), None, 0.0)),
              ("text", "month", "percent", "count"))


def test_csv_is_what_excel_in_vietnam_expects() -> None:
    text = to_csv(TABLE, "vi")
    assert text.startswith(b"\xef\xbb\xbf")
    assert text.decode("utf-8-sig").splitlines()[:2] == ["Đơn vị;Tháng;Tỷ lệ (%);Số", "Chi cục TĐC;2024-03;95,5;1234"]


@pytest.mark.parametrize("start", list("=+-@\t\r\n＝＋－＠"))
def test_a_text_never_becomes_a_formula(start: str) -> None:
    table = Table(("a",), ((start + "cmd",),), ("text",))
    assert "'" + start in to_csv(table).decode("utf-8-sig")
    cell = openpyxl.load_workbook(io.BytesIO(to_xlsx(table, "=t", "=s"))).active.cell(5, 1)
    assert cell.data_type == "s"


def test_xlsx_keeps_rates_as_numbers_with_a_percent_form() -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(to_xlsx(TABLE, "Ký số", "tính đến 20/10/2024"))).active
    assert sheet.cell(5, 3).value == pytest.approx(0.955)
    assert sheet.cell(5, 3).number_format == "0.0%"
    assert sheet.cell(6, 3).value is None
