"""A text file too large to hold is sampled; the whole is within DuckDB's reach in UTF-8, every line counted."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from parcam.catalog.load import load_catalog
from parcam.intake import limits
from parcam.intake.document import open_document
from parcam.intake.read import read
from parcam.intake.text import blocks
from parcam.intake.text.survey import survey
from parcam.model.reading import Options
from tests.unit.intake_front.writers import WRITERS

_LINE = "{n};Phòng Quản lý Khoa học;{n}\n"
_ROWS = 30_000


@pytest.mark.parametrize("way", ["utf-8", "utf-8 bom", "tcvn3", "windows-1258", "utf-16", "vni"])
def test_the_whole_file_stays_in_reach(way: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "TEXT_WHOLE", 200_000)
    monkeypatch.setattr(limits, "SAMPLE_BYTES", 100_000)
    monkeypatch.setenv("PARCAM_SCRATCH", str(tmp_path))
    path = tmp_path / "so.csv"
    path.write_bytes(WRITERS[way]("STT;Đơn vị;Số\n" + "".join(_LINE.format(n=n) for n in range(_ROWS))))
    document = open_document(path)
    sheet = document.sheets[0]
    assert document.sampled
    assert document.text_path is not None
    assert document.dialect is not None
    assert sheet.lines == _ROWS + 1
    assert 100 < len(sheet.rows) < _ROWS
    assert (document.text_path == path) == way.startswith("utf-8")
    rows = duckdb.sql(
        f"SELECT count(*), sum(a::BIGINT), min(b) FROM read_csv('{document.text_path}', delim='{document.delimiter}', header=false, "
        "skip=1, auto_detect=false, columns={'a': 'VARCHAR', 'b': 'VARCHAR', 'c': 'VARCHAR'})").fetchall()
    assert rows == [(_ROWS, _ROWS * (_ROWS - 1) // 2, "Phòng Quản lý Khoa học")]


def test_an_old_encoding_late_in_a_large_file_is_heard(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "TEXT_WHOLE", 200_000)
    monkeypatch.setattr(limits, "SAMPLE_BYTES", 50_000)
    monkeypatch.setenv("PARCAM_SCRATCH", str(tmp_path))
    path = tmp_path / "so.csv"
    late = WRITERS["tcvn3"]("".join(_LINE.format(n=n) for n in range(20_000)))
    path.write_bytes(b"STT;Don vi;So\n" + b"".join(b"%d;Phong;%d\n" % (n, n) for n in range(20_000)) + late)
    document = open_document(path)
    assert document.encoding == "TCVN3"
    assert "Phòng Quản lý Khoa học" in (document.text_path or path).read_text(encoding="utf-8")


def test_a_large_table_that_is_no_register_is_read_to_its_end_or_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "TEXT_WHOLE", 20_000)
    monkeypatch.setattr(limits, "SAMPLE_BYTES", 10_000)
    monkeypatch.setenv("PARCAM_SCRATCH", str(tmp_path))
    path = tmp_path / "so_lieu.csv"
    lines = [f"Văn phòng Sở;{month:02d}/{year};100;90\n" for year in range(1950, 2030) for month in range(1, 13)]
    path.write_text("Đơn vị;Tháng;Đã giải quyết;Đúng hạn\n" + "".join(lines), encoding="utf-8")
    catalog = load_catalog()
    found = read(path, Options(), catalog)
    assert len(found.readings) == len(lines)
    assert found.accounts[0].readings == len(lines)
    monkeypatch.setattr(limits, "TABLE_BYTES", 20_000)
    refused = read(path, Options(), catalog)
    assert refused.error is not None
    assert refused.error.kind == "too_large"
    assert not refused.readings


@pytest.mark.parametrize("skip", [0, 1, 7])
def test_blocks_end_where_their_lines_were_counted(skip: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(blocks, "SPAN", 400)
    path = tmp_path / "so.csv"
    data = b"".join(b"%d;%s\n" % (n, b"x" * (n * 37 % 900 if n % 5 == 0 else n % 60)) for n in range(300)) + b"end"
    path.write_bytes(data)
    found = survey(path)
    assert found.lines == 301
    assert found.feeds == {place: data.count(b"\n", 0, place) for place in found.feeds}
    ends = [span.end for span in blocks.spans(path, 400, skip)]
    assert ends[-1] == len(data)
    assert set(ends) <= found.feeds.keys()
