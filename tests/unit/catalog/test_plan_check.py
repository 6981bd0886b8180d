"""The plan check finds contradictions by rules that know no particular plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from parcam.catalog.check import plan_check
from parcam.catalog.load import load_catalog
from parcam.catalog.paper import Row
from parcam.catalog.paper_facts import due, target_kind, target_value
from parcam.places import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

PLAN, SOURCE = ROOT / "data" / "plans" / "2024.toml", ROOT / "data" / "plans" / "2024.source.txt"

NAMED = [  # what a careful reader found in the plan of 2024
    ("dates_apart", ""), ("date_incomplete", ""), ("number_missing", ""), ("number_spelt_apart", ""), ("dated_before_cited", ""),
    ("target_kinds", ""), ("cited_after_period", "A.1"), ("deadline_order", "C.1"), ("no_number", "B.I.4"), ("no_number", "B.I.5"),
    ("no_number", "B.II.2"), ("strict", "B.I.3"), ("group_unlisted", "B.II.3"), ("misspelt", "B.I.4"), ("row_broken", "B.I.4")]


@pytest.mark.parametrize("path", [PLAN, SOURCE], ids=["plan", "source"])
@pytest.mark.parametrize(("kind", "where"), NAMED)
def test_the_plan_of_2024_shows_what_a_careful_reader_found(path: Path, kind: str, where: str) -> None:
    assert (kind, where) in {(one.kind, one.where) for one in plan_check(path)}


def test_every_doubt_that_names_a_rule_is_found_by_that_rule() -> None:
    plan = load_catalog(ROOT / "data").plan(2024)
    named = {(one.kind, "") for one in plan.doubts} | {(one.kind, c.code) for c in plan.commitments for one in c.doubts}
    found = {(one.kind, one.where) for one in plan_check(PLAN)}
    assert {pair for pair in named if pair[0]} <= found


def test_each_finding_has_a_place_and_a_sentence_in_both_languages() -> None:
    for one in plan_check(PLAN):
        assert one.line > 0
        assert one.file in ("2024.toml", "2024.source.txt")
        assert "{" not in one.message + one.said("en")
        assert one.message != one.said("en") or one.kind == "noted"


def test_the_deadline_of_the_report_lies_before_nine_others() -> None:
    one = next(one for one in plan_check(SOURCE) if one.kind == "deadline_order")
    assert "9 cam kết" in one.message
    assert "B.I.1" in one.message
    assert "B.II.2" not in one.message


@pytest.mark.parametrize(("old", "new", "kind", "where"), [
    ('directs = "Giám đốc"\nleads_text = "Thanh tra"', 'directs = "Giám đốc"\nleads_text = ""', "empty_text", ""),
    ('comparison = "above"', 'comparison = "at_least"', "target_differs", "B.I.3"),
    ("value = 0.4\n", "value = 0.6\n", "target_differs", "B.II.4"),
    ("count = 40\n", "", "target_differs", "A.1"),
    ("day = 2024-11-25", "day = 2024-11-26", "deadline_differs", "B.I.1"),
    ('kind = "before"', 'kind = "by"', "deadline_differs", "B.I.1"),
    ('target_text = "Tỷ lệ giải ngân trên 90%"', 'target_text = "Tỷ lệ giải ngân trên 95%"', "not_in_source", "B.I.3"),
    ('signer = "Trần Ngọc Lân"\n', "", "missing_key", ""),
])
def test_a_value_that_is_not_what_the_words_say_is_found(data: Path, change: Callable[..., int], old: str, new: str, kind: str,
                                                         where: str) -> None:
    change("plans/2024.toml", old, new)
    assert (kind, where) in {(one.kind, one.where) for one in plan_check(data / "plans" / "2024.toml")}


def test_a_row_left_out_of_the_plan_file_is_found(data: Path) -> None:
    file = data / "plans" / "2024.toml"
    text = file.read_text(encoding="utf-8")
    at = text.index('[[commitment]]\ncode = "C.1"')
    file.write_text(text[:at], encoding="utf-8")
    assert ("row_missing", "C.1") in {(one.kind, one.where) for one in plan_check(file)}


def test_a_plan_without_its_source_is_still_checked(data: Path) -> None:
    (data / "plans" / "2024.source.txt").unlink()
    kinds = {one.kind for one in plan_check(data / "plans" / "2024.toml")}
    assert {"no_source_text", "dates_apart", "deadline_order"} <= kinds


ANOTHER = """\
Số: 12/KH-STC

