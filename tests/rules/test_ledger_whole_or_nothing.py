"""A batch is taken whole or not at all, by one writer at a time, and every reader gets its own answer."""

from __future__ import annotations

import re
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import duckdb
import pytest

import parcam.store.ledger as ledger_module
from parcam.errors import StoreError
from parcam.model.month import Month
from parcam.store import Store
from parcam.store.connecting import SQL
from tests.ledgers import an_extraction, day, load, readings_in

SPAN = {"first": Month(2024, 1), "last": Month(2024, 12), "as_of": day("2025-01-01")}
TABLE = "on_time office 2024-01 1 9\non_time inspect 2024-01 2 9"


@pytest.fixture
def store(tmp_path):
    with Store.open(tmp_path / "s.duckdb") as opened:
        yield opened


class Broken(RuntimeError):
    pass


@pytest.mark.parametrize("step", ["write/new_series", "write/batch", "write/readings", "write/points"])
def test_a_failure_midway_leaves_nothing(store, monkeypatch, step):
    load(store, "on_time office 2024-01 5 9", "2024-02-05")
    stamp, real = store.stamp(SPAN["as_of"]), ledger_module.sql

    def fail(name):
        if name == step:
            raise Broken
        return real(name)

    monkeypatch.setattr(ledger_module, "sql", fail)
    with pytest.raises(Broken):
        load(store, TABLE, "2024-03-05")
    monkeypatch.undo()
    assert (store.stamp(SPAN["as_of"]), len(store.batches()), store.missing_keys(), store.verify().ok) == (stamp, 1, (), True)
    assert store.readings(["on_time"], **SPAN)["numerator"].tolist() == [5]
    assert load(store, TABLE, "2024-03-05").batch == 2


def test_a_failure_after_the_last_statement_leaves_nothing(store, monkeypatch):
    monkeypatch.setattr(ledger_module, "append_remarks", lambda *_: (_ for _ in ()).throw(Broken))
    with pytest.raises(Broken):
        load(store, TABLE, "2024-03-05")
    assert (store.batches(), store.readings(["on_time"], **SPAN).empty, store.missing_keys()) == ((), True, ())


def test_the_untouched_file_is_on_disk_before_the_transaction(store, monkeypatch):
    seen = []
    monkeypatch.setattr(ledger_module, "append_remarks", lambda _, extraction, __: seen.append(store.archive.holds(extraction.sha256)))
    load(store, TABLE, "2024-03-05")
    assert seen == [True]


def test_two_threads_that_bring_the_same_file_make_one_batch(store):
    with ThreadPoolExecutor(8) as pool:
        receipts = list(pool.map(lambda _: load(store, TABLE, "2024-03-05"), range(8)))
    assert sorted(receipt.already for receipt in receipts) == [False] + [True] * 7
    assert {receipt.batch for receipt in receipts} == {1}


def test_threads_that_bring_different_files_get_numbers_of_their_own(store):
    with ThreadPoolExecutor(4) as pool:
        receipts = list(pool.map(lambda n: load(store, f"on_time office 2024-01 {n} 99", "2024-03-05"), range(20)))
    assert sorted(receipt.batch for receipt in receipts) == list(range(1, 21))
    assert store.verify().ok


def test_eight_readers_beside_a_writer_each_get_their_own_rows_and_never_half_a_batch(store):
    units = [f"unit{n}" for n in range(8)]

    def write(version):
        load(store, "\n".join(f"on_time {unit} 2024-{m:02d} {version} {n + 1}" for n, unit in enumerate(units) for m in range(1, 13)),
             "2024-01-01")

    write(0)
    stop, wrong, answers = threading.Event(), [], []

    def read(n):
        while not stop.is_set():
            frame = store.readings(["on_time"], [units[n]], **SPAN)
            versions = set(frame["numerator"])
            answers.append(n)
            if len(frame) != 12 or set(frame["denominator"]) != {n + 1} or len(versions) != 1:
                wrong.append(frame)

    readers = [threading.Thread(target=read, args=(n,)) for n in range(8)]
    for reader in readers:
        reader.start()
    for version in range(1, 13):
        write(version)
    stop.set()
    for reader in readers:
        reader.join()
    assert wrong == []
    assert len(answers) > 50


def test_a_reader_is_not_disturbed_by_folding(store, monkeypatch):
    monkeypatch.setattr("parcam.store.cluster.RECENT_ROWS", 10)
    monkeypatch.setattr("parcam.store.cluster.MIDDLE_ROWS", 40)
    test_eight_readers_beside_a_writer_each_get_their_own_rows_and_never_half_a_batch(store)
    assert store.verify().ok


