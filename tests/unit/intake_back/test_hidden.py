"""What a sheet hides is read, and said."""

from pathlib import Path

from openpyxl import Workbook

from parcam.catalog.load import load_catalog
from parcam.intake.read import read
from parcam.model.reading import Options


def test_hidden_columns_that_hold_something_are_read_and_said(tmp_path: Path) -> None:
    book = Workbook()
    for row in (["THÁNG 3/2024"], ["Đơn vị", "Đã giải quyết", "Đúng hạn"], ["Văn phòng Sở", 120, 118], ["Thanh tra Sở", 5, 5]):
        book.active.append(row)
    for column in "CF":
        book.active.column_dimensions[column].hidden = True
    book.save(tmp_path / "an.xlsx")
    found = read(tmp_path / "an.xlsx", Options("on_time"), load_catalog())
    assert [(one.numerator, one.denominator) for one in found.readings] == [(5, 5), (118, 120)]
    said = [dict(one.message.values)["columns"] for one in found.notes if one.kind == "hidden_column"]
    assert said == ["C"]


def test_a_workbook_that_ends_in_an_error_says_what_it_hides(tmp_path: Path) -> None:
    book = Workbook()
    book.active.append(["Kính gửi Văn phòng"])
    hidden = book.create_sheet("Ẩn")
    for row in (["THÁNG 3/2024"], ["Đơn vị", "Đã giải quyết", "Đúng hạn"], ["Văn phòng Sở", 120, 118], ["Thanh tra Sở", 5, 5]):
        hidden.append(row)
    hidden.sheet_state = "hidden"
    book.save(tmp_path / "an.xlsx")
    for dataset in (None, "dossiers"):
        found = read(tmp_path / "an.xlsx", Options(dataset=dataset), load_catalog())
        assert found.error and not found.readings
        assert [(one.kind, one.sheet) for one in found.notes] == [("hidden_sheet", "Ẩn")]
