"""Opening: made when absent, migrated once, arranged anew only when the views' text changed; files kept under what they hold."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date

import duckdb
import pytest

from parcam.errors import StoreError
from parcam.model.month import Month
from parcam.store import Store, connecting, database, durable
from parcam.store.archive import Archive
from parcam.store.refusal import refusal
from parcam.store.store import Recovery
from tests.ledgers import load


def books(path):
    with Store.open(path) as store, store.database.cursor() as cursor:
        return cursor.execute("SELECT (SELECT list(name ORDER BY number) FROM migration), (SELECT count(*) FROM arrangement)").fetchone()


def test_opening_again_migrates_and_arranges_nothing(tmp_path):
    path = tmp_path / "new" / "s.duckdb"
    first = books(path)
    assert first == (["001_ledger.sql", "002_points.sql", "003_told.sql"], 1)
    content = path.read_bytes()
    assert books(path) == first
    assert path.read_bytes() == content


def test_views_of_another_text_are_made_anew_and_facts_stay(tmp_path):
    path = tmp_path / "s.duckdb"
    with Store.open(path) as store:
        load(store, "on_time office 2024-01 1 9", "2024-02-05")
        with store.database.transaction() as cursor:
            cursor.execute("INSERT INTO arrangement VALUES (7, 'older text'); DROP VIEW point")
    assert books(path)[1] == 3
    with Store.open(path) as store:
        assert store.verify().ok
        assert store.verify().readings == 1


def test_a_place_that_cannot_be_a_folder_is_said(tmp_path):
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(StoreError, match="thư mục"):
        Store.open(tmp_path / "file" / "s.duckdb")


@pytest.mark.parametrize("content", [b"not a database at all " * 500, b"\x00" * 8192])
def test_a_file_that_is_no_database_is_said_and_left(tmp_path, content):
    path = tmp_path / "s.duckdb"
    path.write_bytes(content)
    with pytest.raises(StoreError, match="hỏng"):
        Store.open(path)
    assert path.read_bytes() == content


def test_what_is_kept_stands_once_and_shows_when_altered(tmp_path):
    archive = Archive(tmp_path)
    name = archive.keep(b"bytes")
    assert archive.path(name).read_bytes() == b"bytes"
    assert archive.keep(b"bytes") == name
    archive.path(name).write_bytes(b"other")
    assert not archive.holds(name)
    assert archive.keep_as(name, b"bytes")
    assert archive.holds(name)
    assert not archive.keep_as(durable.sha256_of(b"new"), b"other")
    assert [path.name for path in tmp_path.rglob("*.*")] == []


def test_the_same_file_from_many_threads_stands_whole(tmp_path):
    archive, content = Archive(tmp_path), b"x" * 300_000
    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(lambda _: archive.keep_as(durable.sha256_of(content), content), range(16)))
    assert archive.path(durable.sha256_of(content)).read_bytes() == content
    assert len([path for path in tmp_path.rglob("*") if path.is_file()]) == 1


def test_a_file_that_cannot_be_written_leaves_no_trace(tmp_path, monkeypatch):
    def full(_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(durable, "flush", full)
    with pytest.raises(OSError, match="No space"):
        durable.write_durably(tmp_path / "deep" / "file", b"x")
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def fail(database):
    with pytest.raises(StoreError), database.cursor():
        raise duckdb.FatalException("the disk is gone")


def test_a_reopening_in_vain_is_tried_again_by_the_next_question(tmp_path, monkeypatch):
    def in_vain(_):
        raise refusal("disk_full")

    with Store.open(tmp_path / "s.duckdb") as store:
        load(store, "on_time office 2024-01 1 9", "2024-02-05")
        with monkeypatch.context() as patch:
            patch.setattr(database, "connect", in_vain)
            fail(store.database)
        assert len(store.batches()) == 1


def test_what_many_saw_fail_is_reopened_once(tmp_path, monkeypatch):
    """A thread that fails late must not close the connection that the others work on again."""
    with Store.open(tmp_path / "s.duckdb") as store:
        opened = []
        monkeypatch.setattr(database, "connect", lambda places: opened.append(connecting.connect(places)) or opened[-1])
        with pytest.raises(StoreError), store.database.cursor():
            fail(store.database)
            raise duckdb.FatalException("seen by this one, too")
        assert len(opened) == 1 and store.batches() == ()


def test_points_that_differ_from_the_facts_are_told_and_made_anew(tmp_path):
    path = tmp_path / "s.duckdb"
    with Store.open(path) as store:
        load(store, "on_time office 2024-01 1 9", "2024-02-05")
        with store.database.transaction() as cursor:
            cursor.execute("UPDATE point_recent SET numerator = 8")
        assert len(store.verify().problems) == 1
    assert Store.recover(path) == Recovery(None, None)
    with Store.open(path) as store:
        assert store.verify().ok
        assert store.monthly(["on_time"], first=Month(2024, 1), last=Month(2024, 1), as_of=date.max)["numerator"].tolist() == [1]


def test_what_reads_every_block_is_given_its_time(tmp_path, monkeypatch):
    given, usual = [], database.Database.cursor

    def noted(self, patience=database.PATIENCE):
        given.append(patience)
        return usual(self, patience)

    monkeypatch.setattr(database.Database, "cursor", noted)
    with Store.open(tmp_path / "s.duckdb") as store:
        given.clear()
        assert store.verify().ok
    assert max(given) >= 3600


def test_no_part_of_the_store_hides_anothers_verb() -> None:
    """The store is put together from parts: a name that two of them give would silently answer one question with the other's."""
    givers: dict[str, list[str]] = {}
    for part in Store.__mro__[1:-1]:
        for name in vars(part):
            if not name.startswith("_"):
                givers.setdefault(name, []).append(part.__name__)
    assert {name: found for name, found in givers.items() if len(found) > 1 and not name.startswith("database")} == {}
