"""Any table written in any dialect comes back equal, cell by cell; a quote gone astray never swallows rows."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parcam.intake.sheet import Dialect
from parcam.intake.text.dialect import detect
from parcam.intake.text.records import split
from parcam.intake.text.textfile import physical_lines, read_text

_WORDS = st.sampled_from(["Văn phòng Sở", "Phòng Khoa học, Công nghệ",
                          "Hợp chuẩn; hợp quy", 'mẫu "01/ĐK"', "dòng một\ndòng hai", "a | b", "",
                          "-"])
_ROWS = st.lists(st.tuples(_WORDS, st.integers(0, 99999).map(str), st.dates().map(lambda day: day.strftime("%d/%m/%Y")), _WORDS),
                 min_size=4, max_size=25)
_HEADER = ("Đơn vị", "Số hồ sơ", "Ngày", "Ghi chú")


def _write(rows: list[tuple[str, ...]], cut: str, everything: bool, newline: str) -> str:
    out = io.StringIO()
    csv.writer(out, delimiter=cut, quoting=csv.QUOTE_ALL if everything else csv.QUOTE_MINIMAL, lineterminator=newline).writerows(rows)
    return out.getvalue()


@settings(max_examples=120, deadline=None)
@given(rows=_ROWS, cut=st.sampled_from([",", ";", "\t", "|", "^"]), everything=st.booleans(), newline=st.sampled_from(["\n", "\r\n"]))
def test_any_dialect_comes_back(rows: list[tuple[str, ...]], cut: str, everything: bool, newline: str) -> None:
    lines = physical_lines(_write([_HEADER, *rows], cut, everything, newline))
    found = detect(lines)
    assert found.dialect.delimiter == cut
    assert [tuple(record.fields) for record in split(lines, found.dialect)] == [_HEADER, *rows]


@settings(max_examples=60, deadline=None)
@given(rows=_ROWS)
def test_lines_are_conserved(rows: list[tuple[str, ...]]) -> None:
    lines = physical_lines(_write([_HEADER, *rows], ";", False, "\n"))
    records = split(lines, Dialect(";"))
    assert sum(record.lines for record in records) == len(lines)
    assert [record.number for record in records] == [1 + sum(one.lines for one in records[:at]) for at in range(len(records))]


@pytest.mark.parametrize(("text", "expected"), [
    ('sep=;\na;b\n1;2\n', [["a", "b"], ["1", "2"]]),
    ('a,b\n"x\ny",2\n3,4\n', [["a", "b"], ["x\ny", "2"], ["3", "4"]]),
    ('a, b, c\n1, 2, 3\n4, "5, 6", 7\n', [["a", "b", "c"], ["1", "2", "3"], ["4", "5, 6", "7"]]),
    ("a||b||c\n1||2||3\n4||5||6\n", [["a", "b", "c"], ["1", "2", "3"], ["4", "5", "6"]]),
    ("a\\tb\n1\\t2\n3\\t4\n", [["a", "b"], ["1", "2"], ["3", "4"]]),
    ("ten,so\n'Phòng A, B',1\n'Phòng C, D',2\n'Phòng E, F',3\n",
     [["ten", "so"], ["Phòng A, B", "1"], ["Phòng C, D", "2"], ["Phòng E, F", "3"]]),
    ('a,b\n"x \\"y\\" z",2\n"w \\"v\\"",4\n', [["a", "b"], ['x "y" z', "2"], ['w "v"', "4"]]),
    ("a;b\r1;2\r3;4", [["a", "b"], ["1", "2"], ["3", "4"]])])
def test_dialects_by_hand(text: str, expected: list[list[str]], tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_bytes(text.encode())
    assert [record.fields for record in read_text(path, "x.csv").records] == expected


def _read(tmp_path: Path, text: str) -> list[tuple[list[str], str]]:
    path = tmp_path / "x.csv"
    path.write_text(text, encoding="utf-8", newline="")
    return [(record.fields, record.repaired) for record in read_text(path, "x.csv").records]


def _orders(count: int) -> list[str]:
    notes = ("bổ sung giấy tờ, chờ ký", "trả tại quầy, đã thu phí", "gửi bưu chính", "chuyển, liên thông cấp huyện", "không")
    return [f"{day:02}/03/2024,MS-{1000 + day},{day * 7},Phòng {day % 4},\"{notes[day % 5]}\"" for day in range(1, count + 1)]


@pytest.mark.parametrize(("bad", "good", "how"), [
    ('05/03/2024,"MS-1005,35,Phòng 1,"ghi chú, số 5"', ["05/03/2024", '"MS-1005', "35", "Phòng 1", "ghi chú, số 5"], "quote"),
    ('05/03/2024,,MS-1005,35,Phòng 1,"ghi chú, số 5"', ["05/03/2024", "MS-1005", "35", "Phòng 1", "ghi chú, số 5"], "dropped"),
    ('05/03/2024MS-1005,35,Phòng 1,"ghi chú, số 5"', ["05/03/2024", "MS-1005", "35", "Phòng 1", "ghi chú, số 5"], "split"),
    ("05/03/2024,MS-1005,35,Phòng 1,ghi chú, số 5", ["05/03/2024", "MS-1005", "35", "Phòng 1", "ghi chú, số 5"], "joined"),
    ('05/03/2024;MS-1005;35;Phòng 1;"ghi chú, số 5"', ["05/03/2024", "MS-1005", "35", "Phòng 1", "ghi chú, số 5"], "delimiter"),
    ('05/03/2024,MS-1005,35,Phòng 1,"ghi "chú", số 5"', ["05/03/2024", "MS-1005", "35", "Phòng 1", 'ghi "chú", số 5'], "quote")])
def test_a_ragged_row_is_fitted_and_says_how(bad: str, good: list[str], how: str, tmp_path: Path) -> None:
    lines = ["Ngày,Mã,Số,Phòng,Ghi chú", *_orders(12)]
    lines[5] = bad
    found = _read(tmp_path, "\n".join(lines) + "\n")
    assert len(found) == 13
    assert (found[5][0], found[5][1]) == (good, how)
    assert [how for at, (_, how) in enumerate(found) if at != 5] == [""] * 12


@pytest.mark.parametrize(("bad", "taken"), [
    ("05/03/2024,MS-1005,35,Phòng 1,ghi chú, số năm", True), ('05/03/2024,"MS-1005,35,Phòng 1,"ghi chú, số 5"', True),
    ('05/03/2024;MS-1005;35;Phòng 1;không', True), ("05/03/2024,MS-1005,1,035,Phòng 1,không", False),
    ("05/03/2024,MS-1005,,35,Phòng 1,không", False), ("05/03/2024MS-1005,35,Phòng 1,không", False)])
def test_the_document_takes_only_what_is_sure(bad: str, taken: bool, tmp_path: Path) -> None:
    """A number is never put together by a guess: such a row stands as found, with its own count of fields."""
    lines = ["Ngày,Mã,Số,Phòng,Ghi chú", *_orders(12)]
    lines[5] = bad
    path = tmp_path / "x.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    row = read_text(path, "x.csv").document.sheets[0].rows[5]
    assert (row.repaired != "") == taken
    assert (len(row.cells) == 5) == (taken or row.fields == 5)


def test_an_unclosed_quote_swallows_nothing(tmp_path: Path) -> None:
    lines = ["a,b,c", *(f"{n},x{n},{n * 3}" for n in range(60))]
    lines[30] = '29,"x29,87'
    assert len(_read(tmp_path, "\n".join(lines))) == 61


def test_short_rows_and_titles_are_no_ragged_rows(tmp_path: Path) -> None:
    text = "Biểu tổng hợp, tháng 3\nTT,Đơn vị,Số\nA,Khối văn phòng\n1,Văn phòng,5\n2,Thanh tra,6\nGhi chú: số liệu a, b\n"
    assert all(not how for _, how in _read(tmp_path, text))
