"""Every line is counted once; what was passed over is said; totals are compared and never taken."""

from __future__ import annotations

from dataclasses import replace

import pytest

from parcam.catalog.load import load_catalog
from parcam.intake.account import Unbalanced, accounts
from parcam.intake.document import open_document
from parcam.intake.read import read
from parcam.intake.tables.document import TableReader
from parcam.model.reading import Options

CATALOG = load_catalog()
LINES = [
    "SỞ KHOA HỌC VÀ CÔNG NGHỆ;;;",
    "KẾT QUẢ THÁNG 3/2024;;;",
    ";;;",
    "STT;Đơn vị;Đã giải quyết;Đúng hạn",
    "1;Văn phòng Sở;120;118",
    "2;Phòng lạ;5;5",
    "3;Thanh tra Sở;-;-",
    "4;Văn phòng Sở;120;118",
    ";Tổng cộng;130;123",
    "",
    "Người lập biểu;;;",
]


def written(tmp_path, lines):
    path = tmp_path / "extract.csv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def test_each_line_is_counted_as_what_it_is(tmp_path):
    (account,) = read(written(tmp_path, LINES), Options(), CATALOG).accounts
    assert (account.lines, account.header, account.readings, account.rejects, account.totals) == (11, 1, 1, 1, 1)
    assert account.balances


def test_a_line_lost_by_the_reader_refuses_the_load(tmp_path):
    document = open_document(written(tmp_path, LINES))
    told = TableReader(CATALOG, CATALOG.vocabulary, Options(), {}).read(document)
    short = replace(document, sheets=(replace(document.sheets[0], lines=5),))
    told.parts = [replace(part, sheet=short.sheets[0]) for part in told.parts]
    with pytest.raises(Unbalanced):
        accounts(short, told)


def test_a_total_that_differs_is_said_and_changes_nothing(tmp_path):
    found = read(written(tmp_path, LINES), Options(), CATALOG)
    assert "total_mismatch" in {one.kind for one in found.notes}
    assert [(one.numerator, one.denominator) for one in found.readings] == [(118, 120)]


def test_an_identical_repeat_counts_once_and_is_said(tmp_path):
    notes = [one for one in read(written(tmp_path, LINES), Options(), CATALOG).notes if one.kind == "duplicate_identical"]
    assert [one.row for one in notes] == [8]


def test_a_total_that_agrees_is_not_mentioned(tmp_path):
    lines = ["Đơn vị;Tháng;Đã giải quyết;Đúng hạn", "Văn phòng Sở;3/2024;120;118", "Thanh tra Sở;3/2024;5;5", "Tổng cộng;;125;123"]
    assert not read(written(tmp_path, lines), Options(), CATALOG).notes
