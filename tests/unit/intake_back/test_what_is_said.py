"""What is not read, and totals that do not add up, are told; what adds up is not told of."""

from __future__ import annotations

import pytest

from parcam.catalog.load import load_catalog
from parcam.intake.read import read
from parcam.model.reading import Options


@pytest.fixture(scope="module")
def catalog():
    return load_catalog()


def notes(tmp_path, catalog, *lines, indicator=None):
    path = tmp_path / "a.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    return {(one.kind, one.row): one.message for one in read(path, Options(indicator), catalog).notes}


HEAD = ["GIẢI QUYẾT HỒ SƠ ĐÚNG HẠN THÁNG 3/2024", "STT;Đơn vị;Đã giải quyết;Đúng hạn"]
ROWS = ["1;Văn phòng Sở;10;9", "2;Thanh tra Sở;11;9", "3;Phòng Quản lý Khoa học;12;9"]


@pytest.mark.parametrize(("total", "told"), [("Tổng số;33;27", False), ("Tổng số;40;27", True), ("Tổng số;1.033;27", True)])
def test_a_total_at_the_top_is_held_against_the_rows_below_it(total, told, tmp_path, catalog):
    assert (("total_mismatch", 3) in notes(tmp_path, catalog, *HEAD, f";{total}", *ROWS)) == told


@pytest.mark.parametrize(("total", "told"), [("1.533", False), ("1.633", True)])
def test_a_total_that_can_be_read_two_ways_is_held_against_the_sum(total, told, tmp_path, catalog):
    rows = ["1;Văn phòng Sở;710;9", "2;Thanh tra Sở;811;9", "3;Phòng Quản lý Khoa học;12;9"]
    assert (("total_mismatch", 6) in notes(tmp_path, catalog, *HEAD, *rows, f";Cộng;{total};27")) == told


def test_a_group_headed_by_its_sum_is_no_mismatch(tmp_path, catalog):
    groups = ["I;Khối phòng;21;18", *ROWS[:2], "II;Khối đơn vị;12;9", ROWS[2], ";Tổng cộng;33;27"]
    assert not notes(tmp_path, catalog, *HEAD, *groups)
    groups[3] = "II;Khối đơn vị;13;9"
    assert ("total_mismatch", 6) in notes(tmp_path, catalog, *HEAD, *groups)


def test_money_with_decimals_is_added_up_whole(tmp_path, catalog):
    head = ["LŨY KẾ GIẢI NGÂN ĐẾN HẾT THÁNG 11/2024 (tỷ đồng)", "STT;Đơn vị;Kế hoạch vốn năm 2024;Lũy kế giải ngân"]
    rows = ["1;Văn phòng Sở;4,179;2,599", "2;Thanh tra Sở;0,218;0,090", ";Cộng;4,397;2,689"]
    assert not notes(tmp_path, catalog, *head, *rows)


def test_rows_of_another_indicator_are_told(tmp_path, catalog):
    other = [f"{unit};03/2024;Số đề tài nghiệm thu;9;10" for unit in ("Thanh tra Sở", "Văn phòng Sở")]
    rows = ["Văn phòng Sở;03/2024;Hồ sơ giải quyết đúng hạn;9;10", *other]
    found = notes(tmp_path, catalog, "Đơn vị;Tháng;Chỉ tiêu;Tử số;Mẫu số", *rows)
    assert list(found) == [("rows_unaimed", 3)] and "3, 4" in str(found["rows_unaimed", 3])


def test_rows_under_a_section_of_another_indicator_are_told(tmp_path, catalog):
    rows = ["I;Nhiệm vụ CCHC hoàn thành;;", "1;Văn phòng Sở;10;9", "II;Số đề tài nghiệm thu;;", "1;Thanh tra Sở;10;9"]
    assert ("rows_unaimed", 6) in notes(tmp_path, catalog, "Tháng 10/2024", "STT;Chỉ tiêu/Đơn vị;Mẫu số;Tử số", *rows)


def test_a_ratio_that_no_indicator_owns_is_told(tmp_path, catalog):
    rows = ["1;Văn phòng Sở;99,9;73,8", "2;Thanh tra Sở;62,3;68,0"]
    head = ["XỬ LÝ VĂN BẢN THÁNG 8/2024", "STT;Đơn vị;Tỷ lệ văn bản đi ký số (%);Tỷ lệ đúng hạn (%)"]
    assert ("column_unread", None) in notes(tmp_path, catalog, *head, *rows)
