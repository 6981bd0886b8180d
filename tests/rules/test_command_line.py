"""The contract of the command line: exit status, JSON on standard output, Vietnamese on standard error, nothing stored by `read`."""

from __future__ import annotations

import errno
import json
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from parcam.cli import console
from parcam.cli.main import main
from parcam.errors import StoreError
from parcam.places import ROOT, store_path
from parcam.store.store import Store
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


@pytest.mark.parametrize("verb", ["status", "changes"])
def test_a_year_without_a_plan_is_refused_with_the_years_there_are(capsys: pytest.CaptureFixture[str], verb: str, tmp_path: Path) -> None:
    status, told, said = run(capsys, verb, "--year", "1999", "--json", "--store", str(tmp_path / "kho.duckdb"))
    assert (status, told) == (2, None) and "1999" in said and "2024" in said


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


def test_a_file_that_cannot_be_opened_stops_no_other_and_is_in_the_answer(capsys: pytest.CaptureFixture[str], write: Any,
                                                                          tmp_path: Path) -> None:
    code, said, err = run(capsys, "load", "khong-co.csv", str(tmp_path), write(GOOD), *ON_TIME, "--json")
    assert (code, [one["outcome"] for one in said], [one["batch"] for one in said]) == (3, ["error", "error", "ok"], [None, None, 1])
    assert all(set(one) >= {"file", "outcome", "error", "message", "readings", "rejects", "warnings", "batch", "already"} for one in said)
    assert "khong-co.csv" in err and "là thư mục" in err
    assert run(capsys, "load", "khong-co.csv", str(tmp_path), "--json")[0] == 2


def test_what_the_store_refuses_of_one_file_is_said_of_that_file(capsys: pytest.CaptureFixture[str], write: Any,
                                                                 monkeypatch: pytest.MonkeyPatch) -> None:
    taken = Store.accept

    def full(self: Store, extraction: Any, *args: Any, **more: Any) -> Any:
        if extraction.file == "a.csv":
            raise StoreError("Ổ đĩa sắp đầy")
        return taken(self, extraction, *args, **more)

    monkeypatch.setattr(Store, "accept", full)
    code, said, err = run(capsys, "load", write(GOOD), write(BETTER, "b.csv"), *ON_TIME, "--json")
    assert (code, [one["batch"] for one in said]) == (3, [None, 1])
    assert "a.csv: Ổ đĩa sắp đầy" in err


def test_what_a_person_states_is_read_and_slips_are_named_at_once(capsys: pytest.CaptureFixture[str], write: Any) -> None:
    path = write(GOOD.replace(",", "¬"))
    assert run(capsys, "read", path, *ON_TIME, "--json")[0] == 2
    code, said, _ = run(capsys, "read", path, *ON_TIME, "--delimiter", "¬", "--encoding", "UTF-8", "--state", "table=A1:D2", "--json")
    assert (code, len(said["readings"])) == (0, 1)
    code, _, err = run(capsys, "read", path, "--encoding", "EBCDIC", "--state", "x=1")
    assert code == 2 and "encoding=EBCDIC" in err and "x=1" in err


@pytest.mark.parametrize("argv", [
    ("grid", "{good}", "--out", "{good}"), ("report", "--as-of", "2024-10-01", "--format", "xlsx", "--out", "{missing}/x.xlsx"),
    ("report", "--as-of", "2024-10-01", "--format", "xlsx", "--out", "{folder}"), ("backup", "{missing}/x.zip"),
    ("status", "--store", "{folder}"), ("restore", "{folder}"), ("plan", "check", "{folder}"), ("read", "{folder}"),
])
def test_a_path_that_will_not_do_ends_with_2_and_words(capsys: pytest.CaptureFixture[str], write: Any, tmp_path: Path,
                                                       argv: tuple[str, ...]) -> None:
    places = {"good": write(GOOD), "missing": str(tmp_path / "khong-co"), "folder": str(tmp_path)}
    code, _, err = run(capsys, *(one.format(**places) for one in argv))
    assert code == 2
    assert any(letter in err for letter in "ạảãáàếệểễềộốồổỗứừữựử")
    assert (tmp_path / "a.csv").read_text(encoding="utf-8") == GOOD


@pytest.mark.parametrize(("argv", "words"), [
    (("read", "a", "b"), "thừa"), (("withdraw", "1"), "thiếu --why"), (("withdraw", "x", "--why", "y"), "không phải số nguyên"),
    (("read", "a", "--dataset", "b"), "không thuộc"), (("read", "a", "--month"), "thiếu giá trị"), (("bay",), "không thuộc"),
    (("read", "a", "--month", "T3"), "không phải tháng")])
def test_wrong_use_is_told_in_vietnamese(capsys: pytest.CaptureFixture[str], argv: tuple[str, ...], words: str) -> None:
    with pytest.raises(SystemExit):
        main(argv)
    err = capsys.readouterr().err
    assert words in err
    assert not any(english in err for english in ("argument", "invalid", "expected", "required"))


def test_a_report_that_cannot_be_finished_leaves_what_stood_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "b.docx"
    target.write_bytes(b"before")

    def torn(self: Path, content: bytes) -> int:
        with self.open("wb") as file:
            file.write(content[:2])
        raise OSError(errno.ENOSPC, "No space left on device", str(self))

    monkeypatch.setattr("pathlib.Path.write_bytes", torn)
    with pytest.raises(OSError, match="No space"):
        console.write(target, b"after")
    assert target.read_bytes() == b"before"
    assert list(tmp_path.iterdir()) == [target]


def test_a_store_held_by_another_process_is_told(capsys: pytest.CaptureFixture[str], write: Any, tmp_path: Path) -> None:
    store = tmp_path / "kho" / "parcam.duckdb"
    code = ("import sys; from pathlib import Path; from parcam.store.store import Store; "
            f"held = Store.open(Path({str(store)!r})); print(1, flush=True); sys.stdin.read()")
    with subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT) as other:
        assert other.stdout and other.stdout.readline()
        status, _, err = run(capsys, "load", write(GOOD), *ON_TIME, "--store", str(store))
        other.communicate()
    assert status == 2 and "đang" in err
    assert run(capsys, "load", write(GOOD), *ON_TIME, "--store", str(store))[0] == 0
