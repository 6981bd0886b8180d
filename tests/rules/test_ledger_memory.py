"""What the ledger remembers: versions, withdrawals, the same bytes again, what was known on a day."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from parcam.errors import StoreError
from parcam.model.act import Act
from parcam.model.month import Month
from parcam.model.reading import Account, Fault, Note, Options, Outcome, Receipt, Understood
from parcam.model.sentence import sentence, verbatim
from parcam.store import Store
from tests.ledgers import a_reading, an_extraction, day, load, readings_in

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SPAN = {"first": Month(2024, 1), "last": Month(2024, 12)}
JUNE = day("2024-06-30")
NOT_A_NUMBER = sentence("intake.fault.bad_number", raw="1o5")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "s.duckdb") as opened:
        yield opened


def numerators(store, as_of):
    return store.readings(["on_time"], **SPAN, as_of=as_of)["numerator"].tolist()


@pytest.mark.parametrize(("as_of", "numerator"), [
    ("2024-02-04", []), ("2024-02-05", [1]), ("2024-03-04", [1]), ("2024-03-05", [2]), ("2024-04-09", [2]), ("2024-04-10", [1]),
])
def test_each_day_is_answered_as_it_was_known_then(store, as_of, numerator):
    load(store, "on_time office 2024-01 1 9", "2024-02-05")
    load(store, "on_time office 2024-01 2 9", "2024-03-05")
    store.withdraw(2, by="an", why="sai tệp", on=day("2024-04-10"))
    assert numerators(store, day(as_of)) == numerator


def test_the_newest_knowledge_wins_whatever_order_the_files_came_in(store):
    load(store, "on_time office 2024-01 3 9", "2024-03-05")
    load(store, "on_time office 2024-01 2 9", "2024-02-05")
    assert numerators(store, JUNE) == [3]
    assert numerators(store, day("2024-02-10")) == [2]


def test_of_two_batches_of_one_day_the_later_wins(store):
    load(store, "on_time office 2024-01 1 9", "2024-02-05")
    load(store, "on_time office 2024-01 2 9", "2024-02-05")
    assert numerators(store, JUNE) == [2]


def test_a_withdrawal_stays_on_record(store):
    load(store, "on_time office 2024-01 1 9", "2024-02-05")
    store.withdraw(1, by="bình", why="nhầm đơn vị", on=day("2024-03-01"))
    (batch,) = store.batches(JUNE)
    assert (batch.withdrawn_on, batch.withdrawn_by, batch.withdrawn_why) == (day("2024-03-01"), "bình", "nhầm đơn vị")
    assert store.batches(day("2024-02-28"))[0].withdrawn_on is None
    assert store.batches(day("2024-02-01")) == ()


@pytest.mark.parametrize(("batch", "why"), [(9, "sai"), (1, "  ")])
def test_a_withdrawal_needs_a_batch_and_a_reason(store, batch, why):
    load(store, "on_time office 2024-01 1 9", "2024-02-05")
    with pytest.raises(StoreError) as refused:
        store.withdraw(batch, by="an", why=why, on=JUNE)
    assert refused.value.remedy
    assert store.batches()[0].withdrawn_on is None


def test_a_batch_is_withdrawn_once(store):
    load(store, "on_time office 2024-01 1 9", "2024-02-05")
    store.withdraw(1, by="an", why="sai", on=JUNE)
    with pytest.raises(StoreError, match="30/06/2024"):
        store.withdraw(1, by="an", why="sai", on=JUNE)


def test_the_same_bytes_again_change_nothing_and_say_so(store):
    table = "on_time office 2024-01 1 9"
    load(store, table, "2024-02-05", b"bytes")
    before = store.stamp(JUNE)
    assert load(store, table, "2024-05-05", b"bytes") == Receipt(1, already=True, new=0, changed=0, unchanged=1)
    assert (len(store.batches()), store.stamp(JUNE)) == (1, before)


def test_the_same_bytes_read_otherwise_or_after_a_withdrawal_are_a_new_batch(store):
    table = "on_time office 2024-01 1 9"
    load(store, table, "2024-02-05", b"bytes")
    assert load(store, table, "2024-02-06", b"bytes", options=Options(month=Month(2024, 1))).batch == 2
    store.withdraw(1, by="an", why="sai", on=JUNE)
    assert load(store, table, "2024-02-07", b"bytes").batch == 3


def test_a_receipt_counts_what_changed_against_what_was_known_that_day(store):
    load(store, """
        on_time office 2024-01 1 9
        on_time office 2024-02 stated 0.5
        on_time office 2024-03 1 9
    """, "2024-02-05")
    table = """
        on_time office 2024-01 1 9
        on_time office 2024-02 1 2
        on_time office 2024-04 1 9
    """
    extraction = an_extraction(readings_in(table), b"second")
    changes = dict(zip(store.preview(extraction)["month"], store.preview(extraction)["change"], strict=True))
    assert changes == {"2024-01": "unchanged", "2024-02": "changed", "2024-04": "new"}
    assert load(store, table, "2024-03-05", b"second") == Receipt(2, already=False, new=1, changed=1, unchanged=1)
    assert len(store.batches()) == 2


def test_a_preview_shows_old_beside_new_and_stores_nothing(store):
    load(store, "on_time office 2024-01 1 9", "2024-02-05")
    stamp = store.stamp(JUNE)
    row = store.preview(an_extraction(readings_in("on_time office 2024-01 2 9"), b"new")).iloc[0]
    shown = row[["old_numerator", "numerator", "old_batch", "sheet", "row", "column"]].tolist()
    assert shown == [1, 2, 1, "Bảng 1", 2, "C"]
    assert store.stamp(JUNE) == stamp


@pytest.mark.parametrize("broken", [
    {"outcome": Outcome.ERROR},
    {"accounts": (Account("Bảng 1", lines=5, header=1, readings=3),)},
    {"readings": (a_reading("on_time", "office", "2024-01", 1, 9), a_reading("on_time", "office", "2024-01", 2, 9))},
    {"readings": (a_reading("on_time", "office", "2024-01", 1, None),)},
    {"readings": (a_reading("on_time", "office", "2024-01", None, None),)},
    {"readings": (a_reading("on_time", "office", "2024-01", 1, 2, 0.5),)},
    {"readings": (a_reading("on_time", "office", "2024-01", float("nan"), 2),)},
    {"readings": (a_reading("on_time", "office", "2024-01", float("inf"), 2),)},
    {"readings": (a_reading("on_time", "office", "2024-01", 1, 1e15),)},
    {"sha256": "0" * 64},
])
def test_what_the_ledger_cannot_trust_it_refuses_whole(store, broken):
    good = an_extraction(readings_in("on_time office 2024-02 1 9"), b"bytes")
    with pytest.raises(StoreError) as refused:
        store.accept(replace(good, **broken), b"bytes", by="an", known_on=JUNE)
    assert refused.value.remedy
    assert (store.batches(), store.readings(["on_time"], **SPAN, as_of=JUNE).empty, store.journal.entries()) == ((), True, ())


def test_every_fault_is_named_at_once(store):
    twice = tuple(a_reading("on_time", unit, "2024-01", 1, 9) for unit in ("a", "a", "b", "b"))
    with pytest.raises(StoreError) as refused:
        store.accept(an_extraction(twice, b"x"), b"x", by="an", known_on=JUNE)
    assert len((refused.value.message, *refused.value.details)) == 2


def test_a_point_opens_the_cells_it_came_from(store):
    load(store, "on_time office 2024-01 1 9", "2024-02-05", b"raw bytes \xff")
    origin = store.origin("on_time", "office", Month(2024, 1), as_of=JUNE).iloc[0]
    assert (origin["batch"], origin["file"], origin["by"], origin["sheet"], origin["row"], origin["column"]) == (
        1, "tệp.csv", "an", "Bảng 1", 2, "C")
    assert origin["raw"] == '[["Đơn vị", "office"], ["Tử số", "1.0"]]'
    assert store.original(1) == b"raw bytes \xff"


def test_what_the_reader_had_to_say_is_kept_with_the_batch(store):
    fault, note = Fault("Bảng 1", 7, "D", "bad_number", "1o5", NOT_A_NUMBER, "105"), Note("hidden_sheet", verbatim("bỏ qua"), "Ẩn", None)
    why = sentence("intake.evidence.stated_column", heading=sentence("intake.evidence.heading", heading="Đúng hạn"))
    account = Account("Bảng 1", 4, header=1, readings=1, rejects=1, blank=1)
    understood = Understood("column:C", "on_time.numerator", why, "")
    good = an_extraction(readings_in("on_time office 2024-01 1 9"), b"x", faults=(fault,))
    store.accept(replace(good, notes=(note,), accounts=(account,), understood=(understood,)), b"x", by="an", known_on=day("2024-02-05"))
    assert (store.faults(1), store.notes(1), store.accounts(1), store.understood(1)) == ((fault,), (note,), (account,), (understood,))
    assert store.batches()[0].faults == 1


def test_words_from_before_they_could_be_told_in_any_language_stay_as_they_were(store):
    load(store, "on_time office 2024-01 1 9", "2024-02-05", b"one", faults=(Fault("", 7, "D", "bad_number", "1o5", NOT_A_NUMBER),))
    with store.database.cursor() as cursor:
        cursor.execute("UPDATE fault SET message = 'lời cũ', told = ''")
    assert [one.message for one in store.faults(1)] == [verbatim("lời cũ")]
    with store.database.cursor() as cursor:
        cursor.execute("""UPDATE fault SET told = '["intake.fault.of_long_ago", {"raw": "1o5"}]'""")
    assert [one.message for _, one in store.quarantine(JUNE)] == [verbatim("lời cũ")]


def test_a_refused_line_stays_in_quarantine_until_its_file_is_mended_or_withdrawn(store):
    fault = Fault("", 7, "D", "bad_number", "1o5", NOT_A_NUMBER)
    load(store, "on_time office 2024-01 1 9", "2024-02-05", b"one", faults=(fault,))
    load(store, "on_time office 2024-02 1 9", "2024-02-05", b"two", faults=(fault,))
    assert [batch for batch, _ in store.quarantine(JUNE)] == [2, 1]
    load(store, "on_time office 2024-01 1 9", "2024-03-05", b"one", options=Options(overrides=(("cell:7:D", "105"),)))
    store.withdraw(2, by="an", why="sai", on=day("2024-04-01"))
    assert store.quarantine(JUNE) == ()
    assert store.quarantine(day("2024-03-31")) == ((2, fault),)
    assert len(store.quarantine(day("2024-03-04"))) == 2


def test_the_stamp_changes_exactly_when_what_is_known_on_the_day_changes(store):
    may, july = day("2024-05-31"), day("2024-07-31")
    seen = [(store.stamp(may), store.stamp(july))]

    def after(moved_may, moved_july):
        seen.append((store.stamp(may), store.stamp(july)))
        assert (seen[-1][0] != seen[-2][0], seen[-1][1] != seen[-2][1]) == (moved_may, moved_july)

    load(store, "on_time office 2024-01 1 9", "2024-05-05")
    after(True, True)
    load(store, "on_time office 2024-01 2 9", "2024-06-05")
    after(False, True)
    store.withdraw(1, by="an", why="sai", on=day("2024-08-01"))
    after(False, False)
    store.record(Act("decision", "an", known_on=day("2024-06-01")))
    after(False, True)
    load(store, "on_time office 2024-01 2 9", "2024-06-05")
    after(False, False)


def test_changes_between_two_days_name_old_new_and_the_batch(store):
    load(store, "on_time office 2024-01 1 9", "2024-02-05")
    load(store, "on_time office 2024-01 2 9", "2024-03-05")
    load(store, "on_time office 2024-02 5 9", "2024-03-06")
    store.withdraw(2, by="bình", why="nhầm", on=day("2024-04-10"))

    def told(one, other):
        frame = store.changes(day(one), day(other))
        return [tuple(row) for row in frame[["month", "change", "batch", "withdrawn", "by", "why"]].itertuples(index=False)]

    assert told("2024-02-28", "2024-03-31") == [("2024-01", "changed", 2, False, "an", ""), ("2024-02", "new", 3, False, "an", "")]
    assert told("2024-03-31", "2024-04-30") == [("2024-01", "changed", 2, True, "bình", "nhầm")]
    assert told("2024-02-28", "2024-02-29") == []


def test_acts_are_read_as_known_and_filtered(store):
    asked = store.record(Act("explanation_asked", "lãnh đạo", day("2024-05-01"), commitment="B.I.1", unit="office", day=day("2024-05-10"),
                             text="vì sao?", payload=(("lần", "1"),)))
    store.record(Act("explanation_answered", "đơn vị", day("2024-05-09"), refers_to=str(asked), text="thiếu người"))
    (act,) = store.acts(("explanation_asked",), JUNE, commitment="B.I.1")
    assert (act.by, act.day, act.payload, act.at.utcoffset().total_seconds()) == ("lãnh đạo", day("2024-05-10"), (("lần", "1"),), 7 * 3600)
    assert store.acts(as_of=day("2024-04-30")) == ()
    assert [reply.text for reply in store.acts(refers_to=str(asked))] == ["thiếu người"]


def test_an_issued_document_is_kept_to_the_byte(store, tmp_path):
    name = store.keep(b"%PDF frozen")
    store.record(Act("document_issued", "an", day("2024-05-01"), payload=(("kept", name), ("stamp", store.stamp(JUNE)))))
    load(store, "on_time office 2024-01 1 9", "2024-02-05")
    assert store.kept(store.acts(("document_issued",))[0].value("kept")) == b"%PDF frozen"
    store.backup(tmp_path / "copy.zip")
    store.archive.path(name).write_bytes(b"altered")
    with pytest.raises(StoreError, match=name[:12]):
        store.kept(name)
    assert len(store.verify().problems) == 1
    Store.restore(tmp_path / "other" / "s.duckdb", tmp_path / "copy.zip")
    with Store.open(tmp_path / "other" / "s.duckdb") as other:
        assert other.kept(name) == b"%PDF frozen"


def test_confirmed_meanings_are_remembered_until_forgotten(store):
    pairs = (("column:C", "numerator"),)
    store.record(Act("mapping_remembered", "an", day("2024-05-01"), refers_to="header-1", payload=pairs))
    store.record(Act("mapping_remembered", "an", day("2024-05-02"), refers_to="header-1", payload=(("column:C", "denominator"),)))
    store.record(Act("mapping_remembered", "an", day("2024-05-02"), refers_to="header-2", payload=pairs))
    store.record(Act("mapping_forgotten", "an", day("2024-05-03"), refers_to="header-2"))
    store.record(Act("alias_confirmed", "an", day("2024-05-03"), refers_to="P. QLKH", unit="qlkh"))
    assert store.mappings(JUNE) == {"header-1": (("column:C", "denominator"),)}
    assert store.mappings(day("2024-05-02"))["header-2"] == pairs
    assert store.aliases(JUNE) == {"P. QLKH": "qlkh"}
