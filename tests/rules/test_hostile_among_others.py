"""A corrupt or hostile file never stops other files: of several read, loaded or written out together, the good ones come through whole."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from parcam.catalog.load import load_catalog
from parcam.cli.main import main
from parcam.desk import reading as desk
from parcam.model.reading import Options, Outcome
from tests.unit.intake_front import tasks
from tests.unit.intake_front.hostile import HOSTILE

if TYPE_CHECKING:
    from pathlib import Path

GOOD = "Đơn vị,Tháng,Đã giải quyết,Đúng hạn\nVăn phòng Sở,0{n}/2024,120,118\nPhòng Quản lý Khoa học,0{n}/2024,64,61\n"
AMONG = ("zip that lies", "external entity in the sheet", "ten million columns", "nothing but NUL", "torn workbook", "empty", "huge spans")


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    """Good ones before, between and behind the hostile ones."""
    made = []
    for place, name in enumerate(AMONG):
        for suffix, data in ((".csv", GOOD.format(n=place + 1).encode()), (".xlsx", HOSTILE[name][0]())):
            path = tmp_path / f"{place}{suffix}"
            path.write_bytes(data)
            made.append(str(path))
    return made


def test_loaded_together(files: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("PARCAM_STORE", str(tmp_path / "store.duckdb"))
    status = main(("load", *files, "--indicator", "on_time", "--by", "An", "--json"))
    said = json.loads(capsys.readouterr().out)
    assert status == 3
    assert [one["new"] for one in said if one["file"].endswith(".csv")] == [2] * len(AMONG)
    assert not any(one.get("new") for one in said if one["file"].endswith(".xlsx"))


def test_written_out_together(files: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out"
    assert main(("grid", *files, "--out", str(out))) == 3
    capsys.readouterr()
    assert sorted(path.name for path in out.iterdir() if path.suffix == ".csv") == sorted(f"{n}.csv" for n in range(len(AMONG)))


@pytest.mark.parametrize("trouble", [tasks.die, tasks.fail, tasks.hoard, tasks.grab, tasks.spin])
def test_a_child_that_is_lost_is_lost_for_one_file_only(trouble: Any, files: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
                                                        capfd: pytest.CaptureFixture[str]) -> None:
    catalog, path = load_catalog(), tmp_path / "0.csv"
    with monkeypatch.context() as patch:
        patch.setattr(desk, "read_file", tasks.instead(trouble))
        patch.setattr(desk.limits, "READ_SECONDS", 1.0)
        with desk.reading(path, Options(indicator="on_time"), catalog) as lost:
            assert lost.outcome is Outcome.ERROR
            assert lost.error
            assert lost.error.kind in ("corrupt_file", "too_large")
    with desk.reading(path, Options(indicator="on_time"), catalog) as found:
        assert len(found.readings) == 2
    capfd.readouterr()
