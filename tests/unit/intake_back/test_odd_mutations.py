"""Files damaged in odd ways that once gave a wrong figure in silence: each now gives the right one, a refusal, or a note that says what was
left out."""

from __future__ import annotations

from pathlib import Path

import pytest

from parcam.catalog.load import load_catalog
from parcam.intake.read import read
from parcam.model.reading import Options
from parcam.words.sentences import worded

CATALOG = load_catalog()
HEAD = "Đơn vị;Đã giải quyết;Đúng hạn\n"
MAY, JUNE = HEAD + "Văn phòng Sở;120;118\nThanh tra Sở;30;29\n", HEAD + "Văn phòng Sở;100;97\nPhòng Quản lý Khoa học;64;61\n"
REGISTER = "Mã hồ sơ;Đơn vị xử lý;Ngày tiếp nhận;Ngày hẹn trả;Ngày có kết quả\n" \
           "H1;Phòng Quản lý Khoa học;05/01/2024;20/01/2024;20/01/2024\nH2;Phòng Quản lý Khoa học;15/01/2024;30/01/2024;31/01/2024\n"
PAYMENTS = "ĐVT: {};;;;\nChủ đầu tư;Dự án;Kế hoạch vốn;Ngày thanh toán;Số tiền\n" \
           "Văn phòng Sở;Trụ sở;1.250.500;15/01/2024;100.250\nVăn phòng Sở;Trụ sở;1.250.500;20/03/2024;250.750\n"


def told(folder: Path, text: str, name: str = "a.csv"):
    path = folder / name
    path.write_text(text, encoding="utf-8")
    found = read(path, Options(), CATALOG)
    said = [*found.faults, *found.notes, *((found.error,) if found.error else ())]
    assert all(worded(one.message, language) for one in said for language in ("vi", "en"))
    assert all(one.balances for one in found.accounts)
    return found


def parts(found) -> set[tuple[str, str, float | None, float | None]]:
    return {(one.unit, str(one.month), one.numerator, one.denominator) for one in found.readings}


def kinds(found) -> set[str]:
    return {one.kind for one in found.faults} | {one.kind for one in found.notes} | ({found.error.kind} if found.error else set())


IN_MAY = {("van-phong", "2024-05", 118, 120), ("thanh-tra", "2024-05", 29, 30)}
IN_JUNE = {("van-phong", "2024-06", 97, 100), ("qlkh", "2024-06", 61, 64)}


@pytest.mark.parametrize("title", ["THÁNG 5/20;24", "THÁNG 1;1/2024", "THÁNG S/2024", "THÁNG 5/20\ufffd\u034d24",
                                   "THÁNG S/2024 SO VỚI THÁNG 2/2024", "BÁO CÁO THÁNG 1;1/2024;"])
def test_a_month_that_was_torn_or_misspelt_is_no_other_month(title: str, tmp_path: Path) -> None:
    found = told(tmp_path, f"{title}\n{MAY}")
    assert not found.readings
    assert found.error


@pytest.mark.parametrize("title", ["THÁNG 5/24", "Tháng 5/2024;;", "BÁO CÁO; THÁNG 5/2024;", "Tháng:;5;Năm:;2024"])
def test_a_month_that_stands_whole_is_read(title: str, tmp_path: Path) -> None:
    assert parts(told(tmp_path, f"{title}\n{MAY}")) == IN_MAY


@pytest.mark.parametrize("lost", ["\n", "", "\nTHÁNG S/2024\n", "\nNgười lập biểu\n"])
def test_a_stacked_table_without_its_title_takes_no_month_from_above(lost: str, tmp_path: Path) -> None:
    assert parts(told(tmp_path, f"THÁNG 5/2024\n{MAY}\nTHÁNG 6/2024\n{JUNE}")) == IN_MAY | IN_JUNE
    found = told(tmp_path, f"THÁNG 5/2024\n{MAY}{lost}{JUNE}")
    assert parts(found) == IN_MAY
    assert {"period_not_monthly", "lost_title"} <= kinds(found)


def test_one_stacked_table_of_several_without_its_title(tmp_path: Path) -> None:
    other = HEAD + "Chi cục Tiêu chuẩn Đo lường Chất lượng;512;509\n"
    found = told(tmp_path, f"THÁNG 5/2024\n{MAY}{other}THÁNG 6/2024\n{JUNE}")
    assert parts(found) == IN_MAY | IN_JUNE
    assert "lost_title" in kinds(found)


