"""A header that lost a line or a heading: what it told apart is not guessed."""

from __future__ import annotations

import sys
from pathlib import Path
from types import FrameType

import pytest

from parcam.catalog.load import load_catalog
from parcam.intake.read import read
from parcam.model.reading import Options

_MAIL = "THÁNG 3/2024;;;;;\n{}Văn phòng Sở;300;290;200;190;95\nPhòng Quản lý Khoa học;100;90;50;45;90\n"
_HEADS = ";Tổng số;Đúng hạn;Tổng số;Ký số;Tỷ lệ (%)\n"
_MONTHS = "NĂM 2024;;;;;;\nĐơn vị;Tháng 1;;;Tháng 2;;\n;{};Đúng hạn;Tỷ lệ (%);Đã giải quyết;Đúng hạn;Tỷ lệ (%)\n" \
          "Văn phòng Sở;100;98;98;110;109;99,09\nPhòng Quản lý Khoa học;60;57;95;64;61;95,31\n"


def _read(folder: Path, text: str):
    path = folder / "a.csv"
    path.write_text(text, encoding="utf-8")
    return read(path, Options(), load_catalog())


def test_groups_that_told_two_totals_apart(tmp_path: Path) -> None:
    whole = _read(tmp_path, _MAIL.format("Đơn vị;Văn bản đến;;Văn bản đi;;\n" + _HEADS))
    assert {one.indicator for one in whole.readings} == {"doc_signed"}
    torn = _read(tmp_path, _MAIL.format(_HEADS))
    assert (torn.readings, torn.error.kind) == ((), "no_header")


@pytest.mark.parametrize("lost", ["", 'Đã giải q"uyết'])
def test_a_month_without_its_part(lost: str, tmp_path: Path) -> None:
    torn = _read(tmp_path, _MONTHS.format(lost))
    counted = {(one.numerator, one.denominator) for one in torn.readings if str(one.month) == "2024-02"}
    assert counted == {(109, 110), (61, 64)}
    assert {one.stated for one in torn.readings if str(one.month) == "2024-01"} <= {0.98, 0.95}  # never 60 of "Tháng 1" as a rate


@pytest.mark.parametrize("heading", ['Đã giải ngân (tr"iệu đồng)', "Đã giải ngân"])
def test_money_of_which_one_part_lost_its_unit(heading: str, tmp_path: Path) -> None:
    text = f"Đơn vị;Tháng;Kế hoạch vốn (triệu đồng);{heading}\nVăn phòng Sở;06/2024;1250,5;625,25\n"
    torn = _read(tmp_path, text)
    assert (torn.readings, [one.kind for one in torn.faults]) == ((), ["bad_number"])


def test_a_month_said_in_words_nobody_knows_beside_results(tmp_path: Path) -> None:
    text = "KẾT QUẢ ĐÚNG HẠN NĂM 2024;;\nĐơn vị;Thực hiện tháng 5 (%);{} (%)\nVăn phòng Sở;95,5;96,2\n"
    for heading in ("Ưac thiện tháng 6", "Phấn chấn tháng 6"):
        assert [(str(one.month), one.stated) for one in _read(tmp_path, text.format(heading)).readings] == [("2024-05", 0.955)]
    assert len(_read(tmp_path, text.format("Thực hiện tháng 6")).readings) == 2


def _work(folder: Path, groups: int) -> int:
    """Steps of the interpreter in meaning/lost.py over a table of so many groups of three columns."""
    heads = [";".join(["Đơn vị", *(f"Chỉ tiêu {at};;" for at in range(groups))]), ";".join(["", *["Tổng số;Đúng hạn;"] * groups])]
    steps = 0

    def count(frame: FrameType, event: str, _: object):
        nonlocal steps
        if not frame.f_code.co_filename.endswith("lost.py"):
            return None
        frame.f_trace_opcodes = True
        steps += event == "opcode"
        return count

    before = sys.gettrace()
    sys.settrace(count)
    try:
        _read(folder, "\n".join([*heads, *(";".join([unit, *["5;4;3"] * groups]) for unit in ("Văn phòng Sở", "Thanh tra Sở"))]))
    finally:
        sys.settrace(before)
    return steps


def test_the_work_over_headings_grows_with_the_columns_and_no_faster(tmp_path: Path) -> None:
    few, many = _work(tmp_path, 40), _work(tmp_path, 160)
    assert 0 < many < 5 * few
