"""Rules of time: what is judged when, and that nothing known later is used."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from parcam.judge.judge import judge
from parcam.judge.window import final_day, months_judged
from parcam.model.commitment import Comparison, Deadline, DeadlineKind
from parcam.model.history import History, Point
from parcam.model.month import Month
from parcam.model.verdict import Verdict
from tests.rules.verdict_build import INDICATOR, MONEY, THRESHOLDS, in_time, promise, readings, verdict


def deadline(day: date, kind: DeadlineKind = DeadlineKind.BEFORE) -> Deadline:
    return Deadline("", kind, day)


@pytest.mark.parametrize(("one", "last"), [
    (deadline(date(2024, 11, 25)), Month(2024, 11)),
    (deadline(date(2024, 11, 2)), Month(2024, 11)),
    (deadline(date(2024, 11, 1)), Month(2024, 10)),
    (deadline(date(2024, 11, 1), DeadlineKind.BY), Month(2024, 11)),
    (deadline(date(2024, 6, 30), DeadlineKind.WITHIN), Month(2024, 6)),
    (deadline(date(2024, 12, 31), DeadlineKind.CONTINUOUS), Month(2024, 12)),
    (deadline(date(2025, 1, 1)), Month(2024, 12)),
])
def test_the_months_judged_are_those_fully_or_partly_inside_the_deadline(one, last):
    """Before 25/11 leaves 1-24 November: the month counts whole. Before 01/11 leaves nothing of it."""
    months = months_judged(one)
    assert (months[0], months[-1], len(months)) == (Month(last.year, 1), last, last.number)


@pytest.mark.parametrize(("as_of", "expected"), [
    (date(2024, 11, 24), Verdict.SECURED), (date(2024, 11, 25), Verdict.MET),
])
def test_before_a_day_excludes_that_day(as_of, expected):
    """All eleven months are in, whole: on the 24th the deadline is not past, on the 25th it is."""
    points = [replace(point, known_on=min(point.known_on, date(2024, 11, 24))) for point in readings("a", [(9, 10)] * 10)]
    points.append(Point("a", Month(2024, 11), 9, 10, None, date(2024, 11, 24)))
    found = verdict(points, promise(0.2, deadline=deadline(date(2024, 11, 25))), as_of, ("a",))
    assert found.verdict is expected


@pytest.mark.parametrize(("as_of", "december", "expected"), [
    (date(2024, 12, 31), None, Verdict.ON_TRACK),
    (date(2025, 1, 3), None, Verdict.ON_TRACK),
    (date(2025, 1, 6), (9, 10), Verdict.MET),
    (date(2025, 1, 11), None, Verdict.MET),
])
def test_after_the_deadline_the_forecast_stands_until_the_last_readings_are_in_or_due(as_of, december, expected):
    points = readings("a", [(9, 10)] * 11 + [december])
    assert verdict(points, promise(0.85), as_of, ("a",)).verdict is expected


@pytest.mark.parametrize(("as_of", "settled"), [(date(2025, 1, 20), False), (date(2025, 1, 31), False), (date(2025, 2, 1), True)])
def test_a_figure_whose_books_close_next_year_is_final_only_then(as_of, settled):
    points = readings("a", [(8e9, 10e9)] * 12)
    found = verdict(points, promise(0.9, Comparison.ABOVE), as_of, ("a",), MONEY)
    assert (found.verdict is Verdict.PARTLY_MET) is settled
    assert final_day(promise(0.9).deadline, MONEY, THRESHOLDS) == date(2025, 1, 31)


def test_nothing_known_later_is_used():
    """The whole answer of a day is the same whether or not the future is in the history."""
    past = readings("a", [(9, 10), (8, 10), (10, 10)])
    future = [Point("a", Month(2024, 4), 0, 500, None, date(2024, 5, 5)), Point("b", Month(2024, 2), 0, 900, None, date(2024, 4, 16)),
              Point("a", Month(2024, 2), 1, 10, None, date(2024, 4, 20))]
    on = date(2024, 4, 15)
    assert verdict([*past, *future], promise(0.9), on, ("a",)) == verdict(past, promise(0.9), on, ("a",))
    assert verdict([*past, *future], promise(0.9), date(2024, 5, 15), ("a",)) != verdict(past, promise(0.9), date(2024, 5, 15), ("a",))


def test_a_month_that_has_not_begun_is_not_used_even_if_someone_typed_it_in():
    early = Point("a", Month(2024, 9), 0, 10, None, date(2024, 3, 1))
    points = readings("a", [(10, 10)] * 2)
    assert verdict([*points, early], promise(0.9), date(2024, 4, 15)).figure == 1.0


def test_the_newest_version_of_a_month_counts():
    points = [*readings("a", [(5, 10)]), Point("a", Month(2024, 1), 9, 10, None, date(2024, 3, 1))]
    assert verdict(points, promise(0.9), date(2024, 2, 20)).figure == 0.5
    assert verdict(points, promise(0.9), date(2024, 3, 1)).figure == 0.9


def test_a_reading_taken_before_its_month_ended_leaves_the_rest_of_the_month_open():
    """December known on the 10th, all good so far: 100 % is not yet certain."""
    whole = readings("a", [(10, 10)] * 11)
    early = Point("a", Month(2024, 12), 3, 3, None, date(2024, 12, 10))
    found = verdict([*whole, early], promise(1.0), date(2024, 12, 12), ("a",))
    assert found.verdict is Verdict.ON_TRACK
    assert found.figure == 1.0


def test_continuous_is_judged_all_along_and_settled_at_the_years_end():
    always = deadline(date(2024, 12, 31), DeadlineKind.CONTINUOUS)
    points = readings("a", [(10, 10)] * 12)
    assert verdict(points, promise(0.9, deadline=always), date(2024, 3, 15), ("a",)).verdict is Verdict.ON_TRACK
    assert verdict(points, promise(0.9, deadline=always), date(2025, 1, 15), ("a",)).verdict is Verdict.MET


def test_the_same_question_has_the_same_answer():
    points = readings("a", [(9, 10), (7, 11), (10, 12)])
    first = verdict(points, promise(0.8), date(2024, 4, 15), ("a",))
    again = verdict(list(reversed(points)), promise(0.8), date(2024, 4, 15), ("a",))
    assert first == again
    assert in_time(Month(2024, 3)) < first.as_of


def test_a_history_of_another_indicator_is_refused():
    with pytest.raises(ValueError, match="other"):
        judge(promise(0.9), INDICATOR, History("other"), (), date(2024, 4, 15), THRESHOLDS)