SECOND = """
import sys
from pathlib import Path
from parcam.errors import StoreError
from parcam.store import Store
try:
    Store.open(Path(sys.argv[1]))
except StoreError as refused:
    print(type(refused).__name__, refused.message, refused.remedy, sep="|")
"""


def test_a_second_process_is_refused_in_words(store):
    done = subprocess.run([sys.executable, "-c", SECOND, str(store.places.database)], capture_output=True, text=True, check=True,
                          env={"PYTHONPATH": str(Path(__file__).parents[2]), "PYTHONUTF8": "1"}, timeout=60)
    kind, message, remedy = done.stdout.strip().split("|")
    assert (kind, message) == ("LockedStoreError", "Kho số liệu đang được chương trình khác mở.")
    assert remedy


def test_two_stores_of_one_process_share_what_they_know(store):
    with Store.open(store.places.database) as other:
        load(store, TABLE, "2024-03-05")
        assert len(other.readings(["on_time"], **SPAN)) == 2
        assert other.stamp(SPAN["as_of"]) == store.stamp(SPAN["as_of"])
    assert len(store.batches()) == 1


def test_a_closed_store_says_so(tmp_path):
    store = Store.open(tmp_path / "s.duckdb")
    store.close()
    store.close()
    with pytest.raises(StoreError, match="đã đóng"):
        store.batches()


def test_a_newer_schema_is_refused_and_untouched(tmp_path):
    Store.open(tmp_path / "s.duckdb").close()
    with duckdb.connect(str(tmp_path / "s.duckdb")) as connection:
        connection.execute("INSERT INTO migration VALUES (999, 'later.sql')")
    with pytest.raises(StoreError, match="999"):
        Store.open(tmp_path / "s.duckdb")


@pytest.mark.parametrize(("stumbles", "answered"), [(1, True), (2, False)])
def test_a_question_over_which_the_database_stumbled_is_asked_once_more(store, monkeypatch, stumbles, answered):
    load(store, TABLE, "2024-03-05")
    real, left = store.database._answer_once, [stumbles]

    def stumble(*values):
        if left[0]:
            left[0] -= 1
            raise duckdb.InternalException("INTERNAL Error")
        return real(*values)

    monkeypatch.setattr(store.database, "_answer_once", stumble)
    if answered:
        assert len(store.readings(["on_time"], **SPAN)) == 2
    else:
        with pytest.raises(StoreError, match="hỏng"):
            store.readings(["on_time"], **SPAN)


def test_an_instance_that_broke_is_opened_again(store):
    load(store, TABLE, "2024-03-05")
    with pytest.raises(duckdb.InternalException), store.database.cursor():
        raise duckdb.InternalException("INTERNAL Error")
    assert len(store.readings(["on_time"], **SPAN)) == 2
    assert load(store, TABLE, "2024-03-06", b"next").batch == 2


def test_a_question_that_takes_too_long_is_stopped(store):
    with pytest.raises(StoreError, match="giây"), store.database.cursor(patience=0.2) as cursor:
        cursor.execute("SELECT count(*) FROM range(100000000) AS a, range(100000) AS b WHERE a.range % 7 = b.range % 11")
    assert store.batches() == ()


def test_a_question_that_needs_too_much_memory_is_stopped_and_the_store_lives_on(store):
    with pytest.raises(StoreError, match="bộ nhớ"), store.database.cursor() as cursor:
        cursor.execute("SELECT list(r.range::VARCHAR || repeat('x', 100)) FROM range(20000000) AS r")
    assert store.batches() == ()


@pytest.mark.parametrize("statement", [
    "SELECT * FROM read_text('/etc/passwd')", "SELECT * FROM read_csv('/etc/passwd')", "SELECT * FROM '/etc/passwd'",
    "SELECT * FROM glob('/etc/*')", "SELECT * FROM read_blob('../s.duckdb')", "COPY (SELECT 1) TO '/tmp/out.csv'",
    "ATTACH '/tmp/other.duckdb'", "INSTALL httpfs", "LOAD httpfs", "INSTALL spatial FROM community", "SET memory_limit = '8GB'",
    "SET threads = 64", "RESET memory_limit", "SET lock_configuration = false", "SET enable_external_access = true",
    "SET allowed_directories = ['/']", "SET TimeZone = 'UTC'", "SET temp_directory = '/tmp'", "EXPORT DATABASE '/tmp/out'",
    "SELECT * FROM read_csv('https://example.org/x.csv')", "SELECT * FROM read_parquet('s3://bucket/x')",
    "CREATE PERSISTENT SECRET s (TYPE http)", "SET autoload_known_extensions = true", "PRAGMA memory_limit = '8GB'",
])
def test_the_database_reaches_nothing_outside_and_cannot_be_reconfigured(store, statement):
    with store.database.cursor() as cursor, pytest.raises(duckdb.Error):
        cursor.execute(statement)


