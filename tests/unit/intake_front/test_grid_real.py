"""`grid` on what tables published on the web are really like: several levels of headings, tables one under the other, notes, and the
marks their programs leave behind. The shapes are those of public survey files; the words and figures are made up."""

from __future__ import annotations

from pathlib import Path

import pytest

from parcam.intake.grid import grid_rows

_TRIPS = "Tên,Ngày,Nơi đến,Chi phí\nÔng A,01/02/2024,Huế,120\nBà B,03/02/2024,Vinh,95\n"


def _grid(folder: Path, text: str, encoding: str = "utf-8") -> list[list[str]]:
    path = folder / "a.csv"
    path.write_bytes(text.encode(encoding))
    return [list(row) for row in grid_rows(path)]


def test_a_group_reaches_over_its_columns(tmp_path: Path) -> None:
    text = ("Đơn vị,Tiếp nhận,,,Giải quyết,,Ghi chú\n,Trực tiếp,Trực tuyến,,Đúng hạn,,\n,,Một phần,Toàn trình,Số,Tỷ lệ,\n"
            "Phòng A,1,2,3,4,95,\nPhòng B,5,6,7,8,90,\n")
    assert _grid(tmp_path, text)[0] == [
        "Đơn vị", "Tiếp nhận Trực tiếp", "Tiếp nhận Trực tuyến Một phần", "Tiếp nhận Trực tuyến Toàn trình",
        "Giải quyết Đúng hạn Số", "Giải quyết Đúng hạn Tỷ lệ", "Ghi chú"]


def test_no_group_takes_a_heading_that_stands_alone(tmp_path: Path) -> None:
    text = "Đơn vị,Số,,Hạn,,Tỷ lệ\n,,Ngày,Đầu,Cuối,\nPhòng A,1,02/03/2024,3,4,95\nPhòng B,2,05/03/2024,5,6,90\n"
    assert _grid(tmp_path, text)[0] == ["Đơn vị", "Số", "Ngày", "Hạn Đầu", "Hạn Cuối", "Tỷ lệ"]


def test_tables_apart_follow_below(tmp_path: Path) -> None:
    heads = "Tên,Ngày,Nơi đến,Chi phí\n"
    again = f"{heads}Ông C,07/03/2024,Đà Nẵng,210\nBà D,09/03/2024,Huế,75\n"
    other = "Tên,Ngày nhận,Quà,Giá trị\nÔng A,01/04/2024,Tranh,50\nBà B,02/04/2024,Sách,20\n"
    rows = _grid(tmp_path, f"Chuyến đi tháng 2,,,\n,,,\n{_TRIPS},,,\nChuyến đi tháng 3,,,\n{again},,,\nQuà tặng,,,\n{other}")
    assert rows == [line.split(",") for line in (_TRIPS + again.removeprefix(heads) + other).splitlines()]


def test_the_same_table_at_once_again_is_a_copy(tmp_path: Path) -> None:
    lines = [f"Ông {name},0{day}/02/2024,Huế,{day * 10}" for day, name in enumerate("ABCDEF", 1)]
    table = "\n".join(["Tên,Ngày,Nơi đến,Chi phí", *lines, ""])
    torn = table.replace("Ông A,01", "Ông,A,01")
    assert len(_grid(tmp_path, table + torn)) == 7


def test_a_word_for_a_figure_in_the_last_rows(tmp_path: Path) -> None:
    rows = _grid(tmp_path, f"{_TRIPS}Bà D,,Hà Nội,chưa quyết toán\n\nNgười lập biểu\n")
    assert rows[-1] == ["Bà D", "", "Hà Nội", "chưa quyết toán"]


def test_columns_without_a_name_or_a_value_stay(tmp_path: Path) -> None:
    assert _grid(tmp_path, "a,b,\n1,2,\n3,4,\n") == [["a", "b", ""], ["1", "2", ""], ["3", "4", ""]]


def test_a_cell_past_the_headings_is_kept_even_when_blank(tmp_path: Path) -> None:
    assert _grid(tmp_path, '"tên";"số";"hạn"\n"bài toán 1";"1440";"21";"\n"\n')[1] == ["bài toán 1", "1440", "21", "\n"]


def test_headings_that_look_like_marks(tmp_path: Path) -> None:
    body = "".join(f'"Chiều {n}";"{n % 2}";"{n % 3}";"0.{n}1"\n' for n in range(1, 9))
    assert _grid(tmp_path, '"x";"x";"Tải"\n' + body)[0] == ["x", "x", "Tải", ""]


@pytest.mark.parametrize(("text", "second"), [
    ("0.5, 1.25, 3\n0.7, 2.5e-04, 4\n0.9, 3.75, 5\n", " 2.5e-04"),
    ('ngày, "nơi, chốn", số\n01/02, "Huế, A", 3\n02/02, "Vinh, B", 4\n', "Huế, A"),
])
def test_a_blank_before_figures_stays_and_before_texts_goes(text: str, second: str, tmp_path: Path) -> None:
    assert _grid(tmp_path, text)[-2][1] == second


def test_a_delimiter_inside_a_text_has_a_blank_after_it(tmp_path: Path) -> None:
    text = "Số;Ngày;Nơi nhận\n" + "".join(
        f"{n}/VP;0{n}/03/2024;{'Như trên; lưu VT' if n % 3 == 0 else 'Các phòng'}\n" for n in range(1, 10))
    rows = _grid(tmp_path, text)
    assert rows[3] == ["3/VP", "03/03/2024", "Như trên; lưu VT"]
    assert {len(row) for row in rows} == {3}


def test_pairs_of_double_quotes_between_apostrophes(tmp_path: Path) -> None:
    text = "".join(f"{n},'Sáng kiến \"\"Một cửa\"\", đợt {n}','Phòng {n}'\n" for n in range(1, 6))
    assert _grid(tmp_path, "'Số','Tên','Đơn vị'\n" + text)[1] == ["1", 'Sáng kiến "Một cửa", đợt 1', "Phòng 1"]
    kept = text.replace('""Một cửa""', '"Một cửa""')
    assert _grid(tmp_path, "'Số','Tên','Đơn vị'\n" + kept)[1] == ["1", 'Sáng kiến "Một cửa"", đợt 1', "Phòng 1"]


def test_western_signs_alone_do_not_make_a_file_vietnamese(tmp_path: Path) -> None:
    text = "Name,Trip,Cost (£)\nA,‘Charter’ – Berlin,£584\nB,15 – 22 Feb,£164\n"
    assert _grid(tmp_path, text, "cp1252") == [line.split(",") for line in text.splitlines()]


def test_bare_figures_get_numbered_names_and_words_get_none(tmp_path: Path) -> None:
    assert _grid(tmp_path, "399.1,74.3\n401.1,73.7\n403.0,72.7\n")[:2] == [["col_0", "col_1"], ["399.1", "74.3"]]
    assert _grid(tmp_path, "28/01/2024;2;Áo mưa\n29/01/2024;3;Mũ vải\n30/01/2024;5;Ghế\n")[0] == ["28/01/2024", "2", "Áo mưa"]
