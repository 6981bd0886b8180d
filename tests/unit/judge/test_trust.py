"""Trust: what is in and in time, what the figures say against themselves, what changed between two days."""

from __future__ import annotations

from datetime import date

from parcam.judge.checks import Doubtful, check, compare_sources
from parcam.judge.restate import moved
from parcam.judge.trust import Arrival, Owed, arrivals, owed_by_unit
from parcam.model.history import History, Point
from parcam.model.month import Month, span
from tests.rules.verdict_build import INDICATOR, MONEY, THRESHOLDS, promise, readings, verdict

MONTHS = span(Month(2024, 1), Month(2024, 4))


def point(unit: str, month: int, n: float | None, d: float | None, known_on: date, stated: float | None = None) -> Point:
    return Point(unit, Month(2024, month), n, d, stated, known_on)


def owed(*asked) -> tuple[Owed, ...]:
    return owed_by_unit({INDICATOR.id: arrivals(*asked)}, {INDICATOR.id: INDICATOR}, asked[4])


def test_each_expected_reading_is_in_time_late_stated_missing_or_awaited():
    history = History(INDICATOR.id, (
        point("a", 1, 9, 10, date(2024, 2, 10)), point("a", 2, 9, 10, date(2024, 3, 11)),
        point("b", 1, None, None, date(2024, 2, 1), 0.9), point("b", 4, 9, 10, date(2024, 5, 20))))
    asked = (history, INDICATOR, MONTHS, ("a", "b"), date(2024, 4, 15))
    found = arrivals(*asked)
    assert [cell.arrival for cell in found] == [
        Arrival.IN_TIME, Arrival.LATE, Arrival.MISSING, Arrival.WAITING,
        Arrival.STATED, Arrival.MISSING, Arrival.MISSING, Arrival.WAITING]
    assert (found[0].days_late, found[1].days_late) == (0, 1)
    assert owed(*asked) == (Owed("a", 3, 2, 1, (1,), 0), Owed("b", 3, 1, 0, (), 1))
    assert [(one.completeness, one.timeliness) for one in owed(*asked)] == [(2 / 3, 1 / 2), (1 / 3, 1.0)]


def test_a_correction_does_not_make_an_early_report_late():
    history = History(INDICATOR.id, (point("a", 1, 9, 10, date(2024, 6, 1)),))
    asked = (history, INDICATOR, MONTHS[:1], ("a",), date(2024, 6, 2))
    assert [one.timeliness for one in owed(*asked)] == [0.0]
    assert [one.timeliness for one in owed(*asked, {("a", Month(2024, 1)): date(2024, 2, 5)})] == [1.0]


def test_nothing_due_is_no_share():
    (one,) = owed(History(INDICATOR.id), INDICATOR, MONTHS, ("a",), date(2024, 1, 15))
    assert (one.completeness, one.timeliness) == (None, None)


def kinds(found) -> list[tuple[Doubtful, int]]:
    return [(one.kind, one.month.number) for one in found]


def test_impossible_parts_are_found():
    points = [*readings("a", [(11, 10), (-1, 5), (3, 5)])]
    assert kinds(check(points, INDICATOR, THRESHOLDS)) == [(Doubtful.NUMERATOR_ABOVE, 1), (Doubtful.NEGATIVE, 2)]


def test_a_cumulative_figure_that_falls_and_a_plan_that_changes_are_found_within_a_year():
    points = [*readings("a", [(9, 10)] * 12, 2023), *readings("a", [(1, 10), (5, 10), (4, 10), (6, 12)])]
    assert kinds(check(points, MONEY, THRESHOLDS)) == [(Doubtful.CUMULATIVE_FALLS, 3), (Doubtful.PLAN_CHANGED, 4)]


def test_a_month_unlike_the_units_own_history_is_found():
    steady = [(46 + at % 3, 50 + at % 4) for at in range(11)]
    assert check(readings("a", [*steady, (47, 51)]), INDICATOR, THRESHOLDS) == ()
    assert kinds(check(readings("a", [*steady, (20, 51)]), INDICATOR, THRESHOLDS)) == [(Doubtful.ODD_RATE, 12)]
    assert kinds(check(readings("a", [*steady, (470, 510)]), INDICATOR, THRESHOLDS)) == [(Doubtful.ODD_VOLUME, 12)]


def test_few_months_cannot_be_odd():
    assert check(readings("a", [(10, 10)] * 5 + [(0, 10)]), INDICATOR, THRESHOLDS) == ()


def test_two_sources_that_disagree_are_found():
    first, second = readings("a", [(90, 100), (90, 100)]), readings("a", [(905, 1000), (88, 100), (1, 2)])
    found = compare_sources(first, second, THRESHOLDS)
    assert [(one.month.number, one.value, one.expected) for one in found] == [(2, 0.9, 0.88)]
    assert found[0].words("Phòng A").replace("\u202f", " ") == "Phòng A, T2/2024: hai nguồn khác nhau, 90,0 % và 88,0 %"


def test_every_finding_has_its_words_in_both_languages():
    for kind in Doubtful:
        for language in ("vi", "en"):
            found = check(readings("a", [(11, 10)]), INDICATOR, THRESHOLDS)[0]
            assert "Phòng A" in type(found)(kind, "a", Month(2024, 1), 1.0, 0.5).words("Phòng A", language)


def test_what_that_did_to_a_judgement():
    points = readings("a", [(10, 10), (10, 10), (9, 10)])
    early, late = (verdict(points, promise(1.0), day, ("a",)) for day in (date(2024, 3, 20), date(2024, 4, 20)))
    found = moved(early, late)
    assert (found.changed, found.figure) == (True, (1.0, 29 / 30))
    assert not moved(late, late).changed
