"""`grid`: the table that stands in a file, header first, values as they were, nothing else; what is no table gets no output."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from parcam.intake import limits
from parcam.intake.grid import grid, grid_rows
from tests.bench.pollution.measure import ten
from tests.bench.pollution.polluter import Case, Writer, cases
from tests.bench.pollution.sources import english, vietnamese


def _whole_files(name: str) -> list[Case]:
    """Pollution of whole files, and of single rows a few."""
    table = english() if name == "english" else vietnamese()
    rows = ("more_7_", "less_7_", "quote_7_", "blanks_7", "more_0_", "quote_0_")
    chosen = [case for case in cases(table) if not case.name[-1].isdigit() or case.name.startswith(rows) or "multirow" in case.name]
    return [case for case in chosen if not (name == "vietnamese" and case.name == "delimiter_' '")]


@pytest.mark.parametrize("name", ["english", "vietnamese"])
def test_pollution_is_undone(name: str, tmp_path: Path) -> None:
    scores = {}
    for case in _whole_files(name):
        path = tmp_path / "case.csv"
        path.write_bytes(case.data)
        scores[case.name] = ten(case.expected, list(grid_rows(path)))
    assert {kind: points for kind, points in scores.items() if points < 9.9} == {}
    assert sum(scores.values()) / len(scores) >= 9.99


def test_many_files_and_one_that_is_no_table(tmp_path: Path) -> None:
    good, other, bad = tmp_path / "a.csv", tmp_path / "b.csv", tmp_path / "c.csv"
    good.write_text('Tiêu đề\n\nĐơn vị;Số\n"Phòng A, B";1.234,5\nPhòng C;2\n', encoding="utf-8")
    other.write_bytes("Đơn vị,Số\r\nPhòng A,1\r\n".encode("utf-16"))
    bad.write_bytes(b"%PDF-1.4")
    failures = grid([good, bad, other, tmp_path / "missing.csv"], tmp_path / "out")
    assert [path for path, _ in failures] == [bad, tmp_path / "missing.csv"]
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["a.csv", "b.csv"]
    with (tmp_path / "out" / "a.csv").open(encoding="utf-8", newline="") as file:
        assert list(csv.reader(file)) == [["Đơn vị", "Số"], ["Phòng A, B", "1.234,5"], ["Phòng C", "2"]]


def test_values_keep_their_blanks_and_zeros(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("mã;tên;số\n007; Phòng  A ;1,50\n008;B;2,00\n", encoding="utf-8")
    assert list(grid_rows(path)) == [["mã", "tên", "số"], ["007", " Phòng  A ", "1,50"], ["008", "B", "2,00"]]


@pytest.mark.parametrize("codec", ["utf-8", "utf-16"])
def test_every_row_of_a_large_file_is_written(codec: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "TEXT_WHOLE", 20_000)
    monkeypatch.setattr(limits, "GRID_WHOLE", 30_000)
    monkeypatch.setattr(limits, "SAMPLE_BYTES", 20_000)
    monkeypatch.setenv("PARCAM_SCRATCH", str(tmp_path))
    table = vietnamese(900)
    path = tmp_path / "large.csv"
    path.write_bytes(Writer().text(table).encode(codec))
    assert list(grid_rows(path)) == table
    assert [one.name for one in tmp_path.iterdir()] == ["large.csv"]
