"""How far the reading of a table is, is told in steps that never go back, also after a file that ended in the middle."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from parcam.catalog.load import load_catalog
from parcam.desk.reading import reading
from parcam.model.reading import Options, Outcome

HEADINGS = ["Đơn vị", "Tháng", "Đã giải quyết", "Đúng hạn"]


def table(path: Path, sheets: int) -> Path:
    if path.suffix == ".csv":
        lines = [",".join(HEADINGS), *(f"Phòng số {n},3/2024,120,118" for n in range(5000))]
        path.write_text("\n".join(lines), encoding="utf-8")
        return path
    book = openpyxl.Workbook(write_only=True)
    for month in range(1, sheets + 1):
        sheet = book.create_sheet(f"T{month}")
        for row in (HEADINGS, *([f"Phòng số {n}", f"{month}/2024", 120, 118] for n in range(1500))):
            sheet.append(row)
    book.save(path)
    return path


@pytest.mark.parametrize("name,sheets", [("bảng.csv", 1), ("bảng.xlsx", 3)])
def test_a_table_tells_how_far_it_is(tmp_path: Path, name: str, sheets: int) -> None:
    heard: list[float] = []
    with reading(table(tmp_path / name, sheets), Options(), load_catalog(), progress=heard.append, keep=False) as found:
        assert len(found.faults) == (5000 if sheets == 1 else 4500)
    steps = list(dict.fromkeys(heard))
    assert steps == sorted(heard[:1] + steps[1:])
    assert len([one for one in steps if 0 < one < 1]) >= 5
    assert max(steps) <= 1.0


def test_a_file_that_ended_in_the_middle_leaves_the_next_one_its_whole_way(tmp_path: Path) -> None:
    (tmp_path / "hỏng.xlsx").write_bytes(b"PK\x03\x04" + bytes(200))
    catalog = load_catalog()
    with reading(tmp_path / "hỏng.xlsx", Options(), catalog, keep=False) as broken:
        assert broken.outcome is Outcome.ERROR
    heard: list[float] = []
    with reading(table(tmp_path / "bảng.csv", 1), Options(), catalog, progress=heard.append, keep=False):
        assert heard[0] == 0.0
    assert max(heard) >= 0.8
