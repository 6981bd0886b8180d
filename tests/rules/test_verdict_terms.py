"""Units that begin or end within the judged year: they owe, and are foretold, only in the months in which they exist."""

from __future__ import annotations

from datetime import date

import pytest

from parcam.judge.forecast import futures
from parcam.model.month import Month, span
from parcam.model.unit import Reporters, Unit
from parcam.model.verdict import Verdict
from tests.rules.verdict_build import INDICATOR, MONEY, STANDING, THRESHOLDS, promise, readings, verdict

YEAR = span(Month(2024, 1), Month(2024, 12))
ENDED = Reporters.of([Unit("a", "A", "A", 1), Unit("old", "Old", "Old", 2, valid_to=date(2024, 6, 30), successors=("a",))])
BEGUN = Reporters.of([Unit("a", "A", "A", 1), Unit("new", "New", "New", 2, valid_from=date(2024, 7, 15))])
HALF = [(90, 100)] * 6


def ahead(reporters, points, indicator=INDICATOR):
    return futures(tuple(points), YEAR, indicator, THRESHOLDS, reporters)


def test_an_ended_unit_is_foretold_only_to_its_end():
    found = ahead(ENDED, [*readings("a", HALF[:4]), *readings("old", HALF[:4])])
    assert found.ahead.sum(axis=1).tolist() == [8.0, 2.0]
    assert found.denominator[:, 1, 4:6].mean() > 50
    assert not found.denominator[:, 1, 6:].any()


def test_what_it_brought_stays():
    told = verdict([*readings("a", HALF), *readings("old", HALF)], promise(0.8), date(2024, 7, 20), ENDED)
    assert (told.numerator, told.denominator) == (1080, 1200)
    assert {part.unit for part in told.by_unit} == {"a", "old"}


@pytest.mark.parametrize("indicator", [STANDING, MONEY])
def test_the_stock_of_an_ended_unit_stands_still(indicator):
    points = [*readings("a", [(10 * at, 100) for at in range(1, 8)]), *readings("old", [(10 * at, 100) for at in range(1, 7)])]
    found = ahead(ENDED, points, indicator)
    assert found.numerator[:, 1, 6:] == pytest.approx(60) and found.numerator[:, 0, -1].max() > 70


def test_it_owes_nothing_after_its_end_and_its_silence_before_is_missing():
    told = verdict([*readings("a", [(90, 100)] * 9), *readings("old", HALF[:5])], promise(0.8), date(2024, 10, 20), ENDED)
    assert (told.expected_readings, told.missing_readings) == (9 + 6, 1)


def test_all_is_in_when_the_ended_unit_gave_its_months():
    points = [*readings("a", [(90, 100)] * 12), *readings("old", HALF)]
    assert verdict(points, promise(0.8), date(2025, 1, 31), ENDED).verdict is Verdict.MET
    assert verdict(points, promise(0.95), date(2025, 1, 31), ENDED).verdict in (Verdict.NOT_MET, Verdict.PARTLY_MET)


def test_a_unit_owes_nothing_before_it_began():
    told = verdict([*readings("a", [(90, 100)] * 8), *readings("new", [None] * 6 + [(9, 10)] * 2)], promise(0.8), date(2024, 9, 20), BEGUN)
    assert (told.expected_readings, told.missing_readings) == (8 + 2, 0)


def test_a_unit_that_has_not_begun_is_not_named():
    told = verdict(readings("a", HALF), promise(0.8), date(2024, 6, 20), BEGUN)
    assert [part.unit for part in told.by_unit] == ["a"]


def test_a_unit_nothing_is_known_of_is_foretold_as_before():
    points = [*readings("a", HALF), *readings("guest", HALF)]
    assert ahead(ENDED, points).ahead.sum(axis=1).tolist() == [6.0, 6.0]
