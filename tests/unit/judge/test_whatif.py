"""What if: levers move what they name, in the direction they say, and leave the rest alone."""

from __future__ import annotations

from datetime import date

import pytest

from parcam.judge.ahead import ahead
from parcam.judge.judge import outlook
from parcam.judge.whatif import Lever, what_if
from parcam.model.history import History
from tests.rules.verdict_build import BOTH, INDICATOR, MONEY, STANDING, THRESHOLDS, promise, readings, verdict

AS_OF = date(2024, 9, 15)
POINTS = (*readings("a", [(18, 20)] * 8), *readings("b", [(12, 20)] * 8))


def ask(levers, indicator=INDICATOR, points=POINTS, target=0.8):
    return what_if(promise(target), indicator, History(indicator.id, tuple(points)), AS_OF, THRESHOLDS, levers, reporters=BOTH)


def test_no_lever_is_the_forecast_itself():
    found = ask({})
    assert (found.figure, found.chance) == (found.base_figure, found.base_chance)
    assert found.chance == verdict(list(POINTS), promise(0.8), AS_OF, ("a", "b")).chance


def test_a_better_rate_raises_figure_and_chance_and_only_its_unit():
    found = ask({"b": Lever(rate=1.0)})
    assert found.figure > found.base_figure
    assert found.chance > found.base_chance
    base, now = dict(ask({}).by_unit), dict(found.by_unit)
    assert now["a"] == base["a"]
    assert now["b"] == pytest.approx((96 + 80) / (160 + 80), abs=0.02)


def test_all_perfect_is_the_best_there_can_be_and_none_the_worst():
    assert ask({"a": Lever(1.0), "b": Lever(1.0)}).chance > 0.97
    assert ask({"a": Lever(0.0), "b": Lever(0.0)}).chance == 0.0


def test_volume_moves_weight():
    """More of the better unit's work lifts the office."""
    assert ask({"a": Lever(volume=3.0)}).figure > ask({}).figure > ask({"b": Lever(volume=3.0)}).figure


def test_for_money_a_lever_is_the_share_of_the_open_rest():
    points = [*readings("a", [(4e9, 10e9)] * 8), *readings("b", [(2e9, 10e9)] * 8)]
    found = ask({"a": Lever(rate=0.5), "b": Lever(rate=1.0)}, MONEY, points)
    assert found.figure == pytest.approx((7 + 10) / 20)
    assert found.chance == 1.0


@pytest.mark.parametrize(("indicator", "parts", "target", "count", "day"), [
    (INDICATOR, [(9, 10)] * 8, 0.85, None, AS_OF),
    (MONEY, [(4e9, 10e9)] * 8, 0.9, None, AS_OF),
    (MONEY, [(at * 7e8, 10e9) for at in range(1, 13)], 0.85, None, date(2025, 1, 15)),
    (STANDING, [(12, 19)] * 8, 1.0, 40, AS_OF),
    (STANDING, [(12, 22)] * 8, 0.9, 40, AS_OF),
])
def test_the_forecast_beside_a_scenario_is_the_verdicts(indicator, parts, target, count, day):
    """Rates, money (while the books close, too), and 40 promised of which only 38 were given to units."""
    points, one = [*readings("a", parts), *readings("b", parts)], promise(target, count=count)
    found = what_if(one, indicator, History(indicator.id, tuple(points)), day, THRESHOLDS, {}, reporters=BOTH)
    told = verdict(points, one, day, ("a", "b"), indicator)
    assert found.base_chance == told.chance and told.interval[0] <= found.base_figure <= told.interval[1]
    fan = outlook(one, indicator, History(indicator.id, tuple(points)), day, THRESHOLDS, reporters=BOTH)
    assert fan[-1].middle == pytest.approx(found.base_figure)


def test_tasks_nobody_was_given_cannot_be_done_by_any_lever():
    points = [*readings("a", [(12, 19)] * 8), *readings("b", [(12, 19)] * 8)]
    found = what_if(promise(1.0, count=40), STANDING, History(STANDING.id, tuple(points)), AS_OF, THRESHOLDS,
                    {"a": Lever(1.0), "b": Lever(1.0)}, reporters=BOTH)
    assert (found.figure, found.chance) == (pytest.approx(38 / 40), 0.0)


@pytest.mark.parametrize("lever", [Lever(rate=1.2), Lever(rate=-0.1), Lever(volume=-1)])
def test_impossible_levers_are_refused(lever):
    with pytest.raises(ValueError, match="impossible"):
        ask({"a": lever})


def test_without_parts_there_is_nothing_to_suppose():
    assert ask({}, points=()) is None


@pytest.mark.parametrize("indicator", [INDICATOR, MONEY, STANDING])
@pytest.mark.parametrize(("unit", "year"), [("gone", 2023), ("a", 2019)])
def test_the_figures_of_a_unit_that_no_longer_reports_or_of_long_ago_foretell_nothing(indicator, unit, year):
    points = readings(unit, [(12, 19)] * 12, year=year)
    assert ask({}, indicator, points) is None
    assert ahead(promise(0.8), indicator, History(indicator.id, tuple(points)), AS_OF, THRESHOLDS, reporters=BOTH) == ()
