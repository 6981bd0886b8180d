"""A binary workbook says what the same workbook in XML says, and a torn one is refused or says nothing else."""

from __future__ import annotations

import random
import zipfile
from datetime import date
from typing import TYPE_CHECKING

import pytest
from openpyxl import Workbook

from parcam.intake.document import open_document
from parcam.intake.sheet import Refused
from parcam.intake.workbooks.xlsbparts import records
from tests.extracts.binary import record, write_xlsb

if TYPE_CHECKING:
    from pathlib import Path

ROWS = [
    ["Đơn vị", "Tháng", "Số", "Tỷ lệ"], ["Văn phòng Sở", date(2024, 3, 1), 1234567, 0.715],
    [None, date(2024, 4, 30), -3, 95.25], ["Thanh tra", None, -12.5, 1]]
FORMATS = {(2, 2): "mm/yyyy", (3, 2): "dd/mm/yyyy", (2, 4): "0.0%", (3, 4): '0.0"%"', (4, 4): "0%"}


@pytest.fixture
def binary(tmp_path: Path) -> Path:
    path = tmp_path / "a.xlsb"
    write_xlsb(path, {"T3": ROWS, "Nháp": [["x"]]}, formats=FORMATS.items(), merges=[(1, 2, 0, 0)], hidden_rows=[4], states=[("Nháp", 1)])
    return path


def test_both_faces_of_a_workbook_are_read_alike(binary: Path, tmp_path: Path) -> None:
    made = Workbook()
    sheet = made.active
    sheet.title = "T3"
    for row in ROWS:
        sheet.append(row)
    for (row, column), code in FORMATS.items():
        sheet.cell(row, column).number_format = code
    sheet.merge_cells("A2:A3")
    sheet.row_dimensions[4].hidden = True
    made.create_sheet("Nháp").append(["x"])
    made["Nháp"].sheet_state = "hidden"
    made.save(tmp_path / "a.xlsx")
    one, other = open_document(binary).sheets, open_document(tmp_path / "a.xlsx").sheets
    assert one[0] == other[0]
    assert [sheet.hidden for sheet in one] == [sheet.hidden for sheet in other] == [False, True]


def test_long_records_and_large_numbers_of_records_are_walked_whole() -> None:
    wanted = [(7, b"a" * 70_000), (300, b""), (0, b"b" * 127), (146, b"c" * 128)]
    data = b"".join(record(kind, body) for kind, body in wanted)
    assert list(records(data, 146)) == wanted
    with pytest.raises(Refused):
        list(records(data[:-1], 146))
    with pytest.raises(Refused):
        list(records(data, 130))


@pytest.mark.parametrize("part", ["xl/worksheets/sheet1.bin", "xl/workbook.bin", "xl/styles.bin", "xl/sharedStrings.bin"])
def test_a_part_cut_off_or_missing_is_refused(binary: Path, tmp_path: Path, part: str) -> None:
    for keep in (None, 0, 10, 60, -1):
        with zipfile.ZipFile(binary) as source, zipfile.ZipFile(tmp_path / "b.xlsb", "w") as target:
            for name in source.namelist():
                if name != part:
                    target.writestr(name, source.read(name))
                elif keep is not None:
                    target.writestr(name, source.read(name)[:keep])
        with pytest.raises(Refused) as refused:
            open_document(tmp_path / "b.xlsb")
        assert refused.value.error.kind in ("corrupt_file", "unsupported_format")


def test_flipped_bytes_never_break_the_reader(binary: Path, tmp_path: Path) -> None:
    chance = random.Random(5)
    for _ in range(200):
        with zipfile.ZipFile(binary) as source, zipfile.ZipFile(tmp_path / "c.xlsb", "w") as target:
            for name in source.namelist():
                data = bytearray(source.read(name))
                if name.endswith(".bin"):
                    data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
                target.writestr(name, bytes(data))
        try:
            open_document(tmp_path / "c.xlsb")
        except Refused as refused:
            assert refused.error.kind in ("corrupt_file", "too_large", "empty_file", "no_data_rows")
