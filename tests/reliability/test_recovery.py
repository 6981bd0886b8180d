"""Backup, restore, verify, recover: whatever happens to the database's file, what was accepted comes back."""

from __future__ import annotations

import json
import random
import shutil
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

from parcam.errors import StoreError
from parcam.model.act import Act
from parcam.model.month import Month
from parcam.store import Store, rotation
from tests.ledgers import an_extraction, day, load, readings_in

ROOT = Path(__file__).parents[2]
LATE = day("2025-01-01")
SPAN = {"first": Month(2024, 1), "last": Month(2024, 12), "as_of": LATE}


def fill(store, first=1, last=25):
    for number in range(first, last + 1):
        load(store, table(number), f"2024-{1 + number // 28:02d}-{1 + number % 28:02d}", f"file {number}".encode())


def table(number):
    return f"on_time office 2024-{1 + number % 12:02d} {number} 99"


def told(store):
    """Everything a reader can see, batch numbers and acts included."""
    return (store.readings(["on_time"], **SPAN).to_dict("list"), store.batches(), store.acts(), store.stamp(LATE))


def replay(store):
    """What the desk does: read the archived file again with the same options and accept it under its old key."""
    for missing in store.missing():
        content = missing.path.read_bytes()
        extraction = an_extraction(readings_in(table(int(content.split()[1]))), content, options=missing.options)
        store.accept(extraction, content, by=missing.by, known_on=missing.known_on, at=missing.at, sample=missing.sample, key=missing.key)
    return store.settle()


@pytest.fixture
def path(tmp_path):
    return tmp_path / "house" / "s.duckdb"


@pytest.fixture(scope="module")
def template(tmp_path_factory):
    """A ledger with batches, a withdrawal, the withdrawn file loaded again, acts that refer to acts: and what it tells."""
    folder = tmp_path_factory.mktemp("template")
    with Store.open(folder / "s.duckdb") as store:
        fill(store)
        asked = store.record(Act("explanation_asked", "an", day("2024-03-01"), day=day("2024-03-05"), payload=(("a", "b"),)))
        store.withdraw(24, by="an", why="sai", on=day("2024-04-01"))
        load(store, table(24), "2024-05-01", b"file 24")
        store.record(Act("explanation_answered", "bình", day("2024-03-02"), refers_to=str(asked)))
        tells = told(store)
    return folder, tells


@pytest.fixture
def before(path, template):
    """The template's copy at `path`, and what it tells."""
    folder, tells = template
    shutil.copytree(folder, path.parent)
    return tells


def test_a_backup_restored_elsewhere_tells_the_same(path, before, tmp_path):
    with Store.open(path) as store:
        manifest = store.backup(tmp_path / "copy.zip")
        load(store, table(26), "2024-06-01", b"file 26")
    assert len(manifest["files"]) == 1 + 25 + 1
    other = tmp_path / "elsewhere" / "t.duckdb"
    assert Store.restore(other, tmp_path / "copy.zip") is not None
    with Store.open(other) as store:
        assert told(store) == before
        assert store.verify().problems == ()
        assert store.original(3) == b"file 3"
    former = Store.restore(path, tmp_path / "copy.zip")
    with Store.open(path) as store:
        assert told(store) == before
    with Store.open(former / path.name) as store:
        assert len(store.batches()) == 27


def test_an_open_store_is_not_replaced(path, before, tmp_path):
    with Store.open(path) as store:
        store.backup(tmp_path / "copy.zip")
        with pytest.raises(StoreError, match="đang được chương trình khác mở"):
            Store.restore(path, tmp_path / "copy.zip")
        assert told(store) == before


@pytest.mark.parametrize("damage", ["cut", "flip", "text", "empty", "other", "member", "extra"])
def test_a_backup_that_is_not_sound_changes_nothing(path, before, tmp_path, damage):
    copy = tmp_path / "copy.zip"
    with Store.open(path) as store:
        store.backup(copy)
    content = copy.read_bytes()
    middle = len(content) // 2
    if damage == "cut":
        copy.write_bytes(content[:middle])
    elif damage == "flip":
        copy.write_bytes(content[:middle] + bytes([content[middle] ^ 1]) + content[middle + 1:])
    elif damage in ("text", "empty"):
        copy.write_bytes(b"" if damage == "empty" else "không phải bản sao".encode())
    else:
        rewrite(copy, damage)
    with pytest.raises(StoreError, match=r"copy\.zip"):
        Store.restore(path, copy)
    with Store.open(path) as store:
        assert told(store) == before


