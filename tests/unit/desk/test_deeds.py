"""A milestone is done when somebody says so with evidence; what is said can be taken back, never lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from parcam.catalog.load import load_catalog
from parcam.desk.deeds import Evidence, record_deed, standing, undo_deed
from parcam.desk.status import status
from parcam.errors import UserError
from parcam.model.verdict import Verdict
from parcam.store.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

CATALOG = load_catalog()
PLAN = CATALOG.plan(2024)
DAY = date(2024, 11, 10)
GOOD = {"done_on": date(2024, 11, 8), "evidence": Evidence("120/BC-SKHCN ngày 08/11/2024"), "by": "Lê Thị C", "known_on": DAY}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "parcam.duckdb") as opened:
        yield opened


def verdict(store: Store, as_of: date) -> Verdict:
    return {one.code: judged.verdict for one, judged in status(CATALOG, store, PLAN, as_of)}["C.1"]


def test_a_recorded_deed_turns_the_verdict_from_the_day_it_is_known(store: Store) -> None:
    record_deed(store, PLAN, "C.1", "bao-cao", **GOOD)
    assert verdict(store, date(2024, 11, 9)) is Verdict.DUE
    assert verdict(store, DAY) is Verdict.DONE
    assert verdict(store, date(2024, 11, 20)) is Verdict.MET


def test_taken_back_it_is_open_again_and_both_stay_on_record(store: Store) -> None:
    record_deed(store, PLAN, "C.1", "bao-cao", **GOOD)
    (act,) = standing(store, PLAN, "C.1", DAY)
    undo_deed(store, PLAN, act, why="báo cáo bị trả lại", by="Lê Thị C", known_on=date(2024, 11, 12))
    assert verdict(store, date(2024, 11, 11)) is Verdict.DONE
    assert verdict(store, date(2024, 11, 20)) is Verdict.NOT_MET
    assert len(store.acts()) == 2
    record_deed(store, PLAN, "C.1", "bao-cao", **(GOOD | {"known_on": date(2024, 11, 13)}))
    assert verdict(store, date(2024, 11, 20)) is Verdict.MET


@pytest.mark.parametrize("aside", [False, True], ids=["in memory", "on disk"])
def test_a_file_is_kept_with_the_deed_byte_for_byte(store: Store, tmp_path: Path, aside: bool) -> None:
    (tmp_path / "came").write_bytes(b"%PDF-1.7 \x00")
    content = tmp_path / "came" if aside else b"%PDF-1.7 \x00"
    record_deed(store, PLAN, "C.1", "bao-cao", **(GOOD | {"evidence": Evidence("", "bc.pdf", content)}))
    (act,) = standing(store, PLAN, "C.1", DAY)
    assert act.text == "bc.pdf"
    assert store.kept(act.kept) == b"%PDF-1.7 \x00" and store.verify().ok


@pytest.mark.parametrize("key", ["kept", "sha256"])
def test_evidence_that_was_altered_is_told(store: Store, key: str) -> None:
    """`sha256` is how version 0.2 recorded it."""
    record_deed(store, PLAN, "C.1", "bao-cao", **(GOOD | {"evidence": Evidence("", "bc.pdf", b"%PDF-1.7")}))
    (act,) = store.acts()
    old = replace(act, payload=tuple((key if name == "kept" else name, value) for name, value in act.payload))
    assert old.kept == act.kept
    store.archive.path(act.kept).write_bytes(b"altered")
    assert len(store.verify().problems) == 1
    with pytest.raises(UserError, match=act.kept[:12]):
        store.kept(old.kept)


@pytest.mark.parametrize(("change", "told"), [
    ({"by": "  "}, "tên người ghi nhận"), ({"evidence": Evidence("  ")}, "minh chứng"), ({"done_on": date(2024, 11, 11)}, "10/11/2024")])
def test_a_record_that_would_not_stand_up_is_refused(store: Store, change: dict[str, object], told: str) -> None:
    with pytest.raises(UserError, match=told):
        record_deed(store, PLAN, "C.1", "bao-cao", **(GOOD | change))
    assert store.acts() == ()


def test_all_that_is_missing_is_told_at_once(store: Store) -> None:
    with pytest.raises(UserError) as caught:
        record_deed(store, PLAN, "C.1", "khong-co", done_on=date(2025, 1, 1), evidence=Evidence(), by="", known_on=DAY)
    assert len(caught.value.details) == 4


def test_a_milestone_is_not_done_twice(store: Store) -> None:
    record_deed(store, PLAN, "C.1", "bao-cao", **GOOD)
    with pytest.raises(UserError, match="đã được ghi nhận xong"):
        record_deed(store, PLAN, "C.1", "bao-cao", **GOOD)


def test_a_record_is_not_taken_back_without_a_reason(store: Store) -> None:
    record_deed(store, PLAN, "C.1", "bao-cao", **GOOD)
    (act,) = standing(store, PLAN, "C.1", DAY)
    with pytest.raises(UserError, match="lý do"):
        undo_deed(store, PLAN, act, why="", by="Lê Thị C", known_on=DAY)
