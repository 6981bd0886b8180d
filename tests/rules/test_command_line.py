"""The contract of the command line: exit status, JSON on standard output, Vietnamese on standard error, nothing stored by `read`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from parcam.cli.main import main
from parcam.places import store_path
from parcam.words.text import catalogue

if TYPE_CHECKING:
    from pathlib import Path

GOOD = "Đơn vị,Tháng,Đã giải quyết,Đúng hạn\nVăn phòng Sở,03/2024,120,118\nPhòng Quản lý Khoa học,03/2024,64,61\n"
MIXED = GOOD + "UBND huyện Hải Lăng,03/2024,10,9\n"
BETTER = GOOD.replace("120,118", "120,119")
ON_TIME = ("--indicator", "on_time")


@pytest.fixture
def write(tmp_path: Path) -> Any:
    def one(text: str, name: str = "a.csv") -> str:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return str(path)
    return one


def run(capsys: pytest.CaptureFixture[str], *argv: str) -> tuple[int, Any, str]:
    status = main(argv)
    out, err = capsys.readouterr()
    return status, json.loads(out) if out.strip() else None, err


@pytest.mark.parametrize(("text", "status", "outcome", "readings", "rejects"), [
    (GOOD, 0, "ok", 2, 0),
    (MIXED, 3, "partial", 2, 1),
    ("", 2, "error", 0, 0),
])
def test_read_tells_how_much_was_taken(capsys: pytest.CaptureFixture[str], write: Any, text: str, status: int, outcome: str,
                                       readings: int, rejects: int) -> None:
    code, said, _ = run(capsys, "read", write(text), *ON_TIME, "--json")
    assert (code, said["outcome"], len(said["readings"]), len(said["rejects"])) == (status, outcome, readings, rejects)


def test_read_has_every_key_of_the_contract_and_stores_nothing(capsys: pytest.CaptureFixture[str], write: Any) -> None:
    _, said, _ = run(capsys, "read", write(MIXED), *ON_TIME, "--json")
    assert {"file", "outcome", "error", "readings", "rejects", "warnings"} <= set(said)
    assert said["readings"][0] == {"indicator": "on_time", "unit": "qlkh", "period": "2024-03", "numerator": 61, "denominator": 64,
                                   "value": round(61 / 64 * 100, 4)}
    assert {"sheet", "row", "column", "kind", "raw", "message"} == set(said["rejects"][0])
    assert (said["rejects"][0]["row"], said["rejects"][0]["kind"]) == (4, "unknown_unit")
    assert run(capsys, "batches", "--json")[1] == []


def test_the_same_bytes_twice_change_nothing_and_say_so(capsys: pytest.CaptureFixture[str], write: Any) -> None:
    path = write(GOOD)
    assert run(capsys, "load", path, *ON_TIME, "--by", "An", "--json")[1][0]["new"] == 2
    code, said, err = run(capsys, "load", path, *ON_TIME, "--json")
    assert (code, said[0]["already"], len(run(capsys, "batches", "--json")[1])) == (0, True, 1)
    assert catalogue()["cli.load_already"].format(file="a.csv", batch=said[0]["batch"]) in err


def test_withdrawing_a_batch_brings_the_earlier_value_back(capsys: pytest.CaptureFixture[str], write: Any) -> None:
    def figure() -> int:
        return next(one["numerator"] for one in run(capsys, "status", "--json")[1] if one["code"] == "B.I.1")

    run(capsys, "load", write(GOOD), *ON_TIME)
    batch = str(run(capsys, "load", write(BETTER, "b.csv"), *ON_TIME, "--json")[1][0]["batch"])
    assert figure() == 119 + 61
    assert run(capsys, "withdraw", batch, "--why", "nhầm tệp")[0] == 0
    assert figure() == 118 + 61
    assert run(capsys, "withdraw", batch, "--why", "lần nữa")[0] == 2
    gone = next(one for one in run(capsys, "batches", "--json")[1] if str(one["batch"]) == batch)
    assert gone["withdrawn_why"] == "nhầm tệp"


def test_status_gives_one_object_per_commitment(capsys: pytest.CaptureFixture[str], write: Any) -> None:
    run(capsys, "load", write(GOOD), *ON_TIME, "--known-on", "2024-04-05")
    code, said, _ = run(capsys, "status", "--as-of", "2024-06-30", "--json")
    on_time = next(one for one in said if one["code"] == "B.I.1")
    assert code == 0 and len(said) == 14
    assert {"code", "figure", "numerator", "denominator", "target", "comparison", "deadline", "verdict", "reason", "chance", "interval",
            "required_rate", "by_unit"} <= set(on_time)
    assert on_time["figure"] == round((118 + 61) / (120 + 64) * 100, 4)
    assert (on_time["verdict"], on_time["lost_since"]) == ("lost", "2024-03")


def test_as_of_shows_only_what_was_known(capsys: pytest.CaptureFixture[str], write: Any) -> None:
    run(capsys, "load", write(GOOD), *ON_TIME, "--known-on", "2024-04-05")
    said = run(capsys, "status", "--as-of", "2024-04-04", "--json")[1]
    assert next(one for one in said if one["code"] == "B.I.1")["verdict"] == "no_data"


@pytest.mark.parametrize("argv", [
    ("read", "khong-co.csv"), ("load", "khong-co.csv"), ("withdraw", "7", "--why", "x"),
])
def test_what_is_not_there_is_told_in_vietnamese_with_status_2(capsys: pytest.CaptureFixture[str], argv: tuple[str, ...]) -> None:
    code, _, err = run(capsys, *argv)
    assert code == 2 and err.strip()


@pytest.mark.parametrize("argv", [(), ("bay",), ("read",), ("status", "--as-of", "31/12/2024"), ("read", "x.csv", "--month", "T3")])
def test_wrong_use_ends_with_2(capsys: pytest.CaptureFixture[str], argv: tuple[str, ...]) -> None:
    with pytest.raises(SystemExit) as stop:
        main(argv)
    assert stop.value.code == 2 and "--help" in capsys.readouterr().err


def test_an_unknown_indicator_is_refused_with_the_known_ones(capsys: pytest.CaptureFixture[str], write: Any) -> None:
    code, _, err = run(capsys, "read", write(GOOD), "--indicator", "dung_han")
    assert code == 2 and "on_time" in err


def test_grid_writes_the_table_and_names_what_is_none(capsys: pytest.CaptureFixture[str], write: Any, tmp_path: Path) -> None:
    out = tmp_path / "out"
    code, _, err = run(capsys, "grid", write("Báo cáo\n\n" + GOOD), write("", "rong.csv"), "--out", str(out))
    assert code == 3 and "rong.csv" in err and not (out / "rong.csv").exists()
    assert (out / "a.csv").read_text(encoding="utf-8").splitlines() == GOOD.splitlines()


def test_backup_and_restore_give_the_same_status(capsys: pytest.CaptureFixture[str], write: Any, tmp_path: Path) -> None:
    run(capsys, "load", write(GOOD), *ON_TIME)
    before = run(capsys, "status", "--json")[1]
    copy = str(tmp_path / "sao-luu.zip")
    assert run(capsys, "backup", copy)[0] == 0
    other = str(tmp_path / "khac" / "kho.duckdb")
    assert run(capsys, "restore", copy, "--store", other)[0] == 0
    assert run(capsys, "status", "--json", "--store", other)[1] == before
    assert run(capsys, "verify", "--store", other)[0] == 0


def test_a_damaged_store_comes_back_with_every_batch(capsys: pytest.CaptureFixture[str], write: Any, tmp_path: Path) -> None:
    store = tmp_path / "kho" / "parcam.duckdb"
    run(capsys, "load", write(GOOD), *ON_TIME, "--store", str(store))
    before = run(capsys, "status", "--json", "--store", str(store))[1]
    store.write_bytes(b"\0" * 4096 + store.read_bytes()[4096:])
    assert run(capsys, "status", "--json", "--store", str(store))[0] == 2
    assert run(capsys, "recover", "--store", str(store))[0] == 0
    assert run(capsys, "status", "--json", "--store", str(store))[1] == before


def test_plan_check_finds_what_the_source_contradicts(capsys: pytest.CaptureFixture[str]) -> None:
    code, said, _ = run(capsys, "plan", "check", "data/plans/2024.toml", "--json")
    assert code == 3 and {"kind", "where", "message"} == set(said[0])


def test_serve_shows_the_store_it_was_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    told, other, shown = tmp_path / "told.duckdb", tmp_path / "other.duckdb", []
    monkeypatch.setenv("PARCAM_STORE", str(other))
    assert main(["serve", "--store", str(told), "--no-sample"], face=lambda host, port: shown.append(store_path())) == 0
    assert shown == [told]
