"""A broken definition names file, line and remedy; all faults come at once; nothing is taken silently."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from parcam.catalog.load import load_catalog
from parcam.errors import DefinitionError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

CASES = {
    "misspelt_key": ("plans/2024.toml", 'leads_text = "Thanh tra"', 'leeds_text = "Thanh tra"', "không có mục nào tên là \"leeds_text\""),
    "empty_lead": ("plans/2024.toml", 'leads_text = "Thanh tra"', 'leads_text = " "', "mục \"leads_text\" để trống"),
    "percentage_instead_of_fraction": ("plans/2024.toml", "value = 0.95", "value = 95", "nằm ngoài khoảng cho phép"),
    "unknown_comparison": ("plans/2024.toml", 'comparison = "above"', 'comparison = "over"', "chọn một trong: at_least, above"),
    "unknown_lead": ("plans/2024.toml", 'leads = ["thanh-tra"]', 'leads = ["thanhtra"]', "đơn vị hay nhóm nào mang mã \"thanhtra\""),
    "unknown_indicator": ("plans/2024.toml", 'indicator = "on_time"', 'indicator = "ontime"', "không có chỉ tiêu nào mang mã \"ontime\""),
    "unknown_framework": ("plans/2024.toml", 'framework = "papi"', 'framework = "pappi"', "không có bộ chỉ số nào mang mã \"pappi\""),
    "unknown_part": ("plans/2024.toml", 'part = "procedures"', 'part = "procedure"', "không có phần \"procedure\""),
    "milestone_in_another_year": ("plans/2024.toml", "due = 2024-03-31", "due = 2023-03-31", "ngoài năm của kế hoạch (2024)"),
    "deadline_in_another_year": ("plans/2024.toml", "day = 2024-11-25", "day = 2025-11-25", "ngoài năm của kế hoạch (2024)"),
    "codes_out_of_order": ("plans/2024.toml", 'code = "B.II.5"', 'code = "B.II.0"', "không theo thứ tự sau \"B.II.4\""),
    "code_twice": ("plans/2024.toml", 'code = "B.I.2"', 'code = "B.I.1"', "mã \"B.I.1\" đã dùng"),
    "code_under_no_heading": ("plans/2024.toml", 'code = "C.1"', 'code = "D.1"', "không nằm dưới đề mục nào"),
    "day_as_text": ("plans/2024.toml", "day = 2024-11-25", 'day = "25/11/2024"', "không đúng kiểu"),
    "spelling_of_two_units": ("units.toml", '"Thanh tra", "TTra"', '"VP Sở", "TTra"', "\"VP Sở\" đang chỉ hai nơi: van-phong"),
    "spelling_both_certain_and_ambiguous": ("units.toml", '"P. QL Khoa học"', '"Phòng Quản lý"', "đang chỉ hai nơi: qlkh, Phòng Quản lý"),
    "group_of_strangers": ("units.toml", 'members = ["qlkh", "qlcn"', 'members = ["qlkhx", "qlcn"', "mã \"qlkhx\""),
    "unit_twice": ("units.toml", 'id = "qlcn"', 'id = "qlkh"', "mã \"qlkh\" đã dùng ở chỗ khác"),
    "id_with_accents": ("units.toml", 'id = "tntkq"', 'id = "một cửa"', "không hợp lệ"),
    "reporters_unknown": ("indicators/on_time.toml", 'reporters = "don-vi-co-tthc"', 'reporters = "ai-do"', "mã \"ai-do\""),
    "indicator_renamed_in_its_file": ("indicators/on_time.toml", 'id = "on_time"', 'id = "on_times"', "khác tên tệp \"on_time\""),
    "two_indicators_of_one_name": ("indicators/on_time.toml", 'short = "Đúng hạn"', 'short = "Ký số"', "tên \"Ký số\" đã dùng"),
    "definition_unknown": ("plans/2024.toml", 'indicator = "on_time"', 'indicator = "on_time"\ndefinition = "cong"',
                           "không tính được theo cách \"cong\""),
    "definition_without_parts": ("plans/2024.toml", 'indicator = "satisfaction"', 'indicator = "satisfaction"\ndefinition = "sipas"',
                                 "không tính được theo cách \"sipas\""),
    "definition_adds_no_stock": ("indicators/on_time.toml", 'adds = ["pending"]', 'adds = ["waiting"]', "không thể cộng thêm \"waiting\""),
    "two_definitions_used": ("indicators/on_time.toml", 'id = "portal"', 'id = "portal"\nused = true', "có 2 cách tính được đánh dấu"),
    "quality_statement_incomplete": ("indicators/on_time.toml", "checked = ", "cheked = ", "thiếu mục \"checked\""),
    "result_off_the_scale": ("frameworks/sipas.toml", "value = 76.43", "value = 764.3", "nằm ngoài thang điểm"),
    "rank_beyond_the_field": ("frameworks/sipas.toml", "rank = 55", "rank = 65", "thứ hạng 65"),
    "result_without_source": ("frameworks/sipas.toml", "source = \"https://nvsk", "sourse = \"https://nvsk", "thiếu mục \"source\""),
    "unknown_grade": ("frameworks/sipas.toml", 'trust = "A"', 'trust = "X"', "độ tin cậy \"X\""),
    "unknown_place": ("frameworks/sipas.toml", 'place = "quang-tri"', 'place = "quangtri"', "không có nơi nào"),
    "steps_in_disorder": ("scoring/qd_11_example.toml", "at_least = 0.9", "at_least = 0.5", "không theo thứ tự"),
    "step_above_the_maximum": ("scoring/qd_11_example.toml", "points = 8.0", "points = 18.0", "lớn hơn điểm tối đa"),
    "floor_rule_without_floor": ("scoring/qd_11_example.toml", "floor = 0.6\n", "", "cho loại \"floor\": floor"),
    "thresholds_crossed": ("judgement.toml", "on_track_from = 0.80", "on_track_from = 0.10", "phải nhỏ hơn ngưỡng"),
    "verdict_in_no_bucket": ("judgement.toml", 'no_data = ["no_data"]', "no_data = []", "đánh giá \"no_data\" nằm trong 0 nhóm"),
    "window_in_month_thirteen": ("reporting.toml", "last_month = 3", "last_month = 13", "ngoài khoảng cho phép"),
    "syntax_broken": ("units.toml", 'name = "Văn phòng Sở"', 'name = "Văn phòng Sở', "cú pháp TOML sai"),
}


@pytest.mark.parametrize("case", CASES)
def test_a_broken_file_names_itself_its_line_and_the_remedy(case: str, data: Path, change: Callable[..., int]) -> None:
    file, old, new, said = CASES[case]
    change(file, old, new)
    with pytest.raises(DefinitionError) as caught:
        load_catalog(data)
    told = [one for one in caught.value.details if said in one]
    assert told, str(caught.value)
    assert all(one.startswith(f"{file}, dòng ") and "Cách sửa: " in one for one in told)


@pytest.mark.parametrize("case", [
    "empty_lead", "percentage_instead_of_fraction", "unknown_comparison", "day_as_text", "result_off_the_scale", "syntax_broken",
    "misspelt_key", "unknown_lead", "unknown_indicator", "unknown_framework", "codes_out_of_order", "id_with_accents", "unknown_grade",
    "window_in_month_thirteen", "reporters_unknown", "two_indicators_of_one_name"])
def test_the_line_is_the_very_line(case: str, data: Path, change: Callable[..., int]) -> None:
    file, old, new, said = CASES[case]
    line = change(file, old, new)
    with pytest.raises(DefinitionError) as caught:
        load_catalog(data)
    assert any(one.startswith(f"{file}, dòng {line}:") for one in caught.value.details if said in one), str(caught.value)


def test_all_faults_of_all_files_come_at_once(data: Path, change: Callable[..., int]) -> None:
    for case in ("misspelt_key", "unknown_grade", "group_of_strangers", "steps_in_disorder"):
        change(*CASES[case][:3])
    with pytest.raises(DefinitionError) as caught:
        load_catalog(data)
    files = {one.split(",")[0] for one in caught.value.details}
    assert {"plans/2024.toml", "frameworks/sipas.toml", "units.toml", "scoring/qd_11_example.toml"} <= files


def test_a_commitment_needs_one_way_to_be_judged(data: Path, change: Callable[..., int]) -> None:
    change("plans/2024.toml", '[commitment.monthly]\ntext = "Có lịch tiếp công dân định kỳ tháng {month}"\nsourced = false',
           "[commitment.target]\nvalue = 1.0\ncomparison = \"at_least\"\n[commitment.monthlyx]\nsourced = false")
    with pytest.raises(DefinitionError, match="loại việc"):
        load_catalog(data)


def test_a_missing_file_is_said(data: Path) -> None:
    (data / "places.toml").unlink()
    with pytest.raises(DefinitionError, match=r"places\.toml, dòng 1: thiếu tệp này"):
        load_catalog(data)


def test_a_file_in_another_encoding_is_said(data: Path) -> None:
    (data / "glossary.toml").write_bytes("id = 'Ký số'".encode("utf-16"))
    with pytest.raises(DefinitionError, match="không phải bảng mã UTF-8"):
        load_catalog(data)


def test_a_utf8_mark_at_the_start_does_no_harm(data: Path) -> None:
    file = data / "places.toml"
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes())
    assert "quang-tri" in load_catalog(data).places