@pytest.mark.parametrize("between", ["", ";;;\n", ";;;\nII. Khối đơn vị sự nghiệp;;;\n"])
def test_a_table_that_goes_on_or_has_a_title_of_its_own_keeps_the_month_above(between: str, tmp_path: Path) -> None:
    numbered = "TT;" + HEAD
    first, second = "1;Văn phòng Sở;120;118\n2;Thanh tra Sở;30;29\n", "3;Phòng Quản lý Khoa học;64;61\n"
    text = f"THÁNG 5/2024;;;\n{numbered}{first}{between}{numbered}{second}"
    assert parts(told(tmp_path, text)) == IN_MAY | {("qlkh", "2024-05", 61, 64)}


def test_a_stacked_table_without_its_title_takes_no_indicator_from_above(tmp_path: Path) -> None:
    first, second = "Đơn vị;T1;T2\nVăn phòng Sở;98,5;97,5\n", "Đơn vị;T1;T2\nThanh tra Sở;40,5;41,5\n"
    found = told(tmp_path, f"1. TỶ LỆ HỒ SƠ ĐÚNG HẠN NĂM 2024 (%);;\n{first};;\n{second}")
    assert {one.unit for one in found.readings} == {"van-phong"}
    assert "lost_title" in kinds(found)


@pytest.mark.parametrize("unit", ["Cong an tinh", "Tong cong ty Dien luc"])
def test_a_unit_typed_without_accents_is_no_total(unit: str, tmp_path: Path) -> None:
    found = told(tmp_path, REGISTER + f"H3;{unit};05/01/2024;20/01/2024;20/01/2024\n")
    assert [(one.row, one.kind) for one in found.faults] == [(4, "unknown_unit")]
    found = told(tmp_path, f"THÁNG 5/2024\n{MAY}{unit};64;61\nTong cong;214;208\n")
    assert [(one.row, one.kind) for one in found.faults] == [(5, "unknown_unit")]


@pytest.mark.parametrize("line", ["H3;Phòng Quản lý Khoa học", "3;H3", "H3"])
def test_a_register_line_cut_short_is_refused(line: str, tmp_path: Path) -> None:
    head, *lines = REGISTER.splitlines()
    numbered = [f"STT;{head}", *(f"{at};{one}" for at, one in enumerate(lines, 1))] if line[0].isdigit() else [head, *lines]
    found = told(tmp_path, "\n".join([numbered[0], numbered[1], line, numbered[2]]) + "\n")
    assert [(one.row, one.kind) for one in found.faults] == [(3, "ragged_row")]


@pytest.mark.parametrize("text", [REGISTER, "Đơn vị;Tháng;Đã giải quyết;Đúng hạn\nVăn phòng;05/2024;120;118\nThanh tra;05/2024;30;29\n"])
def test_a_line_swapped_above_the_headings_is_told(text: str, tmp_path: Path) -> None:
    head, first, *rest = text.splitlines()
    found = told(tmp_path, "\n".join([first, head, *rest]) + "\n")
    assert [one.row for one in found.notes if one.kind == "above_header"] == [1]


@pytest.mark.parametrize("heading", ["Giá trị", "Kết quả"])
def test_a_bare_name_of_money_in_a_row_is_its_rate(heading: str, tmp_path: Path) -> None:
    found = told(tmp_path, f"Đơn vị;Chỉ tiêu;Tháng;{heading}\nVăn phòng Sở;Giải ngân;3/2024;45,5\nThanh tra Sở;Giải ngân;3/2024;35,5\n")
    assert {(one.indicator, one.unit, one.stated) for one in found.readings} == {
        ("disbursement", "van-phong", 0.455), ("disbursement", "thanh-tra", 0.355)}


@pytest.mark.parametrize("rows", ["Kế hoạch vốn;1000,5\nGiải ngân;45,5\n", "Giải ngân;455,5\n", "Giải ngân (tỷ đồng);45,5\n"])
def test_a_bare_name_of_money_beside_money_is_no_rate(rows: str, tmp_path: Path) -> None:
    found = told(tmp_path, "Đơn vị báo cáo: Văn phòng Sở;\nTHÁNG 3/2024;\nNội dung;Giá trị\n" + rows)
    assert not any(one.stated == 0.455 for one in found.readings)


