"""A refused row is mended beside the file, never in it; what was said about one file is remembered for its headings alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from parcam.catalog.load import load_catalog
from parcam.desk.mending import header_key, mapping_of, mend, mendable, options_of, refused_rows
from parcam.desk.reading import reading
from parcam.intake.read import read as read_here
from parcam.model.month import Month
from parcam.model.reading import Extraction, Options

BAD = "Đơn vị;Tháng;Đã giải quyết;Đúng hạn\nVăn phòng Sở;3/2024;120;118\nUBND huyện Hải Lăng;3/2024;10;10\nThanh tra Sở;3/2024;4;5\n"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "đúng hạn.csv"
    file.write_text(BAD, encoding="utf-8")
    return file


def read(path: Path, options: Options) -> Extraction:
    with reading(path, options, load_catalog()) as told:
        return told


def test_refused_rows_come_whole_under_their_headings(path: Path) -> None:
    (found,) = refused_rows(path, read(path, Options()))
    assert found.headings == ("A. Đơn vị", "B. Tháng", "C. Đã giải quyết", "D. Đúng hạn")
    assert [(row.row, row.cells[0]) for row in found.rows] == [(3, "UBND huyện Hải Lăng"), (4, "Thanh tra Sở")]


def test_a_mended_cell_becomes_good_and_the_file_stays(path: Path) -> None:
    told = read(path, Options())
    (found,) = refused_rows(path, told)
    options = mend(told.options, found.rows[1], ("Thanh tra Sở", "3/2024", "5", "5"))
    again = read(path, options)
    assert options.overrides == (("cell:!C4", "5"),)
    assert {(one.unit, one.numerator, one.denominator) for one in again.readings} == {("van-phong", 118, 120), ("thanh-tra", 5, 5)}
    assert [one.row for one in again.faults] == [3]
    assert again.sha256 == told.sha256
    assert path.read_text(encoding="utf-8") == BAD


def test_a_row_mended_to_nothing_is_a_blank_line_and_still_counted(path: Path) -> None:
    told = read(path, Options())
    (found,) = refused_rows(path, told)
    again = read(path, mend(told.options, found.rows[0], ("", "", "", "")))
    (account,) = again.accounts
    assert (account.blank, account.rejects, account.balances) == (1, 1, True)


def test_a_row_left_as_it_was_says_nothing(path: Path) -> None:
    told = read(path, Options())
    (found,) = refused_rows(path, told)
    assert mend(told.options, found.rows[0], found.rows[0].cells) == told.options


def test_a_wrong_mend_is_refused_like_any_other_cell(path: Path) -> None:
    told = read(path, Options())
    (found,) = refused_rows(path, told)
    again = read(path, mend(told.options, found.rows[1], ("Thanh tra Sở", "3/2024", "4", "6")))
    assert [one.row for one in again.faults] == [3, 4]


REGISTER = ("SỔ HỒ SƠ\n\nMã hồ sơ;Đơn vị;Ngày tiếp nhận;Ngày hẹn trả;Ngày có kết quả\nH1;Văn phòng Sở;05/01/2024;20/01/2024;19/01/2024\n"
            "H2;Văn phòng Sở;31/02/2024;20/03/2024;19/03/2024\nH3;Văn phòng Sở;15/01/2024;20/01/2024;19/01/2024\n")


def test_a_line_of_a_register_is_mended_where_it_stands_unless_the_register_is_read_from_disk(
        tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "sổ.csv"
    file.write_text(REGISTER, encoding="utf-8")
    told = read(file, Options())
    assert told.register
    assert mendable(told)
    (found,) = refused_rows(file, told)
    assert (found.headings[2], [(row.row, row.cells[2]) for row in found.rows]) == ("C. Ngày tiếp nhận", [(5, "31/02/2024")])
    again = read(file, mend(told.options, found.rows[0], ("H2", "Văn phòng Sở", "29/02/2024", "20/03/2024", "19/03/2024")))
    assert (again.faults, again.register.lines if again.register else 0) == ((), 3)
    assert {(str(one.month), one.numerator, one.denominator) for one in again.readings if one.indicator == "on_time"} == {
        ("2024-01", 2, 2), ("2024-03", 1, 1)}
    monkeypatch.setattr("parcam.intake.limits.TEXT_WHOLE", 10)
    assert not mendable(read_here(file, Options(), load_catalog(), work_dir=tmp_path))


def test_a_file_that_cannot_be_read_has_nothing_to_mend(tmp_path: Path) -> None:
    file = tmp_path / "x.xlsx"
    file.write_bytes(b"PK\x03\x04" + bytes(20))
    told = read(file, Options())
    assert not mendable(told)
    assert refused_rows(file, told) == ()
    assert header_key(file, "x.xlsx") == ""


def test_headings_are_one_key_whatever_their_case_and_rows(path: Path, tmp_path: Path) -> None:
    other, foreign = tmp_path / "other.csv", tmp_path / "foreign.csv"
    other.write_text("ĐƠN VỊ;Tháng;đã  giải quyết;Đúng hạn\nVăn phòng Sở;4/2024;12;11\nThanh tra Sở;4/2024;1;1\n", encoding="utf-8")
    foreign.write_text("Đơn vị;Tháng;Văn bản đi;Ký số\nVăn phòng Sở;4/2024;12;11\nThanh tra Sở;4/2024;1;1\n", encoding="utf-8")
    assert header_key(path, "a.csv") == header_key(other, "b.csv") != header_key(foreign, "c.csv")


def test_a_mapping_keeps_neither_month_nor_mended_cells() -> None:
    said = Options(indicator="on_time", month=Month(2024, 3), overrides=(("numbers", "comma"), ("cell:!C4", "5"), ("column:C", "rate")))
    assert options_of(mapping_of(said)) == Options(indicator="on_time", overrides=(("column:C", "rate"), ("numbers", "comma")))
