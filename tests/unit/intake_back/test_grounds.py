"""Each conclusion on the page "what I understood" names the cells of the file it rests on, and those cells say it."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from parcam.catalog.load import load_catalog
from parcam.intake.document import open_document
from parcam.intake.read import read
from parcam.intake.sheet import Refused, letters
from parcam.model.month import Month
from parcam.model.reading import Options
from parcam.model.sentence import Sentence
from parcam.words.sentences import worded
from parcam.words.text import LANGUAGES

CATALOG = load_catalog()
EXTRACTS = Path(__file__).resolve().parents[2] / "extracts"
FILES = sorted(path for path in EXTRACTS.iterdir() if path.suffix in (".csv", ".tsv", ".xlsx", ".ods", ".xls"))
VAGUE = {f"intake.evidence.{key}" for key in ("columns", "title", "sheet_title", "sheet_name", "file_name", "own", "file", "heading")}


def told(tmp_path, text, *, name="extract.csv", options=None):
    path = tmp_path / name
    path.write_text("\n".join(text) if isinstance(text, list) else text, encoding="utf-8")
    return read(path, options or Options(), CATALOG)


def shown(found, what, language="vi"):
    return [(one.value, worded(one.evidence, language)) for one in found.understood if one.what == what]


def leaves(one: Sentence):
    inner = [value for _, value in one.values if isinstance(value, Sentence)]
    yield one
    for value in inner:
        yield from leaves(value)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_cell_named_holds_what_is_said_of_it(path):
    found = read(path, Options(), CATALOG, hashed=False)
    try:
        sheets = {sheet.name: sheet for sheet in open_document(path, path.name, Options()).sheets}
    except Refused:
        assert not found.understood
        return
    for one in found.understood:
        for leaf in leaves(one.evidence):
            values = dict(leaf.values)
            if not {"cell", "text"} <= values.keys() or any(mark in values["cell"] for mark in ":,"):
                continue
            sheet = next(iter(sheets.values())) if one.what in ("encoding", "delimiter") else sheets[one.sheet]
            column = values["cell"].rstrip("0123456789")
            row = sheet.row(int(values["cell"].removeprefix(column)))
            at = next(number for number in range(200) if letters(number) == column)
            there = " ".join(row.at(at).text.split())
            said = values["text"].removesuffix("…")
            assert there.startswith(said) or row.at(at).day or said.replace(" ", "") == there.replace(" ", ""), (one.what, values)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_what_numbers_periods_and_indicators_rest_on_is_a_place(path):
    found = read(path, Options(), CATALOG, hashed=False)
    for one in found.understood:
        if one.what in ("numbers", "period", "indicator", "money"):
            keys = {leaf.key for leaf in leaves(one.evidence)}
            assert not keys & VAGUE, (one.what, one.value, keys)
            assert all("{" not in worded(one.evidence, language) for language in LANGUAGES)


def test_the_title_the_sheet_or_the_file_that_names_the_month_is_shown(tmp_path):
    rows = ["Đơn vị;Đã giải quyết;Đúng hạn", "Văn phòng Sở;120;118"]
    assert shown(told(tmp_path, ["Sở KH&CN;;", ";Tháng 8 năm 2024;", *rows]), "period") == [
        ("2024-08", "tiêu đề ở ô B2: “Tháng 8 năm 2024”")]
    assert shown(told(tmp_path, rows, name="kết quả T8-2024.csv"), "period") == [("2024-08", "tên tệp “kết quả T8-2024.csv”")]
    book = openpyxl.Workbook()
    book.active.title = "T8.2024"
    for row in rows:
        book.active.append([int(text) if text.isdecimal() else text for text in row.split(";")])
    book.save(tmp_path / "sổ.xlsx")
    assert shown(read(tmp_path / "sổ.xlsx", Options(), CATALOG), "period") == [("2024-08", "tên trang tính “T8.2024”")]
    stated = told(tmp_path, rows, options=Options(month=Month(2024, 8)))
    assert shown(stated, "period") == [("2024-08", "người nạp chọn")]


def test_the_year_from_elsewhere_is_shown_beside_the_month(tmp_path):
    wide = ["TỶ LỆ HỒ SƠ ĐÚNG HẠN NĂM 2024 (%);;;", "Đơn vị;T1;T2;T3", "Văn phòng Sở;98,5;97,1;99,2"]
    assert shown(told(tmp_path, wide), "period") == [
        ("2024-01,2024-02,2024-03", "ô B2: “T1” và 2 ô nữa; tiêu đề ở ô A1: “TỶ LỆ HỒ SƠ ĐÚNG HẠN NĂM 2024 (%)”")]
    long = ["Đơn vị;Tháng;Năm;Đã giải quyết;Đúng hạn", "Văn phòng Sở;3;2024;120;118"]
    assert shown(told(tmp_path, long), "period") == [("2024-03", "cột B, từ ô B2: “3”; cột C, từ ô C2: “2024”")]
    sections = ["NĂM 2024;;", "Đơn vị;Đã giải quyết;Đúng hạn", "Tháng 3;;", "Văn phòng Sở;120;118"]
    assert shown(told(tmp_path, sections), "period") == [("2024-03", "ô A3: “Tháng 3”; tiêu đề ở ô A1: “NĂM 2024”")]


def test_a_running_total_beside_does_not_stand_for_the_month(tmp_path):
    text = ["Tháng 6 năm 2024;;;;", "Đơn vị;Đã giải quyết;Đúng hạn;Lũy kế 6 tháng đã giải quyết;Lũy kế 6 tháng đúng hạn",
            "Văn phòng Sở;120;118;700;690"]
    assert shown(told(tmp_path, text), "period") == [("2024-06", "tiêu đề ở ô A1: “Tháng 6 năm 2024”")]


def test_the_heading_label_section_or_title_that_names_the_indicator_is_shown(tmp_path):
    head = ["Đơn vị;Tháng;Đã giải quyết;Đúng hạn", "Văn phòng Sở;3/2024;120;118"]
    assert shown(told(tmp_path, head), "indicator") == [("on_time", "ô D1: “Đúng hạn”")]
    label = ["Chỉ tiêu;Đơn vị;Tháng;Tử số;Mẫu số", "Hồ sơ giải quyết đúng hạn;Văn phòng Sở;3/2024;118;120"]
    assert shown(told(tmp_path, label), "indicator") == [("on_time", "cột A, từ ô A2: “Hồ sơ giải quyết đúng hạn”")]
    title = ["TỶ LỆ HỒ SƠ ĐÚNG HẠN NĂM 2024 (%);;", "Đơn vị;T1;T2", "Văn phòng Sở;98,5;97,1"]
    assert shown(told(tmp_path, title), "indicator") == [("on_time", "ô A1: “TỶ LỆ HỒ SƠ ĐÚNG HẠN NĂM 2024 (%)”")]
    chosen = told(tmp_path, ["Đơn vị;Kết quả tháng 5/2024 (%)", "Văn phòng Sở;98,5"], options=Options(indicator="on_time"))
    assert shown(chosen, "indicator") == [("on_time", "người nạp chọn")]


def test_the_number_that_proves_the_decimal_mark_is_shown(tmp_path):
    head = "Đơn vị;Tháng;Đã giải quyết;Đúng hạn;Tỷ lệ (%)"
    proved = told(tmp_path, [head, "Văn phòng Sở;3/2024;100;98;98", "Chi cục TĐC;3/2024;200;191;95,5"])
    assert shown(proved, "numbers") == [("comma", "ô E3: “95,5”")]
    whole = told(tmp_path, [head, "Văn phòng Sở;3/2024;1.240;1.231;", "Chi cục TĐC;3/2024;200;191;"])
    assert shown(whole, "numbers") == [("comma", "số đếm là số nguyên; ô C2: “1.240”")]
    assert shown(told(tmp_path, [head, "Văn phòng Sở;3/2024;120;118;"]), "numbers") == [("plain", "không số nào đọc được theo hai cách")]


def test_a_number_that_nothing_decides_is_not_called_decided(tmp_path):
    money = ["Đơn vị;Kế hoạch vốn năm 2024 (triệu đồng);Lũy kế giải ngân đến 31/8/2024 (triệu đồng)", "Văn phòng Sở;1.200;1.100"]
    found = told(tmp_path, money)
    assert found.error.kind == "ambiguous_decimal"
    assert shown(found, "numbers") == []
    assert shown(found, "money") == [("1000000", "ô B1: “Kế hoạch vốn năm 2024 (triệu đồng)”")]


def test_days_that_can_be_read_two_ways_name_no_month(tmp_path):
    found = told(tmp_path, ["Đơn vị;Kỳ;Đã giải quyết;Đúng hạn", "Văn phòng Sở;03/04/2024;120;118", "Văn phòng Sở;05/06/2024;12;11"])
    assert found.error.kind == "ambiguous_date_order"
    assert shown(found, "period") == []


def test_a_file_whose_indicator_is_open_still_tells_its_month(tmp_path):
    found = told(tmp_path, ["Đơn vị;Kết quả tháng 5/2024 (%)", "Văn phòng Sở;98,5"])
    assert not found.readings
    assert shown(found, "period") == [("2024-05", "ô B1: “Kết quả tháng 5/2024 (%)”")]


def test_the_encoding_shows_a_word_that_reads_right_in_it(tmp_path):
    ((_, why),) = shown(told(tmp_path, ["Don vi;Tháng;Đã giải quyết;Đúng hạn", "Văn phòng Sở;3/2024;120;118"]), "encoding")
    assert why.endswith("đọc ra ô B1: “Tháng”")


def test_headings_over_several_rows_name_each_of_their_cells(tmp_path):
    text = ["Đơn vị;Tháng 3/2024;", ";Đã giải quyết;Đúng hạn", "Văn phòng Sở;120;118"]
    found = told(tmp_path, text)
    assert shown(found, "column:B") == [("on_time.denominator", "ô B1, B2: “Tháng 3/2024 / Đã giải quyết”")]
    assert shown(found, "header") == [("1, 2", "ô A1:C2: “Đơn vị | Tháng 3/2024”")]


def test_a_register_tells_its_headings_days_units_and_sums(tmp_path):
    text = ["STT;Mã hồ sơ;Đơn vị;Ngày tiếp nhận;Ngày hẹn trả;Ngày có kết quả", "1;H1;Văn phòng Sở;05/01/2024;09/01/2024;08/01/2024",
            "2;H2;VP Sở;15/01/2024;20/01/2024;19/01/2024"]
    found = told(tmp_path, text)
    assert shown(found, "header") == [("1", "ô A1:F1: “STT | Mã hồ sơ | Đơn vị | Ngày tiếp nhận | Ngày hẹn trả | Ngày có kết quả”")]
    assert shown(found, "column:A") == [("unread", "ô A1: “STT”")]
    assert shown(found, "dates:received") == [("dmy", "ô D3: “15/01/2024”")]
    assert shown(found, "unit:VP Sở") == [("van-phong", "cách viết có trong danh mục; ô C3")]
    assert shown(found, "indicator") == [("on_time", "cộng từng dòng của sổ; ô F1: “Ngày có kết quả”")]
    assert shown(found, "period") == [
        ("2024-01", "theo ngày ghi ở từng dòng; ô D1: “Ngày tiếp nhận”; ô F1: “Ngày có kết quả”")]
    assert shown(found, "numbers") == []


def test_a_register_of_money_tells_what_its_amounts_are_in(tmp_path):
    head = "Đơn vị;Dự án;Kế hoạch vốn năm;Ngày giải ngân;Số tiền giải ngân"
    line = "Văn phòng Sở;A;1.200.000.000;15/01/2024;100.000.000"
    assert shown(told(tmp_path, [head, line]), "money") == [("1", "tệp không ghi đơn vị tiền")]
    assert shown(told(tmp_path, ["ĐVT: đồng;;;;", head, line]), "money") == [("1", "ô A1: “ĐVT: đồng”")]
    assert shown(told(tmp_path, [head, line]), "numbers") == [("comma", "ô E2: “100.000.000”")]


def test_a_unit_taken_from_a_title_has_no_column(tmp_path):
    text = ["Đơn vị báo cáo: Văn phòng Sở;;;", "Mã hồ sơ;Ngày tiếp nhận;Ngày hẹn trả;Ngày có kết quả",
            "H1;05/01/2024;09/01/2024;08/01/2024", "H2;15/01/2024;20/01/2024;19/01/2024"]
    found = told(tmp_path, text)
    assert found.readings
    assert [one.what for one in found.understood if one.what.startswith("column:")] == [f"column:{at}" for at in "ABCD"]
    assert shown(found, "table")[0][0] == "A2:D4"