@pytest.mark.parametrize("title", ["ƯỚC THỰC HIỆN THÁNG 5/2024", "SỐ LIỆU ƯỚC THÁNG 5/2024", "Dự kiến kết quả tháng 5/2024",
                                   "UOC THUC HIEN THANG 5/2024"])
def test_an_estimate_is_no_result(title: str, tmp_path: Path) -> None:
    found = told(tmp_path, f"{title}\n{MAY}")
    assert (found.readings, found.error.kind) == ((), "no_usable_values")
    assert "estimate" in kinds(found)


def test_results_beside_estimates_are_read(tmp_path: Path) -> None:
    text = "KẾT QUẢ THÁNG 5/2024 VÀ ƯỚC THỰC HIỆN THÁNG 6;;;\n" \
           "Đơn vị;Đã giải quyết;Đúng hạn;Ước thực hiện tháng 6\nVăn phòng Sở;120;118;130\n"
    assert parts(told(tmp_path, text)) <= {("van-phong", "2024-05", 118, 120)}
    both = f"ƯỚC THỰC HIỆN THÁNG 6/2024\n{JUNE}\nTHỰC HIỆN THÁNG 5/2024\n{MAY}"
    assert parts(told(tmp_path, both)) == IN_MAY


@pytest.mark.parametrize(("groups", "names"), [("Tháng 1;;Th?ng 2;", "Đã giải quyết;Đúng hạn;Đã giải quyết;Đúng hạn"),
                                               ("Tháng 1;;Tháng 2;", "Đã giải quyết;Đúng hạn;;Đúng hạn"),
                                               ("Tháng 1;;Tháng 2;", "Đã giải quyết;Đúng hạn;Đã giải quyết;")])
def test_a_month_left_unread_is_told(groups: str, names: str, tmp_path: Path) -> None:
    found = told(tmp_path, f"NĂM 2024;;;;\nĐơn vị;{groups}\n;{names}\nVăn phòng Sở;100;98;110;109\nThanh tra Sở;60;57;64;61\n")
    assert parts(found) == {("van-phong", "2024-01", 98, 100), ("thanh-tra", "2024-01", 57, 60)}
    assert "column_unread" in kinds(found)


def test_columns_of_two_months_lend_theirs_to_none(tmp_path: Path) -> None:
    text = "Đơn vị;Tháng 1/2024;;Tháng 2/2024;\n;Tiếp nhận;Trực tuyếnn toàntrình;;Trực tuyến toàn trình\nVăn phòng Sở;40;30;50;20\n"
    assert not told(tmp_path, text).readings


@pytest.mark.parametrize("row", ["60,5 38,5;1,0", "x60,5;38,5;1,0", ";38,5;1,0"])
def test_a_piece_stays_a_piece_where_the_row_with_the_others_is_refused(row: str, tmp_path: Path) -> None:
    text = "Đơn vị;Tháng;Rất hài lòng (%);Hài lòng (%);Bình thường (%)\nVăn phòng Sở;3/2024;{}\nPhòng Quản lý Công nghệ;3/2024;;38,5;1,0\n"
    assert not told(tmp_path, text.format(row)).readings


def test_two_columns_of_one_piece_are_two_answers(tmp_path: Path) -> None:
    text = "Đơn vị;Tháng;R\ufffdt hài lòng (%);Hài lòng (%);Bình thường (%)\nVăn phòng Sở;3/2024;60,5;38,5;1,0\n"
    found = told(tmp_path, text)
    assert not found.readings
    assert "column_unread" in kinds(found)
    found = told(tmp_path, text.replace("R\ufffdt hài", "Rât hài"))
    assert not found.readings
    assert "duplicate_conflict" in kinds(found)


def test_a_blank_piece_that_the_others_need_is_not_zero(tmp_path: Path) -> None:
    text = "Đơn vị;Tháng;Đã giải quyết;Trước hạn;Đúng hạn;Quá hạn\nVăn phòng Sở;3/2024;120;60;58;2\nThanh tra Sở;3/2024;64;;31;3\n"
    assert parts(told(tmp_path, text)) == {("van-phong", "2024-03", 118, 120)}
    assert ("thanh-tra", "2024-03", 61, 64) in parts(told(tmp_path, text.replace(";;31;", ";;61;")))


