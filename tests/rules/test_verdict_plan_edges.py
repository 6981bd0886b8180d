"""The edges of the signed plan itself, commitment by commitment: strict "trên 90%", 40/40, "trước 25/11", twelve months of receptions,
figures that nobody numbered, one late dossier."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from parcam.catalog.load import load_catalog
from parcam.judge.judge import judge
from parcam.model.history import Deed, History, Point
from parcam.model.month import Month
from parcam.model.verdict import Judgement, Verdict
from tests.rules.verdict_build import in_time

if TYPE_CHECKING:
    from collections.abc import Sequence

CATALOG = load_catalog()
PLAN = CATALOG.plan(2024)
SETTLED = date(2025, 2, 15)
UNNUMBERED = ("B.I.4", "B.I.5", "B.I.6", "B.II.2", "C.1")


def spread(code: str, monthly: dict[int, tuple[float, float]], known_on: date | None = None) -> list[Point]:
    """The office's parts of each month given to the first unit that reports, nothing arising at the others."""
    first, *others = CATALOG.reporters(PLAN.commitment(code).indicator)
    points = []
    for number, (n, d) in monthly.items():
        month = Month(2024, number)
        day = known_on or in_time(month)
        points += [Point(first, month, n, d, None, day), *(Point(unit, month, 0, 0, None, day) for unit in others)]
    return points


def on(code: str, day: date, points: Sequence[Point] = (), deeds: tuple[Deed, ...] = ()) -> Judgement:
    one = PLAN.commitment(code)
    return judge(one, CATALOG.indicators[one.indicator], History(one.indicator, tuple(points)), deeds, day, CATALOG.thresholds,
                 reporters=CATALOG.owing(one.indicator))


def all_year(n: float, d: float) -> dict[int, tuple[float, float]]:
    return dict.fromkeys(range(1, 13), (n, d))


def plain(text: str) -> str:
    return text.replace("\u202f", " ").replace("\u00a0", " ")


@pytest.mark.parametrize(("spent", "plan", "expected"), [
    (90_000_000_000, 100_000_000_000, Verdict.PARTLY_MET),
    (90_000_000_001, 100_000_000_000, Verdict.MET),
    (89_999_999_999, 100_000_000_000, Verdict.PARTLY_MET),
    (71_999_999_999, 100_000_000_000, Verdict.NOT_MET),
    (100_000_000_000, 100_000_000_000, Verdict.MET),
])
def test_above_90_percent_is_strict_to_the_last_dong(spent: float, plan: float, expected: Verdict) -> None:
    """B.I.3 "trên 90%": exactly 90,000 % does not keep it. The figure closes on 31 January."""
    found = on("B.I.3", SETTLED, spread("B.I.3", all_year(spent, plan)))
    assert found.verdict is expected
    if spent == 90_000_000_000:
        assert found.figure == 0.9 and "thiếu 0" in plain(found.reason)


@pytest.mark.parametrize(("done", "assigned", "expected", "figure"), [
    (40, 40, Verdict.MET, 1.0), (39, 40, Verdict.PARTLY_MET, 0.975), (38, 38, Verdict.PARTLY_MET, 0.95), (31, 40, Verdict.NOT_MET, 0.775),
])
def test_forty_of_forty_counts_what_was_promised(done: int, assigned: int, expected: Verdict, figure: float) -> None:
    found = on("A.1", SETTLED, spread("A.1", all_year(done, assigned)))
    assert (found.verdict, found.figure) == (expected, pytest.approx(figure))
    assert "mục tiêu 40/40" in plain(found.reason)


def test_forty_done_in_october_are_done() -> None:
    found = on("A.1", date(2024, 11, 15), spread("A.1", {10: (40, 40)}))
    assert (found.verdict, found.gap) == (Verdict.SECURED, 0.0)
    assert "phần đã đạt không mất đi" in found.reason


