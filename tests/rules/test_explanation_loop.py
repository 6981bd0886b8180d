"""The rules of the explanation loop: who asked whom, what was answered, what was decided, and how it stands on any day."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from parcam.catalog.load import load_catalog
from parcam.desk.explaining import answer, ask, decide, decisions, exchanges, finish, reopen
from parcam.desk.snapshot import snapshot
from parcam.errors import UserError
from parcam.model.verdict import Verdict
from parcam.publish.facts import asks
from parcam.store.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

CATALOG = load_catalog()
PLAN, LIMITS = CATALOG.plan(2024), CATALOG.thresholds
CODE, UNIT = "B.II.4", "tdc"
D = date


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "own.duckdb") as own:
        yield own


def asked(store: Store) -> int:
    return ask(store, PLAN, CODE, UNIT, text="Vì sao còn thấp?", due=D(2024, 10, 10), by="Giám đốc", known_on=D(2024, 10, 1))


def replied(store: Store, on: date) -> int:
    request = exchanges(store, PLAN, on, LIMITS)[0].asked
    return answer(store, request, cause="thiếu máy POS", measure="lắp 3 máy", done_by=D(2024, 11, 15), by="Chi cục trưởng", known_on=on)


@pytest.mark.parametrize(("day", "expected"), [
    (D(2024, 9, 30), None),
    (D(2024, 10, 1), Verdict.DUE),
    (D(2024, 10, 10), Verdict.DUE),
    (D(2024, 10, 11), Verdict.OVERDUE),
    (D(2024, 10, 12), Verdict.DONE),
])
def test_a_request_stands_open_until_the_day_it_is_answered(store: Store, day: date, expected: Verdict | None) -> None:
    asked(store)
    replied(store, D(2024, 10, 12))
    found = exchanges(store, PLAN, day, LIMITS)
    assert [one.verdict for one in found] == ([expected] if expected else [])


def test_an_answer_keeps_cause_measure_day_and_name_and_reads_as_a_sentence(store: Store) -> None:
    number = asked(store)
    replied(store, D(2024, 10, 5))
    told = exchanges(store, PLAN, D(2024, 10, 5), LIMITS)[0].answers[0]
    assert (told.value("cause"), told.value("measure")) == ("thiếu máy POS", "lắp 3 máy")
    assert (told.day, told.by) == (D(2024, 11, 15), "Chi cục trưởng")
    assert told.refers_to == str(number) and told.unit == UNIT and told.at is not None
    assert told.text == "Nguyên nhân: thiếu máy POS. Biện pháp: lắp 3 máy, xong trước hết ngày 15/11/2024."


def test_the_papers_show_an_open_request_and_then_the_answer(store: Store) -> None:
    asked(store)
    replied(store, D(2024, 10, 5))
    before, after = (snapshot(CATALOG, store, PLAN, day) for day in (D(2024, 10, 4), D(2024, 10, 5)))
    unit = CATALOG.units[UNIT].name
    assert unit in asks(before, before.standpoint(CODE)) and "POS" not in asks(before, before.standpoint(CODE))
    assert "lắp 3 máy" in asks(after, after.standpoint(CODE))


@pytest.mark.parametrize(("day", "expected"), [
    (D(2024, 10, 1), Verdict.NOT_DUE),
    (D(2024, 10, 30), Verdict.DUE),
    (D(2024, 11, 5), Verdict.DONE),
    (D(2024, 11, 9), Verdict.DUE),
    (D(2024, 11, 11), Verdict.OVERDUE),
])
def test_a_decision_is_followed_to_its_day_and_can_be_reopened(store: Store, day: date, expected: Verdict) -> None:
    decide(store, PLAN, CODE, text="Lắp máy POS", due=D(2024, 11, 10), unit=UNIT, by="Thư ký", known_on=D(2024, 10, 1))
    (told,) = decisions(store, PLAN, D(2024, 10, 1), LIMITS)
    finish(store, told.decided, done_on=D(2024, 11, 4), evidence="12/BB", by="Chi cục", known_on=D(2024, 11, 5))
    done = decisions(store, PLAN, D(2024, 11, 5), LIMITS)[0].done
    assert done is not None
    reopen(store, done, why="máy hỏng", by="Thư ký", known_on=D(2024, 11, 8))
    assert decisions(store, PLAN, day, LIMITS)[0].verdict is expected


@pytest.mark.parametrize(("fields", "faults"), [
    ({"text": " ", "by": ""}, 2),
    ({"unit": ""}, 1),
    ({"due": D(2024, 9, 30)}, 1),
    ({"unit": "", "text": "", "by": " ", "due": D(2024, 1, 1)}, 4),
])
def test_all_that_is_missing_is_named_at_once_and_nothing_is_recorded(store: Store, fields: dict[str, object], faults: int) -> None:
    given = {"unit": UNIT, "text": "Vì sao?", "due": D(2024, 10, 10), "by": "Giám đốc", "known_on": D(2024, 10, 1)} | fields
    with pytest.raises(UserError) as refused:
        ask(store, PLAN, CODE, given.pop("unit"), **given)
    assert len(refused.value.details) == faults
    assert exchanges(store, PLAN, D(2025, 1, 1), LIMITS) == ()


def test_a_deed_not_done_yet_cannot_be_reported_as_done(store: Store) -> None:
    decide(store, PLAN, CODE, text="Lắp máy POS", due=D(2024, 11, 10), unit="", by="Thư ký", known_on=D(2024, 10, 1))
    (told,) = decisions(store, PLAN, D(2024, 10, 1), LIMITS)
    with pytest.raises(UserError, match="còn thiếu"):
        finish(store, told.decided, done_on=D(2024, 10, 3), evidence="12/BB", by="Chi cục", known_on=D(2024, 10, 2))


def test_an_unknown_commitment_is_no_address_for_a_request(store: Store) -> None:
    with pytest.raises(KeyError):
        ask(store, PLAN, "Z.9", UNIT, text="Vì sao?", due=D(2024, 10, 10), by="Giám đốc", known_on=D(2024, 10, 1))