Hà Giang, ngày 05 tháng 02 năm 2025

Căn cứ Kế hoạch số 7/KH-UBND ngày 03/01/2025 và Kế hoạch số 7/KH-UBND ngày 04/01/2025;

(Ban hành kèm theo Kế hoạch số: 12/KH-STC ngày 05/02/2025)

TT\tNội dung\tMục tiêu\tChỉ đạo\tChủ trì\tThời gian
I\tNội dung chung\t\t\t\t
1\tGiải ngân\tTỷ lệ giải ngân đạt 95% trở lên\tGiám đốc\t\tTrước 31/12/2025
2\tKý số\tVăn bản ký số từ 90%\tGiám đốc\tVăn phòng\tSớm nhất có thể
3\tTổng kết\tBáo cáo kết quả\tGiám đốc\tVăn phòng\t20/12/2025
"""


def test_another_office_with_another_plan(tmp_path: Path) -> None:
    file = tmp_path / "ke-hoach.txt"
    file.write_text(ANOTHER, encoding="utf-8")
    found = {(one.kind, one.where) for one in plan_check(file)}
    assert {("cited_apart", ""), ("no_owner", "I.1"), ("deadline_unread", "I.2"), ("deadline_order", "I.3"), ("no_number", "I.3")} <= found
    clean = {"dates_apart", "number_missing", "number_spelt_apart", "cited_after_period", "date_incomplete", "dated_before_cited"}
    assert not {kind for kind, _ in found} & clean


@pytest.mark.parametrize(("text", "kind", "value"), [
    ("Hoàn thành 40/40 nhiệm vụ", "count", 1.0), ("đạt 30/40 nhiệm vụ", "count", 0.75), ("Tỷ lệ trên 90%", "above", 0.9),
    ("đạt 40% trở lên", "at_least", 0.4), ("tối thiểu 82,5 % hồ sơ", "at_least", 0.825), ("đạt 70%", "plain", 0.7),
    ("có lịch hằng tháng", "monthly", None), ("theo lộ trình", "none", None)])
def test_how_a_target_is_read(text: str, kind: str, value: float | None) -> None:
    row = Row(1, "A.1", target=text)
    assert target_kind(row) == kind
    assert target_value(row) == (None if value is None else pytest.approx(value))


@pytest.mark.parametrize(("text", "kind", "day", "last"), [
    ("Trước 25/11/2024", "before", "2024-11-25", "2024-11-24"), ("Trước ngày 1/3/2024", "before", "2024-03-01", "2024-02-29"),
    ("15/11/2024", "by", "2024-11-15", "2024-11-15"), ("Quý II/2024", "within", "2024-06-30", "2024-06-30"),
    ("Quý IV năm 2024", "within", "2024-12-31", "2024-12-31"), ("Trong năm 2024", "within", "2024-12-31", "2024-12-31"),
    ("Thường xuyên", "continuous", "None", "None")])
def test_how_a_deadline_is_read(text: str, kind: str, day: str, last: str) -> None:
    stated = due(text)
    assert stated is not None
    assert (stated.kind, str(stated.day), str(stated.last_day)) == (kind, day, last)


@pytest.mark.parametrize("text", ["", "sớm", "31/02/2024x"])
def test_a_deadline_without_a_day_is_not_guessed(text: str) -> None:
    stated = due(text)
    assert stated is None or stated.day is None