def test_the_database_may_read_its_registers_only(store, tmp_path):
    outside = tmp_path / "x.parquet"
    with duckdb.connect() as plain:
        plain.execute(f"COPY (SELECT 1 AS line) TO '{outside}'")
    inside = store.registers.path(store.registers.keep(outside))
    with store.database.cursor() as cursor:
        assert cursor.execute("SELECT line FROM read_parquet($path)", {"path": str(inside)}).fetchall() == [(1,)]
        with pytest.raises(duckdb.PermissionException):
            cursor.execute("SELECT line FROM read_parquet($path)", {"path": str(outside)})
        assert cursor.execute("SELECT current_setting('TimeZone')").fetchone() == ("Asia/Ho_Chi_Minh",)


FACTS = ("batch", "series", "reading", "fault", "note", "account", "understood", "withdrawal", "act")


def test_no_statement_changes_or_removes_a_fact():
    """Only the light copies of the readings (point_*) may be rewritten; they are made from the facts. A new column changes none."""
    texts = {path: path.read_text(encoding="utf-8") for path in (*SQL.rglob("*.sql"), *Path(ledger_module.__file__).parent.glob("*.py"))}
    assert len(texts) > 40
    change = r"UPDATE|DELETE\s+FROM|TRUNCATE|MERGE\s+INTO|INSERT\s+OR|DROP\s+TABLE|ALTER\s+TABLE|REPLACE\s+TABLE"
    forbidden = re.compile(rf"\b({change})\s+({'|'.join(FACTS)})\b(?!\s+ADD\s+COLUMN)", re.IGNORECASE)
    assert {path.name: forbidden.findall(text) for path, text in texts.items() if forbidden.search(text)} == {}
    loose = re.compile(r"\b(UPDATE\s+\w+\s+SET|DELETE\s+FROM|TRUNCATE|MERGE\s+INTO|ON\s+CONFLICT)\b")
    assert [path.name for path, text in texts.items() if loose.search(text)] == []


def test_every_statement_file_says_its_question_first_and_is_short():
    for path in SQL.rglob("*.sql"):
        lines = path.read_text(encoding="utf-8").splitlines()
        assert lines[0].startswith("-- "), path
        assert len(lines) <= 60, path
        if path.parent.name == "questions":
            assert lines[0].endswith("?") or ":" in lines[0] or "." in lines[0], path


def test_no_statement_uses_a_window():
    """DuckDB 1.5.5 loses a window's state now and then ("access index 0 within vector of size 0"): max_by and GROUP BY do the same."""
    assert [path.name for path in SQL.rglob("*.sql") if re.search(r"\bOVER\b|\bQUALIFY\b", path.read_text(encoding="utf-8"))] == []


def test_no_statement_is_glued_together():
    """Save the one that names the store's own file, which takes no parameter: ATTACH."""
    for path in Path(ledger_module.__file__).parent.glob("*.py"):
        text = path.read_text(encoding="utf-8").replace('execute(f"ATTACH {_quoted(', "")
        assert not re.search(r"execute\(f[\"']|execute\([^)]*\.format\(|execute\([^)]*%", text), path


def test_a_path_with_a_quote_in_it_is_only_a_path(tmp_path):
    with Store.open(tmp_path / "o'; DROP TABLE x; --" / "kho số.duckdb") as store:
        load(store, TABLE, "2024-02-05")
        assert store.verify().ok


def test_a_name_is_never_a_statement(store):
    nasty = "x'; DROP TABLE reading; --"
    load(store, "on_time office 2024-01 1 9", "2024-02-05")
    assert store.readings([nasty], [nasty], **SPAN).empty
    content = b"nasty"
    extraction = an_extraction(readings_in("on_time office 2024-02 1 9"), content)
    store.accept(extraction, content, by=nasty, known_on=day("2024-02-06"))
    assert store.batches()[0].by == nasty
    assert len(store.readings(["on_time"], **SPAN)) == 2