@pytest.mark.parametrize(("day", "expected"), [
    (date(2024, 11, 24), Verdict.ON_TRACK), (date(2024, 11, 25), Verdict.ON_TRACK), (date(2024, 12, 10), Verdict.ON_TRACK),
    (date(2024, 12, 11), Verdict.MET),
])
def test_before_25_november_leaves_the_24th_and_november_is_still_to_come_in(day: date, expected: Verdict) -> None:
    """B.I.1: judged over January to November. On the 25th the deadline is past; November's readings are due by 10 December."""
    found = on("B.I.1", day, spread("B.I.1", dict.fromkeys(range(1, 11), (60, 60))))
    assert found.verdict is expected
    assert ("còn chờ số liệu cuối kỳ" in found.reason) is (date(2024, 11, 24) < day < date(2024, 12, 11))


@pytest.mark.parametrize(("late_in", "since"), [(3, "T3/2024"), (1, "T1/2024"), (10, "T10/2024")])
def test_one_late_dossier_loses_100_percent_since_its_month(late_in: int, since: str) -> None:
    months = {number: (60 - (number == late_in), 60) for number in range(1, 11)}
    found = on("B.I.1", date(2024, 11, 15), spread("B.I.1", months))
    assert (found.verdict, found.lost_since, found.chance) == (Verdict.LOST, Month(2024, late_in), 0.0)
    assert f"không còn đạt được từ {since}" in plain(found.reason)
    unit = next(part for part in found.by_unit if part.denominator)
    assert (unit.verdict, unit.lost_since) == (Verdict.LOST, Month(2024, late_in))


def test_nothing_late_and_nothing_arose_are_not_the_same() -> None:
    """0/0 months are a gap: they neither keep nor lose, and the months that had dossiers decide."""
    quiet = dict.fromkeys(range(1, 11), (0, 0))
    assert on("B.I.1", date(2024, 11, 15), spread("B.I.1", quiet)).verdict is Verdict.NO_DATA
    found = on("B.I.1", date(2024, 12, 11), spread("B.I.1", {**quiet, 6: (3, 3), 11: (0, 0)}))
    assert (found.verdict, found.figure, found.denominator) == (Verdict.MET, 1.0, 3)


def test_missing_months_are_counted_and_too_many_leave_no_verdict() -> None:
    few, most = (spread("B.II.4", dict.fromkeys(range(1, last + 1), (45, 100))) for last in (5, 11))
    assert on("B.II.4", SETTLED, few).verdict is Verdict.NO_DATA
    found = on("B.II.4", SETTLED, most)
    assert (found.verdict, found.missing_readings) == (Verdict.MET, len(CATALOG.reporters("online_payment")))
    assert "thiếu 4/48 báo cáo" in plain(found.reason)


def test_a_late_reporter_counts_from_the_day_it_is_known() -> None:
    """September of one unit is told on 5 November: on 15 October the figure stands without it, and says that it is missing."""
    points = spread("B.II.4", dict.fromkeys(range(1, 9), (50, 100)))
    points += [Point(point.unit, Month(2024, 9), 0, 100, None, date(2024, 11, 5)) for point in points[:1]]
    before, after = on("B.II.4", date(2024, 10, 15), points), on("B.II.4", date(2024, 11, 5), points)
    assert (before.figure, after.figure) == (pytest.approx(0.5), pytest.approx(400 / 900))
    assert before.missing_readings == 4 and "thiếu 4/" in plain(before.reason)


def test_what_may_still_fail_is_counted_in_the_units_own_cases() -> None:
    """B.II.5, 95 %: 970 of 1 000 signed, about 100 a month to come. The office and each unit are told how many may fail."""
    found = on("B.II.5", date(2024, 11, 15), spread("B.II.5", dict.fromkeys(range(1, 11), (97, 100))))
    rest = 970 + found.slack
    assert found.required_rate is not None and 0.7 < found.required_rate < 0.95 and rest > 970
    assert f"còn được tối đa {found.slack} văn bản không ký số" in plain(found.reason)
    assert f"phần còn lại phải đạt {found.required_rate * 100:.1f} %".replace(".", ",") in plain(found.reason)
    unit = next(part for part in found.by_unit if part.denominator)
    assert unit.slack == pytest.approx(found.slack, abs=1) and unit.required_rate == pytest.approx(found.required_rate, abs=0.01)


