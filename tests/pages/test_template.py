"""The blank sheet is understood by the reader: filled in, every line is a reading; left blank, nothing is invented or refused."""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl

from parcam.catalog.load import load_catalog
from parcam.intake.read import read
from parcam.model.month import Month
from parcam.model.reading import Options
from parcam.ui.upload.template import blank

MARCH = Month(2024, 3)


def test_every_line_filled_in_is_read_back(tmp_path: Path) -> None:
    catalog, book = load_catalog(), openpyxl.load_workbook(io.BytesIO(blank(MARCH)))
    sheet = book.active
    for row in range(2, sheet.max_row + 1):
        sheet.cell(row, 4).value, sheet.cell(row, 5).value = 3_000_000, 4_000_000
    book.save(tmp_path / "filled.xlsx")
    told = read(tmp_path / "filled.xlsx", Options(), catalog)
    expected = {(id, unit) for id in catalog.indicators for unit in catalog.reporters(id)}
    assert {(one.indicator, one.unit) for one in told.readings} == expected
    assert {(one.month, one.numerator, one.denominator) for one in told.readings} == {(MARCH, 3_000_000, 4_000_000)}
    assert not told.faults


def test_left_blank_it_says_nothing(tmp_path: Path) -> None:
    (tmp_path / "blank.xlsx").write_bytes(blank(MARCH))
    told = read(tmp_path / "blank.xlsx", Options(), load_catalog())
    assert not told.readings
    assert not told.faults