def test_a_count_whose_part_is_blank_is_no_percent(tmp_path: Path) -> None:
    row = "on_time;{};2024-03;{};{}\n"
    text = "Mã chỉ tiêu;Đơn vị;Kỳ;Loại;Giá trị\n" + row.format("Văn phòng Sở", "Tử số", 118) + row.format("Văn phòng Sở", "Mẫu số", 120)
    found = told(tmp_path, text + row.format("Thanh tra Sở", "", 61) + row.format("Thanh tra Sở", "Mẫu số", 64))
    assert ("van-phong", "2024-03", 118, 120) in parts(found)
    assert parts(found) <= {("van-phong", "2024-03", 118, 120), ("thanh-tra", "2024-03", 61, 64)}


def test_a_plan_met_twice_is_still_a_plan(tmp_path: Path) -> None:
    row = "Văn phòng Sở;1000,5;50,5;60,5\n"
    assert not told(tmp_path, "LŨY KẾ GIẢI NGÂN NĂM 2024;;;\nĐơn vị;Kế hoạch vốn;T1;T2\n" + 2 * row).readings


def test_a_broken_figure_without_heading_still_stands_beside(tmp_path: Path) -> None:
    assert not told(tmp_path, "Đơn vị;Tháng;;Hài lòng (%);Bình thường (%)\nVăn phòng Sở;3/2024;60,5\ufffd;38,5;1,0\n").readings


@pytest.mark.parametrize("unit", ['n"ghìn đồng', "ngh;ìn đồng", "tr iệu đồng"])
def test_a_torn_unit_of_money_is_not_dong(unit: str, tmp_path: Path) -> None:
    assert parts(told(tmp_path, PAYMENTS.format("nghìn đồng"))) >= {("van-phong", "2024-01", 100_250_000, 1_250_500_000)}
    found = told(tmp_path, PAYMENTS.format(unit))
    assert (found.readings, found.error.kind) == ((), "no_usable_values")


def test_a_count_beside_a_column_that_lost_its_heading_is_no_percent(tmp_path: Path) -> None:
    rows = 'Văn phòng Sở,2024-03,"1,234","1,230"\nThanh tra Sở,2024-03,12,12\n'
    assert not told(tmp_path, "Unit,Month,,On time\n" + rows).readings


def test_raised_figures_are_no_months(tmp_path: Path) -> None:
    found = told(tmp_path, "Đơn vị;Năm;Tháng;Đã giải quyết;Đúng hạn\nVăn phòng Sở;²;³;120;118\nThanh tra Sở;²;³;30;29\n")
    assert not found.readings


@pytest.mark.parametrize("long", ["tháng 5/2024 " * 20_000, "1" * 100_000, "1." * 50_000, "-" * 100_000, "A" * 5_000])
def test_cells_longer_than_any_heading_or_number_are_neither(long: str, tmp_path: Path) -> None:
    rows = f"{long};120;118;\nThanh tra Sở;{long};29;\nVăn phòng Sở;120;118;{long}\n"
    found = told(tmp_path, "THÁNG 5/2024\nĐơn vị;Đã giải quyết;Đúng hạn;Ghi chú\n" + rows)
    assert parts(found) == {("van-phong", "2024-05", 118, 120)}


def test_a_group_whose_heading_is_damaged_is_not_read(tmp_path: Path) -> None:
    text = "THÁNG 3/2024;;;;\nĐơn vị;Văn bả{}n đến;;Văn bản đi;\n;Tổng số;Đúng hạn;Tổng số;Ký số\nVăn phòng Sở;300;290;200;190\n"
    for damage in ("", "\ufffd"):
        found = told(tmp_path, text.format(damage))
        assert {one.indicator for one in found.readings} == {"doc_signed"}
    assert "column_unread" in kinds(found)


def test_a_bare_count_beside_a_blank_one_is_no_percent(tmp_path: Path) -> None:
    text = "Đơn vị;Tháng;Số liệu;Đúng hạn\nVăn phòng Sở;03/2024;90;88\nThanh tra Sở;03/2024;64;\n"
    assert not told(tmp_path, text).readings
