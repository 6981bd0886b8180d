"""A file that is loaded is copied once to the store's disk, read there and kept there; whatever happens, nothing of it is left about."""

from __future__ import annotations

import errno
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from parcam.errors import StoreError
from parcam.model.reading import Register
from parcam.places import ROOT
from parcam.store import Store
from parcam.store.archive import Archive
from parcam.store.durable import sha256_of
from tests.ledgers import an_extraction, day, readings_in

TABLE = "on_time office 2024-01 1 9"


@pytest.fixture
def store(tmp_path):
    with Store.open(tmp_path / "s.duckdb") as opened:
        yield opened


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "a.csv"
    path.write_bytes(b"as it was")
    return path


def taken(store, staged, content):
    return store.accept(an_extraction(readings_in(TABLE), content), staged, by="an", known_on=day("2024-02-01"))


def left(store):
    return sorted(path.name for path in store.places.incoming.rglob("*"))


def test_what_was_read_is_kept_however_the_file_changes_meanwhile(store, file):
    with store.staged(file) as staged:
        file.write_bytes(b"changed since")
        assert staged.sha256 == sha256_of(b"as it was")
        taken(store, staged, staged.path.read_bytes())
    assert (store.original(1), store.verify().ok, left(store)) == (b"as it was", True, [])


def test_bytes_that_were_not_read_are_not_kept(store, file):
    with store.staged(file) as staged, pytest.raises(StoreError, match="không còn giống"):
        taken(store, staged, b"other bytes")
    assert (store.batches(), left(store), list(store.places.archive.rglob("*"))) == ((), [], [])


def test_the_same_file_again_changes_nothing_and_an_altered_one_is_made_good(store, file):
    for _ in range(2):
        with store.staged(file) as staged:
            receipt = taken(store, staged, b"as it was")
    assert (receipt.already, len(store.batches()), left(store)) == (True, 1, [])
    store.archive.path(sha256_of(b"as it was")).write_bytes(b"altered")
    with store.staged(file) as staged:
        taken(store, staged, b"as it was")
    assert store.original(1) == b"as it was"


def test_the_lines_of_a_register_are_moved_beside(store, file):
    with store.staged(file) as staged:
        lines = staged.folder / "register.parquet"
        lines.write_bytes(b"lines")
        said = replace(an_extraction(readings_in(TABLE), b"as it was"), register=Register("dossiers", str(lines), 1))
        store.accept(said, staged, by="an", known_on=day("2024-02-01"))
        assert not lines.exists()
    assert store.registers.path(sha256_of(b"lines")).read_bytes() == b"lines"
    assert store.verify().files == 2


def test_another_disk_takes_a_copy(tmp_path, monkeypatch):
    ours = tmp_path / "ours"
    ours.write_bytes(b"content")
    real = Path.replace

    def replace_within(self, target):
        if self == ours:
            raise OSError(errno.EXDEV, "another disk")
        return real(self, target)

    monkeypatch.setattr(Path, "replace", replace_within)
    archive = Archive(tmp_path / "archive")
    assert archive.holds(archive.take(sha256_of(b"content"), ours))


def test_too_little_room_is_said_before_anything_is_copied(store, file, monkeypatch):
    monkeypatch.setattr("parcam.store.ledger.FREE_FLOOR", 1 << 60)
    with pytest.raises(StoreError), store.staged(file):
        pytest.fail("copied")
    assert left(store) == []


def test_what_a_killed_process_left_is_swept_out(tmp_path, file):
    code = ("import os, sys\nfrom pathlib import Path\nfrom parcam.store import Store\n"
            "with Store.open(Path(sys.argv[1])) as store, store.staged(Path(sys.argv[2])):\n    os._exit(9)")
    done = subprocess.run([sys.executable, "-c", code, tmp_path / "k.duckdb", file], cwd=ROOT, check=False)
    assert done.returncode == 9
    assert list((tmp_path / "k.files" / "incoming").rglob("original"))
    with Store.open(tmp_path / "k.duckdb") as store:
        assert (left(store), store.verify().ok) == ([], True)
