"""How a file is written and where its table stands can be stated by a person; the statement is followed, shown, and never overstretched."""

from __future__ import annotations

import itertools

import openpyxl
import pytest

from parcam.catalog.load import load_catalog
from parcam.intake.letters.as_stated import ENCODINGS
from parcam.intake.read import read
from parcam.intake.tables.located import area_of, rows_of
from parcam.model.reading import Options
from parcam.words.sentences import worded

CATALOG = load_catalog()
ROWS = ["Đơn vị;Tháng;Đã giải quyết;Đúng hạn", "Văn phòng Sở;03/2024;120;118", "Chi cục TĐC;03/2024;512;509"]
WANTED = [("on_time", "tdc", "2024-03", 509, 512), ("on_time", "van-phong", "2024-03", 118, 120)]


def told(tmp_path, data, *overrides, name="extract.csv"):
    path = tmp_path / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return read(path, Options(overrides=overrides), CATALOG)


def parts(found):
    return [(one.indicator, one.unit, str(one.month), one.numerator, one.denominator) for one in found.readings]


def shown(found, what):
    return [(one.value, worded(one.evidence)) for one in found.understood if one.what == what]


def tcvn3(text):
    """Written out by hand: the letters of the three rows in TCVN3."""
    codes = {"Đ": 0xA7, "ơ": 0xAC, "ị": 0xDE, "á": 0xB8, "ã": 0xB7, "ả": 0xB6, "i": 0x69, "ế": 0xD5, "ú": 0xF3, "ạ": 0xB9, "ă": 0xA8,
             "ò": 0xDF, "ở": 0xEB, "ụ": 0xF4, "đ": 0xAE, "T": 0x54}
    return bytes(codes.get(letter, ord(letter)) for letter in text)


def written(text):
    yield "UTF-8", text.encode()
    yield "UTF-16-LE", text.encode("utf-16-le")
    yield "UTF-16-BE", text.encode("utf-16-be")
    yield "TCVN3", tcvn3(text)


TEXT = "\n".join(ROWS)


@pytest.mark.parametrize(("encoding", "data"), list(written(TEXT)), ids=lambda one: one if isinstance(one, str) else "")
def test_the_stated_encoding_is_read_and_shown(tmp_path, encoding, data):
    found = told(tmp_path, data, ("encoding", encoding))
    assert parts(found) == WANTED
    assert shown(found, "encoding") == [(encoding, "người nạp chọn")]


@pytest.mark.parametrize(("stated", "data"), [
    (stated, data) for (_, data), stated in itertools.product(written(TEXT), ENCODINGS)])
def test_a_wrongly_stated_encoding_gives_no_reading_that_is_not_there(tmp_path, stated, data):
    assert set(parts(told(tmp_path, data, ("encoding", stated)))) <= set(WANTED)


def test_the_stated_delimiter_is_read_and_shown(tmp_path):
    text = TEXT.replace(";", "~")
    found = told(tmp_path, text, ("delimiter", "~"))
    assert parts(found) == WANTED
    assert shown(found, "delimiter")[0] == ("~", "người nạp chọn")
    assert not told(tmp_path, text, ("delimiter", ",")).readings


def test_a_stated_delimiter_goes_before_the_declared_one(tmp_path):
    assert parts(told(tmp_path, "sep=,\n" + TEXT, ("delimiter", ";"))) == WANTED


def test_a_large_file_is_read_by_what_was_stated(tmp_path, monkeypatch):
    monkeypatch.setattr("parcam.intake.limits.TEXT_WHOLE", 1000)
    head = "Mã hồ sơ~Đơn vị~Ngày tiếp nhận~Ngày hẹn trả~Ngày có kết quả"
    lines = [f"H{number}~Văn phòng Sở~13/03/2024~28/03/2024~20/03/2024" for number in range(100)]
    found = told(tmp_path, "\n".join([head, *lines]).encode("utf-16-le"), ("encoding", "UTF-16-LE"), ("delimiter", "~"))
    assert ("on_time", "van-phong", "2024-03", 100, 100) in parts(found)


