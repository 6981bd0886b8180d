"""The second memory: a line per write, void when the write failed, whatever a power cut left of the last line."""

from __future__ import annotations

import pytest

from parcam.store.journal import ACCEPT, ACT, Journal


@pytest.fixture
def journal(tmp_path):
    return Journal(tmp_path / "journal.jsonl")


class Broken(RuntimeError):
    pass


def keys(journal):
    return [entry.key for entry in journal.entries()]


def write(journal, facts=None):
    with journal.writing(ACCEPT, facts or {}) as key:
        return key


def test_writes_are_told_in_order_with_their_facts(journal):
    first, second = write(journal, {"file": "tệp “1”.csv"}), write(journal)
    assert keys(journal) == [first, second]
    assert journal.entries()[0].facts == {"file": "tệp “1”.csv"}
    assert Journal(journal.path).entries() == journal.entries()


def test_a_write_stands_in_the_journal_before_it_is_tried(journal):
    with journal.writing(ACT, {}) as key:
        assert keys(journal) == [key]


def test_a_write_that_failed_is_void(journal):
    first = write(journal)
    with pytest.raises(Broken), journal.writing(ACCEPT, {}):
        raise Broken
    assert keys(journal) == [first]
    assert journal.last()[0] == "void"


def test_a_replay_writes_nothing(journal):
    with journal.writing(ACCEPT, {}, key="old") as key:
        assert key == "old"
    assert keys(journal) == []


def test_the_last_line_says_how_the_last_write_ended(journal):
    assert journal.last() is None
    with journal.writing(ACCEPT, {}) as key:
        assert journal.last() == (ACCEPT, key)
    assert journal.last() == ("done", key)
    journal.recovered()
    assert journal.last()[0] == "recovered"
    assert keys(journal) == [key]


def test_a_done_write_is_done_though_the_disk_did_not_take_the_line(journal, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    with journal.writing(ACCEPT, {}) as key:
        monkeypatch.setattr("parcam.store.journal.flush", full)
    monkeypatch.undo()
    other = write(journal)
    assert keys(journal) == [key, other]


@pytest.mark.parametrize("torn", [b'{"do": "acc', b"\x00\x00\x00", b'{"do": "accept", "key": "x"', "{\"do\": \"ắ".encode()[:-1]])
def test_a_torn_last_line_hides_nothing_and_swallows_nothing(journal, torn):
    first = write(journal)
    with journal.path.open("ab") as file:
        file.write(torn)
    second = write(journal)
    assert keys(journal) == [first, second]


def test_a_void_that_a_full_disk_did_not_take_is_made_up_for(journal, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    with pytest.raises(Broken), journal.writing(ACCEPT, {}):
        monkeypatch.setattr("parcam.store.journal.flush", full)
        raise Broken
    monkeypatch.undo()
    last = write(journal)
    assert keys(journal) == [last]
