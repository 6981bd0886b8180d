"""Files made of what is shown open in Excel with their accents, their numbers as numbers and nothing that computes by itself."""

from __future__ import annotations

import io

import openpyxl
import pytest
from pyarrow import parquet

from parcam.figures.figure import Table
from parcam.model.month import Month
from parcam.ui.exports import to_csv, to_parquet, to_xlsx
from parcam.ui.listing import Cell, Column, Row
from parcam.ui.shown import worded
from tests.pages.conftest import Open, charts, tables

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


def test_parquet_keeps_rates_as_fractions_and_gaps_as_gaps() -> None:
    made = to_parquet(TABLE, "Ký số", "tính đến 20/10/2024")
    assert made == to_parquet(TABLE, "Ký số", "tính đến 20/10/2024")
    read = parquet.read_table(io.BytesIO(made))
    assert read.to_pylist() == [{"Đơn vị": "Chi cục TĐC", "Tháng": "2024-03", "Tỷ lệ": 0.955, "Số": 1234.0},
                                {"Đơn vị": "=1+1", "Tháng": "2024-04", "Tỷ lệ": None, "Số": 0.0}]
    assert read.schema.metadata[b"title"].decode() == "Ký số"


def test_a_listing_is_exported_as_it_reads_without_its_pictures() -> None:
    columns = (Column("Mã"), Column(""), Column("Kết quả"))
    rows = (Row("a", ("B.I.1", Cell(picture="<svg/>"), Cell("99,3 %", under="1.834/1.846"))),
            Row("b", ("C.1", Cell(), Cell(under="0/1 mốc"))))
    made = worded(columns, rows)
    assert (made.columns, made.rows) == (("Mã", "Kết quả"), (("B.I.1", "99,3 % (1.834/1.846)"), ("C.1", "0/1 mốc")))


@pytest.mark.parametrize("page", ["overview", "commitments", "units", "frameworks", "quality", "trends"])
def test_every_page_with_a_table_offers_its_files(open_page: Open, page: str) -> None:
    app = open_page(page, as_of="2024-10-15")
    offered = app.selectbox(key=f"shown.pick.{page}").options
    assert len(offered) == len(tables(app)) + len(charts(app))
    assert [one.proto.label for one in app.get("download_button")][-3:] == ["Tải CSV", "Tải XLSX", "Tải Parquet"]


def test_xlsx_keeps_rates_as_numbers_with_a_percent_form() -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(to_xlsx(TABLE, "Ký số", "tính đến 20/10/2024"))).active
    assert sheet.cell(5, 3).value == pytest.approx(0.955)
    assert sheet.cell(5, 3).number_format == "0.0%"
    assert sheet.cell(6, 3).value is None