def rewrite(copy, damage):
    with zipfile.ZipFile(copy) as old:
        members = {name: old.read(name) for name in old.namelist()}
    manifest = json.loads(members["manifest.json"])
    if damage == "other":
        manifest["format"] = 99
    if damage == "member":
        manifest["files"]["archive/zz/none"] = "0" * 64
    if damage == "extra":
        members["../../escaped"] = b"x"
        manifest["files"]["../../escaped"] = "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881"
    members["manifest.json"] = json.dumps(manifest).encode()
    with zipfile.ZipFile(copy, "w") as new:
        for name, content in members.items():
            new.writestr(name, content)


@pytest.mark.parametrize("damage", ["text", "empty", "cut", "zeroed"])
@pytest.mark.parametrize("copies", ["two", "newest spoilt", "none"])
def test_a_damaged_database_comes_back_whole(path, before, damage, copies):
    content = path.read_bytes()
    path.write_bytes({"text": b"garbage " * 9999, "empty": b"", "cut": content[:len(content) // 3],
                      "zeroed": content[:4096] + bytes(len(content) - 4096)}[damage])
    kept = rotation.copies(path.with_suffix(".files") / "backups")
    for spoilt in {"two": [], "newest spoilt": kept[:1], "none": kept}[copies]:
        spoilt.write_bytes(b"spoilt")
    recovery = Store.recover(path)
    with Store.open(path) as store:
        assert recovery.damaged
        assert recovery.copy == {"two": kept[0], "newest spoilt": kept[1], "none": None}[copies]
        assert len(store.missing()) == {"two": 6, "newest spoilt": 16, "none": 26}[copies]
        assert replay(store) == 3
        assert store.missing() == ()
        assert told(store) == before
        assert store.verify().problems == ()


def test_a_database_that_vanished_is_not_taken_for_a_new_store(path, before):
    path.unlink()
    with pytest.raises(StoreError, match="hỏng"):
        Store.open(path)
    Store.recover(path)
    with Store.open(path) as store:
        replay(store)
        assert told(store) == before


def test_a_sound_store_is_left_as_it_is(path, before):
    assert Store.recover(path).damaged is None
    with Store.open(path) as store:
        assert told(store) == before
        assert store.missing() == ()


def test_an_interrupted_replay_goes_on_where_it_stopped(path, before):
    path.write_bytes(b"garbage")
    Store.recover(path)
    with Store.open(path) as store:
        first = store.missing()[0]
        content = first.path.read_bytes()
        store.accept(an_extraction(readings_in(table(int(content.split()[1]))), content), content, by=first.by, known_on=first.known_on,
                     at=first.at, key=first.key)
    with Store.open(path) as store:
        replay(store)
        assert told(store) == before


def test_verify_names_what_is_wrong(path, before):
    with Store.open(path) as store:
        assert store.verify().ok
        store.archive.path(store.batches()[0].sha256).write_bytes(b"altered")
        with pytest.raises(StoreError, match="đợt nạp số 26"):
            store.original(26)
        with store.database.transaction() as cursor:
            cursor.execute("INSERT INTO point_recent SELECT * FROM point LIMIT 1")
        problems = store.verify().problems
        assert len(problems) == 3
        assert "đợt nạp số 24" in "".join(problems)
        assert "đợt nạp số 26" in "".join(problems)


def test_a_line_cut_off_in_the_journal_hides_no_other(path, before):
    journal = path.with_suffix(".files") / "journal.jsonl"
    journal.write_bytes(journal.read_bytes() + b'{"do": "accept", "key": "ab')
    with Store.open(path) as store:
        assert store.missing() == ()
        load(store, table(27), "2024-06-02", b"file 27")
        assert (store.verify().ok, store.journal.entries()[-1].facts["known_on"]) == (True, "2024-06-02")


def test_a_database_older_than_its_journal_is_not_taken_for_the_newest(path, before):
    """Somebody put an old copy of the file back by hand, or a disk lost writes it had promised to keep."""
    shutil.copy(rotation.copies(path.with_suffix(".files") / "backups")[0], path)
    with pytest.raises(StoreError, match="hỏng"):
        Store.open(path)
    Store.recover(path)
    with Store.open(path) as store:
        replay(store)
        assert told(store) == before


@pytest.mark.parametrize("images", [5, pytest.param(300, marks=[pytest.mark.long, pytest.mark.timeout(3600)])])
def test_a_log_torn_by_a_power_cut_loses_nothing(tmp_path, images):
    """The database's log at some moment, its tail cut or sectors of it zeroed; files that were flushed are whole."""
    live, image = tmp_path / "live" / "s.duckdb", tmp_path / "image"
    chance, opened, refused = random.Random(images), 0, 0
    with Store.open(live) as store:
        fill(store, 1, 12)
        store.withdraw(3, by="an", why="sai", on=day("2024-04-01"))
        fill(store, 13, 17)
        before = told(store)
        shutil.copytree(live.parent, tmp_path / "moment")
    log = (tmp_path / "moment" / "s.duckdb.wal").read_bytes()
    for _ in range(images):
        shutil.rmtree(image, ignore_errors=True)
        shutil.copytree(tmp_path / "moment", image)
        (image / "s.duckdb.wal").write_bytes(torn(log, chance))
        try:
            Store.open(image / "s.duckdb").close()
            opened += 1
        except StoreError:
            refused += 1
            Store.recover(image / "s.duckdb")
        with Store.open(image / "s.duckdb") as store:
            replay(store)
            assert told(store) == before
    assert refused + opened == images
    assert refused


def torn(log, chance):
    """Cut somewhere, or some 512-byte sectors of the last part zeroed."""
    if chance.random() < 0.4:
        return log[:chance.randrange(len(log))]
    content = bytearray(log)
    for _ in range(chance.randint(1, 6)):
        start = chance.randrange(0, len(content), 512)
        content[start:start + 512] = bytes(len(content[start:start + 512]))
    return bytes(content)


CHILD = """
import sys, os
sys.path[:0] = [sys.argv[2]]
from pathlib import Path
from parcam.store import Store
from tests.reliability.test_recovery import table
from tests.ledgers import an_extraction, day, load, readings_in
store = Store.open(Path(sys.argv[1]))
file = Path(sys.argv[1]).with_name("brought")
number = max((batch.id for batch in store.batches()), default=0)
print("open", flush=True)
while True:
    number += 1
    readings = "\\n".join(f"on_time unit{n} 2024-{1 + number % 12:02d} {number} 99" for n in range(40))
    content = f"file {number}".encode()
    if number % 2:
        load(store, readings, "2024-02-05", content)
    else:
        file.write_bytes(content)
        with store.staged(file) as staged:
            store.accept(an_extraction(readings_in(readings), content), staged, by="an", known_on=day("2024-02-05"))
    print(number, flush=True)
"""


def assert_nothing_is_lost_when_killed(path, rounds, seed):
    chance = random.Random(seed)
    acknowledged = 0
    for _ in range(rounds):
        child = subprocess.Popen([sys.executable, "-c", CHILD, str(path), str(ROOT)], stdout=subprocess.PIPE, text=True)
        assert child.stdout.readline() == "open\n"
        for _ in range(chance.randint(0, 25)):
            child.stdout.readline()
        if chance.random() < 0.7:
            time.sleep(chance.random() * 0.03)
        child.kill()
        rest = [int(line) for line in child.communicate()[0].split() if line.isdigit()]
        acknowledged = max([acknowledged, *rest])
        with Store.open(path) as store:
            batches = store.batches()
            assert store.verify().problems == ()
            assert store.missing() == ()
            assert acknowledged <= len(batches)
            assert [batch.id for batch in batches] == list(range(len(batches), 0, -1))
            acknowledged = len(batches)


def test_killed_in_the_middle_of_loading_nothing_acknowledged_is_lost_and_nothing_is_half_there(path):
    assert_nothing_is_lost_when_killed(path, 3, seed=1)


@pytest.mark.long
@pytest.mark.timeout(3600)
def test_killed_many_times_nothing_acknowledged_is_lost_and_nothing_is_half_there(path):
    assert_nothing_is_lost_when_killed(path, 300, seed=2)


@pytest.mark.parametrize("flips", [12, pytest.param(200, marks=pytest.mark.long)])
def test_a_flipped_bit_is_never_a_silent_wrong_answer(path, before, flips):
    content = path.read_bytes()
    chance = random.Random(flips)
    refused = 0
    for _ in range(flips):
        where = chance.randrange(len(content))
        path.write_bytes(content[:where] + bytes([content[where] ^ (1 << chance.randrange(8))]) + content[where + 1:])
        path.with_name(path.name + ".wal").unlink(missing_ok=True)
        try:
            with Store.open(path) as store:
                assert told(store)[:3] == before[:3]
        except StoreError:
            refused += 1
            Store.recover(path)
            with Store.open(path) as store:
                replay(store)
                assert told(store) == before
    assert refused > flips // 10
