"""Where a table stands in a sheet: titles, notes and signatures outside, header levels inside, stacked and side-by-side tables apart."""

from __future__ import annotations

import pytest

from parcam.intake.layout.locate import locate
from parcam.intake.sheet import BLANK, Cell, Merge, Row, Sheet, Table


def _sheet(text: str, merges: tuple[Merge, ...] = ()) -> Sheet:
    """A sheet from lines with | between cells; blank lines stay blank rows."""
    lines = text.strip("\n").split("\n")
    rows = []
    for number, line in enumerate(lines, 1):
        cells = tuple(Cell(part.strip()) if part.strip() else BLANK for part in line.split("|"))
        if any(cell is not BLANK for cell in cells):
            rows.append(Row(number, cells, False, len(cells)))
    return Sheet("", 0, tuple(rows), len(lines), merges=merges)


def _one(text: str, merges: tuple[Merge, ...] = ()) -> Table:
    tables = locate(_sheet(text, merges))
    assert len(tables) == 1
    return tables[0]


def test_titles_totals_notes_and_signatures() -> None:
    table = _one("""
SỞ KHOA HỌC VÀ CÔNG NGHỆ |||CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
VĂN PHÒNG|||Độc lập - Tự do - Hạnh phúc

BÁO CÁO THÁNG 3 NĂM 2024
STT|Đơn vị|Đã giải quyết|Đúng hạn
1|Văn phòng|120|118
2|Thanh tra|5|5
|Tổng cộng|125|123

Ghi chú: không gồm hồ sơ liên thông
|||Quảng Trị, ngày 02 tháng 4 năm 2024
NGƯỜI LẬP BIỂU|||GIÁM ĐỐC
""")
    assert (table.header, table.body, table.before, table.after) == ((5,), (6, 7, 8), (1, 2, 4), (10, 11, 12))


def test_three_levels_merged_with_numbering() -> None:
    merges = (Merge(2, 0, 4, 0), Merge(2, 1, 4, 1), Merge(2, 2, 2, 5), Merge(3, 3, 3, 4), Merge(3, 2, 4, 2), Merge(3, 5, 4, 5))
    table = _one("""
Biểu số II.06a
TT|Lĩnh vực|Tiếp nhận
||Tổng số|Trong đó||Từ kỳ trước
|||Trực tuyến|Trực tiếp
1|2|3|4|5|6
1|Khoa học|130|115|7|8
2|Đo lường|55|40|7|8
""", merges)
    assert (table.header, table.numbering, table.body, table.left, table.right) == ((2, 3, 4), 5, (6, 7), 0, 5)


def test_levels_without_merges_as_in_text_files() -> None:
    table = _one("""
TT|Đơn vị|Hồ sơ|||Văn bản|
||Nhận|Trả|Quá hạn|Đi|Ký số
1|A|3|2|1|5|5
2|B|4|4|0|6|6
""")
    assert (table.header, table.body) == ((1, 2), (3, 4))


def test_the_unit_of_money_is_no_header() -> None:
    table = _one("""
GIẢI NGÂN ĐẾN 31/8/2024
|||ĐVT: triệu đồng
STT|Chủ đầu tư|Kế hoạch|Lũy kế
1|A|12.500,0|8.125,25
2|B|4.000,0|3.900,0
""")
    assert (table.units, table.header, table.body) == (2, (3,), (4, 5))
    under = _one("Đơn vị|Kế hoạch|Lũy kế\n|(triệu đồng)|(triệu đồng)\nA|12,5|8\nB|4|3")
    assert (under.units, under.header, under.body) == (2, (1,), (3, 4))


@pytest.mark.parametrize("heads", ["2022|2023|2024", "2021-22|2022-23|2023-24", "01/2024|02/2024|03/2024", "1|2|3", "T1|T2|T3"])
def test_headings_that_name_times(heads: str) -> None:
    table = _one(f"Đơn vị|{heads}\nA|80,5|81,2|90\nB|70,1|75,3|88")
    assert (table.header, table.body) == ((1,), (2, 3))


def test_no_header_at_all() -> None:
    table = _one("1|Văn phòng|03/2024|120\n2|Thanh tra|03/2024|5\n3|Phòng|03/2024|8")
    assert (table.header, table.body, table.score) == ((), (1, 2, 3), 0.0)


def test_a_table_of_texts_only() -> None:
    table = _one("Đơn vị|Người phụ trách|Ghi chú\nVăn phòng|Nguyễn A|không\nThanh tra|Trần B|có")
    assert (table.header, table.body) == ((1,), (2, 3))


def test_stacked_tables_with_titles() -> None:
    tables = locate(_sheet("""
Tháng 1
Đơn vị|Nhận|Trả
A|3|2
B|4|4

Tháng 2
Đơn vị|Nhận|Trả
A|5|5
B|6|1
"""))
    assert [(table.before, table.header, table.body) for table in tables] == [((1,), (2,), (3, 4)), ((6,), (7,), (8, 9))]


def test_a_repeated_page_header_turns_the_page() -> None:
    table = _one("STT|Đơn vị|Nhận\n1|A|3\n2|B|4\nSTT|Đơn vị|Nhận\n3|C|5\n4|D|6")
    assert (table.header, table.repeats, table.body) == ((1,), (4,), (2, 3, 5, 6))


def test_the_same_table_again_is_another_table() -> None:
    tables = locate(_sheet("STT|Đơn vị|Nhận\n1|A|3\n2|B|4\nSTT|Đơn vị|Nhận\n1|A|3\n2|B|4"))
    assert [table.body for table in tables] == [(2, 3), (5, 6)]


def test_side_by_side() -> None:
    tables = locate(_sheet("""
Đơn vị|Nhận|Trả||Đơn vị|Ký số|Văn bản
A|3|2||C|5|6
B|4|4||D|7|8
"""))
    assert [(table.left, table.right, table.body) for table in tables] == [(0, 2, (2, 3)), (4, 6, (2, 3))]


def test_figures_not_in_yet_are_still_rows() -> None:
    table = _one("STT|Đơn vị|Nhận|Trả\n1|Văn phòng|3|2\n2|Thanh tra|4|4\n3|Phòng|-|-\n4|Chi cục||")
    assert table.body == (2, 3, 4, 5)


def test_sections_and_subtotals_stay_inside() -> None:
    table = _one("TT|Đơn vị|Nhận|Trả\nA|Khối văn phòng||\n1|Văn phòng|3|2\n|Cộng A|3|2\nB|Trực thuộc||\n2|Chi cục|4|4")
    assert table.body == (2, 3, 4, 5, 6)


def test_rows_that_go_on_under_the_first_are_rows() -> None:
    table = _one("Người chủ trì|Cuộc họp|Đơn vị dự\nÔng A|Giao ban|Văn phòng\n||Thanh tra\nÔng B|Chuyên đề|Phòng\n||Chi cục\n||Trung tâm")
    assert table.body == (2, 3, 4, 5, 6)


def test_nothing_is_no_table() -> None:
    assert locate(Sheet("", 0, (), 0)) == ()
    assert locate(_sheet("Hướng dẫn\nNhập vào ô màu vàng.")) == ()