@pytest.mark.parametrize("bottom", [2, 40, 100, 101, 999])
def test_a_large_register_ends_at_the_stated_row(tmp_path, monkeypatch, bottom):
    monkeypatch.setattr("parcam.intake.limits.TEXT_WHOLE", 1000)
    lines = [f"H{number},Văn phòng Sở,13/03/2024,28/03/2024,20/03/2024" for number in range(100)]
    text = "\n".join(["Mã hồ sơ,Đơn vị,Ngày tiếp nhận,Ngày hẹn trả,Ngày có kết quả", *lines]) + "\n"
    found = told(tmp_path, text, ("table:", f"A1:E{bottom}"))
    (account,) = found.accounts
    assert (account.readings, account.extras) == (min(bottom, 101) - 1, 101 - min(bottom, 101))
    assert account.balances
    assert ("on_time", "van-phong", "2024-03", account.readings, account.readings) in parts(found)
    assert shown(found, "table") == [(f"A1:E{min(bottom, 101)}", "người nạp chọn")]


@pytest.fixture
def book(tmp_path):
    """Two tables of other months side by side in one sheet, titles above; and a second sheet."""
    made = openpyxl.Workbook()
    for sheet, month in ((made.active, "03"), (made.create_sheet("Hai"), "04")):
        sheet["B2"] = "BÁO CÁO"
        for row, line in enumerate(ROWS):
            for column, text in enumerate(line.replace("03/", f"{month}/").split(";")):
                sheet.cell(4 + row, 2 + column, int(text) if text.isdecimal() else text)
        sheet["B9"] = "Người lập"
    made.save(tmp_path / "book.xlsx")
    return tmp_path / "book.xlsx"


def test_the_stated_area_is_read_and_nothing_else(book):
    whole = read(book, Options(), CATALOG)
    part = read(book, Options(overrides=(("table:Sheet", "B4:E5"),)), CATALOG)
    assert set(parts(whole)) - set(parts(part)) == {("on_time", "tdc", "2024-03", 509, 512)}
    assert shown(part, "table") == [("B4:E5", "người nạp chọn"), ("B4:E6", shown(whole, "table")[0][1])]
    assert all(one.balances for one in part.accounts)


def test_stated_header_rows_are_the_header(tmp_path):
    text = "a;b;c;d\n" + TEXT
    found = told(tmp_path, text, ("header:", "2"))
    assert parts(found) == WANTED
    assert shown(found, "header") == [("2", "người nạp chọn")]
    assert all(one.balances for one in found.accounts)


def test_a_header_stated_where_nothing_stands_is_no_table(tmp_path):
    assert told(tmp_path, TEXT, ("header:", "9")).error.kind == "not_a_table"


def test_stated_columns_do_for_a_table_without_header(tmp_path):
    bare = "\n".join(ROWS[1:])
    assert told(tmp_path, bare).error.kind == "no_header"
    found = told(tmp_path, bare, ("column:C", "on_time.denominator"), ("column:D", "on_time.numerator"))
    assert parts(found) == WANTED
    assert all(one.balances for one in found.accounts)


def test_a_column_may_be_stated_for_one_sheet_alone(book):
    found = read(book, Options(overrides=(("column:Hai!D", "unread"),)), CATALOG)
    assert {str(one.month) for one in found.readings} == {"2024-03"}


def test_a_month_may_be_stated_for_one_sheet_alone(book):
    options = Options(overrides=(("column:Sheet!C", "unread"), ("period:Sheet", "2024-01")))
    assert {str(one.month) for one in read(book, options, CATALOG).readings} == {"2024-01", "2024-04"}


@pytest.mark.parametrize("spelling", ["Trung tâm", "UBND huyện Hải Lăng", "Văn phòng Sở"])
def test_a_unit_stated_for_the_file_goes_before_every_other_spelling(tmp_path, spelling):
    text = TEXT.replace("Văn phòng Sở", spelling)
    found = told(tmp_path, text, (f"unit:{spelling}", "tt-dmst"))
    assert [one.unit for one in found.readings] == ["tdc", "tt-dmst"]
    assert shown(found, f"unit:{spelling}") == [("tt-dmst", "người nạp chọn cho tệp này; ô A2")]


def test_a_chosen_decimal_mark_does_not_turn_a_column_that_proves_the_other(tmp_path):
    lines = "Đơn vị;Tháng;Kế hoạch vốn (triệu đồng);Lũy kế giải ngân (triệu đồng)\nVăn phòng Sở;08/2024;1.250,5;1.125"
    right = told(tmp_path, lines)
    assert [one.denominator for one in right.readings] == [1250.5e6]
    for mark in ("comma", "point"):
        found = told(tmp_path, lines, ("numbers", mark))
        assert [one.denominator for one in found.readings] in ([1250.5e6], [])