def test_two_more_late_dossiers_and_none_are_said_in_words() -> None:
    """B.I.1 wants all of them: not one more may be late."""
    found = on("B.I.1", date(2024, 6, 15), spread("B.I.1", dict.fromkeys(range(1, 6), (60, 60))))
    assert found.slack == 0 and "không được thêm hồ sơ nào trễ hạn" in plain(found.reason)


def test_secured_says_what_may_all_fail() -> None:
    found = on("B.II.4", date(2024, 12, 15), spread("B.II.4", dict.fromkeys(range(1, 12), (60, 100))))
    assert found.verdict is Verdict.SECURED and found.required_rate == 0.0
    assert "giữ được dù khoảng" in found.reason and "hồ sơ còn lại đều không thanh toán trực tuyến" in plain(found.reason)


def deeds_of(code: str, upto: date | None = None, evidence: str = "link") -> tuple[Deed, ...]:
    return tuple(Deed(code, one.id, one.due, evidence) for one in PLAN.commitment(code).milestones if upto is None or one.due <= upto)


@pytest.mark.parametrize("code", UNNUMBERED)
def test_what_nobody_numbered_is_judged_by_its_milestones_and_never_given_a_chance(code: str) -> None:
    one = PLAN.commitment(code)
    assert one.target is None and one.milestones
    for day in (date(2024, 2, 15), SETTLED):
        found = on(code, day)
        assert (found.figure, found.chance, found.required_rate, found.gap) == (None, None, None, None)
    assert on(code, SETTLED).verdict is Verdict.NOT_MET
    assert on(code, SETTLED, deeds=deeds_of(code)).verdict is Verdict.MET
    late = (Deed(code, one.milestones[-1].id, date(2025, 1, 20), "link"),)
    assert on(code, SETTLED, deeds=deeds_of(code)[:-1] + late).verdict is Verdict.PARTLY_MET


def test_receptions_are_twelve_and_each_month_is_asked_for() -> None:
    assert len(PLAN.commitment("B.I.6").milestones) == 12
    may = date(2024, 6, 1)
    done = deeds_of("B.I.6", upto=may)
    whole, short = on("B.I.6", may, deeds=done), on("B.I.6", may, deeds=done[1:])
    assert whole.verdict in (Verdict.DUE, Verdict.NOT_DUE)
    assert (short.verdict, sum(state.verdict is Verdict.OVERDUE for state in short.milestones)) == (Verdict.OVERDUE, 1)
    assert on("B.I.6", SETTLED, deeds=deeds_of("B.I.6")[:11]).verdict is Verdict.PARTLY_MET


def test_evidence_stays_with_its_milestone_and_its_lack_is_said() -> None:
    kept = on("B.I.4", SETTLED, deeds=deeds_of("B.I.4", evidence="https://example.invalid/minh-chung"))
    assert all(state.evidence == "https://example.invalid/minh-chung" for state in kept.milestones)
    bare = on("B.I.4", SETTLED, deeds=deeds_of("B.I.4", evidence=""))
    assert bare.verdict is Verdict.MET and f"{len(bare.milestones)} mốc chưa có minh chứng" in bare.reason


@pytest.mark.parametrize(("day", "done", "expected"), [
    (date(2024, 10, 30), False, Verdict.NOT_DUE), (date(2024, 11, 14), False, Verdict.DUE), (date(2024, 11, 15), False, Verdict.NOT_MET),
    (date(2024, 11, 15), True, Verdict.MET),
])
def test_the_report_is_due_before_15_november(day: date, done: bool, expected: Verdict) -> None:
    deeds = (Deed("C.1", PLAN.commitment("C.1").milestones[0].id, date(2024, 11, 14), "link"),) if done else ()
    assert on("C.1", day, deeds=deeds).verdict is expected
