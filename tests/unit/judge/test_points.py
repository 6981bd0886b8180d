"""Points: rules side by side, and which next percent is worth most."""

from __future__ import annotations

import pytest

from parcam.catalog.load import load_catalog
from parcam.judge.points import next_percents, score, side_by_side
from parcam.model.scoring import Rule, RuleKind, RuleSet, Step

PROPORTIONAL = Rule("p", "P", RuleKind.PROPORTIONAL, 6.0, indicator="x", ceiling=0.8)
STEPS = Rule("s", "S", RuleKind.STEPS, 10.0, indicator="y", steps=(Step(0.7, 4.0), Step(0.8, 6.0), Step(1.0, 10.0)))
FLOOR = Rule("f", "F", RuleKind.FLOOR, 10.0, indicator="z", ceiling=0.85, floor=0.6, digits=2)
UNKNOWN = Rule("u", "U", RuleKind.PROPORTIONAL, None, indicator="x")


def rules(*some: Rule, id: str = "set") -> RuleSet:
    return RuleSet(id, id, "framework", tuple(some), None, None, True, "", "")


def test_a_criterion_without_a_rate_leaves_with_its_maximum():
    found = score(rules(PROPORTIONAL, STEPS, UNKNOWN), {"x": 0.4})
    assert (found.score.points, found.score.maximum, found.score.left_out) == (3.0, 6.0, ("s", "u"))
    assert [(one.points, one.maximum) for one in found.criteria] == [(3.0, 6.0), (None, None), (None, None)]


def test_several_rules_side_by_side_score_the_same_figures():
    found = side_by_side([rules(PROPORTIONAL, id="one"), rules(STEPS, id="two")], {"x": 0.8, "y": 0.79})
    assert [(one.rules.id, one.score.points, one.score.share) for one in found] == [("one", 6.0, 1.0), ("two", 4.0, 0.4)]


def test_the_next_percent_that_is_worth_most_comes_first():
    found = next_percents([rules(PROPORTIONAL, STEPS, FLOOR)], {"x": 0.5, "y": 0.795, "z": 0.5})
    assert [one.rule for one in found] == ["s", "p", "f"]
    assert found[0].gain == pytest.approx(2.0)
    assert found[1].gain == pytest.approx(6 * 0.01 / 0.8)
    assert (found[2].gain, found[2].needed, found[2].then) == (0.0, pytest.approx(0.1), pytest.approx(7.06))


def test_at_the_maximum_nothing_more_is_to_be_had():
    found = next_percents([rules(PROPORTIONAL)], {"x": 0.9})
    assert (found[0].gain, found[0].needed) == (0.0, None)
    assert next_percents([rules(PROPORTIONAL)], {"x": 1.0}) == ()


def test_every_rule_set_of_the_catalog_can_be_scored():
    catalog = load_catalog()
    rates = dict.fromkeys(catalog.indicators, 0.5)
    for one in side_by_side(catalog.scoring.values(), rates):
        assert 0 <= one.score.points <= one.score.maximum
        assert sum(c.points or 0.0 for c in one.criteria) == pytest.approx(one.score.points)