def test_a_refused_file_still_shows_how_it_was_read(tmp_path):
    found = told(tmp_path, "Đơn vị;Tháng;Kế hoạch vốn (triệu đồng);Lũy kế giải ngân (triệu đồng)\nVăn phòng Sở;08/2024;1.250;1.125")
    assert found.error
    assert found.error.kind == "ambiguous_decimal"
    assert {"encoding", "delimiter", "table", "header", "column:C"} <= {one.what for one in found.understood}


@pytest.mark.parametrize(("text", "area"), [
    ("B7:F15", (7, 1, 15, 5)), ("f15:b7", (7, 1, 15, 5)), ("$B$7:$F$15", (7, 1, 15, 5)), ("B7", None), ("7:15", None), ("B0:C4", None),
    ("", None)])
def test_an_area_as_people_write_it(text, area):
    assert area_of(text) == area


@pytest.mark.parametrize(("text", "rows"), [
    ("5", (5,)), ("5-7", (5, 6, 7)), ("7, 5", (5, 7)), ("5–6", (5, 6)), ("7-5", ()), ("0", ()), ("1-400", ()), ("a", ()), ("", ())])
def test_header_rows_as_people_write_them(text, rows):
    assert rows_of(text) == rows


MONEY = "Chủ đầu tư;Ngày giải ngân;Số tiền giải ngân (triệu đồng);Kế hoạch vốn (triệu đồng);Dự án\nVăn phòng Sở;13/03/2024;1.125;2.250;A"


@pytest.mark.parametrize(("mark", "plan"), [("comma", 2250e6), ("point", 2.25e6)])
def test_the_chosen_decimal_mark_opens_a_register(tmp_path, mark, plan):
    refused = told(tmp_path, MONEY)
    assert refused.error.kind == "ambiguous_decimal"
    assert "dòng 2" in worded(refused.error.message)
    found = told(tmp_path, MONEY, ("numbers", mark))
    assert {(one.numerator, one.denominator) for one in found.readings if one.month.number == 3} == {(plan / 2, plan)}


def test_the_chosen_unit_of_money_holds_for_a_register(tmp_path):
    found = told(tmp_path, MONEY, ("numbers", "comma"), ("money", "1000"))
    assert {one.denominator for one in found.readings} == {2250e3}


def test_a_column_of_a_register_can_be_given_another_role(tmp_path):
    head = "Mã hồ sơ;Đơn vị;Ngày tiếp nhận;Cột lạ;Ngày có kết quả"
    lines = [head, *(f"H{at};Văn phòng Sở;13/03/2024;28/03/2024;20/03/2024" for at in range(4))]
    assert "on_time" not in {one.indicator for one in told(tmp_path, "\n".join(lines)).readings}
    found = told(tmp_path, "\n".join(lines), ("column:D", "due"))
    assert ("on_time", "van-phong", "2024-03", 4, 4) in parts(found)
    assert shown(found, "column:D") == [("due", "người nạp chọn; ô D1: “Cột lạ”")]


def test_a_text_refused_once_is_listed_however_many_lines_another_took(tmp_path, monkeypatch):
    monkeypatch.setattr("parcam.intake.registers.check._LISTED", 5)
    line = "H{},{},13/03/2024,28/03/2024,{}\n"
    text = "Mã hồ sơ,Đơn vị,Ngày tiếp nhận,Ngày hẹn trả,Ngày có kết quả\n" + line.format(0, "Văn phòng Sở", "20/03/2024")
    text += "".join(line.format(1 + number, "Văn phòng Sở", "32/13/2024") for number in range(20))
    found = told(tmp_path, text + line.format(99, "Phòng Lạ", "20/03/2024") + line.format(98, "Phòng Lạ", "20/03/2024"))
    assert [(one.row, one.raw) for one in found.faults] == [*((3 + at, "32/13/2024") for at in range(5)), (23, "Phòng Lạ")]
    assert found.accounts[0].rejects == 22
    assert "không phải là một ngày" in worded(found.faults[0].message)
