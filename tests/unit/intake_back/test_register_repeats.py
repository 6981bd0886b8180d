"""A line of a register met twice: its code is named, and the other lines are numbered as their own sheets number them."""

from __future__ import annotations

from pathlib import Path

import openpyxl

from parcam.catalog.load import load_catalog
from parcam.intake.read import read
from parcam.model.reading import Extraction, Options
from parcam.words.sentences import worded

CATALOG = load_catalog()
HEAD = ["Mã hồ sơ", "Đơn vị xử lý", "Ngày tiếp nhận", "Ngày hẹn trả", "Ngày có kết quả"]
UNIT = "Phòng Quản lý Khoa học"


def told(folder: Path, **sheets: list[list[str]]) -> Extraction:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        page = book.create_sheet(name)
        for row in (HEAD, *rows):
            page.append(row)
    book.save(folder / "sổ.xlsx")
    return read(folder / "sổ.xlsx", Options(), CATALOG)


def line(code: str, done: str) -> list[str]:
    return [code, UNIT, "15/01/2024", "20/01/2024", done]


def test_a_code_with_two_contents_is_named_with_the_line_and_sheet_of_the_other(tmp_path: Path) -> None:
    found = told(tmp_path, T1=[line("H1", "18/01/2024"), line("H2", "19/01/2024")], T2=[line("H3", "19/01/2024"), line("H1", "22/01/2024")])
    assert [(one.sheet, one.row, one.kind, one.raw) for one in found.faults] == [
        ("T1", 2, "duplicate_conflict", "H1"), ("T2", 3, "duplicate_conflict", "H1")]
    assert [worded(one.message) for one in found.faults] == [
        "Mã “H1” được ghi nhiều lần với nội dung khác nhau; xem dòng 3 (T2). Giữ lại một dòng đúng.",
        "Mã “H1” được ghi nhiều lần với nội dung khác nhau; xem dòng 2 (T1). Giữ lại một dòng đúng."]


def test_a_line_repeated_whole_on_another_sheet_is_told_with_its_place(tmp_path: Path) -> None:
    found = told(tmp_path, T1=[line("H1", "18/01/2024"), line("H2", "19/01/2024")], T2=[line("H3", "19/01/2024"), line("H1", "18/01/2024")])
    assert [(one.sheet, one.row, worded(one.message)) for one in found.notes if one.kind == "duplicate_identical"] == [
        ("T2", 3, "Dòng 3 lặp lại đúng số liệu đã có ở dòng 2 (T1), chỉ tính một lần.")]


def test_in_one_table_the_number_stands_alone(tmp_path: Path) -> None:
    found = told(tmp_path, T1=[line("H1", "18/01/2024"), line("H2", "19/01/2024"), line("H1", "22/01/2024")])
    assert worded(found.faults[0].message).endswith("xem dòng 4. Giữ lại một dòng đúng.")


def test_a_project_with_two_plans_names_the_plan(tmp_path: Path) -> None:
    text = ["Đơn vị;Dự án;Kế hoạch vốn năm (đồng);Ngày giải ngân;Số tiền giải ngân (đồng)",
            "Văn phòng Sở;Nhà kho;1000000000;15/01/2024;100000000", "Văn phòng Sở;Nhà kho;1200000000;15/02/2024;100000000"]
    (tmp_path / "chi.csv").write_text("\n".join(text), encoding="utf-8")
    found = read(tmp_path / "chi.csv", Options(), CATALOG)
    assert {one.kind for one in found.faults} == {"duplicate_conflict"}
    assert worded(found.faults[0].message) == (
        "Kế hoạch vốn “1000000000” khác với kế hoạch của cùng dự án ở dòng 3. Sửa cho thống nhất.")
