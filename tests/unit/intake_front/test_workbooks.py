"""Workbooks of every kind tell the same: percent formats, days, formulas without a result, errors, what is hidden, old fonts, far cells."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from parcam.intake.document import open_document
from parcam.intake.layout.locate import locate
from parcam.intake.sheet import Cell, Document, Merge, Refused
from parcam.intake.workbooks.htmltable import read_html
from parcam.words.sentences import worded
from tests.unit.intake_front.hostile import ods, sheet_xml, workbook
from tests.unit.intake_front.writers import tcvn3, vni

PRODUCED = Path(__file__).parent / "produced"


def _full() -> Workbook:
    book = Workbook()
    sheet = book.active
    sheet.title = "Số liệu"
    for column, name in enumerate(["Đơn vị", "Tỷ lệ", "Ngày", "Công thức", "Lỗi"], 2):
        sheet.cell(3, column, name)
    for step in range(5):
        row = 4 + step
        sheet.cell(row, 2, f"Phòng {step}")
        sheet.cell(row, 3, 0.715 + step / 100).number_format = "0.0%"
        sheet.cell(row, 4, date(2024, 3, 1 + step)).number_format = "dd/mm/yyyy"
        sheet.cell(row, 5, f"=C{row}*2")
        sheet.cell(row, 6, "#DIV/0!")
    sheet.row_dimensions[5].hidden = True
    sheet.column_dimensions["D"].hidden = True
    sheet.merge_cells("B1:F1")
    hidden = book.create_sheet("Ẩn")
    hidden.sheet_state = "hidden"
    hidden["A1"] = "x"
    old = book.create_sheet("Phông cũ")
    texts = {".VnTime": tcvn3("Đơn vị").decode("latin-1"), "VNI-Times": vni("Trung tâm Nghiên cứu").decode("cp1252"),
             ".VnArialH": tcvn3("văn phòng").decode("latin-1"), "Arial": tcvn3("Chi cục Tiêu chuẩn").decode("latin-1"),
             ".VnTimeH": "Đã là Unicode"}
    for row, (font, text) in enumerate(texts.items(), 1):
        old.cell(row, 1, text).font = Font(name=font)
    return book


def _open(book: Workbook, tmp_path: Path, name: str = "a.xlsx") -> Document:
    path = tmp_path / name
    book.save(path)
    return open_document(path)


def test_what_an_xlsx_tells(tmp_path: Path) -> None:
    document = _open(_full(), tmp_path)
    sheet = document.sheets[0]
    row = sheet.row(4)
    assert row is not None
    assert row.cells[1:] == (Cell("Phòng 0"), Cell("0.715", 0.715, None, True), Cell("2024-03-01", None, date(2024, 3, 1)),
                             Cell("", problem="formula"), Cell("#DIV/0!", problem="error"))
    assert [one.number for one in sheet.rows if one.hidden] == [5]
    assert sheet.hidden_columns == {3}
    assert sheet.merges == (Merge(1, 1, 1, 5),)
    assert [one.hidden for one in document.sheets] == [False, True, False]
    assert [row.cells[0].text for row in document.sheets[2].rows] == [
        "Đơn vị", "Trung tâm Nghiên cứu", "VĂN PHÒNG", "Chi cục Tiêu chuẩn", "Đã là Unicode"]
    assert {note.kind for note in document.notes} == {"legacy_font"}


@pytest.mark.parametrize("name", ["book.xls", "book.ods"])
def test_other_formats_tell_the_same(name: str) -> None:
    """The two files were saved from `_full` by LibreOffice, which computes formulas."""
    document = open_document(PRODUCED / name)
    sheet = document.sheets[0]
    row = sheet.row(4)
    assert row is not None
    assert row.cells[1:4] == (Cell("Phòng 0"), Cell("0.715", 0.715, None, True), Cell("2024-03-01", None, date(2024, 3, 1)))
    assert row.cells[4].number == pytest.approx(1.43)
    assert row.cells[5] == Cell("#DIV/0!", problem="error")
    assert [one.number for one in sheet.rows if one.hidden] == [5]
    assert sheet.hidden_columns == {3}
    assert [one.hidden for one in document.sheets] == [False, True, False]
    assert [row.cells[0].text.casefold() for row in document.sheets[2].rows][:4] == [
        "đơn vị", "trung tâm nghiên cứu", "văn phòng", "chi cục tiêu chuẩn"]


def test_one_old_word_in_a_cell_is_heard_with_the_others(tmp_path: Path) -> None:
    """No font tells, and "Th¸ng" alone would prove nothing."""
    book = Workbook()
    words = ["Tháng", "Số", "Đơn vị", "Phòng Quản lý Khoa học", "café", "5 £m"]
    for text in words:
        book.active.append([text if text in ("café", "5 £m") else tcvn3(text).decode("latin-1")])
    document = _open(book, tmp_path)
    assert [row.cells[0].text for row in document.sheets[0].rows] == words
    assert "TCVN3" in worded(document.notes[0].message)


def test_days_since_1904(tmp_path: Path) -> None:
    book = Workbook()
    book.epoch = CALENDAR_MAC_1904
    book.active["A1"] = date(2024, 3, 1)
    assert _open(book, tmp_path).sheets[0].rows[0].cells == (Cell("2024-03-01", None, date(2024, 3, 1)),)


@pytest.mark.parametrize(("raw", "text"), [
    ("5", "5"), ("5.0", "5"), ("0.715", "0.715"), ("0.30000000000000004", "0.3"), ("1E3", "1000"), ("1234567890123", "1234567890123"),
    ("-3", "-3"), ("95.5", "95.5"), ("1.0E-2", "0.01")])
def test_numbers_are_written_plainly(raw: str, text: str, tmp_path: Path) -> None:
    path = tmp_path / "n.xlsx"
    path.write_bytes(workbook(sheet_xml(f'<row r="1"><c r="A1"><v>{raw}</v></c></row>')))
    assert open_document(path).sheets[0].rows[0].cells == (Cell(text, float(text)),)


def test_kinds_of_cells(tmp_path: Path) -> None:
    cells = ('<c r="A1" t="b"><v>1</v></c><c r="B1" t="str"><f>X</f><v>chữ &amp; số</v></c><c r="C1" t="e"><v>#N/A</v></c>'
             '<c r="D1"><f>Y</f><v/></c><c r="E1" t="str"><f>Z</f><v></v></c>'
             '<c r="F1" t="inlineStr"><is><r><t>a</t></r><r><t>b</t></r></is></c><c r="H1"><v>1</v></c>')
    path = tmp_path / "k.xlsx"
    path.write_bytes(workbook(sheet_xml(f'<row r="1">{cells}</row>')))
    assert open_document(path).sheets[0].rows[0].cells == (
        Cell("TRUE"), Cell("chữ & số"), Cell("#N/A", problem="error"), Cell("", problem="formula"), Cell(), Cell("ab"), Cell(),
        Cell("1", 1.0))


def test_references_left_out_and_prefixes(tmp_path: Path) -> None:
    xml = ('<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData><x:row><x:c><x:v>1</x:v></x:c>'
           '<x:c t="inlineStr"><x:is><x:t>a</x:t></x:is></x:c></x:row><x:row><x:c><x:v>2</x:v></x:c></x:row></x:sheetData></x:worksheet>')
    path = tmp_path / "p.xlsx"
    path.write_bytes(workbook(xml.encode()))
    assert [(row.number, [cell.text for cell in row.cells]) for row in open_document(path).sheets[0].rows] == [(1, ["1", "a"]), (2, ["2"])]


def test_a_cell_at_the_far_end_brings_no_rows_between(tmp_path: Path) -> None:
    book = Workbook()
    book.active.append(["Đơn vị", "Số"])
    book.active.append(["Phòng", 1])
    book.active["XFD1048576"] = "lạc"
    sheet = _open(book, tmp_path).sheets[0]
    tables = locate(sheet)
    assert [row.number for row in sheet.rows] == [1, 2, 1_048_576]
    assert (tables[0].header, tables[0].body, tables[0].right) == ((1,), (2,), 1)


def test_a_page_named_xls(tmp_path: Path) -> None:
    path = tmp_path / "bao-cao.xls"
    path.write_bytes("""<html><head><meta charset="utf-8"></head><body><b>Báo cáo tháng 3</b><table>
        <tr><th rowspan="2">Đơn vị</th><th colspan="2">Hồ sơ</th></tr><tr><th>Nhận</th><th>Trả</th></tr>
        <tr><td>Phòng A</td><td>12</td><td>10</td></tr>
        <tr style="display:none"><td>Phòng B</td><td>7</td><td>7</td></tr></table></body></html>""".encode())
    document = open_document(path)
    sheet = document.sheets[0]
    assert document.kind == "html"
    assert [note.kind for note in document.notes] == ["misnamed"]
    assert [[cell.text for cell in row.cells] for row in sheet.rows] == [
        ["Báo cáo tháng 3"], ["Đơn vị", "Hồ sơ"], ["", "Nhận", "Trả"], ["Phòng A", "12", "10"], ["Phòng B", "7", "7"]]
    assert sheet.rows[-1].hidden
    assert (locate(sheet)[0].header, locate(sheet)[0].body) == ((2, 3), (4, 5))


def test_a_page_in_an_old_encoding(tmp_path: Path) -> None:
    path = tmp_path / "a.xls"
    path.write_bytes(b"<table><tr><td>" + tcvn3("Đơn vị giải quyết") + b"</td><td>1</td></tr></table>")
    assert read_html(path, "a.xls").sheets[0].rows[0].cells[0].text == "Đơn vị giải quyết"


def test_a_misnamed_workbook_is_read_by_its_content(tmp_path: Path) -> None:
    document = _open(_full(), tmp_path, "a.xlsx")
    (tmp_path / "a.xlsx").rename(tmp_path / "a.csv")
    again = open_document(tmp_path / "a.csv")
    assert again.sheets == document.sheets
    assert "misnamed" in [note.kind for note in again.notes]


def test_an_empty_workbook_is_an_empty_file(tmp_path: Path) -> None:
    with pytest.raises(Refused) as refused:
        _open(Workbook(), tmp_path)
    assert refused.value.error.kind == "empty_file"



def test_the_produced_files_are_what_the_test_makes(tmp_path: Path) -> None:
    """`_full` is the source of tests/unit/intake_front/produced (soffice --convert-to): its sheets keep their names."""
    out = io.BytesIO()
    _full().save(out)
    assert [sheet.name for sheet in open_document(PRODUCED / "book.ods").sheets] == ["Số liệu", "Ẩn", "Phông cũ"]


@pytest.mark.parametrize("value", ["NaN", "INF", "1e999"])
def test_what_is_no_number_in_an_ods(value: str, tmp_path: Path) -> None:
    cell = f'<table:table-cell office:value-type="float" office:value="{value}"/>'
    path = tmp_path / "a.ods"
    path.write_bytes(ods(f"<table:table-row>{cell}</table:table-row>"))
    assert open_document(path).sheets[0].rows[0].cells == (Cell("#NUM!", problem="error"),)


@pytest.mark.parametrize("name", ["same.ods", "same.xlsx", "same.xls", "same.xml"])
def test_what_libreoffice_saves_in_four_formats_is_the_same(name: str) -> None:
    """produced/same.fods, written by hand and saved by soffice --convert-to (xml: 'xml:MS Excel 2003 XML', which forgets hidden sheets)."""
    document = open_document(PRODUCED / name)
    sheet = document.sheets[0]
    told = [(row.number, row.hidden, [cell.day or (cell.number, cell.percent) if cell.number is not None or cell.day else cell.text
                                      for cell in row.cells]) for row in sheet.rows]
    assert told == [
        (1, False, ["THÁNG 3/2024 & quý I"]), (2, False, ["Đơn vị", "Đã giải quyết", "Tỷ lệ", "Ngày", "Cộng"]),
        (3, False, ["Văn phòng Sở", (120, False), (0.9833, True), date(2024, 3, 31), (240, False)]),
        (6, True, ["Thanh tra Sở", (5.25, False), (1, True), date(2024, 3, 1), (10.5, False)]),
        (7, False, ["dòng một\ndòng hai", "", (7, False), "", "", "cuối"])]
    assert (sheet.name, sheet.merges) == ("Tháng 3", (Merge(1, 0, 1, 2),))
    assert document.sheets[1].hidden == (document.kind != "xml")
