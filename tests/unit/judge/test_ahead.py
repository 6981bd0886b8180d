"""Where the levers stand before anyone moves them: what the forecast itself expects of the months left."""

from __future__ import annotations

from datetime import date

import pytest

from parcam.judge.ahead import ahead
from parcam.judge.whatif import Lever, what_if
from parcam.model.history import History
from tests.rules.verdict_build import BOTH, INDICATOR, MONEY, THRESHOLDS, promise, readings

AS_OF = date(2024, 9, 15)
POINTS = (*readings("a", [(18, 20)] * 8), *readings("b", [(12, 20)] * 8))
RICH = (*readings("a", [(4e9, 10e9)] * 8), *readings("b", [(10e9, 10e9)] * 8))


def ask(points=POINTS, indicator=INDICATOR, as_of=AS_OF):
    return ahead(promise(0.8), indicator, History(indicator.id, tuple(points)), as_of, THRESHOLDS, reporters=BOTH)


def test_a_steady_unit_is_expected_to_go_on():
    found = {one.unit: one for one in ask()}
    assert found["a"].rate == pytest.approx(0.9, abs=0.04) and found["b"].rate == pytest.approx(0.6, abs=0.05)
    assert found["a"].volume == pytest.approx(80, rel=0.15)
    assert (found["a"].numerator, found["a"].denominator) == (144, 160)


def test_a_lever_set_where_it_stands_changes_next_to_nothing():
    levers = {one.unit: Lever(rate=one.rate) for one in ask()}
    told = what_if(promise(0.8), INDICATOR, History(INDICATOR.id, POINTS), AS_OF, THRESHOLDS, levers, reporters=BOTH)
    assert told.figure == pytest.approx(told.base_figure, abs=0.005)


def test_for_money_what_is_open_is_ahead_and_who_has_spent_all_has_no_lever():
    (one,) = ask(RICH, MONEY)
    assert (one.unit, one.volume) == ("a", pytest.approx(6e9)) and 0 < one.rate <= 1


def test_nothing_is_ahead_without_parts_or_after_the_last_month():
    assert ask(()) == ()
    whole = (*readings("a", [(18, 20)] * 12), *readings("b", [(12, 20)] * 12))
    assert ask(whole, as_of=date(2025, 3, 1)) == ()
